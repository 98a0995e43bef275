// One quotation in the feed.
import { element, link } from "../dom.js";
import { clock, dateAndTime, percent, say } from "../language.js";

/** Makes the item from an event of the feed; `fresh` lets it light up once. */
export function saying({ quote, emitted, gone }, fresh) {
  const verbatim = quote.type !== "INDIRECT";
  return element(
    "article",
    {
      class: `saying${fresh ? " fresh" : ""}${gone ? " gone" : ""}`,
      tabindex: "-1",
      dataset: { kind: quote.type },
    },
    element(
      "div",
      { class: "saying-margin" },
      element("time", { datetime: emitted, title: dateAndTime(emitted) }, clock(emitted)),
      element("span", { class: "kind-label", dataset: { kind: quote.type } }, say(quote.type)),
      element("div", {}, `${say("confidence")} ${percent(quote.confidence)}`),
      gone ? element("div", {}, say("withdrawn")) : null,
    ),
    element(
      "div",
      { lang: "nl" },
      element("blockquote", {}, verbatim ? say("quoted", { text: quote.text }) : quote.text),
      attribution(quote),
      origin(quote.article),
    ),
  );
}

function attribution({ speaker, cue, venue }) {
  const said = [cue?.text, venue].filter(Boolean).join(", ");
  return element(
    "p",
    { class: "attribution" },
    "— ",
    speaker
      ? element("span", { class: "speaker" }, speaker.name)
      : element("span", { class: "speaker nobody" }, say("nobody")),
    speaker && (speaker.role || speaker.organization) ? `, ${functionOf(speaker)}` : null,
    said ? [" · ", element("span", { class: "cue" }, said)] : null,
  );
}

/** "woordvoerder, Witte Huis" */
export const functionOf = ({ role, organization }) => [role, organization].filter(Boolean).join(", ");

function origin(article) {
  if (!article) return null;
  const title = article.title || article.url || article.id;
  return element(
    "p",
    { class: "origin" },
    article.source ? `${article.source} · ` : null,
    link(article.url, title),
    " · ",
    element("a", { href: `#article/${encodeURIComponent(article.id)}`, class: "read" }, say("openArticle")),
  );
}
