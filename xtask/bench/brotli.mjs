// Packs every file of a folder with brotli 11, as a good host sends it: FILE.br beside FILE, where that is smaller.
// Run by `cargo xtask bench`, and by the build to choose among orders of functions; Node brings the compressor along.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) {
    continue;
  }
  const file = join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  if (packed.length < bytes.length) {
    writeFileSync(`${file}.br`, packed);
  }
}
