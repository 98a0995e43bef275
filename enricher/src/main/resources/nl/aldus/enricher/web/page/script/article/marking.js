// Turns offsets into nested elements. Annotations may cross each other; a crossing one is split.

/**
 * The order of nesting, from outside in, where annotations cover the same text; within a kind the
 * longer one lies outside.
 */
const DEPTH = { sentence: 0, quote: 1, speaker: 2, cue: 2, entity: 3 };

/**
 * All spans of an analysis, in code points: { kind, begin, end, … }.
 */
export function annotations({ sentences, entities, quotes }) {
  const spans = sentences.map((sentence) => ({
    kind: "sentence",
    begin: sentence.begin,
    end: sentence.end,
    sentence,
  }));
  quotes.forEach((quote, index) => {
    spans.push({ kind: "quote", begin: quote.begin, end: quote.end, quote, index });
    const { speaker, cue } = quote;
    if (speaker && speaker.begin !== null) {
      spans.push({ kind: "speaker", begin: speaker.begin, end: speaker.end, index });
    }
    if (cue) spans.push({ kind: "cue", begin: cue.begin, end: cue.end, index });
  });
  for (const entity of entities) {
    for (const mention of entity.mentions) {
      spans.push({ kind: "entity", begin: mention.begin, end: mention.end, entity, mention });
    }
  }
  return spans.filter((span) => span.begin < span.end);
}

/**
 * Cuts a text at every boundary and builds the nested elements.
 *
 * @param text the text of the article
 * @param spans as annotations() gives them; begin and end in code points
 * @param make makes the element of a span, given the span and whether it is its first piece
 * @return nodes whose texts, put together, are the text exactly
 */
export function mark(text, spans, make) {
  const points = Array.from(text);
  const inside = spans.filter((span) => span.begin >= 0 && span.end <= points.length);
  const cuts = [...new Set([0, points.length, ...inside.flatMap((span) => [span.begin, span.end])])];
  cuts.sort((a, b) => a - b);
  const starting = new Map();
  for (const span of inside) {
    if (!starting.has(span.begin)) starting.set(span.begin, []);
    starting.get(span.begin).push(span);
  }
  const root = document.createDocumentFragment();
  const begun = new Set();
  let active = [];
  let open = []; // { span, node }, from outside in.
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    active = active.filter((span) => span.end > from).concat(starting.get(from) ?? []);
    const wanted = [...active].sort(outsideIn);
    // What is open already in the right order stays open; the rest is closed and opened anew.
    let same = 0;
    while (same < open.length && same < wanted.length && open[same].span === wanted[same]) same++;
    open.length = same;
    for (const span of wanted.slice(same)) {
      const node = make(span, !begun.has(span));
      begun.add(span);
      (open.at(-1)?.node ?? root).append(node);
      open.push({ span, node });
    }
    (open.at(-1)?.node ?? root).append(points.slice(from, to).join(""));
  }
  return root;
}

function outsideIn(a, b) {
  return (
    DEPTH[a.kind] - DEPTH[b.kind] ||
    a.begin - b.begin ||
    b.end - a.end ||
    (a.index ?? 0) - (b.index ?? 0)
  );
}
