//! The doors to the second part of the Wasm.
//!
//! The app comes in two parts (`xtask/src/commands/build/wasm/split/`). What is only reached through a function of this module is
//! in the second, which a first visit does not wait for. That it is there by then is seen to in `app/`, before a view is
//! answered that needs it ([`crate::view::View::needs_second_part`]) and before a file is saved.

use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Context, Poll};

/// Does something in the second part.
#[inline(never)]
pub fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Lets a future run in the second part.
pub async fn run_apart<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|context| poll(future.as_mut(), context)).await
}

#[inline(never)]
fn poll<F: Future>(future: Pin<&mut F>, context: &mut Context<'_>) -> Poll<F::Output> {
    future.poll(context)
}
