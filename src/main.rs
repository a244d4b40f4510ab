//! Starts the app in the browser. The library beside it does the work.

/// Makes the Wasm two kilobytes smaller than the standard allocator does, and is as quick.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    aimaq_app::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The app runs in a browser. Start it with `cargo xtask serve`.");
}
