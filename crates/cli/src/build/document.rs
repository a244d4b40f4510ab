//! The HTML document around the markup of a page.

use core::fmt::Write as _;

use super::app_files::AppFiles;
use super::inline::InlineScript;

/// The content security policy: a page loads files of its own site only.
///
/// Chromium does not preload anything on a page whose policy is in a `meta` element, so a blocking script would delay everything
/// after it. The script that runs before the first paint is therefore inline, and the policy names its hash.
fn policy(inline: &InlineScript) -> String {
    let hash = &inline.source;
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hash}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'self'; form-action 'none'"
    )
}

/// The deepest page that 404.html can stand for, in folders below the root.
const MAX_DEPTH: usize = 4;

/// An HTML document without the markup of its page.
#[derive(Debug)]
pub struct HtmlDocument<'a> {
    /// Language of the page, as a tag.
    pub lang: &'a str,
    /// Title of the page.
    pub title: &'a str,
    /// One or two sentences for search engines and messengers; empty if neither sees the page.
    pub description: &'a str,
    /// More elements of the head: what [`Web::head`](super::web::Web::head) wrote.
    pub head: &'a str,
    /// Where the root of the site is.
    pub root: SiteRoot<'a>,
    /// Names of the library files that the app reads first. They are preloaded.
    pub library: Vec<String>,
    /// The script that the page starts with.
    pub script: PageScript,
}

/// Where the root of the site is, relative to the page.
#[derive(Clone, Copy, Debug)]
pub enum SiteRoot<'a> {
    /// At this relative address: `../../`.
    At(&'a str),
    /// Unknown: a host serves the page (404.html) at any address. Each file is linked once for every depth up to
    /// [`MAX_DEPTH`]; the links that lead nowhere do no harm.
    Anywhere,
}

/// The script of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageScript {
    /// Starts the app.
    Start,
    /// Goes to the page in the reader's language.
    Choose,
}

impl HtmlDocument<'_> {
    /// The whole document around the markup of a page.
    pub fn around(&self, app: &AppFiles, page: &str) -> String {
        let mut html = String::with_capacity(page.len() + 3000);
        let roots: Vec<String> = match self.root {
            SiteRoot::At(root) => vec![root.to_owned()],
            SiteRoot::Anywhere => (0..=MAX_DEPTH).map(|depth| "../".repeat(depth)).collect(),
        };
        let inline = match self.script {
            PageScript::Start => &app.settings,
            PageScript::Choose => &app.choose,
        };
        let (title, description) = (escape(self.title), escape(self.description));
        let _ = write!(
            html,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"theme-color\" content=\"#ffffff\" media=\"(prefers-color-scheme: light)\">\n\
             <meta name=\"theme-color\" content=\"#1d2124\" media=\"(prefers-color-scheme: dark)\">\n",
            policy = policy(inline),
            lang = self.lang,
        );
        if !description.is_empty() {
            let _ = write!(
                html,
                "<meta name=\"description\" content=\"{description}\">\n\
                 <meta property=\"og:title\" content=\"{title}\">\n\
                 <meta property=\"og:description\" content=\"{description}\">\n\
                 <meta property=\"og:locale\" content=\"{locale}\">\n",
                locale = if self.lang == "ru" { "ru_KZ" } else { "kk_KZ" },
            );
        }
        html.push_str(self.head);
        html.push_str(&inline.element());
        for root in &roots {
            self.links(&mut html, app, root);
        }
        html.push_str("</head>\n<body><div id=\"app\">");
        html.push_str(page);
        html.push_str("</div></body>\n</html>\n");
        html
    }

    fn links(&self, html: &mut String, app: &AppFiles, root: &str) {
        let _ = writeln!(
            html,
            "<link rel=\"stylesheet\" href=\"{root}app/{}\">",
            app.style
        );
        if self.script == PageScript::Start {
            let _ = writeln!(
                html,
                "<script type=\"module\" src=\"{root}app/{start}\" data-wasm=\"app/{wasm}\" \
                 data-keeping=\"app/{keeping}\" data-library=\"{library}\"></script>",
                start = app.start,
                wasm = app.wasm,
                keeping = app.keeping,
                library = app.library,
            );
        }
        if let (PageScript::Start, SiteRoot::At(_)) = (self.script, self.root) {
            preload(
                html,
                &format!("{root}app/{}", app.wasm),
                " type=\"application/wasm\"",
            );
            for name in &self.library {
                preload(html, &format!("{root}library/{name}"), "");
            }
        }
        let _ = writeln!(
            html,
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{root}app/{}\">",
            app.icon
        );
        let _ = writeln!(
            html,
            "<link rel=\"manifest\" href=\"{root}manifest.webmanifest\">"
        );
        let _ = writeln!(
            html,
            "<link rel=\"apple-touch-icon\" href=\"{root}apple-touch-icon.png\">"
        );
    }
}

fn preload(html: &mut String, href: &str, more: &str) {
    let _ = writeln!(
        html,
        "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{href}\"{more}>"
    );
}

/// Escapes text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
