//! The text of an article.

use std::ops::Range;

use aimaq_article::{Block, Link, Span, Style, link};
use yew::{Html, html};

use super::{Scene, marked};
use crate::view::{Page, View};

/// The blocks of a text, numbered `p1`, `p2`, … so that a URL can point at one.
///
/// Text becomes text nodes; a link leads only where the article's reader admitted it.
pub fn prose(scene: &Scene<'_>, blocks: &[Block], marks: &[Vec<Range<usize>>]) -> Html {
    blocks
        .iter()
        .enumerate()
        .map(|(i, block)| {
            let marks = marks.get(i).map_or(&[][..], Vec::as_slice);
            let number = i + 1;
            let pointed = scene
                .view
                .paragraph
                .is_some_and(|wanted| wanted as usize == number);
            let class = pointed.then_some("pointed");
            block_html(scene, block, format!("p{number}"), class, marks)
        })
        .collect()
}

fn block_html(
    scene: &Scene<'_>,
    block: &Block,
    id: String,
    class: Option<&'static str>,
    marks: &[Range<usize>],
) -> Html {
    match block {
        Block::Heading { level: 3, spans } => {
            html! { <h3 {id} {class}>{ spans_html(scene, spans, marks, 0) }</h3> }
        }
        Block::Heading { spans, .. } => {
            html! { <h2 {id} {class}>{ spans_html(scene, spans, marks, 0) }</h2> }
        }
        Block::Paragraph(spans) => {
            html! { <p {id} {class}>{ spans_html(scene, spans, marks, 0) }</p> }
        }
        Block::Quote(spans) => html! {
            <blockquote {id} {class}><p>{ spans_html(scene, spans, marks, 0) }</p></blockquote>
        },
        Block::List { ordered, items } => {
            let mut at = 0;
            let items = items.iter().map(|item| {
                let start = at;
                // The plain text of a list has one separator between its items.
                at += item.iter().map(|span| span.text.len()).sum::<usize>() + 1;
                html! { <li>{ spans_html(scene, item, marks, start) }</li> }
            });
            if *ordered {
                html! { <ol {id} {class}>{ for items }</ol> }
            } else {
                html! { <ul {id} {class}>{ for items }</ul> }
            }
        }
        Block::Image { file, caption } => html! {
            <figure {id} {class}>
                <img src={scene.links.file(file)} alt="" loading="lazy" />
                <figcaption>{ spans_html(scene, caption, marks, 0) }</figcaption>
            </figure>
        },
    }
}

/// Spans that begin at byte `start` of the block's plain text.
fn spans_html(scene: &Scene<'_>, spans: &[Span], marks: &[Range<usize>], start: usize) -> Html {
    let mut at = start;
    spans
        .iter()
        .map(|span| {
            let from = at;
            at += span.text.len();
            let own: Vec<Range<usize>> = marks
                .iter()
                .map(|mark| mark.start.clamp(from, at) - from..mark.end.clamp(from, at) - from)
                .filter(|mark| !mark.is_empty())
                .collect();
            span_html(scene, span, marked(&span.text, &own))
        })
        .collect()
}

fn span_html(scene: &Scene<'_>, span: &Span, text: Html) -> Html {
    let styled = match span.style {
        Style::Plain => text,
        Style::Emphasis => html! { <em>{ text }</em> },
        Style::Strong => html! { <strong>{ text }</strong> },
    };
    // What may be followed is decided here and not when the article was read: a library may come from anyone.
    match span.link.as_deref().and_then(link) {
        Some(Link::Address(address)) => {
            html! { <a href={address.to_owned()} rel="noopener noreferrer">{ styled }</a> }
        }
        Some(Link::Article { id, block }) => {
            let view = View {
                paragraph: block,
                ..scene.view.plain(Page::Article(id.to_owned()))
            };
            html! { <a href={scene.links.to(&view)}>{ styled }</a> }
        }
        None => styled,
    }
}
