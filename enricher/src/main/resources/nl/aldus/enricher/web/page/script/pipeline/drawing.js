// Draws the graph: from left to right, or as a tree from top to bottom where there is no room.
import { drawn } from "../dom.js";
import { count, duration, say } from "../language.js";

const LINE = 19;
const PAD = 13;
const WIDE = { topic: 160, part: 230, reader: 160, gap: 96, row: 22 };

/** Draws into a home of its own width. */
export function draw(home, graph) {
  const width = home.clientWidth;
  const columns = graph.columns.map((column) => column.map((node) => ({ ...node, ...size(node) })));
  const wide = columns.reduce((sum, column) => sum + Math.max(...column.map((n) => n.w)), 0);
  const needed = wide + (columns.length - 1) * WIDE.gap + 4;
  const placed = width >= needed ? across(columns, width) : down(columns, width);
  const at = new Map(placed.nodes.map((node) => [node.id, node]));
  const label = graph.edges
    .map(({ from, to, lag }) => {
      const text = say("to", { from: at.get(from).name, to: at.get(to).name });
      return lag ? `${text} (${lagText(lag)})` : text;
    })
    .join("; ");
  home.replaceChildren(
    drawn(
      "svg",
      {
        width: placed.width,
        height: placed.height,
        viewBox: `0 0 ${placed.width} ${placed.height}`,
        role: "img",
        "aria-label": say("topologyLabel", { edges: label }),
      },
      drawn(
        "defs",
        {},
        drawn(
          "marker",
          { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" },
          drawn("path", { class: "arrow", d: "M0 0 L8 4 L0 8 Z" }),
        ),
      ),
      ...graph.edges.map((edge) => line(edge, at, placed.wide)),
      ...placed.nodes.map(box),
      ...graph.edges.filter((edge) => edge.lag).map((edge) => lagLabel(edge, at, placed.wide)),
    ),
  );
}

function size(node) {
  return { w: WIDE[node.kind], h: 2 * PAD + LINE * (1 + node.steps.length) - 4 };
}

function across(columns, width) {
  const tall = columns.map((column) => column.reduce((sum, n) => sum + n.h + WIDE.row, -WIDE.row));
  const height = Math.max(...tall) + 4;
  const widths = columns.map((column) => Math.max(...column.map((n) => n.w)));
  const free = width - widths.reduce((a, b) => a + b, 0) - 4;
  const gap = Math.min(WIDE.gap * 2, columns.length > 1 ? free / (columns.length - 1) : 0);
  let x = 2;
  const nodes = columns.flatMap((column, i) => {
    let y = (height - tall[i]) / 2;
    const placed = column.map((node) => {
      const here = { ...node, x, y, w: widths[i] };
      y += node.h + WIDE.row;
      return here;
    });
    x += widths[i] + gap;
    return placed;
  });
  return { nodes, width: x - gap + 2, height, wide: true };
}

function down(columns, width) {
  let y = 2;
  const nodes = columns.flatMap((column, i) => {
    const indent = 2 + i * Math.min(28, width / 12);
    const placed = column.map((node) => {
      const here = { ...node, x: indent, y, w: Math.min(260, width - indent - 4) };
      y += node.h + 12;
      return here;
    });
    y += 30; // Room for the lag.
    return placed;
  });
  return { nodes, width, height: y - 38, wide: false };
}

function box(node) {
  const { x, y, w, h } = node;
  return drawn(
    "g",
    { class: node.kind },
    drawn("title", {}, [node.name, ...node.steps.map((step) => step.name)].join(" · ")),
    drawn("rect", { class: "box", x, y, width: w, height: h, rx: node.kind === "topic" ? h / 2 : 4 }),
    drawn(
      "text",
      { class: "name", x: node.kind === "part" ? x + PAD : x + w / 2, y: y + PAD + 11, "text-anchor": node.kind === "part" ? "start" : "middle" },
      fit(node.name, w),
    ),
    ...node.steps.map((step, i) =>
      drawn(
        "text",
        { class: "caption", x: x + PAD, y: y + PAD + 11 + LINE * (i + 1) },
        `${step.kind === "store" ? "▤" : "→"} ${fit(step.name, w)}`,
      ),
    ),
  );
}

/** What fits in a box; the whole name stands in its title. */
const fit = (text, width) => {
  const room = Math.floor((width - 2 * PAD) / 7);
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
};

function line({ from, to, lag, diverted }, at, wide) {
  const [a, b] = [at.get(from), at.get(to)];
  const moving = lag?.consumedPerSecond > 0 ? " moving" : "";
  return drawn(
    "g",
    { class: lag ? "lag" : diverted ? "diverted" : null, dataset: lag ? { status: lag.status } : {} },
    drawn("path", { class: `edge${moving}`, d: wide ? curve(a, b) : elbow(a, b), "marker-end": "url(#arrow)" }),
  );
}

function curve(a, b) {
  const [x1, y1, x2, y2] = [a.x + a.w, a.y + a.h / 2, b.x - 2, b.y + b.h / 2];
  const bend = (x1 + x2) / 2;
  return `M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
}

function elbow(a, b) {
  const x = a.x + 10;
  const y = b.y + b.h / 2;
  return `M${x} ${a.y + a.h} V${y} H${b.x - 2}`;
}

function lagLabel({ from, to, lag }, at, wide) {
  const [a, b] = [at.get(from), at.get(to)];
  const x = wide ? (a.x + a.w + b.x) / 2 : a.x + 22;
  const y = wide ? (a.y + a.h / 2 + b.y + b.h / 2) / 2 - 10 : a.y + a.h + 24;
  const anchor = wide ? "middle" : "start";
  const parts = lagParts(lag);
  return drawn(
    "g",
    { class: "lag", dataset: { status: lag.status } },
    drawn("text", { class: "lag-label", x, y: wide && parts.length > 1 ? y - 2 : y, "text-anchor": anchor }, wide ? parts[0] : parts.join(" · ")),
    wide && parts.length > 1
      ? drawn("text", { class: "lag-label", x, y: y + 26, "text-anchor": anchor }, parts[1])
      : null,
  );
}

const lagParts = (lag) =>
  lag.lag === 0 ? [say("caughtUp")] : [duration(lag.lagSeconds), count("waiting", lag.lag)];

const lagText = (lag) => `${lagParts(lag).join(", ")}, ${say(lag.status)}`;
