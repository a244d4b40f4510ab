//! Aimaq at a terminal.
fn main() {}
