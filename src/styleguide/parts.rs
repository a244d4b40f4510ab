//! The components of the style guide, each in its states.

use aimaq_library::LibraryError;
use aimaq_search::{Assumption, Note};
use yew::{AttrValue, Html, html};

use super::sample::SampleContents;
use crate::components::{
    Act, Icon, Scene, button, chips, downloads, filters, help, keys, kwic, more, notes, open_line,
    prose, query_signs, reading_bar, reading_settings, region_labels, region_links, result_card,
    share, site_foot, site_head, source_of, tool, unread, update_notice,
};
use crate::export::FileFormat;
use crate::pages::Content;
use crate::pages::page;
use crate::view::{Page, View};

/// A component with its name and its use.
fn part(name: impl Into<AttrValue>, when: &'static str, drawn: Html) -> Html {
    let name = name.into();
    html! {
        <section class="part">
            <h2>{ &name }</h2>
            <p class="hint">{ when }</p>
            <div class="drawn" lang="kk" data-part={name}>{ drawn }</div>
        </section>
    }
}

pub(super) fn parts(scene: &Scene<'_>, sample: &SampleContents) -> Html {
    let say = scene.say();
    let pressed = |id, label, sign, on| tool(scene, id, label, sign, Act::Listen, on);
    let assumed = [
        Note::Showing {
            typed: "мектеб".to_owned(),
            shown: "мектеп".to_owned(),
            why: Assumption::Slip,
        },
        Note::LeftOut {
            words: vec!["оқушы".to_owned(), "жол".to_owned()],
        },
        Note::UnknownFilter {
            typed: "from:кеше".to_owned(),
        },
        Note::NoWords,
        Note::Shortened,
    ];
    let lost = LibraryError::Unreachable {
        file: "texts-0123456789.bin".to_owned(),
    };
    let pills = html! {
        <nav class="sort" aria-label="Pills">
            <a class="pill" href="#pill-1" id="pill-1" aria-current="true">{ say.sort_relevance }</a>
            <a class="pill" href="#pill-2" id="pill-2">{ say.sort_date }</a>
        </nav>
    };
    let buttons = html! {
        <p class="actions">
            <button class="button" type="button">{ say.update_now }</button>
            { button(scene, "guide-button".to_owned(), say.export, Act::Export) }
        </p>
    };
    let tools = html! {
        <div class="reading-tools">
            { pressed("guide-off", say.keep, Icon::Star, Some(false)) }
            { pressed("guide-on", say.listen, Icon::Listen, Some(true)) }
            { pressed("guide-plain", say.share, Icon::Share, None) }
        </div>
    };
    html! {
        <>
            <h2>{ "Components" }</h2>
            { part("Head", "On every page: the mark, settings, the other language, the search with its help.", site_head(scene)) }
            { part("Pills", "One of a few: the current one is filled.", pills) }
            { part("Buttons", "The one thing to do here is filled, others are quiet.", buttons) }
            { part("Tools", "Off, on, and one that is neither.", tools) }
            { part("Files", "What is shown, to take along.", downloads(scene, &[FileFormat::Csv, FileFormat::BibTex])) }
            { part("Notes", "What was assumed about a question, and what was not read.", html! {
                <>{ notes(scene, &assumed) }{ unread(scene, &["сөз".to_owned()], Some(&lost)) }</>
            }) }
            { of_list(scene, sample) }
            { of_article(scene, sample) }
            { of_words(scene, sample) }
            { part("Reading list", "Empty.", other(scene, Page::Kept, &sample.kept)) }
            { for sample.others.iter().map(|(kind, content)| {
                let path = scene.view.plain(kind.clone()).path();
                part(path, "A page.", other(scene, kind.clone(), content))
            }) }
            { part("Not found", "An address that leads nowhere.", other(scene, Page::NotFound, &Content::NotFound)) }
            { part("Failed", "The library cannot be read.", other(scene, Page::List, &Content::Failed(lost.clone()))) }
            { part("Keys and signs", "In the help and about the site.", html! { <>{ query_signs(scene) }{ keys(scene) }</> }) }
            { part("Help", "A dialog.", help(scene)) }
            { part("Settings", "A dialog.", reading_settings(scene)) }
            { part("Sharing", "A dialog.", share(scene)) }
            { part("New version", "Over the lower edge of the window.", update_notice(scene)) }
            { part("Foot", "On every page.", site_foot(scene)) }
        </>
    }
}

fn other(scene: &Scene<'_>, of: Page, content: &Content) -> Html {
    let view = scene.view.plain(of);
    page(
        &Scene {
            view: &view,
            ..*scene
        },
        content,
    )
}

fn of_list(scene: &Scene<'_>, sample: &SampleContents) -> Html {
    let Content::List(list) = &sample.list else {
        return html! {};
    };
    let narrowed = View {
        regions: vec!["KZ-63".to_owned()],
        from: "2014".parse().ok(),
        ..scene.view.clone()
    };
    let cards = list.cards.iter().map(|card| result_card(scene, card));
    html! {
        <>
            { part("Cards", "An article in a list, with the words that were asked for.", html! { <ul class="cards">{ for cards }</ul> }) }
            { part("More", "Of more than are shown.", more(scene, 151)) }
            { part("Chips", "The chosen filters above the list; each takes itself off.", chips(&Scene { view: &narrowed, ..*scene })) }
            { part("Filters", "Beside the list: the map, the timeline, the list of regions.", html! { <div>{ filters(scene, &list.regions, &list.timeline, list.total) }</div> }) }
        </>
    }
}

fn of_article(scene: &Scene<'_>, sample: &SampleContents) -> Html {
    let (Content::Article(article), Content::Article(both)) = (&sample.article, &sample.parallel)
    else {
        return html! {};
    };
    let view = View {
        paragraph: Some(1),
        ..scene.view.article(super::sample::ID)
    };
    let parallel = view.toggle_parallel();
    let alone = Scene {
        view: &view,
        ..*scene
    };
    let beside = Scene {
        view: &parallel,
        live: None,
        ..*scene
    };
    let regions = &article.article().regions;
    html! {
        <>
            { part("Text", "Every kind of block; the first is pointed at, the second's twin is open.", prose(&alone, article)) }
            { part("Bar", "At the lower edge of the window, anywhere in an article that was found by a query.", reading_bar(&alone, article)) }
            { part("Side by side", "Both languages.", html! { <div class="article parallel">{ prose(&beside, both) }</div> }) }
            { part("Regions", "Then and now: as labels and as links.", html! {
                <><ul class="card-facts">{ region_labels(scene, regions) }</ul><ul class="article-regions">{ region_links(scene, regions) }</ul></>
            }) }
            { part("Source", "Below an article.", source_of(scene, article.article())) }
        </>
    }
}

fn of_words(scene: &Scene<'_>, sample: &SampleContents) -> Html {
    let (Content::Words(words), Content::Frequency(_)) = (&sample.words, &sample.frequency) else {
        return html! {};
    };
    let view = View {
        line: Some(1),
        ..scene.view.words()
    };
    let lines = Scene {
        view: &view,
        ..*scene
    };
    let frequency = scene.view.frequency();
    let open = words.open.iter().map(|open| open_line(&lines, open));
    html! {
        <>
            { part("Lines", "A concordance; the first line is open.", html! { <div class="words">{ kwic(&lines, words) }{ for open }</div> }) }
            { part("Frequencies", "Over time and by region.", page(&Scene { view: &frequency, ..*scene }, &sample.frequency)) }
        </>
    }
}
