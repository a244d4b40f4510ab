// MiniSearch in the page. Each kind of query has what it needs switched on and no more, which is its fastest way:
// prefix for the last word while typing, fuzzy .2 for a slip.

import { snippets } from "./texts.js";

let index;
let texts;

const OPTIONS = {
  word: {},
  two: { combineWith: "AND" },
  prefix: { combineWith: "AND", prefix: (_, at, terms) => at === terms.length - 1 },
  slip: { fuzzy: 0.2 },
};

export const kinds = ["word", "two", "prefix", "slip"];

export async function init({ data, texts: folder }) {
  texts = folder;
  const { default: MiniSearch } = await import(`${data}engine.js`);
  const response = await fetch(`${data}index.json`);
  index = MiniSearch.loadJS(await response.json(), { fields: ["title", "text"] });
}

export function search(query, kind) {
  return index.search(query, OPTIONS[kind]).slice(0, 10).map((found) => found.id);
}

export async function results(query, kind) {
  return snippets(texts, search(query, kind), query);
}
