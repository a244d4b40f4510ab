//! Sharing an article or a passage.

use yew::{Html, html};

use super::dialog::dialog;
use super::tool::button;
use super::{Act, Scene};

/// The dialog that the share button of an article opens.
pub fn share(scene: &Scene<'_>) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let say = scene.say();
    let offers = [
        ("share-page", say.share_article, Act::SharePage),
        ("share-paragraph", say.share_paragraph, Act::ShareParagraph),
        ("copy-passage", say.copy_passage, Act::CopyPassage),
    ];
    let offer = |(id, label, act): (&str, _, _)| button(scene, id.to_owned(), label, act);
    let body = html! {
        <div class="dialog-body offers">
            { for offers.into_iter().map(offer) }
            <blockquote class="passage">{ &live.passage.1 }</blockquote>
        </div>
    };
    dialog(scene, "share", say.share, body)
}
