// Writes JSON of any size: one string may not be longer than half a gigabyte in V8.

import { closeSync, openSync, writeSync } from "node:fs";

export function jsonPieces(value, path) {
  const file = openSync(path, "w");
  let waiting = "";
  const put = (text) => {
    waiting += text;
    if (waiting.length > 1 << 22) {
      writeSync(file, waiting);
      waiting = "";
    }
  };
  write(value, put, 0);
  writeSync(file, waiting);
  closeSync(file);
}

/// The outer two levels piece by piece, the rest as V8 does it.
function write(value, put, level) {
  if (level === 2 || value === null || typeof value !== "object" || typeof value.toJSON === "function") {
    put(JSON.stringify(value) ?? "null");
  } else if (Array.isArray(value)) {
    put("[");
    value.forEach((item, at) => {
      put(at ? "," : "");
      write(item, put, level + 1);
    });
    put("]");
  } else {
    put("{");
    let first = true;
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) {
        continue;
      }
      put(`${first ? "" : ","}${JSON.stringify(key)}:`);
      first = false;
      write(item, put, level + 1);
    }
    put("}");
  }
}
