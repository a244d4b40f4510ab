//! Opens a library and reads from it.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use aimaq_article::Article;
use aimaq_compact::order;
use aimaq_deflate::{dictionary_block, stored_content};
use aimaq_search::{Index, IndexError};

use crate::directory::{NameLocation, name_at};
use crate::file::{FileKind, FileName, body};
use crate::ids::Ids;
use crate::join_bounded::{BoxedFuture, join_bounded};
use crate::letters::restore;
use crate::lru::Lru;
use crate::manifest::Manifest;
use crate::phrases::Phrases;
use crate::related::{Related, RelatedArticle};
use crate::root::LibraryRoot;
use crate::summary::Summary;
use crate::texts::decode_articles;
use crate::{FileSource, LibraryError};

/// Bytes of text in the young generation of the article cache.
const ARTICLE_CACHE: usize = 6 << 20;
/// Blocks of headings in the young generation of their cache.
const HEADING_CACHE: usize = 4;

/// The articles of a block, oldest first, and their mean length in bytes.
type Texts = (Vec<Rc<Article>>, usize);

/// An open library. Files are read when they are first needed.
#[derive(Debug)]
pub struct Library<S> {
    pub(crate) source: S,
    pub(crate) manifest: Manifest,
    pub(crate) opened: OnceCell<Opened>,
    page_cache: RefCell<Lru<FileName, Rc<Vec<u8>>>>,
    article_cache: RefCell<Lru<u32, Rc<Article>>>,
    heading_cache: RefCell<Lru<u32, Rc<Vec<Article>>>>,
}

/// Where an article is in a library, and what is related to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The article's number, newest first.
    pub number: u32,
    /// Its related articles, best first; none for a former id.
    pub related: Vec<RelatedArticle>,
}

/// The content of the root file.
#[derive(Debug)]
pub(crate) struct Opened {
    pub root: LibraryRoot,
    /// The dictionary as a stored block.
    dictionary: Vec<u8>,
    /// Searches work on a snapshot, so that shards may be inserted meanwhile.
    index: RefCell<Rc<Index>>,
    /// The phrases of the shards that are loaded.
    pub phrases: RefCell<Vec<Phrases>>,
}

impl Opened {
    /// The index with the shards that are loaded now.
    pub fn index(&self) -> Rc<Index> {
        self.index.borrow().clone()
    }

    /// Inserts the content of a file of the index. Snapshots stay as they are. Format 1 has no phrases.
    pub fn insert(&self, shard: u32, content: &[u8], format: u8) -> Result<(), IndexError> {
        let (phrases, bytes) = match format {
            1 => (Phrases::default(), content),
            _ => Phrases::read(content).ok_or(IndexError)?,
        };
        Rc::make_mut(&mut self.index.borrow_mut()).insert(shard, bytes)?;
        self.phrases.borrow_mut().push(phrases);
        Ok(())
    }
}

impl<S: FileSource> Library<S> {
    /// Opens the library whose manifest has this name.
    ///
    /// # Errors
    /// [`LibraryError`], as for every other part.
    pub async fn open(source: S, manifest: &str) -> Result<Library<S>, LibraryError> {
        let name = FileName::parse(manifest)
            .filter(|name| name.kind == FileKind::Manifest)
            .ok_or_else(|| LibraryError::Missing {
                file: manifest.to_owned(),
            })?;
        let bytes = checked(&source, name).await?;
        Ok(Library {
            manifest: Manifest::parse(manifest, &bytes)?,
            source,
            opened: OnceCell::new(),
            page_cache: RefCell::new(Lru::new(usize::MAX)),
            article_cache: RefCell::new(Lru::new(ARTICLE_CACHE)),
            heading_cache: RefCell::new(Lru::new(HEADING_CACHE)),
        })
    }

    /// Counts, sizes and the version of the corpus.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The source of its files.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.manifest.articles as usize
    }

    /// Whether there is no article.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An article, by its number in the list, newest first; `None` if there is no such article.
    ///
    /// # Errors
    /// [`LibraryError`], if its text cannot be read.
    pub async fn article(&self, number: u32) -> Result<Option<Rc<Article>>, LibraryError> {
        let found = self.articles(&[number]).await.pop();
        found.unwrap_or(Ok(None))
    }

    /// Several articles, in the order of `numbers`. Their files are fetched together.
    pub async fn articles(
        &self,
        numbers: &[u32],
    ) -> Vec<Result<Option<Rc<Article>>, LibraryError>> {
        let opened = match self.opened().await {
            Ok(opened) => opened,
            Err(error) => return vec![Err(error); numbers.len()],
        };
        let here: Vec<Option<Rc<Article>>> = {
            let mut cache = self.article_cache.borrow_mut();
            numbers.iter().map(|&number| cache.get(&number)).collect()
        };
        let root = &opened.root;
        let lacking = numbers.iter().zip(&here).filter(|(_, here)| here.is_none());
        let lacking = lacking.filter_map(|(&number, _)| root.position(&root.texts, number));
        let mut blocks: Vec<u32> = lacking.map(|at| at.block).collect();
        order::sort(&mut blocks);
        blocks.dedup();
        let read = self.text_blocks(opened, &blocks).await;
        let mut cache = self.article_cache.borrow_mut();
        if let ([_], [Ok((articles, bytes))]) = (&*blocks, &*read)
            && root.texts.files.files == 1
        {
            // A library of one block is small: cache all of it.
            for (old, article) in (0..).zip(articles) {
                if let Some(number) = root.reversed(old) {
                    cache.insert(number, *bytes, article.clone());
                }
            }
        }
        let mut article = |(&number, here): (&u32, Option<Rc<Article>>)| {
            let at = match root.position(&root.texts, number) {
                Some(at) if here.is_none() => at,
                _ => return Ok(here),
            };
            let block = blocks.binary_search(&at.block).ok();
            match block.and_then(|block| read.get(block)) {
                Some(Ok((articles, bytes))) => {
                    let found = articles.get(at.index);
                    if let Some(article) = found {
                        cache.insert(number, *bytes, article.clone());
                    }
                    Ok(found.cloned())
                }
                Some(Err(error)) => Err(error.clone()),
                None => Ok(None),
            }
        };
        numbers.iter().zip(here).map(&mut article).collect()
    }

    /// The summary of an article, by its number; `None` if there is no such article.
    ///
    /// # Errors
    /// [`LibraryError`], if neither its text nor its heading can be read.
    pub async fn summary(&self, number: u32) -> Result<Option<Summary>, LibraryError> {
        let found = self.summaries(&[number]).await.pop();
        found.unwrap_or(Ok(None))
    }

    /// The summaries of several articles, in the order of `numbers`. Their files are fetched together.
    ///
    /// If the text of an article cannot be read, but its title can, its summary has no [`Summary::article`].
    pub async fn summaries(&self, numbers: &[u32]) -> Vec<Result<Option<Summary>, LibraryError>> {
        let mut summaries = Vec::with_capacity(numbers.len());
        for (&number, article) in numbers.iter().zip(self.articles(numbers).await) {
            summaries.push(match article {
                Ok(article) => Ok(article.map(Summary::of)),
                // A reader can act on the error of the text, not on that of the heading.
                Err(error) => match self.heading(number).await {
                    Ok(Some(heading)) => Ok(Some(Summary::of_heading(heading))),
                    _ => Err(error),
                },
            });
        }
        summaries
    }

    /// The number of the article with this id, current or former; `None` if there is none.
    ///
    /// # Errors
    /// [`LibraryError`], if the ids cannot be read.
    pub async fn number(&self, id: &str) -> Result<Option<u32>, LibraryError> {
        Ok(self.locate(id).await?.map(|found| found.number))
    }

    /// The number of the article with this id, current or former, and its related articles; `None` if there is no such article.
    ///
    /// # Errors
    /// [`LibraryError`], if the ids cannot be read.
    pub async fn locate(&self, id: &str) -> Result<Option<Located>, LibraryError> {
        let opened = self.opened().await?;
        let root = &opened.root;
        if root.ids.files > 0 {
            let part = Ids::part_of(id, root.ids.files);
            let name = self.name(opened, FileKind::Ids, part).await?;
            let ids = self.ids(opened, name).await?;
            let number = ids.find(id).and_then(|old| root.reversed(old));
            return Ok(number.map(|number| located(root, number, ids.related(id))));
        }
        let numbers: Vec<u32> = (0..root.articles).collect();
        for (&number, article) in numbers.iter().zip(self.articles(&numbers).await) {
            let bears = |article: &Rc<Article>| {
                article.id == id || article.aliases.iter().any(|alias| alias == id)
            };
            if article?.as_ref().is_some_and(bears) {
                let old = root.reversed(number).unwrap_or_default();
                let related = root.related.get(old as usize).cloned();
                return Ok(Some(located(root, number, related.unwrap_or_default())));
            }
        }
        Ok(None)
    }

    async fn heading(&self, number: u32) -> Result<Option<Article>, LibraryError> {
        let opened = self.opened().await?;
        let Some(at) = opened.root.position(&opened.root.headings, number) else {
            return Ok(None);
        };
        let cached = self.heading_cache.borrow_mut().get(&at.block);
        let headings = match cached {
            Some(headings) => headings,
            None => {
                let name = self.name(opened, FileKind::Headings, at.block).await?;
                let read = Rc::new(self.read_articles(opened, name).await?.0);
                self.heading_cache.borrow_mut().insert(at.block, 1, read)
            }
        };
        Ok(headings.get(at.index).cloned())
    }

    /// Reads blocks of texts, by their numbers.
    async fn text_blocks(
        &self,
        opened: &Opened,
        blocks: &[u32],
    ) -> Vec<Result<Texts, LibraryError>> {
        let names = self.names(opened, FileKind::Texts, blocks).await;
        let jobs = names
            .into_iter()
            .map(|name| -> BoxedFuture<'_, Result<Texts, LibraryError>> {
                Box::pin(async move {
                    let name = name?;
                    let (articles, bytes) = self.read_articles(opened, name).await?;
                    let bytes = bytes / articles.len().max(1);
                    Ok((articles.into_iter().map(Rc::new).collect(), bytes))
                })
            })
            .collect();
        join_bounded(jobs).await
    }

    /// Reads the root, which every other call needs.
    ///
    /// # Errors
    /// [`LibraryError`], if it cannot be read.
    pub async fn prepare(&self) -> Result<(), LibraryError> {
        self.opened().await.map(drop)
    }

    /// The content of the root file.
    pub(crate) async fn opened(&self) -> Result<&Opened, LibraryError> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let name = self.manifest.root;
        let content = self.unpack(None, name).await?;
        let (root, index) =
            LibraryRoot::parse(&content, self.manifest.format).ok_or_else(|| name.damaged())?;
        let index = Index::open(index).map_err(|_| name.damaged())?;
        let agree = root.articles == self.manifest.articles
            && root.articles == index.articles()
            && root.index.files == index.shards();
        if !agree {
            return Err(name.damaged());
        }
        let opened = Opened {
            dictionary: dictionary_block(&root.dictionary),
            root,
            index: RefCell::new(Rc::new(index)),
            phrases: RefCell::default(),
        };
        // Two calls may have read it at once; the first one stays.
        Ok(self.opened.get_or_init(|| opened))
    }

    /// The name of one file.
    async fn name(
        &self,
        opened: &Opened,
        kind: FileKind,
        number: u32,
    ) -> Result<FileName, LibraryError> {
        let found = self.names(opened, kind, &[number]).await.pop();
        found.unwrap_or_else(|| Err(self.manifest.root.damaged()))
    }

    /// The names of files of a kind, by their numbers. The pages with the names are fetched together.
    pub(crate) async fn names(
        &self,
        opened: &Opened,
        kind: FileKind,
        numbers: &[u32],
    ) -> Vec<Result<FileName, LibraryError>> {
        let Some(directory) = opened.root.directory(kind) else {
            return Vec::new();
        };
        let listed: Vec<Option<NameLocation>> = numbers
            .iter()
            .map(|&number| directory.find(kind, number))
            .collect();
        let mut pages: Vec<FileName> = listed
            .iter()
            .filter_map(|listed| match listed {
                Some(NameLocation::InPage(page, _)) => directory.page(*page),
                _ => None,
            })
            .collect();
        order::sort(&mut pages);
        pages.dedup();
        let jobs = pages
            .iter()
            .map(|&name| -> BoxedFuture<'_, _> { Box::pin(self.page(opened, name)) })
            .collect();
        let read = join_bounded(jobs).await;
        let damaged = || self.manifest.root.damaged();
        let name = |listed| match listed {
            Some(NameLocation::Here(name)) => Ok(name),
            Some(NameLocation::InPage(page, place)) => {
                let page = directory.page(page).ok_or_else(damaged)?;
                let read = pages.binary_search(&page).ok().and_then(|at| read.get(at));
                let hashes = read.ok_or_else(damaged)?.as_ref().map_err(Clone::clone)?;
                name_at(kind, hashes, place).ok_or_else(|| page.damaged())
            }
            None => Err(damaged()),
        };
        listed.into_iter().map(name).collect()
    }

    /// The hashes in a page.
    async fn page(&self, opened: &Opened, name: FileName) -> Result<Rc<Vec<u8>>, LibraryError> {
        let cached = self.page_cache.borrow_mut().get(&name);
        match cached {
            Some(page) => Ok(page),
            None => {
                let read = Rc::new(self.unpack(Some(opened), name).await?);
                Ok(self.page_cache.borrow_mut().insert(name, 1, read))
            }
        }
    }

    /// The content of a part of the list of ids.
    pub(crate) async fn ids(&self, opened: &Opened, name: FileName) -> Result<Ids, LibraryError> {
        let content = self.unpack(Some(opened), name).await?;
        Ids::parse(&content).ok_or_else(|| name.damaged())
    }

    /// The articles in a file of texts or headings, and the length of its content in bytes of UTF-8.
    pub(crate) async fn read_articles(
        &self,
        opened: &Opened,
        name: FileName,
    ) -> Result<(Vec<Article>, usize), LibraryError> {
        let content = self.unpack(Some(opened), name).await?;
        let content = restore(&content).ok_or_else(|| name.damaged())?;
        let articles = decode_articles(&content).ok_or_else(|| name.damaged())?;
        Ok((articles, content.len()))
    }

    /// The unpacked content of a file. `opened` is `None` for the root alone: the others need its dictionary and codes.
    pub(crate) async fn unpack(
        &self,
        opened: Option<&Opened>,
        name: FileName,
    ) -> Result<Vec<u8>, LibraryError> {
        let bytes = checked(&self.source, name).await?;
        let body = body(name, &bytes)?;
        if name.kind == FileKind::Pages
            && let Some(content) = stored_content(body.stream)
            && content.len() == body.length
        {
            return Ok(content.to_vec());
        }
        let dictionary = match opened {
            Some(opened) if matches!(name.kind, FileKind::Texts | FileKind::Headings) => {
                &*opened.dictionary
            }
            _ => &[],
        };
        let code = match body.code.checked_sub(1) {
            None => &[][..],
            Some(number) => opened
                .and_then(|opened| opened.root.codes.get(usize::from(number)))
                .ok_or_else(|| name.damaged())?,
        };
        // The dictionary comes out before the content; the head of its stored block, five bytes, does not.
        let before = dictionary.len().saturating_sub(5);
        let unpacked = self
            .source
            .inflate(&[dictionary, code, body.stream], before + body.length)
            .await;
        let mut content = unpacked.ok_or_else(|| name.damaged())?;
        content.drain(..before.min(content.len()));
        if content.len() == body.length {
            Ok(content)
        } else {
            Err(name.damaged())
        }
    }
}

fn located(root: &LibraryRoot, number: u32, related: Vec<Related>) -> Located {
    let related = related.into_iter().filter_map(|related| {
        let number = root.reversed(related.article)?;
        Some(RelatedArticle::new(number, related))
    });
    Located {
        number,
        related: related.collect(),
    }
}

async fn checked<S: FileSource>(source: &S, name: FileName) -> Result<Vec<u8>, LibraryError> {
    let bytes = source
        .read(&name.text())
        .await
        .map_err(|error| LibraryError::from_source(name, error))?;
    name.check(&bytes)?;
    Ok(bytes)
}
