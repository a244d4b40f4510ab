//! Small helpers around quick-xml.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::refusal::Refusal;

/// What is in a document, without prefixes of names.
#[derive(Debug)]
pub enum Node<'e> {
    /// `<name …>`; an empty element is a start and an end.
    Start(&'e str, &'e BytesStart<'e>),
    /// `</name>`.
    End(&'e str),
    /// Characters.
    Text(&'e str),
}

/// Calls a function with every start, end and text of a document. Definitions of entities are not followed.
///
/// # Errors
/// If it is not XML.
pub fn walk(bytes: &[u8], mut see: impl FnMut(Node<'_>)) -> Result<(), Refusal> {
    let text = crate::encoding::decode(bytes).ok_or(Refusal::NotText)?.0;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().map_err(Refusal::damaged)? {
            Event::Eof => return Ok(()),
            Event::Start(start) => see(Node::Start(local(start.name().as_ref()), &start)),
            Event::Empty(start) => {
                see(Node::Start(local(start.name().as_ref()), &start));
                see(Node::End(local(start.name().as_ref())));
            }
            Event::End(end) => see(Node::End(local(end.name().as_ref()))),
            Event::Text(text) => see(Node::Text(&text)),
            Event::CData(text) => see(Node::Text(&text)),
            Event::GeneralRef(reference) => see(Node::Text(&resolved(&reference))),
            _ => {}
        }
    }
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The character of a reference. One that only a document type defines stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    match &**reference {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => "\u{a0}".to_owned(),
        other => format!("&{other};"),
    }
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start
        .attributes()
        .flatten()
        .find(|attribute| local(attribute.key.as_ref()) == name)
        .map(|attribute| {
            let raw = &*attribute.value;
            quick_xml::escape::unescape(raw)
                .map_or_else(|_| raw.to_owned(), |value| value.into_owned())
        })
}
