//! Related articles: those that tell of the same thing are found, in either language, and nothing is related by chance.

mod common;

use aimaq_article::{Article, Block, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, Shared, Sizes, pack_with};
use common::SPLIT;

type Open = Library<MemorySource>;

fn open(articles: &[Article], sizes: &Sizes) -> Open {
    let packed = pack_with(articles, sizes, 2);
    let source: MemorySource = packed.files.into_iter().collect();
    pollster::block_on(Library::open(source, &packed.manifest)).expect("it opens")
}

/// The ids of the related articles of each article.
fn related(library: &Open, articles: &[Article]) -> Vec<Vec<String>> {
    let of = |article: &Article| {
        let found = pollster::block_on(library.locate(&article.id));
        let related = found.expect("it is whole").expect("it is there").related;
        let id = |number: u32| articles[number as usize].id.clone();
        related.iter().map(|related| id(related.number)).collect()
    };
    articles.iter().map(of).collect()
}

/// Numbers that look random and are the same in each run.
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// A made-up word; small numbers are frequent.
    fn word(&mut self, words: u64) -> String {
        let drawn = self.below(words) * self.below(words) / words;
        let letters: Vec<char> = "абвгдежзик".chars().collect();
        let digits = format!("{drawn:04}");
        let spelled = digits
            .bytes()
            .map(|digit| letters[usize::from(digit - b'0')]);
        ["сл", &spelled.collect::<String>(), "ок"].concat()
    }

    fn words(&mut self, count: u64) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word(3_000)).collect();
        words.join(" ")
    }
}

fn text(title: String, first: String, rest: String) -> Option<Text> {
    let paragraph = |text: String| Block::Paragraph(vec![Span::plain(text)]);
    Some(Text {
        title,
        blocks: vec![paragraph(first), paragraph(rest)],
    })
}

/// Articles of random words.
fn random(count: usize) -> Vec<Article> {
    let mut draws = Draws(7);
    let article = |number| {
        let mut article = Article::new(format!("random-{number}"), Lang::Ru);
        article.ru = text(draws.words(8), draws.words(30), draws.words(200));
        article.date = "2014".parse().ok();
        article
    };
    (0..count).map(article).collect()
}

#[test]
fn nothing_is_related_by_chance() {
    for count in [1, 2, 5, 40, 150] {
        let articles = random(count);
        for sizes in [&Sizes::USUAL, &SPLIT] {
            let found = related(&open(&articles, sizes), &articles);
            let any = found.iter().filter(|related| !related.is_empty()).count();
            assert!(any * 200 <= count, "{any} of {count} articles");
        }
    }
}

#[test]
fn what_tells_of_the_same_people_and_town_is_related_in_either_language() {
    let mut articles = random(60);
    let about = |id: &str, lang: Lang, title: &str, first: &str| {
        let mut article = Article::new(id, lang);
        article.date = "2014".parse().ok();
        let own = text(
            title.to_owned(),
            first.to_owned(),
            Draws(id.len() as u64).words(100),
        );
        match lang {
            Lang::Kk => article.kk = own,
            Lang::Ru => article.ru = own,
        }
        article
    };
    articles.insert(7, about("fair", Lang::Ru, "Ярмарка мёда в Риддере", "В Риддере прошла ярмарка мёда, её открыл пчеловод Мурат Сатыбалдин. Мёд покупали в Риддере весь день."));
    articles.insert(
        30,
        about(
            "honey",
            Lang::Ru,
            "Пчеловод Сатыбалдин продал мёд",
            "Мурат Сатыбалдин из Риддера рассказал, каким мёд был этим летом.",
        ),
    );
    articles.insert(
        44,
        about(
            "bal",
            Lang::Kk,
            "Риддерде бал жәрмеңкесі өтті",
            "Риддердегі жәрмеңкені Мұрат Сатыбалдин ашты. Риддерде бал мол.",
        ),
    );
    for sizes in [&Sizes::USUAL, &SPLIT] {
        let library = open(&articles, sizes);
        let found = related(&library, &articles);
        assert_eq!(found[7], ["honey"]);
        assert_eq!(found[30], ["fair"]);
        let located = pollster::block_on(library.locate("honey"))
            .expect("it is whole")
            .expect("it is there");
        assert_eq!(located.number, 30);
        let shared = located.related[0].shared(Lang::Kk);
        assert_eq!(shared, Some(Shared::Town(["риддер", "риддер"])));
    }
}

#[test]
fn an_article_has_at_most_four_related_ones() {
    let mut articles = random(40);
    for (number, article) in articles.iter_mut().enumerate().take(6) {
        let first = "Мурат Сатыбалдин, пчеловод из Риддера, продаёт мёд.".to_owned();
        article.ru = text(
            "Мёд Сатыбалдина".to_owned(),
            first,
            Draws(number as u64).words(100),
        );
    }
    let found = related(&open(&articles, &SPLIT), &articles);
    assert!(found[..6].iter().all(|related| related.len() == 4));
    assert!(
        found[..6]
            .iter()
            .flatten()
            .all(|id| id.len() == "random-1".len())
    );
    assert!(found[6..].iter().all(Vec::is_empty));
}
