//! Work that stops when nobody wants its result any more.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

/// What a future gives, as long as it is `wanted`; asked before each step. A question that a newer one has overtaken fetches
/// nothing more.
pub(super) async fn while_wanted<T>(
    future: impl Future<Output = T>,
    wanted: impl Fn() -> bool,
) -> Option<T> {
    let mut future = pin!(future);
    poll_fn(|context| match wanted() {
        true => future.as_mut().poll(context).map(Some),
        false => Poll::Ready(None),
    })
    .await
}
