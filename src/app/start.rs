//! From the rendered page to the running app.

use std::rc::Rc;

use aimaq_language::scripts::Writing;
use aimaq_library::Library;
use gloo::timers::callback::Timeout;

use super::component;
use super::state::Props;
use super::typing::with_query;
use crate::browser::history::{self, HistoryChange};
use crate::browser::network::Network;
use crate::browser::search_box::{self, Caret};
use crate::browser::{address, page, spawn, store};
use crate::links::Links;
use crate::pages::title;
use crate::pages::{Content, load_after};
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
        // The reader may have typed before the app arrived.
        let rendered = view.clone();
        let typed = search_box::typed_while_loading();
        let is_typed = typed.is_some();
        if let Some(query) = typed {
            view = with_query(&view, query);
        }
        let content = load_after(&library, &view, is_typed, None).await;
        if let (Content::Failed(error), true) = (&content, page::has_content()) {
            return page::set_failed(&error.to_string());
        }
        let links = Links::from_root(&root);
        if rendered.page != Page::NotFound {
            history::show(&links, &rendered, HistoryChange::Replace);
        }
        if is_typed {
            history::show(&links, &view, HistoryChange::Push);
        }
        page::describe(&title(&view, &content), view.lang.tag());
        let library = Rc::new(library);
        let content = Rc::new(content);
        // In a new task, so that the browser can handle input between loading and drawing.
        Timeout::new(0, move || {
            // Drawing empties the page, so what was typed meanwhile is read before.
            let typed = search_box::typed_while_loading();
            component::draw(Props {
                root,
                library,
                typed: typed.filter(|typed| *typed != view.query),
                caret: Caret::take(),
                view,
                content,
            });
        })
        .forget();
    });
}
