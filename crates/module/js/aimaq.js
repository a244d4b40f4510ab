// Kazakh and Russian search over a published library. aimaq.d.ts documents what this script exports.

import { bytesOf, inflate, nextTurn, put, putText, start, textOf } from "./engine.js";
import { AimaqError, fetchBytes } from "./errors.js";

/** @import * as Api from "./aimaq.d.ts" */
/** @import { Answer, Lang, Link, Options } from "./aimaq.d.ts" */
/** @import { Engine } from "./wasm.d.ts" */

export { AimaqError };

/** @implements {Api.Library} */
class Library {
  // `open` sets these two before anything reads them.
  /** @type {Engine} */
  #wasm = /** @type {any} */ (undefined);
  /** @type {number} */
  #number = /** @type {any} */ (undefined);
  #folder;
  #link;
  /**
   * Files that were requested before the engine asked for them: promises by name.
   * @type {Record<string, Promise<ArrayBuffer>>}
   */
  #early = {};

  /**
   * @param {URL} folder
   * @param {Link} link
   */
  constructor(folder, link) {
    this.#folder = folder;
    this.#link = link;
  }

  /**
   * Fetches a file of the library, unless it was requested early.
   * @param {string} name
   */
  #fetch(name) {
    const early = this.#early[name];
    delete this.#early[name];
    return early ?? fetchBytes(new URL(name, this.#folder));
  }

  /**
   * Requests a file that the engine will ask for. Returns its text.
   * @param {string} name
   */
  #fetchEarly(name) {
    const file = this.#fetch(name);
    // The engine's own request reports a failure.
    file.catch(() => {});
    this.#early[name] = file;
    return file.then((bytes) => new TextDecoder().decode(bytes));
  }

  /**
   * Answers a request of the engine: for a file of the library, or for the content of a stream. Browsers take a while to start
   * a `fetch`, so each has its own turn.
   * @param {string} request
   */
  async #answer(request) {
    const wasm = this.#wasm;
    const [number, name] = request.split(" ");
    try {
      const bytes = await (name
        ? nextTurn().then(() => this.#fetch(name))
        : inflate(bytesOf(wasm, wasm.request_stream()).slice()));
      put(wasm, bytes);
      wasm.fulfil(number);
    } catch (error) {
      wasm.fail(number, /** @type {Partial<AimaqError>} */ (error).kind === "missing" ? 1 : 0);
    }
  }

  /**
   * Polls a task until it ends. Returns its result.
   * @param {number} task
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
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
          for (let request; (request = wasm.next_request());)
            this.#answer(textOf(wasm, request)).then(poll);
        } catch (error) {
          reject(error);
        }
      };
      poll();
    });
  }

  /** Loads the engine and what every query needs. */
  async open() {
    const engine = start();
    engine.catch(() => {});
    const name = new TextDecoder().decode(await this.#fetch("library.txt")).trim();
    // A host may answer with an error page and the status 200.
    if (!/^manifest-\w+\.txt$/.test(name)) throw new AimaqError("damaged", "library.txt");
    // The manifest names the root. Both are fetched while the engine loads. The engine reports a damaged manifest.
    this.#fetchEarly(name)
      .then((manifest) =>
        this.#fetchEarly(/** @type {RegExpExecArray} */ (/root-\w+\.bin/.exec(manifest))[0]),
      )
      .catch(() => {});
    const wasm = (this.#wasm = await engine);
    putText(wasm, name);
    this.#number = wasm.open_library();
    await this.#run(this.#number);
    // Browsers compile a function when it is first called. This does most of that before the first search.
    nextTurn().then(() => this.analyze("сөздер"));
    return this;
  }

  /**
   * @param {string} query
   * @param {Options} [options]
   */
  async search(
    query,
    { lang, region, from, to, sort, typing, limit = 10, offset = 0, signal } = {},
  ) {
    signal?.throwIfAborted();
    const fields = [
      lang,
      [region ?? []].flat().join(" "),
      from,
      to,
      sort,
      typing ? 1 : 0,
      limit >>> 0,
      offset >>> 0,
      query,
    ];
    putText(this.#wasm, fields.map((value) => `${value ?? ""}`.replace(/\n/g, " ")).join("\n"));
    /** @type {Answer} */
    const answer = await this.#run(this.#wasm.start_search(this.#number), signal);
    for (const result of answer.results) {
      if (result.id) result.url = this.#link(result.id, result.lang);
    }
    return answer;
  }

  /**
   * @param {string} word
   * @param {Lang} [lang]
   */
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

/** @type {typeof Api.open} */
export const open = (url, { link } = {}) => {
  const folder = new URL(url.endsWith("/") ? url : `${url}/`, document.baseURI);
  /** @type {Link} */
  const page = (id, lang) => new URL(`../${lang}/article/${encodeURIComponent(id)}/`, folder).href;
  return new Library(folder, link ?? page).open();
};
