// No engine: what the browser and the measure take by themselves.

export const kinds = ["word", "two", "prefix", "slip"];

export async function init() {}

export async function search() {
  return [];
}

export async function results() {
  return [];
}
