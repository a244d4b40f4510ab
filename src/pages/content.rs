//! What a page that is read step by step has, and what it lacks.

use aimaq_library::{FileSource, Library};
use aimaq_search::Note;

use super::Content;
use crate::content::{CARDS, ReadingProgress, Timeline, frequency, list, words};
use crate::view::View;

impl Content {
    /// Reads some more, if this is not all that the page shows.
    pub async fn go_on<S: FileSource>(self, library: &Library<S>, view: &View) -> Content {
        match self {
            Content::Words(content) => {
                Content::Words(Box::new(words::go_on(library, view, *content).await))
            }
            Content::Frequency(content) => {
                Content::Frequency(Box::new(frequency::go_on(library, view, *content).await))
            }
            Content::List(content) => {
                let list = list::go_on(library, view, *content, CARDS).await;
                list.map_or_else(Content::Failed, |list| Content::List(Box::new(list)))
            }
            other => other,
        }
    }

    /// Whether it is too early to show a list of which `in_sight` cards are in sight. It needs [`Content::go_on`] then.
    pub fn is_too_early(&self, in_sight: usize) -> bool {
        matches!(self, Content::List(list) if list.lacks_cards() && list.cards.len() < in_sight)
    }

    /// Whether [`Content::go_on`] has more to read or to sort.
    pub fn is_unfinished(&self) -> bool {
        let is_sorted = match self {
            Content::Words(words) => words.is_arranged(),
            Content::List(list) => list.rest.is_none(),
            _ => true,
        };
        !is_sorted || self.reading().is_some_and(|reading| !reading.is_done())
    }

    /// A copy of what is read step by step, for the next step or for another view of it; `None` for everything else.
    pub fn begun(&self) -> Option<Content> {
        match self {
            Content::Words(words) => Some(Content::Words(words.clone())),
            Content::Frequency(found) => Some(Content::Frequency(found.clone())),
            Content::List(list) if list.rest.is_some() => Some(Content::List(list.clone())),
            _ => None,
        }
    }

    /// The articles over time, if the page draws them.
    pub fn timeline(&self) -> Option<&Timeline> {
        match self {
            Content::List(list) => Some(&list.timeline),
            Content::Words(words) => Some(&words.timeline),
            _ => None,
        }
    }

    /// What was assumed about the query.
    pub fn notes(&self) -> &[Note] {
        match self {
            Content::List(list) => &list.notes,
            Content::Words(words) => &words.notes,
            Content::Frequency(found) => &found.notes,
            _ => &[],
        }
    }

    /// How far the articles have been read, if the page reads them step by step.
    pub fn reading(&self) -> Option<&ReadingProgress> {
        match self {
            Content::Words(words) => Some(&words.reading),
            Content::Frequency(found) => Some(&found.reading),
            _ => None,
        }
    }
}
