// Dutch and English. Texts of the page's own stand in messages/; texts of articles never change.
import nl from "./messages/nl.js";
import en from "./messages/en.js";

const messages = { nl, en };
const listeners = [];
let current = initial();

function initial() {
  try {
    const chosen = localStorage.getItem("aldus.language");
    if (chosen in messages) return chosen;
  } catch {
    // Storage is shut off: the browser decides.
  }
  return (navigator.language ?? "nl").toLowerCase().startsWith("nl") ? "nl" : "en";
}

export const language = () => current;

export function choose(next) {
  current = next;
  try {
    localStorage.setItem("aldus.language", next);
  } catch {
    // Kept for this page only.
  }
  apply();
}

/** Calls back whenever the language changes, and once now. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

/** A message, with {names} filled in; an unknown key is shown as it is. */
export function say(key, values = {}) {
  const message = messages[current][key] ?? key;
  return message.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** As say, choosing between `key.one` and `key.other`. */
export function count(key, number, values = {}) {
  const form = new Intl.PluralRules(current).select(number) === "one" ? "one" : "other";
  return say(`${key}.${form}`, { n: integer(number), ...values });
}

export const integer = (number) => new Intl.NumberFormat(current).format(Math.round(number));

export const decimal = (number, digits = 1) =>
  new Intl.NumberFormat(current, { maximumFractionDigits: digits, signDisplay: "negative" }).format(number);

export const percent = (share) =>
  new Intl.NumberFormat(current, { style: "percent", maximumFractionDigits: 0 }).format(share);

/** A time of day; null where there is none. */
export const clock = (iso) =>
  iso && new Intl.DateTimeFormat(current, { timeStyle: "medium" }).format(new Date(iso));

export const dateAndTime = (iso) =>
  iso && new Intl.DateTimeFormat(current, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));

export const day = (date) => new Intl.DateTimeFormat(current, { dateStyle: "full" }).format(date);

/** A span of time in the unit that suits it: 35 ms, 4,2 s, 3 min, 2 u, 5 d. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || Number.isNaN(seconds)) return "–";
  if (seconds === 0) return "0\u00a0s";
  if (seconds < 1) return `${integer(seconds * 1000)}\u00a0ms`;
  if (seconds < 60) return `${decimal(seconds, seconds < 10 ? 1 : 0)}\u00a0s`;
  if (seconds < 3600) return `${decimal(seconds / 60, 0)}\u00a0min`;
  if (seconds < 86400) return `${decimal(seconds / 3600, 1)}\u00a0${say("hourUnit")}`;
  return `${decimal(seconds / 86400, 0)}\u00a0d`;
}

export function apply() {
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
  for (const listener of listeners) listener();
}
