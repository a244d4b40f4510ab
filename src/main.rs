//! The app in the browser. The library beside it does the work.

#[cfg(target_arch = "wasm32")]
fn main() {
    aimaq_app::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the browser's part of Aimaq: run `cargo xtask serve`.");
}
