//! Opens a library and reads from it.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use aimaq_article::Article;
use aimaq_language::order;
use aimaq_search::{Index, IndexError};

use crate::decode::{Decode, decode};
use crate::deflate::{stored, unstored};
use crate::directory::{Listed, name_at};
use crate::entry::Entry;
use crate::file::{FileKind, FileName, body};
use crate::ids::Ids;
use crate::letters::restore;
use crate::manifest::Manifest;
use crate::recent::Recent;
use crate::root::Root;
use crate::shelf::Shelf;
use crate::texts::Articles;
use crate::together::{Job, together};
use crate::{LibraryError, Source};

/// Blocks of headings that are kept unpacked.
const KEPT_HEADINGS: usize = 8;

/// The articles of a block, oldest first, and the bytes of each on average.
type Texts = (Vec<Rc<Article>>, usize);

/// An open library. What is read is read when it is first needed.
#[derive(Debug)]
pub struct Library<S> {
    pub(crate) source: S,
    pub(crate) manifest: Manifest,
    opened: OnceCell<Opened>,
    pages: RefCell<Recent<FileName, Rc<Vec<u8>>>>,
    shelf: RefCell<Shelf>,
    headings: RefCell<Recent<u32, Rc<Vec<Article>>>>,
}

/// What the root file holds.
#[derive(Debug)]
pub(crate) struct Opened {
    pub root: Root,
    /// The dictionary, as it goes before a stream.
    dictionary: Vec<u8>,
    /// Searches work on a snapshot, so that shards may be inserted meanwhile.
    index: RefCell<Rc<Index>>,
}

impl Opened {
    /// The index with the shards that are loaded now.
    pub fn index(&self) -> Rc<Index> {
        self.index.borrow().clone()
    }

    /// Inserts a shard. Snapshots stay as they are.
    pub fn insert(&self, shard: u32, bytes: &[u8]) -> Result<(), IndexError> {
        Rc::make_mut(&mut self.index.borrow_mut()).insert(shard, bytes)
    }
}

impl<S: Source> Library<S> {
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
            pages: RefCell::new(Recent::new(usize::MAX)),
            shelf: RefCell::default(),
            headings: RefCell::new(Recent::new(KEPT_HEADINGS)),
        })
    }

    /// Counts and sizes, and the version of the corpus.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Where its files come from.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.manifest.articles as usize
    }

    /// Is there no article?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An article, by its number in the list, newest first; `None` if there are not so many.
    ///
    /// # Errors
    /// [`LibraryError`], if its text cannot be read.
    pub async fn article(&self, number: u32) -> Result<Option<Rc<Article>>, LibraryError> {
        let found = self.articles(&[number]).await.pop();
        found.unwrap_or(Ok(None))
    }

    /// Several articles, in the order asked for. They are fetched together.
    pub async fn articles(
        &self,
        numbers: &[u32],
    ) -> Vec<Result<Option<Rc<Article>>, LibraryError>> {
        let opened = match self.opened().await {
            Ok(opened) => opened,
            Err(error) => return vec![Err(error); numbers.len()],
        };
        let here: Vec<Option<Rc<Article>>> = {
            let mut shelf = self.shelf.borrow_mut();
            numbers.iter().map(|&number| shelf.get(number)).collect()
        };
        let root = &opened.root;
        let lacking = numbers.iter().zip(&here).filter(|(_, here)| here.is_none());
        let lacking = lacking.filter_map(|(&number, _)| root.place(&root.texts, number));
        let mut blocks: Vec<u32> = lacking.map(|at| at.block).collect();
        order::sort(&mut blocks);
        blocks.dedup();
        let read = self.text_blocks(opened, &blocks).await;
        let mut shelf = self.shelf.borrow_mut();
        if let ([_], [Ok((articles, bytes))]) = (&*blocks, &*read)
            && root.texts.files.files == 1
        {
            // Few as they are, all will be asked for.
            for (old, article) in (0..).zip(articles) {
                if let Some(number) = root.other_way(old) {
                    shelf.put(number, *bytes, article.clone());
                }
            }
        }
        let mut article = |(&number, here): (&u32, Option<Rc<Article>>)| {
            let at = match root.place(&root.texts, number) {
                Some(at) if here.is_none() => at,
                _ => return Ok(here),
            };
            let block = blocks.binary_search(&at.block).ok();
            match block.and_then(|block| read.get(block)) {
                Some(Ok((articles, bytes))) => {
                    let found = articles.get(at.place);
                    if let Some(article) = found {
                        shelf.put(number, *bytes, article.clone());
                    }
                    Ok(found.cloned())
                }
                Some(Err(error)) => Err(error.clone()),
                None => Ok(None),
            }
        };
        numbers.iter().zip(here).map(&mut article).collect()
    }

    /// What a list shows of an article, by its number; `None` if there are not so many.
    ///
    /// # Errors
    /// [`LibraryError`], if neither its text nor its heading can be read.
    pub async fn entry(&self, number: u32) -> Result<Option<Entry>, LibraryError> {
        let found = self.entries(&[number]).await.pop();
        found.unwrap_or(Ok(None))
    }

    /// What a list shows of several articles, in the order asked for. They are fetched together.
    ///
    /// Where the text of one cannot be read, but its title can, the entry has no [`Entry::article`].
    pub async fn entries(&self, numbers: &[u32]) -> Vec<Result<Option<Entry>, LibraryError>> {
        let mut entries = Vec::with_capacity(numbers.len());
        for (&number, article) in numbers.iter().zip(self.articles(numbers).await) {
            entries.push(match article {
                Ok(article) => Ok(article.map(Entry::of)),
                // Why the text is not there is what the reader can do something about.
                Err(error) => match self.heading(number).await {
                    Ok(Some(heading)) => Ok(Some(Entry::of_heading(heading))),
                    _ => Err(error),
                },
            });
        }
        entries
    }

    /// The number of the article that bears an id, now or formerly; `None` if there is none.
    ///
    /// # Errors
    /// [`LibraryError`], if the ids cannot be read.
    pub async fn number(&self, id: &str) -> Result<Option<u32>, LibraryError> {
        let opened = self.opened().await?;
        let root = &opened.root;
        let old = if root.ids.files > 0 {
            let part = Ids::part_of(id, root.ids.files);
            let name = self.name(opened, FileKind::Ids, part).await?;
            let ids: Ids = self.decode(opened, name, false).await?;
            ids.find(id)
        } else {
            let numbers: Vec<u32> = (0..root.articles).collect();
            for (number, article) in numbers.iter().zip(self.articles(&numbers).await) {
                let bears = |article: &Rc<Article>| {
                    article.id == id || article.aliases.iter().any(|alias| alias == id)
                };
                if article?.as_ref().is_some_and(bears) {
                    return Ok(Some(*number));
                }
            }
            None
        };
        Ok(old.and_then(|old| root.other_way(old)))
    }

    async fn heading(&self, number: u32) -> Result<Option<Article>, LibraryError> {
        let opened = self.opened().await?;
        let Some(at) = opened.root.place(&opened.root.headings, number) else {
            return Ok(None);
        };
        let kept = self.headings.borrow_mut().get(&at.block);
        let headings = match kept {
            Some(headings) => headings,
            None => {
                let name = self.name(opened, FileKind::Headings, at.block).await?;
                let read: Articles = self.decode(opened, name, true).await?;
                self.headings.borrow_mut().put(at.block, Rc::new(read.0))
            }
        };
        Ok(headings.get(at.place).cloned())
    }

    /// Blocks of texts, by their numbers, each once.
    async fn text_blocks(
        &self,
        opened: &Opened,
        blocks: &[u32],
    ) -> Vec<Result<Texts, LibraryError>> {
        let names = self.names(opened, FileKind::Texts, blocks).await;
        let jobs = names
            .into_iter()
            .map(|name| -> Job<'_, Result<Texts, LibraryError>> {
                Box::pin(async move {
                    let name = name?;
                    let content = self.unpack_text(opened, name).await?;
                    let read: Articles = decode(&content).ok_or_else(|| name.damaged())?;
                    let bytes = content.len() / read.0.len().max(1);
                    Ok((read.0.into_iter().map(Rc::new).collect(), bytes))
                })
            })
            .collect();
        together(jobs).await
    }

    /// Reads what every question needs first, so that the next one finds it there.
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
        let (root, index) = Root::read(&content).ok_or_else(|| name.damaged())?;
        let index = Index::open(index).map_err(|_| name.damaged())?;
        let agree = root.articles == self.manifest.articles
            && root.articles == index.articles()
            && root.index.files == index.shards();
        if !agree {
            return Err(name.damaged());
        }
        let opened = Opened {
            dictionary: stored(&root.dictionary),
            root,
            index: RefCell::new(Rc::new(index)),
        };
        // Two questions may have fetched it at once; the first one stays.
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

    /// The names of files of a kind, by their numbers. What pages they need is fetched together.
    pub(crate) async fn names(
        &self,
        opened: &Opened,
        kind: FileKind,
        numbers: &[u32],
    ) -> Vec<Result<FileName, LibraryError>> {
        let Some(directory) = opened.root.directory(kind) else {
            return Vec::new();
        };
        let listed: Vec<Option<Listed>> = numbers
            .iter()
            .map(|&number| directory.find(kind, number))
            .collect();
        let mut pages: Vec<FileName> = listed
            .iter()
            .filter_map(|listed| match listed {
                Some(Listed::InPage(page, _)) => directory.page(*page),
                _ => None,
            })
            .collect();
        order::sort(&mut pages);
        pages.dedup();
        let jobs = pages
            .iter()
            .map(|&name| -> Job<'_, _> { Box::pin(self.page(opened, name)) })
            .collect();
        let read = together(jobs).await;
        let damaged = || self.manifest.root.damaged();
        let name = |listed| match listed {
            Some(Listed::Here(name)) => Ok(name),
            Some(Listed::InPage(page, place)) => {
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
        let kept = self.pages.borrow_mut().get(&name);
        match kept {
            Some(page) => Ok(page),
            None => {
                let read = Rc::new(self.unpack(Some(opened), name).await?);
                Ok(self.pages.borrow_mut().put(name, read))
            }
        }
    }

    pub(crate) async fn decode<T: Decode>(
        &self,
        opened: &Opened,
        name: FileName,
        one_byte_letters: bool,
    ) -> Result<T, LibraryError> {
        let content = match one_byte_letters {
            true => self.unpack_text(opened, name).await?,
            false => self.unpack(Some(opened), name).await?,
        };
        decode(&content).ok_or_else(|| name.damaged())
    }

    /// The content of a file of texts or headings, with its letters as in UTF-8.
    async fn unpack_text(&self, opened: &Opened, name: FileName) -> Result<Vec<u8>, LibraryError> {
        let content = self.unpack(Some(opened), name).await?;
        restore(&content).ok_or_else(|| name.damaged())
    }

    /// The content of a file; of the root, which says what others need, as long as it is not open.
    pub(crate) async fn unpack(
        &self,
        opened: Option<&Opened>,
        name: FileName,
    ) -> Result<Vec<u8>, LibraryError> {
        let bytes = checked(&self.source, name).await?;
        let body = body(name, &bytes)?;
        if name.kind == FileKind::Pages
            && let Some(content) = unstored(body.stream)
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
        // What stands before is stored: a head of five bytes, and the dictionary.
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

async fn checked<S: Source>(source: &S, name: FileName) -> Result<Vec<u8>, LibraryError> {
    let bytes = source
        .read(&name.text())
        .await
        .map_err(|error| LibraryError::from_source(name, error))?;
    name.check(&bytes)?;
    Ok(bytes)
}
