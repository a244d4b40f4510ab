//! Kazakh in Latin and Arabic script: lists of examples, the conversion back of the whole corpus, hostile text.

mod common;
mod way_back;

use std::collections::BTreeMap;
use std::path::Path;

use aimaq_compact::case;
use aimaq_language::scripts::{self, Alphabet, Script, Writing, convert};
use aimaq_language::{Lang, TokenKind, tokens};
use common::{can_be, rows};
use proptest::prelude::*;

const LATIN: Writing = Writing::Latin(Alphabet::Draft2021);

/// Returns the paragraphs of the Kazakh texts of the corpus.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut paragraphs = Vec::new();
    for article in std::fs::read_dir(folder).expect("the corpus") {
        let file = article.expect("a folder").path().join("kk.md");
        if let Ok(text) = std::fs::read_to_string(file) {
            paragraphs.extend(
                text.lines()
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    assert!(paragraphs.len() > 100, "the corpus is there");
    paragraphs
}

/// Returns every Kazakh word of the corpus in lower case, with its spelling in Latin and in Arabic.
fn words() -> BTreeMap<String, [String; 2]> {
    let mut words = BTreeMap::new();
    for paragraph in corpus() {
        let latin = convert(&paragraph, LATIN);
        let arabic = convert(&paragraph, Writing::Arabic);
        for token in tokens(&paragraph) {
            for word in paragraph[token.range.clone()].split('-') {
                let start = word.as_ptr() as usize - paragraph.as_ptr() as usize;
                let range = start..start + word.len();
                let small = case::lowered(word);
                let cyrillic = small.chars().all(|c| ('а'..='ӿ').contains(&c));
                if cyrillic
                    && token.kind != TokenKind::Compound
                    && latin.piece(range.clone()) != word
                {
                    let latin = latin
                        .piece(range.clone())
                        .chars()
                        .map(small_latin)
                        .collect();
                    words.insert(small, [latin, arabic.piece(range).to_owned()]);
                }
            }
        }
    }
    words
}

fn small_latin(c: char) -> char {
    match c {
        'I' => 'ı',
        'İ' => 'i',
        c => case::lower(c),
    }
}

#[test]
fn texts_are_written_like_this() {
    let list = include_str!("lists/writing.tsv");
    assert!(rows(list).count() >= 150);
    let wrong: Vec<_> = rows(list)
        .flat_map(|row| {
            [(LATIN, row[1]), (Writing::Arabic, row[2])].map(|(writing, meant)| {
                let written = convert(row[0], writing).text;
                (written != meant)
                    .then(|| format!("{}: {written} instead of {meant} ({})", row[0], row[3]))
            })
        })
        .flatten()
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn older_alphabets_write_like_this() {
    let wrong: Vec<_> = rows(include_str!("lists/alphabets.tsv"))
        .filter_map(|row| {
            let writing = Writing::from_code(row[0]).expect(row[0]);
            let written = convert(row[1], writing).text;
            (written != row[2])
                .then(|| format!("{}: {written} instead of {}", row.join(" "), row[2]))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Compares the alphabets with the tables of their sources.
#[test]
fn letters_are_those_of_the_tables() {
    let Some(data) = std::env::var_os("AIMAQ_DEV_DATA") else {
        eprintln!("skipped: AIMAQ_DEV_DATA, the folder of the tables, is not set");
        return;
    };
    let read = |name: &str| {
        std::fs::read_to_string(Path::new(&data).join("language").join(name)).expect(name)
    };
    let codes = ["2017", "2018", "2019", "2021", "2004", "bgn", "ascii"];
    let table = read("kk_latin.tsv");
    let letters: Vec<_> = rows(&table).filter(|row| row[0] != "cyr").collect();
    assert_eq!(letters.len(), 42);
    for row in letters {
        for (place, code) in codes.iter().enumerate() {
            let writing = Writing::from_code(&format!("latn-{code}")).expect(code);
            let meant = row.get(place + 1).copied().unwrap_or_default();
            let meant = meant.replace("e\u{308}", "ë");
            assert_eq!(convert(row[0], writing).text, meant, "{} in {code}", row[0]);
        }
    }
    // The Arabic table goes from Arabic to Cyrillic. It must list each of our letters for its Cyrillic letter.
    let table = read("kk_arabic.tsv");
    for letter in "абвгғдежзийкқлмнңопрстуұфхһчшы".chars() {
        let letter = letter.to_string();
        let written = convert(&letter, Writing::Arabic).text;
        let listed = rows(&table).any(|row| {
            row[0] == written && row[2].split('|').any(|c| c.trim_end_matches('*') == letter)
        });
        assert!(listed, "{letter} as {written}");
    }
    for (front, back) in ["әа", "өо", "үұ", "іы"].map(|pair| pair.split_at(2)) {
        let marked = format!("ٴ{}", convert(back, Writing::Arabic).text);
        assert_eq!(convert(front, Writing::Arabic).text, marked);
    }
}

/// Every word of the corpus is the same after conversion to Latin or Arabic and back, except the words of the list.
#[test]
fn the_corpus_comes_back_but_for_what_is_listed() {
    let mut found = Vec::new();
    for (word, [latin, arabic]) in words() {
        for (code, written, back) in [
            ("latn-2021", &latin, way_back::from_latin(&latin)),
            ("arab", &arabic, way_back::from_arabic(&arabic)),
        ] {
            if back != word {
                found.push(format!("{code}\t{word}\t{written}\t{back}"));
            }
        }
    }
    found.sort();
    let listed: Vec<String> = rows(include_str!("lists/not-back.tsv"))
        .map(|row| row.join("\t"))
        .collect();
    let new: Vec<_> = found.iter().filter(|line| !listed.contains(line)).collect();
    let gone: Vec<_> = listed.iter().filter(|line| !found.contains(line)).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "tests/lists/not-back.tsv lacks {new:#?}\nand has without need {gone:#?}"
    );
}

/// A word that is copied from a converted text can be searched for.
#[test]
fn search_reads_what_was_written() {
    let mut wrong = Vec::new();
    for word in words().keys() {
        let folded = aimaq_language::fold(word);
        // A reading without ъ and ь is right, too.
        let bare = folded.replace(['ъ', 'ь'], "");
        for writing in Writing::ALL {
            let written = convert(word, writing).text;
            let Some(script) = Script::of(&written) else {
                continue;
            };
            let letters = scripts::letters(&written);
            if !can_be(script, &letters, 0, &folded) && !can_be(script, &letters, 0, &bare) {
                wrong.push(format!("{}: {word} as {written}", writing.code()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(30)]
    );
}

#[test]
fn codes_and_tags() {
    for writing in Writing::ALL {
        assert_eq!(Writing::from_code(writing.code()), Some(writing));
        assert_eq!(Lang::from_tag(writing.tag()), Some(Lang::Kk));
        assert_eq!(writing.dir() == "rtl", writing == Writing::Arabic);
    }
    assert_eq!(Writing::from_code("latn"), Some(LATIN));
    assert_eq!(Writing::from_code("latn-1929"), None);
    assert_eq!((LATIN.code(), LATIN.tag()), ("latn-2021", "kk-Latn"));
    assert_eq!(
        (Writing::Arabic.code(), Writing::Arabic.tag()),
        ("arab", "kk-Arab")
    );
    assert_eq!(
        (Writing::default().code(), Writing::default().tag()),
        ("cyrl", "kk")
    );
}

#[test]
fn marks_stay_on_their_words() {
    let text = "«Щучье» көлі – Қазақстанда. Тіл, ІІІ орын, «Во все века» 12 500 мың";
    for (word, latin, arabic) in [
        ("Щучье", "Şşuche", "ششۋچە"),
        ("көлі", "kölı", "كولى"),
        ("Қазақстанда", "Qazaqstanda", "قازاقستاندا"),
        ("Тіл", "Tıl", "ٴتىل"),
        ("ІІІ", "III", "III"),
        ("века", "века", "века"),
        ("12 500 мың", "12 500 myñ", "12\u{a0}500 مىڭ"),
    ] {
        let start = text.find(word).expect(word);
        let range = start..start + word.len();
        assert_eq!(convert(text, LATIN).piece(range.clone()), latin);
        assert_eq!(convert(text, Writing::Arabic).piece(range), arabic);
    }
}

#[test]
fn pieces_are_written_in_the_context_of_their_block() {
    // Emphasis inside of a word in capitals, inside of a word with a hamza, and inside of a Russian quotation.
    let pieces = ["Щ", "УКА, тү", "н «Во ", "все", " века»"];
    let text = pieces.concat();
    let mut at = 0;
    let ranges = pieces.map(|piece| {
        at += piece.len();
        at - piece.len()..at
    });
    let written = |writing| {
        let converted = convert(&text, writing);
        let pieces = ranges
            .clone()
            .map(|range| converted.piece(range).to_owned());
        assert_eq!(pieces.concat(), converted.text);
        assert_eq!(converted.map_all(&ranges).len(), ranges.len());
        pieces
    };
    assert_eq!(written(LATIN), ["ŞŞ", "UKA, tü", "n «Во ", "все", " века»"]);
    assert_eq!(
        written(Writing::Arabic),
        ["شش", "ۋكا، ٴتۇ", "ن «Во ", "все", " века»"]
    );
}

#[test]
fn unconverted_parts_are_listed() {
    let kept = |text: &str| {
        let converted = convert(text, Writing::Arabic);
        let kept = converted.kept.iter();
        kept.map(|kept| (converted.text[kept.range.clone()].to_owned(), kept.lang))
            .collect::<Vec<_>>()
    };
    let russian = |text: &str| (text.to_owned(), Some(Lang::Ru));
    let address = |text: &str| (text.to_owned(), None);
    assert_eq!(
        kept("Бір «Во все века», https://a.kz/жол, +7 727 258 11 11; «Алатау» (в прошлом)"),
        [
            russian("Во все века"),
            address("https://a.kz/жол"),
            address("+7 727 258 11 11"),
            russian("в прошлом"),
        ]
    );
    assert_eq!(
        kept("Это было и в городе, и на реке."),
        [russian("Это было и в городе, и на реке.")]
    );
    assert_eq!(kept("Smart City, 1,8 млрд, XXI ғасыр"), []);
}

/// 20,000 times the same characters. With quadratic time this would take minutes.
#[test]
fn long_texts_do_not_hang() {
    for bit in [
        "«",
        "(",
        "\"",
        "а\u{301}",
        "+7 ",
        "«а ",
        "а-",
        "@а",
        "а\u{ad}",
        "1 000 ",
        "ХХ",
        "/",
        "Щ",
    ] {
        let text = bit.repeat(20_000) + "қ";
        for writing in [LATIN, Writing::Arabic] {
            let converted = convert(&text, writing);
            assert_eq!(converted.map(0..text.len()), 0..converted.text.len());
        }
    }
}

/// Difficult text: both scripts, quotation marks, combining marks, invisible characters, digits.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[а-яәіқёщА-ЯІҚЩa-zA-ZХ0-9 .,;?«»()\"“”„+@/:'\\-–\u{301}\u{306}\u{308}\u{ad}\u{200b}\u{a0}°]{0,60}",
        "(и|в|на|Во|все|мир|бала|көл|a.kz/|«|»| |, ){0,20}",
        any::<String>()
    ]
}

proptest! {
    #[test]
    fn any_text_is_written(text in text(), from in 0usize..80, to in 0usize..80) {
        for writing in Writing::ALL {
            let converted = convert(&text, writing);
            // Any range is mapped to character boundaries.
            prop_assert!(converted.text.get(converted.map(from..to)).is_some());
            prop_assert_eq!(converted.map(0..text.len()), 0..converted.text.len());
            // Adjacent ranges give adjacent pieces, which together are the whole text.
            let borders = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let mut end = 0;
            let mut sum = String::new();
            let mut before = 0;
            for border in borders {
                let range = converted.map(before..border);
                prop_assert_eq!(range.start, end);
                sum.push_str(converted.piece(before..border));
                (before, end) = (border, range.end);
            }
            prop_assert_eq!(&sum, &converted.text);
            let mut end = 0;
            for kept in &converted.kept {
                prop_assert!(kept.range.start >= end && !kept.range.is_empty());
                prop_assert!(text.contains(&converted.text[kept.range.clone()]));
                end = kept.range.end;
            }
        }
    }

    #[test]
    fn text_without_cyrillic_letters_is_unchanged(text in text()) {
        let text: String = text.chars().filter(|c| !('\u{400}'..='\u{52f}').contains(c)).collect();
        for writing in Writing::ALL {
            let converted = convert(&text, writing);
            prop_assert_eq!(&converted.text, &text);
            prop_assert!(converted.kept.is_empty());
        }
    }

    /// A word is written as it is by itself: only quotations depend on other words.
    #[test]
    fn words_do_not_change_each_other(words in prop::collection::vec("[а-яәғқңөұүһіА-ЯӘҒҚҢӨҰҮҺІ]{2,9}ң", 1..5)) {
        let text = words.join(" ");
        for writing in Writing::ALL {
            let apart: Vec<_> = words.iter().map(|word| convert(word, writing).text.into_owned()).collect();
            prop_assert_eq!(convert(&text, writing).text, apart.join(" "));
        }
    }
}
