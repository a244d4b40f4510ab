// Until the app runs: says what the page is waiting for, and keeps what the reader does.
//
// `aimaq build` puts this script into every rendered page, after static/trouble.js. The style sheet decides by the marks that it sets
// what can be shown: `data-asked` (the query), `data-touched`.

{
  const page = document.documentElement;
  /** The parameters of a question (src/params.rs). The rendered page does not answer it. */
  const QUESTION = "q region from to lang sort show without sample line".split(" ");
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get("q") ?? "";
  const isAsked = QUESTION.some((name) => parameters.has(name));
  const isWaiting = () => !("ready" in page.dataset || "failed" in page.dataset);

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
  const preload = (/** @type {Event} */ { target }) => {
    // Only a page that knows its depth has files to name.
    const start = document.querySelector("script[data-first]");
    if (!(target instanceof HTMLLinkElement && start instanceof HTMLScriptElement)) {
      return;
    }
    const { wasm, first, texts = "" } = start.dataset;
    document.removeEventListener("load", preload, true);
    // The start script asks for the Wasm itself, if it is there already.
    const asks = "root" in page.dataset ? "" : wasm;
    const names = `${asks} ${first} ${isAsked ? "" : texts}`.trim().split(" ");
    for (const name of names) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "" });
      link.href = new URL(`../${name}`, start.src).href;
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
    const element = target instanceof Element ? target : undefined;
    const meant = element?.closest("a, button[id], summary[id], .prose > [id]");
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
}
