//! The style guide: the tokens of the style sheet, the letters, and every component in its states, on one page. It is for work on
//! the interface and for tests. Only the development server has it, at `styleguide/`.

mod parts;
mod sample;
mod tokens;

use aimaq_language::Lang;
use aimaq_language::scripts::{Alphabet, Writing};
use aimaq_library::LibraryError;
use yew::{Callback, Html, LocalServerRenderer, Properties, component, html};

use crate::components::{Live, Scene, Suggestions, Tools};
use crate::content::SavedArticle;
use crate::links::Links;
use crate::settings::Settings;
use crate::view::{Page, View};
use sample::SampleContents;

/// The path of the page below the root.
pub const PATH: &str = "styleguide/";
/// The style sheet of the page, used together with that of the site.
pub const STYLE: &str = include_str!("styleguide.css");

/// All letters of the Kazakh alphabets: Cyrillic, Latin, Arabic. Tests check that the fonts have them.
const LETTERS: [(&str, Writing, &str); 3] = [
    (
        "Cyrillic",
        Writing::Cyrillic,
        "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя«»—–№₸",
    ),
    (
        "Latin",
        Writing::Latin(Alphabet::Draft2021),
        "AaÄäBbCcDdEeFfGgĞğHhIıİiJjKkLlMmNnÑñŊŋOoÖöPpQqRrSsŞşTtUuŪūÜüVvWwXxYyZzÁáǴǵÍíÓóÚúÝýŃń",
    ),
    (
        "Arabic",
        Writing::Arabic,
        "اءبۆگعدەجزيكقلمنڭوپرسشتۋۇفحھچىۆ؟؛،",
    ),
];

#[derive(Clone, PartialEq, Properties)]
struct StyleGuideProps {
    style: String,
    links: Links,
    sample: SampleContents,
}

#[component(GuidePage)]
fn guide_page(guide: &StyleGuideProps) -> Html {
    let live = live();
    let view = View::new(Lang::Kk, Page::List).asking("мектеп".to_owned());
    let scene = Scene {
        view: &view,
        links: &guide.links,
        live: Some(&live),
    };
    html! {
        <main class="page guide" id="content" tabindex="-1" lang="en">
            <h1 class="page-title">{ "Style guide" }</h1>
            <p>{ "Tokens are read from static/style.css. Components are drawn by the code of the site." }</p>
            { tokens::tokens(&guide.style) }
            <section>
                <h2>{ "Letters" }</h2>
                { for LETTERS.iter().map(letters) }
            </section>
            { parts::parts(&scene, &guide.sample) }
        </main>
    }
}

fn letters((name, writing, letters): &(&'static str, Writing, &'static str)) -> Html {
    let (lang, dir) = match writing {
        Writing::Arabic => ("kk-Arab", "rtl"),
        Writing::Latin(_) => ("kk-Latn", "ltr"),
        _ => ("kk", "ltr"),
    };
    let specimen = |face: &'static str| {
        html! { <p class={format!("letters {face}")} {lang} {dir}>{ *letters }</p> }
    };
    html! { <><h3>{ *name }</h3>{ specimen("serif") }{ specimen("sans") }</> }
}

/// The state of a running app in which everything is on.
fn live() -> Live {
    Live {
        typed: "мектеп".to_owned(),
        is_wide: true,
        suggestions: Suggestions {
            options: vec![
                ("мектеп".to_owned(), Lang::Kk),
                ("мектеп ауласы".to_owned(), Lang::Kk),
            ],
            active: Some(1),
            on_key: Callback::noop(),
            on_choose: Callback::noop(),
            on_leave: Callback::noop(),
        },
        filters_open: true,
        can_install: true,
        update_ready: true,
        origin: String::new(),
        settings: Settings::default(),
        kept: vec![SavedArticle {
            id: sample::ID.to_owned(),
            read: false,
            block: 2,
        }],
        recent: vec!["мектеп".to_owned()],
        has_voice: true,
        is_speaking: true,
        passage: (1, sample::PARAGRAPH.0.to_owned()),
        told: String::new(),
        shown_match: Some(1),
        twins: vec![2],
        on: Callback::noop(),
        on_input: Callback::noop(),
        on_submit: Callback::noop(),
        on_clear: Callback::noop(),
        on_update: Callback::noop(),
        on_dismiss: Callback::noop(),
        dialogs: true,
        tools: Tools {
            drag: None,
            rows: 0..0,
            on_pointer: Callback::noop(),
            on_key: Callback::noop(),
            on_drag_start: Callback::noop(),
        },
    }
}

/// Renders the markup inside the page's root element. `style` is the text of the site's style sheet.
///
/// # Errors
/// If the samples cannot be packed and read, which would be a bug in `aimaq-library`.
pub async fn styleguide(style: &str) -> Result<String, LibraryError> {
    let guide = StyleGuideProps {
        style: style.to_owned(),
        links: Links::from_page(PATH),
        sample: SampleContents::load().await?,
    };
    let markup = LocalServerRenderer::<GuidePage>::with_props(guide)
        .hydratable(false)
        .render()
        .await;
    // Dialogs are open, in the flow of the page.
    Ok(markup.replace("<dialog ", "<dialog open "))
}
