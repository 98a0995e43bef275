// Topology, lag, throughput, latency, instances and dead letters.
import { byId } from "../dom.js";
import { decimal, duration, integer, onLanguage, say } from "../language.js";
import { Chart } from "./chart.js";
import { draw } from "./drawing.js";
import { graphOf } from "./graph.js";
import { catchUp, deadLettersTable, figures, instancesTable, lagsTable, placeholder, signed } from "./tables.js";

const REFRESH_MILLIS = 2000;
/** Half an hour, as the server keeps it. */
const KEPT = 900;
/** At the top, from left to right. */
const FIGURES = ["lagNow", "catchUp", "rateNow", "latencyNow", "deadNow"];

export class PipelineView {
  #timer = null;
  #topology = null;
  #now = null;
  #stale = false; // The last question was not answered.
  #samples = [];
  #announced = null;
  #charts = [
    new Chart(byId("chart-lag"), [{ name: "lagSeries", value: (s) => s.lagSeconds }], duration),
    new Chart(
      byId("chart-rate"),
      [
        { name: "articlesSeries", value: (s) => s.articlesPerSecond },
        { name: "quotesSeries", value: (s) => s.quotesPerSecond },
      ],
      (value) => decimal(value, value < 10 ? 1 : 0),
    ),
    new Chart(
      byId("chart-latency"),
      [
        { name: "p50", value: (s) => s.p50 },
        { name: "p95", value: (s) => s.p95 },
        { name: "p99", value: (s) => s.p99 },
      ],
      duration,
    ),
  ];

  constructor() {
    onLanguage(() => this.#render());
    new ResizeObserver(() => this.#drawTopology()).observe(byId("topology"));
  }

  show() {
    this.#refresh();
    this.#timer ??= setInterval(() => this.#refresh(), REFRESH_MILLIS);
  }

  hide() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async #refresh() {
    if (document.hidden) return;
    try {
      const last = this.#samples.at(-1)?.number ?? -1;
      const now = await json(`api/pipeline?after=${last}`);
      // Numbers that start again mean that the server did.
      if (now.samples[0]?.number <= last) [this.#samples, this.#topology] = [[], null];
      this.#topology ??= await json("api/topology");
      this.#samples = this.#samples.concat(now.samples).slice(-KEPT);
      this.#now = now;
      this.#stale = false;
    } catch {
      this.#stale = true;
    }
    this.#render();
  }

  #render() {
    const shown = byId("pipeline-state");
    if (!this.#now) {
      const why = this.#stale ? "unreachable" : "loading";
      shown.textContent = say(why);
      shown.dataset.state = this.#stale ? "bad" : "";
      figures(byId("figures"), FIGURES.map((name) => ({ name, value: "–", note: "\u00a0" })));
      for (const chart of this.#charts) chart.show([], why);
      for (const id of ["topology", "instances", "lags", "dead"]) placeholder(byId(id), why);
      return;
    }
    const { state, group, groups, partitions, failing, instances, deadLetters } = this.#now;
    const own = groups.find((one) => one.group === group) ?? null;
    const last = this.#samples.at(-1);
    const judged = failing ? say("clusterSilent") : own && `${say(own.status)}: ${say(`why.${own.status}`)}`;
    shown.textContent = this.#stale
      ? say("pipelineStale")
      : [`${group} ${say(`state.${state}`)}`, judged].filter(Boolean).join(" · ");
    const good = state === "RUNNING" && !failing && !this.#stale && (own === null || own.status === "OK");
    shown.dataset.state = good ? "good" : "bad";
    // A server that has not measured yet knows nothing, which is not the same as that there is nothing.
    const unless = (none) => (failing ? "clusterSilent" : last ? none : "loading");
    figures(byId("figures"), [
      {
        name: "lagNow",
        value: own ? duration(own.lagSeconds) : "–",
        note: own && say("records", { n: integer(own.lag) }),
      },
      { name: "catchUp", value: own ? catchUp(own) : "–", note: own && lagNote(own) },
      {
        name: "rateNow",
        value: perSecond(last?.articlesPerSecond),
        note: `${say("quotesSeries")} ${perSecond(last?.quotesPerSecond)}`,
      },
      {
        name: "latencyNow",
        value: duration(this.#lately("p95")),
        note: `p50 ${duration(this.#lately("p50"))} · p99 ${duration(this.#lately("p99"))}`,
      },
      { name: "deadNow", value: deadLetters.complete || deadLetters.total > 0 ? integer(deadLetters.total) : "–" },
    ]);
    const gaps = this.#samples.some((sample) => !sample.measured);
    const [lag, ...ofOutput] = this.#charts;
    lag.show(this.#samples, unless("noSamples"));
    for (const chart of ofOutput) chart.show(this.#samples, unless("noSamples"), gaps ? "shared" : null);
    this.#drawTopology();
    instancesTable(byId("instances"), instances, unless("noInstances"));
    lagsTable(byId("lags"), partitions, unless("noLag"));
    deadLettersTable(byId("dead"), deadLetters.recent, unless(deadLetters.complete ? "noDead" : "loading"));
    this.#announce(group, own?.status ?? null);
  }

  /** The last value that was measured: without articles there is no latency. */
  #lately(name) {
    return this.#samples.findLast((sample) => sample[name] !== null)?.[name] ?? null;
  }

  #drawTopology() {
    const home = byId("topology");
    if (!this.#topology || !this.#now || home.clientWidth === 0) return;
    draw(home, graphOf(this.#topology, this.#now.partitions, this.#now.group));
  }

  /** Tells a change of status, not every figure. */
  #announce(group, status) {
    if (status === this.#announced) return;
    if (this.#announced !== null && status !== null) {
      byId("pipeline-announcement").textContent = say("announceStatus", { group, status: say(status) });
    }
    this.#announced = status;
  }
}

const perSecond = (rate) => (typeof rate === "number" ? say("perSecond", { n: decimal(rate) }) : "–");

const lagNote = (lag) => (lag.lag === 0 ? say("nothingWaits") : say("lagChange", { n: signed(lag.lagPerSecond) }));

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
