//! Lines that the parser takes in without an event: the addresses of reference links.

use pulldown_cmark::{Event, Tag};

use super::{Construct, Located, MarkdownReader};

impl MarkdownReader<'_, '_, '_> {
    /// A finding for each line that has letters or digits and is in no event.
    pub(super) fn report_dropped(&mut self, events: &[Located<'_>]) {
        let count = self.source.split('\n').count();
        // How many more events begin than end at a line; the running sum says in how many a line is.
        let mut steps = vec![0i64; count + 2];
        for (_, range) in events
            .iter()
            .filter(|(event, range)| shows(event) && !range.is_empty())
        {
            let first = self.lines.of(range.start) as usize;
            let last = self.lines.of(range.end - 1) as usize;
            if let Some(step) = steps.get_mut(first) {
                *step += 1;
            }
            if let Some(step) = steps.get_mut(last + 1) {
                *step -= 1;
            }
        }
        let mut depth = 0;
        let mut offset = 0;
        for (line, step) in self.source.split('\n').zip(steps.iter().skip(1)) {
            depth += step;
            if depth == 0 && line.contains(char::is_alphanumeric) {
                self.outside(offset, Construct::ReferenceDefinition);
            }
            offset += line.len() + 1;
        }
    }
}

/// Whether the event shows the characters it covers, to the reader or in a finding.
fn shows(event: &Event<'_>) -> bool {
    match event {
        Event::End(_) => false,
        Event::Start(tag) => !matches!(
            tag,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item
        ),
        _ => true,
    }
}
