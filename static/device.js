// What the device offers a reader: a share sheet, the clipboard, voices, a store for the reading list, files.
//
// The app calls these functions (src/browser/device.rs), and calls them again after the event `aimaq:device`. They are
// JavaScript because each of these calls would need ten times as many bytes in the Wasm. Nothing here makes markup, and
// nothing leaves the device unless the reader sends it.

import { channelTo } from "./channel.js";

const page = document.documentElement;
const changed = () => page.dispatchEvent(new Event("aimaq:device"));

// ── Messages to the reader: a word that the app turns into a sentence and takes once

let said = "";
/** @param {string} word */
function say(word) {
  said = word;
  changed();
}

// ── Files of the library. The app fetches them itself.

/**
 * Unpacks a raw deflate stream of exactly `length` bytes. A damaged or longer stream is an error, a shorter one `false`.
 * Streams need far more code in Rust.
 * @param {Uint8Array} packed
 * @param {number} length
 */
async function inflate(packed, length) {
  // A copy, because the Wasm's memory may move in the meantime.
  const { body } = new Response(packed.slice());
  const stream = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body);
  const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const bytes = new Uint8Array(length);
  for (let at = 0; ;) {
    const { done, value } = await reader.read();
    if (done) {
      return at === length && bytes;
    }
    bytes.set(value, at); // throws if there is no room
    at += value.length;
  }
}

// Whether the reader saves data or the connection is very slow. Then nothing is fetched that the reader did not ask for.
function isSparing() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return !!saveData || /2g/.test(String(effectiveType));
}

// ── Questions about the library, which only the app can answer

/** @type {{ question: string, resolve: (answer: string) => void, isNew: boolean }[]} */
let questions = [];

/**
 * @param {string} question
 * @returns {Promise<string>}
 */
const ask = (question) =>
  new Promise((resolve) => {
    questions.push({ question, resolve, isNew: true });
    changed();
  });

// Returns the next question that the app has not taken yet, or "".
function asked() {
  const next = questions.find(({ isNew }) => isNew);
  if (next) {
    next.isNew = false;
  }
  return next?.question ?? "";
}

/**
 * @param {string} question
 * @param {string} answer
 */
function answered(question, answer) {
  questions.filter((one) => one.question === question).forEach(({ resolve }) => resolve(answer));
  questions = questions.filter((one) => one.question !== question);
}

// ── Sharing

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("copied");
  } catch {
    // Plain http, or forbidden. The reader can copy from this field.
    prompt("", text);
  }
}

/**
 * @param {string} title
 * @param {string} url
 */
async function share(title, url) {
  if (!navigator.share) {
    return copy(url);
  }
  try {
    await navigator.share({ title, url });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) {
      await copy(url);
    }
  }
}

// Returns the passage that the reader means, as "12 text": the selection, or else the first block in the window.
function passage() {
  const selection = getSelection();
  const selected = !selection || selection.isCollapsed ? "" : selection.toString().trim();
  /** @param {Node | null | undefined} node */
  const inText = (node) =>
    (node instanceof Element ? node : node?.parentElement)?.closest(".prose > *");
  const first = () =>
    [...document.querySelectorAll(".prose > [id]")].find(
      (block) => block.getBoundingClientRect().bottom > 60,
    );
  /** @type {Element | null | undefined} */
  let block = (selected && inText(selection?.anchorNode)) || first();
  const text = selected || block?.textContent || "";
  while (block && !block.id) {
    block = block.previousElementSibling; // a block's translation follows it and has no id
  }
  return `${block?.id.slice(1) ?? 1} ${text}`;
}

// ── Recent searches: one a line, the latest first

const RECENT = "aimaq-recent";
const MOST_RECENT = 8;

function recent() {
  try {
    return localStorage.getItem(RECENT) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} query */
function searched(query) {
  const line = query.trim().replace(/\s+/g, " ");
  // A longer query replaces the beginning of it that was searched just before.
  const others = recent()
    .split("\n")
    .filter((other, i) => other && other !== line && !(i === 0 && line.startsWith(other)));
  try {
    localStorage.setItem(RECENT, [line, ...others].slice(0, MOST_RECENT).join("\n"));
  } catch {
    // Storage is full or forbidden. The search is not remembered.
  }
}

function forgetSearches() {
  try {
    localStorage.removeItem(RECENT);
  } catch {
    // Storage is forbidden, so nothing was stored.
  }
}

// ── The reading list: one record an article, in IndexedDB

/**
 * `at` is the number of the block where the reader stopped, `since` the time of adding in ms since 1970.
 * @typedef {{ id: string, read: boolean, at: number, since: number }} ListRecord
 */

const channel = channelTo("aimaq-kept");
/** A database that has not opened by then will not. */
const OPEN_MS = 5000;
/** @type {ListRecord[]} */
let list = [];
/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/**
 * Waits for a request.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * Waits for the end of a transaction.
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

function database() {
  opened ??= (async () => {
    const request = indexedDB.open("aimaq", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept", { keyPath: "id" });
    const late = new Promise((_, reject) => setTimeout(reject, OPEN_MS, new Error("no answer")));
    const base = await Promise.race([result(request), /** @type {Promise<never>} */ (late)]);
    // This tab or another one deletes the database. That waits until every tab has closed it.
    base.onversionchange = () => {
      base.close();
      opened = undefined;
      list = [];
      changed();
    };
    return base;
  })();
  return opened;
}

/**
 * Reads the records and changes them first, in one transaction, so that tabs do not overwrite each other's changes.
 * Returns whether that worked. If it did not and there was a change, the reader is told.
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<unknown>} [change]
 */
async function records(mode, change) {
  try {
    const transaction = (await database()).transaction("kept", mode);
    const store = transaction.objectStore("kept");
    await change?.(store);
    /** @type {ListRecord[]} */
    const stored = await result(store.getAll());
    await completed(transaction); // a full disk is noticed at the end of the transaction
    list = stored.sort((a, b) => b.since - a.since);
    if (change) {
      channel?.postMessage("");
    }
    changed();
    return true;
  } catch (error) {
    opened = undefined; // the next attempt opens it again
    console.warn("The reading list is not stored:", error);
    if (change) {
      say("unstored");
    }
  }
}

/**
 * @param {string} id
 * @param {Partial<ListRecord>} change
 */
const update = (id, change) =>
  records("readwrite", async (store) => {
    /** @type {ListRecord | undefined} */
    const record = await result(store.get(id));
    if (record) {
      await result(store.put({ ...record, ...change }));
    }
  });

/**
 * Adds an article to the list, or removes it if it is there.
 * @param {string} id
 */
const keep = (id) =>
  records("readwrite", async (store) => {
    if (await result(store.get(id))) {
      await result(store.delete(id));
    } else {
      await result(store.put({ id, read: false, at: 0, since: Date.now() }));
    }
  });

/**
 * Reads an exported list. A value that is not a valid record is an error.
 * @param {string} text
 */
function parseList(text) {
  /** @type {{ kept: Record<keyof ListRecord, unknown>[] }} */
  const { kept } = JSON.parse(text);
  return kept.map(({ id, read, at, since }) => {
    const isValid =
      typeof id === "string" &&
      /^\S{1,120}$/.test(id) &&
      typeof at === "number" &&
      Number.isSafeInteger(at) &&
      at >= 0 &&
      at <= 1e6 &&
      typeof since === "number" &&
      Number.isFinite(since);
    if (!isValid) {
      throw new TypeError("not a reading list");
    }
    return { id, read: read === true, at, since };
  });
}

/**
 * Adds the records of the file that was chosen in a field.
 * @param {string} fieldId
 */
async function importKept(fieldId) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(fieldId));
  /** @type {ListRecord[]} */
  let read;
  let added = 0;
  try {
    const [file] = /** @type {FileList} */ (field.files);
    field.value = ""; // so that the same file can be chosen again
    if (file.size > 1e6) {
      throw new RangeError("too large");
    }
    read = parseList(await file.text());
  } catch {
    return say("unreadable");
  }
  const stored = await records("readwrite", async (store) => {
    for (const record of read) {
      /** @type {ListRecord | undefined} */
      const own = await result(store.get(record.id));
      added += own ? 0 : 1;
      const merged = own && {
        ...own,
        read: own.read || record.read,
        at: Math.max(own.at, record.at),
      };
      await result(store.put(merged ?? record));
    }
  });
  if (stored) {
    say(`imported ${added}`);
  }
}

/**
 * Hands the reader a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// ── Reading aloud. Only with voices on the device: others would send the text away.

const speech = window.speechSynthesis;
/** The number of the block that is being read, from 1; 0: none. */
let speaking = 0;

/** @param {string} lang */
const voice = (lang) =>
  speech?.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));

function stop() {
  speaking = 0;
  speech?.cancel();
  document.querySelector(".spoken")?.classList.remove("spoken");
  changed();
}

/**
 * Reads blocks one after another, and marks the one that is being read.
 * @param {string} lang
 * @param {string[]} blocks
 * @param {number} number the block to start with, from 1
 */
function speak(lang, blocks, number) {
  stop();
  const text = blocks[number - 1];
  if (text === undefined) {
    return;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  // The app offers to read aloud only if there is a voice.
  const chosen = /** @type {SpeechSynthesisVoice} */ (voice(lang));
  utterance.voice = chosen;
  utterance.lang = chosen.lang;
  utterance.onend = () => speaking === number && speak(lang, blocks, number + 1);
  utterance.onerror = () => speaking === number && stop();
  speaking = number;
  const block = document.getElementById(`p${number}`);
  block?.classList.add("spoken");
  block?.scrollIntoView({ block: "nearest" });
  speech.speak(utterance);
  changed();
}

/**
 * Starts reading at the passage in the window, or stops.
 * @param {string} lang
 * @param {string} text the blocks, separated by U+001E
 */
function listen(lang, text) {
  if (speaking) {
    stop();
  } else {
    speak(lang, text.split("\u001e"), Number.parseInt(passage(), 10));
  }
}

/** @typedef {typeof device} Device */
const device = {
  inflate,
  isSparing,
  say,
  ask,
  asked,
  answered,
  copy,
  share,
  passage,
  recent,
  searched,
  forgetSearches,
  keep,
  importKept,
  listen,
  kept: () => list.map(({ id, read, at }) => `${id} ${read ? 1 : 0} ${at}`).join("\n"),
  /**
   * @param {string} id
   * @param {boolean} read
   */
  markRead: (id, read) => update(id, { read }),
  /**
   * @param {string} id
   * @param {number} at
   */
  stoppedAt: (id, at) => update(id, { at }),
  exportKept: () => save("aimaq.json", "application/json", JSON.stringify({ kept: list }, null, 1)),
  /** @param {string} lang */
  hasVoice: (lang) => !!voice(lang),
  isSpeaking: () => speaking > 0,
  hush: () => speaking && stop(),
  // Ends the current task, so that the browser can draw and handle input.
  task: () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done)),
  takeSaid: () => {
    const word = said;
    said = "";
    return word;
  },
};
window.aimaq = device;

speech?.addEventListener?.("voiceschanged", changed);
addEventListener("pagehide", () => speech?.cancel());
if (channel) {
  channel.onmessage = () => records("readonly");
}
records("readonly");
