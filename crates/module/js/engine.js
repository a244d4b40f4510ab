// Loads the engine, and moves bytes in and out of its memory.

import { AimaqError, fetchFile } from "./errors.js";

// The name has a hash of the bytes: a script never meets the engine of another version, and a host may let browsers keep it for
// ever. It does not end in `.gz`: some hosts then declare a `Content-Encoding`, and the browser unpacks it before we do.
const FILE = `engine-${ENGINE}.bin`;

const load = async (cache) => {
  const response = await fetchFile(new URL(FILE, import.meta.url), { cache });
  const wasm = response.body.pipeThrough(new DecompressionStream("gzip"));
  const headers = { "content-type": "application/wasm" };
  const { instance } = await WebAssembly.instantiateStreaming(new Response(wasm, { headers }));
  return instance.exports;
};

let started;

/// Returns the functions of the engine. One engine serves all libraries. Bytes that came damaged may be in the HTTP cache, so a
/// second attempt goes round it. `gzip` has a checksum: what it accepts is what was built.
export const start = () =>
  (started ??= load("default")
    .catch(() => load("reload"))
    .catch((error) => {
      // The next `open` tries again.
      started = undefined;
      throw error instanceof AimaqError ? error : new AimaqError("damaged", FILE);
    }));

/// Puts bytes into the engine's buffer.
export const put = (wasm, bytes) => {
  // `reserve` may move the memory, so it comes first.
  const address = wasm.reserve(bytes.byteLength);
  new Uint8Array(wasm.memory.buffer, address).set(new Uint8Array(bytes));
};

/// Puts a text into the engine's buffer.
export const putText = (wasm, text) => put(wasm, new TextEncoder().encode(text));

/// The first `length` bytes of the engine's buffer.
export const bytesOf = (wasm, length) => new Uint8Array(wasm.memory.buffer, wasm.buffer(), length);

/// The text in the first `length` bytes of the engine's buffer.
export const textOf = (wasm, length) => new TextDecoder().decode(bytesOf(wasm, length));

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();

/// Resolves after the page had a turn, each call in a turn of its own. A timer would wait longer.
export const nextTurn = (value) =>
  new Promise((resolve) => {
    waiting.push(() => resolve(value));
    port2.postMessage(0);
  });

/// Unpacks a raw deflate stream. It resolves in a turn of its own: all files that have come are unpacked in one.
export const inflate = (stream) =>
  new Response(new Response(stream).body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer().then(nextTurn);
