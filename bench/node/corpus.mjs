// Reads a corpus line by line, and lays out what engines build from: one text a file, or one page a file.

import { closeSync, createReadStream, existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

/** The articles of a corpus, in its order. */
export async function* articles(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line) {
      yield JSON.parse(line);
    }
  }
}

/** An article's path: a folder holds a thousand. */
function place(number) {
  return `${Math.floor(number / 1000)}/${number}`;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Writes `texts/` (one JSON file an article, for engines that keep no texts) and `pages/` (one HTML file an article). */
export async function layOut(corpus, folder) {
  const done = join(folder, "laid-out");
  if (existsSync(done)) {
    return;
  }
  let number = 0;
  for await (const article of articles(corpus)) {
    if (number % 1000 === 0) {
      mkdirSync(join(folder, "texts", `${number / 1000}`), { recursive: true });
      mkdirSync(join(folder, "pages", `${number / 1000}`), { recursive: true });
    }
    const { id, lang, title, text, date, region } = article;
    writeFileSync(join(folder, "texts", `${place(number)}.json`), JSON.stringify({ id, lang, title, text, date, region }));
    const paragraphs = text.split("\n\n").map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("\n");
    writeFileSync(
      join(folder, "pages", `${place(number)}.html`),
      `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n` +
        `<body><main data-pagefind-body><h1>${escaped(title)}</h1>\n${paragraphs}\n</main></body></html>\n`,
    );
    number += 1;
  }
  closeSync(openSync(done, "w"));
}
