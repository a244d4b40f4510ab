//! Which lines of a concordance are shown, and in which order.

use aimaq_compact::order;
use aimaq_language::{Lang, is_letter, sort_key};
use aimaq_places::unit;

use super::{Concordance, Line};
use crate::view::{Order, Sample};

/// Number of characters of a context that decide the order.
const KEY_CHARS: usize = 24;

/// Number of lines that are sorted in a step. Between two steps the page can respond to the reader.
const STEP: usize = 1500;

/// A selection of lines, sorted step by step: as lines are added, or afterwards.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    selection: Option<LineSelection>,
    /// Number of lines of the concordance that were considered.
    seen: usize,
    /// Sort key and number of each selected line. While a sample is being drawn, the key is random.
    sorted: Vec<(Vec<u32>, u32)>,
    /// The numbers of the sample's lines, once it is drawn, and how many of them are sorted.
    sample: Option<(Vec<u32>, usize)>,
}

/// Which lines, and in which order.
#[derive(Clone, Debug, PartialEq)]
struct LineSelection {
    reader: Lang,
    by: Order,
    without: Vec<String>,
    sample: Option<Sample>,
}

impl Arrangement {
    /// An arrangement of a selection, before the first line is sorted.
    pub fn of(reader: Lang, by: Order, without: &[String], sample: Option<Sample>) -> Arrangement {
        let by = if by == Order::Date { Order::Own } else { by };
        Arrangement {
            selection: Some(LineSelection {
                reader,
                by,
                without: without.to_vec(),
                sample,
            }),
            ..Arrangement::default()
        }
    }

    /// Do both have the same selection?
    pub fn is_like(&self, other: &Arrangement) -> bool {
        self.selection == other.selection
    }

    /// Are all selected lines sorted?
    pub fn is_done(&self, found: &Concordance) -> bool {
        let wanted = self
            .selection
            .as_ref()
            .and_then(|selection| selection.sample);
        let drawn = match &self.sample {
            Some((sample, placed)) => *placed >= sample.len(),
            None => wanted.is_none(),
        };
        drawn && self.seen >= found.len()
    }

    /// Sorts some more lines. `whole`: no more lines will be added to the concordance.
    pub fn step(&mut self, found: &Concordance, whole: bool) {
        let Some(selection) = &self.selection else {
            return;
        };
        let key = |line: &Line| selection.key(line);
        if self.seen < found.len() {
            // The sample was drawn from fewer lines: draw it again.
            if self.sample.take().is_some() {
                self.seen = 0;
                self.sorted.clear();
            }
            // Without keys all lines can be sorted at once.
            let step = match (selection.by, selection.sample) {
                (Order::Own, None) => found.len(),
                _ => STEP,
            };
            let end = found.len().min(self.seen + step);
            let more = (self.seen..end).filter_map(|number| {
                let line = found.line(number)?;
                let form = found.forms.get(line.form as usize)?;
                let number = number as u32;
                (!selection.without.contains(&form.text)).then(|| match selection.sample {
                    Some(sample) => (chance(sample.seed, number), number),
                    None => (key(line), number),
                })
            });
            merge(&mut self.sorted, more.collect());
            self.seen = end;
            if let Some(sample) = selection.sample {
                // A sample is the first lines after a shuffle with its seed.
                self.sorted.truncate(sample.lines as usize);
            }
        }
        if let (true, Some(_), None) = (
            whole && self.seen >= found.len(),
            selection.sample,
            &self.sample,
        ) {
            let mut drawn: Vec<u32> = core::mem::take(&mut self.sorted)
                .into_iter()
                .map(|(_, number)| number)
                .collect();
            order::sort(&mut drawn);
            self.sample = Some((drawn, 0));
        }
        if let Some((sample, placed)) = &mut self.sample {
            let end = sample.len().min(*placed + STEP);
            let more = sample.get(*placed..end).unwrap_or_default();
            let more = more
                .iter()
                .filter_map(|&number| Some((key(found.line(number as usize)?), number)));
            merge(&mut self.sorted, more.collect());
            *placed = end;
        }
    }

    /// The numbers of the sorted lines, in order; none while a sample is being drawn. Lines with equal keys are in the order of
    /// the texts, newest first.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = u32> {
        let is_drawing = self.sample.is_none()
            && self
                .selection
                .as_ref()
                .is_some_and(|selection| selection.sample.is_some());
        let shown = if is_drawing { &[] } else { &*self.sorted };
        shown.iter().map(|(_, number)| *number)
    }
}

impl LineSelection {
    fn key(&self, line: &Line) -> Vec<u32> {
        match self.by {
            Order::Own | Order::Date => Vec::new(),
            Order::Left => key_of(line.before().split_whitespace().rev()),
            Order::Right => {
                key_of(std::iter::once(line.word()).chain(line.after().split_whitespace()))
            }
            Order::Region => {
                let code = line.article.region.as_deref().unwrap_or("\u{10ffff}");
                sort_key(unit(code).map_or(code, |unit| unit.name(self.reader)))
            }
        }
    }
}

/// Merges `more` into `sorted`.
fn merge<T: Ord>(sorted: &mut Vec<T>, mut more: Vec<T>) {
    order::sort(&mut more);
    if sorted.last() <= more.first() {
        sorted.append(&mut more);
        return;
    }
    let mut before = core::mem::take(sorted).into_iter().peekable();
    sorted.reserve(before.len() + more.len());
    for item in more {
        while let Some(earlier) = before.next_if(|earlier| *earlier <= item) {
            sorted.push(earlier);
        }
        sorted.push(item);
    }
    sorted.extend(before);
}

/// The sort key of words: their letters and digits. Punctuation does not count.
fn key_of<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut text = String::new();
    let mut chars = 0;
    for word in words {
        if !word.contains(is_significant) {
            continue; // such as a dash between words
        }
        for letter in word.chars().filter(|c| is_significant(*c)) {
            text.push(letter);
            chars += 1;
        }
        if chars >= KEY_CHARS {
            break;
        }
        text.push(' ');
    }
    sort_key(&text)
}

fn is_significant(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// The random sort key of a line.
fn chance(seed: u32, number: u32) -> Vec<u32> {
    let mixed = mixed(seed, number);
    vec![(mixed >> 32) as u32, mixed as u32]
}

/// SplitMix64 (Steele, Lea, Flood 2014) of seed and number.
fn mixed(seed: u32, number: u32) -> u64 {
    let mut z = (u64::from(seed) << 32 | u64::from(number)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{article, beginning};
    use super::*;

    fn found() -> Concordance {
        let mut found = Concordance::default();
        let articles = [
            (
                0,
                article("a", "KZ-63", &["Новая школа «Ёлка». Старые школы ждут."]),
            ),
            (
                1,
                article(
                    "b",
                    "KZ-11",
                    &["Әуелі – школа бала.", "Эта школа закрыта, а школе сто лет."],
                ),
            ),
        ];
        found.read(&articles, &[Lang::Ru], beginning("школ"));
        found
    }

    /// Sorts all lines at once.
    fn arrange(
        found: &Concordance,
        by: Order,
        without: &[String],
        sample: Option<Sample>,
    ) -> Vec<u32> {
        let mut arrangement = Arrangement::of(Lang::Ru, by, without, sample);
        while !arrangement.is_done(found) {
            arrangement.step(found, true);
        }
        arrangement.numbers().collect()
    }

    fn befores(by: Order) -> Vec<String> {
        let found = found();
        arrange(&found, by, &[], None)
            .into_iter()
            .filter_map(|number| found.line(number as usize))
            .map(|line| format!("{}|{}", line.before().trim(), line.word()))
            .collect()
    }

    #[test]
    fn lines_are_sorted_by_their_context() {
        assert_eq!(
            befores(Order::Left),
            [
                "Эта школа закрыта, а|школе",
                "Әуелі –|школа",
                "Новая|школа",
                "Новая школа «Ёлка». Старые|школы",
                "Эта|школа"
            ]
        );
        // By the word, then by the context after it: бала, Ёлка, закрыта.
        assert_eq!(
            befores(Order::Right),
            [
                "Әуелі –|школа",
                "Новая|школа",
                "Эта|школа",
                "Эта школа закрыта, а|школе",
                "Новая школа «Ёлка». Старые|школы"
            ]
        );
        // Акмола before East Kazakhstan.
        assert_eq!(befores(Order::Region)[0], "Әуелі –|школа");
    }

    #[test]
    fn a_form_can_be_left_out() {
        let found = found();
        let left = arrange(&found, Order::Own, &["школа".into()], None);
        let words: Vec<_> = left
            .iter()
            .filter_map(|&number| found.line(number as usize))
            .map(Line::word)
            .collect();
        assert_eq!(words, ["школы", "школе"]);
    }

    /// A concordance of so many lines, some of them with equal keys, added in batches of two.
    fn many(lines: usize) -> Concordance {
        let mut found = Concordance::default();
        for number in 0..lines / 2 {
            let text = format!("{} школа тут. Школы {}", number * 7919 % 113, number % 10);
            let article = article("a", "KZ-63", &[&text]);
            found.read(&[(number as u32, article)], &[Lang::Ru], beginning("школ"));
        }
        found
    }

    #[test]
    fn a_sample_is_the_same_for_the_same_seed_and_other_for_another() {
        let found = many(1000);
        let draw = |seed| arrange(&found, Order::Own, &[], Some(Sample { lines: 50, seed }));
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_eq!(draw(7).len(), 50);
        assert!(draw(7).is_sorted());
        // The sample is spread over all lines: it has some of every tenth.
        for tenth in 0..10 {
            assert!(draw(1).iter().any(|number| number / 100 == tenth));
        }
    }

    #[test]
    fn lines_that_are_added_later_are_sorted_as_if_they_had_been_there() {
        let (half, whole) = (many(2000), many(4000));
        let sample = Some(Sample {
            lines: 1700,
            seed: 3,
        });
        for by in [Order::Own, Order::Left, Order::Right, Order::Region] {
            for sample in [None, sample] {
                let mut arrangement = Arrangement::of(Lang::Ru, by, &["школы".into()], sample);
                arrangement.step(&half, true);
                arrangement.step(&half, false);
                let mut steps = 0;
                while !arrangement.is_done(&whole) {
                    arrangement.step(&whole, true);
                    steps += 1;
                }
                assert!(steps <= 6, "{steps}");
                let at_once = arrange(&whole, by, &["школы".into()], sample);
                assert_eq!(arrangement.numbers().collect::<Vec<_>>(), at_once);
                assert_eq!(
                    at_once.len(),
                    sample.map_or(2000, |sample| sample.lines as usize)
                );
                // The standard library sorts them in the same way.
                let selection = arrangement
                    .selection
                    .as_ref()
                    .expect("a selection was given");
                let key =
                    |number: &u32| whole.line(*number as usize).map(|line| selection.key(line));
                let mut sorted = at_once.clone();
                sorted.sort_unstable();
                sorted.sort_by_key(key);
                assert_eq!(at_once, sorted, "{by:?}");
            }
        }
    }
}
