//! Several things at once, but not too many.

use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

/// How many files are asked for at once. Browsers open six connections to a host; more would only wait, before newer ones.
const IN_FLIGHT: usize = 6;

/// A future that can be kept beside others.
pub(crate) type Job<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The results of all jobs, in their order. At most six are in flight at once.
pub(crate) async fn together<T>(jobs: Vec<Job<'_, T>>) -> Vec<T> {
    let mut results: Vec<Option<T>> = jobs.iter().map(|_| None).collect();
    let mut waiting = jobs.into_iter().enumerate();
    let mut running: Vec<(usize, Job<'_, T>)> = waiting.by_ref().take(IN_FLIGHT).collect();
    poll_fn(|context| {
        let mut at = 0;
        while let Some((number, job)) = running.get_mut(at) {
            let Poll::Ready(result) = job.as_mut().poll(context) else {
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

    /// A job that is ready at its third poll and counts those in flight.
    fn job(number: u32, running: &Rc<Cell<usize>>, most: &Rc<Cell<usize>>) -> Job<'static, u32> {
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
    fn all_come_back_in_order_and_six_are_in_flight() {
        let (running, most) = Default::default();
        let jobs = (0..50).map(|number| job(number, &running, &most)).collect();
        let results = pollster::block_on(together(jobs));
        assert_eq!(results, (0..50).collect::<Vec<_>>());
        assert_eq!(most.get(), IN_FLIGHT);
        assert_eq!(pollster::block_on(together::<u32>(Vec::new())), []);
    }
}
