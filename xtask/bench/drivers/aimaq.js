// Ours in the page, by the module that other sites use.

let library;

export const kinds = ["word", "two", "prefix", "slip"];

const OPTIONS = {
  word: { limit: 10 },
  two: { limit: 10 },
  prefix: { limit: 10, typing: true },
  slip: { limit: 10 },
};

export async function init({ data }) {
  const aimaq = await import(`${data}module/aimaq.js`);
  library = await aimaq.open(`${data}library/`);
}

/// Dictionary and postings, not the texts.
export async function loadAll() {
  await library.loadAll?.();
}

/// Bytes of Wasm memory.
export function memory() {
  return library.memory?.() ?? 0;
}

export async function search(query, kind) {
  const { results } = await library.search(query, OPTIONS[kind]);
  return results.map((result) => result.id);
}

export async function results(query, kind) {
  const { results } = await library.search(query, OPTIONS[kind]);
  return results;
}
