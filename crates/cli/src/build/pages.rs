//! Every page of the site, rendered.

use std::error::Error;

use aimaq_app::content::Card;
use aimaq_app::links::Links;
use aimaq_app::pages::{Content, load, title};
use aimaq_app::render::render;
use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::Article;
use aimaq_language::Lang;
use aimaq_library::{Library, LibraryError, MemorySource};
use aimaq_places::{foreign, units};

use super::Pages;
use super::app_files::AppFiles;
use super::document::{HtmlDocument, PageScript, SiteRoot, escape};
use super::out::Out;
use super::web::Web;
use super::worker::add_shell;

/// Renders the pages of both languages, the chooser, 404.html and the shell.
pub async fn place(
    out: &mut Out,
    app: &AppFiles,
    library: &Library<MemorySource>,
    articles: &[Article],
    which: Pages,
    web: Web<'_>,
) -> Result<(), Box<dyn Error>> {
    for lang in Lang::ALL {
        for page in all_pages(articles, which) {
            let view = View::new(lang, page);
            let article = match &view.page {
                Page::Article(id) => articles
                    .iter()
                    .find(|article| article.id == *id || article.aliases.contains(id)),
                _ => None,
            };
            let html = page_document(app, library, &view, article, web).await?;
            out.put(format!("{}index.html", view.path()), html);
        }
    }
    out.put("index.html", chooser(app, web));
    out.put("404.html", not_found(app, web).await);
    add_shell(out, shell(app, web));
    web.place(out, articles, &all_pages(articles, which));
    Ok(())
}

fn all_pages(articles: &[Article], which: Pages) -> Vec<Page> {
    let mut pages = Page::single();
    let of_their_own = match which {
        Pages::All => articles,
        Pages::Lists => &[],
    };
    for article in of_their_own {
        pages.extend(
            [&article.id]
                .into_iter()
                .chain(&article.aliases)
                .map(|id| Page::Article(id.clone())),
        );
    }
    let abroad = foreign()
        .iter()
        .filter(|unit| articles.iter().any(|article| article.is_about(unit.code())));
    pages.extend(
        units()
            .iter()
            .chain(abroad)
            .map(|unit| Page::Region(unit.code().to_owned())),
    );
    pages
}

async fn page_document(
    app: &AppFiles,
    library: &Library<MemorySource>,
    view: &View,
    article: Option<&Article>,
    web: Web<'_>,
) -> Result<String, LibraryError> {
    let content = match load(library, view).await {
        Content::Failed(error) => return Err(error),
        content => content,
    };
    let path = view.path();
    let root = "../".repeat(path.matches('/').count());
    // What the app asks for before it draws: otherwise it would learn of each only after the one before had arrived.
    let mut first = vec![app.library.clone()];
    if !matches!(content, Content::Words(_) | Content::Frequency(_)) {
        first.push(library.manifest().root.to_string());
    }
    let read = match (&view.page, &content) {
        (Page::Article(id), _) => {
            let found = library.locate(id).await?;
            let (number, related) = found.map_or((0, Vec::new()), |it| (it.number, it.related));
            let mut shown = vec![number.saturating_sub(1), number, number.saturating_add(1)];
            shown.extend(related.iter().map(|related| related.number));
            library.read_for(Some(id), &shown).await?
        }
        (_, Content::List(list)) => library.read_for(None, &numbers(&list.cards)).await?,
        (_, Content::Region(region)) => library.read_for(None, &numbers(&region.cards)).await?,
        _ => Vec::new(),
    };
    let texts = read.iter().map(ToString::to_string);
    let texts = texts.filter(|name| !first.contains(name)).collect();
    let document = HtmlDocument {
        lang: view.lang.tag(),
        title: &web.title(view.lang, &title(view, &content)),
        description: &description(view, &content, web),
        head: &web.head(view, article),
        root: SiteRoot::At(&root),
        first,
        texts,
        script: PageScript::Start,
        is_shell: false,
    };
    let markup = render(view, &content, &Links::from_page(&path)).await;
    Ok(document.around(app, &markup))
}

fn numbers(cards: &[Card]) -> Vec<u32> {
    cards.iter().map(|card| card.number).collect()
}

fn description(view: &View, content: &Content, web: Web<'_>) -> String {
    match content {
        Content::Article(article) => article.text().map(aimaq_article::Text::lead),
        _ => None,
    }
    .unwrap_or_else(|| web.purpose(view.lang).to_owned())
}

/// index.html: both languages, for who has no script; the script goes on by itself.
fn chooser(app: &AppFiles, web: Web<'_>) -> String {
    let document = HtmlDocument {
        lang: Lang::Kk.tag(),
        title: web.name(Lang::Kk),
        description: web.purpose(Lang::Kk),
        head: "",
        root: SiteRoot::At(""),
        first: Vec::new(),
        texts: Vec::new(),
        script: PageScript::Choose,
        is_shell: false,
    };
    let mut markup = String::from("<main class=\"page column\">");
    for lang in Lang::ALL {
        let say = phrases(lang);
        let tag = lang.tag();
        markup.push_str(&format!(
            "<p lang=\"{tag}\"><a href=\"{tag}/\" hreflang=\"{tag}\">{}</a><br>{}</p>",
            escape(say.this_language),
            escape(web.purpose(lang))
        ));
    }
    markup.push_str("</main>");
    document.around(app, &markup)
}

/// 404.html: the host serves it for any address, so its links work only where the app runs, or at the root.
async fn not_found(app: &AppFiles, web: Web<'_>) -> String {
    let view = View::new(Lang::Kk, Page::NotFound);
    let document = HtmlDocument {
        lang: view.lang.tag(),
        title: &web.title(view.lang, &title(&view, &Content::NotFound)),
        description: web.purpose(view.lang),
        head: "<meta name=\"robots\" content=\"noindex\">\n",
        root: SiteRoot::Anywhere,
        first: Vec::new(),
        texts: Vec::new(),
        script: PageScript::Start,
        is_shell: false,
    };
    let markup = render(&view, &Content::NotFound, &Links::from_depth(0)).await;
    document.around(app, &markup)
}

/// The page that the service worker answers every address with; it fills in language and root.
fn shell(app: &AppFiles, web: Web<'_>) -> String {
    let document = HtmlDocument {
        lang: "{{lang}}",
        title: web.name(Lang::Kk),
        description: "",
        head: "",
        root: SiteRoot::At("{{root}}"),
        first: Vec::new(),
        texts: Vec::new(),
        script: PageScript::Start,
        is_shell: true,
    };
    document.around(app, "")
}
