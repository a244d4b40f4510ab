//! What a typed word stands for: from the letters of a query to word forms of the index.
//!
//! The ways are tried from the surest to the least sure, and the first that finds something is taken: the word as
//! typed and the other forms of its stem; the word typed on another keyboard; near spellings.

use core::cell::Cell;

use aimaq_language::scripts::{self, Script};
use aimaq_language::{
    Lang, TokenKind, fold, has_kazakh_letter, order, part, possible_stems, term, tokens,
};

use aimaq_postings::Postings;

use crate::group::{Form, Group, Kind, Surface};
use crate::index::Index;
use crate::key;
use crate::near::Near;
use crate::stems::stems_of;
use crate::words::{Forms, Sequence};

/// A form of the index that a word stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormUse<'i> {
    pub(crate) surface: Surface<'i>,
    pub(crate) postings: Postings<'i>,
    /// How much an occurrence counts.
    pub(crate) weight: f32,
}

/// How a word was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// As typed, or another form of what was typed.
    AsTyped,
    /// Letters that a keyboard lacks were put back.
    Folded,
    /// It was typed on another layout.
    OtherKeys,
    /// A slip of the finger was mended.
    Mended,
}

/// What a word stands for.
#[derive(Clone, Debug)]
pub(crate) struct Meaning<'i> {
    pub(crate) how: How,
    pub(crate) forms: Vec<FormUse<'i>>,
    /// The folded stems of the forms that it stands for most directly: names are known by stems.
    pub(crate) stems: Vec<String>,
    /// Groups of names that it is known as.
    pub(crate) names: Vec<u32>,
    /// The likeliest form, as it is mostly written.
    pub(crate) best: Option<String>,
    /// The same, where it is not what was typed.
    pub(crate) shown: Option<String>,
}

/// The weight of a form that is the very word that was typed.
const EXACT: f32 = 8.0;
/// The weight of another form of its stem.
const SISTER: f32 = 1.0;
/// The most forms that a beginning stands for.
const MOST_BEGINNINGS: usize = 400;

/// Groups that a word stands for, with the forms that make it so.
#[derive(Default)]
struct Found<'i> {
    groups: Vec<(u32, Group<'i>)>,
    /// Surfaces that stand for the word most directly, with how likely that is (1: surely).
    direct: Vec<(Surface<'i>, f32)>,
    names: Vec<u32>,
}

impl<'i> Found<'i> {
    fn add(&mut self, number: u32, group: Group<'i>) {
        if !self.groups.iter().any(|(known, _)| *known == number) {
            self.groups.push((number, group));
        }
    }

    fn meaning(self, how: How) -> Option<Meaning<'i>> {
        if self.groups.is_empty() && self.names.is_empty() {
            return None;
        }
        let mut best: Option<(f32, Form<'_>)> = None;
        let (mut forms, mut stems) = (Vec::new(), Vec::new());
        for (_, group) in self.groups {
            let sure = |form: &Form<'_>| {
                let direct = self
                    .direct
                    .iter()
                    .filter(|(surface, _)| surface.is_as(&form.surface));
                direct.map(|&(_, sure)| sure).max_by(f32::total_cmp)
            };
            let all: Vec<Option<f32>> = group.forms.iter().map(sure).collect();
            let surest = all.iter().flatten().copied().max_by(f32::total_cmp);
            if surest.is_none_or(|sure| sure >= 1.0) {
                stems.extend(key::folded(group.stem).and_then(|stem| key::decode(&stem)));
            }
            for (form, sure) in group.forms.into_iter().zip(all) {
                if let Some(sure) = sure {
                    let likely = sure * libm::logf(1.0 + form.postings.versions as f32);
                    if best.as_ref().is_none_or(|(most, _)| likely > *most) {
                        best = Some((likely, form));
                    }
                }
                let weight =
                    sure.map_or_else(|| surest.unwrap_or(1.0) * SISTER, |sure| sure * EXACT);
                forms.push(FormUse {
                    surface: form.surface,
                    postings: form.postings,
                    weight,
                });
            }
        }
        let best = best.and_then(|(_, form)| Some(form.case.write(&form.surface.term()?)));
        let shown = best.clone().filter(|_| how != How::AsTyped);
        Some(Meaning {
            how,
            forms,
            stems,
            names: self.names,
            best,
            shown,
        })
    }
}

/// What a word stands for, as typed but for letters that a keyboard lacks; nothing if it is not in the index.
///
/// Where only its stem is known, the word may as well be a slip for one that is there: with `near`, those count too.
pub(crate) fn plain<'i>(index: &'i Index, term: &str, near: bool) -> Option<Meaning<'i>> {
    let folded = || folded(index, term);
    let guess = || {
        let guess = by_stem(index, term)?;
        Some(if near {
            with_near(index, term, guess)
        } else {
            guess
        })
    };
    as_typed(index, term).or_else(|| {
        // Who has the Kazakh letters uses them.
        if has_kazakh_letter(term) {
            guess().or_else(folded)
        } else {
            folded().or_else(guess)
        }
    })
}

/// A stem that was guessed, and near spellings of the word, if there are any.
fn with_near<'i>(index: &'i Index, term: &str, guess: Meaning<'i>) -> Meaning<'i> {
    let long = term.chars().nth(LONG_ENOUGH - 1).is_some();
    let Some(near) = long.then(|| within(index, term, 1)).flatten() else {
        return guess;
    };
    let mut forms = near.forms;
    forms
        .iter_mut()
        .for_each(|form| form.weight *= NEAR_OR_STEM);
    let mut shown = near.shown;
    for form in guess.forms {
        match forms
            .iter_mut()
            .find(|known| known.postings.is(&form.postings))
        {
            Some(known) => {
                known.weight = known.weight.max(form.weight);
                // It is another form of the same word.
                shown = None;
            }
            None => forms.push(form),
        }
    }
    Meaning {
        forms,
        shown,
        ..guess
    }
}

/// From so many letters on, an unknown form of a known stem may be a slip.
const LONG_ENOUGH: usize = 5;
/// How much a near spelling counts beside a stem that was guessed.
const NEAR_OR_STEM: f32 = 0.7;

/// The word as typed and nothing else.
pub(crate) fn verbatim<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    as_typed(index, term).or_else(|| by_stem(index, term))
}

/// What was meant by letters of another script or the keys of another layout. `typed` has no spaces.
pub(crate) fn otherwise<'i>(index: &'i Index, typed: &str) -> Option<Meaning<'i>> {
    let read = scripts::Script::of(typed).map(|script| (script, scripts::letters(typed)));
    let spelt = |most| {
        read.as_ref()
            .and_then(|(script, letters)| transliterated(index, *script, letters, most))
    };
    spelt(0)
        .or_else(|| by_keys(index, typed))
        .or_else(|| spelt(2))
        .or_else(|| {
            let (script, letters) = read.as_ref()?;
            let likeliest = script.likeliest(letters);
            by_stem(index, &likeliest).or_else(|| mended(index, &likeliest))
        })
        .map(|meaning| Meaning {
            how: meaning.how.max(How::Folded),
            ..meaning
        })
}

/// What was meant by the same keys on another layout.
pub(crate) fn by_keys<'i>(index: &'i Index, typed: &str) -> Option<Meaning<'i>> {
    let cyrillic =
        scripts::from_latin_keys(typed).and_then(|word| plain(index, &term(&word), false));
    let latin =
        || scripts::from_cyrillic_keys(typed).and_then(|word| as_typed(index, &term(&word)));
    let meaning = cyrillic.or_else(latin)?;
    let shown = meaning.shown.or_else(|| meaning.best.clone());
    Some(Meaning {
        how: How::OtherKeys,
        shown,
        ..meaning
    })
}

fn groups<'i>(index: &'i Index, key: &[u8]) -> impl Iterator<Item = (u32, Group<'i>)> + use<'i> {
    index
        .lookup(key)
        .into_iter()
        .filter_map(|number| Some((number, index.group(number)?)))
}

/// The word itself is in the index, as a form or as a stem.
fn as_typed<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    let mut exact = [false; 2];
    let typed = key::encode(term);
    for (number, group) in groups(index, &key::encode(&fold(term))) {
        let Kind::Word(lang) = group.kind else {
            continue;
        };
        let form = group.forms.iter().find(|form| form.surface.is(&typed));
        exact[lang as usize] |= form.is_some();
        found.direct.extend(form.map(|form| (form.surface, 1.0)));
        if form.is_some() || group.stem == typed {
            found.add(number, group);
        }
    }
    if found.groups.is_empty() {
        return None;
    }
    // A word that is the stem of others is rather that than a form of something else: баста is "begin" before it is
    // "on the head". Of the other reading, only what is written the same stays.
    let is_stem = Lang::ALL.map(|lang| {
        let mut groups = found.groups.iter();
        groups.any(|(_, group)| group.kind == Kind::Word(lang) && group.stem == typed)
    });
    for (_, group) in &mut found.groups {
        if let Kind::Word(lang) = group.kind
            && is_stem[lang as usize]
            && group.stem != typed
        {
            group.forms.retain(|form| form.surface.is(&typed));
        }
    }
    stems(index, term, exact, &mut found);
    found.meaning(How::AsTyped)
}

/// Other forms of its stem are in the index.
fn by_stem<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    stems(index, term, [false; 2], &mut found);
    found.meaning(How::AsTyped)
}

/// Adds the groups of the stem of a word in the languages whose groups are not yet known.
fn stems<'i>(index: &'i Index, term: &str, known: [bool; 2], found: &mut Found<'i>) {
    for lang in Lang::ALL {
        if known[lang as usize] || lang == Lang::Ru && has_kazakh_letter(term) {
            continue;
        }
        for stem in stems_of(term, |part| possible_stems(lang, part)) {
            let mut known = false;
            let letters = key::encode(&stem);
            for (number, group) in groups(index, &key::encode(&fold(&stem))) {
                if group.kind == Kind::Word(lang) && group.stem == letters {
                    found.add(number, group);
                    known = true;
                }
            }
            if known {
                break;
            }
        }
    }
}

/// The word is in the index but for letters that the keyboard lacked.
fn folded<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    let folded = key::encode(&fold(term));
    add_folded(index, &folded, &folded, 1.0, &mut found);
    found.meaning(How::Folded)
}

/// Adds what a key leads to: the groups with a form or a stem that is `folded` when folded.
fn add_folded<'i>(index: &'i Index, folded: &[u8], key: &[u8], sure: f32, found: &mut Found<'i>) {
    let mut letters = Vec::new();
    for (number, group) in groups(index, key) {
        if group.kind == Kind::Name {
            found.names.push(number);
            continue;
        }
        let before = found.direct.len();
        for form in &group.forms {
            if form.surface.fold(&mut letters) && letters == folded {
                found.direct.push((form.surface, sure));
            }
        }
        if found.direct.len() > before || key::folded(group.stem).as_deref() == Some(folded) {
            found.add(number, group);
        }
    }
}

/// The word is in the index but for a slip, or two in a long word.
pub(crate) fn mended<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    within(index, term, 1).or_else(|| within(index, term, 2))
}

/// The words within so many slips of one that is long enough for them.
fn within<'i>(index: &'i Index, term: &str, most: u8) -> Option<Meaning<'i>> {
    let folded = fold(term);
    let letters = folded.chars().count();
    if letters < 4 * usize::from(most) || folded.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let typed = key::encode(&folded);
    let mut keys = Vec::new();
    let near = Near::new(&typed, most);
    let mut step = |state: &_, letter| near.step(state, letter);
    index.walk(near.start(), &mut step, &mut |key, state, _| {
        let new = keys.last().is_none_or(|(_, last)| last != key);
        if new && near.slips(state).is_some() {
            keys.push((slip_likelihood(&typed, key), key.to_vec()));
        }
    });
    let most_likely = keys
        .iter()
        .fold(0.0, |most: f32, &(likely, _)| most.max(likely));
    let mut found = Found::default();
    for (likely, key) in keys {
        add_folded(index, &key, &key, likely / most_likely, &mut found);
    }
    found.meaning(How::Mended)
}

/// How likely it is that somebody who means `meant` types `typed`, in no unit. Of the slips that a word invites, one
/// leaves out a certain letter or swaps two certain neighbours, but forty put in or take some other letter; and the first
/// letter is rarely wrong.
fn slip_likelihood(typed: &[u8], meant: &[u8]) -> f32 {
    let swapped = typed.len() == meant.len()
        && {
            let mut differ = (0..typed.len()).filter(|&i| typed[i] != meant[i]);
            matches!((differ.next(), differ.next()), (Some(a), Some(b)) if b == a + 1 && typed[a] == meant[b] && typed[b] == meant[a])
        };
    let kind = if swapped || meant.len() > typed.len() {
        LEFT_OUT
    } else {
        1.0
    };
    let first = if typed.first() == meant.first() {
        SAME_START
    } else {
        1.0
    };
    kind * first
}

/// How much likelier a certain letter left out, or two swapped, are than one certain wrong letter.
const LEFT_OUT: f32 = 8.0;
/// How much likelier a slip is that keeps the first letter.
const SAME_START: f32 = 4.0;

/// Forms by how their folded letters begin.
pub(crate) struct Beginning<'i> {
    pub(crate) forms: Vec<FormUse<'i>>,
    /// The folded letters that they begin with.
    pub(crate) begin: Vec<u8>,
    /// The last of the keys that were taken.
    last: Vec<u8>,
}

impl Beginning<'_> {
    /// Is a form among those that were taken?
    pub(crate) fn has(&self, surface: &Surface<'_>, letters: &mut Vec<u8>) -> bool {
        surface.fold(letters) && letters.starts_with(&self.begin) && **letters <= *self.last
    }
}

/// The forms that begin with a term, folded.
pub(crate) fn beginnings<'i>(index: &'i Index, term: &str) -> Beginning<'i> {
    let mut found = Beginning {
        forms: Vec::new(),
        begin: key::encode(&fold(term)),
        last: Vec::new(),
    };
    let mut numbers = Vec::new();
    let mut count = 0;
    index.under(&found.begin, &mut |key, number| {
        if !key::is_name(key) {
            numbers.push(number);
            found.last.clear();
            found.last.extend(key);
            count += 1;
        }
        count < MOST_BEGINNINGS
    });
    let mut letters = Vec::new();
    let forms = forms_of(index, numbers, term, &mut |surface| {
        found.has(surface, &mut letters)
    });
    found.forms = forms;
    found
}

/// The forms that begin with the same five letters as a word.
pub(crate) fn alike<'i>(index: &'i Index, typed: &str) -> Vec<FormUse<'i>> {
    let folded = fold(&term(typed));
    match folded
        .char_indices()
        .nth(ALIKE)
        .map_or(folded.len(), |(at, _)| at)
    {
        at if folded.chars().take(ALIKE).count() == ALIKE => {
            beginnings(index, part(&folded, ..at)).forms
        }
        _ => Vec::new(),
    }
}

/// So many first letters make words alike.
const ALIKE: usize = 5;

/// The forms that begin with what was typed in another script or on another layout.
pub(crate) fn beginnings_otherwise<'i>(index: &'i Index, typed: &str) -> Vec<FormUse<'i>> {
    if let Some(script) = scripts::Script::of(typed) {
        let keys = read_as(index, script, &scripts::letters(typed), 0, true);
        if !keys.is_empty() {
            let numbers = keys.iter().map(|&(.., number)| number).collect();
            let mut letters = Vec::new();
            return forms_of(index, numbers, "", &mut |surface| {
                surface.fold(&mut letters)
                    && keys
                        .binary_search_by(|(known, ..)| known.cmp(&letters))
                        .is_ok()
            });
        }
    }
    scripts::from_latin_keys(typed)
        .map(|word| beginnings(index, &term(&word)).forms)
        .unwrap_or_default()
}

/// The forms of some groups that are `wanted`; `exact` is the one that was typed.
fn forms_of<'i>(
    index: &'i Index,
    mut numbers: Vec<u32>,
    exact: &str,
    wanted: &mut dyn FnMut(&Surface<'i>) -> bool,
) -> Vec<FormUse<'i>> {
    order::sort(&mut numbers);
    numbers.dedup();
    let exact = key::encode(exact);
    let mut forms = Vec::new();
    for group in numbers.into_iter().filter_map(|number| index.group(number)) {
        if !matches!(group.kind, Kind::Word(_)) {
            continue;
        }
        for form in group.forms.iter().filter(|form| wanted(&form.surface)) {
            let weight = if form.surface.is(&exact) { EXACT } else { 1.0 };
            forms.push(FormUse {
                surface: form.surface,
                postings: form.postings,
                weight,
            });
        }
    }
    forms
}

/// The words that letters of another script spell, by at most so much haste.
fn transliterated<'i>(
    index: &'i Index,
    script: Script,
    letters: &[char],
    most: u8,
) -> Option<Meaning<'i>> {
    let keys = read_as(index, script, letters, most, false);
    let least = keys.iter().map(|&(_, cost, _)| cost).min()?;
    let mut found = Found::default();
    for (key, ..) in keys.iter().filter(|&&(_, cost, _)| cost == least) {
        let word = key.strip_suffix(&key::NAME[1..]).unwrap_or(key);
        add_folded(index, word, key, 1.0, &mut found);
    }
    found.meaning(How::Folded)
}

/// A place in a typed word, the bytes of the reading that led there and are still to come, and what it cost.
type Place = (usize, &'static str, u8);

/// The keys that letters of another script may be read as, ascending, with the cost and values of each. With `begins`,
/// also the keys that go on after them.
fn read_as(
    index: &Index,
    script: Script,
    letters: &[char],
    most: u8,
    begins: bool,
) -> Vec<(Vec<u8>, u8, u32)> {
    let count = Cell::new(0);
    let mut keys = Vec::new();
    let at_end = |&(at, pending, _): &Place| {
        let mut end = false;
        silent(script, letters, at, &mut |at| end |= at == letters.len());
        end && pending.is_empty()
    };
    let mut step = |places: &Vec<Place>, byte: u8| {
        if count.get() >= MOST_BEGINNINGS {
            return None;
        }
        let mut next: Vec<Place> = Vec::new();
        let mut reach = |place: Place| match next
            .iter_mut()
            .find(|known| (known.0, known.1) == (place.0, place.1))
        {
            Some(known) => known.2 = known.2.min(place.2),
            None => next.push(place),
        };
        if byte < key::FIRST_LETTER {
            // The mark at the end of a name of one word is passed over.
            return (byte == key::NAME[1] && !begins && places.iter().any(at_end))
                .then(|| places.clone());
        }
        let sign = byte == SOFT_SIGN || byte == HARD_SIGN;
        for &(at, pending, cost) in places {
            let mut go = |pending: &'static str, at: usize, cost: u8| {
                let mut letters = pending.chars();
                if letters.next().and_then(key::letter) == Some(byte) {
                    reach((at, letters.as_str(), cost));
                }
            };
            if !pending.is_empty() {
                go(pending, at, cost);
                continue;
            }
            if at == letters.len() {
                if begins {
                    reach((at, "", cost));
                }
            } else {
                silent(script, letters, at, &mut |at| {
                    script.readings(letters, at, &mut |reading| {
                        if cost + reading.cost <= most {
                            go(reading.letters, at + reading.taken, cost + reading.cost);
                        }
                    });
                });
            }
            // Latin alphabets mostly leave the soft and the hard sign out.
            if sign && at > 0 {
                reach((at, "", cost));
            }
        }
        (!next.is_empty()).then_some(next)
    };
    index.walk(
        vec![(0, "", 0)],
        &mut step,
        &mut |key, places: &Vec<Place>, number| {
            let ends = places.iter().filter(|place| at_end(place));
            if let Some(&(.., cost)) = ends.min_by_key(|place| place.2)
                && count.get() < MOST_BEGINNINGS
            {
                count.set(count.get() + 1);
                keys.push((key.to_vec(), cost, number));
            }
        },
    );
    keys
}

const SOFT_SIGN: u8 = 0x9c;
const HARD_SIGN: u8 = 0x9a;

/// A place and those after it that are reached by letters without a sound.
fn silent(script: Script, letters: &[char], mut at: usize, visit: &mut impl FnMut(usize)) {
    loop {
        visit(at);
        let mut silent = false;
        script.readings(letters, at, &mut |reading| {
            silent |= reading.letters.is_empty()
        });
        if !silent {
            return;
        }
        at += 1;
    }
}

/// The names that a run of words is known as. For each word its folded stems; any will do.
pub(crate) fn names(index: &Index, words: &[Vec<String>], capitals: bool) -> Vec<u32> {
    let mut found = Vec::new();
    let marks = if capitals {
        &key::NAME[..]
    } else {
        &key::NAME[1..]
    };
    let Some((first, rest)) = words.split_first() else {
        return found;
    };
    for &mark in marks {
        let mut keys: Vec<Vec<u8>> = Vec::new();
        for stem in first {
            let mut key = key::encode(stem);
            key.push(mark);
            keys.push(key);
        }
        for (i, stems) in rest.iter().enumerate() {
            keys.retain(|key| index.begins(key));
            let longer = keys.iter().flat_map(|key| {
                stems.iter().map(move |stem| {
                    let mut longer = key.clone();
                    longer.extend((i > 0).then_some(b' '));
                    longer.extend(key::encode(stem));
                    longer
                })
            });
            keys = longer.collect();
        }
        keys.iter().for_each(|key| found.extend(index.lookup(key)));
    }
    order::sort(&mut found);
    found.dedup();
    found
}

/// The folded stems that a word may have, as names are known by them.
pub(crate) fn name_stems(index: &Index, term: &str) -> Vec<String> {
    let mut stems = vec![fold(term)];
    stems.extend(
        plain(index, term, false)
            .map(|meaning| meaning.stems)
            .unwrap_or_default(),
    );
    for lang in Lang::ALL {
        stems.extend(
            stems_of(term, |part| possible_stems(lang, part))
                .iter()
                .map(|stem| fold(stem)),
        );
    }
    order::sort(&mut stems);
    stems.dedup();
    stems
}

/// The codes, in lower case, that a name of a region stands for; names of other things stand for none.
pub(crate) fn regions(index: &Index, typed: &str) -> Vec<String> {
    let words: Vec<Vec<String>> = tokens(typed)
        .iter()
        .filter(|token| token.kind != TokenKind::Compound)
        .map(|token| name_stems(index, &token.term))
        .collect();
    let groups = names(index, &words, true)
        .into_iter()
        .filter_map(|number| index.group(number));
    groups
        // A region as it was is that region.
        .filter_map(|group| {
            let stem = key::decode(group.stem)?;
            Some(stem.split('@').next().unwrap_or_default().to_owned())
        })
        .filter(|stem| stem.is_ascii())
        .collect()
}

/// The forms of a name, and the words it is known by, each with its surfaces.
pub(crate) fn name<'i>(index: &'i Index, number: u32) -> Option<(Vec<FormUse<'i>>, Vec<Sequence>)> {
    let group = index
        .group(number)
        .filter(|group| group.kind == Kind::Name)?;
    let words = |form: &Form<'_>| -> Sequence {
        let letters = form.surface.key();
        letters
            .split(|&letter| letter == b' ')
            .map(Forms::one)
            .collect()
    };
    let sequences = group.forms.iter().map(words).collect();
    let forms = group.forms.into_iter();
    let forms = forms.map(|form| FormUse {
        surface: form.surface,
        postings: form.postings,
        weight: NAME,
    });
    Some((forms.collect(), sequences))
}

/// The weight of a name that is not what was typed.
const NAME: f32 = 0.5;
