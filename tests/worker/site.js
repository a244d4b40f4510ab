// The versions of a small site, and the host that serves them with faults.

/** Names of hashes are looked up, because there are few different bodies. @type {Map<string, string>} */
const hashes = new Map();

/**
 * A hash for tests: FNV-1a, twice, as ten hexadecimal digits.
 * @param {string} body
 */
export function hash(body) {
  const known = hashes.get(body);
  if (known) {
    return known;
  }
  let digits = "";
  for (const seed of [0x811c9dc5, 0x1234567]) {
    let sum = seed;
    for (let i = 0; i < body.length; i++) {
      sum = Math.imul(sum ^ body.charCodeAt(i), 0x01000193);
    }
    digits += (sum >>> 0).toString(16).padStart(8, "0");
  }
  hashes.set(body, digits.slice(0, 10));
  return digits.slice(0, 10);
}

/** The right body of every file that has a hash in its name. @type {Map<string, string>} */
export const RIGHT = new Map();

/**
 * @param {string} folder
 * @param {string} stem
 * @param {string} ending
 * @param {string} body
 */
function file(folder, stem, ending, body) {
  const path = `${folder}/${stem}-${hash(body)}.${ending}`;
  RIGHT.set(path, body);
  return path;
}

/**
 * A version as it is deployed: what the worker knows, and what its pages name. `script` stands for the text of `sw.js`.
 * @typedef {Version & { number: number, script: string, start: string, wasm: string, first: string[], parts: string[] }} Deployed
 */

/**
 * Five versions. 1 has the app of 0 and another library; 2 another app and some of the parts; 3 all anew; 4 differs from 3 only
 * in its worker and shell.
 * @param {boolean} isSmall whether the library is stored whole at the first visit
 * @returns {Deployed[]}
 */
export function versions(isSmall) {
  const plan = [
    { app: 0, library: 0, parts: [0, 1, 2, 3], shell: 0 },
    { app: 0, library: 1, parts: [0, 1, 4, 5], shell: 1 },
    { app: 1, library: 2, parts: [0, 4, 6, 7], shell: 2 },
    { app: 2, library: 3, parts: [8, 9, 10], shell: 3 },
    { app: 2, library: 3, parts: [8, 9, 10], shell: 4 },
  ];
  return plan.map(({ app, library, parts, shell }, number) => {
    const start = file("app", "start", "js", `start ${app}`);
    const wasm = file("app", "aimaq", "wasm", `wasm ${app}`);
    const style = file("app", "style", "css", "style");
    const first = ["manifest", "root"].map((stem) => {
      return file("library", stem, stem === "root" ? "bin" : "txt", `${stem} ${library}`);
    });
    const edition = `e${app}l${library}`;
    const page = JSON.stringify({ edition, start, wasm, first, shell });
    const shellPath = file("app", "shell", "html", page);
    const names = parts.map((part) => file("library", "texts", "bin", `texts ${part}`));
    return {
      number,
      id: String(number),
      script: `worker ${number} ${isSmall}`,
      edition,
      library: first[0].split("/")[1],
      shell: shellPath,
      start,
      wasm,
      first,
      parts: names,
      files: [start, wasm, style, shellPath, ...first],
      extra: [file("app", "icon", "svg", "icon")],
      whole: isSmall ? names : [],
    };
  });
}

/** The faults of a host. @typedef {(typeof FAULTS)[number]} Fault */
export const FAULTS = /** @type {const} */ ([
  "no network",
  "hang",
  "404",
  "410",
  "500",
  "503",
  "html with 200",
  "empty",
  "redirect",
  "cut",
  "short",
  "wrong bytes",
  "flipped",
  "wrong type",
  "trickle",
]);

/**
 * An answer. `isCut`: the connection is lost within the body.
 * @typedef {{ ok: boolean, status: number, body: string, type: string, isCut?: boolean, ms?: number }} Answer
 */

export class Server {
  /** @param {Deployed[]} all */
  constructor(all) {
    this.all = all;
    /** The version whose files are served. */
    this.files = all[0];
    /** The version whose `sw.js` is served; null: a file that removes the worker. @type {Deployed | null} */
    this.worker = all[0];
    /** Faults by a piece of the path. @type {Map<string, Fault>} */
    this.faults = new Map();
    this.isOnline = true;
    /** Files that were once published stay for a while: those of the library. @type {Set<string>} */
    this.published = new Set();
    this.deploy(all[0], all[0]);
  }

  /**
   * @param {Deployed} files
   * @param {Deployed | null} worker
   */
  deploy(files, worker) {
    this.files = files;
    this.worker = worker;
    for (const path of [...files.first, ...files.parts]) {
      this.published.add(path);
    }
  }

  /**
   * @param {string} path
   * @returns {Fault | undefined}
   */
  faultAt(path) {
    if (!this.isOnline) {
      return "no network";
    }
    for (const [piece, fault] of this.faults) {
      if (path.includes(piece)) {
        return fault;
      }
    }
  }

  /**
   * Answers a request; `undefined`: no connection; "hang": never.
   * @param {string} path
   * @returns {Answer | "hang" | undefined}
   */
  answer(path) {
    const found = this.find(path);
    const fault = this.faultAt(path);
    const html = { ok: true, status: 200, body: "<p>Hello", type: "text/html" };
    switch (fault) {
      case undefined:
        return found;
      case "no network":
        return undefined;
      case "hang":
        return "hang";
      case "404":
      case "410":
      case "500":
      case "503":
        return { ...html, ok: false, status: Number(fault) };
      case "html with 200":
      case "redirect":
        return html;
      case "empty":
        return { ...found, body: "" };
      case "cut":
        return { ...found, body: found.body.slice(0, 3), isCut: true };
      case "short":
        return { ...found, body: found.body.slice(0, -1) };
      case "wrong bytes":
        return { ...found, body: `other ${found.body}` };
      case "flipped":
        return { ...found, body: found.body.replace(/.$/, "~") };
      case "wrong type":
        return { ...found, type: "text/plain" };
      case "trickle":
        return { ...found, ms: 20_000 };
    }
  }

  /**
   * @param {string} path
   * @returns {Answer}
   */
  find(path) {
    const text = (/** @type {string} */ body, /** @type {string} */ type) => {
      return { ok: true, status: 200, body, type };
    };
    if (path === "sw.js") {
      return text(this.worker ? this.worker.script : "kill", "text/javascript");
    }
    if (!path.includes(".")) {
      return text(/** @type {string} */ (RIGHT.get(this.files.shell)), "text/html; charset=utf-8");
    }
    const { files, extra } = this.files;
    const isThere = files.includes(path) || extra.includes(path) || this.published.has(path);
    const body = RIGHT.get(path);
    if (isThere && body !== undefined) {
      return text(body, "right");
    }
    return { ok: false, status: 404, body: "", type: "text/html" };
  }
}
