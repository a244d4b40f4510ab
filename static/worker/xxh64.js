// The hash in the names of files.

/**
 * Returns XXH64 with seed 0 as sixteen hexadecimal digits. The algorithm:
 * https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 * @param {ArrayBuffer} bytes
 */
export function xxh64(bytes) {
  const A = 0x9e3779b185ebca87n;
  const B = 0xc2b2ae3d27d4eb4fn;
  const C = 0x165667b19e3779f9n;
  const D = 0x85ebca77c2b2ae63n;
  const E = 0x27d4eb2f165667c5n;
  /** @param {bigint} x */
  const cut = (x) => BigInt.asUintN(64, x);
  /**
   * @param {bigint} x
   * @param {bigint} bits
   */
  const rotate = (x, bits) => cut(x << bits) | (x >> (64n - bits));
  /**
   * @param {bigint} x
   * @param {bigint} word
   */
  const round = (x, word) => cut(rotate(cut(x + word * B), 31n) * A);
  const view = new DataView(bytes);
  const { byteLength } = bytes;
  let i = 0;
  let hash = E;
  if (byteLength >= 32) {
    const lanes = [cut(A + B), B, 0n, cut(-A)];
    for (; i + 32 <= byteLength; i += 32) {
      for (let lane = 0; lane < 4; lane++) {
        lanes[lane] = round(lanes[lane], view.getBigUint64(i + 8 * lane, true));
      }
    }
    hash = cut([1n, 7n, 12n, 18n].reduce((sum, bits, lane) => sum + rotate(lanes[lane], bits), 0n));
    for (const lane of lanes) {
      hash = cut((hash ^ round(0n, lane)) * A + D);
    }
  }
  hash = cut(hash + BigInt(byteLength));
  for (; i + 8 <= byteLength; i += 8) {
    hash = cut(rotate(hash ^ round(0n, view.getBigUint64(i, true)), 27n) * A + D);
  }
  if (i + 4 <= byteLength) {
    hash = cut(rotate(hash ^ cut(BigInt(view.getUint32(i, true)) * A), 23n) * B + C);
    i += 4;
  }
  for (; i < byteLength; i++) {
    hash = cut(rotate(hash ^ cut(BigInt(view.getUint8(i)) * E), 11n) * A);
  }
  hash = cut((hash ^ (hash >> 33n)) * B);
  hash = cut((hash ^ (hash >> 29n)) * C);
  return (hash ^ (hash >> 32n)).toString(16).padStart(16, "0");
}
