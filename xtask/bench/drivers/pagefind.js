// Pagefind in the page, as its documentation sets it up. Every search takes the last word as a beginning; it has no
// search for slips. It works in a worker of its own unless it is told not to.

let pagefind;

export const kinds = ["word", "two", "prefix"];

export async function init({ data, oneThread }) {
  pagefind = await import(`${data}pagefind.js`);
  await pagefind.options({ basePath: data, noWorker: Boolean(oneThread) });
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
