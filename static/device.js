// What the device offers a reader: a share sheet, the clipboard, voices, a store for the reading list, files.
//
// The app calls these functions (src/browser/device.rs) and asks again when it hears `aimaq:device`. They are JavaScript
// because each of these calls would cost ten times its size in the Wasm. Nothing here makes markup, and nothing leaves
// the device unless the reader sends it.

const page = document.documentElement;
const changed = () => page.dispatchEvent(new Event("aimaq:device"));

// ── What is said to the reader: a word that the app puts into a sentence, taken once.

let said = "";
function say(word) {
  said = word;
  changed();
}

// ── Files of the library, brought and unpacked in one go each

// The bytes, or the host's status where it gave none; 0 where it said nothing.
async function read(address) {
  try {
    const response = await fetch(address);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : response.status;
  } catch {
    return 0;
  }
}

// What a raw deflate stream holds. No more is taken from it than was announced; where it is damaged, that is an error.
async function inflate(packed, length) {
  // The copy is because the Wasm's memory may move meanwhile.
  const stream = new Response(packed.slice()).body.pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const bytes = new Uint8Array(length);
  for (let at = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return at === length && bytes;
    }
    bytes.set(value, at); // an error where there is no room
    at += value.length;
  }
}

// Where the reader saves data, or the line is very slow, nothing is fetched that nobody has asked for.
function isSparing() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return !!saveData || /2g/.test(effectiveType);
}

// ── Questions about the library, which only the app can answer: { question, resolve }, until they are answered

let questions = [];

const ask = (question) =>
  new Promise((resolve) => {
    questions.push({ question, resolve, isNew: true });
    changed();
  });

// The next question that the app has not heard.
function asked() {
  const next = questions.find(({ isNew }) => isNew);
  if (next) {
    next.isNew = false;
  }
  return next?.question ?? "";
}

function answered(question, answer) {
  questions.filter((one) => one.question === question).forEach(({ resolve }) => resolve(answer));
  questions = questions.filter((one) => one.question !== question);
}

// ── Sharing

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("copied");
  } catch {
    // Plain http, or forbidden: a field that the reader can copy from.
    prompt("", text);
  }
}

async function share(title, url) {
  if (!navigator.share) {
    return copy(url);
  }
  try {
    await navigator.share({ title, url });
  } catch (error) {
    if (error.name !== "AbortError") {
      await copy(url);
    }
  }
}

// What the reader means by "this passage": what is selected, else the first block in the window. "12 text".
function passage() {
  const selection = getSelection();
  const selected = selection.isCollapsed ? "" : selection.toString().trim();
  const inText = (node) => (node?.closest ? node : node?.parentElement)?.closest(".prose > *");
  const first = () => [...document.querySelectorAll(".prose > [id]")].find((e) => e.getBoundingClientRect().bottom > 60);
  let block = (selected && inText(selection.anchorNode)) || first();
  const text = selected || block?.textContent || "";
  while (block && !block.id) {
    block = block.previousElementSibling; // a twin stands after its block
  }
  return `${block?.id.slice(1) ?? 1} ${text}`;
}

// ── Recent searches: lines, the last one first

const RECENT = "aimaq-recent";
const MOST_RECENT = 8;

function recent() {
  try {
    return localStorage.getItem(RECENT) ?? "";
  } catch {
    return "";
  }
}

function searched(query) {
  const line = query.trim().replace(/\s+/g, " ");
  // A word that was typed on replaces its beginning.
  const others = recent().split("\n").filter((other, i) => other && other !== line && !(i === 0 && line.startsWith(other)));
  try {
    localStorage.setItem(RECENT, [line, ...others].slice(0, MOST_RECENT).join("\n"));
  } catch {
    // Full or forbidden: it is not remembered.
  }
}

function forgetSearches() {
  try {
    localStorage.removeItem(RECENT);
  } catch {
    // Forbidden: then there was nothing.
  }
}

// ── The reading list: one record an article, { id, read, at, since }, in IndexedDB

const channel = "BroadcastChannel" in window ? new BroadcastChannel("aimaq-kept") : null;
let list = [];
let opened;

// Waits for a request or a transaction.
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = () => reject(request.error);
  });

function database() {
  opened ??= (async () => {
    const request = indexedDB.open("aimaq", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept", { keyPath: "id" });
    const base = await done(request);
    // It is being removed, here or in another tab, and that waits for every tab to let go of it.
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

// Changes records in one transaction, so that two tabs never lose each other's; `change` has the store. Is it stored? Where
// nothing can be stored, only who changes the list is told.
async function records(mode, change) {
  try {
    const transaction = (await database()).transaction("kept", mode);
    const store = transaction.objectStore("kept");
    await change?.(store);
    const all = await done(store.getAll());
    await done(transaction); // a full disk is noticed at its end
    list = all.sort((a, b) => b.since - a.since);
    if (change) {
      channel?.postMessage("");
    }
    changed();
    return true;
  } catch (error) {
    opened = undefined; // the next time may do better
    console.warn("The reading list is not stored:", error);
    if (change) {
      say("unstored");
    }
  }
}

const update = (id, change) =>
  records("readwrite", async (store) => {
    const record = await done(store.get(id));
    if (record) {
      await done(store.put({ ...record, ...change }));
    }
  });

const keep = (id) =>
  records("readwrite", async (store) => {
    const record = await done(store.get(id));
    await done(record ? store.delete(id) : store.put({ id, read: false, at: 0, since: Date.now() }));
  });

// Only what has exactly the form of a record comes in; it is text and numbers, and the app treats it as such.
function checked(text) {
  const { kept } = JSON.parse(text);
  return kept.map(({ id, read, at, since }) => {
    if (typeof id !== "string" || !/^\S{1,120}$/.test(id) || !Number.isSafeInteger(at) || at < 0 || at > 1e6 || !Number.isFinite(since)) {
      throw new TypeError("no reading list");
    }
    return { id, read: read === true, at, since };
  });
}

async function importKept(input) {
  const field = document.getElementById(input);
  let read;
  let added = 0;
  try {
    const [file] = field.files;
    field.value = ""; // the same file may be chosen again, once it is mended
    if (file.size > 1e6) {
      throw new RangeError("too large");
    }
    read = checked(await file.text());
  } catch {
    return say("unreadable");
  }
  const stored = await records("readwrite", async (store) => {
    for (const record of read) {
      const own = await done(store.get(record.id));
      added += own ? 0 : 1;
      await done(store.put(own ? { ...own, read: own.read || record.read, at: Math.max(own.at, record.at) } : record));
    }
  });
  if (stored) {
    say(`imported ${added}`);
  }
}

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// ── Voices. Only those of the device itself: others would send the text away.

const speech = window.speechSynthesis;
let speaking = 0;

const voice = (lang) => speech?.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));

function stop() {
  speaking = 0;
  speech?.cancel();
  document.querySelector(".spoken")?.classList.remove("spoken");
  changed();
}

// Reads blocks one after another from a number on, and shows where it is.
function speak(lang, blocks, number) {
  stop();
  const text = blocks[number - 1];
  if (text === undefined) {
    return;
  }
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice(lang);
  utterance.lang = utterance.voice.lang;
  utterance.onend = () => speaking === number && speak(lang, blocks, number + 1);
  utterance.onerror = () => speaking === number && stop();
  speaking = number;
  const block = document.getElementById(`p${number}`);
  block?.classList.add("spoken");
  block?.scrollIntoView({ block: "nearest" });
  speech.speak(utterance);
  changed();
}

function listen(lang, text) {
  if (speaking) {
    stop();
  } else {
    speak(lang, text.split("\u001e"), Number.parseInt(passage(), 10));
  }
}

window.aimaq = {
  read,
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
  markRead: (id, read) => update(id, { read }),
  stoppedAt: (id, at) => update(id, { at }),
  exportKept: () => save("aimaq.json", "application/json", JSON.stringify({ kept: list }, null, 1)),
  hasVoice: (lang) => !!voice(lang),
  isSpeaking: () => speaking > 0,
  hush: () => speaking && stop(),
  // A task of its own, after what waits already.
  task: () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done)),
  takeSaid: () => {
    const word = said;
    said = "";
    return word;
  },
};

speech?.addEventListener?.("voiceschanged", changed);
addEventListener("pagehide", () => speech?.cancel());
if (channel) {
  channel.onmessage = () => records("readonly");
}
records("readonly");
