//! The proximity of two words in a text.

use aimaq_compact::order;

/// The greatest distance of neighbours, in positions.
const NEAR: u32 = 8;

/// The proximity of two words in one version, from their positions: 1 if they stand side by side, 1 / distance up to a distance of 8,
/// else 0.
pub(crate) fn proximity(first: &[u32], second: &mut [u32]) -> f32 {
    let mut nearest = u32::MAX;
    if first.len().saturating_mul(second.len()) <= FEW_PAIRS {
        for &at in first {
            for &other in &*second {
                if other != at {
                    nearest = nearest.min(other.abs_diff(at));
                }
            }
        }
    } else {
        order::sort(second);
        for &at in first {
            let next = second.partition_point(|&other| other < at);
            for &other in &second[next.saturating_sub(1)..second.len()] {
                if other != at {
                    nearest = nearest.min(other.abs_diff(at));
                }
                if other > at {
                    break;
                }
            }
        }
    }
    if nearest <= NEAR {
        1.0 / nearest as f32
    } else {
        0.0
    }
}

/// Up to this number of pairs of positions, each pair is compared.
const FEW_PAIRS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn proximity_is_that_of_the_nearest_two(first in prop::collection::vec(0u32..3000, 0..60), second in prop::collection::vec(0u32..3000, 0..60)) {
            let pairs = first.iter().flat_map(|a| second.iter().map(move |b| a.abs_diff(*b)));
            let nearest = pairs.filter(|&apart| apart > 0).min().filter(|&apart| apart <= NEAR);
            let near = proximity(&first, &mut second.clone());
            prop_assert_eq!(near, nearest.map_or(0.0, |nearest| 1.0 / nearest as f32));
        }
    }
}
