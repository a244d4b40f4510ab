//! The stems and names that articles have in common, read from a whole index.

use aimaq_language::Lang;

use crate::index::Index;
use crate::key;
use crate::stem_entry::{EntryKind, FormEntry, StemEntry};
use crate::word_form::LetterCase;

/// Occurrences in a text that make a stem prominent there.
const OFTEN: usize = 3;
/// The number of the field after title and lead.
const BODY: usize = 2;

/// A stem or a name, and the articles that it is prominent in: that have it in a title, at the start of a text, or several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedStem {
    /// The language of the stem; `None` for the name of a place, a region or an institution, which is found under all its names in
    /// both languages.
    pub lang: Option<Lang>,
    /// The shortest form of the stem, as it is usually written. Of a region its code, of a town its Kazakh and its Russian name with a
    /// slash between.
    pub label: String,
    /// Whether it is written with a capital: mostly the name of a person or a thing.
    pub is_capital: bool,
    /// The numbers of the articles that it is prominent in, ascending, each once.
    pub articles: Vec<u32>,
}

impl Index {
    /// Visits the stems and names that are prominent in at least two articles, and in at most `most`. Numbers and words of one or two
    /// letters are left out. Shards that are not loaded are passed over.
    pub fn visit_shared_stems(&self, most: usize, visit: &mut dyn FnMut(SharedStem)) {
        let all = self.all();
        let mut occurrences = Vec::new();
        for shard in (0..self.shards() as usize).filter_map(|number| self.shard(number)) {
            for entry in (0..shard.len()).filter_map(|number| shard.entry(number)) {
                let versions = entry.forms.iter().map(|form| form.postings.versions);
                if versions.sum::<u32>() < 2 {
                    continue;
                }
                occurrences.clear();
                for form in &entry.forms {
                    form.postings.append_occurrences(&all, &mut occurrences);
                }
                occurrences.sort_unstable();
                let mut articles: Vec<u32> = occurrences
                    .chunk_by(|a, b| a.0 == b.0)
                    .filter_map(|run| {
                        let version = self.columns().versions.get(run[0].0 as usize)?;
                        let is_early = run.iter().any(|&(_, at)| version.field(at) < BODY);
                        (is_early || run.len() >= OFTEN).then_some(version.article)
                    })
                    .collect();
                articles.dedup();
                if (2..=most).contains(&articles.len())
                    && let Some((lang, label)) = label(&entry)
                {
                    visit(SharedStem {
                        lang,
                        label,
                        is_capital: entry
                            .forms
                            .first()
                            .is_some_and(|form| form.case != LetterCase::Lower),
                        articles,
                    });
                }
            }
        }
    }
}

/// The language and the label of an entry; `None` if it is no word that says anything alone.
fn label(entry: &StemEntry<'_>) -> Option<(Option<Lang>, String)> {
    let EntryKind::Word(lang) = entry.kind else {
        let id = key::decode(entry.stem)?;
        // Towns and regions; abbreviations are words as well, and a name in its period is the same thing once more.
        let is_place = id.contains('/') || id.contains('-');
        return (is_place && !id.contains('@')).then_some((None, id));
    };
    let shortest = shortest_form(entry, &[])?;
    let term = shortest.word.term()?;
    let is_word =
        term.chars().count() > 2 && term.chars().next().is_some_and(aimaq_language::is_letter);
    is_word.then(|| (Some(lang), shortest.case.write(&term)))
}

/// The shortest form of an entry that begins with a key when folded: mostly the form in a dictionary.
pub(crate) fn shortest_form<'e, 'b>(
    entry: &'e StemEntry<'b>,
    prefix: &[u8],
) -> Option<&'e FormEntry<'b>> {
    let mut letters = Vec::new();
    let forms = entry.forms.iter();
    let begins = forms.filter(|form| form.word.fold(&mut letters) && letters.starts_with(prefix));
    begins.min_by_key(|form| form.word.shared.len() + form.word.rest.len())
}
