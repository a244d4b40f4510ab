// Ours in the page, by the module that other sites use.

let library;

export const kinds = ["word", "two", "prefix", "slip"];

export async function init({ data }) {
  const aimaq = await import(`${data}module/aimaq.js`);
  library = await aimaq.open(`${data}library/`);
}

/** Dictionary and postings, not the texts. */
export async function loadAll() {
  await library.loadAll?.();
}

/** Bytes of Wasm memory. */
export function memory() {
  return library.memory?.() ?? 0;
}

/** The best ten are found, ranked and passed over: nothing is read of the texts, as with the others. Facets are counted. */
export async function search(query, kind) {
  const { total } = await library.search(query, { typing: kind === "prefix", offset: 10, limit: 0 });
  return Array.from({ length: Math.min(total, 10) });
}

export async function results(query, kind) {
  const { results } = await library.search(query, { typing: kind === "prefix", limit: 10 });
  return results;
}
