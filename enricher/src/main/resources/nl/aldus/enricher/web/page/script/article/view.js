// Any recent or pasted article with what was found in it.
import { byId, element } from "../dom.js";
import { clock, count, onLanguage, say } from "../language.js";
import { EXAMPLE } from "./example.js";
import { Reading } from "./reading.js";

const REFRESH_MILLIS = 3000;

export class ArticleView {
  #reading = new Reading();
  #form = byId("paste");
  #articles = [];
  #missing = "loading"; // Why there are none, or no new ones.
  #shown = null; // Id of the article that is open.
  #request = 0; // Number of the last one; answers to those before it come too late.
  #timer = null;

  constructor() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#read();
    });
    byId("paste-example").addEventListener("click", () => {
      this.#form.title.value = EXAMPLE.title;
      this.#form.text.value = EXAMPLE.text;
      this.#read();
    });
    onLanguage(() => {
      this.#list();
      this.#reading.render();
    });
  }

  /** @param id id of the article to open, or null */
  show(id) {
    this.#refresh();
    this.#timer ??= setInterval(() => this.#refresh(), REFRESH_MILLIS);
    if (id !== null && id !== this.#shown) this.#open(id);
  }

  hide() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async #refresh() {
    if (document.hidden) return;
    try {
      const response = await fetch("api/articles");
      if (!response.ok) throw new Error(`${response.status}`);
      const { articles, complete } = await response.json();
      this.#articles = articles;
      this.#missing = complete ? "recentEmpty" : "clusterSilent";
    } catch {
      this.#missing = "unreachable"; // The next refresh tries again.
    }
    this.#list();
  }

  #list() {
    const list = byId("recent-list");
    const empty = byId("recent-empty");
    empty.textContent = say(this.#missing);
    empty.hidden = this.#articles.length > 0 && ["loading", "recentEmpty"].includes(this.#missing);
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const stamp = JSON.stringify([this.#articles, this.#shown, document.documentElement.lang]);
    if (list.dataset.stamp === stamp) return;
    list.dataset.stamp = stamp;
    list.replaceChildren(
      ...this.#articles.map((article) =>
        element(
          "li",
          {},
          element(
            "button",
            {
              type: "button",
              dataset: { id: article.id },
              "aria-current": article.id === this.#shown ? "true" : null,
              // Also if it is open: it may have been corrected.
              onclick: () => {
                this.#open(article.id);
                location.hash = `article/${encodeURIComponent(article.id)}`;
              },
            },
            element("span", { lang: "nl" }, article.title || article.id),
            element(
              "small",
              {},
              [article.source, clock(article.emitted), count("quotes", article.quotes)]
                .filter(Boolean)
                .join(" · "),
            ),
          ),
        ),
      ),
    );
    if (focused !== null) {
      [...list.querySelectorAll("button")].find((button) => button.dataset.id === focused)?.focus();
    }
  }

  async #open(id) {
    this.#shown = id;
    this.#list();
    await this.#fetch(`api/article?id=${encodeURIComponent(id)}`);
  }

  async #read() {
    const text = this.#form.text.value;
    if (!text.trim()) {
      this.#fail(say("noText"));
      this.#form.text.focus();
      return;
    }
    const button = this.#form.querySelector("[type=submit]");
    button.disabled = true;
    button.textContent = say("reading");
    this.#shown = null;
    this.#list();
    await this.#fetch("api/extract", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ title: this.#form.title.value || null, text }),
    });
    button.disabled = false;
    button.textContent = say("read");
  }

  async #fetch(address, options = {}) {
    const request = ++this.#request;
    this.#fail("");
    let response;
    let answer;
    try {
      response = await fetch(address, options);
      answer = await response.json();
    } catch {
      answer = null;
    }
    if (request !== this.#request) return;
    if (!response?.ok || !answer) {
      this.#fail(response?.status === 404 ? say("articleGone") : (answer?.error ?? say("failed")));
      // Nothing is open, so that the same article can be asked for again.
      this.#shown = null;
      this.#list();
      return;
    }
    this.#reading.show(answer);
    byId("article-title").focus({ preventScroll: true });
    byId("reading").scrollIntoView({ block: "start" });
  }

  #fail(text) {
    const error = byId("paste-error");
    error.textContent = text;
    // On a phone it stands below what was chosen.
    if (text) error.scrollIntoView({ block: "nearest" });
  }
}
