//! The articles that were read last.

use std::rc::Rc;

use aimaq_article::Article;

/// Bytes of text after which what was not asked for since goes. At most twice as much is kept.
const ENOUGH: usize = 6 << 20;

/// Articles by their numbers, in two generations: what is asked for moves to the newer one; when that has enough, the
/// older one goes.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    newer: Generation,
    older: Generation,
    /// Bytes of text in the newer generation.
    bytes: usize,
}

/// Articles with their numbers, ascending, and their bytes.
type Generation = Vec<(u32, usize, Rc<Article>)>;

impl Shelf {
    /// An article, if it is here.
    pub fn get(&mut self, number: u32) -> Option<Rc<Article>> {
        if let Ok(at) = place(&self.newer, number) {
            return self.newer.get(at).map(|(_, _, article)| article.clone());
        }
        let at = place(&self.older, number).ok()?;
        let (_, bytes, article) = self.older.get(at)?.clone();
        self.put(number, bytes, article.clone());
        Some(article)
    }

    /// Puts an article of so many bytes here.
    pub fn put(&mut self, number: u32, bytes: usize, article: Rc<Article>) {
        if let Err(at) = place(&self.newer, number) {
            self.newer.insert(at, (number, bytes, article));
            self.bytes += bytes;
        }
        if self.bytes > ENOUGH {
            self.older = core::mem::take(&mut self.newer);
            self.bytes = 0;
        }
    }
}

fn place(generation: &Generation, number: u32) -> Result<usize, usize> {
    generation.binary_search_by(|(other, _, _)| other.cmp(&number))
}

#[cfg(test)]
mod tests {
    use aimaq_language::Lang;

    use super::*;

    fn article(number: u32) -> Rc<Article> {
        Rc::new(Article::new(number.to_string(), Lang::Kk))
    }

    #[test]
    fn what_is_not_asked_for_goes_and_the_rest_stays() {
        let mut shelf = Shelf::default();
        for number in (0..40).rev() {
            shelf.put(number, ENOUGH / 8, article(number));
            // The first one is asked for all the time.
            assert!(shelf.get(39).is_some());
        }
        assert_eq!(
            shelf.get(39).map(|found| found.id.clone()),
            Some("39".into())
        );
        assert!(shelf.get(0).is_some());
        assert!(shelf.get(38).is_none());
        assert!(shelf.newer.len() + shelf.older.len() <= 20);
    }
}
