//! Words in context, how often they occur, and what can be taken along.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};

use crate::pages::{OSKEMEN, reader_on};

stories![
    every_form_of_a_word_has_its_lines,
    a_form_that_is_not_meant_can_be_left_out,
    lines_are_sorted_by_the_words_beside,
    what_was_assumed_is_said_beside_lines_and_counts,
    a_line_opens_its_paragraph_in_both_languages,
    a_sample_is_the_same_whenever_its_address_is_opened,
    frequencies_are_a_chart_and_a_table,
    a_concordance_is_saved_as_a_table,
    results_and_articles_are_saved_as_citations,
    words_fit_a_phone,
];

/// The words of the lines, as they stand in the texts.
fn lines(reader: &Reader) -> Vec<String> {
    reader.reads_all(".line .word")
}

/// Waits until the address has a parameter with a value.
#[track_caller]
fn asks(reader: &Reader, key: &str, value: &str) {
    reader.waits_until(
        &format!("the address has {key}={value}"),
        "return new URLSearchParams(location.search).get(arguments[0]) === arguments[1]",
        &[serde_json::json!(key), serde_json::json!(value)],
    );
}

fn every_form_of_a_word_has_its_lines(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/words/?q=мереке");
    let lines = lines(&reader);
    assert!(lines.len() >= 4, "{lines:?}");
    assert!(lines.iter().any(|word| word == "Мереке"), "{lines:?}");
    assert!(
        lines
            .iter()
            .any(|word| word.starts_with("мереке") && word != "мереке"),
        "other forms too: {lines:?}"
    );
    reader.sees(&format!("{} жерде кездеседі", lines.len()));
    assert_eq!(
        reader.attribute("[role='table']", "aria-rowcount"),
        Some(lines.len().to_string())
    );
}

fn a_form_that_is_not_meant_can_be_left_out(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/words/?q=мереке");
    let all = lines(&reader);
    let form = reader.reads(".form [lang]");
    reader.script("document.querySelector('.form input').focus()", &[]);
    reader.types(" ");
    asks(&reader, "without", &form);
    reader.waits_until(
        "its lines are gone",
        "return document.querySelectorAll('.line').length < arguments[0]",
        &[serde_json::json!(all.len())],
    );
    let left = lines(&reader);
    let stays = |word: &&String| word.to_lowercase() != form;
    assert_eq!(left.len(), all.iter().filter(stays).count());
    reader.types(" ");
    reader.waits_until(
        "all lines are back",
        "return document.querySelectorAll('.line').length === arguments[0]",
        &[serde_json::json!(all.len())],
    );
}

fn lines_are_sorted_by_the_words_beside(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/words/?q=Алматы&lang=ru");
    let count = lines(&reader).len();
    reader.clicks("#sort-left");
    asks(&reader, "sort", "left");
    let sorted = "const words = [...document.querySelectorAll('.line .before')].map((cell) =>
             cell.textContent.toLowerCase().split(/\\s+/).map((word) => word.replace(/[^\\p{L}\\p{N}]/gu, '')).filter((word) => word).at(-1) ?? '');
         return words.length === arguments[0] && words.every((word, i) => i === 0 || words[i - 1].localeCompare(word, 'kk') <= 0)";
    reader.waits_until(
        "the words before are in alphabetical order",
        sorted,
        &[serde_json::json!(count)],
    );
    reader.clicks("#sort-region");
    asks(&reader, "sort", "region");
}

fn what_was_assumed_is_said_beside_lines_and_counts(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, said) in [
        ("kk", "«алматп» орнына «Алматы» ізделді."),
        ("ru", "Показаны результаты по «Алматы» вместо «алматп»."),
    ] {
        for view in ["", "view=frequency&"] {
            let page = format!("{language}/words/?{view}q=алматп");
            let reader = reader_on(scene, &site, &page);
            reader.sees(said);
            reader.waits_to_see("#save-csv");
            watches_files(&reader);
            let csv = saved(&reader, "#save-csv");
            assert!(csv.contains("# assumed") && csv.contains(said), "{csv}");
        }
    }
}

fn a_line_opens_its_paragraph_in_both_languages(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/words/?q=туризм");
    reader.script("document.querySelector('.line a').focus()", &[]);
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("#open-line");
    for lang in ["kk", "ru"] {
        let paragraph = reader.reads(&format!("#open-line p[lang='{lang}']"));
        assert!(paragraph.split_whitespace().count() > 2, "{paragraph}");
    }
    assert!(reader.page().contains("line="), "{}", reader.page());
    reader.presses(&[Key::Escape]);
    reader.waits_until(
        "it is closed, and the focus is on its line",
        "return !document.getElementById('open-line') && document.activeElement.id.startsWith('line-')",
        &[],
    );
    reader.goes_back();
    reader.waits_to_see("#open-line");
}

fn a_sample_is_the_same_whenever_its_address_is_opened(scene: &Scene<'_>) {
    let site = scene.site();
    let ids = "return [...document.querySelectorAll('.line a')].map((a) => a.id).join()";
    let sample = |seed: u32| {
        let page = format!("kk/words/?q=Алматы&sample=5-{seed}");
        let reader = reader_on(scene, &site, &page);
        assert_eq!(lines(&reader).len(), 5);
        reader.script(ids, &[])
    };
    assert_eq!(sample(1), sample(1));
    assert_ne!(sample(1), sample(2));
}

fn frequencies_are_a_chart_and_a_table(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/words/?q=туризм");
    reader.clicks("#tab-frequency");
    asks(&reader, "view", "frequency");
    reader.waits_to_see(".frequencies");
    reader.types_into("#q", ", Алматы, деловой форум");
    reader.waits_until(
        "three terms are counted",
        "return document.querySelectorAll('.frequency g').length === 3",
        &[],
    );
    let head = reader.reads_all(".frequencies thead")[0].clone();
    for term in ["туризм", "Алматы", "деловой форум", "Всего слов"]
    {
        assert!(head.contains(term), "{head}");
    }
    let years = reader.reads_all(".frequencies tbody th");
    for row in ["2014", "2025", "Восточно-Казахстанская область"] {
        assert!(years.iter().any(|year| year == row), "{years:?}");
    }
}

/// Lets saved files be read: each as its text.
fn watches_files(reader: &Reader) {
    reader.script(
        "window.files = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push(text)); return make.call(URL, blob); };",
        &[],
    );
}

fn saved(reader: &Reader, button: &str) -> String {
    let before = reader.measures("return window.files.length");
    reader.clicks(button);
    reader.waits_until(
        "a file is saved",
        "return window.files.length > arguments[0]",
        &[serde_json::json!(before)],
    );
    reader
        .script("return window.files.at(-1)", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn a_concordance_is_saved_as_a_table(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/words/?q=мереке");
    watches_files(&reader);
    let count = lines(&reader).len();
    let tsv = saved(&reader, "#save-tsv");
    assert_eq!(tsv.lines().count(), 3 + 1 + count, "origin, heading, lines");
    assert!(tsv.starts_with("# query\t"), "{tsv}");
    let csv = saved(&reader, "#save-csv");
    assert!(csv.contains("\"# corpus\",\""), "{csv}");
    assert!(csv.contains(&format!("kk/article/{OSKEMEN}/#p")), "{csv}");
}

fn results_and_articles_are_saved_as_citations(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/?q=туризм");
    watches_files(&reader);
    let cards = reader.counts(".card");
    let bibtex = saved(&reader, "#save-bib");
    assert_eq!(bibtex.matches("@online{").count() as u64, cards, "{bibtex}");
    let ris = saved(&reader, "#save-ris");
    assert_eq!(ris.matches("TY  - ELEC").count() as u64, cards, "{ris}");
    let reader = reader_on(scene, &site, &format!("kk/article/{OSKEMEN}/"));
    watches_files(&reader);
    let markdown = saved(&reader, "#save-md");
    assert!(
        markdown.starts_with("# Алматының мәдени күндері"),
        "{markdown}"
    );
    assert!(markdown.contains(&format!("id: {OSKEMEN}")), "{markdown}");
}

fn words_fit_a_phone(scene: &Scene<'_>) {
    let site = scene.site();
    for page in [
        "kk/words/",
        "kk/words/?q=Алматы&line=1",
        "ru/words/?q=Алматы, туризм&view=frequency",
    ] {
        let reader = scene.reader(&site);
        reader.uses(Screen::PHONE);
        reader.opens(page);
        reader.waits_for_the_app();
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0], "{page}");
    }
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens("kk/words/?q=Алматы");
    reader.waits_for_the_app();
    let longer = "for (const part of ['.line mark', '.form [lang]']) document.querySelector(part).textContent = 'ұзынсөз'.repeat(20)";
    reader.script(longer, &[]);
    assert_eq!(reader.reaches_beyond_the_screen(), [""; 0], "a long word");
    reader.opens("ru/words/?q=Алматы, туризм, форум, астана&view=frequency");
    reader.waits_for_the_app();
    let ends = "return [...document.querySelectorAll('caption')].map((e) => e.getBoundingClientRect().right <= innerWidth)";
    assert_eq!(
        reader.script(ends, &[]),
        serde_json::json!([true, true]),
        "a table is moved sideways, what it is called is read without"
    );
}
