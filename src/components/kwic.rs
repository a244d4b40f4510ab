//! The lines of a concordance, aligned on the word.

use yew::{Html, html};

use super::{Scene, pieces};
use crate::concordance::Line;
use crate::content::{OpenLine, WordsContent};
use crate::texts::counted::grouped;
use crate::view::View;

/// Id of the element that holds the lines and the room of those that are not drawn.
pub const KWIC: &str = "kwic";
/// Up to so many lines are all drawn: they can be searched and printed with the browser's own means.
const ALL: usize = 200;
/// Height of a line, in the text size of the page; the style sheet says the same.
const LINE_EM: usize = 3;

/// The lines. Of many only those near the window are drawn, between two spaces as high as the others.
pub fn kwic(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let total = content.lines.len();
    let drawn = match scene.live {
        Some(live) if total > ALL => {
            let rows = &live.tools.rows;
            let start = rows.start.min(total.saturating_sub(ALL / 4));
            start
                ..rows
                    .end
                    .clamp(start, total)
                    .max((start + ALL / 4).min(total))
        }
        _ => 0..total.min(ALL),
    };
    let lines = content.lines.get(drawn.clone()).unwrap_or_default();
    let row = |(i, &number): (usize, &u32)| {
        let line = content.found.line(number as usize)?;
        Some(row(scene, drawn.start + i, number, line))
    };
    html! {
        <>
            if total > ALL { <p class="hint">{ say.kwic_hint }</p> }
            <div id={KWIC} class="kwic" data-rows={total.to_string()}>
                { space(drawn.start) }
                <div role="table" aria-label={say.words_title} aria-rowcount={total.to_string()}>
                    { for lines.iter().enumerate().filter_map(row) }
                </div>
                { space(total - drawn.end) }
            </div>
        </>
    }
}

/// As high as so many lines. A drawing, since the policy of the page admits no style in an element.
fn space(lines: usize) -> Html {
    if lines == 0 {
        return html! {};
    }
    html! { <svg class="space" width="1" height={format!("{}em", lines * LINE_EM)} aria-hidden="true" /> }
}

fn row(scene: &Scene<'_>, at: usize, number: u32, line: &Line) -> Html {
    let open = scene.view.line == Some(number + 1);
    let view = View {
        line: (!open).then_some(number + 1),
        ..scene.view.clone()
    };
    let lang = line.lang.tag();
    // A space at the end of a line that runs from right to left would go to its other end (UAX #9, L1); one that
    // does not break stays.
    let before = line.before().trim_end();
    let gap = match before.len() < line.before().len() {
        true => "\u{a0}",
        false => "",
    };
    html! {
        <div role="row" class="line" key={number} aria-rowindex={(at + 1).to_string()}>
            <span role="cell" class="before" {lang}><bdi>{ before }{ gap }</bdi></span>
            <span role="cell" class="word" {lang}>
                <a id={format!("line-{}", number + 1)} href={scene.links.to(&view)} aria-current={open.then_some("true")}>
                    <mark>{ line.word() }</mark>
                </a>
            </span>
            <span role="cell" class="after" {lang}><bdi>{ line.after() }</bdi></span>
            <span role="cell" class="from">{ from(scene, line) }</span>
        </div>
    }
}

/// When and where, briefly.
fn from(scene: &Scene<'_>, line: &Line) -> String {
    let region =
        line.article.region.as_deref().map(|code| {
            aimaq_places::unit(code).map_or(code, |unit| unit.tile_name(scene.view.lang))
        });
    match (line.article.date, region) {
        (Some(date), Some(region)) => format!("{}, {region}", date.year()),
        (Some(date), None) => date.year().to_string(),
        (None, region) => region.unwrap_or_default().to_owned(),
    }
}

/// The whole paragraph of a line, and that of the other language, over the lower edge of the page.
pub fn open_line(scene: &Scene<'_>, open: &OpenLine) -> Html {
    let say = scene.say();
    let close = View {
        line: None,
        ..scene.view.clone()
    };
    let article = |lang| {
        scene.links.to(&View {
            lang,
            paragraph: Some(open.block).filter(|block| *block > 0),
            ..scene.view.article(&open.id)
        })
    };
    html! {
        <section class="open-line" id="open-line" tabindex="-1" aria-label={say.paragraph}
            onkeydown={scene.live.map(|live| live.tools.on_key.clone())}>
            <a class="round" id="close-line" href={scene.links.to(&close)} aria-label={say.close}>{ "×" }</a>
            <div class="pair">
                { for open.paragraphs.iter().map(|(lang, paragraph)| html! {
                    <div>
                        <p lang={scene.tag(*lang)} dir={scene.dir(*lang)}>{ pieces(scene, *lang, paragraph) }</p>
                        <a href={article(*lang)} hreflang={lang.tag()}>{ say.open_article }</a>
                    </div>
                }) }
            </div>
            if !open.aligned { <p class="hint">{ say.one_paragraph }</p> }
        </section>
    }
}

/// How far has been read, what could not be read and what could not be looked for.
pub fn reading_on(
    scene: &Scene<'_>,
    reading: &crate::content::ReadingProgress,
    not_searched: &[String],
) -> Html {
    let say = scene.say();
    let lang = scene.view.lang;
    html! {
        <>
            if !reading.is_done() {
                <p class="hint" id="reading">
                    { say.reading }{ ": " }{ grouped(reading.done as u64) }{ " / " }{ grouped(reading.total() as u64) }
                </p>
            }
            if let Some(error) = &reading.error {
                <p class="note">
                    { say.not_read }{ ": " }{ grouped(reading.failed as u64) }{ ". " }{ error.advice(lang) }
                </p>
            }
            if !not_searched.is_empty() {
                <p class="note">{ say.not_looked_for }{ ": " }{ not_searched.join(", ") }{ "." }</p>
            }
        </>
    }
}
