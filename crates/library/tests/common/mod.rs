//! Articles for tests.
#![allow(dead_code)] // each test uses a part of it

use aimaq_article::{Article, Block, Provenance, RegionTag, Span, Text};
use aimaq_language::Lang;
use aimaq_library::Sizes;
use aimaq_search::ShardSizes;

/// Sizes that cut even a few articles into many files, with pages of names.
pub const SPLIT: Sizes = Sizes {
    whole: 0,
    block: Some(600),
    dictionary: Some(512),
    headings_shift: 1,
    ids: 4,
    direct: 3,
    group: 2,
    index: ShardSizes {
        whole: 0,
        shard: 400,
    },
};

const KK: [&str; 24] = [
    "Өскемен",
    "қаласында",
    "өңірлік",
    "форум",
    "өтті",
    "әкімдік",
    "мектептерімізде",
    "оқушыларға",
    "жаңа",
    "кітапхана",
    "ашылды",
    "Алматыдан",
    "қонақтар",
    "келді",
    "Шығыс",
    "Қазақстан",
    "облысы",
    "туралы",
    "айтылды",
    "ауылдағы",
    "жол",
    "жөнделді",
    "тұрғындар",
    "қуанды",
];
const RU: [&str; 24] = [
    "в",
    "Усть-Каменогорске",
    "прошёл",
    "форум",
    "регионов",
    "акимат",
    "школах",
    "учащимся",
    "новая",
    "библиотека",
    "открылась",
    "из",
    "Алматы",
    "гости",
    "приехали",
    "Восточный",
    "Казахстан",
    "область",
    "рассказали",
    "сельская",
    "дорога",
    "отремонтирована",
    "жители",
    "довольны",
];
const REGIONS: [&str; 4] = ["KZ-63", "KZ-75", "KZ-19", "KZ-10"];

/// A sequence of numbers that look random and are always the same.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % most.max(1)
    }
}

/// `count` articles, newest first. About one in five has one language only; some have former ids.
pub fn articles(count: usize) -> Vec<Article> {
    let mut articles: Vec<Article> = (0..count).map(article).collect();
    articles.reverse();
    articles
}

/// An article by its number, counted from the oldest. It does not depend on the number of articles.
fn article(number: usize) -> Article {
    let mut numbers = Numbers::new(number as u64 + 1);
    let only = numbers.below(10);
    let unit = REGIONS[numbers.below(REGIONS.len())].to_owned();
    let kk = text(&mut numbers, &KK, number);
    let ru = text(&mut numbers, &RU, number);
    Article {
        id: format!("article-{number}"),
        original: if number.is_multiple_of(3) {
            Lang::Ru
        } else {
            Lang::Kk
        },
        date: format!("{}-{:02}", 2000 + number / 200, number / 17 % 12 + 1)
            .parse()
            .ok(),
        updated: None,
        aliases: match number % 7 {
            0 => vec![format!("former-{number}")],
            _ => Vec::new(),
        },
        regions: vec![RegionTag {
            today: unit.clone(),
            unit,
            place: None,
        }],
        source: Provenance::default(),
        kk: (only != 0).then_some(kk),
        ru: (only != 1).then_some(ru),
    }
}

fn text(numbers: &mut Numbers, words: &[&str], number: usize) -> Text {
    let mut sentence = |length: usize| {
        let mut sentence = String::new();
        for _ in 0..length {
            sentence.push_str(words[numbers.below(words.len())]);
            sentence.push(' ');
        }
        // One word for each article, and one for each ten of them.
        format!("{sentence}сөз{number} жыл{}.", number / 10)
    };
    Text {
        title: sentence(5),
        blocks: (0..3)
            .map(|_| Block::Paragraph(vec![Span::plain(sentence(12))]))
            .collect(),
    }
}
