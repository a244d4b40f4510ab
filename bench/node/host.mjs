// A static host on 127.0.0.1. It counts the bodies that it sends, in bytes as they go over the line, and can be as slow
// as a phone's connection.

import { existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Lighthouse's slow 4G: 1.6 Mbit/s for all answers together, and 150 ms until an answer begins. */
export const SLOW_LINE = { bytesPerSecond: 200_000, delay: 150 };

/** Bytes that are sent at once on a slow line: 10 ms of it. */
const PIECE = 2_000;
/** A timer wakes up late, by at most this many milliseconds: the line makes up for it. */
const LATE = 20;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * Starts a host.
 *
 * - `roots` maps the first part of a path to a folder; the root named "" takes all other paths.
 * - `body` gives the body of a file, see `packer`.
 * - `counted` are the roots whose answers are counted, and slow where there is a `line`.
 * - `headers` are added to every answer.
 */
export async function serve({ roots, body, counted, headers = {}, line }) {
  let sent = [];
  let finished = 0;
  let busyUntil = 0;

  const find = (path) => {
    const [, first, ...rest] = path.split("/");
    const file = roots[first] ? join(roots[first], ...rest) : roots[""] && join(roots[""], path);
    const page = path.endsWith("/") ? join(file ?? "", "index.html") : file;
    const found = page && !path.includes("..") && existsSync(page) && statSync(page).isFile();
    return { root: roots[first] ? first : "", file: found ? page : undefined };
  };

  // All answers share one line: a piece goes when those before it have gone.
  const sendSlowly = async (response, bytes) => {
    for (let at = 0; at < bytes.length && !response.destroyed; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      const now = performance.now();
      busyUntil = Math.max(busyUntil, now - LATE) + (piece.length / line.bytesPerSecond) * 1000;
      await sleep(Math.max(0, busyUntil - now));
      response.write(piece);
    }
  };

  const answer = async (request, response) => {
    const path = normalize(decodeURIComponent(request.url.split("?")[0]));
    const { root, file } = find(path);
    const isCounted = counted.includes(root);
    // It can have waited for what had been answered before it was asked.
    const round = finished + 1;
    const { bytes, encoding } = file ? body(file) : { bytes: Buffer.from("There is no such file.\n") };
    const status = file ? 200 : 404;
    if (isCounted) {
      sent.push({ path, status, bytes: bytes.length, round });
    }
    if (isCounted && line) {
      await sleep(line.delay);
    }
    response.writeHead(status, {
      "content-type": TYPES[extname(file ?? ".txt")] ?? "application/octet-stream",
      "content-length": bytes.length,
      ...(encoding && { "content-encoding": encoding }),
      ...headers,
    });
    if (isCounted && line) {
      await sendSlowly(response, bytes);
      finished = Math.max(finished, round);
      response.end();
    } else {
      response.end(bytes);
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /**
     * What was counted since the last call: bytes, requests, and on a slow line the number of rounds: the most answers
     * one after another. The rounds include waiting for one of the browser's six connections.
     */
    take() {
      const taken = {
        bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
        requests: sent.length,
        rounds: Math.max(0, ...sent.map(({ round }) => round)),
        answers: sent,
      };
      sent = [];
      finished = 0;
      return taken;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}
