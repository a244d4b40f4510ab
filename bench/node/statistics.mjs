// Order statistics.

/** The smallest value that at least this share (0 to 1) of all values does not exceed; `undefined` for an empty list. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value; of an even number of values, the lower one in the middle. */
export const median = (values) => percentile(values, 0.5);
