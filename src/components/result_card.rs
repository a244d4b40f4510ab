//! The card of an article in a list.

use aimaq_language::Lang;
use yew::{Html, html};

use super::{Scene, pieces, region_labels};
use crate::content::Card;
use crate::texts::dates::date_in_words;
use crate::view::View;

/// The card of an article. All of it is one link: to the passage, in the language of the passage, or to the article if there is
/// no passage of a query.
pub fn result_card(scene: &Scene<'_>, card: &Card) -> Html {
    let say = scene.say();
    let view = View {
        lang: card
            .paragraph
            .map_or(scene.view.lang, |_| card.passage_lang),
        paragraph: card.paragraph,
        ..scene.view.article(&card.id)
    };
    let hreflang = (view.lang != scene.view.lang).then(|| view.lang.tag());
    // The languages are told where they are not what the reader expects: the passage in the other one, or an article in only one.
    let tells = card.passage_lang != scene.view.lang || card.langs.len() == 1;
    let name = match card.passage_lang {
        Lang::Kk => say.in_kazakh,
        Lang::Ru => say.in_russian,
    };
    let told = tells.then_some(name);
    html! {
        <li class="card" key={card.id.clone()}>
            <h2 class="card-title" lang={scene.tag(card.title_lang)} dir={scene.dir(card.title_lang)}>
                <a id={format!("card-{}", card.id)} href={scene.links.to(&view)} {hreflang}>{ pieces(scene, card.title_lang, &card.title) }</a>
            </h2>
            <p class="card-lead" lang={scene.tag(card.passage_lang)} dir={scene.dir(card.passage_lang)}>{ pieces(scene, card.passage_lang, &card.passage) }</p>
            <ul class="card-facts">
                <li>{ date_in_words(scene.view.lang, card.date) }</li>
                { region_labels(scene, &card.regions) }
                { for told.map(|told| html! { <li>{ told }</li> }) }
            </ul>
        </li>
    }
}
