//! The HTML document around the markup of a page.

use core::fmt::Write as _;

use aimaq_app::texts::{phrases, waiting::waiting};
use aimaq_language::Lang;

use super::app_files::AppFiles;
use super::inline::InlineScript;

/// The content security policy: a page loads files of its own site only.
///
/// Chromium does not preload anything on a page whose policy is in a `meta` element, so a blocking script would delay everything
/// after it. The script that runs before the first paint is therefore inline, and the policy names its hash.
///
/// Where the browser has Trusted Types, the only text that may become a script is the address of the service worker.
fn policy(inline: &InlineScript) -> String {
    let hash = &inline.source;
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hash}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'self'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types aimaq"
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
    /// Names of the library files that the app reads first on any page. They are fetched once the page is shown.
    pub first: Vec<String>,
    /// Names of the library files with the texts of this page. Where the address asks something else, they are not fetched.
    pub texts: Vec<String>,
    /// The script that the page starts with.
    pub script: PageScript,
    /// Is this the page that the service worker serves at every address?
    pub is_shell: bool,
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
            PageScript::Start if self.is_shell => &app.first_of_shell,
            PageScript::Start => &app.first,
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
        html.push_str("</div>");
        if self.script == PageScript::Start {
            self.trouble(&mut html);
        }
        html.push_str("</body>\n</html>\n");
        html
    }

    /// What the page says in both languages if the app does not come or stops. The style sheet shows it (`static/waiting.js`). A
    /// page without text of its own also tells who has no scripts.
    fn trouble(&self, html: &mut String) {
        for lang in Lang::ALL {
            let say = waiting(lang);
            let tag = lang.tag();
            let _ = write!(
                html,
                "<div class=\"toast trouble\" lang=\"{tag}\" role=\"alert\">\
                 <span class=\"loading\">{}</span><span class=\"slow\">{}</span><span class=\"not-started\">{}</span>\
                 <button class=\"button again\" type=\"button\">{}</button></div>",
                escape(say.loading),
                escape(say.slow),
                escape(say.not_started),
                escape(phrases(lang).try_again),
            );
            if self.is_shell {
                let _ = write!(
                    html,
                    "<noscript><p class=\"page column\" lang=\"{tag}\">{}</p></noscript>",
                    escape(say.needs_script)
                );
            }
        }
    }

    fn links(&self, html: &mut String, app: &AppFiles, root: &str) {
        let _ = writeln!(
            html,
            "<link rel=\"stylesheet\" href=\"{root}app/{}\">",
            app.style
        );
        if self.script == PageScript::Start {
            let _ = write!(
                html,
                "<script type=\"module\" src=\"{root}app/{start}\" data-wasm=\"app/{wasm}\" data-keeping=\"app/{keeping}\" \
                 data-library=\"{library}\" data-edition=\"{edition}\"",
                start = app.start,
                wasm = app.wasm,
                keeping = app.keeping,
                library = app.library,
                edition = app.edition(),
            );
            // A page that does not know its depth tries several addresses. Those that lead nowhere are no failure.
            if let SiteRoot::At(_) = self.root {
                let _ = write!(html, " integrity=\"{}\"", app.start_integrity);
            }
            for (name, files) in [("first", &self.first), ("texts", &self.texts)] {
                if !files.is_empty() {
                    let paths: Vec<String> =
                        files.iter().map(|name| format!("library/{name}")).collect();
                    let _ = write!(html, " data-{name}=\"{}\"", paths.join(" "));
                }
            }
            html.push_str("></script>\n");
        }
        let _ = writeln!(
            html,
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{root}app/{}\">",
            app.icon
        );
        let _ = writeln!(
            html,
            "<link rel=\"manifest\" href=\"{root}app/{}\">",
            app.web_manifest
        );
        let _ = writeln!(
            html,
            "<link rel=\"apple-touch-icon\" href=\"{root}apple-touch-icon.png\">"
        );
    }
}

/// Escapes text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
