// Until the app runs: says what the page is waiting for, keeps what the reader does, and tries again if the app does not come.
//
// `aimaq build` puts this script into every page, after static/settings.js. The style sheet shows by the marks that it sets what can
// be shown: `data-waiting`, `data-asked` (the query), `data-touched`, `data-failed`.

{
  const page = document.documentElement;
  /** The parameters of a question (src/params.rs). The rendered page does not answer it. */
  const QUESTION = "q region from to lang sort show without sample line".split(" ");
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get("q") ?? "";
  const isAsked = QUESTION.some((name) => parameters.has(name));
  const isWaiting = () => !("ready" in page.dataset || "failed" in page.dataset);

  page.dataset.waiting = "";
  if (isAsked) {
    page.dataset.asked = query;
  }

  // The page is there, and no other script yet.
  document.addEventListener("readystatechange", () => {
    const box = document.querySelector("#q");
    if (document.readyState === "interactive" && box instanceof HTMLInputElement) {
      box.defaultValue = query;
      document.querySelector("#asked")?.append(query);
    }
  });

  // What the app needs first comes after what the reader sees first. An answer needs other texts than those of the page.
  const script = () =>
    /** @type {HTMLScriptElement} */ (document.querySelector("script[data-wasm]"));
  const preload = (/** @type {Event} */ { target }) => {
    const { wasm, first, texts = "" } = script()?.dataset ?? {};
    if (!(target instanceof HTMLLinkElement && target.rel === "stylesheet") || !wasm || !first) {
      return;
    }
    document.removeEventListener("load", preload, true);
    // The start script asks for the Wasm itself, if it is there already.
    const asks = "root" in page.dataset ? "" : wasm;
    const names = `${asks} ${first} ${isAsked ? "" : texts}`.trim().split(" ");
    for (const name of names) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "" });
      link.href = new URL(`../${name}`, script().src).href;
      document.head.append(link);
    }
  };
  document.addEventListener("load", preload, true);

  // What the reader does before the app runs.
  const touched = new Set();
  let isSubmitted = false;
  const touch = () => (page.dataset.touched = "");
  document.addEventListener("input", touch, { once: true });
  document.addEventListener("submit", (event) => {
    if (isWaiting()) {
      event.preventDefault();
      isSubmitted = true;
      touch();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) {
      return;
    }
    if (target.closest(".again")) {
      tryAgain();
      return;
    }
    const meant = target.closest("a, button[id], summary[id], .prose > [id]");
    if (!isWaiting() || !meant?.id || meant.matches("a")) {
      return;
    }
    // What opens and closes by itself is as the reader left it; an impatient second tap on a button means the same.
    if (!(meant.matches("summary") && touched.delete(meant.id))) {
      touched.add(meant.id);
    }
    touch();
  });
  page.addEventListener("aimaq:ready", () => {
    if (isSubmitted) {
      /** @type {HTMLFormElement | null} */
      const form = document.querySelector("form.search");
      form?.requestSubmit();
    }
    touched.forEach((id) => document.getElementById(id)?.click());
  });

  // The start script did not come, or has other bytes than the page names.
  document.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && target.integrity) {
        page.dataset.failed = "start";
        navigator.serviceWorker?.controller?.postMessage("mend");
      }
    },
    true,
  );

  /** Opens the page again. Goes round the HTTP cache, where a file may be damaged, and starts a version that waits. */
  const tryAgain = async () => {
    const again = async (/** @type {string} */ url) =>
      (await fetch(url, { cache: "reload", signal: AbortSignal.timeout(5000) })).arrayBuffer();
    const { src, dataset } = script();
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    registration?.waiting?.postMessage("activate");
    registration?.active?.postMessage("mend");
    await Promise.allSettled([again(src), again(new URL(`../${dataset.wasm}`, src).href)]);
    location.reload();
  };
}
