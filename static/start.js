// Starts the app and keeps the site for offline. A release has the imported scripts in this file.
//
// The script element that loads this file names the other files of this version, relative to the root of the site: `data-wasm`,
// `data-keeping` and `data-library`. All names contain a hash, so a page cannot mix two versions. The root is one folder above
// this file: 404.html does not know its own depth.

import "./device.js";
import init from "../aimaq-app.js"; // by wasm-bindgen

const root = new URL("../", import.meta.url);
const page = document.documentElement;
const { wasm, keeping, library } = namesOfFiles();
page.dataset.root = root.pathname;
// The address of the page changes while the app runs, and browsers resolve a relative icon again.
for (const link of document.querySelectorAll("link[rel=icon], link[rel=manifest]")) {
  if (link instanceof HTMLLinkElement) {
    link.href = String(link.href);
  }
}

startApp()
  .catch((error) => {
    // The rendered page stays readable. The reason is there for developers and tests.
    page.dataset.failed = String(error);
    console.error(error);
  })
  .then(keepOffline)
  .then(loadKeeping);

/** Reads the names of the files from the element that loads this script. */
function namesOfFiles() {
  const element = document.querySelector("script[data-wasm]");
  if (!(element instanceof HTMLElement)) {
    throw new Error("no script element names the files of the app");
  }
  const { wasm = "", keeping = "", library } = element.dataset;
  return { wasm, keeping, library };
}

async function startApp() {
  page.dataset.library = library ?? (await libraryInDevelopment());
  holdLibrary(page.dataset.library);
  await init({ module_or_path: new URL(wasm, root) });
}

// `trunk serve` makes a new library without a new page.
async function libraryInDevelopment() {
  const response = await fetch(new URL("library/library.txt", root));
  return (await response.text()).trim();
}

/**
 * Holds a lock while this tab is open, so that the service worker leaves it the parts of its library.
 * @param {string} manifest
 */
function holdLibrary(manifest) {
  /** @type {((value?: unknown) => void) | undefined} */
  let release;
  const held = () => new Promise((resolve) => (release = resolve));
  const hold = () => navigator.locks?.request(`aimaq-parts-${manifest}`, { mode: "shared" }, held);
  hold();
  addEventListener("pagehide", () => release?.());
  addEventListener("pageshow", (event) => event.persisted && hold());
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

// Removes everything that the site keeps on this device. The next visit keeps it again.
page.addEventListener("aimaq:forget", async () => {
  const isOurs = (/** @type {string | undefined} */ name) => name?.startsWith("aimaq");
  for (const name of Object.keys(localStorage).filter(isOurs)) {
    localStorage.removeItem(name);
  }
  const registration = await navigator.serviceWorker?.getRegistration(root);
  await registration?.unregister();
  await Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)));
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (name && isOurs(name)) {
      indexedDB.deleteDatabase(name);
    }
  }
  page.dataset.forgotten = "";
});

// Without a service worker (plain http, private windows, browsers inside messengers) everything but offline works. A site in
// development has none, so that it always shows the latest build.
async function keepOffline() {
  if (!library || !("serviceWorker" in navigator)) {
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root), {
      updateViaCache: "none",
    });
    if (registration) {
      tellWhetherToSpare(registration);
      offerUpdates(registration);
      tellWhatWasRead();
    }
  } catch (error) {
    console.warn("The site is not kept for offline:", error);
  }
}

/**
 * Tells a new worker whether the reader saves data: browsers tell pages more about that than workers.
 * @param {ServiceWorkerRegistration} registration
 */
function tellWhetherToSpare(registration) {
  const tell = () =>
    registration.installing?.postMessage(window.aimaq.isSparing() ? "spare" : "all");
  registration.addEventListener("updatefound", tell);
  tell();
}

// The first page reads files before there is a worker. They are kept, too.
function tellWhatWasRead() {
  const { serviceWorker } = navigator;
  const tell = () => {
    const read = performance.getEntriesByType("resource").map((entry) => entry.name);
    serviceWorker.controller?.postMessage({ read });
  };
  if (!serviceWorker.controller) {
    serviceWorker.addEventListener("controllerchange", tell, { once: true });
  }
}

/**
 * Tells the app by `aimaq:update` that a new version waits, and starts that version when the app answers `aimaq:activate`. Only
 * the tab that asked reloads. Others continue with their version.
 * @param {ServiceWorkerRegistration} registration
 */
function offerUpdates(registration) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) {
      page.dataset.update = "ready";
      page.dispatchEvent(new Event("aimaq:update"));
    }
  };
  const follow = (/** @type {ServiceWorker | null} */ worker) =>
    worker?.addEventListener("statechange", offer);
  offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  page.addEventListener("aimaq:activate", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting?.postMessage("activate");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      registration.update().catch(() => {}); // offline: the next time
    }
  });
}
