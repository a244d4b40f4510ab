// The engines: how the data of each is built, and what of it a site keeps.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { esbuild, file, version } from "./packages.mjs";
import { watch } from "./watch.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/// Engines by name. `texts` says that a site keeps the texts beside the index, a file each.
export const ENGINES = {
  aimaq: { version: () => "this checkout", build: aimaq, texts: false },
  pagefind: { version: () => version(`@pagefind/${platform()}`), build: pagefind, texts: false },
  minisearch: { version: () => version("minisearch"), build: script("minisearch"), texts: true },
  flexsearch: { version: () => version("flexsearch"), build: script("flexsearch"), texts: true },
  sqlite: { version: () => version("@sqlite.org/sqlite-wasm"), build: script("sqlite"), texts: true },
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/// Bytes and files below a folder.
export function weigh(folder) {
  let bytes = 0;
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      bytes += statSync(join(entry.parentPath, entry.name)).size;
      files += 1;
    }
  }
  return { bytes, files };
}

/// How long a build is repeated, in seconds, to find its best time; and how often at most.
const PATIENCE = 15;
const BUILDS = 3;

/// Tells one way of building from another.
function recipe(name) {
  const hash = createHash("sha1").update(`${ENGINES[name].version()}`);
  for (const path of [`../drivers/${name}.build.mjs`, "engines.mjs", "corpus.mjs"]) {
    if (existsSync(join(here, path))) {
      hash.update(readFileSync(join(here, path)));
    }
  }
  return hash.digest("hex");
}

/// Builds the data of an engine into `out`, or takes what an earlier run left there. Gives seconds, peak memory, and
/// what a site has to keep: bytes and files, the texts among them and the engine's own code not.
export async function built(name, { corpus, laidOut, out, fresh }) {
  const engine = ENGINES[name];
  const note = `${out}.json`;
  // Ours changes with the checkout, and is quick.
  if (name !== "aimaq" && !fresh && existsSync(note)) {
    const facts = JSON.parse(readFileSync(note, "utf8"));
    if (facts.recipe === recipe(name)) {
      return facts;
    }
  }
  rmSync(note, { force: true });
  let took;
  let spent = 0;
  for (let time = 0; time < BUILDS && spent < PATIENCE; time += 1) {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const again = await engine.build({ corpus, laidOut, out, log: `${out}.log` });
    spent += again.seconds;
    took = took && took.seconds < again.seconds ? took : again;
  }
  const { bytes, files } = weigh(out);
  const texts = engine.texts ? weigh(join(laidOut, "texts")) : { bytes: 0, files: 0 };
  const facts = {
    version: engine.version(),
    recipe: recipe(name),
    seconds: took.seconds,
    cpu_seconds: took.cpu_seconds,
    peak_bytes: took.peak_bytes,
    disk_bytes: bytes + texts.bytes - (took.module_bytes ?? 0),
    disk_files: files + texts.files,
  };
  writeFileSync(note, `${JSON.stringify(facts, null, 2)}\n`);
  return facts;
}

/// An engine that is built with JavaScript, by `drivers/NAME.build.mjs`; its own code is bundled and minified.
function script(name) {
  const module = {
    minisearch: "minisearch/dist/es/index.js",
    flexsearch: "flexsearch/dist/flexsearch.bundle.module.min.mjs",
    sqlite: "@sqlite.org/sqlite-wasm/dist/index.mjs",
  }[name];
  return async ({ corpus, out, log }) => {
    const took = await watch(
      process.execPath,
      ["--max-old-space-size=14000", join(here, "build.mjs"), name, corpus, out],
      { log },
    );
    const engine = join(out, "engine.js");
    execFileSync(esbuild, [file(module), "--bundle", "--minify", "--format=esm", `--outfile=${engine}`, "--log-level=error"]);
    if (name === "sqlite") {
      copyFileSync(file("@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"), join(out, "sqlite3.wasm"));
    }
    const own = ["engine.js", "sqlite3.wasm"].filter((file) => existsSync(join(out, file)));
    return { ...took, module_bytes: sum(own.map((file) => statSync(join(out, file)).size)) };
  };
}

/// The name of Pagefind's package for this system.
function platform() {
  return readdirSync(file("@pagefind"))[0];
}

/// Pagefind over rendered pages, both languages in one index: a reader asks in either.
async function pagefind({ laidOut, out, log }) {
  const bin = file(`@pagefind/${platform()}/bin`);
  const program = readdirSync(bin).find((name) => /^pagefind_extended(\.exe)?$/.test(name));
  const took = await watch(
    join(bin, program),
    ["--site", join(laidOut, "pages"), "--output-path", out, "--force-language", "kk"],
    { log },
  );
  const module = [];
  for (const entry of readdirSync(out)) {
    // Interfaces that come along and are not loaded by a search.
    if (/^pagefind-(ui|modular-ui|component-ui|highlight)\./.test(entry)) {
      rmSync(join(out, entry));
    } else if (/^(pagefind(-worker)?\.js|wasm\..*\.pagefind)$/.test(entry)) {
      module.push(statSync(join(out, entry)).size);
    }
  }
  return { ...took, module_bytes: sum(module) };
}

/// Ours, from the same lines of JSON; AIMAQ_CLI names the program and AIMAQ_MODULE the folder of the module.
async function aimaq({ corpus, out, log }) {
  const library = join(out, "library");
  const took = await watch(process.env.AIMAQ_CLI, ["library", "build", "--corpus", corpus, "--out", library], { log });
  const module = join(out, "module");
  mkdirSync(module);
  let bytes = 0;
  for (const name of readdirSync(process.env.AIMAQ_MODULE)) {
    const from = join(process.env.AIMAQ_MODULE, name);
    if (statSync(from).isFile()) {
      copyFileSync(from, join(module, name));
      bytes += statSync(from).size;
    }
  }
  return { ...took, module_bytes: bytes };
}
