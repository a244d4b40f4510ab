// Pagefind in the page, as its documentation sets it up. Every search takes the last word as a beginning; it has no
// search for slips. It works in a worker of its own unless it is told not to.

let pagefind;
let options;

export const kinds = ["word", "two", "prefix"];

export async function init({ data, oneThread }) {
  options = { basePath: data, noWorker: Boolean(oneThread) };
  pagefind = await import(`${data}pagefind.js`);
  await pagefind.options(options);
  await pagefind.init();
}

/** Forgets what was loaded: it searches all parts that it has, so that every word asked makes the next one slower. */
export async function reset() {
  await pagefind.destroy();
  await pagefind.options(options);
  await pagefind.init();
}

export async function search(query) {
  return (await pagefind.search(query)).results.slice(0, 10).map((found) => found.id);
}

export async function results(query) {
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((found) => found.data()));
  return shown.map((data) => ({ id: data.url, title: data.meta.title, snippet: data.excerpt }));
}
