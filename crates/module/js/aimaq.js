// Kazakh and Russian search over a published library. See aimaq.d.ts for what everything means.

import { fetched, heard, inflated, left, put, rested, say, start } from "./engine.js";

/// An error with what a reader can do about it, in both languages.
export class AimaqError extends Error {
  constructor({ kind, file, kk, ru }) {
    super(`${file}: ${kind}`);
    Object.assign(this, { name: "AimaqError", kind, file, advice: { kk, ru } });
  }
}

class Library {
  #wasm;
  #folder;
  #link;
  #number;
  /// Files that were asked for before the engine could.
  #early = {};
  constructor(folder, link) {
    this.#folder = folder;
    this.#link = link;
  }

  #fetched(name) {
    const early = this.#early[name];
    delete this.#early[name];
    return early ?? fetched(new URL(name, this.#folder));
  }

  /// Fetches a file that will be asked for.
  #ahead(name) {
    const file = this.#fetched(name);
    // Whoever asks for it will hear of it.
    file.catch(() => {});
    this.#early[name] = file;
    return file.then((bytes) => new TextDecoder().decode(bytes ?? new ArrayBuffer(0)));
  }

  /// Brings what the engine waits for: a file of the library, or what a stream unpacks to. To ask for a file takes a browser a while,
  /// so each is asked for in a turn of its own.
  async #bring(request) {
    const wasm = this.#wasm;
    const [number, name] = request.split(" ");
    try {
      const bytes = await (name ? rested().then(() => this.#fetched(name)) : inflated(left(wasm, wasm.stream()).slice()));
      if (!bytes) return wasm.lacks(number, 1);
      put(wasm, bytes);
      wasm.take(number);
    } catch {
      wasm.lacks(number, 0);
    }
  }

  /// Lets a task go on until it is done, and says what came of it.
  #finished(task, signal) {
    const wasm = this.#wasm;
    return new Promise((resolve, reject) => {
      const goOn = () => {
        try {
          if (signal?.aborted) wasm.forget(task);
          signal?.throwIfAborted();
          const length = wasm.goOn(task);
          if (length >= 0) {
            const outcome = JSON.parse(heard(wasm, length));
            if (outcome?.kind) throw new AimaqError(outcome);
            return resolve(outcome);
          }
          if (length < -1) rested().then(goOn);
          for (let request; (request = wasm.next()); ) this.#bring(heard(wasm, request)).then(goOn);
        } catch (error) {
          reject(error);
        }
      };
      goOn();
    });
  }

  async open() {
    const engine = start();
    engine.catch(() => {});
    const name = (await this.#ahead("library.txt")).trim() || "library.txt";
    // The manifest names the root: both are fetched while the engine comes.
    this.#ahead(name).then((manifest) => this.#ahead(/root-\w+\.bin/.exec(manifest)[0])).catch(() => {});
    const wasm = (this.#wasm = await engine);
    say(wasm, name);
    this.#number = wasm.open();
    await this.#finished(this.#number);
    // Browsers compile what is called for the first time: the largest part of that comes before the first search.
    rested().then(() => this.analyze("сөздер"));
    return this;
  }

  async search(query, { lang, region, from, to, sort, typing, limit = 10, offset = 0, signal } = {}) {
    signal?.throwIfAborted();
    const asked = [lang, [region ?? []].flat().join(" "), from, to, sort, typing ? 1 : 0, limit >>> 0, offset >>> 0, query];
    say(this.#wasm, asked.map((value) => `${value ?? ""}`.replace(/\n/g, " ")).join("\n"));
    const answer = await this.#finished(this.#wasm.search(this.#number), signal);
    for (const result of answer.results) {
      if (result.id) result.url = this.#link(result.id, result.lang);
    }
    return answer;
  }
  analyze(word, lang) {
    say(this.#wasm, `${lang ?? ""}\n${word}`);
    return JSON.parse(heard(this.#wasm, this.#wasm.analyze()));
  }
  async loadAll() {
    await this.#finished(this.#wasm.loadAll(this.#number));
  }
  memory() {
    return this.#wasm.memory.buffer.byteLength;
  }
  close() {
    this.#wasm.forget(this.#number);
  }
}

/// Opens the library in a folder.
export const open = (url, { link } = {}) => {
  const folder = new URL(url.endsWith("/") ? url : `${url}/`, document.baseURI);
  const page = (id, lang) => new URL(`../${lang}/article/${encodeURIComponent(id)}/`, folder).href;
  return new Library(folder, link ?? page).open();
};
