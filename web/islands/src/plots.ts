// The timeline's drawings, as wide as the page, with what stands behind a mark
// under the pointer. The server drew the same: this takes its place.

import * as Plot from "@observablehq/plot";
import { data, onWidth, rtl } from "./page";

interface Bar {
  row: string;
  from: string;
  to: string;
  exact: boolean;
  class: string;
  title: string;
  href: string;
}

interface Month {
  from: string;
  to: string;
  up: number;
  down: number;
  title: string;
}

interface Tick {
  at: string;
  label: string;
}

interface Data {
  rows: string[];
  bars: Bar[];
  barTicks: Tick[];
  months: Month[] | null;
  monthTicks: Tick[] | null;
  up: string;
  down: string;
}

const day = (s: string): Date => new Date(s + "T00:00:00Z");

/** As many ticks as there is room for. */
function some(ticks: Tick[], width: number): Tick[] {
  const step = Math.ceil(ticks.length / Math.max(1, Math.floor(width / 110)));
  return ticks.filter((_, i) => (ticks.length - 1 - i) % step === 0);
}

/** Puts a drawing where the server's was. Plot writes a style element into it, which
    the page's policy does not let through: style.css has its rules. */
function put(into: HTMLElement, drawing: Element): void {
  for (const s of drawing.querySelectorAll("style")) s.remove();
  into.replaceChildren(drawing);
}

const tip = { fill: "var(--card)", stroke: "var(--line)", textPadding: 10, lineWidth: 24 };

/** Plot's lanes: bars of one row that would cover one another go above one another. */
function lanes(bars: Bar[], dot: number): { bar: Bar; from: Date; to: Date; lane: number }[] {
  const ends: number[] = [];
  return [...bars]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((bar) => {
      let from = +day(bar.from);
      let to = +day(bar.to);
      if (to - from < dot) [from, to] = [(from + to - dot) / 2, (from + to + dot) / 2];
      let lane = ends.findIndex((end) => end <= from);
      if (lane < 0) lane = ends.length < mostLanes ? ends.push(0) - 1 : mostLanes - 1;
      ends[lane] = to;
      return { bar, from: new Date(from), to: new Date(to), lane };
    });
}

const laneHeight = 15;
const mostLanes = 8; // of a row; what is more is drawn over the last
const rowGap = 10;
const dotSize = 11;
const end = 36; // room for half a label

// drawing is a plot without the labels that the library writes on groups that have
// no role, where nobody may read them.
function drawing(options: Plot.PlotOptions) {
  const out = Plot.plot(options);
  for (const g of out.querySelectorAll("g[aria-label]")) g.removeAttribute("aria-label");
  return out;
}

function drawBars(d: Data, width: number): Element {
  const side = width < 520 ? 84 : 120;
  const first = Math.min(...d.bars.map((b) => +day(b.from)));
  const last = Math.max(...d.bars.map((b) => +day(b.to)));
  const dot = ((last - first) * (dotSize + 1)) / Math.max(width - side - end, 100);
  let y = 0;
  const names: { y: number; row: string }[] = [];
  const rules: number[] = [];
  const drawn: { from: Date; to: Date; y1: number; y2: number; bar: Bar }[] = [];
  for (const row of d.rows) {
    const list = lanes(d.bars.filter((b) => b.row === row), dot);
    const height = (Math.max(...list.map((x) => x.lane)) + 1) * laneHeight + rowGap;
    for (const x of list) {
      const top = y + rowGap / 2 + x.lane * laneHeight + (laneHeight - dotSize) / 2;
      drawn.push({ from: x.from, to: x.to, y1: top, y2: top + dotSize, bar: x.bar });
    }
    names.push({ y: y + height / 2, row });
    y += height;
    rules.push(y);
  }
  const inside = d.barTicks.filter((t) => +day(t.at) >= first && +day(t.at) <= last);
  const ticks = some(inside, width - side).map((t) => ({ at: day(t.at), label: t.label }));
  const classes = [...new Set(drawn.map((x) => x.bar.class))];
  return drawing({
    width,
    height: y + 34,
    marginTop: 2,
    marginBottom: 32,
    marginLeft: rtl ? end : side,
    marginRight: rtl ? side : end,
    className: "plot",
    x: { type: "utc", reverse: rtl, axis: null, domain: [new Date(first), new Date(last)] },
    y: { domain: [0, y], range: [2, y + 2], axis: null },
    marks: [
      Plot.ruleX(ticks, { x: "at", stroke: "var(--line)" }),
      Plot.text(ticks, { x: "at", text: "label", frameAnchor: "bottom", dy: 24, fill: "var(--soft)" }),
      Plot.ruleY(rules, { stroke: "var(--line)" }),
      Plot.text(names, { y: "y", text: "row", frameAnchor: rtl ? "right" : "left", dx: rtl ? side : -side, textAnchor: "start", fill: "var(--ink)" }),
      ...classes.map((name) =>
        Plot.rect(drawn.filter((x) => x.bar.class === name), { x1: "from", x2: "to", y1: "y1", y2: "y2", rx: dotSize / 2, className: name, href: (x) => x.bar.href, ariaLabel: (x) => x.bar.title }),
      ),
      Plot.tip(drawn, Plot.pointer({ x: (x) => new Date((+x.from + +x.to) / 2), y: "y2", title: (x) => x.bar.title, ...tip })),
    ],
  });
}

function drawMonths(d: Data, months: Month[], width: number): Element {
  const side = width < 520 ? 84 : 120;
  const gap = (m: Month, part: number): Date => new Date(+day(m.from) + (+day(m.to) - +day(m.from)) * part);
  const columns = months.map((m) => ({ ...m, x1: gap(m, 0.1), x2: gap(m, 0.9), middle: gap(m, 0.5) }));
  const named = new Map(some(d.monthTicks ?? [], width - side).map((t) => [t.at, t.label]));
  const ticks = columns.filter((m) => named.has(m.from)).map((m) => ({ middle: m.middle, label: named.get(m.from) }));
  return drawing({
    width,
    height: 240,
    marginTop: 20,
    marginBottom: 32,
    marginLeft: rtl ? end : side,
    marginRight: rtl ? side : end,
    className: "plot",
    x: { type: "utc", reverse: rtl, axis: null, domain: [day(months[0]!.from), day(months[months.length - 1]!.to)] },
    y: { axis: null },
    marks: [
      Plot.text(ticks, { x: "middle", text: "label", frameAnchor: "bottom", dy: 24, fill: "var(--soft)" }),
      Plot.rect(columns, { x1: "x1", x2: "x2", y1: 0, y2: "up", className: "up" }),
      Plot.rect(columns, { x1: "x1", x2: "x2", y1: 0, y2: "down", className: "down" }),
      Plot.ruleY([0], { stroke: "var(--soft)" }),
      Plot.text([d.up], { frameAnchor: rtl ? "top-right" : "top-left", dx: rtl ? side : -side, textAnchor: "start", fill: "var(--soft)" }),
      Plot.text([d.down], { frameAnchor: rtl ? "bottom-right" : "bottom-left", dx: rtl ? side : -side, textAnchor: "start", fill: "var(--soft)" }),
      Plot.tip(columns, Plot.pointerX({ x: "middle", y: "up", title: "title", ...tip })),
    ],
  });
}

const d = data<Data>("plots-data");
const bars = document.querySelector<HTMLElement>('[data-plot="bars"]');
const months = document.querySelector<HTMLElement>('[data-plot="months"]');
if (d && bars) onWidth(bars, (width) => put(bars, drawBars(d, width)));
if (d?.months && months) onWidth(months, (width) => put(months, drawMonths(d, d.months!, width)));
