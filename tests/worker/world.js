// A browser in small: caches with a quota, locks, a clock, tabs, and the life of a service worker, as the standard has it
// (https://w3c.github.io/ServiceWorker/). Nothing in it waits: work stops at each `yield`, and the world decides what goes on.

import { RIGHT, Server, hash, versions } from "./site.js";

/** @typedef {import("./site.js").Answer} Answer */
/** @typedef {import("./site.js").Deployed} Deployed */
/** @typedef {(host: Host, version: Version) => ReturnType<typeof import("../../static/worker/worker.js").worker>} Logic */

const SCOPE = "https://aimaq.example/site/";
const HTTP_FRESH_MS = 600_000;
const HANG_MS = 300_000;
const PART_ANSWER_MS = 60_000;

/** @param {string} url */
const pathOf = (url) => url.slice(SCOPE.length);

/**
 * Work of a worker or a tab. What it yields tells when it can go on: a function, or nothing for at once.
 * @typedef {{ task: Generator<(() => boolean) | undefined, unknown, any>, owner: object, isReady?: () => boolean, done: (value?: any, error?: unknown) => void }} Job
 */

/**
 * A service worker. `handlers` are made anew when the browser has ended it in between.
 * @typedef {{ version: Deployed | null, script: string, state: "installing" | "waiting" | "activating" | "active" | "gone", handlers?: ReturnType<Logic>, wantsToStart?: boolean, told?: Outcome, hasAll?: boolean }} Worker
 */

/**
 * A tab. `said`: why the app does not run; the page tells the reader.
 * @typedef {{ id: number, controller?: Worker, state: "loading" | "running" | "failed" | "no page" | "closed", said?: string, page?: Page, locks: string[], isKeeping?: boolean, isWhole?: boolean }} Tab
 */

/** What a page names. @typedef {{ edition: string, start: string, wasm: string, first: string[], shell: number }} Page */

export class World {
  /**
   * @param {Logic} logic
   * @param {{ isSmall?: boolean, httpCache?: boolean, pick?: (count: number) => number }} [options] `pick` chooses which work
   * goes on
   */
  constructor(logic, { isSmall = true, httpCache = true, pick = () => 0 } = {}) {
    this.logic = logic;
    this.versions = versions(isSmall);
    this.server = new Server(this.versions);
    this.hasHttpCache = httpCache;
    this.pick = pick;
    this.now = 0;
    /** @type {Job[]} */
    this.jobs = [];
    /** @type {Map<string, Map<string, Answer>>} */
    this.caches = new Map();
    this.quota = Infinity;
    /** @type {Map<string, { answer: Answer, until: number }>} */
    this.http = new Map();
    /** @type {Tab[]} */
    this.tabs = [];
    this.nextTab = 1;
    /** @type {Worker | undefined} */ this.installing = undefined;
    /** @type {Worker | undefined} */ this.waiting = undefined;
    /** @type {Worker | undefined} */ this.active = undefined;
    /** What must not happen, and did. @type {string[]} */
    this.wrong = [];
    /** The names of the parts that the reader asked to keep and was told are kept. @type {Set<string>} */
    this.kept = new Set();
    this.isSparing = false;
    /** Something was removed or damaged behind the worker, so less is expected to be stored. */
    this.isExcused = false;
    /** How often the reader has removed what was kept. */
    this.removals = 0;
  }

  // ── Work

  /**
   * Starts work.
   * @param {object} owner a worker or a tab
   * @param {Generator<any, any, any>} task
   * @param {Job["done"]} [done]
   */
  start(owner, task, done = (_, error) => error && this.wrong.push(`unhandled: ${error}`)) {
    this.jobs.push({ task, owner, done });
  }

  /** Lets one piece of work go on. Returns whether there was one. */
  step() {
    const count = this.jobs.length;
    const from = count > 1 ? this.pick(count) : 0;
    for (let i = 0; i < count; i++) {
      const at = (from + i) % count;
      const job = this.jobs[at];
      if (job.isReady && !job.isReady()) {
        continue;
      }
      try {
        const { done, value } = job.task.next();
        job.isReady = done ? undefined : value;
        if (done) {
          this.jobs.splice(this.jobs.indexOf(job), 1);
          job.done(value);
        }
      } catch (error) {
        this.jobs.splice(this.jobs.indexOf(job), 1);
        job.done(undefined, error);
      }
      return true;
    }
    return false;
  }

  /** Works until there is nothing to do, and lets the time pass if all wait for it. */
  settle() {
    for (let quiet = 0, i = 0; this.jobs.length > 0 && quiet < 1000; i++) {
      if (i > 100_000) {
        throw new Error("the world does not come to rest");
      }
      if (this.step()) {
        quiet = 0;
      } else {
        quiet++;
        this.now += 500;
      }
    }
    this.activateIfPossible();
  }

  /**
   * Ends all work of a worker or tab, as a browser may at any time.
   * @param {object} owner
   */
  kill(owner) {
    const ended = this.jobs.filter((job) => job.owner === owner);
    this.jobs = this.jobs.filter((job) => job.owner !== owner);
    for (const job of ended) {
      job.done(undefined, KILLED);
    }
  }

  // ── Network

  /**
   * @param {string} path
   * @param {RequestCache} [mode]
   * @returns {Generator<(() => boolean) | undefined, Answer | undefined, any>}
   */
  *network(path, mode = "default") {
    yield;
    const cached = this.http.get(path);
    const isFresh = mode === "default" && cached && cached.until > this.now;
    if (cached && (isFresh || mode === "force-cache")) {
      return cached.answer;
    }
    const answer = this.server.answer(path);
    if (answer === "hang") {
      const until = this.now + HANG_MS;
      yield () => this.now >= until;
      return undefined;
    }
    if (answer?.ms) {
      const until = this.now + answer.ms;
      yield () => this.now >= until;
    }
    if (
      this.hasHttpCache &&
      answer?.ok &&
      !answer.isCut &&
      path.includes(".") &&
      path !== "sw.js"
    ) {
      this.http.set(path, { answer, until: this.now + HTTP_FRESH_MS });
    }
    return answer;
  }

  // ── Caches

  usage() {
    let sum = 0;
    for (const cache of this.caches.values()) {
      sum += 1;
      for (const { body } of cache.values()) {
        sum += body.length;
      }
    }
    return sum;
  }

  /**
   * @param {string} name
   * @param {string} path
   */
  match(name, path) {
    return this.caches.get(name)?.get(path);
  }

  /** @param {string} path */
  matchAny(path) {
    for (const cache of this.caches.values()) {
      const found = cache.get(path);
      if (found) {
        return found;
      }
    }
  }

  /**
   * Whether a cache has files with their right bytes.
   * @param {string} name
   * @param {string[]} paths
   */
  has(name, paths) {
    return paths.every((path) => this.match(name, path)?.body === RIGHT.get(path));
  }

  // ── The worker

  /**
   * What the worker uses of this browser.
   * @param {Worker} worker
   * @returns {Host}
   */
  host(worker) {
    const world = this;
    const from = (/** @type {unknown} */ response) => /** @type {Answer} */ (response);
    const to = (/** @type {Answer | undefined} */ answer) => /** @type {any} */ (answer);
    return {
      scope: SCOPE,
      hash: (bytes) => hash(to(/** @type {any} */ (bytes))),
      response: (body, type) =>
        to({ ok: true, status: 200, body: to(/** @type {any} */ (body)), type }),
      error: () => to({ ok: false, status: 0, body: "", type: "" }),
      copy: (response) => response,
      *bytes(response) {
        yield;
        const { body, isCut } = from(response);
        return isCut ? undefined : to(/** @type {any} */ (body));
      },
      *text(response) {
        return from(response).body;
      },
      *fetch(url, cache) {
        return to(yield* world.network(pathOf(url), cache));
      },
      *match(url, cacheName) {
        yield;
        const path = pathOf(url);
        return to(cacheName ? world.match(cacheName, path) : world.matchAny(path));
      },
      *put(name, url, response) {
        yield;
        if (world.usage() + from(response).body.length > world.quota) {
          return "full";
        }
        const cache = world.caches.get(name) ?? new Map();
        world.caches.set(name, cache);
        cache.set(pathOf(url), from(response));
        return "kept";
      },
      *open(name) {
        yield;
        if (!world.caches.has(name)) {
          if (world.usage() >= world.quota) {
            return "full";
          }
          world.caches.set(name, new Map());
        }
        return "kept";
      },
      *names() {
        yield;
        return [...world.caches.keys()];
      },
      *keys(name) {
        yield;
        return [...(world.caches.get(name)?.keys() ?? [])].map((path) => SCOPE + path);
      },
      *drop(name, url) {
        yield;
        return (
          (url ? world.caches.get(name)?.delete(pathOf(url)) : world.caches.delete(name)) ?? false
        );
      },
      *locks() {
        yield;
        return world.tabs.flatMap(({ locks }) => locks);
      },
      *windows() {
        yield;
        return world.tabs.length;
      },
      *tell({ unkept }) {
        worker.told = unkept;
      },
      *all(tasks) {
        let left = tasks.length;
        /** @type {unknown} */
        let failure;
        for (const task of tasks) {
          world.start(worker, task, (_, error) => {
            left--;
            failure ??= error;
          });
        }
        yield () => left === 0;
        if (failure) {
          throw failure;
        }
      },
      *wait(ms) {
        const until = world.now + ms;
        yield () => world.now >= until;
      },
      *skipWaiting() {
        worker.wantsToStart = true;
        world.activateIfPossible();
      },
      *startNext() {
        world.post(world.waiting, "activate");
      },
      *claim() {
        if (worker === world.active) {
          world.tabs.forEach((tab) => (tab.controller = worker));
        }
      },
    };
  }

  /**
   * The handlers of a worker, which starts if it does not run. `null`: the file was empty.
   * @param {Worker} worker
   */
  handlers(worker) {
    if (worker.version) {
      worker.handlers ??= this.logic(this.host(worker), worker.version);
    }
    return worker.handlers;
  }

  /** Ends a worker in the middle of its work. @param {Worker | undefined} worker */
  killWorker(worker) {
    if (worker) {
      this.kill(worker);
      worker.handlers = undefined;
    }
  }

  /** Asks the host for `sw.js`, as each navigation does. @returns {Generator<any, void, any>} */
  *update() {
    const answer = yield* this.network("sw.js", "reload");
    const newest = this.installing ?? this.waiting ?? this.active;
    if (!answer?.ok || answer.isCut || answer.type !== "text/javascript") {
      return;
    }
    const version = this.versions.find(({ script }) => script === answer.body) ?? null;
    const isScript = version || answer.body === "" || answer.body === "kill";
    if (!isScript || newest?.script === answer.body || this.installing) {
      return;
    }
    /** @type {Worker} */
    const worker = { version, script: answer.body, state: "installing" };
    this.installing = worker;
    const installed = (/** @type {unknown} */ _, /** @type {unknown} */ error) => {
      if (this.installing !== worker) {
        return;
      }
      this.installing = undefined;
      if (error) {
        worker.state = "gone";
        if (error !== KILLED && !worker.told) {
          this.wrong.push("an install failed, and nobody was told");
        }
        return;
      }
      if (this.waiting) {
        this.waiting.state = "gone";
      }
      worker.state = "waiting";
      this.waiting = worker;
      this.checkInstalled(worker);
      this.activateIfPossible();
    };
    const handlers = this.handlers(worker);
    if (handlers) {
      this.start(worker, handlers.install(), installed);
    } else {
      worker.wantsToStart = worker.script === "kill";
      installed(undefined, undefined);
    }
    for (const tab of this.tabs) {
      if (tab.state === "running") {
        this.post(worker, this.isSparing ? "spare" : "all");
      }
    }
  }

  /** @param {Worker} worker */
  checkInstalled(worker) {
    const { version } = worker;
    worker.hasAll = !!version && this.has(`aimaq-parts-${version.library}`, version.whole);
    if (version && !this.isExcused && !this.has(`aimaq-app-${version.edition}`, version.files)) {
      this.wrong.push(`version ${version.number} was installed with holes`);
    }
  }

  activateIfPossible() {
    const worker = this.waiting;
    if (!worker || this.active?.state === "activating") {
      return;
    }
    const isFree = !this.active || !this.tabs.some((tab) => tab.controller === this.active);
    if (!isFree && !worker.wantsToStart) {
      return;
    }
    const before = this.active;
    if (before) {
      before.state = "gone";
      this.kill(before);
    }
    this.waiting = undefined;
    this.active = worker;
    worker.state = "activating";
    for (const tab of this.tabs) {
      if (tab.controller) {
        tab.controller = worker;
      }
    }
    const activated = () => {
      worker.state = "active";
      if (worker.script === "kill") {
        this.active = undefined; // it removes the registration
        this.tabs.forEach((tab) => (tab.controller = undefined));
      }
      this.activateIfPossible();
    };
    const handlers = this.handlers(worker);
    if (handlers) {
      this.start(worker, handlers.activate(), (_, error) => {
        if (error && error !== KILLED) {
          this.wrong.push(`unhandled: ${error}`);
        }
        activated();
      });
    } else {
      if (worker.script === "kill") {
        this.caches.clear();
        this.forgive();
      }
      activated();
    }
  }

  /**
   * @param {Worker | undefined} worker
   * @param {WorkerMessage} message
   * @param {(outcome: Outcome) => void} [answer]
   */
  post(worker, message, answer = () => {}) {
    const handlers = worker && worker.state !== "gone" ? this.handlers(worker) : undefined;
    if (worker && handlers) {
      this.start(worker, handlers.message(message, answer), (_, error) => {
        if (error && error !== KILLED) {
          this.wrong.push(`unhandled: ${error}`);
        }
      });
    }
  }

  // ── Tabs

  /**
   * Asks for a file, through the tab's worker if it has one.
   * @param {Tab} tab
   * @param {string} path
   * @param {{ isPage?: boolean, isFresh?: boolean }} [how]
   * @returns {Generator<any, Answer | undefined, any>}
   */
  *request(tab, path, { isPage = false, isFresh = false } = {}) {
    const mode = isFresh ? "reload" : "default";
    const worker = tab.controller;
    if (!worker) {
      return yield* this.network(path, mode);
    }
    yield () => worker.state !== "activating" || worker !== this.active;
    const handlers = worker.state === "gone" ? undefined : this.handlers(worker);
    if (!handlers) {
      return yield* this.network(path, mode);
    }
    /** @type {{ answer?: Answer } | undefined} */
    let outcome;
    const world = this;
    const pass = function* () {
      const answer = yield* world.network(path, mode);
      if (!answer) {
        throw NO_NETWORK;
      }
      return /** @type {any} */ (answer);
    };
    const later = (/** @type {Task<unknown>} */ task) =>
      this.start(worker, task, (_, error) => {
        if (error && error !== KILLED) {
          this.wrong.push(`unhandled: ${error}`);
        }
      });
    const task = handlers.fetch({ url: SCOPE + path, isPage, isFresh }, pass, later);
    this.start(worker, task, (answer, error) => {
      outcome = { answer };
      if (error && error !== KILLED && error !== NO_NETWORK) {
        this.wrong.push(`unhandled: ${error}`);
      }
    });
    yield () => outcome !== undefined;
    const answer = outcome?.answer;
    const right = RIGHT.get(path);
    if (answer?.ok && right !== undefined && answer.body !== right && !this.isExcused) {
      this.wrong.push(`the worker answered ${path} with ${answer.body}`);
    }
    return answer?.status === 0 ? undefined : answer;
  }

  /**
   * Reads a file that the page needs, and tries once more past all caches if it is damaged.
   * @param {Tab} tab
   * @param {string} path
   */
  *file(tab, path) {
    for (const isFresh of [false, true]) {
      const answer = yield* this.request(tab, path, { isFresh });
      if (answer?.ok && !answer.isCut && answer.body === RIGHT.get(path)) {
        return true;
      }
    }
    return false;
  }

  /** Opens a tab. */
  open() {
    /** @type {Tab} */
    const tab = { id: this.nextTab++, state: "loading", locks: [] };
    this.tabs.push(tab);
    this.load(tab);
    return tab;
  }

  /** @param {Tab} tab */
  close(tab) {
    this.leave(tab);
    tab.state = "closed";
    this.tabs = this.tabs.filter((other) => other !== tab);
    this.activateIfPossible();
  }

  /** @param {Tab} tab */
  leave(tab) {
    this.kill(tab);
    tab.locks = [];
    tab.isKeeping = false;
    tab.page = undefined;
    tab.isWhole = undefined;
    tab.said = undefined;
  }

  /**
   * Opens the page in a tab, or opens it again.
   * @param {Tab} tab
   * @param {boolean} [isAgain] the reader pressed "try again"
   */
  load(tab, isAgain) {
    if (isAgain) {
      this.post(tab.controller, "again");
    }
    const before = tab.page;
    this.leave(tab);
    tab.state = "loading";
    this.start(tab, this.loading(tab, isAgain ? before : undefined), (_, error) => {
      if (error && error !== KILLED) {
        this.wrong.push(`unhandled: ${error}`);
      }
    });
  }

  /**
   * @param {Tab} tab
   * @param {Page} [before]
   */
  *loading(tab, before) {
    for (const path of before ? [before.start, before.wasm] : []) {
      yield* this.network(path, "reload");
    }
    tab.controller = this.active;
    const html = yield* this.request(tab, "kk/", { isPage: true });
    this.start(tab, this.update(), () => {});
    if (!html?.ok || html.isCut || !html.body.startsWith("{")) {
      tab.state = "no page"; // the browser says so, or the host does
      return;
    }
    /** @type {Page} */
    let page;
    try {
      page = JSON.parse(html.body);
    } catch {
      tab.state = "no page";
      return;
    }
    tab.page = page;
    const failed = (/** @type {string} */ why) => {
      tab.state = "failed";
      tab.said = why;
      this.post(tab.controller, "mend");
    };
    // The page refuses a start script with other bytes; nothing of ours runs then.
    const start = yield* this.request(tab, page.start);
    if (!start || start.body !== RIGHT.get(page.start) || start.type === "text/plain") {
      return failed("start");
    }
    const library = page.first[0].split("/")[1];
    tab.locks = [`aimaq-app-${page.edition}`, `aimaq-parts-${library}`];
    const own = this.active?.version;
    tab.isWhole = own?.edition === page.edition && this.has(tab.locks[0], own.files);
    const wasm = yield* this.request(tab, page.wasm);
    if (!wasm || wasm.body !== RIGHT.get(page.wasm) || wasm.isCut) {
      return failed("wasm");
    }
    for (const path of page.first) {
      if (!(yield* this.file(tab, path))) {
        return failed("library");
      }
    }
    tab.state = "running";
    const message = this.isSparing ? "spare" : "all";
    this.post(this.active, message);
    this.post(this.installing, message);
  }

  /** The version of the files that a tab runs. @param {Tab} tab */
  versionOf(tab) {
    return this.versions.find(({ edition }) => edition === tab.page?.edition);
  }

  /**
   * The reader opens an article.
   * @param {Tab} tab
   * @param {number} number
   */
  read(tab, number) {
    const { parts } = this.versionOf(tab) ?? { parts: [] };
    const path = parts[number % parts.length];
    const world = this;
    const reading = function* () {
      const isRead = yield* world.file(tab, path);
      tab.said = isRead ? tab.said : path;
    };
    this.start(tab, reading(), () => {});
  }

  /**
   * The reader asks to keep the library (static/keeping.js).
   * @param {Tab} tab
   */
  keep(tab) {
    const { active } = this;
    const version = this.versionOf(tab);
    if (!active || !version || tab.isKeeping || active.version?.library !== version.library) {
      return;
    }
    tab.isKeeping = true;
    const world = this;
    const keeping = function* () {
      let lacking = 0;
      const { removals } = world;
      const isOver = () => world.active !== active || world.removals !== removals;
      for (const path of version.parts) {
        /** @type {Outcome | undefined} */
        let outcome;
        world.post(active, { part: path }, (answer) => (outcome = answer));
        const until = world.now + PART_ANSWER_MS;
        yield () => !!outcome || world.now >= until || isOver();
        if (isOver()) {
          return; // another version has started, or the reader does not want it
        }
        lacking += outcome === "kept" ? 0 : 1;
        if (outcome === "kept") {
          world.kept.add(path);
        }
        tab.said = outcome === "full" ? "full" : tab.said;
      }
      if (lacking === 0) {
        world.kept = new Set(version.parts);
        world.post(active, "tidy");
      } else {
        tab.said ??= "lacking";
      }
    };
    this.start(tab, keeping(), () => (tab.isKeeping = false));
  }

  /** From now on, less is expected to be stored. */
  forgive() {
    this.isExcused = true;
    this.forgiveParts();
    this.tabs.forEach((tab) => (tab.isWhole = false));
    this.kept = new Set([...this.kept].filter((path) => this.matchAny(path)));
  }

  /** From now on, no version is expected to have its parts. */
  forgiveParts() {
    for (const worker of [this.installing, this.waiting, this.active]) {
      if (worker) {
        worker.hasAll = false;
      }
    }
  }

  /** The reader removes what was kept. */
  removeKept() {
    this.forgiveParts();
    this.removals++;
    for (const name of [...this.caches.keys()]) {
      if (name.startsWith("aimaq-parts-") || name.startsWith("aimaq-kept-")) {
        this.caches.delete(name);
      }
    }
    this.kept.clear();
  }

  /**
   * The reader accepts the new version in a tab (static/start.js).
   * @param {Tab} tab
   */
  accept(tab) {
    const { waiting } = this;
    if (!waiting) {
      return this.load(tab);
    }
    this.post(waiting, "activate");
    const world = this;
    const reload = function* () {
      yield () => waiting.state === "active" || waiting.state === "gone";
      world.load(tab);
    };
    this.start({}, reload(), () => {});
  }
}

const KILLED = new Error("the browser has ended it");
const NO_NETWORK = new Error("no network");
