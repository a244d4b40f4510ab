// Tests of what needs no browser: `node --test node/`. A Rust test runs them.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "./host.mjs";
import { packer } from "./packing.mjs";
import { middleLook, read } from "./scores.mjs";
import { median, percentile } from "./statistics.mjs";
import { longest } from "./trace.mjs";

test("the median is the middle, and the lower one of two", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([2, 1]), 1);
  assert.equal(percentile([5, 1, 2, 3, 4], 0.95), 5);
  assert.equal(median([]), undefined);
});

test("a report is read, and one without a score refused", () => {
  const category = (score) => ({ score });
  const audit = (numericValue) => ({ numericValue });
  const report = {
    categories: { performance: category(0.98), accessibility: category(1), "best-practices": category(1), seo: category(0.9) },
    audits: {
      "cumulative-layout-shift": audit(0),
      "first-contentful-paint": audit(1260),
      "largest-contentful-paint": audit(1300),
      hreflang: { score: 0 },
      canonical: { score: 0 },
    },
  };
  const { performance, seo, cls, fcp_ms, costly_audits } = read(report);
  assert.deepEqual([performance, seo, cls, fcp_ms, costly_audits], [98, 90, 0, 1260, []]);
  report.categories.seo.auditRefs = [{ id: "hreflang", weight: 1 }, { id: "canonical", weight: 0 }];
  assert.deepEqual(middleLook([read(report)]).costly_audits, ["hreflang"]);
  report.categories.performance.score = null;
  assert.throws(() => read(report), /no performance/);
});

test("only tasks of the page's main thread count, while it searches", () => {
  const mark = (name, ts) => ({ cat: "blink.user_timing", name, pid: 1, tid: 1, ts });
  const run = (pid, ts, dur) => ({ name: "ThreadControllerImpl::RunTask", ph: "X", pid, tid: 1, ts, dur });
  const events = [
    run(1, 0, 9_000),
    mark("searching word", 10_000),
    run(1, 11_000, 3_000),
    run(2, 11_000, 50_000),
    mark("searching nothing", 20_000),
    run(1, 21_000, 70_000),
  ];
  const { task, tasks, kinds } = longest(events);
  assert.deepEqual([task, tasks, kinds], [3, 1, { word: 3 }]);
});

test("a slow line delays each answer, is shared, and is counted in rounds", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-host-"));
  writeFileSync(join(folder, "a.bin"), Buffer.alloc(20_000));
  const line = { bytesPerSecond: 200_000, delay: 50 };
  const host = await serve({ roots: { data: folder }, body: packer("identity", folder), counted: ["data"], line });
  const ask = async () => (await (await fetch(`${host.url}/data/a.bin`)).arrayBuffer()).byteLength;
  const started = performance.now();
  assert.deepEqual(await Promise.all([ask(), ask()]), [20_000, 20_000]);
  await ask();
  // Two rounds of 50 ms, and 60,000 bytes in 300 ms; the line makes up for some milliseconds.
  assert.ok(performance.now() - started > 350);
  const { bytes, requests, rounds } = host.take();
  assert.deepEqual([bytes, requests, rounds], [60_000, 3, 2]);
  assert.equal((await fetch(`${host.url}/data/none`)).status, 404);
  await host.stop();
  rmSync(folder, { recursive: true });
});

test("a body is compressed where that makes it smaller", () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-packing-"));
  writeFileSync(join(folder, "long.txt"), "мектеп ".repeat(1_000));
  writeFileSync(join(folder, "short.txt"), "a");
  const body = packer("br", folder);
  assert.equal(body(join(folder, "long.txt")).encoding, "br");
  assert.deepEqual(body(join(folder, "short.txt")), { bytes: Buffer.from("a"), encoding: undefined });
  rmSync(folder, { recursive: true });
});
