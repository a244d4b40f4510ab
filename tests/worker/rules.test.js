// Scenarios or sequences would notice if a rule of the worker were broken: each rule is taken out of a copy of its code.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run, sequence } from "./run.js";
import { SCENARIOS } from "./scenarios.js";

const SEQUENCES = 6000;
const logic = fileURLToPath(new URL("../../static/worker/", import.meta.url));

const folder = new URL("regressions/", import.meta.url);
const KEPT = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")),
);

/** A rule, the file, the code that keeps it, and what stands there instead. */
const RULES = [
  [
    "bytes are checked against their name",
    "storage.js",
    "host.hash(bytes).startsWith(hash)",
    "hash.length > 0",
  ],
  ["a failed install deletes only what it made", "storage.js", "!before.includes(name) && ", ""],
  [
    "a failed install leaves what another version made",
    "storage.js",
    "!before.includes(name) && !isNeeded(name) && !names.includes(keptMark(name))",
    "!before.includes(name)",
  ],
  ["what a tab uses is not deleted", "storage.js", "[...held, ...marks]", "[...marks]"],
  [
    "what a version that waits has is not deleted",
    "storage.js",
    "[...held, ...marks]",
    "[...held]",
  ],
  ["what the reader kept is not deleted", "storage.js", "!names.includes(keptMark(name))", "true"],
  [
    "a second attempt goes round the HTTP cache",
    "storage.js",
    '["force-cache", "reload"]',
    '["force-cache"]',
  ],
  ["what was removed is fetched again", "worker.js", "later(store.fill(true, true));", ""],
  ["what is damaged is fetched again", "worker.js", "yield* store.fill(true, true);", ""],
  ["types are our own", "storage.js", "host.response(bytes, typeOf(url))", "response"],
  [
    "a missing icon does no harm",
    "storage.js",
    "version.files.map(at)",
    "[...version.files, ...version.extra].map(at)",
  ],
  ["parts are of this site", "worker.js", "store.isPart(url) ?", "true ?"],
  [
    "a version starts if all tabs run it",
    "worker.js",
    "yield* host.skipWaiting();\n      }\n    },\n\n    /** @returns {Task<void>} */\n    *activate",
    "}\n    },\n\n    /** @returns {Task<void>} */\n    *activate",
  ],
  ["all files have to be there", "worker.js", 'if (outcome !== "kept")', "if (false)"],
];

for (const [rule, name, code, instead] of RULES) {
  test(`something fails without the rule: ${rule}`, async () => {
    const copy = mkdtempSync(join(tmpdir(), "aimaq-worker-"));
    try {
      cpSync(logic, copy, { recursive: true });
      writeFileSync(join(copy, "package.json"), '{ "type": "module" }');
      const file = join(copy, name);
      const text = readFileSync(file, "utf8");
      assert.ok(text.includes(code), `${name} has no ${code}`);
      writeFileSync(file, text.replace(code, instead));
      const { worker } = await import(pathToFileURL(join(copy, "worker.js")).href);
      const isNoticed =
        Object.values(SCENARIOS).some((scenario) => scenario(worker)) ||
        KEPT.some((kept) => run(worker, kept));
      let seed = isNoticed ? SEQUENCES + 1 : 0;
      while (seed < SEQUENCES && !run(worker, sequence(seed))) {
        seed++;
      }
      assert.ok(seed !== SEQUENCES, `${SEQUENCES} sequences did not notice`);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
}
