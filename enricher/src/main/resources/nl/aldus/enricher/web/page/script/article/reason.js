// The extractor's reasons, cut into clauses and in the language of the page. A reason is a conclusion
// and, where there is one, ", because CLAUSE, CLAUSE and CLAUSE", in English.
import { language } from "../language.js";
import { DUTCH, REPORTS } from "../messages/reasons.js";

const BECAUSE = ", because ";
const OF_SPEAKER = /^(?:the speaker is |nobody is named as speaker)/;
/** The longest first: some clauses begin with another one. */
const CLAUSES = [...DUTCH.keys()].sort((a, b) => b.length - a.length);

/**
 * @param reasons as the extractor gives them
 * @return { kind: [text], speaker: [text] }
 */
export function inWords(reasons) {
  const told = { kind: [], speaker: [] };
  for (const reason of reasons) {
    const at = reason.indexOf(BECAUSE);
    if (at < 0) continue; // The conclusion alone stands on the page already.
    const group = OF_SPEAKER.test(reason) ? told.speaker : told.kind;
    group.push(...clauses(reason.slice(at + BECAUSE.length)).map(words));
  }
  return told;
}

/** Cuts at the clauses that are known; what is not known stays in one piece. */
function clauses(text) {
  const known = CLAUSES.find((clause) => text === clause || text.startsWith(`${clause}, `) || text.startsWith(`${clause} and `));
  if (!known || known === text) return [text];
  return [known, ...clauses(text.slice(known.length).replace(/^(?:, | and )/, ""))];
}

/** A clause in the language of the page, or as it is where there is no translation. */
export function words(clause) {
  if (language() !== "nl") return clause;
  const report = REPORTS.find(([pattern]) => pattern.test(clause));
  return report ? clause.replace(...report) : (DUTCH.get(clause) ?? clause);
}
