// Loads the engine, and moves bytes in and out of its memory.

import { AimaqError, fetchFile } from "./errors.js";

/** @import { Engine } from "./wasm.d.ts" */

// The name has a hash of the bytes: a script never loads the engine of another version, and browsers may keep the file for
// ever. The name does not end in `.gz`: some hosts then send a `Content-Encoding`, and the browser unpacks the file before
// we do.
const FILE = `engine-${ENGINE}.bin`;

/**
 * Unpacks the body of a response. Throws if there is none, as with status 204.
 * @param {Response} response
 * @param {CompressionFormat} format
 */
const unpack = (response, format) => {
  const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body);
  return body.pipeThrough(new DecompressionStream(format));
};

/**
 * Loads the engine.
 * @param {RequestCache} cache
 */
const load = async (cache) => {
  const response = await fetchFile(new URL(FILE, import.meta.url), { cache });
  const wasm = unpack(response, "gzip");
  const headers = { "content-type": "application/wasm" };
  const { instance } = await WebAssembly.instantiateStreaming(new Response(wasm, { headers }));
  return /** @type {Engine} */ (/** @type {unknown} */ (instance.exports));
};

/** @type {Promise<Engine> | undefined} */
let started;

/**
 * Returns the functions of the engine. One engine serves all libraries. Damaged bytes may be in the HTTP cache, so the second
 * attempt bypasses it. `gzip` has a checksum, so damaged bytes are noticed.
 */
export const start = () =>
  (started ??= load("default")
    .catch(() => load("reload"))
    .catch((error) => {
      // The next `open` tries again.
      started = undefined;
      throw error instanceof AimaqError ? error : new AimaqError("damaged", FILE);
    }));

/**
 * Puts bytes into the engine's buffer.
 * @param {Engine} wasm
 * @param {ArrayBuffer | Uint8Array<ArrayBuffer>} bytes
 */
export const put = (wasm, bytes) => {
  // `reserve` may move the memory, so it comes first.
  const address = wasm.reserve(bytes.byteLength);
  new Uint8Array(wasm.memory.buffer, address).set(new Uint8Array(bytes));
};

/**
 * Puts a text into the engine's buffer.
 * @param {Engine} wasm
 * @param {string} text
 */
export const putText = (wasm, text) => put(wasm, new TextEncoder().encode(text));

/**
 * Returns a view of the first `length` bytes of the engine's buffer.
 * @param {Engine} wasm
 * @param {number} length
 */
export const bytesOf = (wasm, length) => new Uint8Array(wasm.memory.buffer, wasm.buffer(), length);

/**
 * Returns the text in the first `length` bytes of the engine's buffer.
 * @param {Engine} wasm
 * @param {number} length
 */
export const textOf = (wasm, length) => new TextDecoder().decode(bytesOf(wasm, length));

const { port1, port2 } = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
port1.onmessage = () => waiting.shift()?.();

/**
 * Lets the page have a turn, then resolves with `value`. Each call has its own turn. A timer would wait longer.
 * @template T
 * @param {T} [value]
 * @returns {Promise<T>}
 */
export const nextTurn = (value) =>
  new Promise((resolve) => {
    waiting.push(() => resolve(/** @type {T} */ (value)));
    port2.postMessage(0);
  });

/**
 * Unpacks a raw deflate stream. It resolves in its own turn, because all streams that have arrived are unpacked in one.
 * @param {Uint8Array<ArrayBuffer>} stream
 */
export const inflate = (stream) =>
  new Response(unpack(new Response(stream), "deflate-raw")).arrayBuffer().then(nextTurn);
