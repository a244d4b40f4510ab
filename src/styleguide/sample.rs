//! The content of the style guide: two small articles, packed and loaded like any others.

use aimaq_article::{Article, Block, Provenance, RegionTag, Span, Style, Text, newest_first};
use aimaq_language::Lang;
use aimaq_library::{Library, LibraryError, MemorySource, pack};

use crate::pages::{Content, load};
use crate::view::{Page, View};

/// The id of the article that has every kind of block.
pub const ID: &str = "sample";
/// Its first paragraph, in Kazakh and in Russian.
pub const PARAGRAPH: (&str, &str) = (
    "Ауылдағы жаңа мектеп қыркүйекте ашылды.",
    "Новая школа в ауле открылась в сентябре.",
);

/// The content of each kind of page, loaded from a library of the sample articles.
#[derive(Clone, PartialEq)]
pub struct SampleContents {
    pub list: Content,
    pub article: Content,
    pub parallel: Content,
    pub words: Content,
    pub frequency: Content,
    pub kept: Content,
    /// Pages of which the guide shows no part alone, as a new kind of page.
    pub others: Vec<(Page, Content)>,
}

fn text(title: &str, first: &str, words: [&str; 5]) -> Text {
    let [heading, item, other, quote, caption] = words;
    let plain = |text: &str| vec![Span::plain(text)];
    let emphasis = Span {
        style: Style::Strong,
        ..Span::plain(other)
    };
    let link = Span {
        link: Some("https://example.org/".to_owned()),
        ..Span::plain(item)
    };
    Text {
        title: title.to_owned(),
        blocks: vec![
            Block::Paragraph(plain(first)),
            Block::Heading {
                level: 2,
                spans: plain(heading),
            },
            Block::Paragraph(vec![emphasis, Span::plain(" "), link]),
            Block::List {
                ordered: false,
                items: vec![plain(item), plain(other)],
            },
            Block::List {
                ordered: true,
                items: vec![plain(item), plain(other)],
            },
            Block::Quote(plain(quote)),
            Block::Heading {
                level: 3,
                spans: plain(caption),
            },
            Block::Paragraph(plain(first)),
        ],
    }
}

fn articles() -> Vec<Article> {
    let tag = |unit: &str, place: &str, today: &str| RegionTag {
        unit: unit.to_owned(),
        place: Some(place.to_owned()),
        today: today.to_owned(),
    };
    let kk = [
        "Тақырыпша",
        "бірінші",
        "екінші",
        "«Мектеп – кеменің кілті»",
        "Кіші тақырыпша",
    ];
    let ru = [
        "Подзаголовок",
        "первое",
        "второе",
        "«Школа – ключ»",
        "Меньший подзаголовок",
    ];
    let article = |id: &str, date: &str, russian: bool| Article {
        id: id.to_owned(),
        original: Lang::Kk,
        date: date.parse().ok(),
        updated: "2026-03-01".parse().ok(),
        aliases: Vec::new(),
        regions: vec![
            tag("KZ-63", "Семей", "KZ-10"),
            tag("RU-ALT", "Барнаул", "RU-ALT"),
        ],
        source: Provenance {
            publisher: Some("Аудан газеті".to_owned()),
            author: Some("А. Әлиева".to_owned()),
            address: Some("https://example.org/".to_owned()),
            ..Provenance::default()
        },
        kk: Some(text("Ауылда мектеп ашылды", PARAGRAPH.0, kk)),
        ru: russian.then(|| text("В ауле открылась школа", PARAGRAPH.1, ru)),
    };
    let mut articles = vec![
        article(ID, "2014-09?", true),
        article("sample-kazakh", "2016-11-05", false),
    ];
    newest_first(&mut articles);
    articles
}

impl SampleContents {
    pub async fn load() -> Result<SampleContents, LibraryError> {
        let packed = pack(&articles());
        let source: MemorySource = packed.files.into_iter().collect();
        let library = Library::open(source, &packed.manifest).await?;
        let view = |page| View::new(Lang::Kk, page).asking("мектеп".to_owned());
        let article = view(Page::Article(ID.to_owned()));
        let of = async |view: View| load(&library, &view).await;
        let mut others = Vec::new();
        for page in Page::single() {
            let is_shown = matches!(
                page,
                Page::List | Page::Words | Page::Frequency | Page::Kept
            );
            if !is_shown {
                others.push((page.clone(), of(view(page)).await));
            }
        }
        Ok(SampleContents {
            list: of(view(Page::List)).await,
            parallel: of(article.toggle_parallel()).await,
            article: of(article).await,
            words: of(View {
                line: Some(1),
                ..view(Page::Words)
            })
            .await,
            frequency: of(view(Page::Frequency).asking("мектеп, ауыл, школа".to_owned())).await,
            kept: of(view(Page::Kept)).await,
            others,
        })
    }
}
