// Keeps the site for offline, and offers new versions.
//
// Without a service worker (plain http, private windows, browsers inside messengers) everything but offline works.

const page = document.documentElement;

/**
 * Registers the service worker.
 * @param {URL} root
 */
export async function keepOffline(root) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) {
    return;
  }
  // Tells why the site can't be kept.
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.unkept) {
      page.dataset.unkept = data.unkept;
      page.dispatchEvent(new Event("aimaq:unkept"));
    }
  });
  try {
    const address = workerAddress(new URL("sw.js", root).href);
    const registration = await serviceWorker.register(address, { updateViaCache: "none" });
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
 * The address of the worker, as the policy of the pages asks for it (Trusted Types): no other address becomes a script.
 * @param {string} address
 */
function workerAddress(address) {
  const rules = {
    createScriptURL(/** @type {string} */ asked) {
      if (asked !== address) {
        throw new TypeError(asked);
      }
      return asked;
    },
  };
  return window.trustedTypes?.createPolicy("aimaq", rules).createScriptURL(address) ?? address;
}

/**
 * Tells the worker to store what is missing, and whether the reader saves data: browsers tell pages more about that than workers.
 * @param {ServiceWorkerRegistration} registration
 */
function tellWhetherToSpare(registration) {
  const message = window.aimaq.isSparing() ? "spare" : "all";
  const tell = () => registration.installing?.postMessage(message);
  registration.addEventListener("updatefound", tell);
  tell();
  registration.active?.postMessage(message);
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
    const { waiting } = registration;
    const reload = () => location.reload();
    if (!waiting) {
      return reload(); // another tab has started it
    }
    navigator.serviceWorker.addEventListener("controllerchange", reload);
    // A newer version may overtake it.
    waiting.addEventListener("statechange", () => waiting.state === "redundant" && reload());
    waiting.postMessage("activate");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      registration.update().catch(() => {}); // offline: the next time
    }
  });
}
