// Messages between tabs.

/**
 * Opens a channel; null where the browser has none or forbids it.
 * @param {string} name
 */
export function channelTo(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
