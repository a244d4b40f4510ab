// Applies the reader's settings to the root element before the first paint, so that no page flashes in
// the wrong theme, size or typeface. The app writes them to localStorage as one line (src/settings.rs).
//
// `aimaq build` puts this script into every page (crates/cli/src/build/inline.rs). The block keeps its
// names out of the global scope.

{
  const known = ["theme", "size", "face", "width", "script"];

  const apply = () => {
    const root = document.documentElement;
    let line = "";
    try {
      line = localStorage.getItem("aimaq-settings") ?? "";
      // If static/keeping.js keeps the library, the list does not offer to keep it.
      const keeping = localStorage.getItem("aimaq-keeping");
      root.toggleAttribute("data-keeping", keeping !== null && !keeping.includes('"gone":true'));
    } catch {
      // Storage may be forbidden. The defaults apply.
    }
    const settings = new Map(
      line.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split("="))),
    );
    for (const key of known) {
      if (settings.has(key)) {
        root.dataset[key] = settings.get(key);
      } else {
        delete root.dataset[key];
      }
    }
    // The browser's toolbar uses the first colour for light pages and the second for dark ones.
    const theme = settings.get("theme");
    /** @type {NodeListOf<HTMLMetaElement>} */
    const colours = document.querySelectorAll("meta[name=theme-color]");
    for (const [i, meta] of colours.entries()) {
      const own = i === 0 ? "light" : "dark";
      meta.media = theme ? (theme === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    }
  };

  apply();
  document.documentElement.addEventListener("aimaq:settings", apply);
  addEventListener("storage", apply); // another tab changed the settings
}
