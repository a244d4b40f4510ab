//! Opens a library and answers from it.

use std::cell::OnceCell;
use std::rc::Rc;

use aimaq_article::Article;
use aimaq_search::{Answer, Index, IndexError, Request, search};

use crate::entry::Entry;
use crate::file::{FileKind, FileName, body};
use crate::letters::restore;
use crate::manifest::Manifest;
use crate::{LibraryError, Source};

/// An open library. Parts are read when they are first needed and kept.
#[derive(Debug)]
pub struct Library<S> {
    source: S,
    manifest: Manifest,
    index: OnceCell<Rc<Index>>,
    texts: OnceCell<Rc<Vec<Rc<Article>>>>,
}

impl<S: Source> Library<S> {
    /// Opens the library whose manifest has this name.
    ///
    /// # Errors
    /// [`LibraryError`], as for every other part.
    pub async fn open(source: S, manifest: &str) -> Result<Library<S>, LibraryError> {
        let name = FileName::parse(manifest).ok_or_else(|| LibraryError::Missing {
            file: manifest.to_owned(),
        })?;
        let bytes = checked(&source, name).await?;
        Ok(Library {
            manifest: Manifest::parse(manifest, &bytes)?,
            source,
            index: OnceCell::new(),
            texts: OnceCell::new(),
        })
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.manifest.articles as usize
    }

    /// Is there no article?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Name of the file of a kind, for pages that announce what will be fetched.
    pub fn file_name(&self, kind: FileKind) -> Option<String> {
        self.manifest.file(kind).map(|name| name.to_string())
    }

    /// An article, by its number in the list, newest first; `None` if there are not so many.
    ///
    /// # Errors
    /// [`LibraryError`], if its text cannot be read.
    pub async fn article(&self, number: u32) -> Result<Option<Rc<Article>>, LibraryError> {
        let texts = self.once(&self.texts, FileKind::Texts, open_texts).await?;
        Ok(texts.get(number as usize).cloned())
    }

    /// What a list shows of an article, by its number; `None` if there are not so many.
    ///
    /// # Errors
    /// [`LibraryError`], if neither its text nor its heading can be read.
    pub async fn entry(&self, number: u32) -> Result<Option<Entry>, LibraryError> {
        let article = self.article(number).await?;
        Ok(article.map(Entry::of))
    }

    /// What a list shows of several articles, in the order asked for. They are fetched together.
    pub async fn entries(&self, numbers: &[u32]) -> Vec<Result<Option<Entry>, LibraryError>> {
        let mut entries = Vec::with_capacity(numbers.len());
        for &number in numbers {
            entries.push(self.entry(number).await);
        }
        entries
    }

    /// The number of the article that bears an id, now or formerly; `None` if there is none.
    ///
    /// # Errors
    /// [`LibraryError`], if the ids cannot be read.
    pub async fn number(&self, id: &str) -> Result<Option<u32>, LibraryError> {
        let texts = self.once(&self.texts, FileKind::Texts, open_texts).await?;
        let bears =
            |article: &Rc<Article>| article.id == id || article.aliases.iter().any(|a| a == id);
        Ok(texts.iter().position(bears).map(|number| number as u32))
    }

    /// Answers a query.
    ///
    /// # Errors
    /// [`LibraryError`], if the index cannot be read: never "nothing found" about what was not looked at.
    pub async fn search(&self, request: &Request<'_>) -> Result<Answer, LibraryError> {
        let index = self.once(&self.index, FileKind::Index, open_index).await?;
        Ok(search(&index, request))
    }

    async fn once<T>(
        &self,
        cell: &OnceCell<Rc<T>>,
        kind: FileKind,
        open: fn(FileName, Vec<u8>) -> Result<T, LibraryError>,
    ) -> Result<Rc<T>, LibraryError> {
        if let Some(part) = cell.get() {
            return Ok(part.clone());
        }
        let name = self
            .manifest
            .file(kind)
            .ok_or_else(|| LibraryError::Missing {
                file: format!("{kind:?}"),
            })?;
        let bytes = checked(&self.source, name).await?;
        let part = Rc::new(open(name, bytes)?);
        // Two questions may have fetched it at once; the first one stays.
        Ok(cell.get_or_init(|| part).clone())
    }
}

async fn checked<S: Source>(source: &S, name: FileName) -> Result<Vec<u8>, LibraryError> {
    let bytes = source
        .read(&name.to_string())
        .await
        .map_err(|error| LibraryError::from_source(name, error))?;
    name.check(&bytes)?;
    Ok(bytes)
}

fn open_texts(name: FileName, bytes: Vec<u8>) -> Result<Vec<Rc<Article>>, LibraryError> {
    let articles: Option<Vec<Article>> =
        restore(body(name, &bytes)?).and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let articles = articles.ok_or_else(|| LibraryError::Damaged {
        file: name.to_string(),
    })?;
    Ok(articles.into_iter().map(Rc::new).collect())
}

fn open_index(name: FileName, bytes: Vec<u8>) -> Result<Index, LibraryError> {
    Index::open(bytes).map_err(|error| {
        let file = name.to_string();
        match error {
            IndexError::NewerFormat { .. } => LibraryError::NewerFormat { file },
            _ => LibraryError::Damaged { file },
        }
    })
}
