//! The address bar, and addresses of this site.

use aimaq_language::Lang;

use super::{html, window};
use crate::view::View;

/// Returns the path of the site's root (`/`, `/some/sub/path/`), which the start script has found out.
pub fn root() -> String {
    html()
        .get_attribute("data-root")
        .unwrap_or_else(|| "/".to_owned())
}

/// Returns the origin of the site: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Returns the view that the address bar names.
pub fn view(root: &str, fallback: Lang) -> View {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    View::parse(
        path.strip_prefix(root).unwrap_or(&path),
        &location.search().unwrap_or_default(),
        &location.hash().unwrap_or_default(),
        fallback,
    )
}

/// Returns the view that an absolute address names. `None` for other sites and for files.
pub fn view_of_link(root: &str, href: &str, fallback: Lang) -> Option<View> {
    let path = href.strip_prefix(&origin())?.strip_prefix(root)?;
    let (rest, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
    let view = View::parse(path, search, fragment, fallback);
    (path == view.path()).then_some(view)
}
