// Starts the app and keeps the site for offline.
//
// The script element that loads this file names the other files of this version, relative to the root of the site: `data-js`
// (by wasm-bindgen), `data-wasm`, `data-keeping` and `data-library`. A page names all its files by their hash, so it cannot mix
// two versions. The root is one folder above this file: 404.html does not know how deep it lies.

const root = new URL("../", import.meta.url);
const page = document.documentElement;
const { js, wasm, keeping, library } = document.querySelector("script[data-wasm]").dataset;
page.dataset.root = root.pathname;
// The address of the page changes while the app runs, and a relative icon would be looked for anew.
for (const link of document.querySelectorAll("link[rel=icon], link[rel=manifest]")) {
  link.href = String(link.href);
}

startApp()
  .catch((error) => {
    // The rendered page stays readable; the reason is there for who looks.
    page.dataset.failed = String(error);
    console.error(error);
  })
  .then(keepOffline)
  .then(loadKeeping);

async function startApp() {
  const app = import(new URL(js, root).href);
  page.dataset.library = library ?? (await libraryInDevelopment());
  holdLibrary();
  await (await app).default({ module_or_path: new URL(wasm, root) });
}

// `trunk serve` makes a new library without a new page.
async function libraryInDevelopment() {
  const response = await fetch(new URL("library/library.txt", root));
  return (await response.text()).trim();
}

// As long as this tab is open, the service worker leaves it the parts of its library.
function holdLibrary() {
  const name = `aimaq-parts-${page.dataset.library}`;
  let letGo;
  const hold = () => navigator.locks?.request(name, { mode: "shared" }, () => new Promise((done) => (letGo = done)));
  hold();
  addEventListener("pagehide", () => letGo?.());
  addEventListener("pageshow", (event) => event.persisted && hold());
}

// What keeps a library on the device is loaded where the reader has asked for that, or stands before the offer.
function loadKeeping() {
  const needed = () => "keeping" in page.dataset || document.getElementById("keeping");
  const look = () => {
    if (needed()) {
      watching.disconnect();
      import(new URL(keeping, root).href).catch((error) => console.warn(error));
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
  // A site in development has no worker.
  if (!library || !("serviceWorker" in navigator)) {
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
