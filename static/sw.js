// The service worker: keeps one whole version of the site, and answers from it alone.
//
// `aimaq build` puts two lines before this one:
//   const VERSION = "…";                        the hash of all the files below
//   const FILES = [["app/x.js", "sha256-…"], …] what a version is made of, each with its checksum
//
// How it stays true:
// - A version is stored whole or not at all: one file that is missing or differs fails the install,
//   and the version before goes on.
// - A page is one shell, the same for every address; the app draws the view from the library. So no
//   page of one version can name files of another.
// - A new version waits until the reader asks for it. All files but the shell carry their hash in
//   their name, and the version before is kept, so a tab that still runs it finds its files.

const PREFIX = "aimaq-";
const CACHE = PREFIX + VERSION;
const SHELL = "app/shell.html";
const KEPT_VERSIONS = 2;

const scope = new URL(self.registration.scope);
const at = (path) => new URL(path, scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldVersions().then(claimIfFirst));
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") {
    self.skipWaiting();
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
  } else {
    event.respondWith(file(request));
  }
});

async function store() {
  const cache = await caches.open(CACHE);
  try {
    // One after another in small groups: a slow line is shared with the page itself.
    for (let i = 0; i < FILES.length; i += 4) {
      await Promise.all(
        FILES.slice(i, i + 4).map(async ([path, integrity]) => {
          const mutable = path === SHELL;
          const fetched = (cache) => fetch(at(path), { integrity, cache });
          // A damaged copy may lie in the browser's own cache: the second try goes round it.
          const response = await fetched(mutable ? "no-cache" : "default").catch(() => fetched("reload"));
          if (!response.ok) {
            throw new Error(`${path}: ${response.status}`);
          }
          await cache.put(at(path), response);
        }),
      );
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function versions() {
  const names = await caches.keys(); // in the order in which they were made
  return names.filter((name) => name.startsWith(PREFIX));
}

async function dropOldVersions() {
  const names = await versions();
  const older = names.filter((name) => name !== CACHE);
  const surplus = older.slice(0, Math.max(0, older.length - (KEPT_VERSIONS - 1)));
  await Promise.all(surplus.map((name) => caches.delete(name)));
}

// The first version may take over the page that brought it: it is of the same version. A later one
// never does: a tab's version changes only by a reload.
async function claimIfFirst() {
  if ((await versions()).length === 1) {
    await self.clients.claim();
  }
}

async function page(url) {
  const path = url.pathname.slice(scope.pathname.length);
  const cache = await caches.open(CACHE);
  const name = path.split("/").at(-1);
  if (name.includes(".") && !name.endsWith(".html")) {
    return (await cache.match(at(path))) ?? fetch(url); // a file opened on its own, as an image is
  }
  const shell = await cache.match(at(SHELL));
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
  const own = await (await caches.open(CACHE)).match(request);
  // `caches.match` looks through the versions: names with a hash never mean two things.
  return own ?? (await caches.match(request)) ?? fetch(request);
}
