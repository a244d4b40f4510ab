// Lighthouse's view of a page: a phone on a slow line, with real throttling.

import lighthouse from "lighthouse";
import { launch } from "./browser.mjs";
import { CATEGORIES, read } from "./scores.mjs";

/** Looks at a page once, in a browser of its own. */
export async function look(chromium, url) {
  const browser = await launch(chromium);
  try {
    const { port } = new URL(browser.wsEndpoint());
    const { lhr } = await lighthouse(url, {
      port: Number(port),
      logLevel: "error",
      throttlingMethod: "devtools",
      onlyCategories: CATEGORIES,
    });
    return read(lhr);
  } finally {
    await browser.close();
  }
}
