//! Huffman codes of limited length.

/// The length of each symbol's code in bits; 0 for a symbol without a code.
pub(crate) type Lengths = Vec<u8>;

/// Returns the lengths of a code for these frequencies, at most `limit` bits each. A symbol that never occurs has no code; a lone
/// symbol has a code of one bit. If no code is cut by the limit, the code is optimal.
pub(crate) fn lengths(frequencies: &[u32], limit: u8) -> Lengths {
    let mut frequencies = frequencies.to_vec();
    loop {
        let lengths = unlimited(&frequencies);
        if lengths.iter().all(|&length| length <= limit) {
            return lengths;
        }
        // Make rare symbols a little more frequent until no code is too long.
        for count in frequencies.iter_mut().filter(|count| **count > 0) {
            *count = *count / 2 + 1;
        }
    }
}

/// Huffman's algorithm, with the two queues of van Leeuwen.
fn unlimited(frequencies: &[u32]) -> Lengths {
    let mut lengths = vec![0u8; frequencies.len()];
    let mut leaves: Vec<(u64, usize)> = frequencies
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
    // The leaves come first, then the inner nodes in the order in which they are made.
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

/// Returns the codes that RFC 1951 (3.2.2) derives from the lengths, the first bit lowest.
pub(crate) fn codes(lengths: &[u8]) -> Vec<u16> {
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
