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
    let one = |(i, reason): (usize, &Reason)| {
        let (lang, text) = match reason {
            Reason::Word(word, lang) => (*lang, word.clone()),
            Reason::Region(code) => {
                let lang = scene.view.lang;
                let name = unit(code).map(|unit| unit.name(lang).to_owned());
                (lang, name.unwrap_or_else(|| code.clone()))
            }
            Reason::Year(year) => (Lang::Ru, year.to_string()),
        };
        let text = match reason {
            Reason::Year(_) => html! { text },
            _ => {
                html! { <span lang={scene.tag(lang)} dir={scene.dir(lang)}>{ marked(scene, lang, &text, &[]) }</span> }
            }
        };
        html! { <>{ if i > 0 { ", " } else { "" } }{ text }</> }
    };
    if reasons.is_empty() {
        return html! {};
    }
    html! { <p>{ for reasons.iter().enumerate().map(one) }</p> }
}
