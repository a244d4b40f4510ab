//! The five documents of the development data, imported as they are. What is expected was written down by a person who read them.

use std::path::PathBuf;
use std::{env, fs};

use aimaq_import::{Doubt, Entry, Why, articles, documents};

/// What a person reads in a document.
struct Expected {
    /// The beginning of the file's name.
    file: &'static str,
    /// The title; `None` if the document has none, and the first sentence stands for it.
    title: Option<&'static str>,
    lang: &'static str,
    /// The date of publication, if it is stated.
    date: Option<&'static str>,
    author: Option<&'static str>,
    publisher: Option<&'static str>,
    /// The units that it is about, each with its town, by code.
    regions: &'static [(&'static str, Option<&'static str>)],
    /// What stands in the dateline, the byline or the signature.
    lines_of_the_head: &'static [&'static str],
    /// The number of paragraphs: in the first four documents, of lines that end with a full stop.
    paragraphs: usize,
}

const SEEDS: [Expected; 5] = [
    Expected {
        file: "000",
        title: None,
        lang: "kk",
        date: None,
        author: Some("Жайна Ерахметқызы"),
        publisher: None,
        regions: &[("KZ-63", Some("Өскемен")), ("KZ-75", None)],
        lines_of_the_head: &["Жайна Ерахметқызы", "Алматы"],
        paragraphs: 7,
    },
    Expected {
        file: "001",
        title: None,
        lang: "kk",
        date: None,
        author: None,
        publisher: Some("Алматы қаласы әкімдігінің баспасөз қызметі"),
        regions: &[("KZ-71", None), ("KZ-75", None)],
        lines_of_the_head: &[],
        paragraphs: 1,
    },
    Expected {
        file: "002",
        title: None,
        lang: "kk",
        date: None,
        author: None,
        publisher: Some("ҚазАқпарат"),
        regions: &[("KZ-63", Some("Өскемен")), ("KZ-75", None)],
        lines_of_the_head: &["АЛМАТЫ", "ҚазАқпарат"],
        paragraphs: 7,
    },
    Expected {
        file: "003",
        title: None,
        lang: "kk",
        date: None,
        author: Some("Бақтияр Өнербаев"),
        publisher: None,
        regions: &[("KZ-19", Some("Талдықорған"))],
        lines_of_the_head: &["Бақтияр ӨНЕРБАЕВ,", "Алматы облысы әкімінің", "орынбасары"],
        paragraphs: 16,
    },
    Expected {
        file: "004",
        title: Some(
            "ВКО и Алтайский край наращивают сотрудничество в сферах туризма, культуры, спорта и промышленности",
        ),
        lang: "ru",
        date: Some("2025-04-21"),
        author: None,
        publisher: Some("Malim.kz"),
        regions: &[("KZ-63", Some("Өскемен")), ("RU-ALT", None)],
        lines_of_the_head: &["Malim kz", "• 21.04.2025"],
        paragraphs: 11,
    },
];

fn seed(file: &str) -> Option<(String, Vec<u8>)> {
    let Some(data) = env::var_os("AIMAQ_DEV_DATA") else {
        eprintln!("skipped: AIMAQ_DEV_DATA is not set");
        return None;
    };
    let folder = PathBuf::from(data).join("seeds");
    let mut entries = fs::read_dir(&folder)
        .expect("the folder of the seeds")
        .map(|entry| entry.expect("an entry").path());
    let path = entries.find(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(file))
    })?;
    Some((path.display().to_string(), fs::read(path).expect("a seed")))
}

fn suggestion<'e>(entry: &'e Entry, field: &str) -> Option<&'e str> {
    entry
        .suggestions
        .iter()
        .find(|found| found.field == field)
        .map(|found| &*found.suggestion.value)
}

#[test]
fn the_seeds_are_read_as_a_person_reads_them() {
    for expected in SEEDS {
        let Some((name, bytes)) = seed(expected.file) else {
            return;
        };
        let made = articles(&name, documents(&name, &bytes).expect("a text"));
        let [article] = &made[..] else {
            panic!("{} articles", made.len())
        };
        let entry = &article.entry;
        let file = expected.file;
        let of_text = entry.doubts.contains(&Doubt::TitleFromText);
        assert_eq!(
            (!of_text).then_some(&*entry.title),
            expected.title,
            "{file}"
        );
        assert_eq!(entry.langs, [expected.lang], "{file}");
        assert_eq!(entry.date.as_deref(), expected.date, "{file}");
        assert_eq!(
            suggestion(entry, "source.author"),
            expected.author,
            "{file}"
        );
        assert_eq!(
            suggestion(entry, "source.publisher"),
            expected.publisher,
            "{file}"
        );
        let mut regions: Vec<(&str, Option<&str>)> = entry
            .regions
            .iter()
            .map(|region| (&*region.unit, region.place.as_deref()))
            .collect();
        regions.sort_unstable();
        assert_eq!(regions, expected.regions, "{file}: {:?}", entry.regions);
        let head: Vec<&str> = entry
            .aside
            .iter()
            .filter(|aside| matches!(aside.why, Why::Dateline | Why::Byline))
            .map(|aside| &*aside.text)
            .collect();
        let mut head: Vec<&str> = head.into_iter().collect();
        head.sort_by_key(|line| {
            expected
                .lines_of_the_head
                .iter()
                .position(|known| known == line)
        });
        assert_eq!(head, expected.lines_of_the_head, "{file}");
        let (_, text) = article
            .files
            .iter()
            .find(|(name, _)| name.ends_with(".md"))
            .expect("a text");
        let text = String::from_utf8_lossy(text);
        let paragraphs = text.lines().skip(1).filter(|line| !line.is_empty()).count();
        println!(
            "{file}: {} · {:?} · {:?} · {regions:?} · {paragraphs} paragraphs · {} set aside",
            entry.title,
            entry.langs,
            entry.date,
            entry.aside.len()
        );
        assert_eq!(paragraphs, expected.paragraphs, "{file}: {text}");
    }
}

#[test]
fn the_list_of_other_articles_is_set_aside_whole() {
    let Some((name, bytes)) = seed("004") else {
        return;
    };
    let made = articles(&name, documents(&name, &bytes).expect("a text"));
    let entry = &made[0].entry;
    let related: Vec<&str> = entry
        .aside
        .iter()
        .filter(|aside| aside.why == Why::Related)
        .map(|aside| &*aside.text)
        .collect();
    // A heading, six headlines with their dates, a word, the six headlines again.
    assert_eq!(related.len(), 1 + 12 + 1 + 6, "{related:?}");
}

#[test]
fn nothing_of_the_seeds_is_lost() {
    for expected in SEEDS {
        let Some((name, bytes)) = seed(expected.file) else {
            return;
        };
        let made = articles(&name, documents(&name, &bytes).expect("a text"));
        let article = &made[0];
        let mut kept: String = article
            .entry
            .aside
            .iter()
            .map(|aside| format!("{} ", aside.text))
            .collect();
        for (name, bytes) in &article.files {
            if name.ends_with(".md") {
                kept.push_str(&String::from_utf8_lossy(bytes));
            }
        }
        let word = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let kept = word(&kept);
        for word in word(&String::from_utf8_lossy(&bytes)) {
            assert!(kept.contains(&word), "{}: {word}", expected.file);
        }
    }
}
