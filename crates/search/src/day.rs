//! Days, the only notion of time in the index.

/// A day of the Gregorian calendar. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl CalendarDay {
    /// A day, or `None` if a part is out of range. A day that its month does not have (31 February) is accepted: days only serve as
    /// bounds.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<CalendarDay> {
        if year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
            return None;
        }
        Some(CalendarDay { year, month, day })
    }

    /// The first day of a date such as `2014`, `2014-09` or `2014-09-05`; `None` if the text is no date.
    pub fn first_of(text: &str) -> Option<CalendarDay> {
        let (year, month, day) = parts(text)?;
        CalendarDay::new(year, month.unwrap_or(1), day.unwrap_or(1))
    }

    /// The last day of such a date; `None` if the text is no date.
    pub fn last_of(text: &str) -> Option<CalendarDay> {
        let (year, month, day) = parts(text)?;
        let month = month.unwrap_or(12);
        CalendarDay::new(year, month, day.unwrap_or(last_day(year, month)))
    }

    /// The day as a number that sorts like it: year, month and day in bits.
    pub(crate) const fn packed(self) -> u32 {
        ((self.year as u32) << 9) | ((self.month as u32) << 5) | self.day as u32
    }

    /// The day from a number made by [`CalendarDay::packed`].
    pub(crate) const fn unpacked(number: u32) -> Option<CalendarDay> {
        if number >> 9 > 9999 {
            return None;
        }
        CalendarDay::new(
            (number >> 9) as u16,
            ((number >> 5) & 15) as u8,
            (number & 31) as u8,
        )
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

type DateParts = (u16, Option<u8>, Option<u8>);

fn parts(text: &str) -> Option<DateParts> {
    let mut pieces = text.split('-');
    let year = pieces.next()?;
    let month = pieces.next();
    let day = pieces.next();
    if pieces.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((number(year)?, small(month)?, small(day)?))
}

fn small(piece: Option<&str>) -> Option<Option<u8>> {
    match piece {
        None => Some(None),
        Some(digits) if digits.len() <= 2 => Some(Some(u8::try_from(number(digits)?).ok()?)),
        Some(_) => None,
    }
}

fn number(digits: &str) -> Option<u16> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_month_names_its_first_and_last_day() {
        assert_eq!(CalendarDay::first_of("2014"), CalendarDay::new(2014, 1, 1));
        assert_eq!(CalendarDay::last_of("2014"), CalendarDay::new(2014, 12, 31));
        assert_eq!(
            CalendarDay::last_of("2016-02"),
            CalendarDay::new(2016, 2, 29)
        );
        assert_eq!(
            CalendarDay::last_of("2014-09-05"),
            CalendarDay::new(2014, 9, 5)
        );
    }

    #[test]
    fn other_text_is_no_date() {
        for text in [
            "",
            "14",
            "2014-13",
            "2014-0",
            "2014-09-32",
            "2014-09-05-1",
            "жыл",
            "+214",
            "2014-",
        ] {
            assert_eq!(CalendarDay::first_of(text), None, "{text}");
        }
    }

    #[test]
    fn packing_keeps_order_and_comes_back() {
        let days = [
            CalendarDay::new(1999, 12, 31),
            CalendarDay::new(2000, 1, 1),
            CalendarDay::new(2000, 1, 2),
            CalendarDay::new(2000, 2, 1),
        ];
        let packed: Vec<u32> = days.iter().flatten().map(|day| day.packed()).collect();
        assert!(packed.is_sorted());
        for day in days.into_iter().flatten() {
            assert_eq!(CalendarDay::unpacked(day.packed()), Some(day));
        }
        assert_eq!(CalendarDay::unpacked(u32::MAX), None);
        assert_eq!(CalendarDay::unpacked(0), None);
    }
}
