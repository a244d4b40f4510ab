//! Text in the reader's script, with the matches of the query highlighted.

use std::ops::Range;

use aimaq_language::Lang;
use aimaq_language::scripts::{Converted, Unconverted, Writing, convert};
use aimaq_search::Piece;
use yew::{Html, html};

use super::Scene;

/// A text as it is drawn, with marks. Kazakh is converted to the script of the view. Ranges of the interface are bytes of the
/// stored text.
pub(super) struct Marked<'t> {
    text: Converted<'t>,
    /// The marks, as byte ranges of the converted text.
    marks: Vec<Range<usize>>,
}

impl<'t> Marked<'t> {
    /// A text with marks, which must be in order. Marks that are not between characters are ignored.
    pub(super) fn of(
        scene: &Scene<'_>,
        lang: Lang,
        text: &'t str,
        marks: &[Range<usize>],
    ) -> Marked<'t> {
        let writing = match lang {
            Lang::Kk => scene.view.writing,
            Lang::Ru => Writing::Cyrillic,
        };
        let text = match writing {
            Writing::Cyrillic => Converted::unchanged(text),
            _ => convert(text, writing),
        };
        let marks = text.map_all(marks);
        Marked { text, marks }
    }

    /// The whole text.
    pub(super) fn whole(&self) -> Html {
        self.drawn(0..self.text.text.len())
    }

    /// A part of the text, by its byte range in the stored text.
    pub(super) fn part(&self, range: Range<usize>) -> Html {
        self.drawn(self.text.map(range))
    }

    /// Draws a range of the converted text. Words that were not converted are in an element with their language.
    fn drawn(&self, range: Range<usize>) -> Html {
        let mut parts = Vec::new();
        let mut at = range.start;
        for Unconverted { range: kept, lang } in &self.text.kept {
            let kept = kept.start.clamp(at, range.end)..kept.end.clamp(at, range.end);
            if !kept.is_empty() {
                self.marked(at..kept.start, &mut parts);
                at = kept.end;
                let mut inside = Vec::new();
                self.marked(kept, &mut inside);
                let lang = lang.map(Lang::tag);
                parts.push(html! { <bdi {lang} dir="ltr">{ for inside }</bdi> });
            }
        }
        self.marked(at..range.end, &mut parts);
        parts.into_iter().collect()
    }

    fn marked(&self, range: Range<usize>, parts: &mut Vec<Html>) {
        let text = |range| self.text.text.get(range).unwrap_or_default();
        let mut at = range.start;
        for whole in &self.marks {
            let mark = whole.start.clamp(at, range.end)..whole.end.clamp(at, range.end);
            let word = text(mark.clone());
            if !word.is_empty() {
                parts.push(html! { text(at..mark.start) });
                // A match across the border of two parts is drawn as two marks. The class tells the second from a match of its own.
                let class = (whole.start < range.start).then_some("rest");
                parts.push(html! { <mark {class}>{ word }</mark> });
                at = mark.end;
            }
        }
        parts.push(html! { text(at..range.end) });
    }
}

/// A text with byte ranges marked.
pub fn marked(scene: &Scene<'_>, lang: Lang, text: &str, marks: &[Range<usize>]) -> Html {
    Marked::of(scene, lang, text, marks).whole()
}

/// Pieces of a text, the matched ones marked.
pub fn pieces(scene: &Scene<'_>, lang: Lang, pieces: &[Piece]) -> Html {
    let mut text = String::new();
    let mut marks = Vec::new();
    for piece in pieces {
        let from = text.len();
        text.push_str(&piece.text);
        if piece.mark {
            marks.push(from..text.len());
        }
    }
    marked(scene, lang, &text, &marks)
}
