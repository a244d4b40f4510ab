// Types of the service worker, and the constants that `aimaq build` defines in front of static/sw.js.

/** The hash of all that follows and of the worker. */
declare const VERSION: string;

/** Identifies the files of the app that a tab runs, and the library. */
declare const EDITION: string;

/** The name of the library's manifest: `manifest-….txt`. */
declare const LIBRARY: string;

/** The path of the page that answers every address. */
declare const SHELL: string;

/** The paths of the files of this version. Each name has the hash of the bytes. */
declare const FILES: string[];

/** Files without which the app runs, too. */
declare const EXTRA: string[];

/** The rest of a library that is small enough to be stored whole. */
declare const WHOLE: string[];

/** What a version of the site consists of. */
interface Version {
  /** Differs from version to version, if only the worker has changed, too. */
  id: string;
  edition: string;
  library: string;
  shell: string;
  files: string[];
  extra: string[];
  whole: string[];
}

/** What became of storing a file. */
type Outcome = "kept" | "failed" | "full";

/**
 * Work that stops at each `yield` until the world has answered: a browser, or the small world of the tests, which may do other
 * work in between, or end it there.
 */
type Task<T> = Generator<any, T, any>;

/** What the service worker uses of the browser. No method throws but `skipWaiting`, `claim`, `tell` and `windows`. */
interface Host {
  /** The address of the root of the site. */
  scope: string;
  /** Returns the hash of bytes in hexadecimal digits. */
  hash(bytes: ArrayBuffer): string;
  response(body: ArrayBuffer | string, type: string): Response;
  /** A network error. */
  error(): Response;
  copy(response: Response): Response;
  /** Reads a body; `undefined` if the connection is lost meanwhile. */
  bytes(response: Response): Task<ArrayBuffer | undefined>;
  text(response: Response): Task<string>;
  /** Asks the network; `undefined` if it can't be reached. */
  fetch(url: string, cache: RequestCache): Task<Response | undefined>;
  /** Looks for a file in a cache, or in all caches. */
  match(url: string, cacheName?: string): Task<Response | undefined>;
  put(cacheName: string, url: string, response: Response): Task<Outcome>;
  /** Makes a cache, if it does not exist. */
  open(cacheName: string): Task<Outcome>;
  /** Returns the names of all caches, the oldest first. */
  names(): Task<string[]>;
  /** Returns the addresses in a cache. */
  keys(cacheName: string): Task<string[]>;
  /** Deletes a cache or a file in it. Returns whether it was there. */
  drop(cacheName: string, url?: string): Task<boolean>;
  /** Returns the names of all locks that tabs hold. */
  locks(): Task<string[]>;
  /** Returns the number of open windows of this site. */
  windows(): Task<number>;
  /** Sends a message to all windows. */
  tell(message: { unkept: Outcome }): Task<void>;
  /** Works on several tasks at a time. */
  all(tasks: Task<unknown>[]): Task<void>;
  wait(ms: number): Task<void>;
  skipWaiting(): Task<void>;
  /** Starts the version that waits, if there is one. */
  startNext(): Task<void>;
  claim(): Task<void>;
}

/** What a page asks of the service worker. */
type WorkerMessage =
  /** Start the version that waits. */
  | "activate"
  /** Fetch what is missing of this version; whether the reader saves data. */
  | "spare"
  | "all"
  /** The app did not start: check what is stored. */
  | "mend"
  /** Likewise, and start the version that waits: the reader tries again. */
  | "again"
  /** This version has all that the reader asked to keep: delete what no tab needs of others. */
  | "tidy"
  /** Store a part. The answer comes through the port of the message. */
  | { part: string; read?: undefined }
  /** These addresses were read before there was a service worker. */
  | { read: string[]; part?: undefined };
