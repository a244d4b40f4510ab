// Builds the data of one engine for one corpus, asks it in Chromium, and prints what was measured as JSON.
//
//   node search.mjs '{"engine": …, "corpus": …, "work": …, "chromium": …, "parts": […], "fresh": false, "aimaq": …}'
//
// `corpus` is a file of JSON lines with its queries beside it; `work` a folder that is kept between runs; `aimaq` says
// where our program and our module are.

import { mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { SLOWDOWN, launch, slowDown } from "./browser.mjs";
import { layOut } from "./corpus.mjs";
import { ENGINES, built } from "./engines.mjs";
import { SLOW_LINE, serve } from "./host.mjs";
import { packer } from "./packing.mjs";
import { median, percentile } from "./statistics.mjs";
import { longestTask } from "./trace.mjs";

const { engine, corpus, work, chromium, parts, fresh, aimaq } = JSON.parse(process.argv[2]);
const queries = JSON.parse(readFileSync(`${corpus}.queries.json`, "utf8"));
const KINDS = ["word", "two", "prefix", "slip"];

/** How often a start from stored files is measured, unless that takes longer than so many milliseconds. */
const STARTS = 7;
const PATIENCE = 30_000;
/** How many queries of each kind are asked while the main thread is watched, and how often; the latter is odd. */
const WATCHED = 40;
const WATCHES = 3;

mkdirSync(work, { recursive: true });
const out = join(work, engine);
if (engine !== "aimaq") {
  // Ours takes the lines as they are.
  await layOut(corpus, work);
}
const build = await built(engine, { corpus, laidOut: work, out, fresh, aimaq });

const here = import.meta.dirname;
const roots = { data: out, texts: join(work, "texts"), drivers: join(here, "../drivers"), page: join(here, "../page") };
const bodies = (encoding) => packer(encoding, join(work, "packed"));
const host = (body = bodies("identity"), line = undefined) =>
  serve({
    roots,
    body,
    line,
    counted: ENGINES[engine].texts ? ["data", "texts"] : ["data"],
    headers: {
      "cache-control": "public, max-age=31536000, immutable",
      // Cross-origin isolation: the page's clock has steps of 5 µs instead of 100.
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    },
  });

const browser = await launch(chromium);
const measured = { engine, version: build.version, build };
try {
  const measures = { bytes, rounds, latency, memory, start, blocked };
  for (const part of parts) {
    const started = Date.now();
    measured[part] = await measures[part]();
    // How many programs wanted a core meanwhile: one is what a single program takes.
    measured[part].load = loadavg()[0];
    measured[part].cores = cpus().length;
    process.stderr.write(`    ${engine} ${part}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
} finally {
  await browser.close();
}
process.stdout.write(`${JSON.stringify(measured)}\n`);

/** A page of the bench with the driver of `name`, in `context` or in a context that has seen nothing. */
async function open(url, context, name = engine) {
  const own = context ?? (await browser.createBrowserContext());
  const page = await own.newPage();
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) => process.stderr.write(`    ${engine}: ${error.message}\n`));
  await page.goto(`${url}/page/index.html`);
  await page.evaluate((name) => window.bench.load(name), name);
  return {
    page,
    init: (options = {}) => page.evaluate((options) => window.bench.init(options), options),
    close: () => (context ? page.close() : own.close()),
  };
}

/** Pairs of unknown words. An engine that loads everything first sends the same for each pair: one is enough. */
function pairs() {
  const all = queries.first.map((first, at) => [first, queries.second[at]]);
  return ["aimaq", "pagefind"].includes(engine) ? all : all.slice(0, 1);
}

/**
 * Asks for each pair of words in a browser that has seen nothing, until ten results with snippets are there. Returns a
 * run for each: milliseconds, and what the host sent.
 */
async function askCold(server) {
  const runs = [];
  for (const [first, second] of pairs()) {
    const tab = await open(server.url);
    server.take();
    const answers = [];
    for (const [query, isFirst] of [[first, true], [second, false]]) {
      const { ms, found } = await tab.page.evaluate((query, isFirst) => window.bench.cold(query, isFirst), query, isFirst);
      answers.push({ query, ms, found: found.length, snippets: found.filter(({ snippet }) => snippet).length, ...server.take() });
    }
    runs.push({ first: answers[0], second: answers[1] });
    await tab.close();
  }
  return runs;
}

/** Bytes and requests until ten results are there, as hosts without compression, with gzip and with brotli send them. */
async function bytes() {
  const sent = {};
  for (const encoding of ["identity", "gzip", "br"]) {
    const server = await host(bodies(encoding));
    const runs = await askCold(server);
    await server.stop();
    const all = (which, key) => runs.map((run) => run[which][key]);
    sent[encoding] = {
      bytes: median(all("first", "bytes")),
      most_bytes: Math.max(...all("first", "bytes")),
      requests: median(all("first", "requests")),
      second_bytes: median(all("second", "bytes")),
      most_second_bytes: Math.max(...all("second", "bytes")),
      second_requests: median(all("second", "requests")),
      found_least: Math.min(...all("first", "found"), ...all("second", "found")),
      snippets_least: Math.min(...all("first", "snippets")),
      paths: runs[0].first.answers.map(({ path, bytes }) => [path, bytes]).slice(0, 60),
    };
  }
  return sent;
}

/** Time, requests and rounds until ten results are there on a slow line, from a host that compresses with brotli. */
async function rounds() {
  const body = bodies("br");
  // Once on a fast line: the host has everything compressed then.
  const quick = await host(body);
  await askCold(quick);
  await quick.stop();
  const server = await host(body, SLOW_LINE);
  const runs = await askCold(server);
  await server.stop();
  const middle = (which) =>
    Object.fromEntries(["ms", "requests", "rounds", "bytes"].map((key) => [key, median(runs.map((run) => run[which][key]))]));
  return { first: middle("first"), second: middle("second") };
}

/**
 * Milliseconds that a query takes when everything it needs is in memory. Each list is asked once before it is timed, then
 * three times; the best time of a query counts, since what else the machine did is not the engine's.
 */
async function latency() {
  const server = await host();
  const tab = await open(server.url);
  await tab.init();
  await tab.page.evaluate(() => window.bench.loadAll());
  const measured = {};
  for (const kind of KINDS) {
    const times = await tab.page.evaluate((kind, list) => window.bench.time(kind, list), kind, queries[kind]);
    if (times) {
      measured[kind] = {
        p50: percentile(times.ms, 0.5),
        p95: percentile(times.ms, 0.95),
        most: Math.max(...times.ms),
        mean_found: times.found.reduce((sum, count) => sum + count, 0) / times.found.length,
        empty: times.found.filter((count) => count === 0).length,
        queries: times.ms.length,
      };
    }
  }
  await tab.close();
  await server.stop();
  return measured;
}

/**
 * Bytes that the page holds with dictionary and postings loaded: JavaScript's heap after a collection, buffers outside
 * it, and Wasm memory.
 */
async function memory() {
  const server = await host();
  const tab = await open(server.url);
  const session = await tab.page.createCDPSession();
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    return session.send("Runtime.getHeapUsage");
  };
  const before = await heap();
  await tab.init({ oneThread: true });
  await tab.page.evaluate(() => window.bench.loadAll());
  if (engine === "pagefind") {
    // It has no call that loads everything; after the queries most of it is there.
    for (const kind of ["word", "two", "prefix"]) {
      await tab.page.evaluate((kind, list) => window.bench.warm(kind, list), kind, queries[kind]);
    }
  }
  const after = await heap();
  const wasm = await tab.page.evaluate(() => window.bench.wasmBytes());
  await tab.close();
  await server.stop();
  const buffers = after.backingStorageSize ?? 0;
  return {
    heap_bytes: after.usedSize,
    buffer_bytes: buffers,
    wasm_bytes: wasm,
    empty_page_bytes: before.usedSize,
    bytes: after.usedSize + buffers + wasm,
  };
}

/** Milliseconds from the engine's files, stored by the browser, to ready and to the first answer; the best run counts. */
async function start() {
  const server = await host();
  const context = await browser.createBrowserContext();
  const runs = [];
  const begun = Date.now();
  for (let run = 0; run < STARTS + 2 && (run < 3 || Date.now() - begun < PATIENCE); run += 1) {
    const tab = await open(server.url, context);
    const times = await tab.page.evaluate((query) => window.bench.start(query), queries.first[0]);
    // The first two fill the browser's stores of files and of compiled code.
    if (run >= 2) {
      runs.push(times);
    }
    await tab.close();
  }
  await context.close();
  await server.stop();
  const all = (key) => runs.map((run) => run[key]);
  return {
    ready_ms: Math.min(...all("ready")),
    first_answer_ms: Math.min(...all("answer")),
    median_first_answer_ms: median(all("answer")),
  };
}

/**
 * The longest time that the main thread was busy at a stretch while it searched, on a slowed processor: the middle one of
 * a few runs, each in a browser that has seen nothing, since a single one depends on when garbage is collected.
 * `floor_ms` is the same where nothing is asked.
 */
async function blocked() {
  const server = await host();
  const lists = Object.fromEntries(KINDS.map((kind) => [kind, queries[kind].slice(0, WATCHED)]));
  const watch = async (name) => {
    const runs = [];
    for (let run = 0; run < WATCHES; run += 1) {
      const tab = await open(server.url, undefined, name);
      await tab.init();
      const session = await tab.page.createCDPSession();
      await slowDown(session, SLOWDOWN);
      runs.push(await longestTask(session, () => tab.page.evaluate((lists) => window.bench.ask(lists), lists)));
      await tab.close();
    }
    return runs.sort((one, other) => one.task - other.task)[(WATCHES - 1) / 2];
  };
  const floor = await watch("nothing");
  const longest = await watch(engine);
  await server.stop();
  return {
    longest_ms: longest.task,
    longest_wall_ms: longest.wall,
    tasks: longest.tasks,
    by_kind: longest.kinds,
    floor_ms: floor.task,
  };
}
