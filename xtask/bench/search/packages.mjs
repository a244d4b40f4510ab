// Packages from npm, which are kept outside the checkout: AIMAQ_BENCH_NPM and AIMAQ_BUILD_NPM name their folders.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const bench = process.env.AIMAQ_BENCH_NPM;
const build = process.env.AIMAQ_BUILD_NPM;

/// A file of a package that only measuring takes.
export const file = (path) => join(bench, path);

/// Loads such a file as a module.
export const load = (path) => import(pathToFileURL(file(path)));

/// The version of a package, as installed.
export const version = (name) => JSON.parse(readFileSync(file(`${name}/package.json`), "utf8")).version;

/// The bundler.
export const esbuild = join(build, "esbuild/bin/esbuild");
