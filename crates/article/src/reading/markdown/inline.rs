//! Reads the content of a block: characters, emphasis, links.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Construct, FindingKind, Located, MarkdownReader};
use crate::{Span, Style, link};

impl MarkdownReader<'_, '_, '_> {
    /// Returns the spans of a run of inline events. Neighbours with the same style and link become one span.
    pub(super) fn spans(&mut self, events: &[Located<'_>]) -> Vec<Span> {
        self.check_marks(events);
        let mut spans = Spans::default();
        // The number of pictures around the current event. Their texts are not part of the paragraph.
        let mut in_images = 0usize;
        for (event, range) in events {
            match event {
                Event::Start(Tag::Image { .. }) => {
                    if in_images == 0 {
                        self.outside(range.start, Construct::ImageInText);
                    }
                    in_images += 1;
                }
                Event::End(TagEnd::Image) => in_images = in_images.saturating_sub(1),
                _ if in_images > 0 => {}
                Event::Text(text) => {
                    self.check_entity(text, range);
                    spans.push(text);
                }
                Event::SoftBreak => spans.push(" "),
                Event::HardBreak => {
                    self.outside(range.start, Construct::LineBreak);
                    spans.push(" ");
                }
                Event::Start(Tag::Emphasis) => self.style(&mut spans, Style::Emphasis, range.start),
                Event::Start(Tag::Strong) => self.style(&mut spans, Style::Strong, range.start),
                Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                    spans.styles.pop();
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    ..
                }) => {
                    self.check_link(*link_type, dest_url, range.start);
                    if !title.is_empty() {
                        self.outside(range.start, Construct::LinkTitle);
                    }
                    spans.link = Some((dest_url.to_string(), spans.length));
                }
                Event::End(TagEnd::Link) => {
                    if spans
                        .link
                        .take()
                        .is_some_and(|(_, length)| length == spans.length)
                    {
                        self.at(range.start, FindingKind::EmptyLink);
                    }
                }
                Event::Code(text) => {
                    self.outside(range.start, Construct::Code);
                    spans.push(text);
                }
                Event::Start(Tag::Strikethrough) => {
                    self.outside(range.start, Construct::Strikethrough)
                }
                Event::End(TagEnd::Strikethrough) => {}
                Event::FootnoteReference(_) => self.outside(range.start, Construct::Footnote),
                Event::TaskListMarker(_) => self.outside(range.start, Construct::TaskList),
                _ => self.outside(range.start, Construct::Html),
            }
        }
        spans.done
    }

    fn style(&mut self, spans: &mut Spans, style: Style, offset: usize) {
        if !spans.styles.is_empty() {
            self.outside(offset, Construct::NestedStyle);
        }
        spans.styles.push(style);
    }

    fn check_link(&mut self, link_type: LinkType, address: &str, offset: usize) {
        match link_type {
            LinkType::Inline => {}
            LinkType::Autolink | LinkType::Email => {
                return self.outside(offset, Construct::Autolink);
            }
            _ => return self.outside(offset, Construct::ReferenceLink),
        }
        let address = address.to_owned();
        if link(&address).is_some() {
            self.links.push((self.lines.of(offset), address));
        } else {
            self.at(offset, FindingKind::BadLink { address });
        }
    }

    /// Adds a finding for a character that is written as an entity.
    fn check_entity(&mut self, text: &str, range: &Range<usize>) {
        let written = self.written(range);
        if written != text && written.starts_with('&') {
            self.outside(range.start, Construct::Entity);
        }
    }

    /// Adds findings for marks that the parser did not understand and that readers would see. Looks at the file, because the text
    /// event of `\*` has no backslash.
    fn check_marks(&mut self, events: &[Located<'_>]) {
        let texts = events
            .iter()
            .filter(|(event, _)| matches!(event, Event::Text(_)));
        let mut run: Option<Range<usize>> = None;
        for (_, range) in texts {
            match &mut run {
                Some(run) if run.end == range.start => run.end = range.end,
                _ => {
                    self.check_run(run.replace(range.clone()));
                }
            }
        }
        self.check_run(run);
    }

    fn check_run(&mut self, run: Option<Range<usize>>) {
        let Some(run) = run else { return };
        for marks in ["**", "__", "](", "]["] {
            if let Some(offset) = self.written(&run).find(marks) {
                let marks = marks.to_owned();
                self.at(run.start + offset, FindingKind::VisibleMarks { marks });
            }
        }
    }
}

/// Spans under construction.
#[derive(Default)]
struct Spans {
    done: Vec<Span>,
    /// The open styles. The last one counts.
    styles: Vec<Style>,
    /// The open link and the length at which it began.
    link: Option<(String, usize)>,
    /// The length of the text so far, in bytes.
    length: usize,
}

impl Spans {
    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.length += text.len();
        let style = self.styles.last().copied().unwrap_or_default();
        let link = self.link.as_ref().map(|(address, _)| address);
        match self.done.last_mut() {
            Some(last) if last.style == style && last.link.as_ref() == link => {
                last.text.push_str(text)
            }
            _ => self.done.push(Span {
                text: text.to_owned(),
                style,
                link: link.cloned(),
            }),
        }
    }
}
