// Starts the app and keeps the site for offline. A release has the imported scripts in this file.
//
// The script element that loads this file names the other files of this version, relative to the root of the site: `data-wasm`,
// `data-keeping` and `data-library`; `data-edition` identifies them all. All names contain a hash, so a page cannot mix two
// versions. The root is one folder above this file: 404.html does not know its own depth.

import "./device.js";
import { forget } from "./forget.js";
import { keepOffline } from "./offline.js";
import init from "../aimaq-app.js"; // by wasm-bindgen

const root = new URL("../", import.meta.url);
const page = document.documentElement;
const { wasm, keeping, library, edition } = namesOfFiles();
page.dataset.root = root.pathname;
page.dataset.edition = edition ?? "";
// The address of the page changes while the app runs, and browsers resolve a relative icon again.
for (const link of document.querySelectorAll("link[rel=icon], link[rel=manifest]")) {
  if (link instanceof HTMLLinkElement) {
    link.href = String(link.href);
  }
}

// An app that has panicked answers nothing any more. The page says so, and keeps its text.
addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && fail(error));
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) {
    fail(reason);
  }
});
page.addEventListener("aimaq:forget", () => forget(root));

startApp()
  .catch(fail)
  // A site in development has no worker, so that it always shows the latest build.
  .then(() => (library ? keepOffline(root) : undefined))
  .then(loadKeeping);

/**
 * The page says that the app does not run (static/waiting.js). The reason is there for developers and tests.
 * @param {unknown} error
 */
function fail(error) {
  page.dataset.failed = String(error);
  console.error(error);
  // Perhaps a stored file is damaged.
  navigator.serviceWorker?.controller?.postMessage("mend");
}

/** Reads the names of the files from the element that loads this script. */
function namesOfFiles() {
  const element = document.querySelector("script[data-wasm]");
  if (!(element instanceof HTMLElement)) {
    throw new Error("no script element names the files of the app");
  }
  const { wasm = "", keeping = "", library, edition } = element.dataset;
  return { wasm, keeping, library, edition };
}

async function startApp() {
  page.dataset.library = library ?? (await libraryInDevelopment());
  if (library) {
    hold(`aimaq-app-${edition}`);
    hold(`aimaq-parts-${library}`);
  }
  await init({ module_or_path: new URL(wasm, root) });
}

// `trunk serve` makes a new library without a new page.
async function libraryInDevelopment() {
  const response = await fetch(new URL("library/library.txt", root));
  return (await response.text()).trim();
}

/**
 * Holds a lock with the name of a cache while this tab is open, so that the service worker leaves it what it needs.
 * @param {string} name
 */
function hold(name) {
  /** @type {((value?: unknown) => void) | undefined} */
  let release;
  const held = () => new Promise((resolve) => (release = resolve));
  const take = () => navigator.locks?.request(name, { mode: "shared" }, held).catch(() => {});
  take();
  addEventListener("pagehide", () => release?.());
  addEventListener("pageshow", (event) => event.persisted && take());
}

// Loads the script that keeps a library on the device if the reader has asked for that, or sees the offer.
function loadKeeping() {
  const isNeeded = () => "keeping" in page.dataset || document.getElementById("keeping");
  const loadIfNeeded = () => {
    if (isNeeded()) {
      observer.disconnect();
      import(new URL(keeping, root).href).catch((error) => console.warn(error));
    }
  };
  const observer = new MutationObserver(loadIfNeeded);
  observer.observe(document.body, { childList: true, subtree: true });
  loadIfNeeded();
}
