// Selecting letters of an article, by mouse or by keyboard, for a form that asks for
// them: code points [from, to) from the article's first.

import { parse, rangeIn } from "./reader.js";

// picker lets letters of an article be selected. The form may be missing: then the
// article can be walked all the same.
export function picker(article, form) {
  const lines = [...article.querySelectorAll("[data-at]")];
  const words = lines.flatMap((line, n) => wordsIn(line, n));
  const picked = "highlights" in CSS ? new Highlight() : null;
  if (picked) CSS.highlights.set("picked", picked);
  let anchor = -1, at = -1;

  const show = (from, to, scroll) => {
    const ranges = lines.map((line) => rangeIn(line, from, to)).filter((r) => r);
    if (picked) {
      picked.clear();
      picked.priority = 2;
      for (const r of ranges) picked.add(r);
    }
    if (scroll && ranges.length) scrollTo(article, ranges[ranges.length - 1]);
    if (!form) return;
    form.elements.from.value = from;
    form.elements.to.value = to;
    form.elements.words.value = form.elements.picked.value = ranges.map((r) => r.toString()).join(" ");
  };

  article.addEventListener("keydown", (e) => {
    const by = { ArrowLeft: 1, ArrowRight: -1, ArrowDown: "down", ArrowUp: "up" }[e.key];
    if (!by || e.ctrlKey || e.metaKey || e.altKey || words.length === 0) return;
    e.preventDefault();
    at = at < 0 ? first(words, parse(article.dataset.start)) : moved(words, at, by);
    if (!e.shiftKey || anchor < 0) anchor = at;
    const [a, b] = anchor < at ? [anchor, at] : [at, anchor];
    show(words[a].from, words[b].to, true);
  });

  document.addEventListener("selectionchange", () => {
    const s = getSelection();
    if (s.isCollapsed || !article.contains(s.anchorNode) || !article.contains(s.focusNode)) return;
    const r = s.getRangeAt(0);
    const from = pointOf(r.startContainer, r.startOffset), to = pointOf(r.endContainer, r.endOffset);
    if (from === null || to === null || from >= to) return;
    anchor = at = words.findIndex((w) => w.to > from);
    show(from, to, false);
  });

  // Words that a person writes are looked for; the letters that were picked are not
  // those any more.
  form?.elements.words.addEventListener("input", () => {
    form.elements.from.value = form.elements.to.value = form.elements.picked.value = "";
    picked?.clear();
  });

  const start = parse(article.dataset.start);
  const clause = start && lines.map((line) => rangeIn(line, ...start)).find((r) => r);
  if (clause) scrollTo(article, clause);
}

// wordsIn are the words of a line with their letters.
function wordsIn(line, n) {
  const out = [], text = line.textContent;
  let unit = 0, at = +line.dataset.at;
  for (const m of text.matchAll(/\S+/g)) {
    at += [...text.slice(unit, m.index)].length;
    const to = at + [...m[0]].length;
    out.push({ from: at, to, line: n });
    unit = m.index + m[0].length;
    at = to;
  }
  return out;
}

// first is the first word of the clause, where a walk begins.
function first(words, clause) {
  return clause ? Math.max(0, words.findIndex((w) => w.to > clause[0])) : 0;
}

// moved is the word that an arrow leads to: the next is to the left, as Arabic is
// written.
function moved(words, at, by) {
  if (by === "down" || by === "up") {
    const line = words[at].line + (by === "down" ? 1 : -1);
    const there = words.findIndex((w) => w.line === line);
    return there < 0 ? at : there;
  }
  return Math.min(Math.max(at + by, 0), words.length - 1);
}

// pointOf is the code point at a place in the article; null outside of its lines.
function pointOf(node, offset) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return +line.dataset.at + [...before.toString()].length;
}

// scrollTo brings letters into view, inside of the article's own box.
function scrollTo(article, range) {
  const box = article.getBoundingClientRect(), at = range.getBoundingClientRect();
  if (at.top < box.top || at.bottom > box.bottom) article.scrollTop += at.top - box.top - box.height / 3;
}
