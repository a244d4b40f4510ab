// Unpacks the engine. Browsers unpack deflate alone; LZMA takes a sixth less, and this is what it costs.

// Where the probabilities are, in one array, behind those of whether a copy comes. A length has two that choose, eight for short
// ones, eight for longer ones, and 256.
const REPEATED = 12;
const REPEATED_1 = 24;
const REPEATED_2 = 36;
const REPEATED_3 = 48;
const REPEATED_LONG = 60;
const SLOT = 72;
const DISTANCE = 328;
const ALIGN = 456;
const LENGTH = 472;
const REPEATED_LENGTH = 746;
const LITERAL = 1020;

/// What an `.lzma` file unpacks to, if it was packed with lc = 3, lp = 0, pb = 0 and says its length. A damaged one gives
/// other bytes or an error; it never goes on for ever. Each few kilobytes it waits for `rested`: all at once takes a slow phone a
/// quarter of a second.
export const unlzma = async (packed, rested) => {
  const view = new DataView(packed);
  const input = new Uint8Array(packed);
  const out = new Uint8Array(view.getUint32(5, true));
  const chances = new Uint16Array(LITERAL + 768 * 8).fill(1024);
  // Range and code: in an array, numbers of 32 bits stay unboxed.
  const coder = Uint32Array.of(-1, view.getUint32(14));
  let read = 18;
  let written = 0;
  let soon = 0;
  let state = 0;
  let [last, last1, last2, last3] = [0, 0, 0, 0];

  const renew = () => {
    if (coder[0] < 1 << 24) {
      coder[0] <<= 8;
      coder[1] = (coder[1] << 8) | input[read++];
    }
  };
  const bit = (place) => {
    const chance = chances[place];
    const bound = (coder[0] >>> 11) * chance;
    if (coder[1] < bound) {
      coder[0] = bound;
      chances[place] = chance + ((2048 - chance) >> 5);
      renew();
      return 0;
    }
    coder[0] -= bound;
    coder[1] -= bound;
    chances[place] = chance - (chance >> 5);
    renew();
    return 1;
  };
  // A one and a number of so many bits, the highest first.
  const tree = (place, bits) => {
    let number = 1;
    while (bits--) number = (number << 1) | bit(place + number);
    return number;
  };
  // A number of so many bits, the lowest first.
  const reversed = (place, bits) => {
    let number = 0;
    for (let at = 0, node = 1; at < bits; at++) {
      const next = bit(place + node);
      node = (node << 1) | next;
      number |= next << at;
    }
    return number;
  };
  const lengthOf = (place) => {
    if (!bit(place)) return tree(place + 2, 3) - 6;
    if (!bit(place + 1)) return tree(place + 10, 3) + 2;
    return tree(place + 18, 8) - 238;
  };
  const distanceOf = (slot) => {
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    let distance = (2 | (slot & 1)) << bits;
    if (slot < 14) return distance + reversed(DISTANCE + distance - slot, bits);
    for (let at = bits; at-- > 4; ) {
      coder[0] >>>= 1;
      if (coder[1] >= coder[0]) {
        coder[1] -= coder[0];
        distance += 1 << at;
      }
      renew();
    }
    return distance + reversed(ALIGN, 4);
  };

  while (written < out.length) {
    if (written >= soon) {
      soon = written + 8192;
      await rested();
    }
    if (!bit(state)) {
      const place = LITERAL + 768 * (written && out[written - 1] >> 5);
      let symbol = 1;
      // Where a copy ended, the byte that it would have gone on with tells what this one is not.
      let other = state > 6 ? out[written - last - 1] : 0;
      let same = state > 6 ? 256 : 0;
      while (symbol < 256) {
        other <<= 1;
        const next = bit(place + same + (other & same) + symbol);
        symbol = (symbol << 1) | next;
        same &= next ? other : ~other;
      }
      out[written++] = symbol;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let length = 0;
    const late = state > 6 ? 3 : 0;
    if (!bit(REPEATED + state)) {
      [last1, last2, last3] = [last, last1, last2];
      length = lengthOf(LENGTH);
      last = distanceOf(tree(SLOT + (Math.min(length - 2, 3) << 6), 6) - 64);
      state = 7 + late;
    } else {
      if (bit(REPEATED_1 + state)) {
        let distance = last1;
        if (bit(REPEATED_2 + state)) {
          distance = last2;
          if (bit(REPEATED_3 + state)) {
            distance = last3;
            last3 = last2;
          }
          last2 = last1;
        }
        last1 = last;
        last = distance;
      } else if (!bit(REPEATED_LONG + state)) {
        length = 1;
      }
      state = (length ? 9 : 8) + (late && (length ? 2 : 3));
      length ||= lengthOf(REPEATED_LENGTH);
    }
    for (; length-- && written < out.length; written++) out[written] = out[written - last - 1];
  }
  return out;
};
