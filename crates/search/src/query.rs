//! The query language: words, `"a phrase"`, `-without`, `begin*`, `region:KZ-63`, `lang:ru`, `from:2014-09`, `to:2016`.
//!
//! Any text is a valid query. What is neither a filter nor an operator is a word. A filter that is not understood is ignored, with a note.

use aimaq_compact::case::lowered;
use aimaq_compact::part;
use aimaq_language::{Lang, Token, TokenKind, tokens};

use crate::day::CalendarDay;
use crate::request::Note;

/// The number of characters of a query that are read; the rest is ignored. The longest question of the development sets has 120. The time and
/// memory of a search grow with this.
pub const MAX_QUERY_CHARS: usize = 200;

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query<'q> {
    pub(crate) clauses: Vec<Clause<'q>>,
    /// The values of `region:`, as typed.
    pub(crate) regions: Vec<&'q str>,
    pub(crate) lang: Option<Lang>,
    pub(crate) from: Option<CalendarDay>,
    pub(crate) to: Option<CalendarDay>,
    pub(crate) notes: Vec<Note>,
    /// Was anything typed that is neither a word nor a filter, such as an emoji?
    pub(crate) has_signs: bool,
}

/// A word or a phrase of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clause<'q> {
    /// As typed, excluded operators.
    pub(crate) typed: &'q str,
    /// Its start in the query, in bytes.
    pub(crate) start: usize,
    pub(crate) tokens: Vec<Token>,
    /// Is it in quotes?
    pub(crate) quoted: bool,
    /// Are articles that contain it excluded?
    pub(crate) excluded: bool,
    /// Is its last word a prefix?
    pub(crate) is_prefix: bool,
}

impl<'q> Clause<'q> {
    /// The same clause with another word, if that is a single word.
    pub(crate) fn with_word(&self, typed: &'q str) -> Option<Clause<'q>> {
        let tokens = tokens(typed);
        (tokens.len() == 1).then_some(Clause {
            typed,
            tokens,
            is_prefix: false,
            ..*self
        })
    }

    /// Returns `true` if a later clause asks for the same words.
    fn is_repeated(&self, later: &Clause<'_>) -> bool {
        let same = self.quoted == later.quoted
            && self.excluded == later.excluded
            && self.is_prefix == later.is_prefix;
        let terms = |clause: &Clause<'_>| -> Vec<String> {
            clause.words().map(|token| token.term.clone()).collect()
        };
        same && terms(self) == terms(later)
    }

    /// Its words in order. Compounds are given by their parts.
    pub(crate) fn words(&self) -> impl Iterator<Item = &Token> {
        self.tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Compound)
    }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

/// Parses a query. While it is being typed, its last word is a prefix.
pub(crate) fn parse(text: &str, typing: bool) -> Query<'_> {
    let mut query = Query::default();
    let mut rest = text;
    if let Some((end, _)) = text.char_indices().nth(MAX_QUERY_CHARS) {
        query.notes.push(Note::Shortened);
        rest = part(text, ..end);
        // The last word may be cut: half a word is another word.
        if let Some(space) = rest.rfind(char::is_whitespace) {
            rest = part(rest, ..space);
        }
    }
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            break;
        };
        let after = part(rest, first.len_utf8()..);
        let excluded = matches!(first, '-' | '−')
            && after.starts_with(|c: char| !c.is_whitespace() && c != '-');
        if excluded {
            rest = after;
        }
        if rest.starts_with(is_quote) {
            let (inside, behind) = quoted(rest);
            rest = behind;
            query.clause(text, inside, true, excluded, false);
            continue;
        }
        let mut end = rest
            .find(|c: char| c.is_whitespace() || is_quote(c))
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        if is_digits(part(rest, ..end), 1..4) {
            end += thousands(part(rest, end..));
        }
        let word = part(rest, ..end);
        let mut behind = part(rest, end..);
        if let Some((name, value)) = word
            .split_once(':')
            .filter(|(name, _)| filter(name).is_some())
        {
            let mut value = value;
            if value.is_empty() && behind.starts_with(is_quote) {
                (value, behind) = quoted(behind);
            }
            // While a filter is being typed, its value may be incomplete.
            if !(typing && behind.is_empty() && !query.knows(name, value)) {
                query.filter(name, value, word);
            }
            rest = behind;
            continue;
        }
        rest = behind;
        let star = word.ends_with('*');
        let is_prefix = star || typing && rest.is_empty();
        query.clause(text, word.trim_end_matches('*'), false, excluded, is_prefix);
    }
    let is_operator = |c: char| is_quote(c) || matches!(c, '-' | '−' | '*') || c.is_whitespace();
    if query.clauses.is_empty() && query.has_signs {
        if typing && text.chars().all(is_operator) {
            // A phrase or an excluded word begins.
            query.has_signs = false;
        } else {
            query.notes.push(Note::NoWords);
        }
    }
    query
}

/// The text between the first quote and the next one, and the text after that.
fn quoted(text: &str) -> (&str, &str) {
    let mut quotes = text.char_indices().filter(|&(_, c)| is_quote(c));
    let start = quotes.next().map_or(0, |(at, c)| at + c.len_utf8());
    match quotes.next() {
        Some((at, c)) => (part(text, start..at), part(text, at + c.len_utf8()..)),
        None => (part(text, start..), ""),
    }
}

fn is_digits(text: &str, length: core::ops::Range<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The number of bytes of further groups of three digits: `1 000 000` is one number.
fn thousands(text: &str) -> usize {
    let mut end = 0;
    while let Some(group) = part(text, end..).strip_prefix([' ', '\u{a0}', '\u{2009}', '\u{202f}'])
    {
        let length = group
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(group.len());
        if length != 3 {
            break;
        }
        end = text.len() - group.len() + length;
    }
    end
}

#[derive(Clone, Copy)]
enum Filter {
    Region,
    Lang,
    From,
    To,
}

fn filter(name: &str) -> Option<Filter> {
    const NAMES: [(&str, Filter); 7] = [
        ("region", Filter::Region),
        ("lang", Filter::Lang),
        ("тіл", Filter::Lang),
        ("тил", Filter::Lang),
        ("язык", Filter::Lang),
        ("from", Filter::From),
        ("to", Filter::To),
    ];
    let name = lowered(name);
    NAMES
        .iter()
        .find(|(known, _)| name == *known)
        .map(|&(_, filter)| filter)
}

/// The language of a tag, or of the beginning of its name in Kazakh or Russian: `тіл:қазақша`, `язык:рус`.
fn lang(value: &str) -> Option<Lang> {
    const NAMES: [(&str, Lang); 4] = [
        ("қаз", Lang::Kk),
        ("каз", Lang::Kk),
        ("ор", Lang::Ru),
        ("рус", Lang::Ru),
    ];
    let name = lowered(value);
    let named = || NAMES.iter().find(|(start, _)| name.starts_with(start));
    Lang::from_tag(value).or_else(|| Some(named()?.1))
}

impl<'q> Query<'q> {
    fn clause(
        &mut self,
        text: &'q str,
        typed: &'q str,
        quoted: bool,
        excluded: bool,
        is_prefix: bool,
    ) {
        let tokens = tokens(typed);
        // `typed` is a slice of `text`.
        let start = (typed.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let clause = Clause {
            typed,
            start,
            tokens,
            quoted,
            excluded,
            is_prefix,
        };
        if clause.tokens.is_empty() {
            self.has_signs = true;
        } else if !self.clauses.iter().any(|other| other.is_repeated(&clause)) {
            self.clauses.push(clause);
        }
    }

    /// Returns `true` if a filter has a value that it understands.
    fn knows(&self, name: &str, value: &str) -> bool {
        match filter(name) {
            Some(Filter::Region) => !value.is_empty(),
            Some(Filter::Lang) => lang(value).is_some(),
            Some(Filter::From | Filter::To) => CalendarDay::first_of(value).is_some(),
            None => false,
        }
    }

    fn filter(&mut self, name: &str, value: &'q str, typed: &str) {
        if !self.knows(name, value) {
            self.notes.push(Note::UnknownFilter {
                typed: typed.to_owned(),
            });
            return;
        }
        match filter(name) {
            Some(Filter::Region) => self
                .regions
                .extend(value.split(',').filter(|code| !code.is_empty())),
            Some(Filter::Lang) => self.lang = lang(value),
            Some(Filter::From) => self.from = CalendarDay::first_of(value),
            Some(Filter::To) => self.to = CalendarDay::last_of(value),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The clauses of a query in one line: `-` for excluded ones, `*` for prefixes, and quotes.
    fn read(text: &str, typing: bool) -> String {
        let query = parse(text, typing);
        let clauses: Vec<String> = query
            .clauses
            .iter()
            .map(|clause| {
                let words: Vec<&str> = clause.words().map(|token| token.term.as_str()).collect();
                let words = words.join(" ");
                let words = if clause.quoted {
                    format!("\"{words}\"")
                } else {
                    words
                };
                format!(
                    "{}{words}{}",
                    if clause.excluded { "-" } else { "" },
                    if clause.is_prefix { "*" } else { "" }
                )
            })
            .collect();
        clauses.join(" | ")
    }

    #[test]
    fn words_phrases_and_operators() {
        assert_eq!(read("Өскемен туризм", false), "өскемен | туризм");
        assert_eq!(read("Өскемен туризм", true), "өскемен | туризм*");
        assert_eq!(read("Өскемен туризм ", true), "өскемен | туризм");
        assert_eq!(read("тури* -алматы", false), "тури* | -алматы");
        assert_eq!(
            read("\"шағын бизнес\" -«көк базар»", false),
            "\"шағын бизнес\" | -\"көк базар\""
        );
        assert_eq!(read("1 000 000 теңге", false), "1000000 | теңге");
        assert_eq!(read("азық-түлік 40%", false), "азық түлік | 40 %");
        assert_eq!(read("a - b --c", false), "a | b | c");
    }

    #[test]
    fn filters() {
        let query = parse(
            "region:KZ-63,KZ-75 lang:ru from:2014-09 to:2016 REGION:\"Абай облысы\" су",
            false,
        );
        assert_eq!(query.regions, ["KZ-63", "KZ-75", "Абай облысы"]);
        assert_eq!(query.lang, Some(Lang::Ru));
        assert_eq!(query.from, CalendarDay::new(2014, 9, 1));
        assert_eq!(query.to, CalendarDay::new(2016, 12, 31));
        assert_eq!(query.clauses.len(), 1);
        let long = "мектеп ".repeat(MAX_QUERY_CHARS);
        let query = parse(&long, true);
        assert_eq!(query.notes, [Note::Shortened]);
        assert!(
            query.clauses.iter().all(|clause| clause.typed == "мектеп"),
            "half a word is left out"
        );
        let one = "м".repeat(50_000);
        assert_eq!(
            parse(&one, false).clauses[0].typed.chars().count(),
            MAX_QUERY_CHARS
        );
        let exact: String = long.chars().take(MAX_QUERY_CHARS).collect();
        assert_eq!(parse(&exact, true).notes, []);
        let odd = parse("from:кеше lang:de", false);
        assert_eq!(odd.notes.len(), 2);
        assert!(parse("су from:20", true).notes.is_empty());
    }

    #[test]
    fn the_language_has_a_name_in_both_languages() {
        for (text, expected) in [
            ("lang:kk су", Some(Lang::Kk)),
            ("LANG:ru су", Some(Lang::Ru)),
            ("тіл:қазақша су", Some(Lang::Kk)),
            ("Тіл:орысша су", Some(Lang::Ru)),
            ("язык:казахский су", Some(Lang::Kk)),
            ("язык:ru су", Some(Lang::Ru)),
            ("язык:рус су", Some(Lang::Ru)),
            ("язык:немецкий су", None),
            ("язык су", None),
        ] {
            let query = parse(text, false);
            assert_eq!(query.lang, expected, "{text}");
            let ignored = text.contains("немецкий");
            assert_eq!(!query.notes.is_empty(), ignored, "{text}");
        }
    }

    #[test]
    fn a_word_that_is_repeated_is_asked_once() {
        assert_eq!(read("су Су жол су", false), "су | жол");
        assert_eq!(read("су \"су\" -су", false), "су | \"су\" | -су");
        assert_eq!(read("су су", true), "су | су*");
    }

    #[test]
    fn signs_alone_are_nothing_to_look_for() {
        for text in ["😀", "?!", "… —", "lang:ru 😀", "-", "\"\""] {
            assert_eq!(parse(text, false).notes, [Note::NoWords], "{text}");
        }
        for text in ["", " ", "lang:ru", "су 😀", "2014"] {
            assert_eq!(parse(text, false).notes, [], "{text}");
        }
        for text in ["-", "\"", "«", "-\""] {
            assert_eq!(parse(text, true).notes, [], "{text}");
        }
        assert_eq!(parse("😀", true).notes, [Note::NoWords]);
    }

    #[test]
    fn unfinished_queries_are_queries() {
        for text in [
            "\"", "-", "--", "*", "-\"", "region:", ":", "a\"b", "«", "- -", "-*", "\"\"\"",
        ] {
            parse(text, true);
            parse(text, false);
        }
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(text in "[-\"«» *:a-z0-9а-я]{0,30}|\\PC*", typing: bool) {
            parse(&text, typing);
        }
    }
}
