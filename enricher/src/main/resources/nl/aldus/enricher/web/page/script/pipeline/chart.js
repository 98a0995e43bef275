// Lines over time, drawn by uPlot, with a legend of our own that shows the last values.
import { drawn, element } from "../dom.js";
import { language, onLanguage, say } from "../language.js";

/** Dashes as well as colours tell the lines apart. */
const DASHES = [[], [7, 4], [2, 3]];
const HEIGHT = 210;

export class Chart {
  #home;
  #series;
  #format;
  #plot = null;
  #data = null;
  #none = "loading";
  #keys = element("ul", { class: "keys" });
  #canvas = element("div", { "aria-hidden": "true" });
  #nothing = element("p", { class: "empty" });
  #note = element("p", { class: "note", hidden: true });

  /**
   * @param home where to draw
   * @param series [{ name: key of a message or a text, value: (sample) => number or null }]
   * @param format how a value is written
   */
  constructor(home, series, format) {
    this.#home = home;
    this.#series = series;
    this.#format = format;
    home.append(this.#keys, this.#canvas, this.#nothing, this.#note);
    document.addEventListener("aldus:theme", () => this.#rebuild());
    onLanguage(() => this.#rebuild());
    new ResizeObserver(() => {
      if (this.#plot && home.clientWidth > 0) this.#plot.setSize({ width: home.clientWidth, height: HEIGHT });
      else this.#rebuild();
    }).observe(home);
  }

  /**
   * @param samples oldest first; each has `at` in seconds since 1970
   * @param none key of what is said where they hold no value
   * @param note key of what is said below, or null
   */
  show(samples, none, note = null) {
    this.#none = none;
    this.#note.hidden = note === null;
    this.#note.textContent = note === null ? "" : say(note);
    this.#data = [
      samples.map((sample) => sample.at),
      ...this.#series.map(({ value }) => samples.map((sample) => value(sample) ?? null)),
    ];
    if (this.#plot) this.#plot.setData(this.#data);
    else this.#rebuild();
    this.#legend();
  }

  #rebuild() {
    this.#plot?.destroy();
    this.#plot = null;
    if (!this.#data || this.#home.clientWidth === 0) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour("--soft"),
      font: "12px system-ui, sans-serif",
      grid: { stroke: colour("--rule"), width: 1 },
      ticks: { show: false },
    };
    this.#plot = new uPlot(
      {
        width: this.#home.clientWidth,
        height: HEIGHT,
        padding: [null, 36, null, null], // Half of the last time on the axis.
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (plot, low, high) => [0, high > 0 ? high * 1.08 : 1] } },
        axes: [
          { ...axis, size: 32, space: 80, grid: { show: false }, values: (plot, times) => times.map(clock) },
          { ...axis, size: 62, space: 36, values: (plot, values) => values.map((value) => this.#format(value)) },
        ],
        series: [
          {},
          ...this.#series.map((series, i) => ({
            stroke: colour(`--line-${i + 1}`),
            width: 2,
            dash: DASHES[i],
            points: { show: false },
            spanGaps: false,
          })),
        ],
      },
      this.#data,
      this.#canvas,
    );
    this.#legend();
  }

  /** The last values as text: what the lines show, for those who cannot see them. */
  #legend() {
    const measured = this.#data?.slice(1).some((values) => values.some((value) => value !== null)) ?? false;
    // An axis without a line would say 0.
    this.#nothing.textContent = measured ? "" : say(this.#none);
    this.#nothing.hidden = measured;
    this.#canvas.hidden = !measured;
    const style = getComputedStyle(document.documentElement);
    this.#keys.replaceChildren(
      ...this.#series.map(({ name }, i) => {
        const last = this.#data?.[i + 1].findLast((value) => value !== null);
        return element(
          "li",
          {},
          drawn(
            "svg",
            { viewBox: "0 0 24 8", "aria-hidden": "true" },
            drawn("line", {
              x1: 0, y1: 4, x2: 24, y2: 4, "stroke-width": 2.5,
              stroke: style.getPropertyValue(`--line-${i + 1}`).trim(),
              "stroke-dasharray": DASHES[i].join(" "),
            }),
          ),
          `${say(name)} `,
          element("b", {}, last === undefined ? "–" : this.#format(last)),
        );
      }),
    );
  }
}

const clock = (seconds) =>
  new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(
    new Date(seconds * 1000),
  );
