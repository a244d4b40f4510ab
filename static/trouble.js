// Says that the app did not come, and tries again.
//
// `aimaq build` puts this script into every page, after static/settings.js. The style sheet decides by the marks `data-waiting` (scripts
// run) and `data-failed` what can be shown.

{
  const page = document.documentElement;
  page.dataset.waiting = "";

  // The start script did not come, or has other bytes than the page names.
  const failed = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement && target.integrity) {
      page.dataset.failed = "start";
      tellWorker("mend");
    }
  };
  document.addEventListener("error", failed, true);

  document.addEventListener("click", async ({ target }) => {
    const start = document.querySelector("script[data-wasm]");
    if (
      target instanceof Element &&
      target.closest(".again") &&
      start instanceof HTMLScriptElement
    ) {
      tellWorker("again");
      // A damaged file may stay in the HTTP cache for as long as the host allows.
      const again = async (/** @type {string} */ url) =>
        (await fetch(url, { cache: "reload", signal: AbortSignal.timeout(5000) })).blob();
      await Promise.allSettled([start.src, `${start.src}/../../${start.dataset.wasm}`].map(again));
      location.reload();
    }
  });

  /** @param {"mend" | "again"} message */
  const tellWorker = (message) => navigator.serviceWorker?.controller?.postMessage(message);
}
