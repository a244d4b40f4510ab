// What a first visit to the site costs: bytes, paints, the first answer, and Lighthouse's scores.
//
//   node first-visit.mjs '{"dist": …, "work": …, "chromium": …, "word": …, "runs": 5, "lighthouse": true, "out": …}'
//
// Prints tables and writes the figures as JSON to `out`.

import { readdirSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { appRuns, keptForOffline, launch, phone, pressKey, slowDown } from "./browser.mjs";
import { SLOW_LINE, serve } from "./host.mjs";
import { look } from "./lighthouse.mjs";
import { packer } from "./packing.mjs";
import { CATEGORIES, middleLook } from "./scores.mjs";
import { median } from "./statistics.mjs";

/** The most bytes that a first visit may fetch, the offline copy included. */
const LIMIT = 300_000;

const { dist, work, chromium, word, runs, lighthouse, out } = JSON.parse(process.argv[2]);
const body = packer("br", join(work, "packed"));
const host = (line) =>
  serve({
    roots: { "": dist },
    body,
    counted: [""],
    // As long as the best-known free host lets browsers keep a file.
    headers: { "cache-control": "max-age=600" },
    line,
  });

const figures = { sizes: sizes(), first_visits: [], first_answer: undefined, lighthouse: [] };
const browser = await launch(chromium);
try {
  for (const page of ["kk/", longestArticle()]) {
    figures.first_visits.push(await firstVisit(page));
  }
  figures.first_answer = await firstAnswer("kk/");
} finally {
  await browser.close();
}
if (lighthouse) {
  figures.lighthouse = await scores(["kk/", longestArticle(), "ru/region/KZ-63/", "kk/words/"]);
}
writeFileSync(out, `${JSON.stringify(figures, null, 2)}\n`);

/** Adds up the files of the site by extension; the library counts as one kind. */
function sizes() {
  const kinds = {};
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name);
      const inLibrary = relative(dist, file).startsWith(`library${sep}`);
      const kind = inLibrary ? "library" : extname(file).slice(1) || "other";
      kinds[kind] ??= { files: 0, bytes: 0, brotli_bytes: 0 };
      kinds[kind].files += 1;
      kinds[kind].bytes += statSync(file).size;
      kinds[kind].brotli_bytes += body(file).bytes.length;
    }
  }
  console.log(`\n${"dist/".padEnd(12)} ${columns("files", "bytes", "brotli 11")}`);
  for (const [kind, size] of Object.entries(kinds).sort()) {
    console.log(`${kind.padEnd(12)} ${columns(size.files, size.bytes, size.brotli_bytes)}`);
  }
  return kinds;
}

function columns(...values) {
  return values.map((value, at) => String(value).padStart(at ? 12 : 6)).join(" ");
}

/** The longest Russian article: the hardest page to show quickly. */
function longestArticle() {
  const folder = join(dist, "ru/article");
  const length = (name) => statSync(join(folder, name, "index.html")).size;
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const longest = names.map(({ name }) => name).reduce((one, other) => (length(other) > length(one) ? other : one));
  return `ru/article/${longest}/`;
}

/** Visits a page until the app runs and the site is kept for offline, and lists what was fetched. */
async function firstVisit(path) {
  const server = await host();
  const { page, close } = await phone(browser);
  await page.goto(`${server.url}/${path}`);
  await appRuns(page);
  await keptForOffline(page);
  const { answers, bytes } = server.take();
  await close();
  await server.stop();
  console.log(`\n${"bytes".padStart(9)}  first visit to ${path}: bodies as sent (brotli 11), offline copy included`);
  for (const answer of answers) {
    const status = answer.status === 200 ? "" : `  (${answer.status})`;
    console.log(`${String(answer.bytes).padStart(9)}  ${answer.path}${status}`);
  }
  const verdict = bytes <= LIMIT ? "within" : "OVER";
  console.log(`${String(bytes).padStart(9)}  in ${answers.length} requests: ${verdict} the ${LIMIT} allowed`);
  return { page: path, bytes, limit: LIMIT, requests: answers.map(({ path, status, bytes }) => ({ path, status, bytes })) };
}

/**
 * From navigation to the painted answer to a word, on a slow line and a slow processor. The word is typed as soon as the
 * app runs. Each figure is the median of all runs.
 */
async function firstAnswer(path) {
  const visits = [];
  for (let run = 0; run < runs; run += 1) {
    const server = await host(SLOW_LINE);
    const { page, session, close } = await phone(browser);
    await slowDown(session);
    await page.evaluateOnNewDocument(watch, word);
    await page.goto(`${server.url}/${path}`, { waitUntil: "domcontentloaded" });
    await appRuns(page);
    await page.focus("#q");
    for (const letter of word) {
      await pressKey(session, letter);
    }
    await page.waitForFunction(() => window.firstVisit.answer, { polling: 50 });
    visits.push(await page.evaluate(() => window.firstVisit));
    visits.at(-1).bytes = server.take().bytes;
    await close();
    await server.stop();
  }
  const middle = (key) => Math.round(median(visits.map((visit) => visit[key])));
  const answer = { page: path, word, runs };
  for (const key of ["fcp", "lcp", "ready", "answer", "bytes"]) {
    answer[key] = middle(key);
  }
  console.log(
    `\nFirst visit to ${path}, 1.6 Mbit/s, 150 ms an answer, processor slowed 4 times, median of ${runs}:\n` +
      `  first paint ${answer.fcp} ms, largest paint ${answer.lcp} ms, the app runs ${answer.ready} ms, ` +
      `answer to "${word}" ${answer.answer} ms (${answer.bytes} bytes by then)`,
  );
  return answer;
}

/** Runs in the page before anything else: notes when what happens, in milliseconds since navigation. */
function watch(word) {
  const times = { fcp: 0, lcp: 0, ready: 0, answer: 0 };
  window.firstVisit = times;
  const note = (type, key) =>
    new PerformanceObserver((list) => {
      const entry = list.getEntries().findLast(({ name }) => key === "lcp" || name === "first-contentful-paint");
      times[key] = entry?.startTime ?? times[key];
    }).observe({ type, buffered: true });
  note("paint", "fcp");
  note("largest-contentful-paint", "lcp");
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    times.answer ||= performance.now();
  };
  new MutationObserver(() => {
    if (!times.ready && document.documentElement.dataset.ready !== undefined) {
      times.ready = performance.now();
    }
    // Results say in `data-asked` what they answer.
    if (!times.answer && document.querySelector(".results")?.dataset.asked === word) {
      requestAnimationFrame(() => painted.port2.postMessage(null));
    }
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** Lighthouse's scores of pages. */
async function scores(paths) {
  const server = await host();
  const views = [];
  console.log(`\nperf  a11y  best   seo     CLS    FCP ms   LCP ms  Lighthouse mobile, throttled by DevTools, median of ${runs}`);
  for (const path of paths) {
    const looks = [];
    for (let run = 0; run < runs; run += 1) {
      looks.push(await look(chromium, `${server.url}/${path}`));
    }
    const view = { page: path, runs, ...middleLook(looks) };
    views.push(view);
    const scores = CATEGORIES.map((category) => view[category].toFixed(0).padStart(4)).join("  ");
    const paints = `${view.fcp_ms.toFixed(0).padStart(8)} ${view.lcp_ms.toFixed(0).padStart(8)}`;
    const costly = view.costly_audits.map((audit) => `  (${audit})`).join("");
    console.log(`${scores}  ${view.cls.toFixed(4).padStart(6)}  ${paints}  ${path}${costly}`);
  }
  await server.stop();
  return views;
}
