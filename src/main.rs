//! The app in the browser.
fn main() {}
