// Names of caches and files.

/** Begins the name of the cache with the files of an edition of the app. */
export const APPS = "aimaq-app-";
/** Begins the name of the cache with the parts of a library. */
export const PARTS = "aimaq-parts-";
/** Begins the name of an empty cache: the reader has asked to keep the parts of this library. */
export const KEPT = "aimaq-kept-";
/** Begins the name of an empty cache: the version that has the two caches named in it is being installed, or waits. */
export const NEXT = "aimaq-next-";

/**
 * Returns the hash in the name of a file; `undefined` if its name has none.
 * @param {string} url
 */
export const hashIn = (url) => /[-/]([0-9a-f]{10,16})\.\w+$/.exec(url)?.[1];

/** @type {Record<string, string>} */
const TYPES = {
  css: "text/css; charset=utf-8",
  gif: "image/gif",
  html: "text/html; charset=utf-8",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
};

/**
 * Returns the media type of a file by the ending of its name. What a host says may be wrong, and would be stored for good.
 * @param {string} url
 */
export const typeOf = (url) => TYPES[url.split(".").at(-1) ?? ""] ?? "application/octet-stream";
