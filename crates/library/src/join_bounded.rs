//! Awaits several futures at once, but not too many.

use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

/// Maximum number of futures in flight: a page of results. Over HTTP/2 they take one round. Over HTTP/1.1 browsers open six connections, and
/// the others wait there for the next free one; with many more, newer requests would wait behind them.
const MAX_IN_FLIGHT: usize = 12;

/// A future of any type with this output.
pub(crate) type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Returns the results of all futures, in their order. At most twelve are in flight at once.
pub(crate) async fn join_bounded<T>(futures: Vec<BoxedFuture<'_, T>>) -> Vec<T> {
    let mut results: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    let mut waiting = futures.into_iter().enumerate();
    let mut running: Vec<(usize, BoxedFuture<'_, T>)> =
        waiting.by_ref().take(MAX_IN_FLIGHT).collect();
    poll_fn(|context| {
        let mut at = 0;
        while let Some((number, future)) = running.get_mut(at) {
            let Poll::Ready(result) = future.as_mut().poll(context) else {
                at += 1;
                continue;
            };
            if let Some(place) = results.get_mut(*number) {
                *place = Some(result);
            }
            match (waiting.next(), running.get_mut(at)) {
                (Some(next), Some(place)) => *place = next,
                _ => drop(running.swap_remove(at)),
            }
        }
        match running.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// A future that is ready at its third poll and counts those in flight.
    fn future(
        number: u32,
        running: &Rc<Cell<usize>>,
        most: &Rc<Cell<usize>>,
    ) -> BoxedFuture<'static, u32> {
        let (running, most) = (running.clone(), most.clone());
        let mut polls = 0;
        Box::pin(poll_fn(move |context| {
            polls += 1;
            if polls == 1 {
                running.set(running.get() + 1);
                most.set(most.get().max(running.get()));
            }
            if polls < 3 {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            running.set(running.get() - 1);
            Poll::Ready(number)
        }))
    }

    #[test]
    fn results_are_in_order_and_twelve_are_in_flight() {
        let (running, most) = Default::default();
        let futures = (0..50)
            .map(|number| future(number, &running, &most))
            .collect();
        let results = pollster::block_on(join_bounded(futures));
        assert_eq!(results, (0..50).collect::<Vec<_>>());
        assert_eq!(most.get(), MAX_IN_FLIGHT);
        assert_eq!(pollster::block_on(join_bounded::<u32>(Vec::new())), []);
    }
}
