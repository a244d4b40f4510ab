// Removes the service worker of a site, and the files that it stored. Put this text in place of `sw.js`; docs/hosting/README.md
// says when. Reading list, searches and settings stay.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const remove = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((n) => n.startsWith("aimaq-")).map((n) => caches.delete(n)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
