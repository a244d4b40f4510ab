//! Related articles at the foot of an article.

use aimaq_language::Lang;
use aimaq_places::unit;
use yew::{Html, html};

use super::{Scene, marked};
use crate::content::{Reason, RelatedCard};

/// Links to related articles, each with what it has in common with this one. Nothing if there are none.
pub fn related(scene: &Scene<'_>, cards: &[RelatedCard]) -> Html {
    if cards.is_empty() {
        return html! {};
    }
    let card = |card: &RelatedCard| {
        let link = &card.link;
        let href = scene.links.to(&scene.view.neighbour(&link.id));
        html! {
            <li>
                <a {href} lang={scene.tag(link.lang)} dir={scene.dir(link.lang)}>
                    { marked(scene, link.lang, &link.title, &[]) }
                </a>
                { reasons(scene, &card.reasons) }
            </li>
        }
    };
    html! {
        <section class="related" aria-labelledby="related">
            <h2 id="related">{ scene.say().related }</h2>
            <ul>{ for cards.iter().map(card) }</ul>
        </section>
    }
}

fn reasons(scene: &Scene<'_>, reasons: &[Reason]) -> Html {
    let word = |lang: Lang, text: &str| {
        html! { <span lang={scene.tag(lang)} dir={scene.dir(lang)}>{ marked(scene, lang, text, &[]) }</span> }
    };
    let one = |(i, reason): (usize, &Reason)| {
        let text = match reason {
            Reason::Word(text, lang) => word(*lang, text),
            Reason::Region(code) => {
                let lang = scene.view.lang;
                word(lang, unit(code).map_or(code, |unit| unit.name(lang)))
            }
            Reason::Year(year) => html! { year.to_string() },
        };
        html! { <>{ if i > 0 { ", " } else { "" } }{ text }</> }
    };
    if reasons.is_empty() {
        return html! {};
    }
    html! { <p>{ for reasons.iter().enumerate().map(one) }</p> }
}
