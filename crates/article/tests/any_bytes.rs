//! Properties that hold for any input.

mod common;

use aimaq_article::{Article, Block, Link, Severity, Span, Style, link, read_corpus};
use aimaq_language::Lang;
use proptest::prelude::*;

/// Text made of the syntax of Markdown, TOML and tables, and of unexpected characters.
fn snippets() -> impl Strategy<Value = String> {
    let snippet = prop_oneof![
        3 => prop::sample::select(vec![
            "# ", "## ", "- ", "1. ", "> ", "\n", "\n\n", "    ", "*", "**", "_", "[", "]", "(", ")", "![", "](", "<", ">", "`", "```\n",
            "|", "---\n", "~~", "\\", "&nbsp;", "[a]: b\n", "https://a.kz", "javascript:", "../a/", "s.png", "\r\n", "\t", "\u{a0}",
            "original = \"kk\"\n", "date = \"2014?\"\n", "[[region]]\n", "unit = \"KZ-19\"\n", "place = \"Ақсу\"\n", "[source]\n",
            "aliases = [\"a\"]\n", "fact\tkk\tru\tdoubt\n",
        ]).prop_map(str::to_owned),
        2 => "[а-яәғқңөұүһі ]{1,8}",
        1 => "\\PC{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(snippet, 0..40).prop_map(|snippets| snippets.concat())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["article.toml", "kk.md", "ru.md", "facts.tsv", "s.png"]).prop_map(str::to_owned),
        1 => "[a-z./\\\\]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anything_is_read_without_a_panic(
        files in prop::collection::vec(("[ab]{0,2}", name(), prop_oneof![
            3 => snippets().prop_map(String::into_bytes),
            1 => prop::collection::vec(any::<u8>(), 0..60),
        ]), 0..6),
    ) {
        let files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|(id, name, bytes)| (format!("{id}/{name}"), bytes)).collect();
        let reading = read_corpus(files.clone());
        for finding in &reading.findings {
            for lang in Lang::ALL {
                prop_assert!(!finding.message(lang).is_empty());
                prop_assert!(!finding.cure(lang).is_empty());
            }
            prop_assert_ne!(finding.line, Some(0));
        }
        prop_assert!(reading.findings.is_sorted_by_key(|finding| (&finding.file, finding.line)));
        for article in &reading.articles {
            let folder = format!("{}/", article.id);
            prop_assert!(!reading.findings.iter().any(|finding|
                finding.severity() == Severity::Error && finding.file.starts_with(&folder)));
            for block in article.langs().filter_map(|lang| article.text(lang)).flat_map(|text| &text.blocks) {
                for span in block.lines().flatten() {
                    prop_assert!(span.link.as_deref().is_none_or(|address| link(address).is_some()));
                }
            }
        }
        let mut shuffled = files;
        shuffled.reverse();
        let paths: std::collections::BTreeSet<_> = shuffled.iter().map(|(path, _)| path.clone()).collect();
        if paths.len() == shuffled.len() {
            prop_assert_eq!(read_corpus(shuffled), reading);
        }
    }

    /// Nothing is lost silently: all letters of a text without findings are in its blocks, in order.
    #[test]
    fn letters_are_never_dropped(body in snippets()) {
        let source = format!("# Т\n\n{body}\n");
        let toml = "original = \"kk\"\n[[region]]\nunit = \"KZ-63\"\n[source]\ntitle = \"T\"\n";
        let reading = read_corpus(vec![
            ("a/article.toml".into(), toml.into()),
            ("a/kk.md".into(), source.clone().into_bytes()),
        ]);
        if reading.findings.iter().all(|finding| finding.file == "a/") {
            let text = reading.articles[0].kk.as_ref().expect("a text");
            let blocks: String = text.blocks.iter().map(written).collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&format!("Т{blocks}")), letters(&source));
        }
    }

    #[test]
    fn any_link_is_judged_without_a_panic(address in "\\PC{0,20}") {
        if let Some(Link::Address(followed)) = link(&address) {
            let scheme = followed.split(':').next().unwrap_or_default().to_ascii_lowercase();
            prop_assert!(["http", "https", "mailto"].contains(&scheme.as_str()));
        }
    }

    /// Blocks that are written as Markdown are the same blocks when they are read.
    #[test]
    fn written_and_read_again(article in blocks()) {
        let source: String = article.iter().map(|block| format!("\n{}\n", written(block))).collect();
        let source = format!("# Т\n{source}");
        let toml = "original = \"kk\"\n[[region]]\nunit = \"KZ-63\"\n[source]\ntitle = \"T\"\n";
        let reading = read_corpus(vec![
            ("a/article.toml".into(), toml.into()),
            ("a/kk.md".into(), source.into_bytes()),
        ]);
        let articles: Vec<Article> = reading.articles;
        prop_assert_eq!(articles.len(), 1, "{:?}", reading.findings);
        prop_assert_eq!(&articles[0].kk.as_ref().expect("a text").blocks, &article);
    }
}

/// Words without Markdown syntax, some with a no-break space.
fn words() -> impl Strategy<Value = String> {
    "[А-ЯӘҒҚа-яәғқңөұүһі]{1,6}([ \u{a0}][0-9а-яәғқңөұүһі«»—,!%]{1,6}){0,3}[а-я]"
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = |style: Style, link: Option<&str>, text: String| Span {
        text,
        style,
        link: link.map(str::to_owned),
    };
    prop_oneof![
        words().prop_map(|text| vec![Span::plain(text)]),
        (words(), words(), words()).prop_map(move |(a, b, c)| vec![
            Span::plain(format!("{a} ")),
            span(Style::Strong, None, b),
            Span::plain(" "),
            span(Style::Emphasis, Some("https://example.kz/"), c),
            Span::plain("."),
        ]),
    ]
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let items = || prop::collection::vec(spans(), 1..4);
    // Two adjacent lists or quotations would be one. A heading separates them.
    let block = prop_oneof![
        spans().prop_map(|spans| vec![Block::Paragraph(spans)]),
        (2u8..=3, spans()).prop_map(|(level, spans)| vec![Block::Heading { level, spans }]),
        (any::<bool>(), items(), spans()).prop_map(|(ordered, items, spans)| vec![
            Block::List { ordered, items },
            Block::Heading { level: 2, spans }
        ]),
        (spans(), spans()).prop_map(|(quote, spans)| vec![
            Block::Quote(quote),
            Block::Heading { level: 3, spans }
        ]),
    ];
    prop::collection::vec(block, 1..6).prop_map(|blocks| blocks.concat())
}

/// A block as Markdown.
fn written(block: &Block) -> String {
    let inline = |spans: &[Span]| -> String {
        spans
            .iter()
            .map(|span| {
                let text = match span.style {
                    Style::Plain => span.text.clone(),
                    Style::Emphasis => format!("*{}*", span.text),
                    Style::Strong => format!("**{}**", span.text),
                };
                match &span.link {
                    Some(address) => format!("[{text}]({address})"),
                    None => text,
                }
            })
            .collect()
    };
    match block {
        Block::Heading { level, spans } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inline(spans))
        }
        Block::Paragraph(spans) => inline(spans),
        Block::Quote(spans) => format!("> {}", inline(spans)),
        Block::Image { file, caption } => format!("![{}]({file})", inline(caption)),
        Block::List { ordered, items } => {
            let mark = |number: usize| {
                if *ordered {
                    format!("{}.", number + 1)
                } else {
                    "-".into()
                }
            };
            let lines = items
                .iter()
                .enumerate()
                .map(|(number, item)| format!("{} {}\n", mark(number), inline(item)));
            lines.collect()
        }
    }
}
