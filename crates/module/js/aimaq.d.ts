/** Kazakh and Russian search over a library that `aimaq build` or `aimaq library build` wrote. */

export type Lang = "kk" | "ru";

/** What to search for beside the query. */
export interface Options {
  /** Only versions in this language. */
  lang?: Lang;
  /** Codes of regions (`KZ-63`), any of which will do. */
  region?: string | string[];
  /** The first day: `2014`, `2014-09` or `2014-09-05`. */
  from?: string;
  /** The last day. */
  to?: string;
  /** Best first (the default), or newest first. */
  sort?: "relevance" | "date";
  /** The last word is still being typed: it is a beginning. */
  typing?: boolean;
  /** How many results to give: 10 unless said. */
  limit?: number;
  /** How many results to pass over first. */
  offset?: number;
  /** Ends a search whose answer is no longer wanted: nothing more is fetched for it, and the promise is rejected. */
  signal?: AbortSignal;
}

/** A passage, in pieces. Put them on the page as text, never as markup. */
export interface Piece {
  text: string;
  /** Does the query match this piece? */
  mark: boolean;
}

/** One article, by the language version that matched best. */
export interface Result {
  /** The permanent id; absent where not even the title could be read. */
  id?: string;
  lang: Lang;
  /** Its page, by the `link` that the library was opened with. */
  url?: string;
  title?: string;
  /** The best passage; empty where the text could not be read. */
  snippet?: Piece[];
  /** EDTF: `2025-04-21`, `2016-11?`, `2014?`; `null` if unknown. */
  date?: string | null;
  /** Codes of the regions it is about, as they are today. */
  regions?: string[];
  /** Why neither text nor title could be read. */
  error?: ErrorKind;
}

/** What was assumed about the query. */
export type Note =
  /** Nothing is written as typed; this was searched for instead. */
  | { kind: "showing"; typed: string; shown: string }
  /** No article has all words; the best ones lack this. */
  | { kind: "leftOut"; typed: string }
  /** A filter in the query that names nothing known was passed over. */
  | { kind: "unknownFilter"; typed: string }
  /** The query has more than 200 characters; only the first 200 were looked at. */
  | { kind: "shortened" };

export interface Answer {
  /** Number of articles found. */
  total: number;
  /** For each value of a filter: how many articles it would give, under the query and all other filters. */
  facets: { regions: Record<string, number>; years: Record<string, number>; langs: Partial<Record<Lang, number>> };
  notes: Note[];
  /** Words that were not looked for everywhere, since a part of the index could not be read. Say so. */
  notSearched: string[];
  results: Result[];
}

export type ErrorKind = "unreachable" | "missing" | "damaged" | "newerFormat";

/** Nothing could be read that the question needs. It is never "nothing found". */
export class AimaqError extends Error {
  readonly kind: ErrorKind;
  /** The file that could not be read. */
  readonly file: string;
  /** What a reader can do, in both languages. */
  readonly advice: Record<Lang, string>;
}

/** An open library. */
export interface Library {
  /** Searches. Throws an {@link AimaqError} if nothing could be looked for. */
  search(query: string, options?: Options): Promise<Answer>;
  /** How words are read: each token with the stems it may have, the longest first; in both languages if none is given. */
  analyze(word: string, lang?: Lang): { term: string; stems: string[] }[];
  /** Reads all of the index now, so that later questions wait for texts alone. */
  loadAll(): Promise<void>;
  /** Memory that the engine holds, in bytes. */
  memory(): number;
  /** Gives the memory back. Nothing may be asked of it after. */
  close(): void;
}

/**
 * Opens the library in a folder: the one that holds `library.txt`. It can take a query when the promise is fulfilled; it is rejected with an
 * {@link AimaqError} where what every query needs cannot be read.
 */
export function open(
  url: string,
  options?: { /** The address of an article's page; by default that of the site the library is part of. */ link?: (id: string, lang: Lang) => string },
): Promise<Library>;
