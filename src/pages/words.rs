//! The concordance page: a word in all its contexts.

use aimaq_library::{FileSource, Library};
use yew::{Html, html};

use super::Loaded;
use super::frequency::tabs;
use crate::components::{
    Act, Scene, downloads, kwic, notes, open_line, reading_progress, timeline,
};
use crate::content::{self, WordsContent};
use crate::export::FileFormat;
use crate::texts::{counted, phrases};
use crate::view::{Order, Sample, View};

/// Number of forms that are shown; the rest is folded.
const SHOWN_FORMS: usize = 12;
/// Number of lines of a sample, if the URL has none.
const SAMPLE_LINES: u32 = 100;

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    _typing: bool,
    before: Option<WordsContent>,
) -> Loaded<WordsContent> {
    content::words::load(library, view, before).await.map(Some)
}

pub(super) fn title(view: &View, _: &WordsContent) -> Option<String> {
    Some(phrases(view.lang).words_title.to_owned())
}

pub(super) fn page(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let found = content.found.len();
    html! {
        <div class="words">
            <h1 class="page-title">{ say.words_title }</h1>
            { tabs(scene) }
            if scene.view.query.trim().is_empty() {
                <p class="column">{ say.words_intro }</p>
                <p class="actions">
                    { say.words_examples }
                    { for say.words_example.split(' ').map(|word| html! {
                        <a href={scene.links.to(&scene.view.asking(word.to_owned()))}>{ word }</a>
                    }) }
                </p>
            } else {
                <p class="results-count">{ counted::places_found(scene.view.lang, found as u64) }</p>
                { notes(scene, &content.notes) }
                { reading_progress(scene, &content.reading, &content.not_searched) }
                if found == 0 {
                    if content.reading.is_whole() { <p>{ say.nothing_found }</p> }
                } else {
                    <div class="folded">
                    { forms(scene, content) }
                    <details class="as-table">
                        <summary>{ say.timeline }</summary>
                        { timeline(scene, &content.timeline) }
                    </details>
                    { downloads(scene, &[FileFormat::Csv, FileFormat::CsvLocal, FileFormat::Tsv]) }
                    </div>
                    { arrangement(scene, content) }
                    { kwic(scene, content) }
                    if let Some(open) = &content.open { { open_line(scene, open) } }
                }
            }
        </div>
    }
}

/// The forms with their counts. A form can be left out.
fn forms(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let forms = content.forms();
    if forms.len() < 2 {
        return html! {};
    }
    let form = |&number: &usize| {
        let form = content.found.forms.get(number)?;
        let checked = !scene.view.without.contains(&form.text);
        let onchange = scene
            .live
            .map(|live| live.on.reform(move |_: yew::Event| Act::Form(number)));
        Some(html! {
            <li key={number}>
                <label class="form">
                    <input type="checkbox" id={format!("form-{number}")} {checked} {onchange} />
                    <span lang={form.lang.tag()}>{ &form.text }</span>
                    <span class="count">{ counted::grouped(form.count.into()) }</span>
                </label>
            </li>
        })
    };
    let (first, rest) = forms.split_at(forms.len().min(SHOWN_FORMS));
    html! {
        <details class="as-table" id="forms">
            <summary>{ say.forms }{ ": " }{ counted::grouped(forms.len() as u64) }</summary>
            <ul class="forms">{ for first.iter().filter_map(form) }</ul>
            if !rest.is_empty() {
                <details class="as-table">
                    <summary>{ say.forms_rest }{ ": " }{ counted::grouped(rest.len() as u64) }</summary>
                    <ul class="forms">{ for rest.iter().filter_map(form) }</ul>
                </details>
            }
        </details>
    }
}

/// The choice of an order, and of a sample.
fn arrangement(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let to = |view: View| scene.links.to(&view);
    let order = |order: Order, id: &'static str, label: &'static str| {
        let view = View {
            order,
            ..scene.view.clone()
        };
        let current = scene.view.order == order;
        html! { <a class="pill" {id} href={to(view)} aria-current={current.then_some("true")}>{ label }</a> }
    };
    let sampled = |sample: Option<Sample>| {
        to(View {
            sample,
            line: None,
            ..scene.view.clone()
        })
    };
    let lines = scene
        .view
        .sample
        .map_or(SAMPLE_LINES, |sample| sample.lines);
    let seed = scene.view.sample.map_or(0, |sample| sample.seed);
    let next = Sample {
        lines,
        seed: seed.wrapping_add(1),
    };
    let worth_it = content.lines.len() > SAMPLE_LINES as usize || scene.view.sample.is_some();
    html! {
        <div class="arrangement">
            <nav class="sort" aria-label={say.sort_label}>
                { order(Order::Own, "sort-date", say.sort_date) }
                { order(Order::Left, "sort-left", say.sort_left) }
                { order(Order::Right, "sort-right", say.sort_right) }
                { order(Order::Region, "sort-region", say.sort_region) }
            </nav>
            if worth_it {
                <p class="sample">
                    if let Some(sample) = scene.view.sample {
                        <span>{ say.sample }{ format!(": {} (№ {})", counted::lines(scene.view.lang, content.lines.len() as u64), sample.seed) }</span>
                        <a id="sample-next" href={sampled(Some(next))}>{ say.sample_next }</a>
                        <a id="sample-off" href={sampled(None)}>{ say.sample_off }</a>
                    } else {
                        <a id="sample" href={sampled(Some(next))}>
                            { say.sample }{ ": " }{ counted::lines(scene.view.lang, SAMPLE_LINES.into()) }
                        </a>
                    }
                </p>
            }
        </div>
    }
}
