//! Addresses of pages and files, wherever the site is.

use crate::view::View;

/// Turns views into addresses for `href`.
///
/// In a rendered page the prefix is relative (`../../`) and depends on the depth of the page, so the same files work under any
/// address. In the running app the prefix is the path of the site's root, because the address of the page changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Links of a rendered page that is `depth` folders below the root.
    pub fn from_depth(depth: usize) -> Links {
        Links {
            prefix: "../".repeat(depth),
        }
    }

    /// Links of a rendered page whose path below the root is `path`: `kk/article/x/`.
    pub fn from_page(path: &str) -> Links {
        Links::from_depth(path.matches('/').count())
    }

    /// Links of the running app. `root` is the path of the site; it begins and ends with `/`.
    pub fn from_root(root: &str) -> Links {
        Links {
            prefix: root.to_owned(),
        }
    }

    /// The address of a view.
    pub fn to(&self, view: &View) -> String {
        self.file(&view.url())
    }

    /// The address of a file below the root.
    pub fn file(&self, path: &str) -> String {
        // An empty relative address would keep the query of the current page.
        match (self.prefix.as_str(), path) {
            ("", "") => "./".to_owned(),
            (prefix, path) => format!("{prefix}{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use aimaq_language::Lang;

    use super::*;
    use crate::view::Page;

    #[test]
    fn links_lead_out_of_the_folder_of_their_page() {
        let article = View::new(Lang::Ru, Page::Article("x".into()));
        let list = View::new(Lang::Kk, Page::List);
        assert_eq!(Links::from_page(&article.path()).to(&list), "../../../kk/");
        assert_eq!(
            Links::from_page(&list.path()).to(&article),
            "../ru/article/x/"
        );
        assert_eq!(Links::from_root("/some/path/").to(&list), "/some/path/kk/");
    }
}
