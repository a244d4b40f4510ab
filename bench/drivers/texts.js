// Snippets for engines that keep no texts: the ten texts are fetched, each a file, and cut around the first hit.

const AROUND = 90;

/** `ids` are numbers of articles, `query` what was asked. */
export async function snippets(texts, ids, query) {
  const words = query.toLowerCase().split(" ");
  return Promise.all(
    ids.map(async (number) => {
      const response = await fetch(`${texts}${Math.floor(number / 1000)}/${number}.json`);
      const { id, title, text } = await response.json();
      const lower = text.toLowerCase();
      const hits = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
      const at = Math.max(0, Math.min(...hits, text.length) - AROUND);
      return { id, title, snippet: text.slice(hits.length ? at : 0, (hits.length ? at : 0) + 2 * AROUND) };
    }),
  );
}
