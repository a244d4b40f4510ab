//! The regions that a text is about.

use std::cell::OnceCell;

use aimaq_article::Edtf;
use aimaq_language::{Lang, fold, sentences, term};
use aimaq_places::{Place, PlaceKind, Unit, UnitKind, gazetteer, unit, units};
use serde::{Deserialize, Serialize};

use super::names::{Kind, Name, Named, TextWord, kind_of, names};

/// A region that an article may be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionSuggestion {
    /// The code of the unit as written.
    pub unit: String,
    /// The place that settles today's unit, in Kazakh.
    pub place: Option<String>,
    /// The words that led to it, each as it stands first in the text.
    pub words: Vec<String>,
    /// How often the unit and its places are named.
    pub mentions: usize,
}

/// A unit or place that is named in a text.
struct Mention {
    named: Named,
    /// The words as written.
    words: String,
    in_lead: bool,
}

/// Suggests the regions of an article from its title and paragraphs.
///
/// A unit is suggested if the title or the first two sentences name it, or if a quarter of all mentions, and at least three, are of
/// it. A unit that is named in passing is not.
pub fn suggest(title: &str, paragraphs: &[String], date: Option<Edtf>) -> Vec<RegionSuggestion> {
    let mentions = mentions(title, paragraphs);
    let mut found: Vec<(RegionSuggestion, bool)> = Vec::new();
    for mention in &mentions {
        let Some(code) = unit_of(mention, &mentions, date) else {
            continue;
        };
        let at = found.iter().position(|(found, _)| found.unit == code);
        let at = at.unwrap_or_else(|| {
            let new = RegionSuggestion {
                unit: code.to_owned(),
                place: None,
                words: Vec::new(),
                mentions: 0,
            };
            found.push((new, false));
            found.len() - 1
        });
        let Some((region, in_lead)) = found.get_mut(at) else {
            continue;
        };
        region.mentions += 1;
        *in_lead |= mention.in_lead;
        if region.words.len() < 4 && !region.words.contains(&mention.words) {
            region.words.push(mention.words.clone());
        }
    }
    let all: usize = found.iter().map(|(region, _)| region.mentions).sum();
    let chosen = found
        .into_iter()
        .filter(|(region, in_lead)| *in_lead || region.mentions >= 3 && region.mentions * 4 >= all);
    let mut chosen: Vec<RegionSuggestion> = chosen.map(|(region, _)| region).collect();
    for region in &mut chosen {
        region.place = place(&region.unit, &mentions);
    }
    chosen.sort_by_key(|region| std::cmp::Reverse(region.mentions));
    chosen
}

/// The unit of a mention as written; `None` if the place may be in several.
fn unit_of(mention: &Mention, all: &[Mention], date: Option<Edtf>) -> Option<&'static str> {
    match mention.named {
        Named::Unit(unit) => Some(unit.code()),
        Named::Place(place) => {
            let same: Vec<&Place> = gazetteer()
                .iter()
                .filter(|other| other.kk == place.kk && other.kind == place.kind)
                .collect();
            let named = |code: &str| {
                all.iter()
                    .any(|other| matches!(other.named, Named::Unit(unit) if unit.code() == code))
            };
            // The unit that the text names elsewhere settles which of several it is, and whether it is that of then or of today.
            for place in &same {
                if named(place.unit_now) {
                    return Some(place.unit_now);
                }
                if let Some(before) = place.before
                    && named(before.unit)
                {
                    return Some(before.unit);
                }
            }
            let [place] = same[..] else { return None };
            match place.before {
                Some(before)
                    if date.is_some_and(|date| iso(date.last_day()).as_str() < before.until) =>
                {
                    Some(before.unit)
                }
                _ => Some(place.unit_now),
            }
        }
    }
}

/// A day as ISO 8601 writes it.
fn iso((year, month, day): (u16, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The town of a unit that the text names most, if it names one twice or in the lead. A name that other towns or districts of the unit
/// have is left out.
fn place(code: &str, mentions: &[Mention]) -> Option<String> {
    if unit(code).is_some_and(|unit| unit.kind() != UnitKind::Region) {
        return None;
    }
    let towns = mentions.iter().filter_map(|mention| match mention.named {
        Named::Place(place) if place.kind == PlaceKind::Town && place.is_or_was_in(code) => {
            Some((place.kk, mention.in_lead))
        }
        _ => None,
    });
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (name, in_lead) in towns {
        let weight = if in_lead { 2 } else { 1 };
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += weight,
            None => counts.push((name, weight)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (name, count) = counts.first()?;
    (*count >= 2 && aimaq_places::today(code, Some(name)).is_ok()).then(|| (*name).to_owned())
}

fn mentions(title: &str, paragraphs: &[String]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    in_passage(title, true, &mut mentions);
    let mut lead = 2usize;
    for paragraph in paragraphs {
        for range in sentences(paragraph) {
            let sentence = paragraph.get(range).unwrap_or_default();
            in_passage(sentence, lead > 0, &mut mentions);
            lead = lead.saturating_sub(1);
        }
    }
    mentions
}

/// A word of a passage and where it is.
struct Word<'t> {
    written: &'t str,
    start: usize,
    end: usize,
    /// Its forms. They take most of the time, so they are found once, and only where a name may be.
    forms: OnceCell<TextWord>,
}

impl Word<'_> {
    fn forms(&self) -> &TextWord {
        self.forms.get_or_init(|| TextWord::new(self.written))
    }
}

fn in_passage(passage: &str, in_lead: bool, mentions: &mut Vec<Mention>) {
    let words: Vec<Word<'_>> = super::names::words(passage)
        .map(|written| {
            let start = written.as_ptr() as usize - passage.as_ptr() as usize;
            Word {
                written,
                start,
                end: start + written.len(),
                forms: OnceCell::new(),
            }
        })
        .collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let capital = word.written.chars().next().is_some_and(char::is_uppercase);
        if let Some(unit) = abbreviated(word.written) {
            mentions.push(Mention {
                named: Named::Unit(unit),
                words: word.written.to_owned(),
                in_lead,
            });
            at += 1;
            continue;
        }
        let begins_with_kind = kind_of(&word.written.to_lowercase()).is_some();
        if !capital && !begins_with_kind {
            at += 1;
            continue;
        }
        match longest(passage, &words, at) {
            Some((named, length)) => {
                let end = words.get(at + length - 1).map_or(word.end, |last| last.end);
                let written = passage.get(word.start..end).unwrap_or_default().to_owned();
                mentions.push(Mention {
                    named,
                    words: written,
                    in_lead,
                });
                at += length;
            }
            None => at += 1,
        }
    }
}

/// The longest name that begins at a word, and how many words it takes with the word for its kind.
fn longest(passage: &str, words: &[Word<'_>], at: usize) -> Option<(Named, usize)> {
    let here = words.get(at)?;
    let candidates = names().beginning_like(&fold(&term(here.written)));
    if candidates.is_empty() {
        return None;
    }
    let first = here.forms();
    let mut best: Option<(Named, usize)> = None;
    for name in candidates {
        let length = name.words.len();
        if best.is_some_and(|(_, best)| best > length) {
            continue;
        }
        let matches = name
            .words
            .iter()
            .enumerate()
            .all(|(index, word)| match index {
                0 => first.is_form_of(word),
                _ => words.get(at + index).is_some_and(|next| {
                    adjacent(passage, words, at + index) && next.forms().is_form_of(word)
                }),
            });
        if !matches {
            continue;
        }
        let after = words
            .get(at + length)
            .filter(|_| adjacent(passage, words, at + length))
            .map(|word| word.written.to_lowercase());
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .filter(|_| adjacent(passage, words, at))
            .map(|word| word.written.to_lowercase());
        let Some((named, more)) = settle(name, before.as_deref(), after.as_deref(), || {
            list_of_regions(words, at + length)
        }) else {
            continue;
        };
        if best.is_none_or(|(_, best)| length + more > best) {
            best = Some((named, length + more));
        }
    }
    best
}

/// What a name means among its neighbours; `None` if it is not a place there.
fn settle(
    name: &Name,
    before: Option<&str>,
    after: Option<&str>,
    in_list: impl Fn() -> bool,
) -> Option<(Named, usize)> {
    let kind_after = after.and_then(kind_of);
    let kind_before = before.and_then(kind_of);
    match name.named {
        Named::Unit(_)
            if name
                .words
                .iter()
                .any(|word| matches!(word, super::names::NameWord::Kind(_))) =>
        {
            Some((name.named, 0))
        }
        _ => {
            // Алматы көшесі is a street in any town, Абай атындағы театр is named after a person.
            if after.is_some_and(is_named_after) || before.is_some_and(is_street) {
                return None;
            }
            if let (Some(region), true) =
                (name.region, kind_after == Some(Kind::Region) || in_list())
            {
                return Some((
                    Named::Unit(region),
                    usize::from(kind_after == Some(Kind::Region)),
                ));
            }
            let wanted = match name.named {
                Named::Unit(_) => Kind::Town,
                Named::Place(place) if place.kind == PlaceKind::Town => Kind::Town,
                Named::Place(_) => Kind::District,
            };
            match (kind_after, name.needs_kind) {
                (Some(kind), _) if kind == wanted => Some((name.named, 1)),
                (Some(_), _) if !matches!(name.named, Named::Unit(unit) if unit.kind() == UnitKind::Region) => {
                    None
                }
                (_, true) => {
                    (kind_before == Some(wanted) && wanted == Kind::Town).then_some((name.named, 0))
                }
                (_, false) => Some((name.named, 0)),
            }
        }
    }
}

fn is_named_after(lower: &str) -> bool {
    [
        "көше",
        "даңғыл",
        "атындағы",
        "проспект",
        "бульвар",
        "шоссе",
        "өзен",
        "көлі",
        "тау",
        "ауыл",
    ]
    .iter()
    .any(|beginning| lower.starts_with(beginning))
}

fn is_street(lower: &str) -> bool {
    [
        "улиц",
        "проспект",
        "имени",
        "бульвар",
        "шоссе",
        "озер",
        "озёр",
        "рек",
    ]
    .iter()
    .any(|beginning| lower.starts_with(beginning) && lower.chars().count() < 12)
}

/// Are a word and the word before it in one phrase, with nothing but a space between?
fn adjacent(passage: &str, words: &[Word<'_>], at: usize) -> bool {
    let (Some(before), Some(here)) = (
        at.checked_sub(1).and_then(|at| words.get(at)),
        words.get(at),
    ) else {
        return false;
    };
    passage
        .get(before.end..here.start)
        .is_some_and(|between| between.chars().all(char::is_whitespace))
}

/// Does a list of names that goes on at a word end with `облыстары`? `Ақтөбе, Жамбыл және Алматы облыстары`.
fn list_of_regions(words: &[Word<'_>], at: usize) -> bool {
    for word in words.iter().skip(at).take(6) {
        let lower = word.written.to_lowercase();
        if lower.starts_with("облыстар") {
            return true;
        }
        let joins = matches!(lower.as_str(), "және" | "мен" | "бен" | "пен");
        let capital = word.written.chars().next().is_some_and(char::is_uppercase);
        if !joins && !capital {
            return false;
        }
    }
    false
}

/// The unit of an abbreviation that the press uses, also with an ending: `ШҚО`, `ВКО`, `ШҚО-да`.
fn abbreviated(written: &str) -> Option<&'static Unit> {
    let head = written.split('-').next().unwrap_or(written);
    if head.chars().count() < 3 || !head.chars().all(char::is_uppercase) {
        return None;
    }
    units().iter().find(|unit| {
        Lang::ALL.iter().any(|&lang| {
            unit.abbreviation(lang) == head
                || unit
                    .former_names()
                    .iter()
                    .any(|former| former.abbreviation(lang) == head)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = suggest("", &[text.to_owned()], None);
        let found: Vec<(&str, Option<&str>)> = found
            .iter()
            .map(|region| (&*region.unit, region.place.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn units_and_towns_in_any_case() {
        check("Форум Павлодар облысында өтті.", &[("KZ-55", None)]);
        check("В Костанайской области построят школу.", &[("KZ-39", None)]);
        check("Мост открыли в Уральске.", &[("KZ-27", Some("Орал"))]);
        check("Театр открыли в Семее.", &[("KZ-10", Some("Семей"))]);
        check("Көпір Шымкентте ашылды.", &[("KZ-79", None)]);
        check(
            "Делегация из Омской области приехала в Петропавловск.",
            &[("RU-OMS", None), ("KZ-59", Some("Петропавл"))],
        );
        check("СҚО-да егін жиналды.", &[("KZ-59", None)]);
    }

    #[test]
    fn the_next_word_settles_what_is_meant() {
        check("Жиын Алматы облысында өтті.", &[("KZ-19", None)]);
        check("Жиын Алматыда өтті.", &[("KZ-75", None)]);
        check("Абай өлеңдері оқылды.", &[]);
        check("Мереке Абай облысында өтті.", &[("KZ-10", None)]);
        check("Жөндеу Алматы көшесінде жүріп жатыр.", &[]);
        check(
            "Қамқорлық Ақтөбе, Жамбыл және Алматы облыстарына жетті.",
            &[("KZ-15", None), ("KZ-31", None), ("KZ-19", None)],
        );
        check("Алтай тауларында қар жауды.", &[]);
    }

    #[test]
    fn a_place_is_in_the_unit_of_its_time() {
        check(
            "Алматы облысы, Талдықорған қаласында отырыс өтті.",
            &[("KZ-19", Some("Талдықорған"))],
        );
        check(
            "Жетісу облысының орталығы – Талдықорған қаласы.",
            &[("KZ-33", Some("Талдықорған"))],
        );
        let date = |date: &str| date.parse().ok();
        let unit = |on| {
            suggest("", &["Жиын Семейде өтті.".to_owned()], on)
                .first()
                .map(|region| region.unit.clone())
        };
        assert_eq!(unit(date("2020-05-01")).as_deref(), Some("KZ-63"));
        assert_eq!(unit(date("2024")).as_deref(), Some("KZ-10"));
    }

    #[test]
    fn what_is_named_in_passing_is_not_suggested() {
        check(
            "Мост открыли в Павлодаре. Он самый длинный. Такие же строят в Актау и Семее. Мост Павлодара длинный.",
            &[("KZ-55", Some("Павлодар"))],
        );
    }
}
