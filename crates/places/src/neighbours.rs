//! The borders between first-level units.

use crate::{Unit, unit};

// Sources: there is no list of borders under a free licence, and `data/` has none. The pairs are general knowledge of the map,
// checked against the tables (a unit borders on the one it was split from, see the test) and against descriptions of the new
// units (Qazaq Geography on Ulytau: Kostanay, Karaganda, Zhambyl, Turkistan, Kyzylorda, Aktobe). Doubtful:
// - 39-35 (Kostanay, Karaganda) and 11-62 (Akmola, Ulytau): the four units meet at the lower Nura. Karaganda had a border with
//   Kostanay until 2022, most of which went to Ulytau; what is left is short, if it exists. Neither pair is in the list.
// - 19-35, 33-35 (Almaty region and Jetisu with Karaganda): across Lake Balkhash.
// - 31-62 (Zhambyl, Ulytau): in the Betpak-Dala, where nobody lives.
// - 27-AST (West Kazakhstan, Astrakhan): short, in the desert between the Volga and the Ural.

/// Pairs of ISO 3166-2 codes without `KZ-` (digits) or `RU-` (letters), as of the administrative map since 2022-06-08. Units that
/// meet in little more than a point are left out.
const BORDERS: &str = "27-23 27-15 23-15 23-47 47-15 15-39 15-43 15-62 39-59 39-11 39-62 43-62 43-61 61-62 61-31 61-79 \
    31-35 31-62 31-19 19-75 19-33 19-35 33-35 33-10 10-63 10-55 10-35 35-55 35-11 35-62 11-59 11-55 11-71 59-55 \
    27-AST 27-VGG 27-SAR 27-SAM 27-ORE 23-AST 15-ORE 39-ORE 39-CHE 39-KGN 59-KGN 59-TYU 59-OMS 55-OMS 55-NVS 55-ALT 10-ALT \
    63-ALT 63-AL";

/// Returns the units that border on a unit, in Kazakhstan and Russia; none for an unknown code.
///
/// ```
/// let neighbours: Vec<&str> = aimaq_places::neighbours("KZ-79").map(|unit| unit.code()).collect();
/// assert_eq!(neighbours, ["KZ-61"], "the region of Turkistan is around Shymkent");
/// ```
pub fn neighbours(code: &str) -> impl Iterator<Item = &'static Unit> {
    let own = code.get(3..).unwrap_or_default().to_owned();
    BORDERS.split_ascii_whitespace().filter_map(move |pair| {
        let (a, b) = pair.split_once('-')?;
        let other = match (a == own, b == own) {
            (true, _) => b,
            (_, true) => a,
            _ => return None,
        };
        let country = match other.starts_with(|c: char| c.is_ascii_digit()) {
            true => "KZ-",
            false => "RU-",
        };
        unit(&[country, other].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{foreign, units};

    fn codes(code: &str) -> Vec<&'static str> {
        let mut codes: Vec<_> = neighbours(code).map(Unit::code).collect();
        codes.sort_unstable();
        codes
    }

    #[test]
    fn every_unit_is_a_neighbour_of_its_neighbours() {
        for unit in units().iter().chain(foreign()) {
            let own = codes(unit.code());
            assert!(!own.is_empty(), "{}", unit.code());
            for other in own {
                assert!(codes(other).contains(&unit.code()), "{other}");
            }
        }
        let pairs = BORDERS.split_ascii_whitespace().count();
        let found: usize = units()
            .iter()
            .chain(foreign())
            .map(|unit| codes(unit.code()).len())
            .sum();
        assert_eq!(found, 2 * pairs, "every pair names two units");
    }

    #[test]
    fn a_unit_borders_on_the_one_it_was_split_from() {
        let split = units()
            .iter()
            .filter_map(|unit| Some((unit.code(), unit.split_from()?)));
        let split: Vec<_> = split.collect();
        assert!(split.len() >= 3, "{split:?}");
        for (new, old) in split {
            assert!(codes(new).contains(&old), "{new} was split from {old}");
        }
    }

    #[test]
    fn some_neighbours() {
        assert_eq!(codes("KZ-63"), ["KZ-10", "RU-AL", "RU-ALT"]);
        assert_eq!(codes("KZ-71"), ["KZ-11"]);
        assert_eq!(codes("KZ-79"), ["KZ-61"]);
        assert_eq!(codes("nowhere"), [""; 0]);
    }

    #[test]
    fn the_tile_map_keeps_most_neighbours_edge_to_edge() {
        let touches = |a: &Unit, b: &Unit| match (a.tile(), b.tile()) {
            (Some(a), Some(b)) => a.col.abs_diff(b.col) + a.row.abs_diff(b.row) == 1,
            _ => false,
        };
        let kept: usize = units()
            .iter()
            .map(|unit| {
                neighbours(unit.code())
                    .filter(|other| touches(unit, other))
                    .count()
            })
            .sum();
        assert!(kept / 2 >= 24, "{}", kept / 2);
    }
}
