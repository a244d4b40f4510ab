//! The order of a concordance's lines, and which of them.

use aimaq_language::{Lang, order, sort_key};
use aimaq_places::unit;

use super::{Concordance, Line};
use crate::view::{Order, Sample};

/// How many letters of a context decide about the order.
const KEY_CHARS: usize = 24;

/// The numbers of the lines to show, in the order to show them in: without the forms named, of the rest a sample if one is
/// asked for. Equal lines stay in the order of the texts, which is the newest first.
pub fn arrange(
    found: &Concordance,
    reader: Lang,
    by: Order,
    without: &[String],
    sample: Option<Sample>,
) -> Vec<u32> {
    let shown: Vec<bool> = found
        .forms
        .iter()
        .map(|form| !without.contains(&form.text))
        .collect();
    let mut numbers: Vec<u32> = (0..)
        .zip(found.lines())
        .filter(|(_, line)| shown.get(line.form as usize) == Some(&true))
        .map(|(number, _)| number)
        .collect();
    if let Some(sample) = sample {
        numbers = draw(numbers, sample);
    }
    let key: &dyn Fn(&Line) -> Vec<u32> = match by {
        Order::Own | Order::Date => return numbers,
        Order::Left => &|line| key_of(line.before().split_whitespace().rev()),
        Order::Right => {
            &|line| key_of(std::iter::once(line.word()).chain(line.after().split_whitespace()))
        }
        Order::Region => &|line| {
            let code = line.place.region.as_deref().unwrap_or("\u{10ffff}");
            sort_key(unit(code).map_or(code, |unit| unit.name(reader)))
        },
    };
    let mut keyed: Vec<(Vec<u32>, u32)> = numbers
        .into_iter()
        .filter_map(|number| Some((key(found.line(number as usize)?), number)))
        .collect();
    order::sort(&mut keyed);
    keyed.into_iter().map(|(_, number)| number).collect()
}

/// Letters and digits of the words, one word after another: commas and quotation marks decide nothing.
fn key_of<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut text = String::new();
    let mut chars = 0;
    for word in words {
        if !word.contains(char::is_alphanumeric) {
            continue; // a dash between words is none
        }
        for letter in word.chars().filter(|c| c.is_alphanumeric()) {
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

/// The lines that come first when all are shuffled with the seed; they keep their order.
fn draw(numbers: Vec<u32>, sample: Sample) -> Vec<u32> {
    let mut shuffled: Vec<(u64, u32)> = numbers
        .into_iter()
        .map(|number| (mixed(sample.seed, number), number))
        .collect();
    order::sort(&mut shuffled);
    shuffled.truncate(sample.lines as usize);
    let mut drawn: Vec<u32> = shuffled.into_iter().map(|(_, number)| number).collect();
    order::sort(&mut drawn);
    drawn
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

    fn befores(by: Order) -> Vec<String> {
        let found = found();
        arrange(&found, Lang::Ru, by, &[], None)
            .into_iter()
            .filter_map(|number| found.line(number as usize))
            .map(|line| format!("{}|{}", line.before().trim(), line.word()))
            .collect()
    }

    #[test]
    fn lines_are_sorted_by_what_stands_beside_the_word() {
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
        // By the word, then by what follows: бала, Ёлка, закрыта.
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
        let left = arrange(&found, Lang::Ru, Order::Own, &["школа".into()], None);
        let words: Vec<_> = left
            .iter()
            .filter_map(|&number| found.line(number as usize))
            .map(Line::word)
            .collect();
        assert_eq!(words, ["школы", "школе"]);
    }

    #[test]
    fn a_sample_is_the_same_for_the_same_seed_and_other_for_another() {
        let numbers: Vec<u32> = (0..1000).collect();
        let draw = |seed| draw(numbers.clone(), Sample { lines: 50, seed });
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_eq!(draw(7).len(), 50);
        assert!(draw(7).is_sorted());
        // Every tenth of the numbers is hit: the sample is spread over them.
        for tenth in 0..10 {
            assert!(draw(1).iter().any(|number| number / 100 == tenth));
        }
    }
}
