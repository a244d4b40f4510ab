// The engine, and how bytes go in and come out. All that crosses are numbers and places in its memory.

import { unlzma } from "./unlzma.js";

/// The bytes of a file; `null` if there is none.
export const fetched = async (url) => {
  const response = await fetch(url);
  if (response.ok) return response.arrayBuffer();
  if (response.status === 404 || response.status === 410) return null;
  throw new TypeError(`${url}: ${response.status}`);
};

// Named after its bytes, so that a script never meets another version's engine.
const PACKED = new URL(`aimaq.wasm.lzma?${ENGINE}`, import.meta.url).href;

let started;

/// What the engine exports; it is started once for all libraries. It is kept as it is unpacked: unpacking takes longer than all else.
export const start = () =>
  (started ??= unpacked()
    .then((bytes) => WebAssembly.instantiate(bytes))
    .then(({ instance }) => instance.exports)
    .catch((error) => {
      started = undefined;
      throw error;
    }));

const unpacked = async () => {
  // Pages that may keep nothing unpack each time.
  const store = await globalThis.caches?.open("aimaq-engine").catch(() => {});
  const kept = await store?.match(PACKED);
  if (kept) return kept.arrayBuffer();
  const bytes = await unlzma(await fetched(PACKED), rested);
  if (store) keep(store, new Response(bytes)).catch(() => {});
  return bytes;
};

/// Keeps what was unpacked in place of what is there.
const keep = async (store, response) => {
  for (const old of await store.keys()) await store.delete(old);
  await store.put(PACKED, response);
};

/// Brings bytes to the engine.
export const put = (wasm, bytes) => {
  // Making room may move the memory.
  const place = wasm.room(bytes.byteLength);
  new Uint8Array(wasm.memory.buffer, place).set(new Uint8Array(bytes));
};

/// Brings text.
export const say = (wasm, text) => put(wasm, new TextEncoder().encode(text));

/// The bytes that the engine has just left, so many.
export const left = (wasm, length) => new Uint8Array(wasm.memory.buffer, wasm.place(), length);

/// The text that it has left.
export const heard = (wasm, length) => new TextDecoder().decode(left(wasm, length));

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();

/// Comes back once the page had its turn; each who waits has a turn of its own. A timer would wait longer.
export const rested = (value) =>
  new Promise((resolve) => {
    waiting.push(() => resolve(value));
    port2.postMessage(0);
  });

/// What a raw deflate stream unpacks to. What is done with it comes in a turn of its own: all this happens in the one in which a file came.
export const inflated = (stream) =>
  new Response(new Response(stream).body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer().then(rested);
