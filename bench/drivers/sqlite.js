// SQLite FTS5 in the page: the whole database in memory, ranked by bm25. It has no search for slips.

import { snippets } from "./texts.js";

let statement;
let texts;

export const kinds = ["word", "two", "prefix"];

export async function init({ data, texts: folder }) {
  texts = folder;
  const file = fetch(`${data}articles.sqlite3`).then((response) => response.arrayBuffer());
  const { default: start } = await import(`${data}engine.js`);
  const sqlite3 = await start({ print: () => {}, printErr: () => {}, locateFile: (name) => `${data}${name}` });
  const bytes = new Uint8Array(await file);
  const db = new sqlite3.oo1.DB(":memory:");
  const at = sqlite3.wasm.allocFromTypedArray(bytes);
  const code = sqlite3.capi.sqlite3_deserialize(
    db.pointer,
    "main",
    at,
    bytes.length,
    bytes.length,
    sqlite3.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite3.capi.SQLITE_DESERIALIZE_READONLY,
  );
  db.checkRc(code);
  statement = db.prepare("SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10");
}

export function search(query, kind) {
  const quoted = query.split(" ").map((word) => `"${word}"`).join(" ");
  statement.bind([kind === "prefix" ? `${quoted}*` : quoted]);
  const ids = [];
  while (statement.step()) {
    ids.push(statement.get(0));
  }
  statement.reset();
  return ids;
}

export async function results(query, kind) {
  return snippets(texts, search(query, kind), query);
}
