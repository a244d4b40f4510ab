// What once broke a site does not any more.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { worker } from "../../static/worker/worker.js";
import { hashIn, typeOf } from "../../static/worker/names.js";
import { xxh64 } from "../../static/worker/xxh64.js";
import { SCENARIOS } from "./scenarios.js";

for (const [name, scenario] of Object.entries(SCENARIOS)) {
  test(name, () => assert.equal(scenario(worker), undefined));
}

test("the kill file deletes our caches and the registration, and nothing else", async () => {
  const text = readFileSync(new URL("../../docs/hosting/kill-worker.js", import.meta.url), "utf8");
  /** @type {Record<string, Function>} */
  const listeners = {};
  /** @type {string[]} */
  const done = [];
  const caches = {
    keys: async () => ["aimaq-app-1", "aimaq-parts-2", "other"],
    delete: async (/** @type {string} */ name) => done.push(name),
  };
  const self = {
    addEventListener: (/** @type {string} */ name, /** @type {Function} */ listener) =>
      (listeners[name] = listener),
    skipWaiting: () => done.push("skipWaiting"),
    registration: { unregister: async () => done.push("unregister") },
  };
  runInNewContext(text, { self, caches });
  listeners.install();
  /** @type {Promise<unknown> | undefined} */
  let work;
  listeners.activate({ waitUntil: (/** @type {Promise<unknown>} */ promise) => (work = promise) });
  await work;
  assert.deepEqual(done, ["skipWaiting", "aimaq-app-1", "aimaq-parts-2", "unregister"]);
});

test("the hash is XXH64", () => {
  // Of the reference implementation, with seed 0.
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).buffer;
  assert.equal(xxh64(bytes("")), "ef46db3751d8e999");
  assert.equal(xxh64(bytes("a")), "d24ec4f1a98c6e5b");
  assert.equal(xxh64(bytes("abc")), "44bc2cf5ad770999");
});

test("names tell hash and type", () => {
  assert.equal(hashIn("https://a.example/app/start-0123456789abcdef.js"), "0123456789abcdef");
  assert.equal(hashIn("https://a.example/media/0123456789abcdef.jpg"), "0123456789abcdef");
  assert.equal(hashIn("https://a.example/manifest.webmanifest"), undefined);
  assert.equal(typeOf("https://a.example/app/aimaq-0123456789.wasm"), "application/wasm");
  assert.equal(typeOf("https://a.example/library/root-0123456789.bin"), "application/octet-stream");
});
