//! Numbers in digits. The standard library's way takes all its machinery of formats into the Wasm: 2 kB of the module as sent.

/// A number in digits, with zeros before it until there are `least`. `base` is 2 to 16; any other counts as 10.
///
/// ```
/// # use aimaq_language::digits;
/// assert_eq!(digits(305, 10, 0), "305");
/// assert_eq!(digits(7, 10, 2), "07");
/// assert_eq!(digits(0xbeef, 16, 6), "00beef");
/// ```
pub fn digits(number: u64, base: u64, least: usize) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let base = if (2..=16).contains(&base) { base } else { 10 };
    let mut backwards = Vec::new();
    let mut rest = number;
    while rest > 0 || backwards.len() < least.max(1) {
        backwards.push(DIGITS[(rest % base) as usize & 15]);
        rest /= base;
    }
    backwards.into_iter().rev().map(char::from).collect()
}
