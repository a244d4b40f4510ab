//! RSS, Atom, and the export of WordPress (WXR), which is RSS with more elements.

use aimaq_language::Lang;

use super::html;
use super::xml::{Node, attribute, walk};
use crate::document::{Document, Doubt, Why};
use crate::refusal::Refusal;
use crate::suggest::dates;

/// An item while it is read.
#[derive(Debug, Default)]
struct Item {
    title: String,
    link: String,
    id: String,
    date: String,
    author: String,
    summary: String,
    content: String,
    kind: String,
    status: String,
    lang: String,
}

/// Reads the items of a feed.
pub fn read(bytes: &[u8]) -> Result<Vec<Document>, Refusal> {
    let mut documents = Vec::new();
    let mut item: Option<Item> = None;
    let (mut channel_title, mut channel_lang) = (String::new(), String::new());
    let mut path: Vec<String> = Vec::new();
    walk(bytes, |node| match node {
        Node::Start(name, start) => {
            match (name, &mut item) {
                ("item" | "entry", None) => {
                    item = Some(Item {
                        lang: attribute(start, "lang").unwrap_or_default(),
                        ..Item::default()
                    });
                }
                ("link", Some(item)) => {
                    if let Some(href) = attribute(start, "href")
                        && attribute(start, "rel").is_none_or(|rel| rel == "alternate")
                    {
                        item.link = href;
                    }
                }
                ("feed", None) => channel_lang = attribute(start, "lang").unwrap_or_default(),
                _ => {}
            }
            path.push(name.to_owned());
        }
        Node::End(name) => {
            path.pop();
            if matches!(name, "item" | "entry")
                && let Some(item) = item.take()
                && let Some(document) = document(item, documents.len() + 1)
            {
                documents.push(document);
            }
        }
        Node::Text(text) => {
            let above = path
                .len()
                .checked_sub(2)
                .and_then(|at| path.get(at))
                .map(String::as_str);
            let name = path.last().map(String::as_str).unwrap_or_default();
            match (&mut item, name, above) {
                (Some(item), name, Some("item" | "entry")) => {
                    let field = match name {
                        "title" => &mut item.title,
                        "link" => &mut item.link,
                        "guid" | "id" => &mut item.id,
                        "pubDate" | "published" | "date" => &mut item.date,
                        "updated" if item.date.is_empty() => &mut item.date,
                        "creator" | "author" => &mut item.author,
                        "description" | "summary" | "excerpt" => &mut item.summary,
                        "encoded" | "content" => &mut item.content,
                        "post_type" => &mut item.kind,
                        "status" => &mut item.status,
                        _ => return,
                    };
                    field.push_str(text);
                }
                (Some(item), "name", Some("author")) => item.author.push_str(text),
                // XHTML inside Atom: the elements are gone, the words stay.
                (Some(item), _, _) if path.iter().any(|name| name == "content") => {
                    item.content.push_str(text);
                }
                (None, "title", Some("channel" | "feed")) => channel_title.push_str(text),
                (None, "language", Some("channel")) => channel_lang.push_str(text),
                _ => {}
            }
        }
    })?;
    let publisher = Some(channel_title.trim().to_owned()).filter(|title| !title.is_empty());
    for document in &mut documents {
        document.stated.publisher.clone_from(&publisher);
        document.stated.lang = document
            .stated
            .lang
            .or_else(|| Lang::from_tag(channel_lang.trim()));
    }
    Ok(documents)
}

/// The document of an item; `None` for what is no text of its own in an export of WordPress, as a picture or a menu.
fn document(item: Item, number: usize) -> Option<Document> {
    if !item.kind.is_empty() && !matches!(&*item.kind, "post" | "page") {
        return None;
    }
    let has_content = !item.content.trim().is_empty();
    let body = if has_content {
        &item.content
    } else {
        &item.summary
    };
    // WordPress divides paragraphs by blank lines where they have no marks.
    let marked = body.contains("<p") || body.contains("<br");
    let body = if marked {
        body.clone()
    } else {
        body.replace("\n\n", "<p>")
    };
    let mut document = html::read(&body);
    if has_content && !item.summary.trim().is_empty() {
        let summary: Vec<String> = html::read(&item.summary)
            .pieces
            .iter()
            .map(|piece| piece.block.plain_text())
            .collect();
        document.set_aside(0, Why::Repeated, summary.join("\n"));
    }
    let one_line = |text: &str| {
        let text = html::read(text)
            .pieces
            .first()
            .map(|piece| piece.block.plain_text())
            .unwrap_or_default();
        Some(text).filter(|text| !text.is_empty())
    };
    document.stated.title = one_line(&item.title);
    document.stated.author = one_line(&item.author);
    document.stated.lang = Lang::from_tag(item.lang.trim());
    document.stated.date = dates::field(&item.date);
    if document.stated.date.is_none() && !item.date.trim().is_empty() {
        document.doubts.push(Doubt::BadField {
            field: "date".to_owned(),
            value: item.date.trim().to_owned(),
        });
    }
    let link = item.link.trim();
    document.stated.address = matches!(
        aimaq_article::link(link),
        Some(aimaq_article::Link::Address(_))
    )
    .then(|| link.to_owned());
    let id = [item.id.trim(), link].into_iter().find(|id| !id.is_empty());
    document.part = Some(id.map_or_else(|| format!("item {number}"), str::to_owned));
    if !item.status.is_empty() && item.status != "publish" {
        document.doubts.push(Doubt::BadField {
            field: "status".to_owned(),
            value: item.status,
        });
    }
    Some(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rss_atom_and_wordpress() {
        let rss = "<?xml version='1.0'?><rss xmlns:content='c' xmlns:wp='w' xmlns:dc='d'><channel><title>Газет</title><language>kk</language>\
            <item><title>Көпір &amp; жол</title><link>https://example.kz/1</link><guid>1</guid><pubDate>Mon, 21 Apr 2025 10:30:00 +0500</pubDate>\
            <dc:creator>А. Б.</dc:creator><description>Қысқа</description><content:encoded><![CDATA[<p>Бір.</p><p>Екі.</p>]]></content:encoded></item>\
            <item><title>Сурет</title><wp:post_type>attachment</wp:post_type></item></channel></rss>";
        let documents = read(rss.as_bytes()).expect("a feed");
        let [document] = &documents[..] else {
            panic!("{documents:?}")
        };
        assert_eq!(document.stated.title.as_deref(), Some("Көпір & жол"));
        assert_eq!(document.stated.publisher.as_deref(), Some("Газет"));
        assert_eq!(document.stated.lang, Some(Lang::Kk));
        assert_eq!(document.pieces.len(), 2);
        assert_eq!(document.part.as_deref(), Some("1"));

        let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ru'><title>Лента</title><entry><title>Мост</title><id>urn:1</id>\
            <link href='https://example.kz/2'/><published>2025-04-21T10:00:00Z</published><author><name>В. Г.</name></author>\
            <content type='html'>&lt;p&gt;Раз.&lt;/p&gt;</content></entry></feed>";
        let documents = read(atom.as_bytes()).expect("a feed");
        assert_eq!(documents[0].stated.author.as_deref(), Some("В. Г."));
        assert_eq!(
            documents[0].stated.address.as_deref(),
            Some("https://example.kz/2")
        );
        assert_eq!(documents[0].pieces[0].block.plain_text(), "Раз.");
    }

    #[test]
    fn entities_are_not_followed() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;'>]><rss><channel><item><title>&y;</title></item></channel></rss>";
        let documents = read(bomb.as_bytes()).expect("a feed");
        assert_eq!(documents[0].stated.title.as_deref(), Some("&y;"));
    }
}
