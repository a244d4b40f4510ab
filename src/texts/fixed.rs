//! Numbers with a fixed count of decimal places.

/// A number that is not negative, rounded, with so many decimal places after a point: `12.5`. The standard library's way to
/// write fractions and its way to read them are 12 kB of what a reader fetches.
pub fn fixed(number: f64, places: u32) -> String {
    let unit = 10u64.pow(places);
    let scaled = (number * unit as f64 + 0.5) as u64;
    let mut text = (scaled / unit).to_string();
    if places > 0 {
        // The one in front keeps the noughts behind the point.
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
    fn fractions_are_rounded_and_keep_their_noughts() {
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
