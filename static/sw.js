// The service worker: stores one whole version of the app, and the parts of the library that are on this device.
//
// `aimaq build` defines the constants in types/worker.d.ts in front of this script.
//
// Rules:
// - A version is stored whole or not at all. If a file is missing or differs, the install fails and the
//   previous version stays.
// - Every page is the same shell, and the app draws the view from the library. So a page of one version
//   cannot name files of another.
// - A new version waits until the reader asks for it. All files but the shell have their hash in their name,
//   and the previous version stays stored, so a tab that still runs it finds its files.
// - A part of the library is stored when it is read, or when static/keeping.js asks for it, after a check
//   against the hash in its name. The bytes behind a name never change, so a part is fetched once and copied
//   from version to version.
// - If the reader saves data or the connection is very slow, nothing is fetched that was not asked for.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const APPS = "aimaq-app-";
const PARTS = "aimaq-parts-";
const APP = APPS + VERSION;
const OWN_PARTS = PARTS + LIBRARY;
const SHELL = "app/shell.html";
const STORED_VERSIONS = 2;
const IN_FLIGHT = 4;
const PAGE_ANSWER_MS = 10_000;

const scope = new URL(worker.registration.scope);
/** @param {string} path */
const at = (path) => new URL(path, scope).href;
/**
 * Whether a file's name contains the hash of its bytes. That of the web app manifest does not.
 * @param {string} url
 */
const isHashed = (url) => /[-/][0-9a-f]{10,16}\.\w+$/.test(url);
/** @param {string} url */
const isPart = (url) =>
  ["library/", "media/"].some((folder) => url.startsWith(at(folder))) && isHashed(url);
// Hosts send `Vary`, but a name with a hash has only one file.
const anyVariant = { ignoreVary: true };

worker.addEventListener("install", (event) => {
  event.waitUntil(store());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([dropOld(APPS, APP), dropOld(PARTS, OWN_PARTS)]).then(claimIfFirst));
});

worker.addEventListener("message", (event) => {
  /** @type {WorkerMessage} */
  const data = event.data;
  if (data === "activate") {
    worker.skipWaiting();
  } else if (data === "spare" || data === "all") {
    setSparing(data === "spare");
  } else if (data === "tidy") {
    event.waitUntil(dropUnused());
  } else if (data.part) {
    /** @param {"kept" | "failed" | "full"} outcome */
    const answer = (outcome) => event.ports[0]?.postMessage(outcome);
    /** @param {DOMException} error */
    const isFull = (error) => error.name === "QuotaExceededError";
    const stored = storePart(at(data.part));
    event.waitUntil(stored.then(answer, (error) => answer(isFull(error) ? "full" : "failed")));
  } else if (data.read) {
    /** @type {string[]} */
    const urls = data.read.filter(isPart);
    event.waitUntil(inGroups(urls, (url) => storePart(url).catch(() => {})));
  }
});

worker.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href)) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(url));
  } else if (isPart(url.href)) {
    event.respondWith(part(event));
  } else {
    event.respondWith(file(request));
  }
});

// ── A version

// Whether the reader saves data or the connection is very slow. The page that installs a version tells it, because a worker
// may not know. If the page closes before, the answer is no.
/** @type {(isSparing: boolean) => void} */
let setSparing = () => {};
/** @returns {Promise<boolean>} */
const askWhetherSparing = () =>
  new Promise((resolve) => {
    setSparing = resolve;
    setTimeout(resolve, PAGE_ANSWER_MS, false);
  });

/**
 * Works on a few items at a time: the page needs the connection, too.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
async function inGroups(items, work) {
  for (let i = 0; i < items.length; i += IN_FLIGHT) {
    await Promise.all(items.slice(i, i + IN_FLIGHT).map(work));
  }
}

async function store() {
  const sparing = askWhetherSparing();
  const isNewLibrary = !(await caches.has(OWN_PARTS));
  try {
    await storeAll(APP, FILES);
    await storeAll(OWN_PARTS, (await sparing) ? [] : WHOLE);
  } catch (error) {
    await Promise.all([caches.delete(APP), isNewLibrary && caches.delete(OWN_PARTS)]);
    throw error;
  }
}

/**
 * @param {string} name the cache
 * @param {FileEntry[]} files
 */
async function storeAll(name, files) {
  const cache = await caches.open(name);
  await inGroups(files, async ([path, integrity]) => {
    const url = at(path);
    if (!integrity) {
      if ((await storePart(url, name)) === "failed") {
        throw new Error(path);
      }
      return;
    }
    const stored = isHashed(url) && (await caches.match(url, anyVariant));
    const response = stored || (await fetched(url, integrity));
    if (!response.ok) {
      throw new Error(`${path}: ${response.status}`);
    }
    await cache.put(url, response);
  });
}

/**
 * Fetches a file. The HTTP cache may have a damaged or older copy, so the second attempt bypasses it.
 * @param {string} url
 * @param {string} [integrity]
 */
async function fetched(url, integrity) {
  /** @param {RequestCache} cache */
  const get = (cache) => fetch(url, { integrity, cache });
  return get("default").catch(() => get("reload"));
}

/**
 * Returns the names of caches, the oldest first.
 * @param {string} kind the beginning of their names
 */
async function cachesOf(kind) {
  const names = await caches.keys(); // in the order of their creation
  return names.filter((name) => name.startsWith(kind));
}

/**
 * Deletes the caches of versions before the previous one.
 * @param {string} kind the beginning of their names
 * @param {string} own the cache of this version
 */
async function dropOld(kind, own) {
  const older = (await cachesOf(kind)).filter((name) => name !== own);
  const surplus = older.slice(0, Math.max(0, older.length - (STORED_VERSIONS - 1)));
  await Promise.all(surplus.map((name) => caches.delete(name)));
}

// The first version takes control of the page that installed it, which has the same version. A later version
// does not: only a reload changes a tab's version.
async function claimIfFirst() {
  if ((await cachesOf(APPS)).length === 1) {
    await worker.clients.claim();
  }
}

/** @param {URL} url */
async function page(url) {
  const path = url.pathname.slice(scope.pathname.length);
  const name = path.split("/").at(-1) ?? "";
  if (name.includes(".") && !name.endsWith(".html")) {
    return (await caches.match(at(path), anyVariant)) ?? fetch(url); // a file opened on its own, such as an image
  }
  const shell = await (await caches.open(APP)).match(at(SHELL));
  if (!shell) {
    return fetch(url); // the reader has cleared the storage
  }
  const depth = path.split("/").length - 1;
  const html = (await shell.text())
    .replaceAll("{{root}}", "../".repeat(depth) || "./")
    .replaceAll("{{lang}}", path.startsWith("ru/") ? "ru" : "kk");
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** @param {Request} request */
async function file(request) {
  const own = await (await caches.open(APP)).match(request, anyVariant);
  // `caches.match` searches all versions, which is safe for names with a hash.
  return own ?? (await caches.match(request, anyVariant)) ?? fetch(request);
}

// ── Parts of the library

/**
 * Answers with a part, and stores it. The page does not wait for storing.
 * @param {FetchEvent} event
 */
async function part(event) {
  const { url } = event.request;
  const stored = await inCache(url, OWN_PARTS);
  if (stored) {
    return stored;
  }
  const response = (await caches.match(url, anyVariant)) ?? (await fetch(event.request));
  if (response.ok) {
    event.waitUntil(putPart(url, response.clone()).catch(() => {}));
  }
  return response;
}

/**
 * @param {string} url
 * @param {string} cacheName
 */
const inCache = (url, cacheName) => caches.match(url, { ...anyVariant, cacheName });

/**
 * Stores a part. It is copied from another version if that has it, and fetched otherwise. Throws if there is no room.
 * @param {string} url
 * @returns {Promise<"kept" | "failed">}
 */
async function storePart(url, name = OWN_PARTS) {
  if (await inCache(url, name)) {
    return "kept";
  }
  /** @param {RequestCache} cache */
  const fetched = (cache) => fetch(url, { cache }).catch(() => undefined);
  const sources = [
    () => caches.match(url, anyVariant),
    () => fetched("force-cache"),
    () => fetched("reload"),
  ];
  for (const source of sources) {
    const response = await source();
    if (response?.ok && (await putPart(url, response.clone(), name))) {
      return "kept";
    }
  }
  return "failed";
}

/**
 * Stores a part if its bytes have the hash in its name. Returns whether they have.
 * @param {string} url
 * @param {Response} response
 */
async function putPart(url, response, name = OWN_PARTS) {
  const bytes = await response.arrayBuffer();
  const hash = /([0-9a-f]+)\.\w+$/.exec(url)?.[1];
  if (!hash || !xxh64(bytes).startsWith(hash)) {
    return false;
  }
  const put = async () => {
    const type = response.headers.get("Content-Type") ?? "application/octet-stream";
    const cache = await caches.open(name);
    await cache.put(url, new Response(bytes, { headers: { "Content-Type": type } }));
  };
  await put().catch(async (error) => {
    // Caches that no tab needs may free enough room.
    if (!(await dropUnused())) {
      throw error;
    }
    await put();
  });
  return true;
}

// Deletes the parts of other versions whose tabs are closed: a tab holds a lock with the name of its cache. Returns whether
// there were any.
async function dropUnused() {
  const { held } = (await navigator.locks?.query()) ?? {};
  /** @param {string} name */
  const isUsed = (name) => !held || held.some((lock) => lock.name === name);
  const unused = (await cachesOf(PARTS)).filter((name) => name !== OWN_PARTS && !isUsed(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
  return unused.length > 0;
}

/**
 * Returns XXH64 with seed 0 as sixteen hexadecimal digits. The algorithm:
 * https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 * @param {ArrayBuffer} bytes
 */
function xxh64(bytes) {
  const A = 0x9e3779b185ebca87n;
  const B = 0xc2b2ae3d27d4eb4fn;
  const C = 0x165667b19e3779f9n;
  const D = 0x85ebca77c2b2ae63n;
  const E = 0x27d4eb2f165667c5n;
  /** @param {bigint} x */
  const cut = (x) => BigInt.asUintN(64, x);
  /**
   * @param {bigint} x
   * @param {bigint} bits
   */
  const rotate = (x, bits) => cut(x << bits) | (x >> (64n - bits));
  /**
   * @param {bigint} x
   * @param {bigint} word
   */
  const round = (x, word) => cut(rotate(cut(x + word * B), 31n) * A);
  const view = new DataView(bytes);
  const { byteLength } = bytes;
  let i = 0;
  let hash = E;
  if (byteLength >= 32) {
    const lanes = [cut(A + B), B, 0n, cut(-A)];
    for (; i + 32 <= byteLength; i += 32) {
      for (let lane = 0; lane < 4; lane++) {
        lanes[lane] = round(lanes[lane], view.getBigUint64(i + 8 * lane, true));
      }
    }
    hash = cut([1n, 7n, 12n, 18n].reduce((sum, bits, lane) => sum + rotate(lanes[lane], bits), 0n));
    for (const lane of lanes) {
      hash = cut((hash ^ round(0n, lane)) * A + D);
    }
  }
  hash = cut(hash + BigInt(byteLength));
  for (; i + 8 <= byteLength; i += 8) {
    hash = cut(rotate(hash ^ round(0n, view.getBigUint64(i, true)), 27n) * A + D);
  }
  if (i + 4 <= byteLength) {
    hash = cut(rotate(hash ^ cut(BigInt(view.getUint32(i, true)) * A), 23n) * B + C);
    i += 4;
  }
  for (; i < byteLength; i++) {
    hash = cut(rotate(hash ^ cut(BigInt(view.getUint8(i)) * E), 11n) * A);
  }
  hash = cut((hash ^ (hash >> 33n)) * B);
  hash = cut((hash ^ (hash >> 29n)) * C);
  return (hash ^ (hash >> 32n)).toString(16).padStart(16, "0");
}
