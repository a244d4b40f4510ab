//! The app in the browser. The library beside it does the work.

/// Two kilobytes less to fetch than the standard allocator, and as quick in its bounds.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    aimaq_app::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the browser's part of Aimaq: run `cargo xtask serve`.");
}
