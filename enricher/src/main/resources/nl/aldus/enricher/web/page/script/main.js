// Chooses the view by the address (#live, #article, #pipeline) and the language and theme by hand.
import { byId } from "./dom.js";
import { apply, choose, day, language, onLanguage, say } from "./language.js";
import { LiveView } from "./live/view.js";
import { ArticleView } from "./article/view.js";
import { PipelineView } from "./pipeline/view.js";

const views = { live: new LiveView(), article: new ArticleView(), pipeline: new PipelineView() };
let shown = null;

function show() {
  const [name, ...rest] = location.hash.slice(1).split("/");
  const next = name in views ? name : "live";
  if (shown !== next) {
    if (shown) views[shown].hide();
    for (const view of Object.keys(views)) byId(`view-${view}`).hidden = view !== next;
    for (const link of document.querySelectorAll(".sections a")) {
      if (link.dataset.view === next) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    shown = next;
  }
  views[next].show(rest.length ? decode(rest.join("/")) : null);
  title();
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Typed by hand.
  }
}

function title() {
  document.title = `${say(shown ?? "live")} · Aldus`;
}

function themeButton() {
  byId("theme").textContent = say(document.documentElement.dataset.theme === "dark" ? "toLight" : "toDark");
}

byId("theme").addEventListener("click", () => window.aldusTheme.toggle());
document.addEventListener("aldus:theme", themeButton);
byId("language").addEventListener("click", () => choose(language() === "nl" ? "en" : "nl"));
onLanguage(() => {
  byId("language").textContent = say("otherLanguage");
  byId("language").lang = language() === "nl" ? "en" : "nl";
  byId("today").textContent = day(new Date());
  themeButton();
  title();
});
addEventListener("hashchange", () => {
  const before = shown;
  show();
  // As after a page load: what follows is read from the top of the content.
  if (shown !== before) {
    scrollTo(0, 0);
    byId("main").focus({ preventScroll: true });
  }
});
apply();
show();
