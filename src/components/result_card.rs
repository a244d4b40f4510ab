//! The card of an article in a list.

use aimaq_language::Lang;
use yew::{Html, html};

use super::{Scene, pieces, region_labels};
use crate::content::Card;
use crate::texts::dates::date_in_words;
use crate::view::View;

/// The card of an article. Its title is a link to the article, its passage a link to the paragraph that it is from.
pub fn result_card(scene: &Scene<'_>, card: &Card) -> Html {
    let say = scene.say();
    let article = scene.view.article(&card.id);
    let langs: Vec<&str> = card
        .langs
        .iter()
        .map(|lang| match lang {
            Lang::Kk => say.in_kazakh,
            Lang::Ru => say.in_russian,
        })
        .collect();
    html! {
        <li class="card" key={card.id.clone()}>
            <h2 class="card-title" lang={scene.tag(card.title_lang)} dir={scene.dir(card.title_lang)}>
                <a id={format!("card-{}", card.id)} href={scene.links.to(&article)}>{ pieces(scene, card.title_lang, &card.title) }</a>
            </h2>
            <p class="card-lead" lang={scene.tag(card.passage_lang)} dir={scene.dir(card.passage_lang)}>{ passage(scene, card, article) }</p>
            <ul class="card-facts">
                <li>{ date_in_words(scene.view.lang, card.date) }</li>
                { region_labels(scene, &card.regions) }
                <li>{ langs.join(", ") }</li>
            </ul>
        </li>
    }
}

fn passage(scene: &Scene<'_>, card: &Card, article: View) -> Html {
    let text = pieces(scene, card.passage_lang, &card.passage);
    if card.paragraph.is_none() {
        return text;
    }
    let paragraph = View {
        lang: card.passage_lang,
        paragraph: card.paragraph,
        ..article
    };
    html! {
        <a class="card-snippet" id={format!("passage-{}", card.id)} href={scene.links.to(&paragraph)}
            hreflang={card.passage_lang.tag()}>
            { text }
        </a>
    }
}
