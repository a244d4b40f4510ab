//! From a rendered page to the running app.

use std::rc::Rc;

use aimaq_language::scripts::Writing;
use aimaq_library::Library;
use gloo::timers::callback::Timeout;

use super::{App, Props};
use crate::browser::address::{self, Entry};
use crate::browser::network::Network;
use crate::browser::{page, spawn, store};
use crate::links::Links;
use crate::pages::title;
use crate::pages::{Content, load};
use crate::view::Page;

/// Opens the library, asks for what the address names, and draws it in place of the rendered page.
///
/// Until then that page stands, and it stays if the library cannot be opened: its text can be read and
/// its links work.
pub fn start() {
    spawn(async {
        let root = address::root();
        let mut view = address::view(&root, store::preferred_lang());
        if view.writing == Writing::Cyrillic {
            view.writing = store::settings().writing();
        }
        let library = Library::open(Network::new(&root), &page::manifest()).await;
        let (library, content) = match library {
            Ok(library) => {
                let content = load(&library, &view).await;
                (library, content)
            }
            Err(error) => return page::set_failed(&error.to_string()),
        };
        if let (Content::Failed(error), true) = (&content, page::has_content()) {
            return page::set_failed(&error.to_string());
        }
        if view.page != Page::NotFound {
            address::show(&Links::from_root(&root), &view, Entry::Same);
        }
        page::describe(&title(&view, &content), view.lang.tag());
        let props = Props {
            root,
            library: Rc::new(library),
            view,
            content: Rc::new(content),
        };
        // Loading ends in a task that has done much already; a reader may have touched the page meanwhile.
        let draw = move || {
            if let Some(element) = page::root_element() {
                yew::Renderer::<App>::with_root_and_props(element, props).render();
            }
        };
        Timeout::new(0, draw).forget();
    });
}
