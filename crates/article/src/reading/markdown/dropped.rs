//! Finds lines for which the parser has no event: definitions of reference links.

use pulldown_cmark::{Event, Tag};

use super::{Construct, Located, MarkdownReader};

impl MarkdownReader<'_, '_, '_> {
    /// Adds a finding for each line with letters or digits that no event covers.
    pub(super) fn report_dropped(&mut self, events: &[Located<'_>]) {
        let count = self.source.split('\n').count();
        // For each line, the number of events that start there minus those that ended before. Their running sum is the number of
        // events that cover a line.
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

/// Returns `true` if an event leads to text or to a finding for the characters it covers.
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
