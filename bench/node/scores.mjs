// The figures of Lighthouse's reports.

import { median } from "./statistics.mjs";

/** The categories, as Lighthouse names them. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** The figures of a report; throws where one is missing. */
export function read(report) {
  const number = (value, name) => {
    if (typeof value !== "number") {
      throw new Error(`Lighthouse gives no ${name}: ${report.runtimeError?.message ?? "no reason given"}`);
    }
    return value;
  };
  const audit = (name) => number(report.audits[name]?.numericValue, name);
  const scores = CATEGORIES.map((name) => [name, number(report.categories[name]?.score, name) * 100]);
  return {
    ...Object.fromEntries(scores),
    cls: audit("cumulative-layout-shift"),
    fcp_ms: audit("first-contentful-paint"),
    lcp_ms: audit("largest-contentful-paint"),
    costly_audits: costly(report),
  };
}

/** The audits that count for a score and are below 90 of 100. */
function costly(report) {
  const audits = Object.values(report.categories).flatMap(({ auditRefs = [] }) => auditRefs);
  const names = audits.filter(({ weight }) => weight > 0).map(({ id }) => id);
  const low = names.filter((name) => typeof report.audits[name]?.score === "number" && report.audits[name].score < 0.9);
  return [...new Set(low)].sort();
}

/** The median of each figure, and all costly audits. */
export function middleLook(looks) {
  const keys = Object.keys(looks[0]).filter((key) => key !== "costly_audits");
  const middle = keys.map((key) => [key, median(looks.map((look) => look[key]))]);
  const audits = looks.flatMap(({ costly_audits }) => costly_audits);
  return { ...Object.fromEntries(middle), costly_audits: [...new Set(audits)].sort() };
}
