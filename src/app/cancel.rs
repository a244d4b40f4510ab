//! Cancels work whose result is no longer needed.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

/// Runs a future as long as `is_current` returns `true`, which is checked before each step. Returns `None` if it was cancelled.
///
/// A question that a newer one has replaced fetches no more files.
pub(super) async fn while_current<T>(
    future: impl Future<Output = T>,
    is_current: impl Fn() -> bool,
) -> Option<T> {
    let mut future = pin!(future);
    poll_fn(|context| match is_current() {
        true => future.as_mut().poll(context).map(Some),
        false => Poll::Ready(None),
    })
    .await
}
