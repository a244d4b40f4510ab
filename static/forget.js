// Removes everything that the site keeps on this device. The next visit keeps it again.

const isOurs = (/** @type {string} */ name) => name.startsWith("aimaq");

/** The stores. One that the browser forbids does not keep the others from being emptied. */
const STORES = [
  async () =>
    Object.keys(localStorage)
      .filter(isOurs)
      .forEach((name) => localStorage.removeItem(name)),
  /** @param {URL} root */
  async (root) => (await navigator.serviceWorker?.getRegistration(root))?.unregister(),
  async () => {
    const names = (await window.caches?.keys()) ?? [];
    await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
  },
  () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("aimaq");
      request.onsuccess = resolve;
      request.onerror = request.onblocked = reject;
    }),
];

/**
 * Tells by `data-forgotten` that everything is removed, and by a message that something is not.
 * @param {URL} root
 */
export async function forget(root) {
  const emptied = await Promise.allSettled(STORES.map(async (empty) => empty(root)));
  if (emptied.every(({ status }) => status === "fulfilled")) {
    document.documentElement.dataset.forgotten = "";
  } else {
    window.aimaq.say("unforgotten");
  }
}
