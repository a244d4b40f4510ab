//! Searches in a small library, as a reader would type them.

use std::collections::BTreeSet;

use aimaq_language::Lang;
use aimaq_search::{
    ArticleInput, Assumption, BuiltIndex, CalendarDay, Index, IndexBuilder, LookupOptions, Note,
    Search, SearchAnswer, SearchRequest, Sort, VersionInput, search, snippet,
};

struct Text {
    lang: Lang,
    title: &'static str,
    blocks: Vec<String>,
}

struct Story {
    regions: Vec<String>,
    days: Option<(CalendarDay, CalendarDay)>,
    texts: Vec<Text>,
}

fn text(lang: Lang, title: &'static str, blocks: &[&str]) -> Text {
    Text {
        lang,
        title,
        blocks: blocks.iter().map(|block| (*block).to_owned()).collect(),
    }
}

fn year(year: u16) -> Option<(CalendarDay, CalendarDay)> {
    Some((
        CalendarDay::new(year, 1, 1)?,
        CalendarDay::new(year, 12, 31)?,
    ))
}

fn stories() -> Vec<Story> {
    vec![
        Story {
            regions: vec!["KZ-63".into(), "KZ-75".into()],
            days: year(2014),
            texts: vec![
                text(
                    Lang::Kk,
                    "Өскемендегі Алматы күндері",
                    &[
                        "Жазда Өскеменде Алматы қаласының күндері өтті. Көрмеге 60 кәсіпкер келді.",
                        "Мектеп оқушылары 1,8 млн теңге жинады. Туризм туралы да айтылды.",
                    ],
                ),
                text(
                    Lang::Ru,
                    "Дни Алматы в Усть-Каменогорске",
                    &[
                        "В Усть-Каменогорске прошли дни Алматы. На выставку приехали 60 предпринимателей.",
                        "Школьники собрали 1,8 млн тенге. Говорили и о туризме.",
                    ],
                ),
            ],
        },
        Story {
            regions: vec!["KZ-33".into(), "KZ-19".into()],
            days: year(2015),
            texts: vec![text(
                Lang::Kk,
                "Талдықорғандағы мектептер",
                &[
                    "Қалада жаңа мектептер ашылды, шығыны 482 млрд теңге.",
                    "Азық-түлік қымбаттады.",
                ],
            )],
        },
        Story {
            regions: vec!["RU-ALT".into()],
            days: None,
            texts: vec![text(
                Lang::Ru,
                "Туризм на Алтае",
                &["Туристы едут на Алтай.", "Ёлки стоят зелёные."],
            )],
        },
    ]
}

fn build(stories: &[Story]) -> BuiltIndex {
    let mut builder = IndexBuilder::new();
    for story in stories {
        let versions = story.texts.iter().map(|text| VersionInput {
            lang: text.lang,
            title: text.title,
            blocks: &text.blocks,
            lead: 0,
        });
        builder.add(&ArticleInput {
            regions: &story.regions,
            days: story.days,
            versions: versions.collect(),
        });
    }
    builder.finish()
}

fn library() -> Index {
    Index::whole(&build(&stories())).expect("a fresh index opens")
}

fn ask(query: &str) -> SearchAnswer {
    search(
        &library(),
        &SearchRequest {
            query,
            ..SearchRequest::default()
        },
    )
}

#[test]
fn searches_may_take_turns() {
    let index = library();
    let requests =
        ["Алматы өскемен", "-туризм region:KZ-63", "жоқсөз көрме"].map(|query| SearchRequest {
            query,
            ..SearchRequest::default()
        });
    let searches = requests
        .iter()
        .map(|request| Search::begin(&index, request, LookupOptions::default()));
    let mut searches: Vec<_> = searches.flatten().collect();
    assert_eq!(searches.len(), requests.len());
    let mut turns = 0;
    loop {
        let going = searches.iter_mut().map(|search| u32::from(search.step()));
        if going.sum::<u32>() == 0 {
            break;
        }
        turns += 1;
    }
    assert!(turns > 1);
    for (search, request) in searches.iter_mut().zip(&requests) {
        let (answer, alone) = (search.finish(), aimaq_search::search(&index, request));
        assert_eq!((answer.total, answer.hits), (alone.total, alone.hits));
        assert_eq!((answer.facets, answer.notes), (alone.facets, alone.notes));
    }
}

#[test]
fn a_search_reports_the_shards_it_lacks_and_does_without_those_that_failed() {
    let built = build(&stories());
    let index = Index::open(&built.root).expect("a fresh root opens");
    let request = SearchRequest {
        query: "Алматы өскемен",
        ..SearchRequest::default()
    };
    let missing = Search::begin(&index, &request, LookupOptions::default()).err();
    let missing = missing.expect("no shard is loaded").0;
    assert!(!missing.is_empty());
    let options = LookupOptions {
        failed: &missing,
        ..LookupOptions::default()
    };
    let search = Search::begin(&index, &request, options);
    let mut search = search.expect("the search does without the failed shards");
    while search.step() {}
    let answer = search.finish();
    assert_eq!(answer.total, 0, "nothing is found where nothing was read");
    assert_eq!(answer.not_searched, ["Алматы", "өскемен"]);
    let (loaded, answer) = (
        search_loaded(&built, &request),
        aimaq_search::search(&index, &request),
    );
    assert_eq!(loaded.not_searched, [""; 0]);
    assert_eq!(answer.not_searched, ["Алматы", "өскемен"]);
}

fn search_loaded(built: &BuiltIndex, request: &SearchRequest<'_>) -> SearchAnswer {
    search(&Index::whole(built).expect("a fresh index opens"), request)
}

#[test]
fn a_clone_keeps_the_shards_that_it_had() {
    let built = build(&stories());
    let before = Index::open(&built.root).expect("a fresh root opens");
    let mut after = before.clone();
    for (number, shard) in (0..).zip(&built.shards) {
        after.insert(number, shard).expect("a fresh shard opens");
    }
    assert_eq!(before.not_loaded().len(), built.shards.len());
    assert_eq!(after.not_loaded(), [0u32; 0]);
}

fn found(query: &str) -> Vec<u32> {
    ask(query).hits.iter().map(|hit| hit.article).collect()
}

#[test]
fn nothing_asked_is_everything_newest_first() {
    let answer = ask("");
    assert_eq!(answer.total, 3);
    assert_eq!(
        answer
            .hits
            .iter()
            .map(|hit| hit.article)
            .collect::<Vec<_>>(),
        [1, 0, 2]
    );
    assert_eq!(answer.facets.years, [(2014, 1), (2015, 1)]);
    assert_eq!(answer.facets.langs, [(Lang::Kk, 2), (Lang::Ru, 2)]);
    assert_eq!(answer.facets.regions.len(), 5);
}

#[test]
fn words_are_found_in_both_languages() {
    assert_eq!(found("482 млрд"), [1]);
    assert_eq!(found("1,8"), [0]);
    assert_eq!(found("1.8"), [0]);
    assert_eq!(found("туризм"), [2, 0], "the title weighs above the body");
    assert_eq!(found("елки"), [2], "е stands for ё");
    assert_eq!(found("Предприниматели"), [0]);
    assert_eq!(found("азық-түлік"), [1]);
    assert_eq!(found("түлік"), [1]);
    assert_eq!(found("жоқсөзжоқ"), [0u32; 0]);
}

#[test]
fn a_russian_keyboard_is_enough() {
    let answer = ask("Оскеменде");
    assert_eq!(
        answer.hits.first().map(|hit| (hit.article, hit.lang)),
        Some((0, Lang::Kk))
    );
    assert_eq!(
        answer.notes,
        [Note::Showing {
            typed: "Оскеменде".into(),
            shown: "Өскеменде".into(),
            why: Assumption::Letters,
        }]
    );
}

#[test]
fn all_words_come_before_some() {
    let answer = ask("туризм теңге");
    assert_eq!(answer.hits[0].article, 0);
    assert_eq!(answer.total, 3);
    assert!(answer.notes.is_empty());
    let answer = ask("зелёные теңге мектептер");
    assert_eq!(answer.hits[0].article, 1);
    assert_eq!(
        answer.notes,
        [Note::LeftOut {
            words: vec!["зелёные".into()]
        }]
    );
}

#[test]
fn near_words_tell_also_where_no_article_has_all() {
    let story = |block: &str| Story {
        regions: Vec::new(),
        days: None,
        texts: vec![text(Lang::Kk, "Хабар", &[block])],
    };
    let apart = "мектеп қалада биыл жазда тағы да кеңінен ашылды екен теңге жиналды";
    let near = "мектеп теңге жиналды қалада биыл жазда тағы да кеңінен ашылды екен";
    let mut stories = vec![story("мектеп теңге"), story(apart), story(near)];
    // What is in most articles tells little.
    stories.extend((0..9).map(|_| story("туризм")));
    let index = Index::whole(&build(&stories)).expect("a fresh index opens");
    let query = "мектеп теңге туризм";
    let request = SearchRequest {
        query,
        ..SearchRequest::default()
    };
    let answer = search(&index, &request);
    let left_out = Note::LeftOut {
        words: vec!["туризм".into()],
    };
    assert_eq!(answer.notes, [left_out]);
    let order: Vec<u32> = answer.hits.iter().map(|hit| hit.article).collect();
    assert_eq!(order[..3], [0, 2, 1]);
}

#[test]
fn the_word_being_typed_is_a_prefix() {
    let request = SearchRequest {
        query: "мект",
        typing: true,
        ..SearchRequest::default()
    };
    assert_eq!(search(&library(), &request).total, 2);
    assert_eq!(found("мект*").len(), 2);
    assert_eq!(found("мект").len(), 0);
}

#[test]
fn the_reading_of_a_prefix_is_shown() {
    let notes = |query| {
        let request = SearchRequest {
            query,
            typing: true,
            ..SearchRequest::default()
        };
        search(&library(), &request).notes
    };
    for (typed, shown) in [("oskem", "өскем…"), ("vtrn", "мект…"), ("qala", "қала…")]
    {
        let expected = Note::Showing {
            typed: typed.into(),
            shown: shown.into(),
            why: match typed {
                "vtrn" => Assumption::Layout,
                _ => Assumption::Letters,
            },
        };
        assert_eq!(notes(typed), [expected]);
    }
    assert_eq!(notes("мект"), []);
}

#[test]
fn phrases_and_exclusions() {
    assert_eq!(found("\"Алматы қаласының күндері\""), [0]);
    assert_eq!(found("\"күндері Алматы\""), [0u32; 0]);
    assert_eq!(found("туризм -алтай"), [0]);
    assert_eq!(found("туризм -\"дни алматы\""), [2]);
}

#[test]
fn filters_by_request_and_by_query() {
    let library = library();
    let regions = ["KZ-63".to_owned()];
    let answer = search(
        &library,
        &SearchRequest {
            query: "туризм",
            regions: &regions,
            ..SearchRequest::default()
        },
    );
    assert_eq!(answer.total, 1);
    // The counts of regions do not know of the region filter, those of years do.
    assert_eq!(answer.facets.regions.len(), 3);
    assert_eq!(answer.facets.years, [(2014, 1)]);
    assert_eq!(found("туризм region:kz-63"), [0]);
    assert_eq!(found("from:2015"), [1]);
    assert_eq!(
        found("to:2014-06"),
        [0],
        "it may be of the first half of that year"
    );
    let answer = ask("lang:ru");
    assert_eq!(
        answer
            .hits
            .iter()
            .map(|hit| (hit.article, hit.lang))
            .collect::<Vec<_>>(),
        [(0, Lang::Ru), (2, Lang::Ru)]
    );
    assert_eq!(answer.facets.langs, [(Lang::Kk, 2), (Lang::Ru, 2)]);
}

#[test]
fn sorting_and_paging_are_stable() {
    let library = library();
    let by_date = SearchRequest {
        query: "туризм",
        sort: Sort::Date,
        ..SearchRequest::default()
    };
    let all: Vec<u32> = search(&library, &by_date)
        .hits
        .iter()
        .map(|hit| hit.article)
        .collect();
    assert_eq!(all, [0, 2]);
    let second = search(
        &library,
        &SearchRequest {
            offset: 1,
            limit: 1,
            ..by_date
        },
    );
    assert_eq!(
        second
            .hits
            .iter()
            .map(|hit| hit.article)
            .collect::<Vec<_>>(),
        [2]
    );
    assert_eq!(second.total, 2);
}

#[test]
fn marks_cover_what_was_matched() {
    let answer = ask("мектеп 482");
    let text = "Мектептер салуға 482 млрд, мектеп";
    let marked: Vec<&str> = answer
        .words
        .marks(text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert!(
        marked.contains(&"482") && marked.contains(&"мектеп"),
        "{marked:?}"
    );
}

#[test]
fn the_snippet_shows_the_match() {
    let stories = stories();
    let answer = ask("млрд");
    let snippet = snippet(&answer.words, &stories[1].texts[0].blocks, 80).expect("there is text");
    assert_eq!(snippet.block, 0);
    assert!(
        snippet
            .pieces
            .iter()
            .any(|piece| piece.mark && piece.text == "млрд")
    );
}

#[test]
fn the_same_articles_make_the_same_file() {
    assert_eq!(build(&stories()), build(&stories()));
}

#[test]
fn a_short_page_is_the_start_of_a_long_one() {
    let library = library();
    for query in ["", "туризм теңге", "алматы"] {
        let all = search(
            &library,
            &SearchRequest {
                query,
                limit: 1000,
                ..SearchRequest::default()
            },
        );
        let first = search(
            &library,
            &SearchRequest {
                query,
                limit: 2,
                ..SearchRequest::default()
            },
        );
        assert_eq!(first.hits, all.hits[..first.hits.len()]);
        assert_eq!(first.total, all.total);
        assert_eq!(
            search(
                &library,
                &SearchRequest {
                    query,
                    limit: 0,
                    ..SearchRequest::default()
                }
            )
            .hits,
            []
        );
    }
}

#[test]
fn a_former_name_is_what_it_named_at_its_time() {
    let story = |title: &'static str, days| Story {
        regions: vec!["KZ-71".into()],
        days,
        texts: vec![text(Lang::Kk, title, &["Қалада форум өтті."])],
    };
    let stories = [
        story("Астана бүгін", year(2024)),
        story("Нұр-Сұлтанда көрме", year(2020)),
        story("Астана күні", year(2021)),
        story("Нұр-Сұлтан аталған жылдар", year(2024)),
        story("Астана туралы", None),
    ];
    let index = Index::whole(&build(&stories)).expect("a fresh index opens");
    let found = |query: &str| -> BTreeSet<u32> {
        let request = SearchRequest {
            query,
            ..SearchRequest::default()
        };
        let hits = search(&index, &request).hits;
        hits.iter().map(|hit| hit.article).collect()
    };
    assert_eq!(found("Астана"), BTreeSet::from([0, 1, 2, 3, 4]));
    for query in ["Нұр-Сұлтан", "Нур-Султан", "нур-султане"] {
        assert_eq!(found(query), BTreeSet::from([1, 2, 3]), "{query}");
    }
    assert_eq!(found("region:Нұр-Сұлтан форум").len(), 5);
}

#[test]
fn common_words_that_say_little_are_neither_noted_nor_marked() {
    let blocks = [
        "Город стоит в степи и у реки.",
        "Мектеп және оқушы.",
        "Туризм в горах и на реке.",
    ];
    let stories: Vec<Story> = blocks
        .iter()
        .map(|block| Story {
            regions: Vec::new(),
            days: None,
            texts: vec![text(Lang::Ru, "Текст", &[block])],
        })
        .collect();
    let index = Index::whole(&build(&stories)).expect("a fresh index opens");
    let ask = |query| {
        let request = SearchRequest {
            query,
            ..SearchRequest::default()
        };
        search(&index, &request)
    };
    let answer = ask("город и школы в степи");
    let left_out = Note::LeftOut {
        words: vec!["школы".into()],
    };
    assert_eq!(answer.notes, [left_out]);
    assert_eq!(answer.total, 1, "и and в find nothing beside other words");
    let marked = answer.words.marks(blocks[0]);
    let marked: Vec<&str> = marked.into_iter().map(|mark| &blocks[0][mark]).collect();
    assert_eq!(marked, ["Город", "степи"]);
    assert_eq!(ask("и").total, 2, "alone it is searched for");
    assert_eq!(ask("\"в степи\"").total, 1, "and in quotes");
}

#[test]
fn a_query_of_signs_finds_nothing_and_says_so() {
    for query in ["😀", "?!"] {
        let answer = ask(query);
        assert_eq!((answer.total, answer.hits.len()), (0, 0), "{query}");
        assert_eq!(answer.notes, [Note::NoWords]);
    }
    assert!(ask("").total > 0);
}

#[test]
fn words_that_were_left_out_are_in_one_note_and_each_once() {
    let answer = ask("мектеп ракета ракета космонавт");
    let [Note::LeftOut { words }] = &answer.notes[..] else {
        panic!("{:?}", answer.notes);
    };
    assert_eq!(words, &["ракета", "космонавт"]);
}
