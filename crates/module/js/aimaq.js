// Kazakh and Russian search over a published library. See aimaq.d.ts for what everything means.

import * as engine from "./aimaq_module.js";
import { unlzma } from "./unlzma.js";

/// An error with what a reader can do about it, in both languages.
export class AimaqError extends Error {
  constructor({ kind, file, kk, ru }) {
    super(`${file}: ${kind}`);
    Object.assign(this, { name: "AimaqError", kind, file, advice: { kk, ru } });
  }
}

/// The bytes of a file; `null` if there is none.
const fetched = async (url) => {
  const response = await fetch(url);
  if (response.ok) return response.arrayBuffer();
  if (response.status === 404 || response.status === 410) return null;
  throw new TypeError(`${url}: ${response.status}`);
};

const inflated = (stream) =>
  new Response(new Blob([stream]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();

let started;

/// The engine, once for all libraries.
const start = () =>
  (started ??= fetched(new URL("aimaq.wasm.lzma", import.meta.url))
    .then((packed) => engine.initSync({ module: unlzma(packed) }))
    .catch((error) => {
      started = undefined;
      throw error;
    }));

/// Brings what the engine waits for: a file of the library, or what a stream unpacks to.
const bring = async (folder, request) => {
  const [number, name] = request.split(" ");
  try {
    const bytes = await (name ? fetched(new URL(name, folder)) : inflated(engine.stream()));
    bytes ? engine.take(number, new Uint8Array(bytes)) : engine.lacks(number, true);
  } catch {
    engine.lacks(number, false);
  }
};

/// Lets a task go on until it is done, and says what came of it.
const finished = (task, folder, signal) =>
  new Promise((resolve, reject) => {
    const goOn = () => {
      try {
        if (signal?.aborted) engine.forget(task);
        signal?.throwIfAborted();
        const said = engine.goOn(task);
        for (let request; (request = engine.next()); ) bring(folder, request).then(goOn);
        if (said === undefined) return;
        const outcome = JSON.parse(said);
        if (outcome?.kind) throw new AimaqError(outcome);
        resolve(outcome);
      } catch (error) {
        reject(error);
      }
    };
    goOn();
  });

class Library {
  #number;
  #folder;
  #link;
  #wasm;
  constructor(number, folder, link, wasm) {
    this.#number = number;
    this.#folder = folder;
    this.#link = link;
    this.#wasm = wasm;
  }
  async search(query, { lang, region, from, to, sort, typing, limit = 10, offset = 0, signal } = {}) {
    signal?.throwIfAborted();
    const asked = [lang, [region ?? []].flat().join(" "), from, to, sort, typing ? 1 : 0, limit >>> 0, offset >>> 0, query];
    const lines = asked.map((value) => `${value ?? ""}`.replace(/\n/g, " ")).join("\n");
    const answer = await finished(engine.search(this.#number, lines), this.#folder, signal);
    for (const result of answer.results) {
      if (result.id) result.url = this.#link(result.id, result.lang);
    }
    return answer;
  }
  analyze(word, lang) {
    return JSON.parse(engine.analyze(`${lang ?? ""}\n${word}`));
  }
  async loadAll() {
    await finished(engine.loadAll(this.#number), this.#folder);
  }
  memory() {
    return this.#wasm.memory.buffer.byteLength;
  }
  close() {
    engine.forget(this.#number);
  }
}

/// Opens the library in a folder.
export async function open(url, { link } = {}) {
  const folder = new URL(url.endsWith("/") ? url : `${url}/`, document.baseURI);
  const [wasm, name] = await Promise.all([start(), fetched(new URL("library.txt", folder))]);
  const manifest = new TextDecoder().decode(name ?? new ArrayBuffer(0)).trim();
  const number = engine.open(manifest || "library.txt");
  await finished(number, folder);
  const page = (id, lang) => new URL(`../${lang}/article/${encodeURIComponent(id)}/`, folder).href;
  return new Library(number, folder, link ?? page, wasm);
}
