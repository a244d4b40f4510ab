//! The regions of Kazakhstan as tiles, neighbours beside each other.

use aimaq_language::case::lower;
use aimaq_places::{Unit, units};
use yew::{Html, classes, html};

use super::Scene;
use super::region_list::{Choice, choice};

/// The map: each tile says its region's name and how many articles it has.
pub(super) fn tile_map(scene: &Scene<'_>, counts: &[(String, u32)]) -> Html {
    html! {
        <ul class="tile-map" aria-label={scene.say().regions_map}>
            { for units().iter().filter_map(|unit| tile(scene, unit, counts)) }
        </ul>
    }
}

fn tile(scene: &Scene<'_>, unit: &'static Unit, counts: &[(String, u32)]) -> Option<Html> {
    let lang = scene.view.lang;
    let tile = unit.tile()?;
    let Choice {
        href,
        count,
        chosen,
    } = choice(scene, unit, counts);
    let mut title = unit.name(lang).to_owned();
    if let Some(then) = unit.split_from().and_then(aimaq_places::unit) {
        title.push_str(&format!(
            " ({} {})",
            scene.say().before_2022,
            then.name(lang)
        ));
    }
    let class = classes!("tile", (count > 0).then_some("some"));
    Some(html! {
        <li class={format!("c{} r{}", tile.col, tile.row)}>
            <a {class} {href} title={title.clone()} id={format!("tile-{}", unit.code())} aria-current={chosen.then_some("true")}>
                <span aria-hidden="true">{ hyphenated(unit.tile_name(lang)) }</span>
                <span class="unseen">{ title }{ ", " }</span>
                <b>{ count }</b>
            </a>
        </li>
    })
}

/// A long name with soft hyphens between its syllables, for tiles that are narrower than a word: no
/// browser knows how to divide Kazakh words.
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
            [a, b, ..] => a.is_alphabetic() && !vowel(*a) && vowel(*b),
            _ => false,
        };
        let enough = before.len() >= 3 && after.len() >= 3;
        if letter.is_alphabetic() && starts_syllable && enough && before.iter().any(|c| vowel(*c)) {
            out.push('\u{ad}');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
