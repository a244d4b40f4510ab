// Keeps a library on the device, where the reader asks for it: all of it, or search and the texts of some regions.
//
// The parts are fetched, checked and stored by the service worker (static/sw.js), one after the other as this file asks
// for them. What is stored is what the cache has: nothing else says how far it is. Only the reader's choice is written
// down, with what they were told last, so that what the browser has removed since can be noticed. One tab at a time does
// it, and the others show it; when that tab is closed, another one or the next visit goes on.
//
// It draws into `#keeping` (src/pages/kept.rs), and reads the regions from `#keep-some` and its sentences from
// `#keeping-texts` beside it.

const root = new URL("../", import.meta.url);
const page = document.documentElement;
const LIBRARY = page.dataset.library;
const PARTS = `aimaq-parts-${LIBRARY}`;
const KEY = "aimaq-keeping";
const ASKED = "aimaq-asked-to-persist";
const IN_FLIGHT = 6;
// So many failures in a row mean that there is no network.
const TOO_MANY = 12;
const ROUNDS = 3;
const ANSWER_MS = 60_000;
const OTHERS_FIRST_MS = 1000;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// ── The reader's choice: { regions, paused, gone, at, said: { library, files, bytes, whole } }; regions null: everything

function choice() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function choose(change) {
  const next = change && { ...choice(), ...change };
  if (next) {
    localStorage.setItem(KEY, JSON.stringify(next));
  } else {
    localStorage.removeItem(KEY);
  }
  page.toggleAttribute("data-keeping", next !== null && !next.gone);
}

// ── What there is, and what is here

// How many files of each kind the library has, and their bytes.
let totals = new Map();
let version = "";

async function readManifest() {
  const text = await (await fetch(new URL(`library/${LIBRARY}`, root))).text();
  const lines = text.split("\n").map((line) => line.split(" "));
  totals = new Map(lines.filter((line) => line.length === 3).map(([kind, files, bytes]) => [kind, { files: +files, bytes: +bytes }]));
  version = lines.find(([name]) => name === "corpus")?.[1] ?? "";
}

const kindOf = (name) => name.split("-")[0];
const isText = (name) => kindOf(name) === "texts";

// The bytes of files, from the average of their kind: parts of a kind are about equally large.
function bytesOf(names) {
  let sum = 0;
  for (const name of names) {
    const { files, bytes } = totals.get(kindOf(name));
    sum += bytes / files;
  }
  return Math.round(sum);
}

// The names of what is to be kept, search before texts; empty where that cannot be read.
async function wanted(regions) {
  const names = await window.aimaq.ask(`files ${(regions ?? []).join()}`);
  return names.split("\n").filter(Boolean).sort((a, b) => isText(a) - isText(b));
}

const sizes = new Map();
async function sizeOf(regions) {
  const question = `size ${(regions ?? []).join()}`;
  if (!sizes.has(question)) {
    sizes.set(question, Number(await window.aimaq.ask(question)));
  }
  return sizes.get(question);
}

// The names of what is in a store of parts.
async function storedIn(name) {
  const cache = await caches.open(name);
  return (await cache.keys()).map(({ url }) => url.split("/").at(-1));
}

// The stores of all versions.
async function stores() {
  return (await caches.keys()).filter((name) => name.startsWith("aimaq-parts-"));
}

// What is on this device, also as a part of another version: a name means the same in all of them.
async function anywhere() {
  return new Set((await Promise.all((await stores()).map(storedIn))).flat());
}

// ── The work. `state` is what is drawn:
//   none · offer · whole · planning · running · paused · done
//   and what keeps it from going on: failed · full · gone · thrifty · unread

let state = "";
let kept = 0;
let all = 0;
let lacking = 0;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(KEY) : null;

// Without a word: nothing has changed.
function stand(next) {
  state = next;
  draw();
}

// Says so once; in other tabs it is drawn.
function become(next, words) {
  const isNew = state !== next;
  state = next;
  channel?.postMessage({ state, kept, all, lacking });
  if (isNew) {
    announce(words ?? sentence());
  }
  return draw();
}

// A tab of the version before leaves the work to those of the new one.
let isOver = false;
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

function askWorker(worker, name) {
  const answer = new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // A worker that the browser has ended answers nobody.
    const timeout = setTimeout(() => resolve("failed"), ANSWER_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timeout);
      resolve(data);
    };
    worker.postMessage({ part: `library/${name}` }, [port2]);
  });
  return Promise.race([answer, over]);
}

let works = false;

// Goes on, as long as there is something to do and nothing against it; in this tab once no other one does.
async function goOn() {
  if (works || isOver || !choice() || choice().paused) {
    return;
  }
  works = true;
  try {
    await (navigator.locks?.request(KEY, work) ?? work());
  } catch (error) {
    console.warn("Keeping has stopped:", error);
    become("unread");
  } finally {
    works = false;
  }
}

async function work() {
  const { regions, paused, said: before } = choice() ?? { paused: true };
  if (paused || isOver) {
    return;
  }
  if (before?.library === LIBRARY && before.whole) {
    kept = all = before.bytes; // another tab has done it
    return become("done");
  }
  become("planning");
  if (!(await navigator.serviceWorker.getRegistration(root))) {
    return become("none");
  }
  const { active } = await navigator.serviceWorker.ready;
  const names = await wanted(regions);
  if (names.length === 0) {
    return become("unread");
  }
  const here = await anywhere();
  const stored = new Set(await storedIn(PARTS));
  let queue = names.filter((name) => !stored.has(name));
  [all, kept, lacking] = [bytesOf(names), bytesOf(names.filter((name) => here.has(name))), 0];
  const isSame = (now) => String(now?.regions) === String(regions);
  const isChosen = () => !isOver && isSame(choice()) && !choice().paused;
  let isFull = false;
  const tell = (whole) => {
    const said = { library: LIBRARY, files: stored.size, bytes: all, whole };
    if (isSame(choice())) {
      choose(whole ? { said, at: Date.now() } : { said });
    }
  };
  become(isChosen() ? "running" : "paused");
  for (let round = 0; round < ROUNDS && queue.length > 0 && isChosen() && !isFull; round++) {
    const again = [];
    let inARow = 0;
    await sleep(round * 2000);
    const one = async () => {
      while (queue.length > 0 && isChosen() && !isFull && inARow < TOO_MANY) {
        const name = queue.shift();
        const outcome = await askWorker(active, name);
        if (outcome === "kept") {
          inARow = 0;
          stored.add(name);
          kept += here.has(name) ? 0 : bytesOf([name]);
          drawSoon();
        } else {
          inARow++;
          again.push(name);
          isFull ||= outcome === "full";
        }
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, one));
    queue = [...queue, ...again];
    tell(false);
    if (again.length === 0 || inARow >= TOO_MANY) {
      break;
    }
  }
  lacking = queue.length;
  if (queue.length === 0) {
    kept = all;
    tell(true);
    active.postMessage("tidy");
    become("done");
  } else if (isFull) {
    choose({ paused: true });
    become("full");
  } else if (isChosen()) {
    become("failed");
  } else {
    // Paused, removed, or another choice was made meanwhile.
    become(choice() ? "paused" : "offer");
    setTimeout(goOn);
  }
}

// What the reader has before they do anything.
async function begin() {
  if (!window.caches || !(await navigator.serviceWorker?.getRegistration(root))) {
    return stand("none");
  }
  await readManifest();
  const chosen = choice();
  if (!chosen) {
    return stand((await isWhole()) ? "whole" : "offer");
  }
  const { regions, paused, gone, said } = chosen;
  const isCurrent = said?.library === LIBRARY;
  const count = isCurrent ? (await storedIn(PARTS)).length : (await anywhere()).size;
  if (gone || (said && count < (isCurrent ? said.files : 1))) {
    if (!gone) {
      window.aimaq.say("gone");
    }
    choose({ paused: true, gone: true, said: undefined });
    return stand("gone");
  }
  if (isCurrent && said.whole) {
    kept = all = said.bytes;
    (await navigator.serviceWorker.ready).active.postMessage("tidy");
    return stand("done");
  }
  // The reader asked for it, but not for today's version at today's price.
  const waits = window.aimaq.isSparing();
  if (paused || waits) {
    await measure(regions);
    return stand(!paused && said?.whole ? "thrifty" : "paused");
  }
  await goOn();
}

// How much of what was chosen is here.
async function measure(regions) {
  const [names, here] = [await wanted(regions), await anywhere()];
  [all, kept] = [bytesOf(names), bytesOf(names.filter((name) => here.has(name)))];
}

// A small library may have been kept unasked. Of a large one it would cost too much to know.
async function isWhole() {
  if (totals.get("pages").files > 0) {
    return false;
  }
  const [names, here] = [await wanted(null), await anywhere()];
  return names.length > 0 && names.every((name) => here.has(name));
}

async function keep(regions) {
  choose({ regions, paused: false, gone: undefined, said: undefined });
  goOn();
  // Asked once, when it is clear to the reader what it is for. The answer is shown, and changes nothing else.
  if (navigator.storage?.persist && !localStorage.getItem(ASKED)) {
    localStorage.setItem(ASKED, "1");
    await navigator.storage.persist();
    draw();
  }
}

function pause() {
  choose({ paused: true });
  become("paused");
}

function resume() {
  choose({ paused: false, gone: undefined });
  if (works) {
    become("running"); // it has not even stopped
  }
  goOn();
}

async function remove() {
  choose(null);
  // What is on its way arrives before.
  const drop = async () => Promise.all((await stores()).map((name) => caches.delete(name)));
  await (navigator.locks?.request(KEY, drop) ?? drop());
  [kept, all] = [0, 0];
  state = "";
  await become("offer", text("removed"));
  document.getElementById("keep-all")?.focus();
}

// ── What is said

const lang = () => (page.lang === "ru" ? "ru" : "kk");
// `{name}` stands for what is given under that name.
function text(name, given = {}) {
  const sentence = document.querySelector(`#keeping-texts [data-name="${name}"]`)?.textContent ?? "";
  return sentence.replace(/\{(\w+)\}/g, (_, key) => given[key]);
}

function size(bytes) {
  const [number, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "КБ"] : [(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0), "МБ"];
  return `${String(number).replace(".", ",")}\u00a0${unit}`;
}

// 22.11.2026, as both languages write it: browsers do not know the Kazakh months.
const day = (date) => [date.getDate(), date.getMonth() + 1, date.getFullYear()].map((part) => String(part).padStart(2, "0")).join(".");

const regionNames = (codes) =>
  codes.map((code) => document.querySelector(`#keep-some [value="${code}"]`)?.dataset.name ?? code).join(", ");

function sentence() {
  const regions = choice()?.regions;
  switch (state) {
    case "":
      return "";
    case "none":
    case "offer":
    case "whole":
    case "unread":
    case "full":
    case "gone":
    case "thrifty":
    case "planning":
      return text(state);
    case "done":
      return regions
        ? text("done_some", { size: size(all), regions: regionNames(regions) })
        : text("done_all", { size: size(all) });
    case "failed":
      return text("failed", { parts: lacking });
    default:
      return text(state, { kept: size(kept), all: size(all) });
  }
}

// What only concerns some: how fresh it is, and how safe.
async function note() {
  const notes = [];
  const { at } = choice() ?? {};
  if (["done", "whole"].includes(state)) {
    notes.push(at ? text("fresh", { version, date: day(new Date(at)) }) : text("version", { version }));
  }
  if (["offer", "full", "gone"].includes(state)) {
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < (all - kept || (await sizeOf(null)))) {
      notes.push(text("little", { free: size(Math.max(0, quota - usage)) }));
    }
  }
  if (state === "done" && !(await navigator.storage?.persisted?.())) {
    notes.push(text("may_go"));
  }
  return notes.join(" ");
}

// ── What is drawn. Elements are made once and changed after that, so that the focus stays where it is.

const element = (name, attributes) => Object.assign(document.createElement(name), attributes);

function button(id, isMain, onclick) {
  return element("button", { id, type: "button", className: isMain ? "button" : "button quiet", onclick });
}

function furnish(place) {
  const progress = element("progress", { id: "keep-progress" });
  const actions = element("p", { className: "actions" });
  actions.append(
    button("keep-all", true, () => keep(null)),
    button("keep-pause", false, () => (goesOn() === "pause" ? pause() : resume())),
    button("keep-remove", false, remove),
  );
  const said = element("p", { id: "keep-said", className: "unseen", role: "status" });
  place.append(element("p", { id: "keep-state" }), progress, element("p", { id: "keep-note" }), actions, said);
  const some = document.getElementById("keep-some");
  const start = button("keep-regions", true, () => keep(chosenRegions()));
  document.getElementById("keep-some-action").append(start);
  some.addEventListener("change", draw);
}

const chosenRegions = () => [...document.querySelectorAll("#keep-some input:checked")].map((box) => box.value).sort();

// What the button that starts and stops does now.
function goesOn() {
  const stands = ["paused", "failed", "full", "thrifty", "unread"].includes(state) && choice();
  return ["planning", "running"].includes(state) ? "pause" : stands ? "resume" : "";
}

let drawn = 0;

async function draw() {
  const place = document.getElementById("keeping");
  if (!place || !state) {
    return;
  }
  if (!document.getElementById("keep-state")) {
    furnish(place);
  }
  const number = ++drawn;
  const at = (id) => document.getElementById(id);
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
  place.dataset.state = offers ? "offer" : state;
  at("keep-state").textContent = sentence();
  const progress = at("keep-progress");
  progress.hidden = !["running", "paused", "failed", "full"].includes(state) || all === 0;
  [progress.max, progress.value] = [Math.max(all, 1), kept];
  progress.setAttribute("aria-label", text("progress"));
  progress.textContent = `${size(kept)} / ${size(all)}`;
  const inSome = at("keep-some").contains(document.activeElement);
  const lost = [
    show("keep-pause", goesOn() && text(goesOn())),
    show("keep-remove", choice() && text("remove")),
    inSome && !offers,
    // How large it is, is asked of the library; until it is known, the button waits.
    ["offer", "gone"].includes(state) ? false : show("keep-all", ""),
  ];
  if (lost.includes(true)) {
    // The button that was pressed is gone: its neighbour goes on from there.
    place.querySelector("button:not([hidden])")?.focus();
  }
  const regions = chosenRegions();
  const [words, bytes, some] = await Promise.all([
    note(),
    offers ? sizeOf(null) : 0,
    offers && regions.length > 0 ? sizeOf(regions) : 0,
  ]);
  if (number !== drawn || !at("keep-note")) {
    return;
  }
  show("keep-note", words);
  if (["offer", "gone"].includes(state)) {
    show("keep-all", text("keep_all", { size: size(bytes) }));
  }
  show("keep-regions", some ? text("keep_some", { size: size(some) }) : text("choose"));
  at("keep-regions").disabled = !some;
}

let soon = 0;
let half = false;

// Progress is drawn a few times a second, and spoken once, half-way.
function drawSoon() {
  soon ||= setTimeout(() => {
    soon = 0;
    if (state === "running") {
      channel?.postMessage({ state, kept, all, lacking });
      draw();
      if (kept < all / 2) {
        half = true;
      } else if (half) {
        half = false;
        announce(sentence());
      }
    }
  }, 200);
}

function announce(words) {
  const said = document.getElementById("keep-said");
  if (said) {
    said.textContent = words;
  }
}

// ── What happens elsewhere

if (channel) {
  channel.onmessage = ({ data }) => {
    if (!works || state !== "running") {
      ({ state, kept, all, lacking } = data);
      draw();
    }
  };
}
// Another tab has chosen, and goes first: the browser slows those that nobody looks at.
addEventListener("storage", ({ key }) => key === KEY && setTimeout(goOn, OTHERS_FIRST_MS));
addEventListener("online", () => state === "failed" && goOn());
page.addEventListener("aimaq:forget", () => {
  [kept, all] = [0, 0];
  become("offer");
});
// The app has drawn the page, or the page in another language.
new MutationObserver(() => {
  if (document.getElementById("keeping") && (!document.getElementById("keep-state") || shownLang !== page.lang)) {
    shownLang = page.lang;
    draw();
  }
}).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang"] });
let shownLang = page.lang;

begin().catch((error) => {
  console.warn("What is kept is not known:", error);
  become("unread");
});
