// FlexSearch: one index over title and text, words found by their beginnings ("forward"); the texts stay outside.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { articles } from "../node/corpus.mjs";
import flexsearch from "flexsearch";
import { OPTIONS } from "./flexsearch.options.js";

export async function build(corpus, out) {
  const index = new flexsearch.Index(OPTIONS);
  let id = 0;
  for await (const { title, text } of articles(corpus)) {
    index.add(id, `${title} ${text}`);
    id += 1;
  }
  const keys = [];
  await index.export((key, data) => {
    if (data) {
      writeFileSync(join(out, `${keys.length}.json`), data);
      keys.push(key);
    }
  });
  writeFileSync(join(out, "keys.json"), JSON.stringify(keys));
}
