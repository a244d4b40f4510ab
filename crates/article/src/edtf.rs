//! Dates of different precision: the subset of EDTF that articles use.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

/// A day of the Gregorian calendar as (year, month, day). An earlier day is less.
pub type CivilDate = (u16, u8, u8);

/// A year, a month of a year, or a day; certain or uncertain.
///
/// The notation is EDTF (ISO 8601-2:2019): level 0 for the three precisions, level 1 for the `?` that marks the whole date as
/// uncertain: `2025-04-21`, `2016-11?`, `2014?`. Years are 0001 to 9999.
///
/// # Order
///
/// Dates are ordered by their first possible day. If it is the same, the less precise date is less, then the uncertain one:
/// `2014? < 2014 < 2014-01 < 2014-01-01 < 2014-09`. So in a list with the newest first, an article with only a year is at the end
/// of its year.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf {
    year: u16,
    /// 0 if unknown.
    month: u8,
    /// 0 if unknown.
    day: u8,
    uncertain: bool,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// It is not written as `2025-04-21`, `2025-04` or `2025`, with or without `?` at the end.
    Form,
    /// It is written as a date, but the calendar does not have it: a month above 12, 30 February, the year 0000.
    Calendar,
}

impl Edtf {
    /// Creates a date.
    ///
    /// # Errors
    ///
    /// [`EdtfError::Calendar`] if the calendar does not have the date, or if there is a day without a month.
    pub fn new(
        year: u16,
        month: Option<u8>,
        day: Option<u8>,
        uncertain: bool,
    ) -> Result<Edtf, EdtfError> {
        if !(1..=9999).contains(&year) {
            return Err(EdtfError::Calendar);
        }
        match (month, day) {
            (None, None) => {}
            (Some(1..=12), None) => {}
            (Some(month @ 1..=12), Some(day)) if (1..=days_in(year, month)).contains(&day) => {}
            _ => return Err(EdtfError::Calendar),
        }
        Ok(Edtf {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
            uncertain,
        })
    }

    /// Returns the year, 1 to 9999.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12, if known.
    pub fn month(&self) -> Option<u8> {
        (self.month != 0).then_some(self.month)
    }

    /// Returns the day, 1 to 31, if known.
    pub fn day(&self) -> Option<u8> {
        (self.day != 0).then_some(self.day)
    }

    /// Returns `true` if the date is inferred rather than stated (`?`).
    pub fn uncertain(&self) -> bool {
        self.uncertain
    }

    /// Returns the first possible day: 1 January for a year.
    pub fn first_day(&self) -> CivilDate {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// Returns the last possible day: 31 December for a year.
    pub fn last_day(&self) -> CivilDate {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in(self.year, month)
        } else {
            self.day
        };
        (self.year, month, day)
    }

    fn precision(&self) -> u8 {
        u8::from(self.month != 0) + u8::from(self.day != 0)
    }
}

/// Returns the number of days of a month of the Gregorian calendar. `month` is 1 to 12.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        let (date, uncertain) = match text.strip_suffix('?') {
            Some(date) => (date, true),
            None => (text, false),
        };
        let mut parts = date.split('-');
        let year = number(parts.next(), 4)?.ok_or(EdtfError::Form)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(EdtfError::Form);
        }
        // Two digits always fit into a byte.
        let small = |part: Option<u16>| part.and_then(|number| u8::try_from(number).ok());
        Edtf::new(year, small(month), small(day), uncertain)
    }
}

/// Parses a part of exactly `width` ASCII digits; `None` if there is no part.
fn number(part: Option<&str>, width: usize) -> Result<Option<u16>, EdtfError> {
    match part {
        None => Ok(None),
        Some(part) if part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse().map(Some).map_err(|_| EdtfError::Form)
        }
        Some(_) => Err(EdtfError::Form),
    }
}

impl Edtf {
    /// Returns the date in EDTF: `2025-04-21`, `2014?`.
    pub fn text(&self) -> String {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day] {
            if part != 0 {
                text.push_str(&format!("-{part:02}"));
            }
        }
        if self.uncertain {
            text.push('?');
        }
        text
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Edtf) -> Ordering {
        let key = |date: &Edtf| (date.first_day(), date.precision(), !date.uncertain);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Edtf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EdtfError::Form => {
                "not a date: write 2025-04-21, 2025-04 or 2025, with ? at the end if inferred"
            }
            EdtfError::Calendar => "the calendar has no such day",
        })
    }
}

impl core::error::Error for EdtfError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Edtf {
        text.parse().expect(text)
    }

    #[test]
    fn bounds_follow_the_precision() {
        assert_eq!(date("2014?").first_day(), (2014, 1, 1));
        assert_eq!(date("2014?").last_day(), (2014, 12, 31));
        assert_eq!(date("2016-02").last_day(), (2016, 2, 29));
        assert_eq!(date("1900-02").last_day(), (1900, 2, 28));
        assert_eq!(
            date("2025-04-21").first_day(),
            date("2025-04-21").last_day()
        );
    }

    #[test]
    fn order_is_by_first_day_then_precision_then_certainty() {
        let written = [
            "2013-12-31",
            "2014?",
            "2014",
            "2014-01?",
            "2014-01",
            "2014-01-01?",
            "2014-01-01",
            "2014-09",
        ];
        let dates: Vec<Edtf> = written.iter().copied().map(date).collect();
        assert!(dates.is_sorted());
        assert!(dates.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(None < Some(dates[0]), "undated is older than any date");
    }

    #[test]
    fn what_is_not_a_date() {
        for text in [
            "",
            "?",
            "14",
            "2014??",
            "2014-1",
            "2014-",
            "2014-01-",
            "2014-01-01-01",
            "+2014",
            "2014~",
            "201X",
            "20144",
            "2014-01-01T00:00",
            "٢٠١٤",
            " 2014",
            "2014/2015",
            "-2014",
            "2014-+1",
        ] {
            assert_eq!(text.parse::<Edtf>(), Err(EdtfError::Form), "{text}");
        }
        for text in [
            "0000",
            "2014-00",
            "2014-13",
            "2014-02-29",
            "2014-04-31",
            "2014-01-00",
            "1900-02-29",
        ] {
            assert_eq!(text.parse::<Edtf>(), Err(EdtfError::Calendar), "{text}");
        }
    }

    proptest! {
        #[test]
        fn written_and_read_again(year in 0u16..=10_050, month in 0u8..=13, day in 0u8..=32, uncertain: bool) {
            match Edtf::new(year, (month > 0).then_some(month), (day > 0).then_some(day), uncertain) {
                Ok(date) => {
                    prop_assert_eq!(date.to_string().parse(), Ok(date));
                    prop_assert!(date.first_day() <= date.last_day());
                }
                Err(error) => prop_assert_eq!(error, EdtfError::Calendar),
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,12}") {
            if let Ok(date) = text.parse::<Edtf>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
