// What of the feed is shown.

/** Lower case without accents, so that "Pešková" is found by "peskova". */
const plain = (text) =>
  (text ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

/** Reads the form. */
export function filterOf(form) {
  const fields = new FormData(form);
  return {
    speaker: plain(fields.get("speaker")).trim(),
    text: plain(fields.get("text")).trim(),
    kinds: new Set(fields.getAll("kind")),
  };
}

/** Whether a quotation passes. */
export function passes(filter, quote) {
  const { speaker, article, cue } = quote;
  const who = [speaker?.name, speaker?.text, speaker?.role, speaker?.organization].join(" ");
  const what = [quote.text, cue?.text, cue?.lemma, article?.title, article?.source].join(" ");
  return (
    // A kind that this page does not know yet cannot be chosen away.
    (filter.kinds.has(quote.type) || quote.type === "UNKNOWN") &&
    plain(who).includes(filter.speaker) &&
    plain(what).includes(filter.text)
  );
}
