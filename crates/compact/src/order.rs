//! Sorting that is small in Wasm.
//!
//! Replaces [`slice::sort`] and [`slice::sort_by`], which are compiled again for every type and order: 5 to 40 kB each before
//! compression, in a module that sorts a dozen types. This merge sort is compiled once, for positions; only moving the items
//! into place is compiled for each type. Every comparison is an indirect call, so sort the words and passages of a query with
//! it, not the hits of a large corpus.

use core::cmp::Ordering;

/// Sorts in ascending order. Equal items keep their order. Replaces `items.sort()`.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts with a comparison function. Equal items keep their order. Replaces `items.sort_by(compare)`.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Item `order[i]` belongs at `i`. Follow each cycle once; a finished position points at itself.
    for start in 0..order.len() {
        let mut at = start;
        while let Some(&from) = order.get(at).filter(|&&from| from != start) {
            items.swap(at, from);
            order[at] = at;
            at = from;
        }
        if let Some(done) = order.get_mut(at) {
            *done = at;
        }
    }
}

/// Returns the positions of `count` items in sorted order.
#[inline(never)]
fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    // Bottom-up merge sort: merge pairs of runs of one, two, four … positions.
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut a, mut b) = pair.split_at(width.min(pair.len()));
            while let (Some((&x, more_a)), Some((&y, more_b))) = (a.split_first(), b.split_first())
            {
                if compare(y, x) == Ordering::Less {
                    merged.push(y);
                    b = more_b;
                } else {
                    merged.push(x);
                    a = more_a;
                }
            }
            merged.extend_from_slice(a);
            merged.extend_from_slice(b);
        }
        order = merged;
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_sort_does(items in prop::collection::vec((0..8u8, 0..1000u16), 0..60)) {
            let mut ours = items.clone();
            let mut standard = items;
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            standard.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &standard);
            sort(&mut ours);
            standard.sort();
            prop_assert_eq!(ours, standard);
        }
    }
}
