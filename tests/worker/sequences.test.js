// What always holds: no order of events breaks it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { worker } from "../../static/worker/worker.js";
import { run, sequence, shrink } from "./run.js";

const SEQUENCES = 1500;

test(`${SEQUENCES} sequences of 50 steps break nothing`, () => {
  for (let seed = 0; seed < SEQUENCES; seed++) {
    if (run(worker, sequence(seed))) {
      const short = shrink(worker, sequence(seed));
      assert.fail(
        `${run(worker, short)?.wrong}; keep in tests/worker/regressions: ${JSON.stringify(short)}`,
      );
    }
  }
});

const kept = new URL("regressions/", import.meta.url);
for (const name of readdirSync(kept)) {
  const { was, ...steps } = JSON.parse(readFileSync(new URL(name, kept), "utf8"));
  test(`${name}: ${was}`, () => assert.equal(run(worker, steps), undefined));
}
