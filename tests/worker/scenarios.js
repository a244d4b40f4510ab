// What once broke a site, step by step. Each scenario returns what is wrong, or nothing.

import { RIGHT } from "./site.js";
import { World } from "./world.js";

/** @typedef {import("./world.js").Logic} Logic */
/** @typedef {import("./world.js").Tab} Tab */

/**
 * A world with a tab where version 0 runs and is stored.
 * @param {Logic} logic
 * @param {ConstructorParameters<typeof World>[1]} [options]
 */
function installed(logic, options) {
  const world = new World(logic, options);
  const tab = world.open();
  world.settle();
  return { world, tab };
}

/**
 * @param {World} world
 * @param {number} number
 */
function deploy(world, number) {
  world.server.deploy(world.versions[number], world.versions[number]);
  world.start({}, world.update(), () => {});
  world.settle();
}

/**
 * @param {World} world
 * @param {Tab} tab
 */
function accept(world, tab) {
  world.accept(tab);
  world.settle();
}

/**
 * Whether a tab that is opened without a network runs a version.
 * @param {World} world
 * @param {number} number
 */
function offline(world, number) {
  world.server.isOnline = false;
  world.http.clear();
  const tab = world.open();
  world.settle();
  const { edition } = world.versions[number];
  if (tab.state !== "running" || tab.page?.edition !== edition) {
    return `offline: ${tab.state} ${tab.said ?? ""} ${tab.page?.edition}`;
  }
}

/** @param {World} world */
const app = (world, number = 0) => `aimaq-app-${world.versions[number].edition}`;

/** @type {Record<string, (logic: Logic) => string | undefined>} */
export const SCENARIOS = {
  "D1: what the reader kept stays when a version that waited is overtaken": (logic) => {
    const { world, tab } = installed(logic, { isSmall: false });
    world.keep(tab);
    world.settle();
    const kept = [...world.kept];
    deploy(world, 1);
    deploy(world, 2);
    accept(world, tab);
    const lost = kept.filter((path) => !world.matchAny(path));
    return kept.length !== 4 ? "nothing was kept" : lost.length > 0 ? `lost ${lost}` : undefined;
  },

  "D1: a tab keeps its files while two versions come and go in another tab": (logic) => {
    const { world, tab } = installed(logic);
    const other = world.open();
    world.settle();
    for (const number of [1, 2, 3]) {
      deploy(world, number);
      accept(world, other);
    }
    const { files, parts, library } = world.versions[0];
    if (tab.page?.edition !== world.versions[0].edition) {
      return "the tab has another version";
    }
    return world.has(app(world), files) && world.has(`aimaq-parts-${library}`, parts)
      ? undefined
      : "its files are gone";
  },

  "D3: a wrong media type is not stored": (logic) => {
    const world = new World(logic);
    const tab = world.open();
    while (tab.state !== "running") {
      world.step();
    }
    world.server.faults.set("app/start", "wrong type");
    world.http.clear();
    world.settle();
    world.server.faults.clear();
    return offline(world, 0);
  },

  "D4: a roll-back that fails leaves the version that runs": (logic) => {
    const { world } = installed(logic);
    deploy(world, 2);
    world.server.faults.set("app/start", "404");
    world.caches.get(app(world))?.delete(world.versions[0].start);
    world.http.clear();
    deploy(world, 0);
    return world.caches.has(app(world)) ? undefined : "its cache is gone";
  },

  "D5: what the browser has removed is fetched again": (logic) => {
    const { world, tab } = installed(logic);
    world.caches.clear();
    world.load(tab);
    world.settle();
    return (
      offline(world, 0) ??
      (world.has(`aimaq-parts-${world.versions[0].library}`, world.versions[0].whole)
        ? undefined
        : "parts are missing")
    );
  },

  "D5: after a loss, the newest version starts without being asked for": (logic) => {
    const { world, tab } = installed(logic);
    world.caches.clear();
    world.server.deploy(world.versions[2], world.versions[2]);
    world.load(tab);
    world.settle();
    return world.active?.version?.number === 2 ? offline(world, 2) : "the old version goes on";
  },

  "D6: a part that a cache has damaged is fetched again": (logic) => {
    const { world, tab } = installed(logic, { isSmall: false });
    const path = world.versions[0].parts[0];
    world.server.faults.set(path, "flipped");
    world.start({}, world.network(path), () => {});
    world.settle();
    world.server.faults.clear();
    world.read(tab, 0);
    world.settle();
    return tab.said;
  },

  "D6: a part that is damaged where it is stored is fetched again": (logic) => {
    const { world, tab } = installed(logic);
    const { parts, library } = world.versions[0];
    const cache = world.caches.get(`aimaq-parts-${library}`);
    cache?.set(parts[0], { ok: true, status: 200, body: "damaged", type: "" });
    world.isExcused = true;
    world.read(tab, 0);
    world.settle();
    return (
      tab.said ??
      (cache?.get(parts[0])?.body === RIGHT.get(parts[0]) ? undefined : "it is still damaged")
    );
  },

  "D6: an app that is damaged where it is stored runs again": (logic) => {
    const { world, tab } = installed(logic);
    const { wasm } = world.versions[0];
    world.caches.get(app(world))?.set(wasm, { ok: true, status: 200, body: "damaged", type: "" });
    world.isExcused = true;
    world.load(tab);
    world.settle();
    if (tab.said !== "wasm") {
      return "the damage is not said";
    }
    world.load(tab, true);
    world.settle();
    return tab.said ?? offline(world, 0);
  },

  "D8: a second tab gets the version that another has started": (logic) => {
    const { world, tab } = installed(logic);
    const other = world.open();
    world.settle();
    deploy(world, 2);
    accept(world, other);
    accept(world, tab);
    return tab.page?.edition === world.versions[2].edition ? undefined : "it still has the old one";
  },

  "D15: a start script that a cache has damaged is fetched again": (logic) => {
    const world = new World(logic);
    world.server.faults.set("app/start", "flipped");
    const tab = world.open();
    world.settle();
    world.server.faults.clear();
    if (tab.said !== "start") {
      return "the damage is not said";
    }
    world.load(tab, true);
    world.settle();
    return tab.said;
  },

  "D16: a missing icon blocks neither offline nor updates": (logic) => {
    const world = new World(logic);
    world.server.faults.set("app/icon", "404");
    const tab = world.open();
    world.settle();
    deploy(world, 2);
    accept(world, tab);
    return offline(world, 2);
  },

  "D17: an empty worker is replaced by the next one": (logic) => {
    const { world, tab } = installed(logic);
    world.server.faults.set("sw.js", "empty");
    world.start({}, world.update(), () => {});
    world.settle();
    world.server.faults.clear();
    accept(world, tab);
    accept(world, tab);
    return offline(world, 0);
  },

  "D17: the kill file removes the worker and leaves the site": (logic) => {
    const { world, tab } = installed(logic);
    world.server.deploy(world.versions[0], null);
    world.load(tab);
    world.settle();
    if (world.caches.size > 0 || world.active) {
      return "the worker is still there";
    }
    world.load(tab);
    world.settle();
    return tab.state === "running" ? undefined : "the site does not run online";
  },

  "D18: too little room is told as that": (logic) => {
    const world = new World(logic);
    world.quota = 40;
    world.open();
    while (!world.installing) {
      world.step();
    }
    const worker = world.installing;
    world.settle();
    return worker.told === "full" ? undefined : `told: ${worker.told}`;
  },

  "D19: the worker fetches nothing of another host": (logic) => {
    const { world } = installed(logic);
    let fetched = 0;
    let answered = "";
    const network = world.network.bind(world);
    world.network = (...call) => (fetched++, network(...call));
    for (const part of [
      "https://other.example/library/x-0123456789.bin",
      "../x-0123456789.bin",
      "kk/",
    ]) {
      world.post(world.active, { part }, (outcome) => (answered = outcome));
      world.settle();
    }
    return fetched === 0 && answered === "failed" ? undefined : `${fetched} requests, ${answered}`;
  },

  "a host with a new worker and old files leaves the version that runs": (logic) => {
    const { world, tab } = installed(logic);
    world.server.deploy(world.versions[0], world.versions[3]);
    world.start({}, world.update(), () => {});
    world.settle();
    if (world.waiting || world.active?.version?.number !== 0) {
      return "the new worker was taken";
    }
    deploy(world, 3);
    accept(world, tab);
    return offline(world, 3);
  },

  "a first visit that finds the next version's worker does not change the tab": (logic) => {
    const world = new World(logic);
    world.server.deploy(world.versions[0], world.versions[2]);
    const tab = world.open();
    world.settle();
    return tab.controller && tab.page?.edition !== tab.controller.version?.edition
      ? "the tab was taken over"
      : undefined;
  },
};
