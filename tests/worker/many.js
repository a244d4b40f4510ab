// Runs many sequences: `node tests/worker/many.js 1000000 0` runs a million from seed 0 on. A sequence that fails is shortened and
// kept in tests/worker/regressions, where `npm test` runs it from then on.

import { writeFileSync } from "node:fs";
import { worker } from "../../static/worker/worker.js";
import { run, sequence, shrink } from "./run.js";

const [count = 100_000, from = 0] = process.argv.slice(2).map(Number);
const began = Date.now();
let failed = 0;
for (let seed = from; seed < from + count; seed++) {
  if (run(worker, sequence(seed))) {
    failed++;
    const short = shrink(worker, sequence(seed));
    const was = run(worker, short)?.wrong;
    const to = new URL(`regressions/seed-${seed}.json`, import.meta.url);
    writeFileSync(to, `${JSON.stringify({ was, ...short })}\n`);
    console.log(`seed ${seed}: ${was}`);
  }
  if ((seed - from + 1) % 10_000 === 0) {
    console.log(`${seed - from + 1} sequences of 50 steps, ${failed} failed`);
  }
}
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${count} sequences of 50 steps from seed ${from} in ${seconds} s, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
