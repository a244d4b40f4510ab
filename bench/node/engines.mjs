// The engines: how the data of each is built, and how much of it a site keeps.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { watch } from "./watch.mjs";

const here = import.meta.dirname;

/** A file of an npm package. */
const file = (path) => join(here, "../node_modules", path);

/** The version of an npm package, as installed. */
const version = (name) => JSON.parse(readFileSync(file(`${name}/package.json`), "utf8")).version;

/** Engines by name. `texts` says that a site keeps the texts beside the index, a file each. */
export const ENGINES = {
  aimaq: { version: () => "this checkout", build: aimaq, texts: false },
  pagefind: { version: () => version(`@pagefind/${platform()}`), build: pagefind, texts: false },
  minisearch: { version: () => version("minisearch"), build: script("minisearch"), texts: true },
  flexsearch: { version: () => version("flexsearch"), build: script("flexsearch"), texts: true },
  sqlite: { version: () => version("@sqlite.org/sqlite-wasm"), build: script("sqlite"), texts: true },
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Bytes and files below a folder. */
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

/** For how many seconds a build is repeated to find its best time, and how often at most. */
const PATIENCE = 15;
const BUILDS = 3;

/** Tells one way of building from another. */
function recipe(name) {
  const hash = createHash("sha1").update(`${ENGINES[name].version()}`);
  for (const path of [`../drivers/${name}.build.mjs`, "engines.mjs", "corpus.mjs"]) {
    if (existsSync(join(here, path))) {
      hash.update(readFileSync(join(here, path)));
    }
  }
  return hash.digest("hex");
}

/**
 * Builds the data of an engine into `out`, or takes what an earlier run left there. Returns seconds, peak memory, and what
 * a site has to keep: bytes and files, with the texts and without the engine's own code.
 */
export async function built(name, { corpus, laidOut, out, fresh, aimaq }) {
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
    const again = await engine.build({ corpus, laidOut, out, aimaq, log: `${out}.log` });
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

/** An engine that is built with JavaScript, by `drivers/NAME.build.mjs`; its own code is bundled and minified. */
function script(name) {
  const module = {
    minisearch: "minisearch/dist/es/index.js",
    flexsearch: "flexsearch/dist/flexsearch.bundle.module.min.mjs",
    sqlite: "@sqlite.org/sqlite-wasm/dist/index.mjs",
  }[name];
  return async ({ corpus, out, log }) => {
    const took = await watch(
      process.execPath,
      ["--max-old-space-size=14000", join(here, "build-index.mjs"), name, corpus, out],
      { log },
    );
    buildSync({ entryPoints: [file(module)], bundle: true, minify: true, format: "esm", outfile: join(out, "engine.js") });
    if (name === "sqlite") {
      copyFileSync(file("@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"), join(out, "sqlite3.wasm"));
    }
    const own = ["engine.js", "sqlite3.wasm"].filter((file) => existsSync(join(out, file)));
    return { ...took, module_bytes: sum(own.map((file) => statSync(join(out, file)).size)) };
  };
}

/** The name of Pagefind's package for this system. */
function platform() {
  return readdirSync(file("@pagefind"))[0];
}

/** Pagefind over rendered pages, both languages in one index: a reader asks in either. */
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

/** Ours, from the same lines of JSON. */
async function aimaq({ corpus, out, log, aimaq: { program, module: from } }) {
  const took = await watch(program, ["library", "build", "--corpus", corpus, "--out", join(out, "library")], { log });
  const module = join(out, "module");
  mkdirSync(module);
  for (const { name } of readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile())) {
    copyFileSync(join(from, name), join(module, name));
  }
  return { ...took, module_bytes: weigh(module).bytes };
}
