// Puts the reader's settings on the root element before the first paint, so that no page flashes in the
// wrong theme, size or face. The line in the storage is the app's (src/settings.rs).
//
// It stands inside every page (crates/cli/src/build/inline.rs), in a block of its own: its names are nobody else's.

{
  const known = ["theme", "size", "face", "width", "script"];

  const apply = () => {
    const root = document.documentElement;
    let line = "";
    try {
      line = localStorage.getItem("aimaq-settings") ?? "";
      // What static/keeping.js was asked to keep: a list need not offer it then.
      const keeping = localStorage.getItem("aimaq-keeping");
      root.toggleAttribute("data-keeping", keeping !== null && !keeping.includes('"gone":true'));
    } catch {
      // Storage may be forbidden: everything stays as it is by default.
    }
    const kept = new Map(line.split(" ").map((pair) => pair.split("=")));
    for (const key of known) {
      if (kept.has(key)) {
        root.dataset[key] = kept.get(key);
      } else {
        delete root.dataset[key];
      }
    }
    // The browser's own bars follow: one of the two colours is for light, the other for dark.
    const theme = kept.get("theme");
    for (const [i, meta] of document.querySelectorAll("meta[name=theme-color]").entries()) {
      const own = i === 0 ? "light" : "dark";
      meta.media = theme ? (theme === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    }
  };

  apply();
  document.documentElement.addEventListener("aimaq:settings", apply);
  addEventListener("storage", apply); // another tab has changed them
}
