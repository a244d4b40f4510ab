// What the bench calls in the page.

/** A list is asked again unless it has taken so many milliseconds. */
const PATIENCE = 10_000;

/** After so many queries an engine begins anew that gets slower with each. */
const FEW = 24;

let driver;
const origin = location.origin;
const places = { data: `${origin}/data/`, texts: `${origin}/texts/` };

// Wasm memories, as they are made: an engine need not tell.
const memories = new Set();
const remember = (instance) => {
  for (const value of Object.values(instance.exports)) {
    if (value instanceof WebAssembly.Memory) {
      memories.add(value);
    }
  }
};
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const made = await original.apply(WebAssembly, args);
    remember(made.instance ?? made);
    return made;
  };
}
const { Memory, Instance } = WebAssembly;
WebAssembly.Memory = new Proxy(Memory, {
  construct(target, args) {
    const memory = new target(...args);
    memories.add(memory);
    return memory;
  },
});
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const instance = new target(...args);
    remember(instance);
    return instance;
  },
});

window.bench = {
  async load(name) {
    driver = await import(`${origin}/drivers/${name}.js`);
  },

  async init(options) {
    await driver.init({ ...places, ...options });
  },

  async loadAll() {
    await driver.loadAll?.();
  },

  /** Asks for a word until its results with snippets are there; the first time the engine starts, too. */
  async cold(query, isFirst) {
    const started = performance.now();
    if (isFirst) {
      await driver.init(places);
    }
    const found = await driver.results(query, "word");
    return { ms: performance.now() - started, found };
  },

  /** Asks a list once. */
  async warm(kind, list) {
    for (const query of list) {
      await driver.search(query, kind);
    }
  },

  /**
   * Milliseconds for each query of a list, the best of three, and how many it found, once all were asked before;
   * nothing where the engine has no such search.
   */
  async time(kind, list) {
    if (!driver.kinds.includes(kind)) {
      return undefined;
    }
    const ms = list.map(() => Infinity);
    const found = [];
    const ask = async (at) => {
      const started = performance.now();
      const ids = await driver.search(list[at], kind);
      ms[at] = Math.min(ms[at], performance.now() - started);
      found[at] = ids.length;
    };
    if (driver.reset) {
      // An engine that gets slower with all that it has loaded: it begins anew every few queries.
      for (let from = 0; from < list.length; from += FEW) {
        const some = list.slice(from, from + FEW);
        await driver.reset();
        await this.warm(kind, some);
        for (let time = 0; time < 3; time += 1) {
          for (const at of some.keys()) {
            await ask(from + at);
          }
        }
      }
      return { ms, found };
    }
    await this.warm(kind, list);
    const begun = performance.now();
    for (let time = 0; time < 3 && (time === 0 || performance.now() - begun < PATIENCE); time += 1) {
      for (const at of list.keys()) {
        await ask(at);
      }
    }
    return { ms, found };
  },

  wasmBytes() {
    return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  },

  async start(query) {
    const started = performance.now();
    await driver.init(places);
    const ready = performance.now() - started;
    await driver.search(query, "word");
    return { ready, answer: performance.now() - started };
  },

  /**
   * Asks lists of queries one after another, with a breath between them as between keystrokes. Marks in the trace tell which thread
   * is the page's, and from when to when it searches for a kind.
   */
  async ask(lists) {
    const breath = () => new Promise((rest) => setTimeout(rest, 0));
    await breath();
    for (const kind of driver.kinds) {
      performance.mark(`searching ${kind}`);
      for (const query of lists[kind]) {
        await driver.results(query, kind);
        await breath();
      }
    }
    performance.mark("searching nothing");
    await breath();
  },
};
