//! The names of units and places, with the ways to recognise them in any case.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aimaq_language::{Lang, fold, possible_stems, stem, term};
use aimaq_places::{Place, PlaceKind, Unit, foreign, gazetteer, units};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Named {
    /// A first-level unit.
    Unit(&'static Unit),
    /// A place below it.
    Place(&'static Place),
}

/// A name, word by word.
#[derive(Debug)]
pub struct Name {
    pub words: Vec<NameWord>,
    pub named: Named,
    /// Counts only with the word for its kind after or before it: districts, and towns whose names are also those of people, lakes or
    /// common words.
    pub needs_kind: bool,
    /// The unit of which this is the bare name: Алматы of Алматы облысы. A list that ends with облыстары means the unit.
    pub region: Option<&'static Unit>,
}

/// A word of a name.
#[derive(Debug)]
pub enum NameWord {
    /// A word for a kind of unit, by its beginning.
    Kind(&'static str),
    /// Any other word: its folded form, and its folded stem in Russian.
    Word(String, String),
}

/// Names that are also those of people, lakes, mountains and rivers, or common words (measured on television news: Абай is a person
/// in 57 of 79 cases).
const AMBIGUOUS: [&str; 26] = [
    "абай",
    "алтай",
    "балқаш",
    "балхаш",
    "арал",
    "жәнібек",
    "жанибек",
    "қарасай",
    "сәтбаев",
    "сатпаев",
    "қонаев",
    "конаев",
    "шет",
    "целиноград",
    "наурызбай",
    "темір",
    "темир",
    "шар",
    "курчатов",
    "ембі",
    "эмба",
    "есік",
    "есик",
    "ақсу",
    "аксу",
    "түркістан",
];

/// Words for kinds of units and places, by their beginnings.
pub const KINDS: [(&str, &[Kind]); 12] = [
    ("облыс", &[Kind::Region]),
    ("област", &[Kind::Region]),
    ("өлке", &[Kind::Region]),
    ("кра", &[Kind::Region]),
    ("республика", &[Kind::Region]),
    ("қала", &[Kind::Town]),
    ("шаһар", &[Kind::Town]),
    ("город", &[Kind::Town]),
    ("аудан", &[Kind::District]),
    ("район", &[Kind::District]),
    ("мегаполис", &[Kind::Town]),
    ("әкімдік", &[]),
];

/// The kind that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Region,
    Town,
    District,
}

/// The kind of a word, if it is a word for one. `край` is told from `крайне` by its length.
pub fn kind_of(lower: &str) -> Option<Kind> {
    let length = lower.chars().count();
    let entry = KINDS.iter().find(|(beginning, kinds)| {
        !kinds.is_empty()
            && lower.starts_with(beginning)
            && (*beginning != "кра" || matches!(lower, "край" | "края" | "краю" | "краем" | "крае"))
    })?;
    (length < 16).then(|| entry.1.first().copied()).flatten()
}

/// All names, by the folded first three letters of their first word.
#[derive(Debug)]
pub struct Names {
    by_beginning: BTreeMap<String, Vec<Name>>,
}

impl Names {
    /// The names that may begin with a word, the longest first.
    pub fn beginning_like(&self, folded: &str) -> &[Name] {
        let key = beginning(folded);
        self.by_beginning.get(&key).map_or(&[], Vec::as_slice)
    }
}

fn beginning(folded: &str) -> String {
    folded.chars().take(3).collect()
}

/// The names. They are prepared at the first call.
pub fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut by_beginning: BTreeMap<String, Vec<Name>> = BTreeMap::new();
        let mut add =
            |written: &str, named: Named, needs_kind: bool, region: Option<&'static Unit>| {
                let words: Vec<NameWord> = words(written).map(name_word).collect();
                let Some(NameWord::Word(first, _)) =
                    words.iter().find(|word| matches!(word, NameWord::Word(..)))
                else {
                    return;
                };
                let key = match words.first() {
                    Some(NameWord::Kind(kind)) => fold(kind),
                    _ => first.clone(),
                };
                let name = Name {
                    words,
                    named,
                    needs_kind,
                    region,
                };
                by_beginning.entry(beginning(&key)).or_default().push(name);
            };
        for unit in units().iter().chain(foreign()) {
            for lang in Lang::ALL {
                let mut all = vec![unit.name(lang)];
                all.extend(unit.aliases(lang));
                all.extend(unit.former_names().iter().map(|former| former.name(lang)));
                for name in all.into_iter().filter(|name| !name.is_empty()) {
                    add(name, Named::Unit(unit), false, None);
                    // Шығыс Қазақстан: two words are clear without облысы.
                    if lang == Lang::Kk
                        && let Some(bare) = name.strip_suffix(" облысы")
                        && bare.contains(' ')
                    {
                        add(bare, Named::Unit(unit), false, None);
                    }
                }
            }
        }
        for place in gazetteer().iter() {
            for name in place.names() {
                let lower = name.to_lowercase();
                let needs_kind =
                    place.kind != PlaceKind::Town || AMBIGUOUS.contains(&lower.as_str());
                let region = units()
                    .iter()
                    .find(|unit| unit.name(Lang::Kk).to_lowercase() == format!("{lower} облысы"));
                // Astana, Almaty and Shymkent are units themselves.
                let city = units()
                    .iter()
                    .find(|unit| unit.code() == place.unit_now && unit.seat(Lang::Kk).is_empty());
                match city {
                    Some(unit) if place.kind == PlaceKind::Town => {
                        add(name, Named::Unit(unit), false, region)
                    }
                    _ => add(name, Named::Place(place), needs_kind, region),
                }
            }
        }
        for list in by_beginning.values_mut() {
            list.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        Names { by_beginning }
    })
}

/// The words of a text: letters and hyphens.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || c == '-'))
        .filter(|word| !word.is_empty())
}

fn name_word(written: &str) -> NameWord {
    let lower = term(written);
    let kind = KINDS
        .iter()
        .find(|(kind, _)| lower.starts_with(kind) && kind_of(&lower).is_some());
    match kind {
        Some((kind, _)) => NameWord::Kind(kind),
        None => NameWord::Word(fold(&lower), fold(&russian_base(&lower))),
    }
}

/// A word of a text, with what it may be a form of.
#[derive(Debug)]
pub struct TextWord {
    pub lower: String,
    pub folded: String,
    /// Folded stems.
    stems: Vec<String>,
    base: String,
}

impl TextWord {
    pub fn new(written: &str) -> TextWord {
        let lower = term(written);
        let mut stems: Vec<String> = possible_stems(Lang::Kk, &lower)
            .iter()
            .map(|stem| fold(stem))
            .collect();
        stems.extend(
            possible_stems(Lang::Ru, &lower)
                .iter()
                .map(|stem| fold(stem)),
        );
        TextWord {
            folded: fold(&lower),
            base: fold(&russian_base(&lower)),
            stems,
            lower,
        }
    }

    /// Is the word a Russian case of a name that ends with й: Семее, Семею, Семеем?
    fn is_case_of_soft(&self, name: &str) -> bool {
        let Some(base) = name.strip_suffix('й') else {
            return false;
        };
        let ending = self.folded.strip_prefix(base);
        matches!(ending, Some("е" | "я" | "ю" | "ем"))
    }

    /// May the word be a form of a word of a name?
    pub fn is_form_of(&self, word: &NameWord) -> bool {
        match word {
            NameWord::Kind(kind) => self.lower.starts_with(kind) && kind_of(&self.lower).is_some(),
            NameWord::Word(name, base) => {
                self.folded == *name
                    || self.stems.contains(name)
                    || self.base == *base && base.chars().count() > 3
                    || self.is_case_of_soft(name)
            }
        }
    }
}

/// A Russian word without its ending: an adjective without that of its gender and case, any other word without that of its case. A
/// hyphened name declines in its last part.
fn russian_base(lower: &str) -> String {
    const ADJECTIVE: [&str; 16] = [
        "ого", "его", "ому", "ему", "ыми", "ими", "ая", "ой", "ую", "ый", "ий", "ое", "ом", "ым",
        "им", "их",
    ];
    for ending in ADJECTIVE {
        if let Some(base) = lower.strip_suffix(ending)
            && base.ends_with("ск")
        {
            return base.to_owned();
        }
    }
    stem(Lang::Ru, lower)
}
