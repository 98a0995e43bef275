// The extractor's reasons in words. A reason is "kind: FEATURE & FEATURE …" or "speaker: …"; those of
// reported speech stand without the word before the colon.
import { language } from "../language.js";
import { REASONS } from "../messages/reasons.js";

const GROUP = /^(kind|speaker): (.*)$/s;

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
      if (text) told[place].add(text);
    }
  }
  return { kind: [...told.kind], speaker: [...told.speaker] };
}

/** What a feature means; empty if that says nothing to a reader, null if it is not known here. */
export function words(feature) {
  const found = REASONS.find(([pattern]) => pattern.test(feature));
  if (!found) return null;
  const [pattern, dutch, english] = found;
  const text = language() === "nl" ? dutch : english;
  return text ? feature.replace(pattern, text) : "";
}
