//! Related articles at the foot of an article, with their reasons.

use aimaq_app::links::Links;
use aimaq_app::pages::load;
use aimaq_app::render::render;
use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::{Article, read_corpus};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, pack};

/// The articles of the corpus, newest first.
fn corpus() -> Vec<Article> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir("corpus")
        .expect("the corpus is there")
        .flatten()
    {
        for file in std::fs::read_dir(folder.path())
            .expect("it is a folder")
            .flatten()
        {
            let path = file.path();
            let bytes = std::fs::read(&path).expect("it can be read");
            let name = path.strip_prefix("corpus").expect("it is inside");
            files.push((name.to_string_lossy().into_owned(), bytes));
        }
    }
    let mut articles = read_corpus(files).articles;
    aimaq_article::newest_first(&mut articles);
    articles
}

/// The page of an article from its related articles on.
fn related(articles: &[Article], id: &str, lang: Lang) -> String {
    let view = View::new(lang, Page::Article(id.into()));
    let page = pollster::block_on(async {
        let packed = pack(articles);
        let source: MemorySource = packed.files.into_iter().collect();
        let library = Library::open(source, &packed.manifest)
            .await
            .expect("it opens");
        let content = load(&library, &view).await;
        render(&view, &content, &Links::from_page(&view.path())).await
    });
    let found = page.split_once("class=\"related\"").map(|(_, rest)| rest);
    found
        .and_then(|rest| rest.split_once("</section>"))
        .map_or("", |(section, _)| section)
        .to_owned()
}

#[test]
fn the_articles_about_oskemen_lead_to_each_other_and_say_why() {
    let articles = corpus();
    let days = related(&articles, "almaty-days-in-oskemen", Lang::Ru);
    assert!(days.contains(phrases(Lang::Ru).related), "{days}");
    assert!(
        days.contains("almaty-east-kazakhstan-business-forum"),
        "{days}"
    );
    assert!(days.contains("Усть-Каменогорск</span>, 2014"), "{days}");
    let kazakh = related(&articles, "almaty-days-in-oskemen", Lang::Kk);
    assert!(kazakh.contains("Өскемен</span>, 2014"), "{kazakh}");
}

#[test]
fn an_article_that_resembles_no_other_has_no_such_heading() {
    for lang in Lang::ALL {
        assert_eq!(related(&corpus(), "assembly-in-almaty-region", lang), "");
    }
}
