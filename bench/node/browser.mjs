// Chromium under our control.

import puppeteer from "puppeteer-core";

/** A command that takes longer, in milliseconds, has hung. */
const LIMIT = 900_000;

/** A phone's screen, in CSS pixels. */
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** How much slower a phone's processor is than this machine's: Lighthouse's figure for a phone of the middle class. */
export const SLOWDOWN = 4;

/** Starts a browser with an empty profile that asks no host of its own. */
export function launch(chromium) {
  return puppeteer.launch({
    executablePath: chromium,
    headless: true,
    protocolTimeout: LIMIT,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-sync",
      "--disable-background-networking",
      "--disable-component-update",
      "--js-flags=--expose-gc",
    ],
  });
}

/** A page on a phone's screen that has seen nothing before; closing its context closes it. */
export async function phone(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(PHONE);
  page.on("pageerror", (error) => process.stderr.write(`    the page reports: ${error.message}\n`));
  return { page, session: await page.createCDPSession(), close: () => context.close() };
}

/** Slows the page's main thread down. */
export function slowDown(session, rate = SLOWDOWN) {
  return session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Presses and releases the key that types a letter, whatever the keyboard's layout. */
export async function pressKey(session, letter) {
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: letter, text: letter });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
}

/** Waits until the app runs, and until the service worker has everything that it keeps for offline. */
export async function appRuns(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
}
export async function keptForOffline(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", { polling: 50 });
}
