// Why a quotation has its speaker: facts, and a card beside the text that shows them.
import { drawn, element } from "../dom.js";
import { percent, say } from "../language.js";
import { functionOf } from "../live/saying.js";
import { inWords } from "./reason.js";

/** A small bar with the figure beside it. */
export function confidence(value) {
  return element(
    "span",
    {},
    drawn(
      "svg",
      { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      drawn("rect", { width: Math.round(value * 100), height: 10 }),
    ),
    `${say("confidence")} ${percent(value)}`,
  );
}

/** Kind, confidence, cue, place and day of a quotation. */
export function facts(quote) {
  const said = [
    quote.cue && `${say("cue")}: ${quote.cue.text}`,
    quote.venue,
    quote.saidOn && say("saidOn", { day: quote.saidOn }),
  ];
  return element(
    "div",
    { class: "facts" },
    element("span", { class: "kind-label", dataset: { kind: quote.type } }, say(quote.type)),
    confidence(quote.confidence),
    ...said.filter(Boolean).map((fact) => element("span", {}, fact)),
  );
}

/** Why it is a quotation of this kind, and of this speaker. */
export function reasons(quote) {
  const { kind, speaker } = inWords(quote.reasons ?? []);
  const groups = [
    [say("whyKind"), kind],
    [say("whySpeaker"), speaker],
  ].filter(([, texts]) => texts.length > 0);
  if (groups.length === 0) return null;
  return element(
    "dl",
    { class: "reasons" },
    ...groups.flatMap(([name, texts]) => [
      element("dt", {}, name),
      ...texts.map((text) => element("dd", {}, text)),
    ]),
  );
}

/** The name of the speaker with function, or that there is none. */
export function who({ speaker }) {
  if (!speaker) return [element("strong", { class: "who" }, say("nobody"))];
  const role = functionOf(speaker);
  return [
    element("strong", { class: "who" }, speaker.name),
    role ? element("span", { class: "function" }, `, ${role}`) : null,
  ];
}

/** A card that floats by the marked text; it holds nothing that can be focused. */
export class Explanation {
  #card = element("div", { class: "explanation", role: "tooltip", id: "explanation", hidden: true });
  #home;

  constructor(home) {
    this.#home = home;
    home.append(this.#card);
  }

  show(anchor, ...content) {
    this.#card.replaceChildren(...content.flat().filter(Boolean));
    this.#card.hidden = false;
    if (this.#card.parentNode !== this.#home) this.#home.append(this.#card);
    const home = this.#home.getBoundingClientRect();
    const lines = anchor.getClientRects();
    const last = lines[lines.length - 1] ?? anchor.getBoundingClientRect();
    const card = this.#card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.width - 8;
    const left = Math.max(8, Math.min(last.left, room)) - home.left;
    const below = last.bottom + 10 + card.height < innerHeight || lines[0].top < card.height + 10;
    const top = below ? last.bottom + 10 : lines[0].top - card.height - 10;
    this.#card.style.left = `${left}px`;
    this.#card.style.top = `${top - home.top}px`;
    anchor.setAttribute("aria-describedby", "explanation");
  }

  hide() {
    this.#card.hidden = true;
    document.querySelector("[aria-describedby=explanation]")?.removeAttribute("aria-describedby");
  }
}
