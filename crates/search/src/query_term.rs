//! An element of a query: a word, a phrase or a name, and everywhere it is.

use aimaq_compact::case::is_upper;
use aimaq_compact::order;
use aimaq_language::TokenKind;
use aimaq_postings::{Occurrence, VersionSet};

use crate::expansion::{self, ExpandedForm, Expansion};
use crate::index::Index;
use crate::query::{Clause, Query};
use crate::weights::Weights;
use crate::words::{FormSet, MatchedClause};

/// A place: version, position, and how much it counts.
pub(crate) type WeightedOccurrence = (u32, u32, f32);

/// Where something is. It may be in both ways at one place, and counts there once, with the better weight.
#[derive(Default)]
pub(crate) struct TermOccurrences<'i> {
    /// Single words. No two of these forms are the same word of a text, so none of their places is there twice.
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// Anything else. Ascending, one for each version and position.
    pub(crate) places: Vec<WeightedOccurrence>,
}

impl<'i> TermOccurrences<'i> {
    pub(crate) fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.places.is_empty()
    }

    /// Adds forms, of which no two are the same words of texts. A compound is where its first part is, too.
    fn extend(&mut self, index: &Index, forms: &[ExpandedForm<'i>]) {
        for &form in forms {
            if form.word.is_compound() {
                append(&form, &index.all(), &mut self.places);
            } else {
                self.forms.push(form);
            }
        }
    }

    /// The versions that it is in, of so many.
    pub(crate) fn versions(&self, all: usize) -> VersionSet {
        let mut versions = VersionSet::none(all);
        for form in &self.forms {
            form.postings.add_versions_to(&mut versions);
        }
        self.places
            .iter()
            .for_each(|place| versions.insert(place.0));
        versions
    }

    /// How much a place counts without the forms.
    pub(crate) fn weight_at(&self, at: Occurrence) -> f32 {
        let place = self
            .places
            .binary_search_by(|place| (place.0, place.1).cmp(&at));
        place.map_or(0.0, |place| self.places[place].2)
    }
}

/// What the words of one clause, or of several that make a name, stand for.
pub(crate) struct QueryTerm<'i> {
    pub(crate) found: TermOccurrences<'i>,
    /// Words that only begin alike: these rank, and let nothing in.
    pub(crate) weak: TermOccurrences<'i>,
    pub(crate) matched: MatchedClause,
    /// What was shown instead of what was typed.
    pub(crate) shown: Option<String>,
    /// Could a part of the index not be had that tells where it is?
    pub(crate) failed: bool,
}

/// In queries of more words, near spellings stand only for words that nothing else is known of.
const MOST_WORDS_NEAR: usize = 2;
/// The most clauses that make one name.
const LONGEST_NAME: usize = 5;

/// The elements of a query in order: what was typed, whether articles must be without it, and what it stands for.
pub(crate) fn elements<'q, 'i>(
    index: &'i Index,
    text: &'q str,
    query: &Query<'q>,
    weights: &Weights,
) -> Vec<(&'q str, bool, QueryTerm<'i>)> {
    let (mut stems, mut known) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        index.begin();
        let words = clause.words();
        let words = words.map(|token| expansion::name_stems(index, &token.term));
        let (of_words, mut meanings): (Vec<Vec<String>>, Vec<_>) = words.unzip();
        stems.push(of_words);
        // What a word alone stands for need not be worked out again.
        known.push(meanings.pop().filter(|_| meanings.is_empty()).flatten());
    }
    // Who writes many words means most of them as written.
    let near = query.clauses.len() <= MOST_WORDS_NEAR;
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(clause) = query.clauses.get(at) {
        let mut end = at + 1;
        let mut element = None;
        let plain = |clause: &Clause<'_>| !clause.quoted && !clause.without;
        index.begin();
        let run = query.clauses[at..]
            .iter()
            .take(LONGEST_NAME)
            .take_while(|clause| plain(clause))
            .count();
        for length in (2..=run).rev() {
            let words: Vec<Vec<String>> = stems[at..at + length].concat();
            let names = expansion::names(index, &words, false);
            if !names.is_empty() {
                end = at + length;
                element = Some(QueryTerm::of_name(index, &query.clauses[at..end], &names));
                break;
            }
        }
        let mut without = clause.without;
        let mut element = element.unwrap_or_else(|| {
            index.begin();
            let key = || text.get(clause.start.checked_sub(1)?..clause.start + clause.typed.len());
            if without
                && let Some(meaning) = key().and_then(|typed| expansion::by_keys(index, typed))
            {
                // The key of the hyphen is a letter of the Kazakh layout: `-ylshsc` is өндіріс.
                without = false;
                let mut element = QueryTerm::new();
                element.take(index, Some(meaning));
                element
            } else {
                let known = known.get_mut(at).and_then(Option::take);
                QueryTerm::of(index, clause, &stems[at], known, near && !without)
            }
        });
        element.failed = index.has_failed();
        sort_dedup(index, &mut element.found.places);
        let last = query.clauses[end - 1].start + query.clauses[end - 1].typed.len();
        elements.push((
            text.get(clause.start..last).unwrap_or(clause.typed),
            without,
            element,
        ));
        at = end;
    }
    // Among several words it matters less in which form each of them is.
    if elements.iter().filter(|(_, without, _)| !without).count() > 1 {
        for (typed, without, element) in &mut elements {
            if !*without {
                index.begin();
                element.weak.extend(index, &expansion::alike(index, typed));
                sort_dedup(index, &mut element.weak.places);
            }
            let found = &mut element.found;
            let forms = found.forms.iter_mut().map(|form| &mut form.weight);
            let places = found.places.iter_mut().map(|place| &mut place.2);
            forms
                .chain(places)
                .for_each(|weight| *weight = weight.min(weights.exact));
        }
    }
    elements
}

impl<'i> QueryTerm<'i> {
    fn new() -> Self {
        QueryTerm {
            found: TermOccurrences::default(),
            weak: TermOccurrences::default(),
            matched: MatchedClause {
                sequences: Vec::new(),
                beginning: None,
            },
            shown: None,
            failed: false,
        }
    }

    /// Clauses that make a name together, and everything it names.
    fn of_name(index: &'i Index, clauses: &[Clause<'_>], names: &[u32]) -> Self {
        let mut element = QueryTerm::new();
        let words: Vec<&str> = clauses
            .iter()
            .flat_map(Clause::words)
            .map(|token| token.term.as_str())
            .collect();
        element.sequence(
            index,
            &words,
            clauses.last().is_some_and(|clause| clause.begins),
        );
        names.iter().for_each(|&name| element.name(index, name));
        element
    }

    /// A clause; `known` is what its word stands for, if that is known.
    fn of(
        index: &'i Index,
        clause: &Clause<'_>,
        stems: &[Vec<String>],
        known: Option<Expansion<'i>>,
        near: bool,
    ) -> Self {
        let words: Vec<&str> = clause.words().map(|token| token.term.as_str()).collect();
        let mut element = QueryTerm::new();
        if clause.quoted {
            match words[..] {
                [word] => element.take(index, known.or_else(|| expansion::verbatim(index, word))),
                _ => element.sequence(index, &words, false),
            }
            return element;
        }
        if let [word] = words[..] {
            if clause.begins {
                let beginning = expansion::prefix_matches(index, word);
                element.found.extend(index, &beginning.forms);
                if !beginning.forms.is_empty() {
                    element.matched.beginning = Some(beginning.begin.clone());
                }
                // A complete word stands for its other forms too.
                let mut meaning = known.or_else(|| expansion::verbatim(index, word));
                if let Some(meaning) = &mut meaning {
                    let mut letters = Vec::new();
                    let forms = &mut meaning.forms;
                    forms.retain(|form| !beginning.has(&form.word, &mut letters));
                }
                element.take(index, meaning);
            } else {
                element.take(index, known.or_else(|| expansion::plain(index, word, near)));
            }
        } else {
            element.sequence(index, &words, clause.begins);
            let whole = clause
                .tokens
                .iter()
                .find(|token| token.kind == TokenKind::Compound);
            element.take(
                index,
                whole.and_then(|whole| expansion::plain(index, &whole.term, false)),
            );
        }
        let capitals = clause.typed.chars().nth(1).is_some_and(is_upper);
        for name in expansion::names(index, stems, capitals) {
            element.name(index, name);
        }
        if words.len() == 1 && !clause.without && !element.found.is_empty() {
            element.in_cyrillic(index, clause);
        }
        if element.found.is_empty()
            && clause.begins
            && let Some((forms, begin)) = expansion::prefix_matches_unknown(index, clause.typed)
        {
            element.words(index, &forms);
            element.shown = Some(begin);
        }
        if element.found.is_empty() {
            // Nobody wants to be without what was perhaps meant.
            let one = words
                .first()
                .filter(|_| words.len() == 1 && !clause.without);
            let meaning = expansion::unknown_word(index, clause.typed);
            element.take(
                index,
                meaning.or_else(|| one.and_then(|word| expansion::fuzzy(index, word))),
            );
        }
        element
    }

    /// Takes what a word that is there in Latin letters is in Cyrillic: who asks for Almaty means Алматы, too.
    fn in_cyrillic(&mut self, index: &'i Index, clause: &Clause<'_>) {
        if clause.begins {
            let forms = expansion::prefix_matches_in_cyrillic(index, clause.typed);
            if !forms.is_empty() {
                self.words(index, &forms);
            }
        } else {
            self.take(index, expansion::in_cyrillic(index, clause.typed));
        }
    }

    /// Takes the forms of a word.
    fn words(&mut self, index: &'i Index, forms: &[ExpandedForm<'i>]) {
        self.found.extend(index, forms);
        self.matched.sequences.push(vec![word_forms(forms)]);
    }

    /// Words that must follow each other.
    fn sequence(&mut self, index: &'i Index, words: &[&str], begins: bool) {
        let mut sequence = Vec::new();
        let mut ends: Vec<WeightedOccurrence> = Vec::new();
        for (i, word) in words.iter().enumerate() {
            let mut forms = Vec::new();
            if begins && i + 1 == words.len() {
                forms = expansion::prefix_matches(index, word).forms;
            }
            forms.extend(
                expansion::plain(index, word, false)
                    .map(|meaning| meaning.forms)
                    .unwrap_or_default(),
            );
            let places = places(index, &forms);
            sequence.push(word_forms(&forms));
            ends = if i == 0 {
                places
            } else {
                follow(&ends, &places)
            };
        }
        let back = (words.len() as u32).saturating_sub(1);
        ends.iter_mut()
            .for_each(|place| place.1 = place.1.saturating_sub(back));
        self.found.places.extend(ends);
        self.matched.sequences.push(sequence);
    }

    /// Takes what a word stands for, and what its stems are names of.
    fn take(&mut self, index: &'i Index, meaning: Option<Expansion<'i>>) {
        let Some(meaning) = meaning else { return };
        self.words(index, &meaning.forms);
        self.shown = self.shown.take().or(meaning.shown);
        let mut names = expansion::names(index, &[meaning.stems], false);
        names.extend(meaning.names);
        order::sort(&mut names);
        names.dedup();
        names.into_iter().for_each(|name| self.name(index, name));
    }

    /// Takes everything that a name names.
    fn name(&mut self, index: &'i Index, number: u32) {
        if let Some((forms, sequences)) = expansion::name(index, number) {
            forms
                .iter()
                .for_each(|form| append(form, &index.all(), &mut self.found.places));
            self.matched.sequences.extend(sequences);
        }
    }
}

/// Places in order, each once, with its best weight.
///
/// Places come form by form. Counting how many each version has tells where they belong; the few of one version are then put in
/// order one by one. (The standard sort would be compiled anew for places.)
pub(crate) fn sort_dedup(index: &Index, places: &mut Vec<WeightedOccurrence>) {
    let at = |place: &WeightedOccurrence| (place.0, place.1);
    if !places.is_sorted_by(|a, b| at(a) < at(b)) {
        // Where the places of each version end.
        let mut ends = vec![0usize; index.columns.versions.len() + 1];
        for place in places.iter() {
            if let Some(count) = ends.get_mut(place.0 as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut sorted: Vec<WeightedOccurrence> = vec![(0, 0, 0.0); sum];
        for &place in places.iter().rev() {
            if let Some(end) = ends.get_mut(place.0 as usize) {
                *end -= 1;
                if let Some(slot) = sorted.get_mut(*end) {
                    *slot = place;
                }
            }
        }
        for i in 1..sorted.len() {
            let mut j = i;
            while j > 0 && at(&sorted[j]) < at(&sorted[j - 1]) {
                sorted.swap(j, j - 1);
                j -= 1;
            }
        }
        *places = sorted;
    }
    places.dedup_by(|again, kept| {
        let same = at(again) == at(kept);
        if same {
            kept.2 = kept.2.max(again.2);
        }
        same
    });
}

/// Appends the places of a form in some versions.
pub(crate) fn append(
    form: &ExpandedForm<'_>,
    among: &VersionSet,
    places: &mut Vec<WeightedOccurrence>,
) {
    let mut found = Vec::new();
    form.postings.append_occurrences(among, &mut found);
    let weigh = |(version, position)| (version, position, form.weight);
    places.extend(found.into_iter().map(weigh));
}

fn places(index: &Index, forms: &[ExpandedForm<'_>]) -> Vec<WeightedOccurrence> {
    let mut places = Vec::new();
    let all = index.all();
    forms
        .iter()
        .for_each(|form| append(form, &all, &mut places));
    sort_dedup(index, &mut places);
    places
}

fn word_forms(forms: &[ExpandedForm<'_>]) -> FormSet {
    FormSet::of(forms.iter().map(|form| form.word))
}

/// The places that come right after one of `before`.
fn follow(before: &[WeightedOccurrence], places: &[WeightedOccurrence]) -> Vec<WeightedOccurrence> {
    let at = |place: &(u32, u32)| before.binary_search_by(|p| (p.0, p.1).cmp(place)).ok();
    places
        .iter()
        .filter_map(|&(version, position, weight)| {
            let found = before.get(at(&(version, position.checked_sub(1)?))?)?;
            Some((version, position, weight.min(found.2)))
        })
        .collect()
}
