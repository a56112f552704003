// What every island needs of the page that it stands in.

/** The data that the server wrote into the page for an island. */
export function data<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

/** The value of a colour that style.css names, as it is now. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** Whether the page is written from the right. */
export const rtl = document.documentElement.dir === "rtl";

/** Calls f whenever the page turns dark or light. */
export function onTheme(f: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", f);
}

/** Calls f with the width of an element in CSS pixels, at first and whenever it changes. */
export function onWidth(el: HTMLElement, f: (width: number) => void): void {
  let last = 0;
  new ResizeObserver((list) => {
    const width = Math.round(list[0]?.contentRect.width ?? 0);
    if (width > 0 && width !== last) requestAnimationFrame(() => f((last = width)));
  }).observe(el);
}

const svgNS = "http://www.w3.org/2000/svg";

/** An SVG element with attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number> = {}): SVGElementTagNameMap[K] {
  const el = document.createElementNS(svgNS, name);
  for (const [k, v] of Object.entries(attributes)) el.setAttribute(k, String(v));
  return el;
}

/** A button with words. */
export function button(words: string, press: () => void, sign?: string): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "plain";
  b.textContent = sign ?? words;
  if (sign) b.setAttribute("aria-label", words);
  b.addEventListener("click", press);
  return b;
}
