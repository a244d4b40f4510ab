//! Numbers with a fixed number of decimal places.

/// Formats a number, which must not be negative, rounded to some decimal places: `12.5`. The standard library's formatting of
/// `f64` would add 12 kB to the Wasm.
pub fn fixed(number: f64, places: u32) -> String {
    let unit = 10u64.pow(places);
    let scaled = (number * unit as f64 + 0.5) as u64;
    let mut text = (scaled / unit).to_string();
    if places > 0 {
        // `unit` is added, and its first digit removed, to keep leading zeros of the fraction.
        let part = (scaled % unit + unit).to_string();
        text.push('.');
        text.push_str(part.get(1..).unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn fractions_are_rounded_and_keep_their_zeros() {
        for (number, places, text) in [
            (0.0, 2, "0.00"),
            (1500.0, 2, "1500.00"),
            (2.04, 1, "2.0"),
            (2.05, 1, "2.1"),
            (0.994, 2, "0.99"),
            (0.996, 2, "1.00"),
            (7.5, 0, "8"),
        ] {
            assert_eq!(fixed(number, places), text);
        }
    }
}
