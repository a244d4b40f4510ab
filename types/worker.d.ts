// Constants that `aimaq build` defines in front of static/sw.js.

/** The hash of everything that a version of the site consists of. */
declare const VERSION: string;

/** The name of the library's manifest: `manifest-….txt`. */
declare const LIBRARY: string;

/** A path, and the checksum of the file unless its name contains one. */
type FileEntry = [path: string, integrity?: string];

/** The files of this version. */
declare const FILES: FileEntry[];

/** The rest of a library that is small enough to be stored whole. */
declare const WHOLE: FileEntry[];

/** What a page asks of the service worker. */
type WorkerMessage =
  /** Start the version that waits. */
  | "activate"
  /** Whether the reader saves data, for the version that is being installed. */
  | "spare"
  | "all"
  /** Delete the parts that no tab needs. */
  | "tidy"
  /** Store a part. The answer comes through the port of the message. */
  | { part: string; read?: undefined }
  /** These addresses were read before there was a service worker. */
  | { read: string[]; part?: undefined };
