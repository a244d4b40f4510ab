//! The lines of a concordance, aligned at the word (keyword in context).

use yew::{Html, html};

use super::{Scene, pieces};
use crate::concordance::Line;
use crate::content::{OpenLine, WordsContent};
use crate::view::View;

/// Id of the element with the lines and the space of those that are not drawn.
pub const KWIC: &str = "kwic";
/// Up to this number, all lines are drawn, so that the browser can search and print them.
const MAX_DRAWN: usize = 200;
/// Height of a line in em; the style sheet has the same value.
const LINE_EM: usize = 3;

/// The lines. If there are many, only those near the window are drawn, between two spaces as high as the rest.
pub fn kwic(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let total = content.lines.len();
    let drawn = match scene.live {
        Some(live) if total > MAX_DRAWN => {
            let rows = &live.tools.rows;
            let start = rows.start.min(total.saturating_sub(MAX_DRAWN / 4));
            start
                ..rows
                    .end
                    .clamp(start, total)
                    .max((start + MAX_DRAWN / 4).min(total))
        }
        _ => 0..total.min(MAX_DRAWN),
    };
    let lines = content.lines.get(drawn.clone()).unwrap_or_default();
    let row = |(i, &number): (usize, &u32)| {
        let line = content.found.line(number as usize)?;
        Some(row(scene, drawn.start + i, number, line))
    };
    html! {
        <>
            if total > MAX_DRAWN { <p class="hint">{ say.kwic_hint }</p> }
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

/// A space as high as so many lines. It is an SVG, because the page's policy allows no inline styles.
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
    // The cell runs from right to left, where a space at the end of a line would move to its other end (UAX #9, L1). A no-break
    // space does not.
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

/// Year and region of the line's article.
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

/// The whole paragraph of the open line and that of the other language, at the lower edge of the window.
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
