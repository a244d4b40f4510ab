// MiniSearch: title and text, no stored fields; the texts stay outside, for the ten that are shown.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { articles } from "../node/corpus.mjs";
import MiniSearch from "minisearch";

export async function build(corpus, out) {
  const index = new MiniSearch({ fields: ["title", "text"] });
  let id = 0;
  for await (const { title, text } of articles(corpus)) {
    index.add({ id, title, text });
    id += 1;
  }
  writeFileSync(join(out, "index.json"), JSON.stringify(index));
  writeFileSync(join(out, "count.txt"), `${id}\n`);
}
