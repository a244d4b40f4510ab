//! How the project is run, tested, measured and released.
fn main() {}
