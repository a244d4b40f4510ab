//! What search engines, messengers and feed readers read: heads of pages, sitemap, feeds, robots.txt, OpenSearch.
//!
//! Absolute addresses are written only where the publisher gave the base address.

use std::fmt::Write as _;

use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::{Article, Edtf, newest_first};
use aimaq_language::Lang;
use serde_json::{Value, json};

use super::document::escape;
use super::out::Out;
use crate::site_settings::SiteSettings;

/// The most entries of a feed.
const FEED: usize = 50;

/// What every page says about the site.
#[derive(Clone, Copy, Debug)]
pub struct Web<'a> {
    /// The settings of the publisher.
    pub settings: &'a SiteSettings,
}

impl Web<'_> {
    /// The name of the site.
    pub fn name(&self, lang: Lang) -> &str {
        self.settings
            .name
            .get(lang)
            .unwrap_or(phrases(lang).site_name)
    }

    /// One line about the site.
    pub fn purpose(&self, lang: Lang) -> &str {
        self.settings
            .purpose
            .get(lang)
            .unwrap_or(phrases(lang).tagline)
    }

    /// A title of a page with the name of this site in it.
    pub fn title(&self, lang: Lang, title: &str) -> String {
        let say = phrases(lang);
        match title.strip_suffix(&format!(" · {}", say.site_name)) {
            Some(own) => format!("{own} · {}", self.name(lang)),
            None if title == say.site_name => self.name(lang).to_owned(),
            None => format!("{}: {}", self.name(lang), self.purpose(lang)),
        }
    }

    /// The elements of the head of a page. `article` is given on the page of one.
    pub fn head(&self, view: &View, article: Option<&Article>) -> String {
        let mut head = format!(
            "<meta property=\"og:site_name\" content=\"{}\">\n<meta property=\"og:type\" content=\"{}\">\n<meta name=\"twitter:card\" content=\"summary\">\n",
            escape(self.name(view.lang)),
            if article.is_some() {
                "article"
            } else {
                "website"
            }
        );
        if let Some(base) = &self.settings.base {
            let own = canonical(view, article);
            let _ = writeln!(
                head,
                "<link rel=\"canonical\" href=\"{base}{own}\">\n<meta property=\"og:url\" content=\"{base}{own}\">"
            );
            for (lang, path) in alternates(view, article) {
                let _ = writeln!(
                    head,
                    "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{base}{path}\">"
                );
            }
            let root = "../".repeat(view.path().matches('/').count());
            let _ = writeln!(
                head,
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{root}{}/feed.xml\">\n\
                 <link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"{}\" href=\"{root}opensearch-{}.xml\">",
                escape(self.name(view.lang)),
                view.lang,
                escape(self.name(view.lang)),
                view.lang,
            );
        }
        if let Some(data) = article.and_then(|article| self.news_article(view.lang, article)) {
            // A data block is no script, so the policy does not forbid it; `<` would end the element.
            let text = data.to_string().replace('<', "\\u003c");
            let _ = writeln!(head, "<script type=\"application/ld+json\">{text}</script>");
        }
        head
    }

    /// An article as schema.org knows it; `None` on a page that shows the other language.
    fn news_article(&self, lang: Lang, article: &Article) -> Option<Value> {
        let text = article.text(lang)?;
        let address = |lang: Lang| {
            let base = self.settings.base.as_ref()?;
            Some(format!("{base}{}", article_view(lang, article).path()))
        };
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": text.title,
            "description": text.lead(),
            "inLanguage": lang.tag(),
            "publisher": { "@type": "Organization", "name": self.name(lang) },
        });
        if let Some(date) = article.date.filter(|date| !date.uncertain()) {
            data["datePublished"] = json!(date.to_string());
        }
        if let Some(date) = article.updated.filter(|date| !date.uncertain()) {
            data["dateModified"] = json!(date.to_string());
        }
        if let Some(author) = &article.source.author {
            data["author"] = json!({ "@type": "Person", "name": author });
        }
        if let Some(address) = &article.source.address {
            data["isBasedOn"] = json!(address);
        }
        if let Some(licence) = &self.settings.licence {
            data["license"] = json!(licence);
        }
        if let Some(address) = address(lang) {
            data["url"] = json!(address);
            data["mainEntityOfPage"] = json!(address);
        }
        if let Some(other) = article.text(lang.other()) {
            let mut work = json!({ "@type": "NewsArticle", "inLanguage": lang.other().tag(), "headline": other.title });
            if let Some(address) = address(lang.other()) {
                work["@id"] = json!(address);
            }
            let key = if article.original == lang {
                "workTranslation"
            } else {
                "translationOfWork"
            };
            data[key] = work;
        }
        Some(data)
    }

    /// Adds the files beside the pages, if the base address is known.
    pub fn place(&self, out: &mut Out, articles: &[Article], pages: &[Page]) {
        let Some(base) = &self.settings.base else {
            return;
        };
        out.put("sitemap.xml", sitemap(base, articles, pages));
        out.put(
            "robots.txt",
            format!("{ROBOTS}User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"),
        );
        out.put(
            "feed.xml",
            self.feed(base, &Lang::ALL, "feed.xml", articles),
        );
        for lang in Lang::ALL {
            let path = format!("{lang}/feed.xml");
            out.put(path.clone(), self.feed(base, &[lang], &path, articles));
            out.put(
                format!("opensearch-{lang}.xml"),
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
                     <ShortName>{}</ShortName>\n<Description>{}</Description>\n<Language>{lang}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n\
                     <Url type=\"text/html\" template=\"{base}{lang}/?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
                    // The format allows sixteen characters.
                    escape(&self.name(lang).chars().take(16).collect::<String>()),
                    escape(self.purpose(lang)),
                ),
            );
        }
    }

    /// An Atom feed (RFC 4287) of the newest articles in these languages.
    fn feed(&self, base: &str, langs: &[Lang], path: &str, articles: &[Article]) -> String {
        let lang = langs.first().copied().unwrap_or(Lang::Kk);
        let mut articles = articles.to_vec();
        newest_first(&mut articles);
        let dated = articles
            .iter()
            .filter_map(|article| Some((article, article.date?)));
        let mut entries = String::new();
        let mut newest = "1970-01-01T00:00:00Z".to_owned();
        let texts = dated.flat_map(|(article, date)| {
            langs
                .iter()
                .filter_map(move |&lang| Some((article, date, lang, article.text(lang)?)))
        });
        for (article, date, lang, text) in texts.take(FEED) {
            let updated = time(article.updated.unwrap_or(date));
            newest = newest.max(updated.clone());
            let address = format!("{base}{}", article_view(lang, article).path());
            let author = article
                .source
                .author
                .as_deref()
                .or(article.source.publisher.as_deref())
                .unwrap_or(self.name(lang));
            let _ = write!(
                entries,
                "<entry xml:lang=\"{lang}\">\n<title>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\"/>\n\
                 <published>{}</published>\n<updated>{updated}</updated>\n<author><name>{}</name></author>\n<summary>{}</summary>\n</entry>\n",
                escape(&text.title),
                time(date),
                escape(author),
                escape(&text.lead()),
            );
        }
        let email = self
            .settings
            .contact
            .as_ref()
            .filter(|contact| contact.contains('@'));
        let email = email
            .map(|email| format!("<email>{}</email>", escape(email)))
            .unwrap_or_default();
        let rights = self
            .settings
            .licence
            .as_ref()
            .map(|licence| format!("<rights>{}</rights>\n", escape(licence)));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<title>{}</title>\n\
             <subtitle>{}</subtitle>\n<id>{base}{path}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{path}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{base}\"/>\n<updated>{newest}</updated>\n<author><name>{}</name>{email}</author>\n{}{entries}</feed>\n",
            escape(self.name(lang)),
            escape(self.purpose(lang)),
            escape(self.name(lang)),
            rights.unwrap_or_default(),
        )
    }
}

/// The first line of a robots.txt of ours. One without it is the publisher's, and stays.
pub const ROBOTS: &str = "# aimaq\n";

fn article_view(lang: Lang, article: &Article) -> View {
    View::new(lang, Page::Article(article.id.clone()))
}

/// The path of the page that stands for this one. A page of a former id, or in a language without a text, has another.
fn canonical(view: &View, article: Option<&Article>) -> String {
    match article {
        Some(article) => {
            let lang = article
                .text_or_other(view.lang)
                .map_or(view.lang, |(lang, _)| lang);
            article_view(lang, article).path()
        }
        None => view.path(),
    }
}

/// The versions of a page: language and path, and which is for all other languages.
fn alternates(view: &View, article: Option<&Article>) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    for lang in Lang::ALL {
        match article {
            Some(article) if article.text(lang).is_none() => {}
            Some(article) => found.push((lang.tag(), article_view(lang, article).path())),
            None => found.push((lang.tag(), View::new(lang, view.page.clone()).path())),
        }
    }
    let default = match article {
        Some(article) => article_view(article.original, article).path(),
        None if view.page == Page::List => String::new(),
        None => View::new(Lang::Kk, view.page.clone()).path(),
    };
    found.push(("x-default", default));
    found
}

/// The sitemap (sitemaps.org 0.9) with the versions of each page.
fn sitemap(base: &str, articles: &[Article], pages: &[Page]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let article = match page {
            Page::Article(id) => articles.iter().find(|article| article.id == *id),
            // The reader's own list is empty for everyone else.
            Page::Kept => continue,
            _ => None,
        };
        if matches!(page, Page::Article(_)) && article.is_none() {
            continue;
        }
        let view = View::new(Lang::Kk, page.clone());
        let versions = alternates(&view, article);
        for (_, path) in versions.iter().filter(|(lang, _)| *lang != "x-default") {
            let _ = write!(xml, "<url>\n<loc>{base}{path}</loc>\n");
            if let Some(date) = article
                .and_then(|article| article.updated.or(article.date))
                .filter(|date| !date.uncertain())
            {
                let _ = writeln!(xml, "<lastmod>{date}</lastmod>");
            }
            for (other, path) in &versions {
                let _ = writeln!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{base}{path}\"/>"
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The first moment of a date, as RFC 3339 writes it.
fn time(date: Edtf) -> String {
    let (year, month, day) = date.first_day();
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}
