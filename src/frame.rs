//! The whole of a page: head, content, foot; and its title.

use yew::{Html, html};

use crate::components::{
    Scene, help, reading_settings, share, site_foot, site_head, update_notice,
};
use crate::content::Content;
use crate::pages::page;
use crate::texts::phrases;
use crate::view::View;

/// Everything inside the page's root element.
pub fn frame(scene: &Scene<'_>, content: &Content) -> Html {
    html! {
        <>
            { site_head(scene) }
            <main class="page" id="content" tabindex="-1">{ page(scene, content) }</main>
            { site_foot(scene) }
            <p class="unseen" role="status" id="announcement"></p>
            { update_notice(scene) }
            if scene.live.is_some_and(|live| live.dialogs) { { dialogs(scene, content) } }
        </>
    }
}

/// What is opened over the page.
fn dialogs(scene: &Scene<'_>, content: &Content) -> Html {
    html! {
        <>
            { help(scene) }
            { reading_settings(scene) }
            if let Content::Article(_) = content { { share(scene) } }
        </>
    }
}

/// The title of the window: what is shown, then the site.
pub fn title(view: &View, content: &Content) -> String {
    let say = phrases(view.lang);
    let own = match content {
        Content::List(_) if view.query.trim().is_empty() => None,
        Content::List(_) => Some(view.query.trim().to_owned()),
        Content::Article(article) => article.text().map(|text| text.title.clone()),
        Content::Region(region) => {
            aimaq_places::unit(&region.code).map(|unit| unit.name(view.lang).to_owned())
        }
        Content::Kept(_) => Some(say.kept_title.to_owned()),
        Content::Words(_) | Content::Frequency(_) => Some(say.words_title.to_owned()),
        Content::About(_) => Some(say.about.to_owned()),
        Content::NotFound => Some(say.not_found.to_owned()),
        Content::Failed(_) => Some(say.failed_title.to_owned()),
    };
    match own {
        Some(own) => format!("{own} · {}", say.site_name),
        None => format!("{}: {}", say.site_name, say.tagline),
    }
}
