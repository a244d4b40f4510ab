/** Kazakh and Russian search over a library that `aimaq build` or `aimaq library build` wrote. */

export type Lang = "kk" | "ru";

/** Returns the address of an article's page. */
export type Link = (id: string, lang: Lang) => string;

/** Options of a search. */
export interface Options {
  /** Only versions in this language. */
  lang?: Lang;
  /** Codes of regions (`KZ-63`): an article of any of them is found. */
  region?: string | string[];
  /** The first day: `2014`, `2014-09` or `2014-09-05`. */
  from?: string;
  /** The last day. */
  to?: string;
  /** Best first (the default), or newest first. */
  sort?: "relevance" | "date";
  /** The last word is still being typed: words that begin with it are found, too. */
  typing?: boolean;
  /** Maximum number of results; 10 by default. */
  limit?: number;
  /** Number of results to skip first; 0 by default. */
  offset?: number;
  /** Cancels the search: nothing more is fetched for it, and the promise is rejected. */
  signal?: AbortSignal;
}

/** A passage, in pieces. Put them on the page as text, never as markup. */
export interface Piece {
  text: string;
  /** Whether the query matches this piece. */
  mark: boolean;
}

/** One article, by the language version that matched best. */
export interface Result {
  /** The permanent id; absent if neither text nor title could be read. */
  id?: string;
  lang: Lang;
  /** Address of its page, from the `link` that the library was opened with. */
  url?: string;
  title?: string;
  /** The best passage; empty if the text could not be read. */
  snippet?: Piece[];
  /** EDTF: `2025-04-21`, `2016-11?`, `2014?`; `null` if unknown. */
  date?: string | null;
  /** Codes of the regions it is about, of today. */
  regions?: string[];
  /** Why neither text nor title could be read. */
  error?: ErrorKind;
}

/** What was assumed about the query. */
export type Note =
  /**
   * No article has the word as typed; `shown` was searched for instead: other letters spell it, the same keys type it on another layout,
   * or it differs by a slip of the finger.
   */
  | { kind: "showing"; typed: string; shown: string; why: "letters" | "layout" | "slip" }
  /** No article has all words; the best one lacks these. */
  | { kind: "leftOut"; words: string[] }
  /** The query has signs only: there is nothing to look for. */
  | { kind: "noWords" }
  /** A filter in the query has an unknown value and was ignored. */
  | { kind: "unknownFilter"; typed: string }
  /** The query has more than 200 characters; only the first 200 were used. */
  | { kind: "shortened" };

export interface Answer {
  /** Number of articles found. */
  total: number;
  /** For each value of a filter: the number of articles that match the query, all other filters and this value. */
  facets: {
    regions: Record<string, number>;
    years: Record<string, number>;
    langs: Partial<Record<Lang, number>>;
  };
  notes: Note[];
  /** Words that were not searched everywhere, because a part of the index could not be read. Tell the reader. */
  notSearched: string[];
  results: Result[];
}

export type ErrorKind =
  /** The host did not answer, or answered with a failure. */
  | "unreachable"
  /** The host has no such file. */
  | "missing"
  /** The bytes are not those that were published: cut, changed, or a page of the host's own. */
  | "damaged"
  /** The library was written for a later version of this module. */
  | "newerFormat";

/** A file that is needed could not be read: of the library, or of the engine itself. It never means "nothing found". */
export class AimaqError extends Error {
  readonly kind: ErrorKind;
  /** The file that could not be read. */
  readonly file: string;
  /** What a reader can do, in both languages. */
  readonly advice: Record<Lang, string>;
}

/** An open library. */
export interface Library {
  /** Searches. Rejects with an {@link AimaqError} if nothing could be searched. */
  search(query: string, options?: Options): Promise<Answer>;
  /** Splits a text into tokens, each with its possible stems, longest first; in both languages if none is given. */
  analyze(word: string, lang?: Lang): { term: string; stems: string[] }[];
  /** Reads all of the index now, so that later searches fetch only texts. */
  loadAll(): Promise<void>;
  /** Memory of the engine, in bytes. All open libraries share it. */
  memory(): number;
  /** Frees the memory of the library. Do not use it afterwards. */
  close(): void;
}

/**
 * Opens the library in a folder: the one with `library.txt`. When the promise is fulfilled, the library can be searched. It is rejected
 * with an {@link AimaqError} if the engine, or what every query needs, cannot be read.
 */
export function open(
  url: string,
  options?: {
    /** By default, the page of the site that the library is part of. */
    link?: Link;
  },
): Promise<Library>;
