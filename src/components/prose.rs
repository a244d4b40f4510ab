//! The text of an article, in one language or in both.

use aimaq_article::{Block, Link, Span, Style, link};
use yew::{Html, classes, html};

use super::marked::Marked;
use super::{Act, Scene};
use crate::content::{ArticleContent, MarkedVersion};
use crate::view::{Page, View};

/// The text of an article. Alone, with the twins that were opened; side by side, each block beside its twin; or, if the blocks do
/// not correspond, in two columns.
///
/// Blocks have the ids `p1`, `p2`, … so that a URL can point at one. Text becomes text nodes, and links are checked again here.
pub fn prose(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let parallel = scene.view.parallel;
    match &content.twin {
        Some(twin) if content.is_aligned() => pairs(scene, content, twin),
        Some(twin) if parallel => html! {
            <>
                <p class="note">{ scene.say().not_aligned }</p>
                <div class="columns">
                    { column(scene, content, &content.main, true) }
                    { column(scene, content, twin, false) }
                </div>
            </>
        },
        _ => column(scene, content, &content.main, true),
    }
}

/// One version alone. Only the blocks of the `main` version have ids.
fn column(
    scene: &Scene<'_>,
    content: &ArticleContent,
    version: &MarkedVersion,
    main: bool,
) -> Html {
    let blocks = content.text_of(version).map(|text| text.blocks.as_slice());
    let blocks = blocks.unwrap_or_default().iter().enumerate();
    let role = match main {
        true => BlockRole::Main { opens: false },
        false => BlockRole::Column,
    };
    html! {
        <div class="prose" lang={scene.tag(version.lang)} dir={scene.dir(version.lang)}>
            { for blocks.map(|(i, block)| block_html(scene, block, i, version, role)) }
        </div>
    }
}

/// The blocks, each followed by its twin if both languages are side by side or if that twin was opened.
fn pairs(scene: &Scene<'_>, content: &ArticleContent, twin: &MarkedVersion) -> Html {
    let blocks = |version| {
        let text = content.text_of(version);
        text.map_or(&[][..], |text| text.blocks.as_slice()).iter()
    };
    let parallel = scene.view.parallel;
    let is_open = |i: usize| {
        parallel
            || scene
                .live
                .is_some_and(|live| live.twins.contains(&(i as u32 + 1)))
    };
    let pair = |(i, (main_block, twin_block))| {
        let opens = BlockRole::Main { opens: !parallel };
        html! {
            <>
                { block_html(scene, main_block, i, &content.main, opens) }
                if is_open(i) { { block_html(scene, twin_block, i, twin, BlockRole::Twin) } }
            </>
        }
    };
    let lang = content.main.lang;
    let both = blocks(&content.main).zip(blocks(twin)).enumerate();
    html! {
        <div class={classes!("prose", parallel.then_some("pairs"))} lang={scene.tag(lang)} dir={scene.dir(lang)}>
            { for both.map(pair) }
        </div>
    }
}

/// The role of a block on the page.
#[derive(Clone, Copy, PartialEq)]
enum BlockRole {
    /// A block of the main text. If `opens`, a tap opens its twin.
    Main { opens: bool },
    /// The twin of a block, beside or below it.
    Twin,
    /// A block in the column of the other language.
    Column,
}

fn block_html(
    scene: &Scene<'_>,
    block: &Block,
    i: usize,
    version: &MarkedVersion,
    role: BlockRole,
) -> Html {
    let marks = version.marks.get(i).map_or(&[][..], Vec::as_slice);
    let number = i as u32 + 1;
    let plain = block.plain_text();
    let text = Marked::of(scene, version.lang, &plain, marks);
    let (tag, inside) = inside(scene, block, &text);
    let is_main = matches!(role, BlockRole::Main { .. });
    let id = is_main.then(|| format!("p{number}"));
    let class = match role {
        BlockRole::Main { .. } if scene.view.paragraph == Some(number) => Some("pointed"),
        BlockRole::Twin => Some("twin"),
        _ => None,
    };
    let is_twin = role == BlockRole::Twin;
    let lang = is_twin.then(|| scene.tag(version.lang));
    let dir = scene.dir(version.lang).filter(|_| is_twin);
    let onclick = match (role, scene.live) {
        (BlockRole::Main { opens: true }, Some(live)) => {
            Some(live.on.reform(move |_: yew::MouseEvent| Act::Twin(number)))
        }
        _ => None,
    };
    html! { <@{tag} {id} {class} {lang} {dir} {onclick}>{ inside }</@> }
}

/// The tag and the content of a block's element.
fn inside(scene: &Scene<'_>, block: &Block, text: &Marked<'_>) -> (&'static str, Html) {
    match block {
        Block::Heading { level, spans } => (
            if *level == 3 { "h3" } else { "h2" },
            spans_html(scene, spans, text, 0),
        ),
        Block::Paragraph(spans) => ("p", spans_html(scene, spans, text, 0)),
        Block::Quote(spans) => (
            "blockquote",
            html! { <p>{ spans_html(scene, spans, text, 0) }</p> },
        ),
        Block::List { ordered, items } => {
            let mut at = 0;
            let items = items.iter().map(|item| {
                let start = at;
                // In the plain text of a list, items are separated by one character.
                at += item.iter().map(|span| span.text.len()).sum::<usize>() + 1;
                html! { <li>{ spans_html(scene, item, text, start) }</li> }
            });
            (if *ordered { "ol" } else { "ul" }, items.collect())
        }
        Block::Image { file, caption } => (
            "figure",
            html! {
                <>
                    <img src={scene.links.file(file)} alt="" loading="lazy" />
                    <figcaption>{ spans_html(scene, caption, text, 0) }</figcaption>
                </>
            },
        ),
    }
}

/// Spans that begin at byte `start` of the block's plain text.
fn spans_html(scene: &Scene<'_>, spans: &[Span], text: &Marked<'_>, start: usize) -> Html {
    let mut at = start;
    let span_of_text = |span: &Span| {
        let from = at;
        at += span.text.len();
        span_html(scene, span, text.part(from..at))
    };
    spans.iter().map(span_of_text).collect()
}

fn span_html(scene: &Scene<'_>, span: &Span, text: Html) -> Html {
    let styled = match span.style {
        Style::Plain => text,
        Style::Emphasis => html! { <em>{ text }</em> },
        Style::Strong => html! { <strong>{ text }</strong> },
    };
    // Links are checked here, though the corpus was checked before: a library may come from anyone.
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
