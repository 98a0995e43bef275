// The feed of quotations as they are emitted.
import { byId } from "../dom.js";
import { count, onLanguage, say } from "../language.js";
import { filterOf, passes } from "./filter.js";
import { saying } from "./saying.js";

/** Events that the page remembers, and items that it shows: older ones make room. */
const REMEMBERED = 500;
const SHOWN = 100;
/** A reader must be able to finish a sentence before the next announcement. */
const ANNOUNCE_MILLIS = 6000;
/** What is to be announced: how many, and the last of them. */
const NOTHING = { count: 0, last: null };

export class LiveView {
  #feed = byId("live-feed");
  #form = byId("live-filter");
  #events = new Map(); // By record key, oldest first.
  #fresh = new Set(); // Keys of #events that have not been drawn yet while somebody looked.
  #unannounced = NOTHING;
  #waiting = 0; // Came while paused.
  #skipped = 0;
  #paused = false;
  #visible = false;
  #connection = "connecting";
  #told = null; // Whether all that was there before has come, as soon as the server says so.
  #source = null;
  #retry = null;
  #scheduled = false;
  #filter = filterOf(this.#form);

  constructor() {
    this.#form.addEventListener("input", () => {
      this.#filter = filterOf(this.#form);
      this.#render();
    });
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    byId("live-pause").addEventListener("click", () => this.#togglePause());
    setInterval(() => this.#announce(), ANNOUNCE_MILLIS);
    onLanguage(() => {
      this.#status();
      this.#render();
    });
    // A browser opens six connections to a server at most: a page that nobody sees, in another tab
    // or kept for the back button, would take one from those that somebody looks at.
    document.addEventListener("visibilitychange", () => this.#follow());
    addEventListener("pagehide", () => this.#disconnect());
    addEventListener("pageshow", () => this.#follow());
    this.#follow();
  }

  show() {
    this.#visible = true;
    this.#render();
  }

  /** What comes meanwhile is there on return, but no news then; nor is what has lit up already. */
  hide() {
    this.#visible = false;
    this.#fresh.clear();
    this.#unannounced = NOTHING;
    for (const item of this.#feed.querySelectorAll(".fresh")) item.classList.remove("fresh");
  }

  #follow() {
    if (document.hidden) this.#disconnect();
    else if (!this.#source) this.#connect();
  }

  #disconnect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    this.#source = new EventSource("api/quotes");
    this.#source.onopen = () => this.#connectionIs("connected");
    this.#source.onerror = () => {
      this.#connectionIs("disconnected");
      // The browser retries by itself unless the server refused; then we do.
      if (this.#source?.readyState === EventSource.CLOSED) {
        this.#retry = setTimeout(() => this.#connect(), 5000);
      }
    };
    this.#source.addEventListener("quote", (event) => this.#arrived(JSON.parse(event.data)));
    this.#source.addEventListener("gone", (event) => this.#withdrawn(JSON.parse(event.data)));
    this.#source.addEventListener("told", (event) => {
      this.#told = JSON.parse(event.data);
      this.#render();
    });
    this.#source.addEventListener("skipped", (event) => {
      this.#skipped += JSON.parse(event.data).count;
      this.#status();
    });
  }

  #connectionIs(connection) {
    this.#connection = connection;
    this.#status();
    this.#render();
  }

  #arrived(event) {
    const known = this.#events.get(event.key);
    // After a reconnection the server tells again what we may have.
    if (known && known.emitted === event.emitted && known.quote.text === event.quote.text) return;
    this.#events.delete(event.key);
    this.#events.set(event.key, event);
    for (const oldest of this.#events.keys()) {
      if (this.#events.size <= REMEMBERED) break;
      this.#events.delete(oldest);
      this.#fresh.delete(oldest);
    }
    if (!event.replayed && this.#visible) {
      // What came during a pause lights up after it, but is not told of: the button counts it.
      this.#fresh.add(event.key);
      if (!this.#paused && passes(this.#filter, event.quote)) {
        this.#unannounced = { count: this.#unannounced.count + 1, last: event.quote };
      }
    }
    if (this.#paused) this.#waiting++;
    this.#schedule();
  }

  #withdrawn({ key }) {
    const event = this.#events.get(key);
    if (!event) return;
    event.gone = true;
    this.#schedule();
  }

  /** However fast they come, the page is drawn once a frame. */
  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const draw = () => {
      this.#scheduled = false;
      if (this.#paused) this.#status();
      else this.#render();
    };
    // No frames come while the tab is in the background.
    if (document.hidden) setTimeout(draw, 1000);
    else requestAnimationFrame(draw);
  }

  #render() {
    if (!this.#visible) return;
    if (this.#paused && this.#frozen) {
      this.#fill(this.#frozen);
      return;
    }
    this.#fill([...this.#events.values()]);
    this.#fresh.clear();
  }

  #frozen = null;

  #fill(events) {
    const chosen = events.filter((event) => passes(this.#filter, event.quote)).slice(-SHOWN).reverse();
    const focused = document.activeElement?.closest?.(".saying")?.dataset.key;
    const present = new Map([...this.#feed.children].map((item) => [item.dataset.key, item]));
    const items = chosen.map((event) => {
      const stamp = `${event.emitted} ${event.gone ?? false} ${document.documentElement.lang}`;
      const item = present.get(event.key);
      if (item?.dataset.stamp === stamp) return item;
      const made = saying(event, this.#fresh.has(event.key));
      made.dataset.key = event.key;
      made.dataset.stamp = stamp;
      return made;
    });
    items.forEach((item, index) => {
      item.setAttribute("aria-posinset", index + 1);
      item.setAttribute("aria-setsize", items.length);
      if (this.#feed.children[index] !== item) this.#feed.insertBefore(item, this.#feed.children[index] ?? null);
    });
    while (this.#feed.children.length > items.length) this.#feed.lastChild.remove();
    if (focused && !this.#feed.contains(document.activeElement)) {
      items.find((item) => item.dataset.key === focused)?.focus({ preventScroll: true });
    }
    const empty = byId("live-empty");
    empty.hidden = items.length > 0;
    empty.textContent = say(events.length ? "emptyFilter" : this.#missing());
  }

  /** Why there are no quotations. */
  #missing() {
    if (this.#connection === "disconnected") return "unreachable";
    if (this.#told === null) return "loading";
    return this.#told.complete ? "emptyFeed" : "clusterSilent";
  }

  #togglePause() {
    this.#paused = !this.#paused;
    this.#frozen = this.#paused ? [...this.#events.values()].map((event) => ({ ...event })) : null;
    this.#waiting = 0;
    this.#unannounced = NOTHING;
    this.#status();
    this.#render();
  }

  #status() {
    const state = byId("live-state");
    const texts = [say(this.#paused && this.#connection === "connected" ? "paused" : this.#connection)];
    if (this.#skipped) texts.push(count("skipped", this.#skipped));
    state.textContent = texts.join(" · ");
    state.dataset.state = { connected: "good", disconnected: "bad" }[this.#connection] ?? "";
    const pause = byId("live-pause");
    pause.setAttribute("aria-pressed", this.#paused);
    pause.textContent = !this.#paused
      ? say("pause")
      : this.#waiting
        ? count("resumeWaiting", this.#waiting)
        : say("resume");
  }

  #announce() {
    const { count: number, last } = this.#unannounced;
    if (number === 0) return;
    const speaker = last.speaker?.name ?? say("nobody");
    byId("live-announcement").textContent = count("announce", number, { speaker });
    this.#unannounced = NOTHING;
  }
}
