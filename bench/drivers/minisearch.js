// MiniSearch in the page, as a search box has it: every word also as a beginning, and with slips.

import { snippets } from "./texts.js";

let index;
let texts;

const OPTIONS = { prefix: true, fuzzy: 0.2, combineWith: "AND" };

export const kinds = ["word", "two", "prefix", "slip"];

export async function init({ data, texts: folder }) {
  texts = folder;
  const { default: MiniSearch } = await import(`${data}engine.js`);
  const response = await fetch(`${data}index.json`);
  index = MiniSearch.loadJS(await response.json(), { fields: ["title", "text"] });
}

export function search(query) {
  return index.search(query, OPTIONS).slice(0, 10).map((found) => found.id);
}

export async function results(query) {
  return snippets(texts, search(query), query);
}
