//! Where the site stands, and so how one page names another.

use crate::view::View;

/// Turns views into addresses for `href`.
///
/// In a rendered file the prefix is relative (`../../`), worked out for the page's depth, so that the
/// same files work under any address. In the running app it is the path of the site's root, since the
/// address of the page changes under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Links of a rendered page that lies `depth` folders below the root.
    pub fn from_depth(depth: usize) -> Links {
        Links {
            prefix: "../".repeat(depth),
        }
    }

    /// Links of a rendered page at `path` below the root (`kk/article/x/`).
    pub fn from_page(path: &str) -> Links {
        Links::from_depth(path.matches('/').count())
    }

    /// Links of the running app, whose site stands at `root`: a path that begins and ends with `/`.
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
        // An empty relative address would keep the query of the page it stands on.
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
    fn links_climb_out_of_their_folder() {
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
