//! Formatting of whole numbers.
//!
//! Replaces `format!`, which brings the formatting machinery of the standard library into the Wasm: 2 kB as sent.

/// Returns `number` in digits, padded with zeros to at least `width` of them. `base` is 2 to 16; any other base counts as 10.
///
/// Replaces `format!("{number:0width$}")` for base 10 and `format!("{number:0width$x}")` for base 16.
///
/// ```
/// # use aimaq_compact::digits;
/// assert_eq!(digits(305, 10, 0), "305");
/// assert_eq!(digits(7, 10, 2), "07");
/// assert_eq!(digits(0xbeef, 16, 6), "00beef");
/// ```
pub fn digits(number: u64, base: u64, width: usize) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let base = if (2..=16).contains(&base) { base } else { 10 };
    let mut backwards = Vec::new();
    let mut rest = number;
    while rest > 0 || backwards.len() < width.max(1) {
        backwards.push(DIGITS[(rest % base) as usize & 15]);
        rest /= base;
    }
    backwards.into_iter().rev().map(char::from).collect()
}
