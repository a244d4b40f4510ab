// Builds the data of one engine for one corpus, asks it in Chromium, and prints what was measured as JSON.
//
//   node measure.mjs '{"engine": …, "corpus": …, "work": …, "chromium": …, "parts": […], "fresh": false}'
//
// `corpus` is a file of JSON lines with its queries beside it; `work` a folder that is kept between runs.

import { mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./corpus.mjs";
import { ENGINES, built } from "./engines.mjs";
import { load } from "./packages.mjs";
import { serve } from "./server.mjs";
import { longestTask } from "./trace.mjs";

const task = JSON.parse(process.argv[2]);
const { engine, corpus, work, chromium, parts, fresh } = task;
const bench = join(dirname(fileURLToPath(import.meta.url)), "..");
const queries = JSON.parse(readFileSync(`${corpus}.queries.json`, "utf8"));
const { default: puppeteer } = await load("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");

/// How often a start from stored files is measured, unless that takes longer than so many milliseconds.
const STARTS = 7;
const PATIENCE = 30_000;
/// How many queries of each kind are asked while the main thread is watched.
const WATCHED = 40;
/// How often; an odd number.
const WATCHES = 3;
/// A command that takes longer has hung.
const LIMIT = 900_000;

mkdirSync(work, { recursive: true });
const out = join(work, engine);
if (engine !== "aimaq") {
  // Ours takes the lines as they are.
  await layOut(corpus, work);
}
const build = await built(engine, { corpus, laidOut: work, out, fresh });

const roots = { data: out, texts: join(work, "texts"), drivers: join(bench, "drivers"), page: join(bench, "search/page") };
const counted = ENGINES[engine].texts ? ["data", "texts"] : ["data"];
const host = (encoding) => serve({ roots, counted, encoding, packed: join(work, "packed") });

const browser = await puppeteer.launch({
  executablePath: chromium,
  headless: true,
  protocolTimeout: LIMIT,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--js-flags=--expose-gc",
  ],
});

const measured = { engine, version: build.version, build };
try {
  for (const part of parts) {
    const started = Date.now();
    measured[part] = await PARTS()[part]();
    // What else the machine did: one is what a single program takes.
    measured[part].load = loadavg()[0];
    measured[part].cores = cpus().length;
    process.stderr.write(`    ${engine} ${part}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
} finally {
  await browser.close();
}
process.stdout.write(`${JSON.stringify(measured)}\n`);

/// What can be measured, by name.
function PARTS() {
  return { bytes, latency, memory, start, blocked };
}

/// A page of the bench with the driver of `name` at hand, in a context of its own or in `context`.
async function open(url, context, name = engine) {
  const own = context ?? (await browser.createBrowserContext());
  const page = await own.newPage();
  page.setDefaultTimeout(LIMIT);
  page.on("pageerror", (error) => process.stderr.write(`    ${engine}: ${error.message}\n`));
  await page.goto(`${url}/page/index.html`);
  await page.evaluate((name) => window.bench.load(name), name);
  return {
    page,
    init: (options = {}) => page.evaluate((options) => window.bench.init(options), options),
    close: () => (context ? page.close() : own.close()),
  };
}

/// Bytes and requests until ten results with snippets are there, for a first word and a second one, on a line that is
/// always cold: as a host without compression, with gzip and with brotli sends them.
async function bytes() {
  // What loads everything first sends the same whatever is asked.
  const lazy = ["aimaq", "pagefind"].includes(engine);
  const pairs = queries.first.map((first, at) => [first, queries.second[at]]).slice(0, lazy ? undefined : 1);
  const sent = {};
  for (const encoding of ["identity", "gzip", "br"]) {
    const server = await host(encoding);
    const runs = [];
    for (const [first, second] of pairs) {
      const tab = await open(server.url);
      server.take();
      const started = Date.now();
      await tab.init();
      const found = await tab.page.evaluate((query) => window.bench.results(query, "word"), first);
      const ms = Date.now() - started;
      const one = server.take();
      const foundThen = await tab.page.evaluate((query) => window.bench.results(query, "word"), second);
      const two = server.take();
      runs.push({
        first,
        second,
        found: found.length,
        snippets: found.filter((result) => result.snippet).length,
        found_second: foundThen.length,
        bytes: one.bytes,
        requests: one.requests,
        second_bytes: two.bytes,
        second_requests: two.requests,
        paths: one.paths,
        ms,
      });
      await tab.close();
    }
    await server.stop();
    const middle = (key) => median(runs.map((run) => run[key]));
    sent[encoding] = {
      bytes: middle("bytes"),
      most_bytes: Math.max(...runs.map((run) => run.bytes)),
      requests: middle("requests"),
      second_bytes: middle("second_bytes"),
      most_second_bytes: Math.max(...runs.map((run) => run.second_bytes)),
      second_requests: middle("second_requests"),
      found_least: Math.min(...runs.map((run) => Math.min(run.found, run.found_second))),
      snippets_least: Math.min(...runs.map((run) => run.snippets)),
      paths: runs[0].paths.slice(0, 60),
    };
  }
  return sent;
}

/// Milliseconds a query takes when everything it needs is in memory: each list is asked once before it is timed, then
/// three times, and the best time of a query counts: what else the machine was doing is not the engine's.
async function latency() {
  const server = await host("identity");
  const tab = await open(server.url);
  await tab.init();
  await tab.page.evaluate(() => window.bench.loadAll());
  const found = {};
  for (const kind of ["word", "two", "prefix", "slip"]) {
    const times = await tab.page.evaluate((kind, list) => window.bench.time(kind, list), kind, queries[kind]);
    if (times) {
      found[kind] = {
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
  return found;
}

/// Bytes that the page holds with dictionary and postings loaded: JavaScript's heap after a collection, buffers outside
/// it, and Wasm memory.
async function memory() {
  const server = await host("identity");
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

/// Milliseconds from the engine's files, already kept by the browser, to ready, and to the first answer; the best run
/// counts.
async function start() {
  const server = await host("identity");
  const context = await browser.createBrowserContext();
  const runs = [];
  const begun = Date.now();
  for (let run = 0; run < STARTS + 2 && (run < 3 || Date.now() - begun < PATIENCE); run += 1) {
    const tab = await open(server.url, context);
    const { ready, answer } = await tab.page.evaluate((query) => window.bench.start(query), queries.first[0]);
    // The first two fill the browser's stores of files and of compiled code.
    if (run >= 2) {
      runs.push({ ready, answer });
    }
    await tab.close();
  }
  await context.close();
  await server.stop();
  const best = (key) => Math.min(...runs.map((run) => run[key]));
  return { ready_ms: best("ready"), first_answer_ms: best("answer"), median_first_answer_ms: median(runs.map((run) => run.answer)) };
}

/// The longest time that the main thread was busy at once while it searched, on a processor slowed four times, as the middle one of
/// a few runs, each in a browser that has seen nothing: one is the whim of a garbage collection. `floor_ms` is the same where
/// nothing is asked.
async function blocked() {
  const server = await host("identity");
  const kinds = ["word", "two", "prefix", "slip"];
  const lists = Object.fromEntries(kinds.map((kind) => [kind, queries[kind].slice(0, WATCHED)]));
  const watch = async (engine) => {
    const runs = [];
    for (let run = 0; run < WATCHES; run += 1) {
      const tab = await open(server.url, undefined, engine);
      await tab.init();
      const session = await tab.page.createCDPSession();
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      runs.push(await longestTask(session, () => tab.page.evaluate((lists) => window.bench.ask(lists), lists)));
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
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

/// The middle value.
function median(values) {
  return percentile(values, 0.5);
}

/// The value below which this share of all values is.
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
