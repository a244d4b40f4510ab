// Starts the app and keeps the site for offline. `cargo xtask build` puts what is imported here into one file: a page would
// wait for each. `aimaq build` replaces the names in double braces and names this file by its hash.
//
// Every page of a version names the same start file, and this file names everything else, so a page
// cannot mix two versions. The root of the site is worked out from where this file lies: the pages
// themselves need not know it (404.html cannot).

import "./device.js";
import begin, { imports } from "../aimaq-app.js"; // by wasm-bindgen

const root = new URL("../", import.meta.url);
const page = document.documentElement;
page.dataset.root = root.pathname;
page.dataset.library = "{{library}}";
// The address of the page changes while the app runs, and a relative icon would be looked for anew.
for (const link of document.querySelectorAll("link[rel=icon], link[rel=manifest]")) {
  link.href = String(link.href);
}

// As long as this tab is open, the service worker leaves it the parts of its library.
let letGo;
const holdLibrary = () =>
  navigator.locks?.request(`aimaq-parts-${page.dataset.library}`, { mode: "shared" }, () => new Promise((done) => (letGo = done)));
holdLibrary();
addEventListener("pagehide", () => letGo?.());
addEventListener("pageshow", (event) => event.persisted && holdLibrary());

startApp()
  .catch((error) => {
    // The rendered page stays readable; the reason is there for who looks.
    page.dataset.failed = String(error);
    console.error(error);
  })
  .then(keepOffline)
  .then(loadKeeping);

async function startApp() {
  const first = begin({ module_or_path: new URL("app/{{app.wasm}}", root) });
  // The second part of the app, when a page needs it: it uses memory, tables and globals of the first. 200 once it is
  // there, else what the host said, 0 where it said nothing; another call tries again.
  let second;
  let cache = "default";
  const bring = async () => {
    const response = await fetch(new URL("app/{{second.wasm}}", root), { cache });
    cache = "reload"; // for another try: a damaged copy may lie in the browser's cache
    if (response.ok) {
      await WebAssembly.instantiate(await response.arrayBuffer(), { ...imports(), first: await first });
    }
    return response.status;
  };
  window.aimaq.second = async () => {
    const status = await (second ??= bring().catch(() => 0));
    if (status !== 200) second = undefined;
    return status;
  };
  // On a wide screen the filters stand open beside the list, and are of that part (src/app/start.rs).
  if (document.querySelector(".with-filters") && matchMedia("(min-width: 60rem)").matches) {
    window.aimaq.second();
  }
  await first;
}

// What keeps a library on the device is loaded where the reader has asked for that, or stands before the offer.
function loadKeeping() {
  const needed = () => "keeping" in page.dataset || document.getElementById("keeping");
  const look = () => {
    if (needed()) {
      watching.disconnect();
      import(new URL("app/{{keeping.js}}", root).href).catch((error) => console.warn(error));
    }
  };
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true });
  look();
}

// Removes everything the site keeps on this device. It is kept again at the next visit, so the page stays as it is.
page.addEventListener("aimaq:forget", async () => {
  const ours = (name) => name.startsWith("aimaq");
  Object.keys(localStorage).filter(ours).forEach((name) => localStorage.removeItem(name));
  const registration = await navigator.serviceWorker?.getRegistration(root);
  await registration?.unregister();
  await Promise.all((await caches.keys()).filter(ours).map((name) => caches.delete(name)));
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (ours(name)) indexedDB.deleteDatabase(name);
  }
  page.dataset.forgotten = "";
});

// Without a service worker (plain http, private windows, browsers inside messengers) all but offline works.
async function keepOffline() {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root), {
      updateViaCache: "none",
    });
    if (registration) {
      sayWhereDataIsSaved(registration);
      offerUpdates(registration);
      tellWhatWasRead();
    }
  } catch (error) {
    console.warn("The site is not kept for offline:", error);
  }
}

// Where the reader saves data, or the line is very slow, nothing is fetched that nobody has asked for.
function sayWhereDataIsSaved(registration) {
  const say = () => registration.installing?.postMessage(window.aimaq.isSparing() ? "spare" : "all");
  registration.addEventListener("updatefound", say);
  say();
}

// What the first page has read before there was a service worker stays, too.
function tellWhatWasRead() {
  const { serviceWorker } = navigator;
  const tell = () =>
    serviceWorker.controller.postMessage({ read: performance.getEntriesByType("resource").map((entry) => entry.name) });
  if (!serviceWorker.controller) {
    serviceWorker.addEventListener("controllerchange", tell, { once: true });
  }
}

// The app hears `aimaq:update` when a new version waits, and answers `aimaq:activate` when the reader
// wants it. Only the tab that asked reloads; others go on with the version they have.
function offerUpdates(registration) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) {
      page.dataset.update = "ready";
      page.dispatchEvent(new Event("aimaq:update"));
    }
  };
  const follow = (worker) => worker?.addEventListener("statechange", offer);
  offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  page.addEventListener("aimaq:activate", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting?.postMessage("activate");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      registration.update().catch(() => {}); // offline: the next time will do
    }
  });
}
