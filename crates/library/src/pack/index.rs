//! Builds the search index of articles.

use aimaq_article::{Article, BlockKind, Edtf};
use aimaq_compact::threads::map;
use aimaq_language::Lang;
use aimaq_search::{ArticleInput, BuiltIndex, CalendarDay, IndexBuilder, ShardSizes, VersionInput};

/// Builds the search index of articles, numbered in the order given. The bytes do not depend on the number of threads.
pub fn search_index(articles: &[Article], cut: ShardSizes, threads: usize) -> BuiltIndex {
    let share = articles.len().div_ceil(threads.max(1)).max(1);
    let shares: Vec<&[Article]> = articles.chunks(share).collect();
    let builders = map(threads, &shares, || (), |(), articles| builder_of(articles));
    IndexBuilder::joined(builders).finish_with(cut, threads)
}

fn builder_of(articles: &[Article]) -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    for article in articles {
        let mut regions: Vec<String> = article
            .regions
            .iter()
            .flat_map(|tag| [tag.unit.clone(), tag.today.clone()])
            .collect();
        regions.sort_unstable();
        regions.dedup();
        let texts: Vec<_> = Lang::ALL
            .into_iter()
            .filter_map(|lang| {
                let text = article.text(lang)?;
                let blocks: Vec<String> = text.blocks.iter().map(|b| b.plain_text()).collect();
                Some((lang, text, blocks))
            })
            .collect();
        builder.add(&ArticleInput {
            regions: &regions,
            days: article.date.and_then(days),
            versions: texts
                .iter()
                .map(|(lang, text, blocks)| VersionInput {
                    lang: *lang,
                    title: &text.title,
                    blocks,
                    lead: text
                        .blocks
                        .iter()
                        .position(|block| block.kind() == BlockKind::Paragraph)
                        .unwrap_or(0),
                })
                .collect(),
        });
    }
    builder
}

/// The first and the last possible day of a date.
fn days(date: Edtf) -> Option<(CalendarDay, CalendarDay)> {
    let day = |(year, month, day)| CalendarDay::new(year, month, day);
    Some((day(date.first_day())?, day(date.last_day())?))
}
