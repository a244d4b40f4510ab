//! Where a text was published: a line of the head, a mark before the first sentence, "деп хабарлайды …", "сообщает …".

use crate::text::shape::in_capitals;

/// Domains that a name of a site ends with.
const DOMAINS: [&str; 6] = ["kz", "ru", "com", "org", "info", "net"];

/// Reads a line that is only the name of a site: `Malim kz`, `tengrinews.kz`.
pub fn alone(line: &str) -> Option<String> {
    let line = line.trim();
    let words: Vec<&str> = line
        .split([' ', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let plain = words
        .iter()
        .all(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let domain = words
        .last()
        .is_some_and(|last| DOMAINS.contains(&last.to_ascii_lowercase().as_str()));
    ((2..=3).contains(&words.len()) && plain && domain).then(|| words.join("."))
}

/// Splits a mark of an agency from the beginning of a text: the mark as written, the agency, the rest.
///
/// A mark is a place in capitals, an agency, or both, and then a dash: `АСТАНА. КАЗИНФОРМ – `, `ҚазАқпарат- `. The name of an agency
/// has a capital letter inside, or is in capitals.
pub fn before_text(line: &str) -> Option<(&str, &str, &str)> {
    let dash = line.char_indices().take(60).find(|&(at, c)| {
        let spaced = line
            .get(at + c.len_utf8()..)
            .is_some_and(|rest| rest.starts_with([' ', '\u{a0}']));
        matches!(c, '-' | '–' | '—') && spaced
    })?;
    let mark = line.get(..dash.0)?.trim();
    let rest = line.get(dash.0 + dash.1.len_utf8()..)?.trim();
    let name = mark
        .rsplit(['.', ',', '/', '('])
        .map(|part| part.trim_matches([' ', ')']))
        .find(|part| !part.is_empty())?;
    let before = mark
        .strip_suffix(name)
        .or_else(|| mark.strip_suffix(')'))
        .unwrap_or("");
    let words = name.split_whitespace().count();
    let before_is_place = before
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(in_capitals);
    let is_agency = words == 1 && (has_inner_capital(name) || alone(name).is_some())
        || !before.is_empty() && words <= 2 && name.split_whitespace().all(in_capitals);
    (is_agency && before_is_place && rest.chars().next().is_some_and(char::is_uppercase))
        .then_some((mark, name, rest))
}

fn has_inner_capital(word: &str) -> bool {
    let mut small = false;
    word.chars().all(|c| c.is_alphabetic() || c == '.')
        && word.chars().any(|c| {
            let inner = small && c.is_uppercase();
            small |= c.is_lowercase();
            inner
        })
}

/// The words before the name of a source.
const BEFORE: [&str; 9] = [
    "деп хабарлайды",
    "деп хабарлады",
    "деп жазады",
    "хабарлауынша",
    "сообщает",
    "сообщили в",
    "передает",
    "передаёт",
    "со ссылкой на",
];

/// Finds the name of a source in a text, in the sentence that says who reports: the name, and the words that say so.
pub fn in_text(text: &str) -> Option<(String, String)> {
    for before in BEFORE {
        let Some(at) = text.find(before) else {
            continue;
        };
        let rest = text.get(at + before.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', ':', '-', '–', '—']);
        let name = until_end(rest);
        let name = name.trim_matches([' ', '.', ',', '«', '»', '"']);
        let named = name.chars().any(char::is_uppercase) && name.split_whitespace().count() <= 8;
        // "из пресс-службы" and the like: an oblique phrase is not the name of a source.
        let oblique = ["баспасөз қызметінен", "пресс-служб"]
            .iter()
            .any(|end| name.contains(end));
        if named && !oblique {
            let name = name.strip_prefix("корреспондент ").unwrap_or(name);
            // The words up to the end of the name.
            let end = at + before.len() + text.get(at + before.len()..)?.find(name)? + name.len();
            return Some((name.to_owned(), text.get(at..end)?.to_owned()));
        }
    }
    None
}

/// A name up to the end of its clause. The point in `Malim.kz` is no end.
fn until_end(rest: &str) -> &str {
    let end = rest.char_indices().find(|&(at, c)| match c {
        ',' | ';' | '(' | '"' | '\n' => true,
        '.' => {
            let next = rest.get(at + 1..).and_then(|rest| rest.chars().next());
            next.is_none_or(|next| !next.is_ascii_alphanumeric())
        }
        _ => false,
    });
    rest.get(..end.map_or(rest.len(), |(at, _)| at))
        .unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_agencies() {
        assert_eq!(
            before_text("ҚазАқпарат- Кеше форум өтті"),
            Some(("ҚазАқпарат", "ҚазАқпарат", "Кеше форум өтті"))
        );
        assert_eq!(
            before_text("АСТАНА. КАЗИНФОРМ – Завтра откроют мост."),
            Some(("АСТАНА. КАЗИНФОРМ", "КАЗИНФОРМ", "Завтра откроют мост."))
        );
        for line in [
            "Алматы – алып шаһар",
            "Мост – самый длинный",
            "ИП - малый бизнес",
            "Бір - екі",
        ] {
            assert_eq!(before_text(line), None, "{line}");
        }
    }

    #[test]
    fn who_reports() {
        let name = |text: &str| in_text(text).map(|(name, _)| name);
        assert_eq!(
            name("Мост открыли, сообщает Malim.kz. Он длинный.").as_deref(),
            Some("Malim.kz")
        );
        assert_eq!(
            name("өтті, - деп хабарлады Алматы қаласы әкімдігінің баспасөз қызметі. Ол").as_deref(),
            Some("Алматы қаласы әкімдігінің баспасөз қызметі")
        );
        assert_eq!(
            name("деп хабарлайды қалалық әкімдіктің баспасөз қызметінен."),
            None
        );
        assert_eq!(
            name("Дом открыли, сообщает «Наша газета».").as_deref(),
            Some("Наша газета")
        );
        assert_eq!(name("Он сообщает всем о встрече."), None);
    }
}
