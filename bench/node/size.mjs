// Prints the bytes of a file as JSON, as it is and as brotli 11: `node size.mjs '{"file": …, "work": …}'`.

import { statSync } from "node:fs";
import { join } from "node:path";
import { packer } from "./packing.mjs";

const { file, work } = JSON.parse(process.argv[2]);
const brotli_bytes = packer("br", join(work, "packed"))(file).bytes.length;
console.log(JSON.stringify({ bytes: statSync(file).size, brotli_bytes }));
