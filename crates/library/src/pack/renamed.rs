//! Gives a file the hash that its name shall have.
//!
//! XXH64 is no cryptographic hash: its last eight bytes can be chosen so that the hash becomes any number. Each of its steps after them can be
//! undone. The primes and steps are those of
//! [its description](https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).

use xxhash_rust::xxh64::xxh64;

const PRIME_1: u64 = 0x9e37_79b1_85eb_ca87;
const PRIME_2: u64 = 0xc2b2_ae3d_27d4_eb4f;
const PRIME_3: u64 = 0x1656_67b1_9e37_79f9;
const PRIME_4: u64 = 0x85eb_ca77_c2b2_ae63;

/// Bytes that are chosen.
const CHOSEN: usize = 8;

/// The number of bytes to append to `length` bytes: eight that are chosen, which must be a lane of their own at the end, and as many before
/// them as that takes, up to 23 in all.
pub(super) fn surplus(length: usize) -> usize {
    let end = (length + CHOSEN).next_multiple_of(CHOSEN);
    // Bytes that fill a stripe of 32 are hashed in another way.
    let end = if end.is_multiple_of(32) {
        end + CHOSEN
    } else {
        end
    };
    end - length
}

/// Appends [`surplus`] bytes, so that the XXH64 of all bytes is `wanted`.
pub(super) fn append(bytes: &mut Vec<u8>, wanted: u64) {
    bytes.resize(bytes.len() + surplus(bytes.len()), 0);
    // With zeros as the last lane, the state before it shows.
    let before = before_last(xxh64(bytes, 0));
    let round = before_last(wanted) ^ before;
    let lane = round
        .wrapping_mul(inverse(PRIME_1))
        .rotate_right(31)
        .wrapping_mul(inverse(PRIME_2));
    let at = bytes.len() - CHOSEN;
    bytes.truncate(at);
    bytes.extend(lane.to_le_bytes());
}

/// Undoes the end of the algorithm and the step of a last lane of zeros.
fn before_last(hash: u64) -> u64 {
    let mut hash = hash;
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(inverse(PRIME_3));
    hash = hash ^ hash >> 29 ^ hash >> 58;
    hash = hash.wrapping_mul(inverse(PRIME_2));
    hash ^= hash >> 33;
    hash.wrapping_sub(PRIME_4)
        .wrapping_mul(inverse(PRIME_1))
        .rotate_right(27)
}

/// The number whose product with an odd number is 1, by Newton's method.
fn inverse(odd: u64) -> u64 {
    (0..6).fold(odd, |x, _| {
        x.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(x)))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_get_any_hash(bytes in prop::collection::vec(any::<u8>(), 0..200), wanted: u64) {
            let mut all = bytes.clone();
            append(&mut all, wanted);
            prop_assert_eq!(xxh64(&all, 0), wanted);
            prop_assert!(all.starts_with(&bytes));
            prop_assert!((8..24).contains(&(all.len() - bytes.len())));
        }
    }
}
