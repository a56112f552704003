// Judging happenings by keyboard. Every key presses a button or follows a link that
// stands on the page: what the page can do without this script, and nothing else.

import { picker } from "./pick.js";

const root = document.querySelector("[data-review]");
const keys = root.querySelector("[data-keys]");
let gone = false; // a button was pressed, and the next page is under way

// nameOf is the key of an event as the page names it. On a keyboard that writes no
// Latin letters it is the letter that stands in the same place on one that does.
export function nameOf(e) {
  if (e.key === " " || e.code === "Space") return "space";
  if (e.key === "?" || (e.code === "Slash" && e.shiftKey)) return "?";
  if (e.shiftKey) return "";
  if (/^[a-z]$/i.test(e.key)) return e.key.toLowerCase();
  if (e.key.length === 1 && e.key > "\u007f") return e.code.replace(/^Key/, "").toLowerCase();
  return "";
}

// busy reports whether what has the focus needs keys for itself.
function busy(el, name) {
  if (el.isContentEditable) return true;
  if (el.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return true;
  return name === "space" && el !== document.body && !el.matches("main");
}

addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.repeat || e.isComposing) return;
  const name = nameOf(e);
  if (!name || gone || keys.open || busy(e.target, name)) return;
  if ((name === "j" || name === "k") && step(name === "j" ? 1 : -1)) return e.preventDefault();
  const target = root.querySelector(`[data-key~="${name}"]`);
  if (!target) return;
  e.preventDefault();
  if ("focus" in target.dataset) {
    target.focus();
    target.scrollIntoView({ block: "center" });
  } else {
    gone = !target.matches("[data-help]");
    target.click();
  }
});
addEventListener("pageshow", () => (gone = false));

// step goes to another happening of a list. Enter opens it.
function step(by) {
  const items = [...root.querySelectorAll(".waiting > a")];
  if (items.length === 0) return false;
  const at = items.findIndex((a) => a.parentElement.contains(document.activeElement));
  items[Math.min(Math.max(at + by, 0), items.length - 1)].focus();
  return true;
}

for (const b of root.querySelectorAll("[data-help]")) {
  b.hidden = false;
  b.addEventListener("click", () => keys.showModal());
}

const article = root.querySelector("[data-pick]");
if (article) picker(article, root.querySelector("[data-correct]"));
