// The network: those who deal with one another stand near one another. A slider
// leads through time, month by month; what the month brought is drawn in full colour.
// The names and all that is told of them stand in the page's tables too.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { colour, data, onTheme } from "./page";

interface Node {
  label: string;
  title: string;
  href: string;
  n: number;
}

interface Tie {
  from: number;
  to: number;
  mediates: boolean;
  n: number;
  months: Record<string, number>;
  title: string;
}

interface Data {
  nodes: Node[];
  ties: Tie[];
  months: string[];
  few: number; // nodes that can be read on a narrow page
  words: Record<"all-time" | "until" | "slide" | "narrow" | "plain", string>;
}

/** How much binds two up to a month, and whether that month brought some of it. */
function upTo(t: Tie, month: number): { n: number; now: boolean } {
  let n = 0;
  for (const [m, times] of Object.entries(t.months)) if (Number(m) <= month) n += times;
  return { n, now: t.months[month] !== undefined };
}

/** Draws a name under its dot, with room around its letters. */
function drawName(context: CanvasRenderingContext2D, node: { x: number; y: number; size: number; label: string | null }, settings: { labelSize: number; labelFont: string }): void {
  if (!node.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colour("paper");
  context.fillStyle = colour("ink");
  const y = node.y + node.size + settings.labelSize;
  context.strokeText(node.label, node.x, y);
  context.fillText(node.label, node.x, y);
  context.textAlign = "start";
}

/** A colour of the page with some of its paper in it: "#rrggbb". */
function faded(name: string, part: number): string {
  const [a, b] = [colour(name), colour("paper")].map((c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16)));
  return "#" + a!.map((v, i) => Math.round(v * part + b![i]! * (1 - part)).toString(16).padStart(2, "0")).join("");
}

/** The network laid out in a stage that is so much wider than tall. */
function graphOf(d: Data, wider: number): Graph {
  const g = new Graph({ type: "mixed", multi: true });
  d.nodes.forEach((n, i) => {
    const turn = (2 * Math.PI * i) / d.nodes.length; // on a circle at first, so that the same data is always laid out the same
    g.addNode(i, { label: n.label, x: Math.cos(turn), y: Math.sin(turn), size: Math.min(3.5 + 1.3 * Math.sqrt(n.n), 14) });
  });
  d.ties.forEach((t, i) => g.addEdgeWithKey(i, t.from, t.to, { size: Math.min(1.2 + Math.sqrt(t.n - 1) * 1.2, 7), weight: t.n }));
  const settings = { ...forceAtlas2.inferSettings(g), gravity: 1, scalingRatio: 14, strongGravityMode: true, edgeWeightInfluence: 0.3 };
  forceAtlas2.assign(g, { iterations: 500, settings });
  g.updateEachNodeAttributes((_, n) => ({ ...n, x: n.x * wider }));
  return g;
}

class Network {
  private readonly g: Graph;
  private readonly sigma: Sigma;
  private month = -1; // all of time
  private near: string | null = null;

  constructor(
    into: HTMLElement,
    private readonly d: Data,
  ) {
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.dir = "ltr"; // Sigma measures from the left
    into.replaceChildren(stage);
    this.g = graphOf(d, Math.max(stage.clientWidth / stage.clientHeight, 0.6));
    this.sigma = new Sigma(this.g, stage, {
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: 14,
      defaultDrawNodeLabel: drawName,
      defaultDrawNodeHover: () => {}, // the name is there already
      labelRenderedSizeThreshold: 0,
      labelDensity: 3,
      labelGridCellSize: 70,
      minCameraRatio: 0.2,
      maxCameraRatio: 3,
      stagePadding: 48,
      zIndex: true,
      nodeReducer: (node, now) => ({ ...now, ...this.drawNode(node) }),
      edgeReducer: (edge, now) => ({ ...now, ...this.drawTie(edge) }),
    });
    into.classList.add("live");
    this.paint();
    onTheme(() => this.paint());
    this.listen(stage);
    if (d.months.length > 1) into.append(this.slider());
  }

  private paint(): void {
    this.sigma.setSetting("labelColor", { color: colour("ink") });
    this.sigma.refresh();
  }

  private alive(node: string): boolean {
    return this.month < 0 || this.g.someEdge(node, (e) => upTo(this.d.ties[Number(e)]!, this.month).n > 0);
  }

  private drawNode(node: string): object {
    if (!this.alive(node)) return { hidden: true };
    const aside = this.near !== null && node !== this.near && !this.g.areNeighbors(node, this.near);
    return { color: aside ? colour("line") : colour("accent"), forceLabel: node === this.near, label: aside ? "" : this.g.getNodeAttribute(node, "label") };
  }

  private drawTie(edge: string): object {
    const t = this.d.ties[Number(edge)]!;
    const { n, now } = upTo(t, this.month);
    if (this.month >= 0 && n === 0) return { hidden: true };
    if (this.near !== null && !this.g.hasExtremity(edge, this.near)) return { hidden: true };
    const full = this.month < 0 || now;
    const strong = this.near !== null || (this.month >= 0 && now);
    return { color: full ? faded(t.mediates ? "warn" : "accent", strong ? 1 : 0.5) : faded("soft", 0.45), type: t.mediates ? "arrow" : "line", zIndex: full ? 1 : 0 };
  }

  private listen(stage: HTMLElement): void {
    const look = (node: string | null) => () => {
      this.near = node;
      this.sigma.refresh({ skipIndexation: true });
    };
    this.sigma.on("enterNode", ({ node }) => {
      stage.title = this.d.nodes[Number(node)]!.title;
      stage.classList.add("over");
      look(node)();
    });
    this.sigma.on("leaveNode", () => {
      stage.title = "";
      stage.classList.remove("over");
      look(null)();
    });
    this.sigma.on("clickNode", ({ node }) => location.assign(this.d.nodes[Number(node)]!.href));
    this.sigma.getMouseCaptor().on("wheel", (e) => {
      if (!(e.original as WheelEvent).ctrlKey) e.preventSigmaDefault(); // the page scrolls
    });
  }

  /** Time, from the first month to the last; behind the last, all of it, with what has no month. */
  private slider(): HTMLElement {
    const box = document.createElement("p");
    box.className = "slide";
    const label = document.createElement("label");
    const range = document.createElement("input");
    const says = document.createElement("output");
    range.type = "range";
    range.id = "network-time";
    range.max = String(this.d.months.length);
    range.value = range.max;
    label.htmlFor = says.htmlFor.value = range.id;
    label.textContent = this.d.words.slide;
    const move = (): void => {
      const m = Number(range.value);
      this.month = m < this.d.months.length ? m : -1;
      says.textContent = this.month < 0 ? this.d.words["all-time"] : this.d.words.until.replace("{0}", this.d.months[m]!);
      range.setAttribute("aria-valuetext", says.textContent);
      this.sigma.refresh();
    };
    range.addEventListener("input", move);
    move();
    box.append(label, range, says);
    return box;
  }
}

/** The first nodes, which are those of most happenings, and what binds them. */
function fewer(d: Data, most: number): Data {
  return { ...d, nodes: d.nodes.slice(0, most), ties: d.ties.filter((t) => t.from < most && t.to < most) };
}

/** Whether the browser draws what the network is drawn with. */
function draws(): boolean {
  const canvas = document.createElement("canvas");
  return (canvas.getContext("webgl2") ?? canvas.getContext("webgl")) !== null;
}

/** Adds words below the drawing. */
function say(into: HTMLElement, words: string): void {
  const says = document.createElement("p");
  says.className = "quiet";
  says.textContent = words;
  into.append(says);
}

const narrow = 600; // pixels: what is narrower has room for few names

const d = data<Data>("network-data");
const into = document.querySelector<HTMLElement>("[data-network]");
if (d && into) {
  if (!draws()) {
    say(into, d.words.plain); // the server's drawing stays
  } else if (into.clientWidth < narrow && d.nodes.length > d.few) {
    new Network(into, fewer(d, d.few));
    say(into, d.words.narrow);
  } else {
    new Network(into, d);
  }
}
