//! Makes the files of an article from a document, and the entry of the report that says how.

use aimaq_article::{Article, Block, Span, Text, is_forbidden, read_corpus};
use aimaq_language::{Lang, paragraph_lang, sentences};
use unicode_normalization::UnicodeNormalization as _;

use crate::document::{Document, Doubt, Piece, Why};
use crate::markdown;
use crate::pairs;
use crate::report::{Entry, Field};
use crate::suggest::{Guess, Suggestion, regions, source};
use crate::{slug, text};

/// The longest title that a list shows well, in characters.
const LONG_TITLE: usize = 110;
/// The longest paragraph that is not worth a remark, in characters.
const LONG_PARAGRAPH: usize = 2_500;

/// The files of an article, before it has a folder.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// The id that suits it. If another article has it, a number is added.
    pub id: String,
    /// The files by name: `article.toml`, the texts, pictures. Empty if the document cannot be an article; the entry says why.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the report says.
    pub entry: Entry,
}

/// Makes articles of the documents of a file. Documents that state the same id and different languages are one article.
///
/// `name` is the name of the file, for the report.
pub fn articles(name: &str, documents: Vec<Document>) -> Vec<NewArticle> {
    let mut groups: Vec<Vec<Version>> = Vec::new();
    for document in documents {
        let version = Version::of(document);
        let fits = |group: &&mut Vec<Version>| {
            group.iter().all(|other| {
                other.document.part.is_some()
                    && other.document.part == version.document.part
                    && other.lang != version.lang
                    && version.lang.is_some()
            })
        };
        match groups.last_mut().filter(fits) {
            Some(group) => group.push(version),
            None => groups.push(vec![version]),
        }
    }
    groups
        .into_iter()
        .map(|group| article(name, group))
        .collect()
}

/// A document whose language and title are known.
struct Version {
    document: Document,
    guess: Guess,
    /// `None` if it is neither Kazakh nor Russian.
    lang: Option<Lang>,
    title: String,
}

impl Version {
    fn of(mut document: Document) -> Version {
        clean(&mut document);
        let guess = text::arrange(&mut document);
        let body = body(&document);
        let lang = language(&document, &body);
        let title = document
            .stated
            .title
            .clone()
            .or_else(|| guess.title.as_ref().map(|title| title.value.clone()));
        let title = title.unwrap_or_else(|| {
            document.doubts.push(Doubt::TitleFromText);
            from_first_sentence(&body)
        });
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(lang) = lang {
            remark_languages(&mut document, lang);
            captions(&mut document, lang);
        } else {
            document.doubts.push(Doubt::UnknownLanguage);
        }
        for piece in &document.pieces {
            let characters = piece.block.plain_text().chars().count();
            if characters > LONG_PARAGRAPH {
                document.doubts.push(Doubt::LongParagraph {
                    line: piece.line,
                    characters,
                });
            }
        }
        Version {
            document,
            guess,
            lang,
            title,
        }
    }

    fn blocks(&self) -> Vec<Block> {
        self.document
            .pieces
            .iter()
            .map(|piece| piece.block.clone())
            .collect()
    }
}

fn body(document: &Document) -> String {
    let blocks: Vec<String> = document
        .pieces
        .iter()
        .map(|piece| piece.block.plain_text())
        .collect();
    blocks.join("\n")
}

/// Composes letters and removes invisible and control characters, which articles may not have.
fn clean(document: &mut Document) {
    let mut removed: Vec<(u32, char)> = Vec::new();
    for piece in &mut document.pieces {
        let line = piece.line;
        let mut repair = |spans: &mut Vec<Span>| {
            for span in spans {
                let repaired: String = span
                    .text
                    .nfc()
                    .filter_map(|c| match c {
                        '\t' | '\n' | '\u{2028}' | '\u{2029}' => Some(' '),
                        c if is_forbidden(c) => {
                            removed.push((line, c));
                            None
                        }
                        c => Some(c),
                    })
                    .collect();
                span.text = repaired;
            }
        };
        match &mut piece.block {
            Block::Heading { spans, .. } | Block::Paragraph(spans) | Block::Quote(spans) => {
                repair(spans)
            }
            Block::List { items, .. } => items.iter_mut().for_each(repair),
            Block::Image { caption, .. } => repair(caption),
        }
    }
    document.pieces.retain(|piece| {
        matches!(piece.block, Block::Image { .. }) || !piece.block.plain_text().trim().is_empty()
    });
    if let Some(&(line, _)) = removed.first() {
        let mut kinds: Vec<char> = removed.iter().map(|(_, c)| *c).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let kinds: Vec<String> = kinds
            .iter()
            .map(|&c| format!("U+{:04X}", u32::from(c)))
            .collect();
        document.set_aside(
            line,
            Why::Characters,
            format!("{} × {}", removed.len(), kinds.join(", ")),
        );
    }
    let stated = &mut document.stated;
    for text in [
        &mut stated.title,
        &mut stated.author,
        &mut stated.publisher,
        &mut stated.address,
    ] {
        if let Some(value) = text {
            let cleaned: String = value
                .nfc()
                .filter(|&c| !is_forbidden(c))
                .map(|c| if c.is_whitespace() { ' ' } else { c })
                .collect();
            *text = Some(cleaned.trim().to_owned()).filter(|value| !value.is_empty());
        }
    }
}

/// The language of a document; `None` if most of its letters are not Cyrillic.
fn language(document: &Document, body: &str) -> Option<Lang> {
    let (mut letters, mut cyrillic) = (0usize, 0usize);
    for c in body.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        cyrillic += usize::from(matches!(c, '\u{400}'..='\u{52f}'));
    }
    if cyrillic * 2 < letters || letters == 0 {
        return None;
    }
    document
        .stated
        .lang
        .or_else(|| Some(paragraph_lang(body, Lang::Ru)))
}

fn remark_languages(document: &mut Document, lang: Lang) {
    let other: Vec<u32> = document
        .pieces
        .iter()
        .filter(|piece| {
            let text = piece.block.plain_text();
            text.chars().count() > 40 && paragraph_lang(&text, lang) != lang
        })
        .map(|piece| piece.line)
        .collect();
    if let Some(&line) = other.first() {
        document.doubts.push(Doubt::OtherLanguage {
            lang: lang.other().tag().to_owned(),
            paragraphs: other.len(),
            line,
        });
    }
}

/// A picture must have a caption. Where it has none, a word stands for it.
fn captions(document: &mut Document, lang: Lang) {
    for piece in &mut document.pieces {
        if let Block::Image { file, caption } = &mut piece.block
            && caption.iter().all(|span| span.text.trim().is_empty())
        {
            let word = match lang {
                Lang::Kk => "Сурет",
                Lang::Ru => "Фото",
            };
            *caption = vec![Span::plain(word)];
            document
                .doubts
                .push(Doubt::NoCaption { file: file.clone() });
        }
    }
}

/// The first sentence, without what says who reports it, cut at a clause if it is too long.
fn from_first_sentence(body: &str) -> String {
    let first = body.lines().next().unwrap_or_default();
    let sentence = sentences(first)
        .first()
        .and_then(|range| first.get(range.clone()))
        .unwrap_or(first);
    let reported = [
        ", - деп",
        ", – деп",
        ", — деп",
        ", деп хабар",
        ", сообщ",
        ", переда",
    ];
    let end = reported
        .iter()
        .filter_map(|words| sentence.find(words))
        .min();
    let sentence = sentence
        .get(..end.unwrap_or(sentence.len()))
        .unwrap_or(sentence)
        .trim_end_matches(['.', ' ', ',']);
    if sentence.chars().count() <= LONG_TITLE {
        return sentence.to_owned();
    }
    let limit = sentence
        .char_indices()
        .nth(LONG_TITLE)
        .map_or(sentence.len(), |(at, _)| at);
    let head = sentence.get(..limit).unwrap_or(sentence);
    let cut = head
        .rfind([',', '–', '—'])
        .filter(|&at| at * 10 > limit * 8)
        .or_else(|| head.rfind(' '));
    let head = head.get(..cut.unwrap_or(limit)).unwrap_or(head);
    format!("{}…", head.trim_end_matches([' ', ',', '–', '—']))
}

fn article(name: &str, versions: Vec<Version>) -> NewArticle {
    let mut entry = Entry::new(
        name,
        versions
            .first()
            .and_then(|version| version.document.part.clone()),
    );
    let first = versions.iter().find(|version| version.lang.is_some());
    entry.title = versions
        .first()
        .map(|version| version.title.clone())
        .unwrap_or_default();
    for version in &versions {
        entry.doubts.extend(version.document.doubts.iter().cloned());
        entry.aside.extend(version.document.aside.iter().cloned());
    }
    let has_text = versions
        .iter()
        .any(|version| !version.document.pieces.is_empty());
    let Some((first, lang)) = first
        .and_then(|first| Some((first, first.lang?)))
        .filter(|_| has_text)
    else {
        if !has_text {
            entry.doubts.push(Doubt::NoText);
        }
        // Nothing is lost: the report keeps the text.
        for version in &versions {
            for piece in &version.document.pieces {
                entry.unread.push(piece.block.plain_text());
            }
        }
        return NewArticle {
            id: String::new(),
            files: Vec::new(),
            entry,
        };
    };
    entry.langs = versions
        .iter()
        .filter_map(|version| version.lang)
        .map(|lang| lang.tag().to_owned())
        .collect();
    let toml = metadata(first, lang, &mut entry);
    let mut files = vec![("article.toml".to_owned(), toml.into_bytes())];
    for version in &versions {
        if let Some(lang) = version.lang {
            files.push((format!("{lang}.md"), Vec::new()));
            for picture in &version.document.pictures {
                if !files.iter().any(|(name, _)| *name == picture.file) {
                    files.push((picture.file.clone(), picture.bytes.clone()));
                }
            }
        }
    }
    for styles in [true, false] {
        for version in &versions {
            let Some(lang) = version.lang else { continue };
            let written = markdown::write(&version.title, &version.blocks(), styles);
            let name = format!("{lang}.md");
            if let Some((_, bytes)) = files.iter_mut().find(|(file, _)| *file == name) {
                *bytes = written.into_bytes();
            }
        }
        if reads_back(&files, &versions) {
            break;
        }
    }
    let blocks: Vec<String> = first
        .document
        .pieces
        .iter()
        .map(|piece| piece.block.plain_text())
        .collect();
    entry.keys = pairs::keys(&first.title, &blocks, &entry);
    NewArticle {
        id: slug::slug(&first.title, name),
        files,
        entry,
    }
}

/// Does the text of the files read as what was written?
fn reads_back(files: &[(String, Vec<u8>)], versions: &[Version]) -> bool {
    let folder = files
        .iter()
        .map(|(name, bytes)| (format!("a/{name}"), bytes.clone()))
        .collect();
    let read = read_corpus(folder);
    let Some(article) = read.articles.first() else {
        return false;
    };
    versions.iter().all(|version| {
        version.lang.is_none_or(|lang| {
            let plain = |text: &Text| {
                text.blocks
                    .iter()
                    .map(Block::plain_text)
                    .collect::<Vec<_>>()
            };
            let written = Text {
                title: version.title.clone(),
                blocks: version.blocks(),
            };
            Article::text(article, lang)
                .is_some_and(|read| read.title == written.title && plain(read) == plain(&written))
        })
    })
}

/// Writes `article.toml`, with a comment at each suggestion that says what it was read from.
fn metadata(version: &Version, lang: Lang, entry: &mut Entry) -> String {
    let (document, guess) = (&version.document, &version.guess);
    let paragraphs: Vec<String> = document.pieces.iter().filter_map(Piece::text).collect();
    let stated = &document.stated;
    let mut suggested: Vec<&str> = Vec::new();
    let mut fields = String::new();
    let suggest = |entry: &mut Entry,
                   suggested: &mut Vec<&str>,
                   field: &'static str,
                   suggestion: &Suggestion| {
        suggested.push(field);
        entry.suggestions.push(Field {
            field: field.to_owned(),
            suggestion: suggestion.clone(),
        });
        let line = match lang {
            Lang::Kk => format!("{}-жол", suggestion.line),
            Lang::Ru => format!("строка {}", suggestion.line),
        };
        comment(&format!("{}, {line}", quoted(&suggestion.words)))
    };
    match (&stated.title, &guess.title) {
        (None, Some(title)) => {
            fields.push_str(&suggest(entry, &mut suggested, "title", title));
        }
        (None, None) => {
            let title = Suggestion::new(version.title.clone(), version.title.clone(), 1);
            fields.push_str(&suggest(entry, &mut suggested, "title", &title));
        }
        (Some(_), _) => {}
    }
    if let Some(date) = stated.date {
        entry.date = Some(date.to_string());
        fields.push_str(&format!("date = \"{date}\"\n"));
    } else if let Some(date) = &guess.date {
        entry.date = Some(date.value.clone());
        fields.push_str(&suggest(entry, &mut suggested, "date", date));
        let mark = if date.value.ends_with('?') { "" } else { "?" };
        fields.push_str(&format!("date = \"{}{mark}\"\n", date.value));
    } else {
        entry.doubts.push(Doubt::NoDate);
    }
    let date = stated
        .date
        .or_else(|| guess.date.as_ref()?.value.parse().ok());
    let mut tables = String::new();
    if stated.regions.is_empty() {
        entry.regions = regions::suggest(&version.title, &paragraphs, date);
        for region in &entry.regions {
            let words: Vec<String> = region.words.iter().map(|words| quoted(words)).collect();
            tables.push_str(&format!(
                "\n{}[[region]]\nunit = \"{}\"\n",
                comment(&words.join(", ")),
                region.unit
            ));
            if let Some(place) = &region.place {
                tables.push_str(&format!("place = {}\n", quoted(place)));
            }
        }
        if entry.regions.is_empty() {
            entry.doubts.push(Doubt::NoRegion);
        } else {
            suggested.push("region");
        }
    }
    for unit in &stated.regions {
        tables.push_str(&format!("\n[[region]]\nunit = \"{unit}\"\n"));
    }
    let mut of_source = String::new();
    let from_text = || {
        let mut ends: Vec<&Piece> = document.pieces.iter().take(3).collect();
        ends.extend(document.pieces.last());
        ends.into_iter().find_map(|piece| {
            let (name, words) = source::in_text(&piece.text()?)?;
            Some(Suggestion::new(name, words, piece.line))
        })
    };
    for (key, stated, guessed) in [
        (
            "publisher",
            &stated.publisher,
            from_text().or_else(|| guess.publisher.clone()),
        ),
        ("author", &stated.author, guess.author.clone()),
        ("address", &stated.address, None),
    ] {
        match (stated, guessed) {
            (Some(value), _) => of_source.push_str(&format!("{key} = {}\n", quoted(value))),
            (None, Some(guessed)) => {
                let field = if key == "author" {
                    "source.author"
                } else {
                    "source.publisher"
                };
                of_source.push_str(&suggest(entry, &mut suggested, field, &guessed));
                of_source.push_str(&format!("{key} = {}\n", quoted(&guessed.value)));
            }
            (None, None) => {}
        }
    }
    if !of_source.is_empty() {
        tables.push_str(&format!("\n[source]\n{of_source}"));
    }
    if entry.date.is_some() && entry.date.as_deref().is_some_and(|date| date.len() < 4) {
        entry.date = None;
    }
    let mut toml = format!("original = \"{lang}\"\n{fields}");
    if !suggested.is_empty() {
        let names: Vec<String> = suggested.iter().map(|name| quoted(name)).collect();
        toml.push_str(match lang {
            Lang::Kk => {
                "# Мұны aimaq import мәтіннен тапты, бұл анық емес. Әрқайсысын тексеріп, атын тізімнен (күннің соңындағы ? белгісін де) алып тастаңыз.\n"
            }
            Lang::Ru => {
                "# Это нашёл в тексте aimaq import, и это не точно. Проверьте каждое и уберите его название из списка (у даты – и знак ?).\n"
            }
        });
        toml.push_str(&format!("suggested = [{}]\n", names.join(", ")));
    }
    toml + &tables
}

fn comment(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(300)
        .collect();
    format!("# {line}\n")
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written.push('"');
    written
}
