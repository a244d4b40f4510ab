//! The tile map: the regions of Kazakhstan as equal tiles about where they are, shaded by number of articles.

use aimaq_compact::case::lower;
use aimaq_language::is_letter;
use aimaq_places::{Unit, units};
use yew::{Html, classes, html};

use super::Scene;
use super::region_list::{RegionChoice, choice, count};
use crate::texts::counted::grouped;
use crate::texts::dates::before;

/// Number of shades, without that of no articles.
const SHADES: u32 = 4;

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
                { for units().iter().filter_map(|unit| tile(scene, unit, counts, shades, stop)) }
            </ul>
            { legend(scene, shades) }
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

/// The ranges of article numbers that the shades stand for. They grow geometrically.
#[derive(Clone, Copy)]
struct Shades {
    most: u32,
}

impl Shades {
    fn of(counts: &[(String, u32)]) -> Shades {
        let at_home = units().iter().map(|unit| count(unit.code(), counts));
        Shades {
            most: at_home.max().unwrap_or(0),
        }
    }

    /// The first number of a shade; shade 1 begins at 1.
    fn start(self, shade: u32) -> u32 {
        // Up to SHADES articles, each number has a shade of its own.
        match self.most {
            0..=SHADES => shade,
            most => {
                // most ^ ((shade - 1) / SHADES), rounded up, by binary search: `powf` would add 2 kB to the Wasm.
                let wanted = u128::from(most).pow(shade - 1);
                let (mut start, mut end) = (1, most);
                while start < end {
                    let middle = start + (end - start) / 2;
                    if u128::from(middle).pow(SHADES) < wanted {
                        start = middle + 1;
                    } else {
                        end = middle;
                    }
                }
                start.max(shade)
            }
        }
    }

    /// The shade of a number of articles: 0 for none, else 1 to [`SHADES`].
    fn shade(self, count: u32) -> u32 {
        (1..=SHADES)
            .rev()
            .find(|&shade| count >= self.start(shade))
            .unwrap_or(0)
    }

    /// The range of a shade as text: `3–9`.
    fn range(self, shade: u32) -> String {
        let start = self.start(shade);
        let end = match shade {
            SHADES => self.most,
            shade => self.start(shade + 1) - 1,
        };
        match start == end {
            true => grouped(start.into()),
            false => format!("{}–{}", grouped(start.into()), grouped(end.into())),
        }
    }
}

fn legend(scene: &Scene<'_>, shades: Shades) -> Html {
    let step = |shade: u32| html! { <li><span class={format!("swatch s{shade}")}></span>{ shades.range(shade) }</li> };
    html! {
        <div class="legend" aria-hidden="true">
            <span>{ scene.say().map_legend }</span>
            <ul>
                <li><span class="swatch"></span>{ "0" }</li>
                { for (1..=SHADES.min(shades.most)).map(step) }
            </ul>
        </div>
    }
}

fn tile(
    scene: &Scene<'_>,
    unit: &'static Unit,
    counts: &[(String, u32)],
    shades: Shades,
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
    fn every_number_has_a_shade_and_the_legend_says_which() {
        for most in [0, 1, 3, 4, 5, 9, 17, 250, 100_000] {
            let shades = Shades { most };
            let shade = |count| shades.shade(count);
            assert_eq!(shade(0), 0);
            assert_eq!(shade(most), most.min(SHADES), "{most}");
            for step in 1..SHADES.min(most) {
                assert!(shades.start(step) < shades.start(step + 1), "{most}");
                assert_eq!(shade(shades.start(step)), step);
                assert_eq!(shade(shades.start(step + 1) - 1), step);
            }
        }
        assert_eq!(Shades { most: 250 }.range(1), "1–3");
        assert_eq!(Shades { most: 250 }.range(4), "63–250");
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
