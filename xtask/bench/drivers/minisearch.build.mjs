// MiniSearch: title and text, no stored fields; the texts stay outside, for the ten that are shown.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { articles } from "../search/corpus.mjs";
import { load } from "../search/packages.mjs";
import { jsonPieces } from "../search/pieces.mjs";

export async function build(corpus, out) {
  const { default: MiniSearch } = await load("minisearch/dist/es/index.js");
  const index = new MiniSearch({ fields: ["title", "text"] });
  let id = 0;
  for await (const { title, text } of articles(corpus)) {
    index.add({ id, title, text });
    id += 1;
  }
  jsonPieces(index.toJSON(), join(out, "index.json"));
  writeFileSync(join(out, "count.txt"), `${id}\n`);
}
