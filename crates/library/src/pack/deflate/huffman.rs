//! Codes of whole bits: frequent symbols get short ones.

/// A place for the codes of one alphabet: the length of each symbol's code in bits; 0 for symbols that have none.
pub(super) type Lengths = Vec<u8>;

/// The lengths of the best code for symbols that are so frequent, none longer than `most` bits. A symbol that is never there
/// has no code; a lone symbol has one of a bit.
pub(super) fn lengths(counts: &[u32], most: u8) -> Lengths {
    let mut counts = counts.to_vec();
    loop {
        let lengths = unlimited(&counts);
        if lengths.iter().all(|&length| length <= most) {
            return lengths;
        }
        // Rare symbols become a little more frequent, until no code is too long.
        for count in counts.iter_mut().filter(|count| **count > 0) {
            *count = *count / 2 + 1;
        }
    }
}

/// Huffman's method, with the two queues of van Leeuwen.
fn unlimited(counts: &[u32]) -> Lengths {
    let mut lengths = vec![0u8; counts.len()];
    let mut leaves: Vec<(u64, usize)> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(symbol, &count)| (u64::from(count), symbol))
        .collect();
    leaves.sort_unstable();
    if let [(_, symbol)] = leaves[..] {
        lengths[symbol] = 1;
        return lengths;
    }
    // Nodes are leaves first, then what joins two of them; each knows who joined it.
    let leaf_count = leaves.len();
    let mut weights: Vec<u64> = leaves.iter().map(|(weight, _)| *weight).collect();
    let mut parents: Vec<usize> = vec![0; leaf_count];
    let (mut leaf, mut inner) = (0, leaf_count);
    for _ in 1..leaf_count {
        let mut least = || {
            let take_leaf =
                leaf < leaf_count && (inner >= weights.len() || weights[leaf] <= weights[inner]);
            let next = if take_leaf { &mut leaf } else { &mut inner };
            *next += 1;
            *next - 1
        };
        let (a, b) = (least(), least());
        parents[a] = weights.len();
        parents[b] = weights.len();
        weights.push(weights[a] + weights[b]);
        parents.push(0);
    }
    let mut depths = vec![0u8; weights.len()];
    for node in (0..weights.len().saturating_sub(1)).rev() {
        depths[node] = depths[parents[node]].saturating_add(1);
    }
    for ((_, symbol), depth) in leaves.into_iter().zip(depths) {
        lengths[symbol] = depth;
    }
    lengths
}

/// The codes of the symbols, as RFC 1951 derives them from their lengths, the first bit lowest.
pub(super) fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut next = [0u16; 17];
    for &length in lengths.iter().filter(|length| **length > 0) {
        next[usize::from(length) + 1] += 1;
    }
    for length in 1..next.len() {
        next[length] = next[length].wrapping_add(next[length - 1]) << 1;
    }
    let code = |&length: &u8| {
        if length == 0 {
            return 0;
        }
        let next = &mut next[usize::from(length)];
        let code = *next;
        *next += 1;
        code.reverse_bits() >> (16 - u32::from(length))
    };
    lengths.iter().map(code).collect()
}
