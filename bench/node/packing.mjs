// What a compressing host sends for a file. Such a host compresses everything that gets smaller by it; many compress
// less (text and Wasm only), none compresses more.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Above this size in bytes brotli's quality 11 takes minutes; hosts use 9 there. */
const LARGE = 8_000_000;
/** Compressing a file of more bytes than this is slow enough to keep the result for the next run. */
const SLOW = 200_000;
/** Bodies of at most this many bytes stay in memory. */
const CACHED = 64_000_000;

const COMPRESS = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 9 : 11,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

/**
 * Returns a function from a file to its body: `{ bytes, encoding }`. `encoding` is "br", "gzip" or "identity"; `store`
 * is the folder that keeps large compressed bodies between runs.
 */
export function packer(encoding, store) {
  const bodies = new Map();
  const compressed = (file, raw) => {
    if (raw.length <= SLOW) {
      return COMPRESS[encoding](raw);
    }
    const { size, mtimeMs } = statSync(file);
    const path = join(store, createHash("sha1").update(`${file} ${size} ${mtimeMs} ${encoding}`).digest("hex"));
    if (existsSync(path)) {
      return readFileSync(path);
    }
    const bytes = COMPRESS[encoding](raw);
    mkdirSync(store, { recursive: true });
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
    return bytes;
  };
  return (file) => {
    if (bodies.has(file)) {
      return bodies.get(file);
    }
    const raw = readFileSync(file);
    const bytes = encoding === "identity" ? raw : compressed(file, raw);
    const body = bytes.length < raw.length ? { bytes, encoding } : { bytes: raw, encoding: undefined };
    if (raw.length <= CACHED) {
      bodies.set(file, body);
    }
    return body;
  };
}
