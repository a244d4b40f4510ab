//! Makes the dictionary that streams refer back to: what the texts of a library have in common.
//!
//! The method is that of COVER in zstd: count all short strings of a sample, cut the sample into stretches, and take from each the segment
//! with the most frequent strings. A string that was taken counts no more. In news, this finds names of institutions and phrases
//! of officials.

/// Length of the strings that are counted, in bytes: about one word.
const STRING: usize = 6;
/// Length of a segment, in bytes: a few words.
const SEGMENT: usize = 48;
/// Strings are counted by hash, in 2 to this power slots.
const SLOT_BITS: u32 = 20;

/// Makes a dictionary of at most `size` bytes for texts like `sample`; an empty one if the sample is too small. The same sample gives the same
/// dictionary.
pub(super) fn train(sample: &[u8], size: usize) -> Vec<u8> {
    let mut counts = vec![0u32; 1 << SLOT_BITS];
    for string in sample.windows(STRING) {
        counts[slot(string)] += 1;
    }
    let segments = size / SEGMENT;
    let stretch = sample.len() / segments.max(1);
    if stretch < 2 * SEGMENT {
        return Vec::new(); // the sample is hardly larger than the dictionary
    }
    let mut chosen: Vec<(u64, &[u8])> = Vec::with_capacity(segments);
    for stretch in sample.chunks(stretch) {
        if let Some(found) = best(stretch, &counts) {
            for string in found.1.windows(STRING) {
                counts[slot(string)] = 0;
            }
            chosen.push(found);
        }
    }
    // The best segment comes last: a short distance is the cheapest. The sort is stable.
    chosen.sort_by_key(|(score, _)| *score);
    let surplus = chosen.len().saturating_sub(segments);
    let chosen = chosen.iter().skip(surplus);
    chosen
        .flat_map(|(_, segment)| segment.iter().copied())
        .collect()
}

/// The segment of a stretch with the highest sum of counts, and that sum.
fn best<'s>(stretch: &'s [u8], counts: &[u32]) -> Option<(u64, &'s [u8])> {
    const STRINGS: usize = SEGMENT - STRING + 1;
    let worth: Vec<u64> = stretch
        .windows(STRING)
        .map(|string| u64::from(counts[slot(string)]))
        .collect();
    let mut sum: u64 = worth.get(..STRINGS)?.iter().sum();
    let (mut most, mut at) = (sum, 0);
    for (i, (leaves, comes)) in worth.iter().zip(worth.get(STRINGS..)?).enumerate() {
        sum = sum + comes - leaves;
        if sum > most {
            (most, at) = (sum, i + 1);
        }
    }
    let segment = stretch.get(at..at + SEGMENT)?;
    (most > 0).then_some((most, segment))
}

fn slot(string: &[u8]) -> usize {
    let mut hash = 0u64;
    for &byte in string {
        hash = hash << 8 | u64::from(byte);
    }
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SLOT_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_has_frequent_phrases_and_a_small_sample_has_none() {
        let mut sample = String::new();
        for i in 0..2000u64 {
            sample.push_str(&format!(
                "{i} Өскеменде {} облыс әкімдігінің баспасөз қызметі хабарлады",
                i * i * 7919
            ));
        }
        let dictionary = train(sample.as_bytes(), 1024);
        assert!(dictionary.len() <= 1024);
        let text = String::from_utf8_lossy(&dictionary).into_owned();
        assert!(text.contains("қызметі хабарлады"), "{text}");
        assert_eq!(train(sample.as_bytes(), 1024), dictionary);
        assert!(train(b"abc", 1024).is_empty());
        assert!(train(b"", 0).is_empty());
    }
}
