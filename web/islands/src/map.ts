// The map: outlines of countries, which this server has too, under the places that
// the page's table has. A dot grows with what happened there; around a town or a
// region, whose point is only its middle, it is paler; of a whole country the outline
// is washed.

import { geoBounds, geoCentroid, geoGraticule10, geoMercator, geoPath, type GeoPermissibleObjects } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { button, data, onWidth, rtl, svg } from "./page";

interface Place {
  name: string;
  title: string;
  href: string;
  precision: string;
  country: string;
  point: [number, number] | null;
  n: number;
  radius: number;
}

interface Data {
  atlas: string;
  countries: Record<string, string>;
  places: Place[];
  words: Record<"in" | "out" | "all" | "near" | "title", string>;
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Feature<Geometry, { name: string }>;

const limits = { least: 1, most: 60 }; // how often the whole world's size
const letter = 8; // about, in pixels

type Box = [left: number, top: number, right: number, bottom: number];

interface View {
  k: number;
  x: number;
  y: number;
}

class AtlasMap {
  private readonly root = svg("svg", { class: "drawing world", role: "group" });
  private readonly keys = document.createElement("div");
  private readonly ground = svg("g");
  private readonly over = svg("g");
  private readonly countries: Country[];
  private readonly middles: (readonly [Country, [number, number]])[];
  private readonly projection = geoMercator();
  private readonly radii: number[]; // on a wide page
  private width = 0;
  private height = 0;
  private view: View = { k: 1, x: 0, y: 0 };
  private moved = false;

  constructor(
    into: HTMLElement,
    private readonly atlas: Atlas,
    private readonly d: Data,
  ) {
    this.countries = (feature(atlas, atlas.objects.countries) as FeatureCollection<Geometry, { name: string }>).features;
    this.radii = d.places.map((p) => p.radius);
    this.middles = this.countries.map((c) => [c, middle(c)] as const);
    this.root.setAttribute("aria-label", d.words.title);
    this.root.append(this.ground, this.over);
    this.keys.className = "zoom";
    this.keys.append(
      button(d.words.in, () => this.zoom(1.6), "+"),
      button(d.words.out, () => this.zoom(1 / 1.6), "−"),
      button(d.words.near, () => this.go(this.nearby())),
      button(d.words.all, () => this.go({ k: 1, x: 0, y: 0 })),
    );
    into.replaceChildren(this.keys, this.root);
    into.classList.add("live");
    this.listen();
  }

  /** Draws anew, as wide as the page lets it. */
  fit(width: number): void {
    const before = this.width;
    const smaller = Math.min(Math.max(width / 760, 0.55), 1);
    this.d.places.forEach((p, i) => (p.radius = this.radii[i]! * smaller));
    this.width = width;
    this.height = Math.round(Math.min(Math.max(width * 0.62, 320), 640));
    this.root.setAttribute("viewBox", `0 0 ${width} ${this.height}`);
    this.projection.fitWidth(width, { type: "Sphere" }).translate([width / 2, this.height / 2]);
    this.drawGround();
    if (this.moved && before) {
      const r = width / before;
      this.view = { k: this.view.k, x: this.view.x * r, y: this.view.y * r };
    } else {
      this.view = this.nearby();
    }
    this.place();
  }

  private drawGround(): void {
    const path = geoPath(this.projection);
    const some = new Set(this.d.places.filter((p) => p.precision === "country").map((p) => p.country));
    const line = (of: GeoPermissibleObjects, name: string): SVGPathElement => svg("path", { d: path(of) ?? "", class: name });
    this.ground.replaceChildren(
      line(geoGraticule10(), "net"),
      ...this.countries.map((c) => {
        const el = line(c, some.has(String(c.id)) ? "land some" : "land");
        const here = this.d.places.find((p) => p.precision === "country" && p.country === String(c.id));
        if (here) el.append(title(here.title));
        return el;
      }),
      line(mesh(this.atlas, this.atlas.objects.countries, (a, b) => a !== b), "border"),
    );
  }

  private at(point: [number, number]): [number, number] {
    const [x, y] = this.projection(point) ?? [0, 0];
    return [x * this.view.k + this.view.x, y * this.view.k + this.view.y];
  }

  /** Puts everything where the view has it: dots and names keep their size. */
  private place(): void {
    this.ground.setAttribute("transform", `translate(${this.view.x} ${this.view.y}) scale(${this.view.k})`);
    const dots: SVGElement[] = [];
    const names: SVGElement[] = [];
    const taken: Box[] = [this.keysBox()];
    const seen: [Place, number, number][] = [];
    for (const p of this.d.places) {
      if (!p.point) continue;
      const [px, py] = this.at(p.point);
      if (px < -30 || py < -30 || px > this.width + 30 || py > this.height + 30) continue;
      dots.unshift(dot(p, px, py));
      seen.push([p, px, py]);
    }
    for (const [p, x, y] of seen) this.name(p.name, x, y - p.radius - 6, "place", taken, names);
    for (const [p, x, y] of seen) taken.push([x - p.radius, y - p.radius, x + p.radius, y + p.radius]);
    for (const [c, point] of this.middles) {
      const name = this.d.countries[String(c.id)];
      if (name && this.room(c) > name.length * letter * 1.1) this.name(name, ...this.at(point), "country", taken, names);
    }
    this.over.replaceChildren(...dots, ...names);
  }

  /** Where the buttons stand, in the way of names. */
  private keysBox(): Box {
    const box = this.keys.getBoundingClientRect();
    const root = this.root.getBoundingClientRect();
    return [box.left - root.left, box.top - root.top, box.right - root.left, box.bottom - root.top];
  }

  /** Writes a name where no other one stands. */
  private name(text: string, x: number, y: number, kind: string, taken: Box[], out: SVGElement[]): void {
    const half = (text.length * letter) / 2;
    const box: Box = [x - half, y - 14, x + half, y + 4];
    if (box[0] < 0 || box[2] > this.width || box[1] < 0 || box[3] > this.height) return;
    if (taken.some((o) => box[2] > o[0] && o[2] > box[0] && box[3] > o[1] && o[3] > box[1])) return;
    taken.push(box);
    const el = svg("text", { x, y, class: kind, "text-anchor": "middle", direction: rtl ? "rtl" : "ltr" });
    el.textContent = text;
    out.push(el);
  }

  /** How wide a country is on the map, in pixels. */
  private room(c: Country): number {
    const [[west], [east]] = geoBounds(c);
    const width = east < west ? east + 360 - west : east - west;
    return (Math.min(width, 90) / 360) * this.width * this.view.k;
  }

  /** The view that has every place in it, with room around. */
  private nearby(): View {
    const points = this.d.places.flatMap((p) => (p.point ? [this.projection(p.point)!] : this.middles.filter(([c]) => p.precision === "country" && p.country === String(c.id)).map(([, m]) => this.projection(m)!)));
    if (points.length === 0) return { k: 1, x: 0, y: 0 };
    const xs = points.map((p) => p[0]);
    const ys = points.map((p) => p[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.min(0.7 / Math.max((right - left) / this.width, (bottom - top) / this.height, 0.06), limits.most);
    return { k, x: this.width / 2 - (k * (left + right)) / 2, y: this.height / 2 - (k * (top + bottom)) / 2 };
  }

  private go(view: View): void {
    this.moved = true;
    this.view = view;
    this.place();
  }

  private zoom(by: number, x = this.width / 2, y = this.height / 2): void {
    const k = Math.min(Math.max(this.view.k * by, limits.least), limits.most);
    const r = k / this.view.k;
    this.go({ k, x: x - (x - this.view.x) * r, y: y - (y - this.view.y) * r });
  }

  private listen(): void {
    let from: { x: number; y: number; id: number } | null = null;
    this.root.addEventListener("pointerdown", (e) => {
      if (e.button === 0 && !(e.target as Element).closest("a")) {
        from = { x: e.clientX, y: e.clientY, id: e.pointerId };
        this.root.setPointerCapture(e.pointerId);
      }
    });
    this.root.addEventListener("pointermove", (e) => {
      if (!from || e.pointerId !== from.id) return;
      this.go({ k: this.view.k, x: this.view.x + e.clientX - from.x, y: this.view.y + e.clientY - from.y });
      from = { x: e.clientX, y: e.clientY, id: e.pointerId };
    });
    for (const end of ["pointerup", "pointercancel"] as const) this.root.addEventListener(end, () => (from = null));
    this.root.addEventListener(
      "wheel",
      (e) => {
        if (!e.ctrlKey) return; // the page scrolls
        e.preventDefault();
        const box = this.root.getBoundingClientRect();
        this.zoom(Math.exp(-e.deltaY / 200), e.clientX - box.left, e.clientY - box.top);
      },
      { passive: false },
    );
  }
}

/** The middle of a country's largest part: that of France lies in France. */
function middle(c: Country): [number, number] {
  if (c.geometry.type !== "MultiPolygon") return geoCentroid(c);
  const path = geoPath();
  const parts = c.geometry.coordinates.map((coordinates): Geometry => ({ type: "Polygon", coordinates }));
  const largest = parts.reduce((a, b) => (path.area(b) > path.area(a) ? b : a));
  return geoCentroid(largest);
}

function title(text: string): SVGTitleElement {
  const t = svg("title");
  t.textContent = text;
  return t;
}

function dot(p: Place, x: number, y: number): SVGElement {
  const a = svg("a", { href: p.href, tabindex: -1 });
  const c = svg("circle", { class: "spot " + p.precision, cx: x, cy: y, r: p.radius });
  c.append(title(p.title));
  a.append(c);
  return a;
}

async function start(): Promise<void> {
  const d = data<Data>("map-data");
  const into = document.querySelector<HTMLElement>("[data-map]");
  if (!d || !into) return;
  const answer = await fetch(d.atlas);
  if (!answer.ok) return; // the server's drawing stays
  const map = new AtlasMap(into, (await answer.json()) as Atlas, d);
  onWidth(into, (width) => map.fit(width));
}

void start();
