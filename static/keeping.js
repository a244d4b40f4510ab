// Stores a library on the device if the reader asks for it: all of it, or search and the texts of some regions.
//
// This script asks the service worker (static/sw.js) to fetch, check and store the parts one after another. The cache
// itself shows how much is stored. localStorage has only the reader's choice and what the reader was told last, so that
// the script notices when the browser has deleted something. One tab at a time does the work, and the others show its
// progress. When that tab is closed, another tab or the next visit continues.
//
// The script draws into `#keeping` (src/pages/kept.rs). Beside it stand the sentences, in `#keeping-texts`, and the regions to
// choose from, in `#keep-some`.

import { channelTo } from "./channel.js";

const root = new URL("../", import.meta.url);
const page = document.documentElement;
const LIBRARY = page.dataset.library ?? "";
const PARTS = `aimaq-parts-${LIBRARY}`;
const KEY = "aimaq-keeping";
const ASKED = "aimaq-asked-to-persist";
const IN_FLIGHT = 6;
// This many failures in a row mean that there is no network.
const TOO_MANY = 12;
const ROUNDS = 3;
const ANSWER_MS = 60_000;
const OTHERS_FIRST_MS = 1000;

/** @param {number} ms */
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// ── The reader's choice

/**
 * What the reader was told last about a library.
 * @typedef {{ library: string, files: number, bytes: number, whole: boolean }} Told
 */

/**
 * `regions` are codes such as `KZ-63`; null: everything. `gone`: the browser has deleted what was stored. `at`: when
 * everything was stored, in ms since 1970.
 * @typedef {{ regions: string[] | null, paused: boolean, gone?: boolean, at?: number, said?: Told }} Choice
 */

/**
 * The choice if it can't be stored. @type {Choice | null | undefined}
 */
let unstored;

/** @returns {Choice | null} */
function choice() {
  try {
    return unstored === undefined
      ? valid(JSON.parse(localStorage.getItem(KEY) ?? "null"))
      : unstored;
  } catch {
    return null;
  }
}

/**
 * Returns what of a stored choice is valid: anything may have written it.
 * @param {any} stored
 * @returns {Choice | null}
 */
function valid(stored) {
  if (typeof stored !== "object" || !stored) {
    return null;
  }
  const { regions, paused, gone, at, said } = stored;
  const isNumber = (/** @type {unknown} */ value) => Number.isFinite(value) && Number(value) >= 0;
  const isCode = (/** @type {unknown} */ value) => /^[A-Z]{2}-\w{1,3}$/.test(String(value));
  const isSaid = said && isNumber(said.files) && isNumber(said.bytes);
  return {
    regions: Array.isArray(regions) ? regions.filter(isCode).map(String) : null,
    paused: paused === true,
    gone: gone === true || undefined,
    at: isNumber(at) ? at : undefined,
    said: isSaid ? { ...said, whole: said.whole === true } : undefined,
  };
}

/**
 * Changes the choice; null removes it.
 * @param {Partial<Choice> | null} change
 */
function choose(change) {
  const next = change && /** @type {Choice} */ ({ ...choice(), ...change });
  try {
    if (next) {
      localStorage.setItem(KEY, JSON.stringify(next));
    } else {
      localStorage.removeItem(KEY);
    }
    unstored = undefined;
  } catch {
    unstored = next; // storage is full or forbidden: until this tab is closed
  }
  page.toggleAttribute("data-keeping", next !== null && !next.gone);
}

// ── The files of the library, and those on the device

/**
 * The number of files of each kind, and their bytes together.
 * @type {Map<string, { files: number, bytes: number }>}
 */
let totals = new Map();
let version = "";

async function readManifest() {
  const text = await (await fetch(new URL(`library/${LIBRARY}`, root))).text();
  const lines = text.split("\n").map((line) => line.split(" "));
  totals = new Map();
  for (const [kind, files, bytes, ...rest] of lines) {
    if (kind !== undefined && bytes !== undefined && rest.length === 0) {
      totals.set(kind, { files: Number(files), bytes: Number(bytes) });
    }
  }
  version = lines.find(([name]) => name === "corpus")?.[1] ?? "";
}

/** @param {string} name */
const kindOf = (name) => name.split("-")[0] ?? "";
/** @param {string} name */
const isText = (name) => kindOf(name) === "texts";

/**
 * Estimates the bytes of files by the average of their kind: files of a kind are about equally large.
 * @param {string[]} names
 */
function bytesOf(names) {
  let sum = 0;
  for (const name of names) {
    const total = totals.get(kindOf(name));
    if (!total) {
      throw new RangeError(`${name} is of no kind in the manifest`);
    }
    sum += total.bytes / total.files;
  }
  return Math.round(sum);
}

/**
 * Returns the names of the files to store, those for search first. Empty if the library can't be read.
 * @param {string[] | null} regions
 */
async function fileNames(regions) {
  const names = await window.aimaq.ask(`files ${(regions ?? []).join()}`);
  return names
    .split("\n")
    .filter(Boolean)
    .sort((a, b) => Number(isText(a)) - Number(isText(b)));
}

/** @type {Map<string, number>} */
const sizes = new Map();
/**
 * Returns how many bytes a choice of regions takes.
 * @param {string[] | null} regions
 */
async function sizeOf(regions) {
  const question = `size ${(regions ?? []).join()}`;
  const size = sizes.get(question) ?? Number(await window.aimaq.ask(question));
  sizes.set(question, size);
  return size;
}

/**
 * Returns the names of the files in a cache.
 * @param {string} name
 */
async function storedIn(name) {
  const cache = await caches.open(name);
  return (await cache.keys()).map(({ url }) => url.split("/").at(-1) ?? "");
}

/**
 * Returns the names of the caches of all versions.
 * @param {string} kind the beginning of their names
 */
async function cachesOf(kind) {
  return (await caches.keys()).filter((name) => name.startsWith(kind));
}

// Returns the names of all files on this device. Files of other versions count: a name means the same in all of them.
async function storedAnywhere() {
  return new Set((await Promise.all((await cachesOf("aimaq-parts-")).map(storedIn))).flat());
}

// ── The work

/**
 * The state that is drawn. The last six are reasons why storing does not continue.
 * @typedef {"none" | "offer" | "whole" | "planning" | "running" | "paused" | "done"
 *   | "failed" | "full" | "gone" | "thrifty" | "unread" | "noroom"} State
 */

/** @type {State | ""} */
let state = "";
let storedBytes = 0;
let totalBytes = 0;
let failedFiles = 0;

/** The progress as other tabs receive it. They may run another version, so the names of the fields stay. */
const progress = () => ({ state, kept: storedBytes, all: totalBytes, lacking: failedFiles });

const channel = channelTo(KEY);

/**
 * Sets the first state, without an announcement.
 * @param {State} next
 */
function startIn(next) {
  state = next;
  draw();
}

/**
 * Changes the state, announces it here, and draws it in all tabs.
 * @param {State} next
 * @param {string} [words] the announcement, if it is not the state's sentence
 */
function become(next, words) {
  const isNew = state !== next;
  state = next;
  channel?.postMessage(progress());
  if (isNew) {
    announce(words ?? sentence());
  }
  return draw();
}

// When a new version starts, the tabs of this one stop working.
let isOver = false;
/** @type {Promise<"failed">} */
const over = new Promise((resolve) => {
  const { serviceWorker } = navigator;
  let before = serviceWorker?.controller;
  serviceWorker?.addEventListener("controllerchange", () => {
    if (before) {
      isOver = true;
      resolve("failed");
    }
    before = serviceWorker.controller;
  });
});

/**
 * Asks the service worker to store a part.
 * @param {ServiceWorker} worker
 * @param {string} name
 */
function askWorker(worker, name) {
  /** @type {Promise<"kept" | "failed" | "full">} */
  const answer = new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // A worker that the browser has ended does not answer.
    const timeout = setTimeout(() => resolve("failed"), ANSWER_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timeout);
      resolve(data);
    };
    worker.postMessage({ part: `library/${name}` }, [port2]);
  });
  return Promise.race([answer, over]);
}

/** Waits until there is an active service worker. */
const activeWorker = async () =>
  /** @type {ServiceWorker} */ ((await navigator.serviceWorker.ready).active);

let works = false;

// Stores what is missing, once no other tab does.
async function goOn() {
  const chosen = choice();
  if (works || isOver || !chosen || chosen.paused) {
    return;
  }
  works = true;
  try {
    await (navigator.locks ? navigator.locks.request(KEY, work) : work());
  } catch (error) {
    console.warn("Storing the library has stopped:", error);
    become("unread");
  } finally {
    works = false;
  }
}

async function work() {
  const chosen = choice();
  if (!chosen || chosen.paused || isOver) {
    return;
  }
  const { regions, said: before } = chosen;
  if (before?.library === LIBRARY && before.whole) {
    storedBytes = totalBytes = before.bytes; // another tab has done it
    return become("done");
  }
  become("planning");
  if (!(await navigator.serviceWorker.getRegistration(root))) {
    return become("none");
  }
  const active = await activeWorker();
  const names = await fileNames(regions);
  if (names.length === 0) {
    return become("unread");
  }
  const onDevice = await storedAnywhere();
  const stored = new Set(await storedIn(PARTS));
  let queue = names.filter((name) => !stored.has(name));
  totalBytes = bytesOf(names);
  storedBytes = bytesOf(names.filter((name) => onDevice.has(name)));
  failedFiles = 0;
  /** @param {Choice | null} now */
  const isSame = (now) => String(now?.regions) === String(regions);
  const isChosen = () => !isOver && isSame(choice()) && !choice()?.paused;
  let isFull = false;
  /** @param {boolean} whole */
  const tell = (whole) => {
    const said = { library: LIBRARY, files: stored.size, bytes: totalBytes, whole };
    if (isSame(choice())) {
      choose(whole ? { said, at: Date.now() } : { said });
    }
  };
  become(isChosen() ? "running" : "paused");
  for (let round = 0; round < ROUNDS && queue.length > 0 && isChosen() && !isFull; round++) {
    /** @type {string[]} */
    const again = [];
    let inARow = 0;
    await sleep(round * 2000);
    const worker = async () => {
      while (isChosen() && !isFull && inARow < TOO_MANY) {
        const name = queue.shift();
        if (name === undefined) {
          return;
        }
        const outcome = await askWorker(active, name);
        if (outcome === "kept") {
          inARow = 0;
          stored.add(name);
          storedBytes += onDevice.has(name) ? 0 : bytesOf([name]);
          drawSoon();
        } else {
          inARow++;
          again.push(name);
          isFull ||= outcome === "full";
        }
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    queue = [...queue, ...again];
    tell(false);
    if (again.length === 0 || inARow >= TOO_MANY) {
      break;
    }
  }
  failedFiles = queue.length;
  if (queue.length === 0) {
    storedBytes = totalBytes;
    tell(true);
    active.postMessage("tidy");
    become("done");
  } else if (isFull) {
    choose({ paused: true });
    become("full");
  } else if (isChosen()) {
    become("failed");
  } else {
    // The reader has paused, removed or changed the choice in the meantime.
    become(choice() ? "paused" : "offer");
    setTimeout(goOn);
  }
}

// Finds the first state.
async function begin() {
  if (!window.caches || !(await navigator.serviceWorker?.getRegistration(root))) {
    return startIn(page.dataset.unkept === "full" ? "noroom" : "none");
  }
  await readManifest();
  // Parts alone are of no use offline. If the browser has removed the app, the worker fetches it again.
  for (let i = 0; i < 20 && !(await isAppStored()); i++) {
    await sleep(500);
  }
  if (!(await isAppStored())) {
    return startIn(page.dataset.unkept === "full" ? "noroom" : "unread");
  }
  const chosen = choice();
  if (!chosen) {
    return startIn((await isWhole()) ? "whole" : "offer");
  }
  const { regions, paused, gone, said } = chosen;
  const isCurrent = said?.library === LIBRARY;
  const count = isCurrent ? (await storedIn(PARTS)).length : (await storedAnywhere()).size;
  if (gone || (said && count < (isCurrent ? said.files : 1))) {
    if (!gone) {
      window.aimaq.say("gone");
    }
    choose({ paused: true, gone: true, said: undefined });
    return startIn("gone");
  }
  if (isCurrent && said.whole) {
    storedBytes = totalBytes = said.bytes;
    (await activeWorker()).postMessage("tidy");
    return startIn("done");
  }
  // The reader chose to store the library, but not on this connection.
  const waits = window.aimaq.isSparing();
  if (paused || waits) {
    await measure(regions);
    return startIn(!paused && said?.whole ? "thrifty" : "paused");
  }
  await goOn();
}

/**
 * Measures how much of a choice is on the device.
 * @param {string[] | null} regions
 */
async function measure(regions) {
  const [names, onDevice] = [await fileNames(regions), await storedAnywhere()];
  totalBytes = bytesOf(names);
  storedBytes = bytesOf(names.filter((name) => onDevice.has(name)));
}

// Whether the app of this version is on the device.
async function isAppStored() {
  const { edition } = page.dataset;
  return !edition || (await caches.has(`aimaq-app-${edition}`));
}

// Whether the whole library is on the device. The service worker stores a small library without being asked. For a large
// library (one with many texts) the check would take too long, and the answer is no.
async function isWhole() {
  const texts = totals.get("texts");
  if (!texts) {
    throw new RangeError("the manifest does not count texts");
  }
  if (texts.files > 512) {
    return false;
  }
  const [names, onDevice] = [await fileNames(null), await storedAnywhere()];
  return names.length > 0 && names.every((name) => onDevice.has(name));
}

/**
 * Stores the library.
 * @param {string[] | null} regions the regions whose texts are stored; null: all
 */
async function keep(regions) {
  choose({ regions, paused: false, gone: undefined, said: undefined });
  goOn();
  // Asks once for persistent storage, now that the reader knows why. The answer is shown and changes nothing else.
  try {
    if (navigator.storage?.persist && !localStorage.getItem(ASKED)) {
      localStorage.setItem(ASKED, "1");
      await navigator.storage.persist();
      draw();
    }
  } catch (error) {
    console.warn(error); // storage is full or forbidden
  }
}

function pause() {
  choose({ paused: true });
  become("paused");
}

function resume() {
  choose({ paused: false, gone: undefined });
  if (works) {
    become("running"); // the work had not stopped yet
  }
  goOn();
}

async function remove() {
  choose(null);
  const drop = async () => {
    const names = [...(await cachesOf("aimaq-parts-")), ...(await cachesOf("aimaq-kept-"))];
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  // The lock waits for the parts that are being stored.
  await (navigator.locks ? navigator.locks.request(KEY, drop) : drop());
  [storedBytes, totalBytes] = [0, 0];
  state = "";
  await become("offer", text("removed"));
  document.getElementById("keep-all")?.focus();
}

// ── Sentences

/**
 * Returns a sentence of the page (src/texts/keeping.rs) with its placeholders (`{name}`) replaced.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
function text(name, values = {}) {
  const sentence = document.querySelector(`#keeping-texts [data-name="${name}"]`);
  if (!sentence) {
    throw new RangeError(`there is no sentence ${name}`);
  }
  return sentence.textContent.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

/** @param {number} bytes */
function size(bytes) {
  const [number, unit] =
    bytes < 1e6
      ? [Math.ceil(bytes / 1e3), "КБ"]
      : [(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0), "МБ"];
  return `${String(number).replace(".", ",")}\u00a0${unit}`;
}

/**
 * Writes a date as 22.11.2026, as both languages do. Browsers do not know the Kazakh names of months.
 * @param {Date} date
 */
const day = (date) =>
  [date.getDate(), date.getMonth() + 1, date.getFullYear()]
    .map((part) => String(part).padStart(2, "0"))
    .join(".");

/** @param {string} code */
function regionName(code) {
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector(`#keep-some [value="${code}"]`);
  return box?.dataset.name ?? code;
}

function sentence() {
  const regions = choice()?.regions;
  switch (state) {
    case "":
      return "";
    case "none":
    case "offer":
    case "whole":
    case "unread":
    case "noroom":
    case "full":
    case "gone":
    case "thrifty":
    case "planning":
      return text(state);
    case "done":
      return regions
        ? text("done_some", {
            size: size(totalBytes),
            regions: regions.map(regionName).join(", "),
          })
        : text("done_all", { size: size(totalBytes) });
    case "failed":
      return text("failed", { parts: failedFiles });
    default:
      return text(state, { kept: size(storedBytes), all: size(totalBytes) });
  }
}

// The remarks below the state's sentence: the version, free space, and whether the browser may delete the library.
async function note() {
  const notes = [];
  const { at } = choice() ?? {};
  if (["done", "whole"].includes(state)) {
    notes.push(
      at ? text("fresh", { version, date: day(new Date(at)) }) : text("version", { version }),
    );
  }
  if (["offer", "full", "gone"].includes(state)) {
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
    const free = quota === undefined || usage === undefined ? Infinity : quota - usage;
    if (free < (totalBytes - storedBytes || (await sizeOf(null)))) {
      notes.push(text("little", { free: size(Math.max(0, free)) }));
    }
  }
  if (state === "done" && !(await navigator.storage?.persisted?.())) {
    notes.push(text("may_go"));
  }
  return notes.join(" ");
}

// ── Drawing. Elements are made once and then changed, so that they keep the focus.

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 */
const element = (name, properties) => Object.assign(document.createElement(name), properties);

/**
 * @param {string} id
 * @param {boolean} isMain
 * @param {() => void} onclick
 */
function button(id, isMain, onclick) {
  const className = isMain ? "button" : "button quiet";
  return element("button", { id, type: "button", className, onclick });
}

/**
 * Returns an element that is on the page whenever `#keeping` is.
 * @param {string} id
 */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {HTMLElement} area */
function addElements(area) {
  const bar = element("progress", { id: "keep-progress" });
  const actions = element("p", { className: "actions" });
  actions.append(
    button("keep-all", true, () => keep(null)),
    button("keep-pause", false, () => (pauseAction() === "pause" ? pause() : resume())),
    button("keep-remove", false, remove),
  );
  const said = element("p", { id: "keep-said", className: "unseen", role: "status" });
  const sentence = element("p", { id: "keep-state" });
  area.append(sentence, bar, element("p", { id: "keep-note" }), actions, said);
  const start = button("keep-regions", true, () => keep(chosenRegions()));
  at("keep-some-action").append(start);
  at("keep-some").addEventListener("change", draw);
}

function chosenRegions() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = document.querySelectorAll("#keep-some input:checked");
  return [...boxes].map((box) => box.value).sort();
}

// Returns what the button that pauses and resumes does now.
function pauseAction() {
  if (["planning", "running"].includes(state)) {
    return "pause";
  }
  const isStopped = ["paused", "failed", "full", "thrifty", "unread"].includes(state);
  return isStopped && choice() ? "resume" : "";
}

let drawn = 0;

async function draw() {
  const area = document.getElementById("keeping");
  if (!area || !state) {
    return;
  }
  if (!document.getElementById("keep-state")) {
    addElements(area);
  }
  const number = ++drawn;
  /**
   * Shows an element with a text, or hides it if the text is empty. Returns whether it lost the focus.
   * @param {string} id
   * @param {string} label
   */
  const show = (id, label) => {
    const shown = at(id);
    const hadFocus = shown === document.activeElement;
    shown.hidden = !label;
    if (label && shown.textContent !== label) {
      shown.textContent = label;
    }
    return hadFocus && !label;
  };
  const offers = ["offer", "full", "gone"].includes(state);
  area.dataset.state = offers ? "offer" : state;
  at("keep-state").textContent = sentence();
  const bar = /** @type {HTMLProgressElement} */ (at("keep-progress"));
  bar.hidden = !["running", "paused", "failed", "full"].includes(state) || totalBytes === 0;
  [bar.max, bar.value] = [Math.max(totalBytes, 1), storedBytes];
  bar.setAttribute("aria-label", text("progress"));
  bar.textContent = `${size(storedBytes)} / ${size(totalBytes)}`;
  const inSome = at("keep-some").contains(document.activeElement);
  const lost = [
    show("keep-pause", pauseAction() && text(pauseAction())),
    show("keep-remove", choice() ? text("remove") : ""),
    inSome && !offers,
    // The label of this button needs the size, which takes a moment to find.
    ["offer", "gone"].includes(state) ? false : show("keep-all", ""),
  ];
  if (lost.includes(true)) {
    // The button that was pressed is hidden now, so another one takes the focus.
    /** @type {HTMLButtonElement | null} */
    const visible = area.querySelector("button:not([hidden])");
    visible?.focus();
  }
  const regions = chosenRegions();
  const [words, bytes, some] = await Promise.all([
    note(),
    offers ? sizeOf(null) : 0,
    offers && regions.length > 0 ? sizeOf(regions) : 0,
  ]);
  if (number !== drawn || !document.getElementById("keep-note")) {
    return;
  }
  show("keep-note", words);
  if (["offer", "gone"].includes(state)) {
    show("keep-all", text("keep_all", { size: size(bytes) }));
  }
  show("keep-regions", some ? text("keep_some", { size: size(some) }) : text("choose"));
  const start = /** @type {HTMLButtonElement} */ (at("keep-regions"));
  start.disabled = !some;
}

let timer = 0;
let isFirstHalf = false;

// Draws the progress a few times a second, and announces it once, half-way.
function drawSoon() {
  timer ||= setTimeout(() => {
    timer = 0;
    if (state === "running") {
      channel?.postMessage(progress());
      draw();
      if (storedBytes < totalBytes / 2) {
        isFirstHalf = true;
      } else if (isFirstHalf) {
        isFirstHalf = false;
        announce(sentence());
      }
    }
  }, 200);
}

/** @param {string} words */
function announce(words) {
  const said = document.getElementById("keep-said");
  if (said) {
    said.textContent = words;
  }
}

// ── Events of other tabs, the network and the app

if (channel) {
  channel.onmessage = ({ data }) => {
    if (!works || state !== "running") {
      ({ state, kept: storedBytes, all: totalBytes, lacking: failedFiles } = data);
      draw();
    }
  };
}
// Another tab has changed the choice. It goes first, because it is visible and browsers slow hidden tabs down.
addEventListener("storage", ({ key }) => key === KEY && setTimeout(goOn, OTHERS_FIRST_MS));
addEventListener("online", () => state === "failed" && goOn());
page.addEventListener("aimaq:unkept", () => (state === "none" || state === "unread") && begin());
page.addEventListener("aimaq:forget", () => {
  [storedBytes, totalBytes] = [0, 0];
  become("offer");
});
let shownLang = page.lang;
// The app has drawn the page, or has changed its language.
new MutationObserver(() => {
  if (
    document.getElementById("keeping") &&
    (!document.getElementById("keep-state") || shownLang !== page.lang)
  ) {
    shownLang = page.lang;
    draw();
  }
}).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang"] });

begin().catch((error) => {
  console.warn("The state of the stored library can't be read:", error);
  become("unread");
});
