// Builds the data of one engine that is built with JavaScript: `node build.mjs ENGINE CORPUS.jsonl OUT`.

const [engine, corpus, out] = process.argv.slice(2);
const { build } = await import(`../drivers/${engine}.build.mjs`);
await build(corpus, out);
