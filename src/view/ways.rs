//! The ways from one view to another: what the links of a page lead to, and what of the question goes along.

use aimaq_article::Edtf;

use super::{Order, Page, View};

impl View {
    /// The same view in the other language.
    pub fn switched(&self) -> View {
        View {
            lang: self.lang.other(),
            ..self.clone()
        }
    }

    /// The list under this view's query and filters.
    pub fn list(&self) -> View {
        let order = match self.order {
            Order::Date => Order::Date,
            _ => Order::Own,
        };
        View {
            order,
            ..self.filtered(Page::List)
        }
    }

    /// The page of words under this view's query and filters.
    pub fn words(&self) -> View {
        self.filtered(Page::Words)
    }

    /// The page of frequencies under this view's query and filters.
    pub fn frequency(&self) -> View {
        self.filtered(Page::Frequency)
    }

    /// Another page under this view's query and filters.
    fn filtered(&self, page: Page) -> View {
        View {
            query: self.query.clone(),
            regions: self.regions.clone(),
            from: self.from,
            to: self.to,
            text_lang: self.text_lang,
            ..self.plain(page)
        }
    }

    /// The same page and filters under another query. What was chosen among the results of this one does not hold there.
    pub fn asking(&self, query: String) -> View {
        View {
            query,
            order: self.order,
            ..self.filtered(self.page.clone())
        }
    }

    /// The same page and query, from one date to another; what was chosen among the results does not hold there.
    pub fn between(&self, from: Option<Edtf>, to: Option<Edtf>) -> View {
        View {
            from,
            to,
            ..self.asking(self.query.clone())
        }
    }

    /// An article opened from here; the query goes along, so that its matches can be marked.
    pub fn article(&self, id: &str) -> View {
        View {
            query: self.query.clone(),
            ..self.plain(Page::Article(id.to_owned()))
        }
    }

    /// The same article with the other language beside it, or without.
    pub fn toggle_parallel(&self) -> View {
        View {
            parallel: !self.parallel && matches!(self.page, Page::Article(_)),
            paragraph: None,
            ..self.clone()
        }
    }

    /// Another article with nothing asked, read in the same way.
    pub fn neighbour(&self, id: &str) -> View {
        View {
            parallel: self.parallel,
            ..self.plain(Page::Article(id.to_owned()))
        }
    }

    /// Another page, with nothing asked.
    pub fn plain(&self, page: Page) -> View {
        View {
            writing: self.writing,
            ..View::new(self.lang, page)
        }
    }

    /// The list with a region added to the filter, or taken out of it.
    pub fn toggle_region(&self, code: &str) -> View {
        let mut view = self.list();
        match view
            .regions
            .binary_search_by(|chosen| chosen.as_str().cmp(code))
        {
            Ok(at) => {
                view.regions.remove(at);
            }
            Err(at) => view.regions.insert(at, code.to_owned()),
        }
        view
    }

    /// The same concordance without a form, or with it again.
    pub fn toggle_form(&self, form: &str) -> View {
        let mut view = self.clone();
        match view
            .without
            .binary_search_by(|known| known.as_str().cmp(form))
        {
            Ok(at) => drop(view.without.remove(at)),
            Err(at) => view.without.insert(at, form.to_owned()),
        }
        view
    }

    /// The list with the query kept and every filter taken off.
    pub fn without_filters(&self) -> View {
        View {
            query: self.query.clone(),
            order: self.list().order,
            ..self.plain(Page::List)
        }
    }
}
