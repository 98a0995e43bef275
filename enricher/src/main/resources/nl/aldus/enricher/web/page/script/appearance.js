// Runs before the page is painted, so that it never flashes in the wrong theme.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("aldus.theme");
    } catch {
      return null; // Storage is shut off: the system decides.
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
    document.dispatchEvent(new Event("aldus:theme"));
  };
  system.addEventListener("change", apply);
  window.aldusTheme = {
    toggle() {
      const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("aldus.theme", next);
      } catch {
        // Kept for this page only.
      }
      document.documentElement.dataset.theme = next;
      document.dispatchEvent(new Event("aldus:theme"));
    },
  };
  apply();
})();
