// From the description of the topology and the lags to what is drawn: topics, the parts of the
// enricher between them, and the groups that read what comes out.

/**
 * @param topology { deadLetters: name of the topic, subtopologies: [{ id, nodes: [{ name, kind, topics, stores, successors }] }] }
 * @param lags the lag of every group on every partition
 * @param group the enricher's own group
 * @return { columns: [[node]], edges: [{ from, to, lag }] }; a node has an id, kind, name and steps
 */
export function graphOf(topology, lags, group) {
  const nodes = new Map();
  const edges = [];
  const topic = (name) => {
    const id = `topic ${name}`;
    if (!nodes.has(id)) nodes.set(id, { id, kind: "topic", name, steps: [] });
    return id;
  };
  for (const part of topology.subtopologies) {
    const id = `part ${part.id}`;
    nodes.set(id, {
      id,
      kind: "part",
      name: topology.subtopologies.length > 1 ? `${group} ${part.id}` : group,
      steps: stepsOf(part),
    });
    for (const node of part.nodes) {
      for (const name of node.kind === "source" ? node.topics : []) {
        edges.push({ from: topic(name), to: id, lag: total(lags, group, name) });
      }
      for (const name of node.kind === "sink" ? node.topics : []) {
        edges.push({ from: id, to: topic(name), lag: null });
      }
    }
    // What cannot be read or extracted is diverted by Streams itself, outside the topology.
    edges.push({ from: id, to: topic(topology.deadLetters), lag: null, diverted: true });
  }
  const readers = lags.filter((lag) => lag.group !== group && nodes.has(`topic ${lag.topic}`));
  for (const lag of readers) {
    const id = `reader ${lag.group}`;
    if (!nodes.has(id)) nodes.set(id, { id, kind: "reader", name: lag.group, steps: [] });
    if (!edges.some((edge) => edge.from === `topic ${lag.topic}` && edge.to === id)) {
      edges.push({ from: `topic ${lag.topic}`, to: id, lag: total(lags, lag.group, lag.topic) });
    }
  }
  return { columns: columnsOf([...nodes.values()], edges), edges: unique(edges) };
}

/** Names of the processors from first to last, then the stores. */
function stepsOf(part) {
  const processors = part.nodes.filter((node) => node.kind === "processor");
  const stores = new Set(part.nodes.flatMap((node) => node.stores));
  return [
    ...processors.map((node) => ({ kind: "processor", name: node.name })),
    ...[...stores].map((name) => ({ kind: "store", name })),
  ];
}

const unique = (edges) =>
  edges.filter((edge, i) => edges.findIndex((e) => e.from === edge.from && e.to === edge.to) === i);

/** Nodes by their distance from the start; a cycle does not hang it. */
function columnsOf(nodes, edges) {
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to } of edges) {
      if (depth.get(to) <= depth.get(from) && depth.get(from) + 1 < nodes.length) {
        depth.set(to, depth.get(from) + 1);
      }
    }
  }
  const columns = [];
  for (const node of nodes) (columns[depth.get(node.id)] ??= []).push(node);
  return columns.filter(Boolean);
}

const CONCERN = ["OK", "WARN", "STOP", "STALL", "REWIND"];

/** Lag of a group on a topic, all partitions together, or null. */
export function total(partitions, group, topic) {
  const own = partitions.filter((one) => one.group === group && one.topic === topic);
  if (own.length === 0) return null;
  return {
    lag: own.reduce((sum, one) => sum + one.lag, 0),
    // An age that is not known makes the greatest unknown, too.
    lagSeconds: own.some((one) => one.lagSeconds === null) ? null : Math.max(...own.map((one) => one.lagSeconds)),
    consumedPerSecond: own.reduce((sum, one) => sum + one.consumedPerSecond, 0),
    status: CONCERN[Math.max(...own.map((one) => CONCERN.indexOf(one.status)))],
  };
}
