// Kazakh and Russian search over a published library. aimaq.d.ts says what everything means.

import { bytesOf, inflate, nextTurn, put, putText, start, textOf } from "./engine.js";
import { AimaqError, fetchBytes } from "./errors.js";

export { AimaqError };

class Library {
  #wasm;
  #folder;
  #link;
  #number;
  /// Files that were requested before the engine asked for them: promises by name.
  #early = {};
  constructor(folder, link) {
    this.#folder = folder;
    this.#link = link;
  }

  #fetch(name) {
    const early = this.#early[name];
    delete this.#early[name];
    return early ?? fetchBytes(new URL(name, this.#folder));
  }

  /// Requests a file that the engine will ask for. Returns its text.
  #fetchEarly(name) {
    const file = this.#fetch(name);
    // The engine's own request reports a failure.
    file.catch(() => {});
    this.#early[name] = file;
    return file.then((bytes) => new TextDecoder().decode(bytes));
  }

  /// Answers a request of the engine: for a file of the library, or for the content of a stream. A `fetch` takes a browser a while,
  /// so each has a turn of its own.
  async #answer(request) {
    const wasm = this.#wasm;
    const [number, name] = request.split(" ");
    try {
      const bytes = await (name ? nextTurn().then(() => this.#fetch(name)) : inflate(bytesOf(wasm, wasm.request_stream()).slice()));
      put(wasm, bytes);
      wasm.fulfil(number);
    } catch (error) {
      wasm.fail(number, error.kind === "missing" ? 1 : 0);
    }
  }

  /// Polls a task until it ends. Returns its result.
  #run(task, signal) {
    const wasm = this.#wasm;
    return new Promise((resolve, reject) => {
      const poll = () => {
        try {
          if (signal?.aborted) wasm.forget(task);
          signal?.throwIfAborted();
          const length = wasm.poll_task(task);
          if (length >= 0) {
            const result = JSON.parse(textOf(wasm, length));
            if (result?.kind) throw new AimaqError(result.kind, result.file);
            return resolve(result);
          }
          if (length < -1) nextTurn().then(poll);
          for (let request; (request = wasm.next_request()); ) this.#answer(textOf(wasm, request)).then(poll);
        } catch (error) {
          reject(error);
        }
      };
      poll();
    });
  }

  async open() {
    const engine = start();
    engine.catch(() => {});
    const name = new TextDecoder().decode(await this.#fetch("library.txt")).trim();
    // A host may answer with a page of its own.
    if (!/^manifest-\w+\.txt$/.test(name)) throw new AimaqError("damaged", "library.txt");
    // The manifest names the root: both are fetched while the engine loads.
    this.#fetchEarly(name).then((manifest) => this.#fetchEarly(/root-\w+\.bin/.exec(manifest)[0])).catch(() => {});
    const wasm = (this.#wasm = await engine);
    putText(wasm, name);
    this.#number = wasm.open_library();
    await this.#run(this.#number);
    // Browsers compile a function when it is first called: most of that happens before the first search.
    nextTurn().then(() => this.analyze("сөздер"));
    return this;
  }

  async search(query, { lang, region, from, to, sort, typing, limit = 10, offset = 0, signal } = {}) {
    signal?.throwIfAborted();
    const options = [lang, [region ?? []].flat().join(" "), from, to, sort, typing ? 1 : 0, limit >>> 0, offset >>> 0, query];
    putText(this.#wasm, options.map((value) => `${value ?? ""}`.replace(/\n/g, " ")).join("\n"));
    const answer = await this.#run(this.#wasm.start_search(this.#number), signal);
    for (const result of answer.results) {
      if (result.id) result.url = this.#link(result.id, result.lang);
    }
    return answer;
  }
  analyze(word, lang) {
    putText(this.#wasm, `${lang ?? ""}\n${word}`);
    return JSON.parse(textOf(this.#wasm, this.#wasm.analyze_word()));
  }
  async loadAll() {
    await this.#run(this.#wasm.load_index(this.#number));
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
