//! Writes a library.

mod deflate;
mod dictionary;
mod files;
mod index;
mod sizes;

use aimaq_article::Article;
use aimaq_compact::threads::{both, map};
use xxhash_rust::xxh64::Xxh64;

use crate::directory::Directory;
use crate::entry::heading;
use crate::file::{FileKind, FileName};
use crate::ids::Ids;
use crate::letters::shorten;
use crate::manifest::Manifest;
use crate::root::{Blocks, Root};
use crate::texts;
use deflate::{Deflater, Effort, SharedCode, train};
use files::Files;

pub use index::search_index;
pub use sizes::Sizes;

/// Most bytes that a dictionary is made from.
const SAMPLE: usize = 2 << 20;
/// Most contents that codes are made from.
const CONTENTS: usize = 256;
/// Codes of the texts: where a block is an article, one for each language.
const TEXT_CODES: usize = 2;

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
    let (built, packed) = both(
        threads,
        || search_index(articles, sizes.index, threads),
        || pack_texts(articles, sizes, threads),
    );
    let (mut files, mut root, corpus) = packed?;
    let contents = built.shards;
    root.index = Directory::of(&pack_shards(
        &contents,
        &mut files,
        &mut root.codes,
        threads,
    ));
    let content = postcard::to_allocvec(&root)?;
    // Hashes, text and index have little in common: each has codes of its own.
    let (hashes, dictionary) = content.split_at(content.len() - root.dictionary.len());
    let stream = Deflater::new(&[], Effort::THOROUGH).deflate(&[hashes, dictionary, &built.root]);
    let content = [&content[..], &built.root].concat();
    let manifest = Manifest {
        articles: root.articles,
        words: built.words,
        corpus,
        root: files.add(FileKind::Root, &content, 0, &stream),
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
fn pack_texts(
    articles: &[Article],
    sizes: &Sizes,
    threads: usize,
) -> Result<(Files, Root, u64), PackError> {
    let encoded = map(
        threads,
        articles,
        || (),
        |(), article| {
            let (head, lines) = texts::encode(article)?;
            let short = (shorten(&head), shorten(&lines));
            Ok::<_, PackError>((head, lines, short))
        },
    );
    let mut corpus = Xxh64::new(0);
    let mut bytes = 0;
    let mut oldest_first = Vec::with_capacity(articles.len());
    for encoded in encoded.into_iter().rev() {
        let (head, lines, short) = encoded?;
        corpus.update(&head);
        corpus.update(&lines);
        bytes += head.len() + lines.len();
        oldest_first.push(short);
    }
    let mut files = Files::default();
    let mut root = Root {
        articles: articles.len() as u32,
        ..Root::default()
    };
    if bytes <= sizes.whole {
        let shift = articles.len().next_power_of_two().ilog2() as u8;
        let mut deflater = Deflater::new(&[], Effort::THOROUGH);
        let names = contents(&oldest_first, shift)?.into_iter().map(|content| {
            let stream = deflater.deflate(&[&content]);
            files.add(FileKind::Texts, &content, 0, &stream)
        });
        let names: Vec<FileName> = names.collect();
        root.texts = Blocks {
            shift,
            files: Directory::of(&names),
        };
        return Ok((files, root, corpus.digest()));
    }
    // Made from the oldest articles only, up to a power of two: so a new article changes neither the dictionary nor how
    // many articles are in a block, and with them every file, until the corpus has doubled.
    let settled = 1 << articles.len().max(1).ilog2();
    let settled_parts = oldest_first.get(..settled).unwrap_or_default();
    let mean = lines_of(settled_parts) / settled;
    root.dictionary = dictionary::train(
        &sample(settled_parts),
        sizes.dictionary_size(articles.len()),
    );
    let shift = sizes.text_shift(articles.len(), mean);
    let headings = articles.iter().rev().map(|article| {
        let (head, titles) = texts::encode(&heading(article))?;
        Ok((shorten(&head), shorten(&titles)))
    });
    let headings = headings.collect::<Result<Vec<Parts>, PackError>>()?;
    let mut packer = Packer {
        files: &mut files,
        codes: &mut root.codes,
        sizes,
        threads,
    };
    let mut blocks = |kind, parts: &[Parts], shift: u8, codes| {
        let contents = contents(parts, shift)?;
        let settled = settled >> shift;
        let files = packer.pack(kind, &contents, settled, &root.dictionary, codes);
        Ok::<Blocks, PackError>(Blocks { shift, files })
    };
    root.texts = blocks(FileKind::Texts, &oldest_first, shift, TEXT_CODES)?;
    root.headings = blocks(FileKind::Headings, &headings, sizes.headings_shift, 1)?;
    let ids = ids(articles, sizes)?;
    root.ids = packer.pack(FileKind::Ids, &ids, ids.len(), &[], 1);
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

/// The contents of the blocks of articles: how many they are, the first part of each, the lines of each.
fn contents(articles: &[Parts], shift: u8) -> Result<Vec<Vec<u8>>, PackError> {
    let blocks = articles.chunks(1 << shift).map(|block| {
        let mut content = shorten(&postcard::to_allocvec(&block.len())?);
        content.extend(block.iter().flat_map(|(head, _)| head));
        content.extend(block.iter().flat_map(|(_, lines)| lines));
        Ok(content)
    });
    blocks.collect()
}

/// Packs contents of a kind.
struct Packer<'a> {
    files: &'a mut Files,
    /// The codes of the root.
    codes: &'a mut Vec<Vec<u8>>,
    sizes: &'a Sizes,
    threads: usize,
}

impl Packer<'_> {
    /// Files of contents that are alike, in so many codes, made from the first `settled` of them.
    fn pack(
        &mut self,
        kind: FileKind,
        contents: &[Vec<u8>],
        settled: usize,
        dictionary: &[u8],
        codes: usize,
    ) -> Directory {
        let settled = contents.get(..settled).unwrap_or(contents);
        let codes = train(&some(settled), dictionary, codes, true, Effort::QUICK);
        let first = self.codes.len() + 1;
        self.codes
            .extend(codes.iter().map(|code| code.header.clone()));
        let tool = || Deflater::new(dictionary, Effort::QUICK);
        let streams = map(self.threads, contents, tool, |deflater, content| {
            let best = SharedCode::best(&codes, content);
            (best, deflater.deflate_behind(&codes[best], content, &[]))
        });
        let names: Vec<FileName> = contents
            .iter()
            .zip(streams)
            .map(|(content, (code, stream))| {
                self.files.add(kind, content, (first + code) as u8, &stream)
            })
            .collect();
        self.files
            .directory(&names, self.sizes.direct, self.sizes.per_page(names.len()))
    }
}

/// Some of many, from all over.
fn some<C: AsRef<[u8]>>(contents: &[C]) -> Vec<&[u8]> {
    let step = contents.len().div_ceil(CONTENTS).max(1);
    contents.iter().step_by(step).map(AsRef::as_ref).collect()
}

/// Files of the parts of the index.
fn pack_shards(
    shards: &[Vec<u8>],
    files: &mut Files,
    codes: &mut Vec<Vec<u8>>,
    threads: usize,
) -> Vec<FileName> {
    let parts: Vec<Vec<&[u8]>> = shards
        .iter()
        .map(|shard| aimaq_search::parts(shard))
        .collect();
    let first: Vec<&[u8]> = parts
        .iter()
        .filter_map(|parts| parts.first().copied())
        .collect();
    let effort = Effort::of(shards.iter().map(Vec::len).sum());
    let shared = match shards {
        [_] => None,
        _ => train(&some(&first), &[], 1, false, effort).pop(),
    };
    codes.extend(shared.iter().map(|shared| shared.header.clone()));
    let code = if shared.is_some() {
        codes.len() as u8
    } else {
        0
    };
    let tool = || Deflater::new(&[], effort);
    let streams = map(threads, &parts, tool, |deflater, parts| {
        match (&shared, &**parts) {
            (Some(shared), [first, rest @ ..]) => deflater.deflate_behind(shared, first, rest),
            (_, parts) => deflater.deflate(parts),
        }
    });
    let names = shards.iter().zip(streams);
    names
        .map(|(shard, stream)| files.add(FileKind::Index, shard, code, &stream))
        .collect()
}

/// The parts of the list of ids.
fn ids(articles: &[Article], sizes: &Sizes) -> Result<Vec<Vec<u8>>, PackError> {
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
    let contents = lists.into_iter().map(|mut list| {
        list.0.sort();
        Ok(postcard::to_allocvec(&list)?)
    });
    contents.collect()
}
