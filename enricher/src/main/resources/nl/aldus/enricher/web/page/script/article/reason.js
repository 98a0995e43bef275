// The extractor's reasons in words. A reason is "kind: FEATURE & FEATURE …" or "speaker: …"; those of
// reported speech stand without the word before the colon.
import { language } from "../language.js";
import { REASONS } from "../messages/reasons.js";

const GROUP = /^(kind|speaker): (.*)$/s;
/** Where the quotation stands says nothing of its speaker to a reader. */
const PLACE = /^(?:alone|built in|opening)$/;

/**
 * @param reasons as the extractor gives them
 * @return { kind: [text], speaker: [text] }, each text once; what there are no words for is left out
 */
export function inWords(reasons) {
  const told = { kind: new Set(), speaker: new Set() };
  for (const reason of reasons) {
    const [, group, features] = GROUP.exec(reason) ?? [null, "kind", reason];
    for (const feature of features.split(" & ")) {
      const text = words(feature);
      const place = feature.startsWith("speaker stands") ? "speaker" : group;
      if (text && !(place === "speaker" && PLACE.test(feature))) told[place].add(text);
    }
  }
  return { kind: fullest(told.kind), speaker: fullest(told.speaker) };
}

/** Without the texts that another one begins with. */
function fullest(texts) {
  const all = [...texts];
  return all.filter((text) => !all.some((other) => other !== text && other.startsWith(text)));
}

/** What a feature means; empty if that says nothing to a reader, null if it is not known here. */
export function words(feature) {
  const found = REASONS.find(([pattern]) => pattern.test(feature));
  if (!found) return null;
  const [pattern, dutch, english] = found;
  const text = language() === "nl" ? dutch : english;
  return text ? feature.replace(pattern, text) : "";
}
