//! The terms of a query: a word, a phrase or a name, with all its occurrences.

use aimaq_compact::case::is_upper;
use aimaq_compact::order;
use aimaq_language::{TokenKind, before_ending, scripts, tokens};
use aimaq_postings::{Occurrence, VersionSet};

use crate::expansion::{self, ExpandedForm, Expansion};
use crate::index::Index;
use crate::lookup::{Lookup, LookupOptions};
use crate::query::{Clause, Query};
use crate::request::Assumption;
use crate::words::{FormSet, MatchedClause};

/// An occurrence with its weight: version, position, weight.
pub(crate) type WeightedOccurrence = (u32, u32, f32);

/// The occurrences of a term. One that is in both lists counts once, with the greater weight.
#[derive(Default)]
pub(crate) struct TermOccurrences<'i> {
    /// Single word forms. No two of them match the same word of a text, so no occurrence is in the list twice.
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// All other occurrences: ascending, one for each version and position.
    pub(crate) others: Vec<WeightedOccurrence>,
}

impl<'i> TermOccurrences<'i> {
    pub(crate) fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.others.is_empty()
    }

    /// Adds forms, no two of which match the same word of a text. A compound shares its position with its first part, so its
    /// occurrences are listed one by one.
    fn extend(&mut self, index: &Index, forms: &[ExpandedForm<'i>]) {
        for &form in forms {
            if form.word.is_compound() {
                append(&form, &index.all(), &mut self.others);
            } else {
                self.forms.push(form);
            }
        }
    }

    /// The versions with an occurrence; `count` is the number of all versions.
    pub(crate) fn versions(&self, count: usize) -> VersionSet {
        let mut versions = VersionSet::none(count);
        for form in &self.forms {
            form.postings.add_versions_to(&mut versions);
        }
        self.others.iter().for_each(|at| versions.insert(at.0));
        versions
    }

    /// The weight of an occurrence among [`TermOccurrences::others`], or 0.
    pub(crate) fn other_weight(&self, occurrence: Occurrence) -> f32 {
        let found = self
            .others
            .binary_search_by(|other| (other.0, other.1).cmp(&occurrence));
        found.map_or(0.0, |at| self.others[at].2)
    }
}

/// What one clause of a query stands for, or several clauses that make a name.
pub(crate) struct QueryTerm<'i> {
    pub(crate) found: TermOccurrences<'i>,
    /// Words that only start alike. They add to the score of versions that match, but match no version themselves.
    pub(crate) weak: TermOccurrences<'i>,
    pub(crate) matched: MatchedClause,
    /// The word that was searched for instead of the typed one, and why.
    pub(crate) shown: Option<(String, Assumption)>,
    /// Did a shard fail that the term needs?
    pub(crate) failed: bool,
    /// Is it a single word of a closed class, such as және or в?
    is_particle: bool,
}

/// In longer queries, near spellings are used only for words that nothing else is known of.
const MAX_NEAR_CLAUSES: usize = 2;
/// The greatest number of clauses that make one name.
const MAX_NAME_CLAUSES: usize = 5;

/// The terms of a query in order: what was typed, whether articles with the term are excluded, and the term. Missing shards are added to
/// `missing`.
pub(crate) fn query_terms<'q, 'i>(
    index: &'i Index,
    text: &'q str,
    query: &Query<'q>,
    options: LookupOptions<'_>,
    missing: &mut Vec<u32>,
) -> Vec<(&'q str, bool, QueryTerm<'i>)> {
    let (mut stems, mut known) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        let mut lookup = Lookup::new(index, options, missing);
        let words = clause.words();
        let words = words.map(|token| expansion::name_stems(&mut lookup, &token.term));
        let (of_words, mut expansions): (Vec<Vec<String>>, Vec<_>) = words.unzip();
        stems.push(of_words);
        // The expansion of a single word is used again below.
        known.push(expansions.pop().filter(|_| expansions.is_empty()).flatten());
    }
    // In a long query most words are meant as written.
    let near = query.clauses.len() <= MAX_NEAR_CLAUSES;
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(clause) = query.clauses.get(at) {
        let mut end = at + 1;
        let mut name = None;
        let plain = |clause: &Clause<'_>| !clause.quoted && !clause.excluded;
        let mut lookup = Lookup::new(index, options, missing);
        let run = query.clauses[at..]
            .iter()
            .take(MAX_NAME_CLAUSES)
            .take_while(|clause| plain(clause))
            .count();
        for length in (2..=run).rev() {
            let words: Vec<Vec<String>> = stems[at..at + length].concat();
            let names = expansion::names(&mut lookup, &words);
            if !names.is_empty() {
                end = at + length;
                name = Some(names);
                break;
            }
        }
        let mut excluded = clause.excluded;
        let mut term = QueryTerm::new();
        if let Some(names) = name {
            term.add_names(&mut lookup, &query.clauses[at..end], &names);
        } else {
            lookup = Lookup::new(index, options, missing);
            let with_hyphen = clause.start.checked_sub(1).filter(|_| excluded);
            let keys = with_hyphen
                .and_then(|start| text.get(start..clause.start + clause.typed.len()))
                .and_then(|typed| expansion::other_layout(&mut lookup, typed));
            if keys.is_some() {
                // The hyphen key is a letter of the Kazakh layout: `-ylshsc` is өндіріс.
                excluded = false;
                term.add_expansion(&mut lookup, keys);
            } else {
                let known = known.get_mut(at).and_then(Option::take);
                term.add_clause(&mut lookup, clause, &stems[at], known, near && !excluded);
            }
        }
        term.failed = lookup.has_failed();
        sort_dedup(index, &mut term.found.others);
        let last = query.clauses[end - 1].start + query.clauses[end - 1].typed.len();
        terms.push((
            text.get(clause.start..last).unwrap_or(clause.typed),
            excluded,
            term,
        ));
        at = end;
    }
    drop_particles(index, &mut terms);
    // Among several words, the form of each does not matter.
    if terms.iter().filter(|(_, excluded, _)| !excluded).count() > 1 {
        for (typed, excluded, term) in &mut terms {
            if !*excluded {
                let mut lookup = Lookup::new(index, options, missing);
                let forms = expansion::same_start(&mut lookup, typed);
                term.weak.extend(index, &forms);
                sort_dedup(index, &mut term.weak.others);
            }
            for found in [&mut term.found, &mut term.weak] {
                let forms = found.forms.iter_mut().map(|form| &mut form.weight);
                let others = found.others.iter_mut().map(|other| &mut other.2);
                forms
                    .chain(others)
                    .for_each(|weight| *weight = weight.min(1.0));
            }
        }
    }
    terms
}

/// Drops the common words that say little (және, в) from a query that has others. They are neither missed in a text nor marked there.
fn drop_particles(index: &Index, terms: &mut Vec<(&str, bool, QueryTerm<'_>)>) {
    let versions = index.columns().versions.len();
    let says_little = |term: &QueryTerm<'_>| {
        term.is_particle && term.found.versions(versions).count() as usize >= versions / COMMON
    };
    if terms
        .iter()
        .any(|(_, excluded, term)| !excluded && !says_little(term))
    {
        terms.retain(|(_, excluded, term)| *excluded || !says_little(term));
    }
}

/// A word is common if at least every so many-th version has it.
const COMMON: usize = 16;

impl<'i> QueryTerm<'i> {
    fn new() -> Self {
        QueryTerm {
            found: TermOccurrences::default(),
            weak: TermOccurrences::default(),
            matched: MatchedClause {
                sequences: Vec::new(),
                prefix: None,
            },
            shown: None,
            failed: false,
            is_particle: false,
        }
    }

    /// Adds clauses that make a name together, and all names of the same thing.
    fn add_names(&mut self, lookup: &mut Lookup<'i, '_>, clauses: &[Clause<'_>], names: &[u32]) {
        let words: Vec<&str> = clauses
            .iter()
            .flat_map(Clause::words)
            .map(|token| token.term.as_str())
            .collect();
        let prefix = clauses.last().is_some_and(|clause| clause.is_prefix);
        self.add_phrase(lookup, &words, prefix);
        names.iter().for_each(|&name| self.add_name(lookup, name));
    }

    /// Adds everything that a clause stands for, in the order of [`crate::expansion`]. `known` is the expansion of its word, if that was
    /// worked out before.
    fn add_clause(
        &mut self,
        lookup: &mut Lookup<'i, '_>,
        clause: &Clause<'_>,
        stems: &[Vec<String>],
        known: Option<Expansion<'i>>,
        near: bool,
    ) {
        let words: Vec<&str> = clause.words().map(|token| token.term.as_str()).collect();
        let short = before_ending(clause.typed).filter(|_| !clause.quoted);
        if let Some(clause) = short.and_then(|short| clause.with_word(short))
            && expansion::is_abbreviation(lookup, clause.typed)
        {
            let word = clause.words().next().map_or("", |token| &token.term);
            let (stems, known) = expansion::name_stems(lookup, word);
            return self.add_clause(lookup, &clause, &[stems], known, near);
        }
        if clause.quoted {
            match words[..] {
                [word] => {
                    let expansion = known.or_else(|| expansion::verbatim(lookup, word));
                    self.add_expansion(lookup, expansion);
                }
                _ => self.add_phrase(lookup, &words, false),
            }
            return;
        }
        if let [word] = words[..] {
            if clause.is_prefix {
                let matches = expansion::prefix_matches(lookup, word);
                self.found.extend(lookup.index(), &matches.forms);
                if !matches.forms.is_empty() {
                    self.matched.prefix = Some(matches.prefix.clone());
                }
                // The word may be complete: it also stands for its other forms.
                let mut expansion = known.or_else(|| expansion::verbatim(lookup, word));
                if let Some(expansion) = &mut expansion {
                    let mut letters = Vec::new();
                    let forms = &mut expansion.forms;
                    forms.retain(|form| !matches.has(&form.word, &mut letters));
                }
                self.add_expansion(lookup, expansion);
            } else {
                let expansion = known.or_else(|| expansion::plain(lookup, word, near));
                self.is_particle = expansion.as_ref().is_some_and(|known| known.is_particle);
                self.add_expansion(lookup, expansion);
            }
        } else {
            self.add_phrase(lookup, &words, clause.is_prefix);
            let compound = clause
                .tokens
                .iter()
                .find(|token| token.kind == TokenKind::Compound);
            let expansion = compound.and_then(|token| expansion::plain(lookup, &token.term, false));
            self.add_expansion(lookup, expansion);
        }
        let mut names = expansion::names(lookup, stems);
        if let [word] = words[..] {
            let capitals = clause.typed.chars().nth(1).is_some_and(is_upper);
            names.extend(expansion::abbreviations(lookup, word, capitals));
        }
        names
            .into_iter()
            .for_each(|name| self.add_name(lookup, name));
        if words.len() == 1 && !clause.excluded && !self.found.is_empty() {
            self.add_cyrillic(lookup, clause);
        }
        if self.found.is_empty()
            && clause.is_prefix
            && let Some((forms, prefix)) =
                expansion::prefix_matches_of_unknown(lookup, clause.typed)
        {
            self.add_forms(lookup, &forms);
            self.shown = Some(prefix);
        }
        if self.found.is_empty() && words.len() > 1 && self.shown.is_none() {
            self.add_parts_on_other_layout(lookup, clause);
        }
        if self.found.is_empty() {
            // Nothing is excluded because of a slip.
            let one = words
                .first()
                .filter(|_| words.len() == 1 && !clause.excluded);
            let expansion = expansion::unknown(lookup, clause.typed, one.copied());
            self.add_expansion(lookup, expansion);
        }
    }

    /// Adds a compound that was typed on another keyboard layout, where the hyphen is one: `ecnm-rfvtyjujhcr` is усть-каменогорск.
    fn add_parts_on_other_layout(&mut self, lookup: &mut Lookup<'i, '_>, clause: &Clause<'_>) {
        for keys in [scripts::from_latin_keys, scripts::from_cyrillic_keys] {
            let parts: Option<Vec<String>> = clause.typed.split('-').map(keys).collect();
            let Some(word) = parts.map(|parts| parts.join("-")) else {
                continue;
            };
            let other = Clause {
                typed: &word,
                tokens: tokens(&word),
                ..*clause
            };
            let stems = other
                .words()
                .map(|token| expansion::name_stems(lookup, &token.term).0);
            let stems: Vec<Vec<String>> = stems.collect();
            // Where this is set, the layout is not changed again.
            self.shown = Some((word.clone(), Assumption::Layout));
            self.add_clause(lookup, &other, &stems, None, false);
            if !self.found.is_empty() {
                return;
            }
            self.shown = None;
        }
    }

    /// Adds what a word in Latin letters is in Cyrillic: Almaty stands for Алматы too.
    fn add_cyrillic(&mut self, lookup: &mut Lookup<'i, '_>, clause: &Clause<'_>) {
        if clause.is_prefix {
            let forms = expansion::prefix_matches_in_cyrillic(lookup, clause.typed);
            if !forms.is_empty() {
                self.add_forms(lookup, &forms);
            }
        } else {
            let expansion = expansion::in_cyrillic(lookup, clause.typed);
            self.add_expansion(lookup, expansion);
        }
    }

    /// Adds forms of a word.
    fn add_forms(&mut self, lookup: &Lookup<'i, '_>, forms: &[ExpandedForm<'i>]) {
        self.found.extend(lookup.index(), forms);
        self.matched.sequences.push(vec![form_set(forms)]);
    }

    /// Adds words that must follow each other. With `prefix`, the last of them may be the beginning of a word.
    fn add_phrase(&mut self, lookup: &mut Lookup<'i, '_>, words: &[&str], prefix: bool) {
        let mut sequence = Vec::new();
        let mut ends: Vec<WeightedOccurrence> = Vec::new();
        for (i, word) in words.iter().enumerate() {
            let mut forms = Vec::new();
            if prefix && i + 1 == words.len() {
                forms = expansion::prefix_matches(lookup, word).forms;
            }
            forms.extend(
                expansion::plain(lookup, word, false)
                    .map(|expansion| expansion.forms)
                    .unwrap_or_default(),
            );
            let occurrences = occurrences(lookup.index(), &forms);
            sequence.push(form_set(&forms));
            ends = if i == 0 {
                occurrences
            } else {
                following(&ends, &occurrences)
            };
        }
        let back = (words.len() as u32).saturating_sub(1);
        ends.iter_mut()
            .for_each(|end| end.1 = end.1.saturating_sub(back));
        self.found.others.extend(ends);
        self.matched.sequences.push(sequence);
    }

    /// Adds an expansion, and the names that its stems match.
    fn add_expansion(&mut self, lookup: &mut Lookup<'i, '_>, expansion: Option<Expansion<'i>>) {
        let Some(expansion) = expansion else { return };
        self.add_forms(lookup, &expansion.forms);
        self.shown = self.shown.take().or(expansion.shown);
        let mut names = expansion::names(lookup, &[expansion.stems]);
        names.extend(expansion.names);
        for word in &expansion.abbreviations {
            names.extend(expansion::abbreviations(lookup, word, false));
        }
        order::sort(&mut names);
        names.dedup();
        names
            .into_iter()
            .for_each(|name| self.add_name(lookup, name));
    }

    /// Adds all names of the thing that a name stands for.
    fn add_name(&mut self, lookup: &mut Lookup<'i, '_>, number: u32) {
        if let Some((forms, sequences)) = expansion::name(lookup, number) {
            let all = lookup.index().all();
            forms
                .iter()
                .for_each(|form| append(form, &all, &mut self.found.others));
            self.matched.sequences.extend(sequences);
        }
    }
}

/// Sorts occurrences, and keeps one for each version and position, with the greatest weight.
///
/// Occurrences come form by form. A counting sort by version comes first; the few occurrences of each version are then sorted by
/// insertion. (The standard sort would be compiled again for this type.)
pub(crate) fn sort_dedup(index: &Index, occurrences: &mut Vec<WeightedOccurrence>) {
    let at = |occurrence: &WeightedOccurrence| (occurrence.0, occurrence.1);
    if !occurrences.is_sorted_by(|a, b| at(a) < at(b)) {
        // The end of each version in the sorted list.
        let mut ends = vec![0usize; index.columns().versions.len() + 1];
        for occurrence in occurrences.iter() {
            if let Some(count) = ends.get_mut(occurrence.0 as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut sorted: Vec<WeightedOccurrence> = vec![(0, 0, 0.0); sum];
        for &occurrence in occurrences.iter().rev() {
            if let Some(end) = ends.get_mut(occurrence.0 as usize) {
                *end -= 1;
                if let Some(slot) = sorted.get_mut(*end) {
                    *slot = occurrence;
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
        *occurrences = sorted;
    }
    occurrences.dedup_by(|again, first| {
        let same = at(again) == at(first);
        if same {
            first.2 = first.2.max(again.2);
        }
        same
    });
}

/// Appends the occurrences of a form in the versions of `among`.
pub(crate) fn append(
    form: &ExpandedForm<'_>,
    among: &VersionSet,
    occurrences: &mut Vec<WeightedOccurrence>,
) {
    let mut found = Vec::new();
    form.postings.append_occurrences(among, &mut found);
    let weigh = |(version, position)| (version, position, form.weight);
    occurrences.extend(found.into_iter().map(weigh));
}

/// All occurrences of some forms, in order.
fn occurrences(index: &Index, forms: &[ExpandedForm<'_>]) -> Vec<WeightedOccurrence> {
    let mut occurrences = Vec::new();
    let all = index.all();
    forms
        .iter()
        .for_each(|form| append(form, &all, &mut occurrences));
    sort_dedup(index, &mut occurrences);
    occurrences
}

fn form_set(forms: &[ExpandedForm<'_>]) -> FormSet {
    FormSet::of(forms.iter().map(|form| form.word))
}

/// The occurrences that come right after one of `before`, each with the smaller weight of the two.
fn following(
    before: &[WeightedOccurrence],
    occurrences: &[WeightedOccurrence],
) -> Vec<WeightedOccurrence> {
    let find = |at: &Occurrence| before.binary_search_by(|b| (b.0, b.1).cmp(at)).ok();
    occurrences
        .iter()
        .filter_map(|&(version, position, weight)| {
            let found = before.get(find(&(version, position.checked_sub(1)?))?)?;
            Some((version, position, weight.min(found.2)))
        })
        .collect()
}
