// How long a reader waits who types in a large collection on a phone: from each key to the painted results, on a slowed
// processor.
//
//   node typing.mjs '{"dist": …, "queries": …, "articles": …, "chromium": …, "work": …, "out": …}'
//
// Each query is typed key by key, the next key once the results for the one before fill the window and are painted.
// After the last key the results out of sight are waited for, since their tasks count as well. Then all queries again,
// with everything fetched. Prints a table and writes the figures as JSON to `out`.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appRuns, keptForOffline, launch, phone, pressKey, slowDown } from "./browser.mjs";
import { serve } from "./host.mjs";
import { packer } from "./packing.mjs";
import { percentile } from "./statistics.mjs";

/** How many queries of each kind are typed. */
const EACH = 12;
/** The most milliseconds from a key to the painted results, for 95 of 100 keys. */
const LIMIT = 100;

const { dist, queries, articles, chromium, work, out } = JSON.parse(process.argv[2]);
const asked = JSON.parse(readFileSync(queries, "utf8"));
const typed = ["word", "two"].flatMap((kind) => asked[kind].slice(0, EACH));

const body = packer("identity", join(work, "packed"));
const server = await serve({ roots: { "": dist }, body, counted: [], headers: { "cache-control": "no-cache" } });
const browser = await launch(chromium);
try {
  const { page, session } = await phone(browser);
  await page.goto(`${server.url}/kk/`);
  await appRuns(page);
  await keptForOffline(page);
  await slowDown(session);
  await page.evaluate(watch);
  console.log(`\nTyping at ${articles} articles, processor slowed 4 times: from a key to painted results`);
  const figures = { cold: await typeAll(page, session, "cold"), warm: await typeAll(page, session, "warm") };
  writeFileSync(out, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await browser.close();
  await server.stop();
}

/** Runs in the page: counts from a key's event to after the frame that shows its results, and long tasks. */
function watch() {
  const watch = { pressed: null, waited: [], long: [] };
  window.watch = watch;
  const note = ({ key, timeStamp }) => {
    // A space alone asks for nothing new.
    if (key !== " ") {
      watch.pressed ??= timeStamp;
    }
  };
  addEventListener("keydown", note, true);
  const painted = new MessageChannel();
  // Results say in `data-asked` what they answer: those for an earlier key don't count.
  const answersTheBox = () => document.querySelector(".results")?.dataset.asked === document.querySelector("#q").value;
  painted.port1.onmessage = () => {
    if (watch.pressed !== null && answersTheBox()) {
      watch.waited.push(performance.now() - watch.pressed);
      watch.pressed = null;
    }
  };
  new MutationObserver(() => requestAnimationFrame(() => painted.port2.postMessage(null))).observe(document, {
    attributeFilter: ["data-asked"],
    subtree: true,
  });
  new PerformanceObserver((list) => watch.long.push(...list.getEntries().map((task) => task.duration))).observe({
    type: "longtask",
  });
}

/** Types each query, prints and returns how long was waited. `long` are the tasks of more than 50 ms. */
async function typeAll(page, session, pass) {
  await page.evaluate(() => Object.assign(window.watch, { waited: [], long: [] }));
  const until = (condition, ...values) => page.waitForFunction(condition, { polling: 25 }, ...values);
  for (const query of typed) {
    await page.focus("#q");
    let soFar = "";
    for (const letter of query) {
      soFar += letter;
      await pressKey(session, letter);
      if (letter === " ") {
        continue;
      }
      await until(
        (text) => window.watch.pressed === null && document.querySelector(".results").dataset.asked === text,
        soFar,
      );
    }
    await until((text) => !document.querySelector("[aria-busy]") && document.title.startsWith(`${text} · `), query);
    await page.click(".search-clear");
    await until(() => document.querySelector("#q").value === "" && !document.querySelector("[data-asked], [aria-busy]"));
    await page.evaluate(() => (window.watch.pressed = null));
  }
  const { waited, long } = await page.evaluate(() => window.watch);
  const at = (share) => percentile(waited, share);
  const figures = { keys: waited.length, p50: at(0.5), p95: at(0.95), max: at(1), long };
  const verdict = figures.p95 < LIMIT && long.length === 0 ? "within the limit" : "OVER the limit";
  const [p50, p95, max, longest] = [figures.p50, figures.p95, figures.max, Math.max(0, ...long)].map(Math.round);
  console.log(
    `${pass}: ${figures.keys} keys, p50 ${p50} ms, p95 ${p95} ms, longest ${max} ms; ` +
      `${long.length} tasks over 50 ms, the longest ${longest} ms: ${verdict}`,
  );
  return figures;
}
