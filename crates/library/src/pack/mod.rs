//! Writes a library.

mod dictionary;
mod files;
mod index;
mod parallel;
mod sizes;

use aimaq_article::Article;
use xxhash_rust::xxh64::Xxh64;

use crate::deflate::Deflater;
use crate::directory::Directory;
use crate::entry::heading;
use crate::file::{FileKind, FileName};
use crate::ids::Ids;
use crate::letters::shorten;
use crate::manifest::Manifest;
use crate::root::{Blocks, Root};
use crate::texts;
use files::Files;

pub use index::search_index;
pub use sizes::Sizes;

/// Most bytes that a dictionary is made from.
const SAMPLE: usize = 2 << 20;

/// A library could not be packed: a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackError;

impl core::fmt::Display for PackError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the library could not be packed: a fault of this program, please report it")
    }
}

impl core::error::Error for PackError {}

impl From<postcard::Error> for PackError {
    fn from(_: postcard::Error) -> PackError {
        PackError
    }
}

/// The files of a library.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Name of the manifest, which is one of the files.
    pub manifest: String,
    /// All files: name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Packs articles. They are numbered in the order given, which is the order of the list: newest first.
///
/// # Errors
/// [`PackError`], for which there is no reason.
pub fn pack(articles: &[Article]) -> Result<Packed, PackError> {
    pack_with(articles, &Sizes::USUAL, 1)
}

/// The same, cut in other sizes, on so many threads. The bytes do not depend on the number of threads.
///
/// # Errors
/// As for [`pack`].
pub fn pack_with(articles: &[Article], sizes: &Sizes, threads: usize) -> Result<Packed, PackError> {
    let (built, packed) = parallel::both(
        threads,
        || search_index(articles, sizes.index),
        || pack_texts(articles, sizes),
    );
    let (mut files, mut root, corpus) = packed?;
    let streams = parallel::map(threads, &built.shards, Deflater::new, |deflater, shard| {
        deflater.deflate(&[], &[shard])
    });
    let mut names: Vec<FileName> = Vec::with_capacity(streams.len());
    for (shard, stream) in built.shards.iter().zip(streams) {
        names.push(files.add(FileKind::Index, shard.len(), &stream?));
    }
    root.index = Directory::of(&names);

    let content = postcard::to_allocvec(&root)?;
    // Hashes, text and index have little in common: each has codes of its own.
    let (hashes, dictionary) = content.split_at(content.len() - root.dictionary.len());
    let parts: &[&[u8]] = &[hashes, dictionary, &built.root];
    let stream = Deflater::new().deflate(&[], parts)?;
    let length = content.len() + built.root.len();
    let manifest = Manifest {
        articles: root.articles,
        corpus,
        root: files.add(FileKind::Root, length, &stream),
        totals: FileKind::ALL
            .into_iter()
            .filter(|kind| *kind != FileKind::Manifest)
            .map(|kind| files.total(kind))
            .collect(),
    };
    let bytes = manifest.to_string().into_bytes();
    let manifest = FileName::of(FileKind::Manifest, &bytes).to_string();
    let mut files = files.written();
    files.push((manifest.clone(), bytes));
    Ok(Packed { manifest, files })
}

/// Texts, headings and ids; a root that knows of them; the version of the corpus.
fn pack_texts(articles: &[Article], sizes: &Sizes) -> Result<(Files, Root, u64), PackError> {
    let mut corpus = Xxh64::new(0);
    let mut bytes = 0;
    let mut oldest_first = Vec::with_capacity(articles.len());
    for article in articles.iter().rev() {
        let (head, lines) = texts::encode(article)?;
        corpus.update(&head);
        corpus.update(&lines);
        bytes += head.len() + lines.len();
        oldest_first.push((shorten(&head), shorten(&lines)));
    }
    let mut files = Files::default();
    let mut root = Root {
        articles: articles.len() as u32,
        ..Root::default()
    };
    if bytes <= sizes.whole {
        let shift = articles.len().next_power_of_two().ilog2() as u8;
        root.texts = blocks(
            &mut files,
            FileKind::Texts,
            &oldest_first,
            shift,
            &[],
            sizes,
        )?;
        return Ok((files, root, corpus.digest()));
    }
    // Made from the oldest articles only, up to a power of two: so a new article changes neither the dictionary nor how
    // many articles are in a block, and with them every file, until the corpus has doubled.
    let settled = 1 << articles.len().max(1).ilog2();
    let settled = oldest_first.get(..settled).unwrap_or_default();
    let mean = lines_of(settled) / settled.len().max(1);
    root.dictionary = dictionary::train(&sample(settled), sizes.dictionary_size(articles.len()));
    let shift = sizes.text_shift(articles.len(), mean);
    let headings = articles.iter().rev().map(|article| {
        let (head, titles) = texts::encode(&heading(article))?;
        Ok((shorten(&head), shorten(&titles)))
    });
    let headings = headings.collect::<Result<Vec<_>, PackError>>()?;
    let (kind, shift_of_headings) = (FileKind::Headings, sizes.headings_shift);
    root.texts = blocks(
        &mut files,
        FileKind::Texts,
        &oldest_first,
        shift,
        &root.dictionary,
        sizes,
    )?;
    root.headings = blocks(
        &mut files,
        kind,
        &headings,
        shift_of_headings,
        &root.dictionary,
        sizes,
    )?;
    root.ids = ids(&mut files, articles, sizes)?;
    Ok((files, root, corpus.digest()))
}

/// What an article is in a block: its part of what comes first, and its lines.
type Parts = (Vec<u8>, Vec<u8>);

/// The lines of all articles, in bytes.
fn lines_of(articles: &[Parts]) -> usize {
    articles.iter().map(|(_, lines)| lines.len()).sum()
}

/// Lines from all over the settled part, not more than [`SAMPLE`] bytes.
fn sample(settled: &[Parts]) -> Vec<u8> {
    let step = lines_of(settled).div_ceil(SAMPLE).max(1);
    let some = settled.iter().step_by(step);
    some.flat_map(|(_, lines)| lines).copied().collect()
}

/// The blocks of articles: how many they are, the first part of each, the lines of each.
fn blocks(
    files: &mut Files,
    kind: FileKind,
    articles: &[Parts],
    shift: u8,
    dictionary: &[u8],
    sizes: &Sizes,
) -> Result<Blocks, PackError> {
    let mut deflater = Deflater::new();
    let mut names = Vec::new();
    for block in articles.chunks(1 << shift) {
        let mut content = shorten(&postcard::to_allocvec(&block.len())?);
        content.extend(block.iter().flat_map(|(head, _)| head));
        content.extend(block.iter().flat_map(|(_, lines)| lines));
        let stream = deflater.deflate(dictionary, &[&content])?;
        names.push(files.add(kind, content.len(), &stream));
    }
    let files = files.directory(&names, sizes.direct, sizes.page);
    Ok(Blocks { shift, files })
}

/// The parts of the list of ids.
fn ids(files: &mut Files, articles: &[Article], sizes: &Sizes) -> Result<Directory, PackError> {
    let all = || {
        articles.iter().rev().zip(0..).flat_map(|(article, old)| {
            let ids = [&article.id].into_iter().chain(&article.aliases);
            ids.map(move |id| (id, old))
        })
    };
    let parts = sizes.id_parts(all().count());
    let mut lists = vec![Ids::default(); parts as usize];
    for (id, old) in all() {
        if let Some(list) = lists.get_mut(Ids::part_of(id, parts) as usize) {
            list.0.push((id.clone(), old));
        }
    }
    let mut deflater = Deflater::new();
    let mut names = Vec::with_capacity(lists.len());
    for mut list in lists {
        list.0.sort();
        let content = postcard::to_allocvec(&list)?;
        let stream = deflater.deflate(&[], &[&content])?;
        names.push(files.add(FileKind::Ids, content.len(), &stream));
    }
    Ok(files.directory(&names, sizes.direct, sizes.page))
}
