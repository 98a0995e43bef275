// The marked article, the list of what was found, and how the two point at each other.
import { byId, drawn, element, link } from "../dom.js";
import { count, dateAndTime, percent, say } from "../language.js";
import { Explanation, facts, reasons, who } from "./explanation.js";
import { annotations, mark } from "./marking.js";

/** What can be shown or not, in the order of the legend. */
export const LAYERS = ["quote", "PERSON", "ORGANIZATION", "LOCATION", "MISC", "sentence"];

export class Reading {
  #body = byId("article-body");
  #list = byId("found-list");
  #spread = this.#body.parentNode;
  #explanation = new Explanation(this.#spread);
  #connector = drawn("svg", { class: "connector", "aria-hidden": "true" });
  #layers = new Set(LAYERS);
  #analysis = null;

  constructor() {
    this.#spread.append(this.#connector);
    for (const area of [this.#body, this.#list]) {
      area.addEventListener("pointerover", (event) => this.#pointAt(event.target));
      area.addEventListener("focusin", (event) => this.#pointAt(event.target));
      area.addEventListener("pointerleave", () => this.#pointAt(document.activeElement));
      area.addEventListener("focusout", () => this.#pointAt(null));
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#pointAt(null);
    });
    addEventListener("resize", () => this.#pointAt(null));
  }

  /** Shows an analysis: { article, sentences, entities, quotes }. */
  show(analysis) {
    this.#analysis = analysis;
    this.render();
    byId("reading").hidden = false;
  }

  /** Draws again, for instance in another language. */
  render() {
    this.#legend();
    if (!this.#analysis) return;
    const { article, quotes, entities, sentences } = this.#analysis;
    this.#pointAt(null);
    const text = element("div", { class: "text", lang: "nl", dir: "auto" });
    text.append(mark(article.text, annotations(this.#analysis), (span, first) => this.#piece(span, first)));
    this.#body.replaceChildren(
      element("h3", { id: "article-title", tabindex: "-1", lang: "nl" }, article.title || say("untitled")),
      element("p", { class: "byline" }, ...this.#byline(article)),
      text,
    );
    byId("found-title").textContent = [
      count("quotes", quotes.length),
      count("entities", entities.length),
      count("sentences", sentences.length),
    ].join(" · ");
    this.#list.replaceChildren(...quotes.map((quote, index) => this.#entry(quote, index)));
    this.#applyLayers();
  }

  #byline({ source, publishedAt, url }) {
    const parts = [source, dateAndTime(publishedAt), url && link(url, url)].filter(Boolean);
    return parts.flatMap((part, index) => (index ? [" · ", part] : [part]));
  }

  #piece(span, first) {
    switch (span.kind) {
      case "sentence":
        return element("span", {
          class: "sentence",
          dataset: first ? { number: span.sentence.index + 1 } : {},
        });
      case "quote": {
        const speaker = span.quote.speaker?.name ?? say("nobody");
        return element(
          "mark",
          {
            class: "quote",
            id: first ? `quote-${span.index}` : null,
            tabindex: first ? "0" : null,
            dataset: { quote: span.index, kind: span.quote.type },
          },
          first ? element("span", { class: "visually-hidden" }, say("quoteOf", { speaker }), " ") : null,
        );
      }
      case "speaker":
        return element("span", {
          class: "speaker-mark",
          id: first ? `speaker-${span.index}` : null,
          dataset: { speaker: span.index },
        });
      case "cue":
        return element("span", { class: "cue-mark", dataset: { cue: span.index } });
      default:
        return element("span", {
          class: "entity",
          dataset: { type: span.entity.type },
          title: `${span.entity.name} · ${say(`one.${span.entity.type}`)} · ${percent(span.mention.confidence)}`,
        });
    }
  }

  #entry(quote, index) {
    const why = reasons(quote);
    const { speaker } = quote;
    return element(
      "li",
      { dataset: { quote: index } },
      element(
        "div",
        { lang: "nl" },
        ...who(quote),
        speaker?.text && speaker.text !== speaker.name
          ? element("small", { class: "function" }, ` (${say("inSentence", { text: speaker.text })})`)
          : null,
      ),
      element(
        "p",
        { class: "what", lang: "nl" },
        element(
          "a",
          { href: `#quote-${index}`, onclick: (event) => this.#jump(event, `quote-${index}`) },
          quote.type === "INDIRECT" ? quote.text : say("quoted", { text: quote.text }),
        ),
      ),
      facts(quote),
      why ? element("details", {}, element("summary", {}, say("why")), why) : null,
    );
  }

  /** Goes to a place in the text without touching the address, which chooses the view. */
  #jump(event, id) {
    event.preventDefault();
    const target = byId(id);
    target.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
  }

  /** Lights up the quotation at a node with its speaker and cue; null puts everything out. */
  #pointAt(node) {
    const index = node?.closest?.("[data-quote]")?.dataset.quote;
    for (const lit of this.#spread.querySelectorAll(".active")) lit.classList.remove("active");
    this.#connector.replaceChildren();
    if (index === undefined || !this.#layers.has("quote")) {
      this.#explanation.hide();
      return;
    }
    const all = (name) => this.#spread.querySelectorAll(`[data-${name}="${index}"]`);
    for (const name of ["quote", "speaker", "cue"]) {
      for (const piece of all(name)) piece.classList.add("active");
    }
    const first = byId(`quote-${index}`);
    if (this.#body.contains(node)) {
      const quote = this.#analysis.quotes[index];
      this.#explanation.show(
        node.closest("[data-quote]"),
        element("div", { lang: "nl" }, ...who(quote)),
        facts(quote),
        reasons(quote),
      );
    } else {
      this.#explanation.hide();
    }
    const speaker = all("speaker")[0];
    if (first && speaker) this.#connect(speaker, first);
  }

  /** A curve from the speaker to the quotation. */
  #connect(speaker, quote) {
    const home = this.#spread.getBoundingClientRect();
    const middle = (node) => {
      const line = node.getClientRects()[0];
      return { x: line.left - home.left + Math.min(line.width / 2, 24), y: line.top - home.top, h: line.height };
    };
    const from = middle(speaker);
    const to = middle(quote);
    const down = from.y < to.y;
    const start = down ? from.y + from.h : from.y;
    const end = Math.abs(from.y - to.y) < from.h ? to.y : down ? to.y : to.y + to.h;
    const level = Math.abs(from.y - to.y) < from.h;
    const bend = level ? from.y - 22 : (start + end) / 2;
    const begin = level ? from.y : start;
    this.#connector.append(
      drawn("path", { d: `M ${from.x} ${begin} C ${from.x} ${bend}, ${to.x} ${bend}, ${to.x} ${end}` }),
      drawn("circle", { cx: from.x, cy: begin, r: 3.5 }),
      drawn("circle", { cx: to.x, cy: end, r: 3.5 }),
    );
  }

  #legend() {
    const legend = byId("legend");
    const focused = document.activeElement?.value;
    for (const chip of legend.querySelectorAll(".chip")) chip.remove();
    for (const layer of LAYERS) {
      const sample =
        layer === "quote"
          ? element("mark", { class: "quote", dataset: { kind: "DIRECT" } }, say(layer))
          : layer === "sentence"
            ? element("span", { class: "sentence", dataset: { number: "1" } }, say(layer))
            : element("span", { class: "entity", dataset: { type: layer } }, say(layer));
      const input = element("input", {
        type: "checkbox",
        name: "layer",
        value: layer,
        checked: this.#layers.has(layer),
        onchange: (event) => {
          if (event.target.checked) this.#layers.add(layer);
          else this.#layers.delete(layer);
          this.#applyLayers();
        },
      });
      legend.append(
        element("label", { class: `chip show-${layer}` }, input, element("span", {}, sample)),
      );
      if (focused === layer) input.focus();
    }
  }

  #applyLayers() {
    for (const layer of LAYERS) this.#body.classList.toggle(`show-${layer}`, this.#layers.has(layer));
    for (const quote of this.#body.querySelectorAll(".quote[id]")) {
      if (this.#layers.has("quote")) quote.tabIndex = 0;
      else quote.removeAttribute("tabindex");
    }
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
