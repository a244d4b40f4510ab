// The service worker: keeps one whole version of the app, and the parts of the library that are on this device.
//
// `aimaq build` puts these lines before this one:
//   const VERSION = "…";                        the hash of all that is named below
//   const LIBRARY = "manifest-….txt";           the library's manifest
//   const FILES = [["app/x.js", "sha256-…"], …] what a version is made of, each with its checksum, but for what bears its own
//   const WHOLE = […]                           the rest of a library that is small enough to be kept unasked
//
// How it stays true:
// - A version is stored whole or not at all: one file that is missing or differs fails the install,
//   and the version before goes on.
// - A page is one shell, the same for every address; the app draws the view from the library. So no
//   page of one version can name files of another.
// - A new version waits until the reader asks for it. All files but the shell carry their hash in
//   their name, and the version before is kept, so a tab that still runs it finds its files.
// - A part of the library is kept once it is read, or when static/keeping.js asks for it; it is checked against
//   its name before. What a part is called never changes, so it is fetched once, and copied from version to version.
// - Where the reader saves data, or the line is very slow, nothing is fetched that was not asked for.

const APPS = "aimaq-app-";
const PARTS = "aimaq-parts-";
const APP = APPS + VERSION;
const OWN_PARTS = PARTS + LIBRARY;
const SHELL = "app/shell.html";
const KEPT_VERSIONS = 2;
const IN_FLIGHT = 4;
const PATIENCE_MS = 10_000;

const scope = new URL(self.registration.scope);
const at = (path) => new URL(path, scope).href;
// A file whose name is the hash of its bytes; the manifest for the home screen is not.
const isNamed = (url) => /[-/][0-9a-f]{10,16}\.\w+$/.test(url);
const isPart = (url) => ["library/", "media/"].some((folder) => url.startsWith(at(folder))) && isNamed(url);
// Hosts say that what they send depends on what was asked for; of a name with a hash there is but one.
const anyway = { ignoreVary: true };

self.addEventListener("install", (event) => {
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([dropOld(APPS, APP), dropOld(PARTS, OWN_PARTS)]).then(claimIfFirst));
});

self.addEventListener("message", (event) => {
  const { data } = event;
  if (data === "activate") {
    self.skipWaiting();
  } else if (data === "spare" || data === "all") {
    sayWhetherToSpare(data === "spare");
  } else if (data === "tidy") {
    event.waitUntil(dropUnused());
  } else if (data.part) {
    const answer = (outcome) => event.ports[0].postMessage(outcome);
    const isFull = (error) => error.name === "QuotaExceededError";
    event.waitUntil(keepPart(at(data.part)).then(answer, (error) => answer(isFull(error) ? "full" : "failed")));
  } else if (data.read) {
    event.waitUntil(inGroups(data.read.filter(isPart), (url) => keepPart(url).catch(() => {})));
  }
});

self.addEventListener("fetch", (event) => {
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

// The page that brings a version says whether the reader saves data, or the line is very slow: it knows better than a worker
// does. Where it is gone before it could say so, nothing is spared.
let sayWhetherToSpare = () => {};
const isToSpare = () =>
  new Promise((resolve) => {
    sayWhetherToSpare = resolve;
    setTimeout(resolve, PATIENCE_MS, false);
  });

// One after another in small groups: a slow line is shared with the page itself.
async function inGroups(items, work) {
  for (let i = 0; i < items.length; i += IN_FLIGHT) {
    await Promise.all(items.slice(i, i + IN_FLIGHT).map(work));
  }
}

async function store() {
  const toSpare = isToSpare();
  const isNewLibrary = !(await caches.has(OWN_PARTS));
  try {
    await storeAll(APP, FILES);
    await storeAll(OWN_PARTS, (await toSpare) ? [] : WHOLE);
  } catch (error) {
    await Promise.all([caches.delete(APP), isNewLibrary && caches.delete(OWN_PARTS)]);
    throw error;
  }
}

async function storeAll(name, files) {
  const cache = await caches.open(name);
  await inGroups(files, async ([path, integrity]) => {
    const url = at(path);
    if (!integrity) {
      if ((await keepPart(url, name)) === "failed") {
        throw new Error(path);
      }
      return;
    }
    const here = isNamed(url) && (await caches.match(url, anyway));
    const response = here || (await fetched(url, integrity));
    if (!response.ok) {
      throw new Error(`${path}: ${response.status}`);
    }
    await cache.put(url, response);
  });
}

// A damaged copy, or an older one, may lie in the browser's own cache: the second try goes round it.
async function fetched(url, integrity) {
  const get = (cache) => fetch(url, { integrity, cache });
  return get("default").catch(() => get("reload"));
}

async function cachesOf(kind) {
  const names = await caches.keys(); // in the order in which they were made
  return names.filter((name) => name.startsWith(kind));
}

async function dropOld(kind, own) {
  const older = (await cachesOf(kind)).filter((name) => name !== own);
  const surplus = older.slice(0, Math.max(0, older.length - (KEPT_VERSIONS - 1)));
  await Promise.all(surplus.map((name) => caches.delete(name)));
}

// The first version may take over the page that brought it: it is of the same version. A later one
// never does: a tab's version changes only by a reload.
async function claimIfFirst() {
  if ((await cachesOf(APPS)).length === 1) {
    await self.clients.claim();
  }
}

async function page(url) {
  const path = url.pathname.slice(scope.pathname.length);
  const name = path.split("/").at(-1);
  if (name.includes(".") && !name.endsWith(".html")) {
    return (await caches.match(at(path), anyway)) ?? fetch(url); // a file opened on its own, as an image is
  }
  const shell = await (await caches.open(APP)).match(at(SHELL));
  if (!shell) {
    return fetch(url); // storage was cleared under us
  }
  const depth = path.split("/").length - 1;
  const html = (await shell.text())
    .replaceAll("{{root}}", "../".repeat(depth) || "./")
    .replaceAll("{{lang}}", path.startsWith("ru/") ? "ru" : "kk");
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function file(request) {
  const own = await (await caches.open(APP)).match(request, anyway);
  // `caches.match` looks through the versions: names with a hash never mean two things.
  const here = own ?? (await caches.match(request, anyway));
  return here ?? fetch(request);
}

// ── Parts of the library

// What is read stays. The page does not wait for that.
async function part(event) {
  const { url } = event.request;
  const here = await inCache(url, OWN_PARTS);
  if (here) {
    return here;
  }
  const response = (await caches.match(url, anyway)) ?? (await fetch(event.request));
  if (response.ok) {
    event.waitUntil(putPart(url, response.clone()).catch(() => {}));
  }
  return response;
}

const inCache = (url, cacheName) => caches.match(url, { ...anyway, cacheName });

// "kept" or "failed"; an error where there is no room. What lies in another version is copied, and not fetched.
async function keepPart(url, name = OWN_PARTS) {
  if (await inCache(url, name)) {
    return "kept";
  }
  const fetched = (cache) => fetch(url, { cache }).catch(() => undefined);
  for (const find of [() => caches.match(url, anyway), () => fetched("force-cache"), () => fetched("reload")]) {
    const response = await find();
    if (response?.ok && (await putPart(url, response.clone(), name))) {
      return "kept";
    }
  }
  return "failed";
}

// Keeps a part; says whether it is what its name promises.
async function putPart(url, response, name = OWN_PARTS) {
  const bytes = await response.arrayBuffer();
  const hash = /([0-9a-f]+)\.\w+$/.exec(url)[1];
  if (!xxh64(bytes).startsWith(hash)) {
    return false;
  }
  const put = async () => {
    const type = response.headers.get("Content-Type") ?? "application/octet-stream";
    await (await caches.open(name)).put(url, new Response(bytes, { headers: { "Content-Type": type } }));
  };
  await put().catch(async (error) => {
    // There may be room in what no tab needs any more.
    if (!(await dropUnused())) {
      throw error;
    }
    await put();
  });
  return true;
}

// Drops the parts of older libraries whose tabs are closed: a tab holds a lock that bears its library's name. Says whether
// there were any.
async function dropUnused() {
  const { held } = (await navigator.locks?.query()) ?? {};
  const isUsed = (name) => !held || held.some((lock) => lock.name === name);
  const unused = (await cachesOf(PARTS)).filter((name) => name !== OWN_PARTS && !isUsed(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
  return unused.length > 0;
}

// XXH64 with seed 0, as sixteen hexadecimal digits.
function xxh64(bytes) {
  const [A, B, C, D, E] = [
    0x9e3779b185ebca87n,
    0xc2b2ae3d27d4eb4fn,
    0x165667b19e3779f9n,
    0x85ebca77c2b2ae63n,
    0x27d4eb2f165667c5n,
  ];
  const cut = (x) => BigInt.asUintN(64, x);
  const turn = (x, bits) => cut(x << bits) | (x >> (64n - bits));
  const round = (x, word) => cut(turn(cut(x + word * B), 31n) * A);
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
    hash = cut([1n, 7n, 12n, 18n].reduce((sum, bits, lane) => sum + turn(lanes[lane], bits), 0n));
    for (const lane of lanes) {
      hash = cut((hash ^ round(0n, lane)) * A + D);
    }
  }
  hash = cut(hash + BigInt(byteLength));
  for (; i + 8 <= byteLength; i += 8) {
    hash = cut(turn(hash ^ round(0n, view.getBigUint64(i, true)), 27n) * A + D);
  }
  if (i + 4 <= byteLength) {
    hash = cut(turn(hash ^ cut(BigInt(view.getUint32(i, true)) * A), 23n) * B + C);
    i += 4;
  }
  for (; i < byteLength; i++) {
    hash = cut(turn(hash ^ cut(BigInt(view.getUint8(i)) * E), 11n) * A);
  }
  hash = cut((hash ^ (hash >> 33n)) * B);
  hash = cut((hash ^ (hash >> 29n)) * C);
  return (hash ^ (hash >> 32n)).toString(16).padStart(16, "0");
}
