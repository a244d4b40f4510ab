//! Work on several threads. With one, there are none: in the browser nothing here asks for more.

/// `work` done for each item, on at most so many threads, each with a tool of its own; in the order of the items.
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

/// Two different things, at once where there are two threads.
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
    fn the_order_is_that_of_the_items() {
        let items: Vec<u32> = (0..100).collect();
        let doubled: Vec<u32> = items.iter().map(|n| n * 2).collect();
        for threads in [0, 1, 2, 3, 200] {
            assert_eq!(map(threads, &items, || (), |(), n| n * 2), doubled);
            assert_eq!(both(threads, || 1, || 2), (1, 2));
        }
    }
}
