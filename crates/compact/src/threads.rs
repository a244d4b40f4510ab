//! Work on several threads.
//!
//! Adds a parallel `map` to [`std::thread::scope`]. With one thread nothing is spawned: there are no threads in the browser.

/// Calls `work` for each item on at most `threads` threads and returns the results in the order of the items.
///
/// Each thread makes one `tool` and passes it to `work`.
///
/// # Panics
///
/// If `tool` or `work` panics.
pub fn map<'i, I: Sync, T, R: Send>(
    threads: usize,
    items: &'i [I],
    tool: impl Fn() -> T + Sync,
    work: impl Fn(&mut T, &'i I) -> R + Sync,
) -> Vec<R> {
    let all = |items: &'i [I]| {
        let mut tool = tool();
        let results = items.iter().map(|item| work(&mut tool, item));
        results.collect::<Vec<R>>()
    };
    let threads = threads.min(items.len());
    if threads < 2 {
        return all(items);
    }
    let share = items.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let workers: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(|| all(items)))
            .collect();
        let join = |worker: std::thread::ScopedJoinHandle<'_, Vec<R>>| match worker.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        workers.into_iter().flat_map(join).collect()
    })
}

/// Calls two functions, at the same time if `threads` is 2 or more, and returns both results.
///
/// # Panics
///
/// If one of them panics.
pub fn both<A: Send, B>(
    threads: usize,
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B,
) -> (A, B) {
    if threads < 2 {
        return (a(), b());
    }
    std::thread::scope(|scope| {
        let a = scope.spawn(a);
        let b = b();
        match a.join() {
            Ok(a) => (a, b),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..100).collect();
        let doubled: Vec<u32> = items.iter().map(|n| n * 2).collect();
        for threads in [0, 1, 2, 3, 200] {
            assert_eq!(map(threads, &items, || (), |(), n| n * 2), doubled);
            assert_eq!(both(threads, || 1, || 2), (1, 2));
        }
    }
}
