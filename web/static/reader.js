// Letters of an article are shown by the CSS Custom Highlight API, which touches no
// element: Arabic letters join across it. The marks that the server drew are the
// fallback and stay where the browser has no highlights.

// reader shows the letters that the address or a field asks for.
export function reader(article) {
  if (!("highlights" in CSS)) return;
  const lines = [...article.querySelectorAll("[data-at]")];
  const evidence = new Highlight(), asked = new Highlight();
  const marks = [...article.querySelectorAll("mark")].map((m) => [spanOf(m), m.classList.contains("asked")]);
  for (const line of lines) {
    const text = line.textContent;
    line.replaceChildren(text);
  }
  const show = (h, [from, to]) => {
    for (const line of lines) {
      const r = rangeIn(line, from, to);
      if (r) h.add(r);
    }
  };
  for (const [span, isAsked] of marks) show(isAsked ? asked : evidence, span);
  CSS.highlights.set("evidence", evidence);
  CSS.highlights.set("asked", asked);
  asked.priority = 1;

  const ask = (span, scroll) => {
    asked.clear();
    if (!span) return;
    show(asked, span);
    const r = [...asked][0];
    if (scroll && r) r.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  const fromHash = (scroll) => ask(parse(location.hash.replace(/^#t=/, "")), scroll);
  if (location.hash.startsWith("#t=")) fromHash(true);
  addEventListener("hashchange", () => fromHash(true));
  for (const a of document.querySelectorAll("a[data-span]")) {
    const span = parse(a.dataset.span);
    const on = () => ask(span, false), off = () => fromHash(false);
    a.addEventListener("mouseenter", on);
    a.addEventListener("focus", on);
    a.addEventListener("mouseleave", off);
    a.addEventListener("blur", off);
    a.addEventListener("click", (e) => {
      e.preventDefault();
      history.replaceState(null, "", "#t=" + a.dataset.span);
      ask(span, true);
    });
  }
}

// parse reads "120-164"; null if it is none.
export function parse(s) {
  const m = /^(\d+)-(\d+)$/.exec(s || "");
  return m && +m[1] < +m[2] ? [+m[1], +m[2]] : null;
}

// spanOf is where a mark stands: code points from the article's first.
function spanOf(mark) {
  const line = mark.closest("[data-at]");
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEndBefore(mark);
  const from = +line.dataset.at + [...before.toString()].length;
  return [from, from + [...mark.textContent].length];
}

// rangeIn is the part of a span that lies in a line of plain text.
export function rangeIn(line, from, to) {
  const at = +line.dataset.at, letters = [...line.textContent];
  const a = Math.max(0, from - at), b = Math.min(letters.length, to - at);
  if (a >= b) return null;
  const unit = (n) => letters.slice(0, n).join("").length;
  const r = document.createRange();
  r.setStart(line.firstChild, unit(a));
  r.setEnd(line.firstChild, unit(b));
  return r;
}
