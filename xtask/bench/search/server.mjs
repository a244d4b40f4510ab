// A static host on 127.0.0.1 that counts what it sends: bodies, in bytes as they go over the line.
//
// What a compressing host would send is worked out once per file and kept. Such a host packs everything that gets
// smaller by it; many pack less (only text and Wasm), none packs more.

import { createServer } from "node:http";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

// Above this, quality 11 takes minutes; 9 is what hosts use there.
const LARGE = 8_000_000;

/// How bodies are packed, by the name of the encoding.
const PACK = {
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

/// Starts a host. `roots` maps the first part of a path to a folder; `encoding` is "br", "gzip" or "identity"; only
/// what is below a root named in `counted` is counted. Packed bodies are kept in `packed`.
export async function serve({ roots, counted, encoding, packed }) {
  const sent = { bytes: 0, requests: 0, paths: [] };
  const kept = new Map();

  const body = (file) => {
    const found = kept.get(file);
    if (found) {
      return found;
    }
    const raw = readFileSync(file);
    const answer = encoding === "identity" ? { bytes: raw, encoding: undefined } : pack(file, raw);
    if (raw.length < 64_000_000) {
      kept.set(file, answer);
    }
    return answer;
  };

  const pack = (file, raw) => {
    let bytes;
    if (raw.length > 200_000) {
      // Slow enough to keep for the next run.
      const about = statSync(file);
      const key = createHash("sha1").update(`${file} ${about.size} ${about.mtimeMs} ${encoding}`).digest("hex");
      const store = join(packed, key);
      if (existsSync(store)) {
        bytes = readFileSync(store);
      } else {
        bytes = PACK[encoding](raw);
        mkdirSync(packed, { recursive: true });
        writeFileSync(`${store}.part`, bytes);
        renameSync(`${store}.part`, store);
      }
    } else {
      bytes = PACK[encoding](raw);
    }
    return bytes.length < raw.length ? { bytes, encoding } : { bytes: raw, encoding: undefined };
  };

  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(request.url.split("?")[0]));
    const [, root, ...rest] = path.split("/");
    const file = roots[root] && join(roots[root], ...rest);
    if (!file || path.includes("..") || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("there is no such file\n");
      return;
    }
    const answer = body(file);
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": answer.bytes.length,
      "cache-control": "public, max-age=31536000, immutable",
      // Cross-origin isolation: the page's clock has 5 µs steps instead of 100.
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    };
    if (answer.encoding) {
      headers["content-encoding"] = answer.encoding;
    }
    if (counted.includes(root)) {
      sent.bytes += answer.bytes.length;
      sent.requests += 1;
      sent.paths.push([path, answer.bytes.length]);
    }
    response.writeHead(200, headers);
    response.end(answer.bytes);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /// What was sent since the last call.
    take() {
      const taken = { bytes: sent.bytes, requests: sent.requests, paths: sent.paths };
      sent.bytes = 0;
      sent.requests = 0;
      sent.paths = [];
      return taken;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}
