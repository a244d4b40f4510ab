//! Dates as people write them in Kazakh and Russian.

use aimaq_article::Edtf;

/// The beginnings of the names of the months in Kazakh and Russian. May in Russian is too short to have one.
const MONTHS: [(&str, u8); 23] = [
    ("қаңтар", 1),
    ("ақпан", 2),
    ("наурыз", 3),
    ("сәуір", 4),
    ("мамыр", 5),
    ("маусым", 6),
    ("шілде", 7),
    ("тамыз", 8),
    ("қыркүйек", 9),
    ("қазан", 10),
    ("қараша", 11),
    ("желтоқсан", 12),
    ("январ", 1),
    ("феврал", 2),
    ("март", 3),
    ("апрел", 4),
    ("июн", 6),
    ("июл", 7),
    ("август", 8),
    ("сентябр", 9),
    ("октябр", 10),
    ("ноябр", 11),
    ("декабр", 12),
];

/// Reads a line that is only a date, with or without bullet, weekday, time and place: `• 21.04.2025`, `2025 жылғы 21 сәуір, 10:30`.
pub fn alone(line: &str) -> Option<Edtf> {
    if line.chars().count() > 60 {
        return None;
    }
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '•' | '|' | '·' | '(' | ')'))
        .map(|word| word.trim_matches(['–', '—', '-', '.']))
        .filter(|word| !word.is_empty())
        .collect();
    let known = |word: &&str| {
        let lower = word.to_lowercase();
        !(is_time(word)
            || matches!(
                lower.as_str(),
                "г" | "года"
                    | "год"
                    | "ж"
                    | "жыл"
                    | "жылғы"
                    | "жылы"
                    | "жылдың"
                    | "күні"
                    | "дата"
                    | "күн"
                    | "опубликовано"
                    | "жарияланды"
            )
            || is_weekday(&lower))
    };
    let words: Vec<&str> = words.into_iter().filter(known).collect();
    let date = match words[..] {
        [date] => numeric(date)?,
        [a, b, c] => {
            let (day, month, year) = match (number(a), number(b), number(c)) {
                (Some(day), None, Some(year)) if day <= 31 => (day, month(b)?, year),
                (Some(year), Some(day), None) if year > 31 => (day, month(c)?, year),
                _ => return None,
            };
            iso(year, month.into(), day)
        }
        _ => return None,
    };
    date.parse().ok()
}

/// Reads a date as it stands in a field of a table or feed: EDTF, `21.04.2025`, `Mon, 21 Apr 2025 10:30:00 +0500`, `2025-04-21T10:30:00Z`.
pub fn field(value: &str) -> Option<Edtf> {
    let value = value.trim();
    let parse = |text: &str| text.parse::<Edtf>().ok();
    if let Some(date) = parse(value).or_else(|| alone(value)) {
        return Some(date);
    }
    // ISO 8601 with a time.
    if let Some((day, _)) = value.split_once(['T', ' '])
        && let Some(date) = parse(day).filter(|_| day.len() == 10)
    {
        return Some(date);
    }
    // RFC 2822, as feeds write dates.
    let words: Vec<&str> = value
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let at = words
        .iter()
        .position(|word| english_month(word).is_some())?;
    let day = number(words.get(at.checked_sub(1)?)?)?;
    let year = number(words.get(at + 1)?)?;
    parse(&iso(year, english_month(words.get(at)?)?.into(), day))
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// `21.04.2025`, `21/04/2025` or `2025-04-21`.
fn numeric(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['.', '/', '-']).collect();
    let [a, b, c] = parts[..] else { return None };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    match (a.len(), c.len()) {
        (4, 1 | 2) => Some(iso(first, second, third)),
        (1 | 2, 4) => Some(iso(third, second, first)),
        _ => None,
    }
}

fn number(word: &str) -> Option<u32> {
    let digits =
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    if matches!(lower.as_str(), "май" | "мая") {
        return Some(5);
    }
    MONTHS
        .iter()
        .find(|(name, _)| lower.starts_with(name))
        .map(|(_, number)| *number)
}

fn english_month(word: &str) -> Option<u8> {
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let lower = word.to_ascii_lowercase();
    let at = names.iter().position(|name| lower.starts_with(name))?;
    u8::try_from(at + 1).ok()
}

fn is_time(word: &str) -> bool {
    let mut parts = word.split(':');
    let two = |part: Option<&str>| {
        part.is_some_and(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    two(parts.next()) && two(parts.next())
}

fn is_weekday(lower: &str) -> bool {
    const DAYS: [&str; 14] = [
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
        "дүйсенбі",
        "сейсенбі",
        "сәрсенбі",
        "бейсенбі",
        "жұма",
        "сенбі",
        "жексенбі",
    ];
    DAYS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_dates() {
        for (line, date) in [
            ("• 21.04.2025", "2025-04-21"),
            ("9.6.2025, 10:30", "2025-06-09"),
            ("2014 жылғы 25 қараша", "2014-11-25"),
            ("25 қараша 2014 ж.", "2014-11-25"),
            ("Вторник, 3 мая 2016 г. | 18:05", "2016-05-03"),
            ("2016-05-03", "2016-05-03"),
        ] {
            assert_eq!(
                alone(line).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{line}"
            );
        }
        for line in [
            "21 человек",
            "31.02.2025",
            "5-6 қараша",
            "Весной 2014 года",
            "2014",
            "1.5",
            "10:30",
            "март",
        ] {
            assert_eq!(alone(line), None, "{line}");
        }
    }

    #[test]
    fn dates_in_fields() {
        for (value, date) in [
            ("Mon, 21 Apr 2025 10:30:00 +0500", "2025-04-21"),
            ("2025-04-21T10:30:00Z", "2025-04-21"),
            ("2025-04-21 10:30:00", "2025-04-21"),
            ("2014?", "2014?"),
            ("2016-11", "2016-11"),
        ] {
            assert_eq!(
                field(value).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{value}"
            );
        }
        assert_eq!(field("скоро"), None);
    }
}
