//! Sorting that is small in Wasm.
//!
//! The standard sort is compiled anew for every type and order, 5 to 40 kB each in a module that has a dozen of them.
//! Here a merge sort is compiled once, for positions; only the moving of items is per type. Slower by an indirect call for each
//! comparison: for lists of a query's words and passages, not for the hits of a large corpus.

use core::cmp::Ordering;

/// Sorts in ascending order; equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by an order of one's own; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Item `order[i]` belongs at `i`. Each cycle is turned once; a place that is done points at itself.
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

#[inline(never)]
fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    // A merge sort from below: runs of one, two, four … positions are merged in pairs.
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
