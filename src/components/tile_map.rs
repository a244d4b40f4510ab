//! The tile map: the regions of Kazakhstan as equal tiles about where they are, shaded by number of articles.

use aimaq_compact::case::lower;
use aimaq_compact::order;
use aimaq_language::is_letter;
use aimaq_places::{Unit, units};
use yew::{Html, classes, html};

use super::Scene;
use super::region_list::{RegionChoice, choice, count};
use crate::texts::counted::grouped;
use crate::texts::dates::before;

/// Number of shades, without that of no articles.
const SHADES: usize = 4;

/// The map. Each tile has the name of its region and the number of articles. The Tab key stops at one tile; arrow keys go from tile
/// to tile.
pub(super) fn tile_map(scene: &Scene<'_>, counts: &[(String, u32)]) -> Html {
    let shades = Shades::of(counts);
    let chosen = |unit: &&Unit| scene.view.regions.iter().any(|code| code == unit.code());
    let stop = units()
        .iter()
        .find(chosen)
        .or(units().first())
        .map_or("", Unit::code);
    html! {
        <>
            <ul class="tile-map" aria-label={scene.say().regions_map}
                onkeydown={scene.live.map(|live| live.tools.on_key.clone())}>
                { for units().iter().filter_map(|unit| tile(scene, unit, counts, &shades, stop)) }
            </ul>
            { legend(scene, &shades) }
        </>
    }
}

/// The tile next to another in a direction. Tiles in the same row or column are preferred.
pub fn tile_beside(code: &str, right: i8, down: i8) -> Option<&'static str> {
    let from = units().iter().find(|unit| unit.code() == code)?.tile()?;
    let distance = |unit: &Unit| {
        let to = unit.tile()?;
        let along = |from: u8, to: u8| i32::from(to) - i32::from(from);
        let (x, y) = (along(from.col, to.col), along(from.row, to.row));
        let (ahead, aside) = match right {
            0 => (y * i32::from(down), x),
            _ => (x * i32::from(right), y),
        };
        (ahead > 0).then(|| ahead + aside.abs() * 3)
    };
    units()
        .iter()
        .filter_map(|unit| Some((distance(unit)?, unit.code())))
        .min()
        .map(|(_, code)| code)
}

/// The ranges of article numbers that the shades stand for: equally many of the numbers that occur are in each.
struct Shades {
    /// The numbers that occur, ascending, without 0.
    numbers: Vec<u32>,
}

impl Shades {
    fn of(counts: &[(String, u32)]) -> Shades {
        let at_home = units().iter().map(|unit| count(unit.code(), counts));
        Shades::of_numbers(at_home.filter(|&count| count > 0).collect())
    }

    fn of_numbers(mut numbers: Vec<u32>) -> Shades {
        order::sort(&mut numbers);
        numbers.dedup();
        Shades { numbers }
    }

    /// The numbers of each range. There are at most [`SHADES`] ranges.
    fn ranges(&self) -> impl Iterator<Item = &[u32]> {
        let (numbers, ranges) = (self.numbers.len(), self.numbers.len().min(SHADES));
        let border = move |range: usize| numbers * range / ranges;
        (0..ranges).filter_map(move |range| self.numbers.get(border(range)..border(range + 1)))
    }

    /// The shade of a number of articles: 0 for none, else 1 to [`SHADES`]. With few ranges, their shades lie apart.
    fn shade(&self, count: u32) -> usize {
        let begun = self
            .ranges()
            .filter(|range| range.first().is_some_and(|&start| start <= count));
        begun.count() * SHADES / self.numbers.len().clamp(1, SHADES)
    }

    /// The shades that occur, and their ranges as text: `3–9`.
    fn legend(&self) -> impl Iterator<Item = (usize, String)> {
        self.ranges().filter_map(|range| {
            let (&start, &end) = (range.first()?, range.last()?);
            let text = match start == end {
                true => grouped(start.into()),
                false => format!("{}–{}", grouped(start.into()), grouped(end.into())),
            };
            Some((self.shade(start), text))
        })
    }
}

/// The map without names, for the button that opens the filters.
pub(super) fn mini_map(counts: &[(String, u32)]) -> Html {
    let shades = Shades::of(counts);
    let tile = |unit: &Unit| {
        let tile = unit.tile()?;
        let shade = shades.shade(count(unit.code(), counts));
        let (x, y) = (u32::from(tile.col) * 8, u32::from(tile.row) * 8);
        Some(
            html! { <rect class={format!("s{shade}")} x={x.to_string()} y={y.to_string()} width="7" height="7" rx="1.5" /> },
        )
    };
    html! { <svg class="mini-map" viewBox="0 0 47 39" aria-hidden="true">{ for units().iter().filter_map(tile) }</svg> }
}

fn legend(scene: &Scene<'_>, shades: &Shades) -> Html {
    let step = |(shade, range): (usize, String)| html! { <li><span class={format!("swatch s{shade}")}></span>{ range }</li> };
    html! {
        <div class="legend" aria-hidden="true">
            <span>{ scene.say().map_legend }</span>
            <ul>
                <li><span class="swatch"></span>{ "0" }</li>
                { for shades.legend().map(step) }
            </ul>
        </div>
    }
}

fn tile(
    scene: &Scene<'_>,
    unit: &'static Unit,
    counts: &[(String, u32)],
    shades: &Shades,
    stop: &str,
) -> Option<Html> {
    let lang = scene.view.lang;
    let tile = unit.tile()?;
    let RegionChoice {
        href,
        count,
        chosen,
    } = choice(scene, unit, counts);
    let mut title = unit.name(lang).to_owned();
    if let (Some(parent), Some(since)) =
        (unit.split_from().and_then(aimaq_places::unit), unit.since())
    {
        // The parent's name at that time.
        let former = parent
            .former_names()
            .iter()
            .find(|former| former.until() == since);
        let then = former.map_or(parent.name(lang), |former| former.name(lang));
        title.push_str(&format!(" ({})", before(lang, since, then)));
    }
    let class = classes!("tile", format!("s{}", shades.shade(count)));
    let tabindex = if unit.code() == stop { "0" } else { "-1" };
    Some(html! {
        <li class={format!("c{} r{}", tile.col, tile.row)}>
            <a {class} {href} title={title.clone()} id={format!("tile-{}", unit.code())} aria-current={chosen.then_some("true")} {tabindex}>
                <span aria-hidden="true">{ hyphenated(unit.tile_name(lang)) }</span>
                <span class="unseen">{ title }{ ", " }</span>
                <b>{ grouped(count.into()) }</b>
            </a>
        </li>
    })
}

/// A name with soft hyphens between syllables, for tiles that are narrower than a word. Browsers cannot hyphenate Kazakh.
fn hyphenated(name: &str) -> String {
    const VOWELS: &str = "аәеёиоөуұүыіэюя";
    let vowel = |c: char| VOWELS.chars().any(|vowel| vowel == lower(c));
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() * 2);
    for (i, &letter) in letters.iter().enumerate() {
        out.push(letter);
        let (before, after) = (
            letters.get(..=i).unwrap_or_default(),
            letters.get(i + 1..).unwrap_or_default(),
        );
        let starts_syllable = match after {
            [a, b, ..] => is_letter(*a) && !vowel(*a) && vowel(*b),
            _ => false,
        };
        let enough = before.len() >= 3 && after.len() >= 3;
        if is_letter(letter) && starts_syllable && enough && before.iter().any(|c| vowel(*c)) {
            out.push('\u{ad}');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_follow_the_spread_of_the_numbers() {
        let cases = [
            (vec![], ""),
            (vec![7, 7], "4: 7"),
            (vec![1, 1, 3, 1, 3], "2: 1, 4: 3"),
            (vec![1, 2, 3, 40], "1: 1, 2: 2, 3: 3, 4: 40"),
            (
                vec![493, 500, 511, 520, 533, 541, 560, 574],
                "1: 493–500, 2: 511–520, 3: 533–541, 4: 560–574",
            ),
        ];
        for (numbers, expected) in cases {
            let shades = Shades::of_numbers(numbers);
            let legend = shades
                .legend()
                .map(|(shade, range)| format!("{shade}: {range}"));
            assert_eq!(legend.collect::<Vec<_>>().join(", "), expected);
            assert_eq!(shades.shade(0), 0);
        }
    }

    #[test]
    fn arrows_reach_every_tile() {
        let mut reached = vec!["KZ-27"];
        let mut at = 0;
        while let Some(&code) = reached.get(at) {
            for (right, down) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                reached.extend(tile_beside(code, right, down).filter(|new| !reached.contains(new)));
            }
            at += 1;
        }
        assert_eq!(reached.len(), 20);
        assert_eq!(tile_beside("KZ-27", -1, 0), None);
    }

    #[test]
    fn names_are_divided_between_syllables() {
        let cases = [
            ("Абай", "Абай"),
            ("Қарағанды", "Қара\u{ad}ғанды"),
            ("Карагандинская", "Кара\u{ad}ган\u{ad}динс\u{ad}кая"),
            ("ШҚО", "ШҚО"),
        ];
        for (name, divided) in cases {
            assert_eq!(
                hyphenated(name).replace('\u{ad}', "|"),
                divided.replace('\u{ad}', "|")
            );
        }
    }
}
