//! Words in context, their frequencies, and exported files.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};

use crate::pages::{OSKEMEN, visitor_on};

stories![
    lines_come_first_and_an_open_line_stays_in_sight,
    the_empty_page_of_words_has_examples,
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

/// The words of the lines as the texts have them.
fn lines(visitor: &Visitor) -> Vec<String> {
    visitor.reads_all(".line .word")
}

/// Waits until the address has a parameter with a value.
#[track_caller]
fn asks(visitor: &Visitor, key: &str, value: &str) {
    visitor.waits_until(
        &format!("the address has {key}={value}"),
        "return new URLSearchParams(location.search).get(arguments[0]) === arguments[1]",
        &[serde_json::json!(key), serde_json::json!(value)],
    );
}

fn every_form_of_a_word_has_its_lines(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/words/?q=мереке");
    let lines = lines(&visitor);
    assert!(lines.len() >= 4, "{lines:?}");
    assert!(lines.iter().any(|word| word == "Мереке"), "{lines:?}");
    assert!(
        lines
            .iter()
            .any(|word| word.starts_with("мереке") && word != "мереке"),
        "other forms too: {lines:?}"
    );
    visitor.sees(&format!("{} жерде кездеседі", lines.len()));
    assert_eq!(
        visitor.attribute("[role='table']", "aria-rowcount"),
        Some(lines.len().to_string())
    );
}

fn a_form_that_is_not_meant_can_be_left_out(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/words/?q=мереке");
    let all = lines(&visitor);
    visitor.clicks("#forms > summary");
    let form = visitor.reads(".form [lang]");
    visitor.script("document.querySelector('.form input').focus()", &[]);
    visitor.types(" ");
    asks(&visitor, "without", &form);
    visitor.waits_until(
        "its lines are gone",
        "return document.querySelectorAll('.line').length < arguments[0]",
        &[serde_json::json!(all.len())],
    );
    let left = lines(&visitor);
    let stays = |word: &&String| word.to_lowercase() != form;
    assert_eq!(left.len(), all.iter().filter(stays).count());
    visitor.types(" ");
    visitor.waits_until(
        "all lines are back",
        "return document.querySelectorAll('.line').length === arguments[0]",
        &[serde_json::json!(all.len())],
    );
}

fn lines_are_sorted_by_the_words_beside(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/words/?q=Алматы&lang=ru");
    let count = lines(&visitor).len();
    visitor.clicks("#sort-left");
    asks(&visitor, "sort", "left");
    let sorted = "const words = [...document.querySelectorAll('.line .before')].map((cell) =>
             cell.textContent.toLowerCase().split(/\\s+/).map((word) => word.replace(/[^\\p{L}\\p{N}]/gu, '')).filter((word) => word).at(-1) ?? '');
         return words.length === arguments[0] && words.every((word, i) => i === 0 || words[i - 1].localeCompare(word, 'kk') <= 0)";
    visitor.waits_until(
        "the words before are in alphabetical order",
        sorted,
        &[serde_json::json!(count)],
    );
    visitor.clicks("#sort-region");
    asks(&visitor, "sort", "region");
}

fn what_was_assumed_is_said_beside_lines_and_counts(context: &TestContext<'_>) {
    let site = context.site();
    for (language, said) in [
        ("kk", "«алматп» орнына «Алматы» ізделді."),
        ("ru", "Показаны результаты по «Алматы» вместо «алматп»."),
    ] {
        for page in ["words", "frequency"] {
            let page = format!("{language}/{page}/?q=алматп");
            let visitor = visitor_on(context, &site, &page);
            visitor.sees(said);
            watches_files(&visitor);
            let csv = saved(&visitor, "#save-csv");
            assert!(csv.contains("# assumed") && csv.contains(said), "{csv}");
        }
    }
}

fn a_line_opens_its_paragraph_in_both_languages(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/words/?q=туризм");
    visitor.script("document.querySelector('.line a').focus()", &[]);
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("#open-line");
    for lang in ["kk", "ru"] {
        let paragraph = visitor.reads(&format!("#open-line p[lang='{lang}']"));
        assert!(paragraph.split_whitespace().count() > 2, "{paragraph}");
    }
    assert!(visitor.page().contains("line="), "{}", visitor.page());
    visitor.presses(&[Key::Escape]);
    visitor.waits_until(
        "it is closed, and the focus is on its line",
        "return !document.getElementById('open-line') && document.activeElement.id.startsWith('line-')",
        &[],
    );
    visitor.goes_back();
    visitor.waits_to_see("#open-line");
}

fn a_sample_is_the_same_whenever_its_address_is_opened(context: &TestContext<'_>) {
    let site = context.site();
    let ids = "return [...document.querySelectorAll('.line a')].map((a) => a.id).join()";
    let sample = |seed: u32| {
        let page = format!("kk/words/?q=Алматы&sample=5-{seed}");
        let visitor = visitor_on(context, &site, &page);
        assert_eq!(lines(&visitor).len(), 5);
        visitor.script(ids, &[])
    };
    assert_eq!(sample(1), sample(1));
    assert_ne!(sample(1), sample(2));
}

fn frequencies_are_a_chart_and_a_table(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/words/?q=туризм");
    visitor.clicks("#tab-frequency");
    visitor.waits_to_see(".frequencies");
    visitor.is_on("ru/frequency/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC");
    visitor.types_into("#q", ", Алматы, деловой форум");
    visitor.waits_until(
        "three terms are counted",
        "return document.querySelectorAll('.frequency g').length === 3",
        &[],
    );
    let head = visitor.reads_all(".frequencies thead")[0].clone();
    for term in ["туризм", "Алматы", "деловой форум", "Всего слов"]
    {
        assert!(head.contains(term), "{head}");
    }
    let years = visitor.reads_all(".frequencies tbody th");
    for row in ["2014", "2025", "Восточно-Казахстанская область"] {
        assert!(years.iter().any(|year| year == row), "{years:?}");
    }
}

/// Makes the texts of saved files readable.
fn watches_files(visitor: &Visitor) {
    visitor.script(
        "window.files = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push(text)); return make.call(URL, blob); };",
        &[],
    );
}

fn saved(visitor: &Visitor, button: &str) -> String {
    let before = visitor.measures("return window.files.length");
    visitor.waits_to_see(".downloads");
    if visitor.counts(".downloads[open]") == 0 {
        visitor.clicks(".downloads > summary");
    }
    visitor.clicks(button);
    visitor.waits_until(
        "a file is saved",
        "return window.files.length > arguments[0]",
        &[serde_json::json!(before)],
    );
    visitor
        .script("return window.files.at(-1)", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn a_concordance_is_saved_as_a_table(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/words/?q=мереке");
    watches_files(&visitor);
    let count = lines(&visitor).len();
    let tsv = saved(&visitor, "#save-tsv");
    assert_eq!(tsv.lines().count(), 3 + 1 + count, "origin, heading, lines");
    assert!(
        tsv.starts_with("before\tword\t"),
        "the first row names the columns: {tsv}"
    );
    assert!(tsv.contains("# query\t"), "{tsv}");
    let local = saved(&visitor, "#save-csv-local");
    assert!(local.starts_with("\"before\";\"word\";"), "{local}");
    assert!(
        local.contains("Шығыс Қазақстан облысы\";\"Алматының"),
        "{local}"
    );
    let csv = saved(&visitor, "#save-csv");
    assert!(csv.contains("\"# corpus\",\""), "{csv}");
    assert!(csv.contains(&format!("kk/article/{OSKEMEN}/#p")), "{csv}");
}

fn results_and_articles_are_saved_as_citations(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/?q=туризм");
    watches_files(&visitor);
    let cards = visitor.counts(".card");
    let bibtex = saved(&visitor, "#save-bib");
    assert_eq!(bibtex.matches("@online{").count() as u64, cards, "{bibtex}");
    let ris = saved(&visitor, "#save-ris");
    assert_eq!(ris.matches("TY  - ELEC").count() as u64, cards, "{ris}");
    let visitor = visitor_on(context, &site, &format!("kk/article/{OSKEMEN}/"));
    watches_files(&visitor);
    let markdown = saved(&visitor, "#save-md");
    assert!(
        markdown.starts_with("# Алматының мәдени күндері"),
        "{markdown}"
    );
    assert!(markdown.contains(&format!("id: {OSKEMEN}")), "{markdown}");
}

fn words_fit_a_phone(context: &TestContext<'_>) {
    let site = context.site();
    for page in [
        "kk/words/",
        "kk/words/?q=Алматы&line=1",
        "ru/frequency/?q=Алматы, туризм",
    ] {
        let visitor = context.visitor(&site);
        visitor.uses(Screen::PHONE);
        visitor.opens(page);
        visitor.waits_for_the_app();
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0], "{page}");
    }
    let visitor = context.visitor(&site);
    visitor.uses(Screen::PHONE);
    visitor.opens("kk/words/?q=Алматы");
    visitor.waits_for_the_app();
    let longer = "for (const part of ['.line mark', '.form [lang]']) document.querySelector(part).textContent = 'ұзынсөз'.repeat(20)";
    visitor.script(longer, &[]);
    assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0], "a long word");
    visitor.opens("ru/frequency/?q=Алматы, туризм, форум, астана");
    visitor.waits_for_the_app();
    let ends = "return [...document.querySelectorAll('caption')].map((e) => e.getBoundingClientRect().right <= innerWidth)";
    assert_eq!(
        visitor.script(ends, &[]),
        serde_json::json!([true, true]),
        "a table is moved sideways, what it is called is read without"
    );
}

fn lines_come_first_and_an_open_line_stays_in_sight(context: &TestContext<'_>) {
    let site = context.site();
    for screen in [Screen::PHONE, Screen::DESKTOP] {
        for language in ["kk", "ru"] {
            let visitor = context.visitor(&site);
            visitor.uses(screen);
            visitor.opens(&format!("{language}/words/?q=Алматы"));
            visitor.waits_for_the_app();
            let first = "return document.querySelector('.line').getBoundingClientRect().bottom";
            assert!(
                visitor.measures(first) < f64::from(screen.height) * 0.8,
                "{language}"
            );
            visitor.clicks("#line-5");
            visitor.waits_until(
                "the line is above its paragraph",
                "const line = document.querySelector('.line:has(#line-5)').getBoundingClientRect();
                 const open = document.querySelector('#open-line').getBoundingClientRect();
                 return line.top >= 0 && line.bottom <= open.top + 1 && open.bottom <= innerHeight + 1",
                &[],
            );
        }
    }
}

fn the_empty_page_of_words_has_examples(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/words/");
    visitor.clicks_on("мектеп");
    visitor.waits_to_see(".line");
}
