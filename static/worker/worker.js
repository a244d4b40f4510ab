// What the service worker does about an event. It touches the browser only through `host`, so that a test runs it in a small
// world of its own (tests/worker).
//
// - A version is stored whole or not at all. If a file can't be had, the install fails, and the version before stays.
// - Every page is the same shell, and the app draws the view from the library. So a page of one version cannot name files of
//   another.
// - A new version waits until the reader asks for it, unless every open tab runs it already.
// - If the reader saves data or the connection is very slow, nothing is fetched that was not asked for.
// - What can't be stored is fetched: reading goes on.

import { hashIn } from "./names.js";
import { storage } from "./storage.js";

const PAGE_ANSWER_MS = 10_000;
const STEP_MS = 500;

/**
 * @param {Host} host
 * @param {Version} version
 */
export function worker(host, version) {
  const store = storage(host, version);
  const root = new URL(host.scope).pathname;

  // Whether the reader saves data or the connection is very slow. The page that installs a version tells it, because a worker
  // may not know. If the page closes before, the answer is no.
  /** @type {boolean | undefined} */
  let isSparing;
  let isInstalling = false;
  /** @returns {Task<boolean>} */
  function* askWhetherSparing() {
    for (let ms = 0; isSparing === undefined && ms < PAGE_ANSWER_MS; ms += STEP_MS) {
      yield* host.wait(STEP_MS);
    }
    return isSparing ?? false;
  }

  /**
   * Answers a navigation with the shell.
   * @param {string} path below the root of the site
   * @param {() => Task<Response>} pass asks the host
   * @param {(task: Task<unknown>) => void} later
   * @returns {Task<Response>}
   */
  function* page(path, pass, later) {
    const shell = yield* store.right(store.shell, yield* host.match(store.shell, store.app));
    if (!shell) {
      later(store.fill(true, true)); // the browser or the reader has cleared the storage
      return yield* pass();
    }
    const html = (yield* host.text(shell))
      .replaceAll("{{root}}", "../".repeat(path.split("/").length - 1) || "./")
      .replaceAll("{{lang}}", path.startsWith("ru/") ? "ru" : "kk");
    return host.response(html, "text/html; charset=utf-8");
  }

  return {
    /** @returns {Task<void>} */
    *install() {
      isInstalling = true;
      const outcome = yield* store.install(askWhetherSparing);
      if (outcome !== "kept") {
        yield* host.tell({ unkept: outcome });
        throw new Error(`this version can't be stored: ${outcome}`);
      }
      isInstalling = false;
      if (yield* store.isAlone()) {
        yield* host.skipWaiting();
      }
    },

    /** @returns {Task<void>} */
    *activate() {
      yield* store.activate();
      if (yield* store.isAlone()) {
        yield* host.claim();
      }
    },

    /**
     * @param {WorkerMessage} message
     * @param {(outcome: Outcome) => void} answer
     * @returns {Task<void>}
     */
    *message(message, answer) {
      if (message === "activate") {
        yield* host.skipWaiting();
      } else if (message === "spare" || message === "all") {
        isSparing = message === "spare";
        if (!isInstalling) {
          yield* store.fill(isSparing);
        }
      } else if (message === "mend" || message === "again") {
        if (message === "again") {
          yield* host.startNext();
        }
        yield* store.fill(true, true);
      } else if (message === "tidy") {
        yield* store.tidy();
      } else if (message.part) {
        const url = store.at(message.part);
        answer(store.isPart(url) ? yield* store.keepPart(url) : "failed");
      } else if (message.read) {
        yield* store.keepRead(message.read);
      }
    },

    /**
     * @param {{ url: string, isPage: boolean, isFresh: boolean }} request
     * @param {() => Task<Response>} pass asks the host
     * @param {(task: Task<unknown>) => void} later works on after the answer
     * @returns {Task<Response>}
     */
    *fetch({ url, isPage, isFresh }, pass, later) {
      const path = new URL(url).pathname.slice(root.length);
      const name = path.split("/").at(-1) ?? "";
      if (isPage && (!name.includes(".") || name.endsWith(".html"))) {
        return yield* page(path, pass, later);
      }
      return hashIn(url) ? yield* store.read(url, isFresh, later) : yield* pass();
    },
  };
}
