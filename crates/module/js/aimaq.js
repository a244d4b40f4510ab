// Kazakh and Russian search over a published library. See aimaq.d.ts for what everything means.

import { analyze as analyzed, initSync, open as opened } from "./aimaq_module.js";

/// An error with what a reader can do about it, in both languages.
export class AimaqError extends Error {
  constructor({ kind, file, kk, ru }) {
    super(`${file}: ${kind}`);
    Object.assign(this, { name: "AimaqError", kind, file, advice: { kk, ru } });
  }
}

const fetched = (url) =>
  fetch(url).then((response) => {
    if (response.ok) return response.arrayBuffer();
    if (response.status === 404 || response.status === 410) return null;
    throw new TypeError(`${url}: ${response.status}`);
  });

const unpacked = (parts) =>
  new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();

let started;

/// The engine, once for all libraries.
const start = () =>
  (started ??= fetched(new URL("aimaq.wasm.deflate", import.meta.url))
    .then((bytes) => unpacked([bytes]))
    .then((module) => initSync({ module }))
    .catch((error) => {
      started = undefined;
      throw error;
    }));

const rethrown = (error) => {
  throw typeof error === "string" ? new AimaqError(JSON.parse(error)) : error;
};

class Files {
  constructor(folder) {
    this.folder = folder;
  }
  read(name) {
    return fetched(new URL(name, this.folder));
  }
  async inflate(parts, length) {
    const bytes = await unpacked(parts);
    return bytes.byteLength === length ? bytes : null;
  }
}

class Library {
  #reader;
  #link;
  #wasm;
  constructor(reader, link, wasm) {
    this.#reader = reader;
    this.#link = link;
    this.#wasm = wasm;
  }
  async search(query, { lang, region, from, to, sort, typing, limit = 10, offset = 0, signal } = {}) {
    signal?.throwIfAborted();
    const text = (value) => (value == null ? "" : `${value}`);
    const regions = [region ?? []].flat().join(" ");
    const wanted = () => !signal?.aborted;
    const found = await this.#reader
      .search(`${query}`, text(lang), regions, text(from), text(to), text(sort), !!typing, limit, offset, wanted)
      .catch(rethrown);
    signal?.throwIfAborted();
    const answer = JSON.parse(found);
    for (const result of answer.results) {
      if (result.id) result.url = this.#link(result.id, result.lang);
    }
    return answer;
  }
  analyze(word, lang) {
    return JSON.parse(analyzed(`${word}`, lang ?? ""));
  }
  loadAll() {
    return this.#reader.loadAll().catch(rethrown);
  }
  memory() {
    return this.#wasm.memory.buffer.byteLength;
  }
}

/// Opens the library in a folder.
export async function open(url, { link } = {}) {
  const folder = new URL(url.endsWith("/") ? url : `${url}/`, document.baseURI);
  const [wasm, name] = await Promise.all([start(), fetched(new URL("library.txt", folder))]);
  const manifest = new TextDecoder().decode(name ?? new ArrayBuffer(0)).trim();
  const reader = await opened(new Files(folder), manifest || "library.txt").catch(rethrown);
  const page = (id, lang) => new URL(`../${lang}/article/${encodeURIComponent(id)}/`, folder).href;
  return new Library(reader, link ?? page, wasm);
}
