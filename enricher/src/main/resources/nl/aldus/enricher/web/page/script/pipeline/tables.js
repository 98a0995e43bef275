// Figures and tables of the pipeline.
import { element } from "../dom.js";
import { clock, dateAndTime, decimal, duration, integer, say } from "../language.js";

/** The figures at the top: [{ name, value, note }]. */
export function figures(home, rows) {
  home.replaceChildren(
    ...rows.map(({ name, value, note }) =>
      element(
        "div",
        {},
        element("dt", {}, say(name)),
        element("dd", {}, value, note ? element("small", {}, note) : null),
      ),
    ),
  );
}

/** Says in place of tables why there is nothing yet. */
export function placeholder(home, why) {
  home.replaceChildren(element("p", { class: "empty small" }, say(why)));
}

export function instancesTable(home, instances, none) {
  table(home, ["instance", "host", "partitions"], instances, none, (instance) => [
    cell(instance.client),
    cell(instance.host),
    cell(instance.partitions.join(", ") || "–"),
  ]);
}

export function lagsTable(home, lags, none) {
  const head = ["group", "topic", "partition#", "lagRecords#", "lagSeconds#", "trend#", "eta#", "status"];
  table(home, head, lags, none, (lag) => [
    cell(lag.group),
    cell(lag.topic),
    cell(integer(lag.partition), true),
    cell(integer(lag.lag), true),
    cell(duration(lag.lagSeconds), true),
    cell(`${signed(lag.lagPerSecond)}/s`, true),
    cell(lag.lag === 0 ? say("caughtUp") : catchUp(lag), true),
    element(
      "td",
      {},
      element("span", { class: "status", dataset: { status: lag.status } }, say(lag.status)),
      lag.status === "OK" ? null : element("small", { class: "why" }, say(`why.${lag.status}`)),
    ),
  ]);
}

/** A change, of which the sign matters. */
export const signed = (number) => `${number > 0 ? "+" : ""}${decimal(number)}`;

/** How long it takes until a lag is gone, if ever at this rate. */
export function catchUp({ secondsToCatchUp, lagPerSecond }) {
  if (secondsToCatchUp === null) return say(lagPerSecond > 0 ? "growing" : "steady");
  return duration(secondsToCatchUp);
}

export function deadLettersTable(home, letters, none) {
  table(home, ["at", "key", "reason", "origin"], letters, none, (letter) => [
    element("td", {}, element("time", { datetime: letter.at, title: dateAndTime(letter.at) }, clock(letter.at))),
    cell(letter.key ?? "–"),
    element("td", { class: "reason" }, letter.reason ?? letter.exception ?? "–"),
    cell(letter.topic === null ? "–" : `${letter.topic}-${letter.partition} @ ${letter.offset}`),
  ]);
}

/** A name of a column that ends in # is that of numbers; `none` is said where there are no rows. */
function table(home, columns, rows, none, cells) {
  if (rows.length === 0) {
    placeholder(home, none);
    return;
  }
  home.replaceChildren(
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...columns.map((name) =>
            element(
              "th",
              { scope: "col", class: name.endsWith("#") ? "number" : null },
              say(name.replace("#", "")),
            ),
          ),
        ),
      ),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row)))),
    ),
  );
}

const cell = (text, number = false) => element("td", { class: number ? "number" : null }, text);
