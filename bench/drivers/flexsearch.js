// FlexSearch in the page. It has no search for slips.

import { OPTIONS } from "./flexsearch.options.js";
import { snippets } from "./texts.js";

let index;
let texts;

export const kinds = ["word", "two", "prefix"];

export async function init({ data, texts: folder }) {
  texts = folder;
  const { Index } = await import(`${data}engine.js`);
  index = new Index(OPTIONS);
  const keys = await (await fetch(`${data}keys.json`)).json();
  await Promise.all(
    keys.map(async (key, at) => index.import(key, await (await fetch(`${data}${at}.json`)).text())),
  );
}

export function search(query) {
  return index.search(query, { limit: 10 });
}

export async function results(query, kind) {
  return snippets(texts, search(query, kind), query);
}
