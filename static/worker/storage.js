// What the service worker stores: the files of one edition of the app, and parts of one library.
//
// - Every stored file has the hash of its bytes in its name, and is stored only after a check against it. So the bytes behind
//   a name are the same in all versions, whoever stored them.
// - A tab holds a lock with the name of each cache that it uses (static/start.js). A cache whose lock is held is not deleted.
// - A version that is being installed or waits has a mark. Its caches are not deleted either.
// - Parts that the reader asked to keep stay until a newer version has all of them, or the reader removes them.

import { APPS, KEPT, NEXT, PARTS, hashIn, typeOf } from "./names.js";

/** A few files at a time: the page needs the connection, too. */
const IN_FLIGHT = 4;

/**
 * @param {Host} host
 * @param {Version} version
 */
export function storage(host, version) {
  const app = APPS + version.edition;
  const parts = PARTS + version.library;
  /** @param {string} path */
  const at = (path) => new URL(path, host.scope).href;
  const files = version.files.map(at);
  const shell = at(version.shell);
  /** @param {string} url */
  const isPart = (url) =>
    (url.startsWith(at("library/")) || url.startsWith(at("media/"))) && !!hashIn(url);
  /** @param {string} part the name of a cache of parts */
  const keptMark = (part) => part.replace(PARTS, KEPT);
  const nextMark = `${NEXT}${version.id} ${app} ${parts}`;

  /**
   * Returns a response with our own type if its bytes are those that the name promises.
   * @param {string} url
   * @param {Response | undefined} response
   * @returns {Task<Response | undefined>}
   */
  function* right(url, response) {
    const bytes = response?.ok ? yield* host.bytes(response) : undefined;
    const hash = hashIn(url);
    if (bytes && hash && host.hash(bytes).startsWith(hash)) {
      return host.response(bytes, typeOf(url));
    }
  }

  /**
   * Gets a file from a cache or the host. The HTTP cache may have a damaged copy, so the second attempt goes round it.
   * `refused` is the last answer if there is no file.
   * @param {string} url
   * @param {boolean} [isFresh] not from the HTTP cache
   * @returns {Task<{ file?: Response, refused?: Response }>}
   */
  function* get(url, isFresh) {
    const stored = yield* right(url, yield* host.match(url));
    if (stored) {
      return { file: stored };
    }
    let refused;
    for (const cache of isFresh ? RELOAD : ANY) {
      const answer = yield* host.fetch(url, cache);
      const file = yield* right(url, answer);
      if (file) {
        return { file };
      }
      refused = answer?.ok ? undefined : answer;
    }
    return { refused };
  }

  /**
   * Stores a file in a cache, if it is not there.
   * @param {string} name the cache
   * @param {string} url
   * @param {{ doubt?: boolean, room?: boolean }} [how] `doubt`: check what is stored; `room`: make room for it
   * @returns {Task<Outcome>}
   */
  function* keep(name, url, { doubt, room } = {}) {
    const stored = yield* host.match(url, name);
    if (stored && (!doubt || (yield* right(url, stored)))) {
      return "kept";
    }
    const { file } = yield* get(url, doubt);
    return file ? yield* put(name, url, file, room) : "failed";
  }

  /**
   * @param {string} name
   * @param {string} url
   * @param {Response} file
   * @param {boolean} [room]
   * @returns {Task<Outcome>}
   */
  function* put(name, url, file, room) {
    const outcome = yield* host.put(name, url, file);
    if (outcome !== "full" || !room || !(yield* makeRoom())) {
      return outcome;
    }
    return yield* host.put(name, url, file);
  }

  /**
   * Stores files, and goes on after one that can't be stored.
   * @param {string} name
   * @param {string[]} urls
   * @param {{ doubt?: boolean, room?: boolean }} [how]
   * @returns {Task<Outcome>}
   */
  function* keepAll(name, urls, how) {
    /** @type {Outcome} */
    let outcome = "kept";
    const rest = [...urls];
    yield* host.all(
      Array.from({ length: IN_FLIGHT }, function* () {
        for (let url = rest.shift(); url; url = rest.shift()) {
          const kept = yield* keep(name, url, how);
          outcome = kept === "kept" ? outcome : kept;
        }
      }),
    );
    return outcome;
  }

  /**
   * Returns the names of all caches, the oldest first, and whether a tab or a version that is to come needs one.
   * @returns {Task<{ names: string[], marks: string[], isNeeded: (name: string) => boolean }>}
   */
  function* survey() {
    const held = yield* host.locks();
    const names = yield* host.names();
    const marks = names.filter((name) => name.startsWith(NEXT));
    return {
      names,
      marks,
      isNeeded: (name) => [...held, ...marks].some((one) => one.includes(name)),
    };
  }

  /**
   * Frees room for parts of this version: copies that this version has too, and what was read of other versions. Returns
   * whether there was anything.
   * @returns {Task<boolean>}
   */
  function* makeRoom() {
    const { names, isNeeded } = yield* survey();
    let isFreed = false;
    for (const name of names) {
      if (!name.startsWith(PARTS) || name === parts || isNeeded(name)) {
        continue;
      }
      if (!names.includes(keptMark(name))) {
        isFreed = (yield* host.drop(name)) || isFreed;
        continue;
      }
      const own = yield* host.keys(parts);
      for (const url of yield* host.keys(name)) {
        isFreed = (own.includes(url) && (yield* host.drop(name, url))) || isFreed;
      }
    }
    return isFreed;
  }

  return {
    app,
    parts,
    shell,
    isPart,
    at,
    right,

    /**
     * Answers with a file that has a hash in its name; `later` stores it.
     * @param {string} url
     * @param {boolean} isFresh
     * @param {(task: Task<unknown>) => void} later
     * @returns {Task<Response>}
     */
    *read(url, isFresh, later) {
      const home = isPart(url) ? parts : files.includes(url) ? app : undefined;
      const stored = isFresh || !home ? undefined : yield* host.match(url, home);
      if (stored) {
        return stored;
      }
      const { file, refused } = yield* get(url, isFresh);
      if (file && home) {
        later(put(home, url, host.copy(file), true));
      }
      return file ?? refused ?? host.error();
    },

    /**
     * Stores this version, whole or not at all. What was there before stays.
     * @param {() => Task<boolean>} isSparing whether only the app is stored
     * @returns {Task<Outcome>}
     */
    *install(isSparing) {
      yield* host.drop(nextMark);
      let outcome = yield* host.open(nextMark); // again, as the newest
      const before = yield* host.names();
      if (outcome === "kept") {
        outcome = yield* keepAll(app, files, { doubt: true });
      }
      if (outcome === "kept" && !(yield* isSparing())) {
        outcome = yield* keepAll(parts, version.whole.map(at));
      }
      if (outcome !== "kept") {
        yield* host.drop(nextMark);
        const { names, isNeeded } = yield* survey();
        for (const name of [app, parts]) {
          // The version that runs may have made the same cache meanwhile.
          if (!before.includes(name) && !isNeeded(name) && !names.includes(keptMark(name))) {
            yield* host.drop(name);
          }
        }
      } else {
        yield* keepAll(app, version.extra.map(at));
      }
      return outcome;
    },

    /**
     * Fetches what is missing of this version: the browser may have removed it.
     * @param {boolean} isSparing
     * @param {boolean} [doubt] whether what is stored is checked, too
     * @returns {Task<Outcome>}
     */
    *fill(isSparing, doubt) {
      const outcome = yield* keepAll(app, [...files, ...version.extra.map(at)], { doubt });
      const whole = isSparing ? "kept" : yield* keepAll(parts, version.whole.map(at), { doubt });
      return outcome === "kept" ? whole : outcome;
    },

    /**
     * Stores a part because the reader asked for it.
     * @param {string} url
     * @returns {Task<Outcome>}
     */
    *keepPart(url) {
      const outcome = yield* host.open(keptMark(parts));
      return outcome === "kept" ? yield* keep(parts, url, { room: true }) : outcome;
    },

    /**
     * Stores parts that the page has read.
     * @param {string[]} urls
     */
    *keepRead(urls) {
      yield* keepAll(parts, urls.filter(isPart), { room: true });
    },

    /**
     * Deletes the files of other versions of the app, but those of the newest: a tab that is just being opened holds no lock.
     * Likewise what was read of their libraries.
     */
    *activate() {
      // Marks that are older than this version's own are of versions that it has overtaken.
      const before = (yield* survey()).marks;
      for (const mark of before.slice(0, before.indexOf(nextMark) + 1)) {
        yield* host.drop(mark);
      }
      const { names, isNeeded } = yield* survey();
      for (const kind of [APPS, PARTS]) {
        const others = names.filter(
          (name) => name.startsWith(kind) && ![app, parts].includes(name),
        );
        for (const name of others.slice(0, -1)) {
          if (!isNeeded(name) && !names.includes(keptMark(name))) {
            yield* host.drop(name);
          }
        }
      }
    },

    /** Deletes the parts of other versions: this one has all that the reader asked to keep. */
    *tidy() {
      const { names, isNeeded } = yield* survey();
      for (const name of names) {
        if (name.startsWith(PARTS) && name !== parts && !isNeeded(name)) {
          yield* host.drop(name);
          yield* host.drop(keptMark(name));
        }
      }
    },

    /**
     * Whether every open window runs this edition. Then this version may start at once: no tab changes its version.
     * @returns {Task<boolean>}
     */
    *isAlone() {
      const windows = yield* host.windows();
      const held = (yield* host.locks()).filter((name) => name.startsWith(APPS));
      return held.every((name) => name === app) && held.length >= windows;
    },
  };
}

// What a browser has cached behind a name with a hash is never out of date.
/** @type {RequestCache[]} */
const ANY = ["force-cache", "reload"];
/** @type {RequestCache[]} */
const RELOAD = ["reload"];
