//! From the rendered page to the running app.

use std::rc::Rc;

use aimaq_language::scripts::Writing;
use aimaq_library::Library;
use gloo::timers::callback::Timeout;

use super::component;
use super::state::Props;
use crate::browser::history::{self, HistoryChange};
use crate::browser::network::Network;
use crate::browser::{address, page, spawn, store};
use crate::links::Links;
use crate::pages::title;
use crate::pages::{Content, load};
use crate::view::Page;

/// Opens the library, loads the view that the address names, and draws it in place of the rendered page.
///
/// Until then the rendered page stays. It stays for good if the library cannot be opened: its text can be read and its links work.
pub fn start() {
    spawn(async {
        let root = address::root();
        let mut view = address::view(&root, store::preferred_lang());
        if view.writing == Writing::Cyrillic {
            view.writing = store::settings().writing();
        }
        let library = match Library::open(Network::new(&root), &page::manifest()).await {
            Ok(library) => library,
            Err(error) => return page::set_failed(&error.to_string()),
        };
        let content = load(&library, &view).await;
        if let (Content::Failed(error), true) = (&content, page::has_content()) {
            return page::set_failed(&error.to_string());
        }
        if view.page != Page::NotFound {
            history::show(&Links::from_root(&root), &view, HistoryChange::Replace);
        }
        page::describe(&title(&view, &content), view.lang.tag());
        let props = Props {
            root,
            library: Rc::new(library),
            view,
            content: Rc::new(content),
        };
        // In a new task, so that the browser can handle input between loading and drawing.
        Timeout::new(0, || component::draw(props)).forget();
    });
}
