// The service worker: the edge between the browser and static/worker/worker.js.
//
// `aimaq build` defines the constants in types/worker.d.ts in front of this script.

import { worker } from "./worker/worker.js";
import { xxh64 } from "./worker/xxh64.js";

const browser = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { registration, clients } = browser;
// Hosts send `Vary`, but a name with a hash has only one file.
const anyVariant = { ignoreVary: true };
/** @template T @param {Promise<T>} promise */
const ifAny = (promise) => promise.catch(() => undefined);
/**
 * @param {Promise<unknown>} writing
 * @returns {Promise<Outcome>}
 */
const outcome = (writing) =>
  writing.then(
    () => "kept",
    (error) => (error.name === "QuotaExceededError" ? "full" : "failed"),
  );

/** @type {Host} */
const host = {
  scope: registration.scope,
  hash: xxh64,
  response: (body, type) => new Response(body, { headers: { "Content-Type": type } }),
  error: () => Response.error(),
  copy: (response) => response.clone(),
  *bytes(response) {
    return yield ifAny(response.arrayBuffer());
  },
  *text(response) {
    return yield response.text();
  },
  *fetch(url, cache) {
    return yield ifAny(fetch(url, { cache }));
  },
  *match(url, cacheName) {
    return yield ifAny(caches.match(url, cacheName ? { ...anyVariant, cacheName } : anyVariant));
  },
  *put(name, url, response) {
    const put = async () => (await caches.open(name)).put(url, response.clone());
    return yield outcome(put());
  },
  *open(name) {
    return yield outcome(caches.open(name));
  },
  *names() {
    return (yield ifAny(caches.keys())) ?? []; // in the order of their creation
  },
  *keys(name) {
    const keys = async () => (await (await caches.open(name)).keys()).map(({ url }) => url);
    return (yield ifAny(keys())) ?? [];
  },
  *drop(name, url) {
    const drop = async () => (url ? (await caches.open(name)).delete(url) : caches.delete(name));
    return (yield ifAny(drop())) ?? false;
  },
  *locks() {
    const { held = [] } = (yield ifAny(navigator.locks.query())) ?? {};
    return held.map(({ name = "" }) => name);
  },
  *windows() {
    return (yield clients.matchAll({ type: "window", includeUncontrolled: true })).length;
  },
  *tell(message) {
    const all = yield clients.matchAll({ type: "window", includeUncontrolled: true });
    all.forEach((/** @type {Client} */ client) => client.postMessage(message));
  },
  *all(tasks) {
    yield Promise.all(tasks.map(run));
  },
  *wait(ms) {
    yield new Promise((done) => setTimeout(done, ms));
  },
  *skipWaiting() {
    browser.skipWaiting(); // settles only after the activation
  },
  *startNext() {
    registration.waiting?.postMessage("activate");
  },
  *claim() {
    yield clients.claim();
  },
};

/**
 * Runs a task: waits for each promise that it yields.
 * @template T
 * @param {Task<T>} task
 * @returns {Promise<T>}
 */
async function run(task) {
  let step = task.next();
  while (!step.done) {
    step = task.next(await step.value);
  }
  return step.value;
}

const handlers = worker(host, {
  id: VERSION,
  edition: EDITION,
  library: LIBRARY,
  shell: SHELL,
  files: FILES,
  extra: EXTRA,
  whole: WHOLE,
});

browser.addEventListener("install", (event) => event.waitUntil(run(handlers.install())));
browser.addEventListener("activate", (event) => event.waitUntil(run(handlers.activate())));
browser.addEventListener("message", (event) => {
  const answer = (/** @type {Outcome} */ outcome) => event.ports[0]?.postMessage(outcome);
  event.waitUntil(run(handlers.message(event.data, answer)));
});
browser.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) {
    const isPage = request.mode === "navigate";
    const isFresh = request.cache === "reload";
    const pass = /** @returns {Task<Response>} */ function* () {
      return yield fetch(request);
    };
    const later = (/** @type {Task<unknown>} */ task) => event.waitUntil(run(task));
    event.respondWith(run(handlers.fetch({ url: request.url, isPage, isFresh }, pass, later)));
  }
});
