// Runs a sequence of steps in the small world, and checks after each what must always hold.

import { FAULTS } from "./site.js";
import { World } from "./world.js";

/** @typedef {import("./world.js").Logic} Logic */

/**
 * A step: what happens, and two numbers whose meaning depends on it.
 * @typedef {[what: keyof typeof STEPS, a: number, b: number]} Step
 */

/** A sequence. The seed decides which work goes on first. @typedef {{ seed: number, steps: Step[] }} Sequence */

/**
 * A generator of pseudo-random numbers (mulberry32) in 0..count.
 * @param {number} seed
 */
export function random(seed) {
  let state = seed | 0;
  return (/** @type {number} */ count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

const PIECES = [
  "sw.js",
  "app/start",
  "app/aimaq",
  "app/style",
  "app/shell",
  "app/icon",
  "manifest-",
  "root-",
  "texts-",
  "kk/",
  "",
];

/** @type {(world: World, a: number) => import("./world.js").Tab | undefined} */
const tabAt = (world, a) => world.tabs[a % Math.max(1, world.tabs.length)];

/**
 * What can happen. Each has two numbers to choose with.
 * @satisfies {Record<string, (world: World, a: number, b: number) => unknown>}
 */
export const STEPS = {
  open: (world) => world.tabs.length < 3 && world.open(),
  close: (world, a) => ((tab) => tab && world.close(tab))(tabAt(world, a)),
  reload: (world, a, b) => ((tab) => tab && world.load(tab, b % 2 === 1))(tabAt(world, a)),
  read: (world, a, b) => ((tab) => tab?.state === "running" && world.read(tab, b))(tabAt(world, a)),
  accept: (world, a) => ((tab) => tab?.state === "running" && world.accept(tab))(tabAt(world, a)),
  keep: (world, a) => ((tab) => tab?.state === "running" && world.keep(tab))(tabAt(world, a)),
  removeKept: (world) => world.removeKept(),
  deploy: (world, a) => world.server.deploy(...twice(world.versions[a % world.versions.length])),
  deployHalf: (world, a, b) =>
    world.server.deploy(
      world.versions[a % world.versions.length],
      world.versions[b % world.versions.length],
    ),
  remove: (world) => world.server.deploy(world.server.files, null),
  update: (world) => world.start({}, world.update(), () => {}),
  fault: (world, a, b) =>
    world.server.faults.set(PIECES[a % PIECES.length], FAULTS[b % FAULTS.length]),
  mendHost: (world) => world.server.faults.clear(),
  offline: (world) => (world.server.isOnline = false),
  online: (world) => (world.server.isOnline = true),
  end: (world, a) => world.killWorker([world.active, world.waiting, world.installing][a % 3]),
  quota: (world, a) => (world.quota = world.usage() + (a % 200)),
  room: (world) => (world.quota = Infinity),
  evict: (world, a, b) => evict(world, a, b),
  damage: (world, a, b) => damage(world, a, b),
  wait: (world, a) => (world.now += (a % 20) * 60_000),
  spare: (world, a) => (world.isSparing = a % 2 === 1),
  settle: (world) => world.settle(),
};

/** @template T @param {T} one @returns {[T, T]} */
const twice = (one) => [one, one];

/**
 * The browser removes some caches.
 * @param {World} world
 * @param {number} a
 * @param {number} b
 */
function evict(world, a, b) {
  [...world.caches.keys()].forEach((name, i) => {
    if ((a >> i) & 1 || b % 5 === 0) {
      world.caches.delete(name);
    }
  });
  world.forgive();
}

/**
 * Something changes a stored file behind the worker.
 * @param {World} world
 * @param {number} a
 * @param {number} b
 */
function damage(world, a, b) {
  const caches = [...world.caches.values()];
  const cache = caches[a % Math.max(1, caches.length)];
  const entries = [...(cache ?? [])];
  const entry = entries[b % Math.max(1, entries.length)];
  if (cache && entry) {
    cache.set(entry[0], { ...entry[1], body: `${entry[1].body}~` });
    world.forgive();
  }
}

/**
 * Returns what is wrong, or nothing.
 * @param {World} world
 */
function check(world) {
  if (world.wrong.length > 0) {
    return world.wrong[0];
  }
  if (world.isExcused) {
    return;
  }
  for (const worker of [world.active, world.waiting]) {
    const { version, hasAll } = worker ?? {};
    if (version && !world.has(`aimaq-app-${version.edition}`, version.files)) {
      return `the version ${version.number} that is ${worker?.state} has lost files`;
    }
    if (version && hasAll && !world.has(`aimaq-parts-${version.library}`, version.whole)) {
      return `the version ${version.number} that is ${worker?.state} has lost parts`;
    }
  }
  for (const tab of world.tabs) {
    const own = world.versionOf(tab);
    if (
      tab.isWhole &&
      own &&
      !world.has(
        tab.locks[0],
        own.files.filter((path) => !path.includes("shell")),
      )
    ) {
      return `tab ${tab.id} has lost files of its version ${own.number}`;
    }
  }
  for (const path of world.kept) {
    if (!world.matchAny(path)) {
      return `${path} was kept for the reader and is gone`;
    }
  }
}

/**
 * Network and room are back. Returns what does not heal, or nothing.
 * @param {World} world
 */
function heal(world) {
  world.server.faults.clear();
  world.server.isOnline = true;
  world.quota = Infinity;
  world.isSparing = false;
  const version = world.server.files;
  world.server.deploy(version, version);
  world.settle();
  [...world.tabs].forEach((tab) => world.close(tab));
  world.settle();
  const tab = world.open();
  world.settle();
  for (let i = 0; i < 3 && (tab.state !== "running" || world.waiting); i++) {
    if (tab.state === "running") {
      world.accept(tab);
    } else {
      world.load(tab, true);
    }
    world.settle();
  }
  if (tab.state !== "running") {
    return `the app does not start: ${tab.state}, ${tab.said}`;
  }
  world.load(tab);
  world.settle();
  for (let i = 0; i < version.whole.length; i++) {
    world.read(tab, i);
  }
  world.settle();
  if (tab.page?.edition !== version.edition || world.active?.version?.edition !== version.edition) {
    return `tab ${tab.page?.edition} and worker ${world.active?.version?.edition} are not of ${version.edition}`;
  }
  world.server.isOnline = false;
  world.http.clear();
  world.close(tab);
  const offline = world.open();
  world.settle();
  if (offline.state !== "running" || offline.page?.edition !== version.edition) {
    return `the app does not start offline: ${offline.state}, ${offline.said}`;
  }
  for (let i = 0; i < version.whole.length; i++) {
    world.read(offline, i);
  }
  world.settle();
  return offline.said ? `offline, ${offline.said} can't be read` : check(world);
}

/**
 * Runs a sequence. Returns the number of the step after which something was wrong, and what; nothing if all was right.
 * @param {Logic} logic
 * @param {Sequence} sequence
 * @returns {{ step: number, wrong: string } | undefined}
 */
export function run(logic, { seed, steps }) {
  const pick = random(seed);
  const world = new World(logic, { isSmall: (seed & 1) === 0, httpCache: (seed & 2) === 0, pick });
  for (const [step, [what, a, b]] of steps.entries()) {
    STEPS[what](world, a, b);
    world.activateIfPossible();
    for (let i = pick(4) === 0 ? 200 : pick(12); i > 0 && world.step(); i--) {
      // Some of the work is done before the next step.
    }
    const wrong = check(world);
    if (wrong) {
      return { step, wrong };
    }
  }
  const wrong = heal(world);
  return wrong ? { step: steps.length, wrong } : undefined;
}

/** How often each step is chosen. @type {[keyof typeof STEPS, number][]} */
const WEIGHTS = [
  ["open", 12],
  ["close", 6],
  ["reload", 6],
  ["read", 10],
  ["accept", 5],
  ["keep", 4],
  ["removeKept", 1],
  ["deploy", 6],
  ["deployHalf", 1],
  ["remove", 0.3],
  ["update", 4],
  ["fault", 6],
  ["mendHost", 4],
  ["offline", 2],
  ["online", 4],
  ["end", 4],
  ["quota", 2],
  ["room", 3],
  ["evict", 0.5],
  ["damage", 0.5],
  ["wait", 3],
  ["spare", 1],
  ["settle", 10],
];
const ALL = WEIGHTS.flatMap(([what, weight]) => Array(Math.round(weight * 10)).fill(what));

/**
 * Makes a sequence from a seed.
 * @param {number} seed
 * @param {number} [length]
 * @returns {Sequence}
 */
export function sequence(seed, length = 50) {
  const pick = random(seed ^ 0x5eed);
  const steps = Array.from({ length }, () => {
    return /** @type {Step} */ ([ALL[pick(ALL.length)], pick(1000), pick(1000)]);
  });
  return { seed, steps };
}

/**
 * Shortens a sequence that fails: leaves out steps as long as something is still wrong.
 * @param {Logic} logic
 * @param {Sequence} failing
 * @returns {Sequence}
 */
export function shrink(logic, failing) {
  let { steps } = failing;
  const fails = (/** @type {Step[]} */ some) => run(logic, { ...failing, steps: some });
  for (let size = steps.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at + size <= steps.length;) {
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      if (fails(fewer)) {
        steps = fewer;
      } else {
        at += size;
      }
    }
  }
  return { ...failing, steps };
}
