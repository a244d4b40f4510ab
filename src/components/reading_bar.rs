//! The bar of an article: what a reader needs anywhere in its text.

use aimaq_article::Block;
use yew::{Html, html};

use super::tool::{Icon, tool};
use super::{Act, Live, Scene, marked};
use crate::content::ArticleContent;
use crate::texts::counted::{match_of, places_found, places_in_twin};
use crate::view::View;

/// Id of the contents, which the bar opens.
pub const CONTENTS: &str = "contents";
/// A text with fewer headings has no contents.
const FEWEST_HEADINGS: usize = 2;

/// The bar. The style sheet keeps it at the lower edge of the window as long as the text reaches below that, and hides it while the
/// reader scrolls down. Without a script, only the links that work then are shown.
pub fn reading_bar(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let say = scene.say();
    let view = scene.view;
    let other = view.lang.other().tag();
    let kept = |live: &Live| live.kept.iter().any(|kept| kept.id == content.article().id);
    let kept = scene.live.is_some_and(kept);
    html! {
        <div class="reading-bar" role="group" aria-label={say.reading_tools}>
            { matches(scene, content) }
            <div class="reading-tools">
                { contents(scene, content) }
                <a class="pill" id="switch" href={scene.links.to(&view.switched())} lang={other} hreflang={other} rel="alternate">
                    { say.switch_language }
                </a>
                if content.twin.is_some() {
                    <a class="pill" id="parallel" href={scene.links.to(&view.toggle_parallel())} title={say.parallel}
                        aria-current={view.parallel.then_some("true")}>
                        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h6M4 10h6M4 14h6M4 18h4M14 6h6M14 10h6M14 14h6M14 18h4" /></svg>
                        <span>{ say.parallel }</span>
                    </a>
                }
                { tool(scene, "keep", say.keep, Icon::Star, Act::Keep, Some(kept)) }
                { tool(scene, "share-open", say.share, Icon::Share, Act::Share, None) }
                { tool(scene, "text-settings", say.settings, Icon::Letters, Act::Open("settings"), None) }
            </div>
        </div>
    }
}

/// The contents of a text with headings. The browser opens and closes them.
fn contents(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let say = scene.say();
    let blocks = content.text().map_or(&[][..], |text| &text.blocks);
    let headings = || {
        (1..)
            .zip(blocks)
            .filter(|(_, block)| matches!(block, Block::Heading { .. }))
    };
    if headings().count() < FEWEST_HEADINGS {
        return html! {};
    }
    let lang = content.main.lang;
    let link = |(number, block): (u32, &Block)| {
        let view = View {
            paragraph: Some(number),
            ..scene.view.clone()
        };
        let class = matches!(block, Block::Heading { level: 3, .. }).then_some("inner");
        html! { <li {class}><a href={scene.links.to(&view)}>{ marked(scene, lang, &block.plain_text(), &[]) }</a></li> }
    };
    html! {
        <>
            <button class="round tool" type="button" popovertarget={CONTENTS} aria-label={say.contents} title={say.contents}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h1M8.5 6H20M4 12h1M8.5 12H20M4 18h1M8.5 18H20" /></svg>
            </button>
            <nav class="contents" id={CONTENTS} popover="auto" aria-label={say.contents}>
                <ol lang={scene.tag(lang)} dir={scene.dir(lang)}>{ for headings().map(link) }</ol>
            </nav>
        </>
    }
}

/// The matches of the query, with the ways to the next and the previous one; or the way to the other language, if only it has any.
fn matches(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let Some(live) = scene.live.filter(|_| !scene.view.query.trim().is_empty()) else {
        return html! {};
    };
    let say = scene.say();
    let all = content.matches(scene.view.parallel) as u64;
    let count = match live.shown_match {
        Some(shown) => match_of(scene.view.lang, shown as u64, all),
        None => places_found(scene.view.lang, all),
    };
    html! {
        <div class="matches">
            if all > 0 {
                <span>{ "«" }{ scene.view.query.trim() }{ "»" }</span>
                <span id="match-count">{ count }</span>
                { tool(scene, "match-previous", say.previous_match, Icon::Up, Act::Match(false), None) }
                { tool(scene, "match-next", say.next_match, Icon::Down, Act::Match(true), None) }
            } else {
                { matches_in_twin(scene, content) }
            }
        </div>
    }
}

/// Says that the words are not in the text that is shown, but in the other language, and leads there.
pub fn matches_in_twin(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let lang = scene.view.lang;
    let twin = content.twin.as_ref().filter(|twin| twin.matches() > 0);
    match twin {
        Some(twin) => {
            let view = View {
                paragraph: twin.first_match(),
                ..scene.view.switched()
            };
            html! {
                <a class="twin-matches" href={scene.links.to(&view)} hreflang={twin.lang.tag()}>
                    { places_in_twin(lang, twin.matches() as u64) }
                </a>
            }
        }
        None => html! { <span>{ places_found(lang, 0) }</span> },
    }
}
