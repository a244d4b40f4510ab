//! Packs articles into the files of a library.

mod dictionary;
mod files;
mod index;
mod phrases;
mod related;
mod renamed;
mod sizes;

use aimaq_article::Article;
use aimaq_compact::case::lowered;
use aimaq_compact::threads::{both, map};
use aimaq_deflate::{Deflater, Effort, SharedCode, train};
use aimaq_search::{BuiltIndex, Index};
use xxhash_rust::xxh64::Xxh64;

use crate::directory::Directory;
use crate::file::{FORMAT, FileKind, FileName};
use crate::ids::Ids;
use crate::letters::shorten;
use crate::manifest::Manifest;
use crate::phrases::Phrases;
use crate::related::Related;
use crate::root::{Blocks, LibraryRoot};
use crate::summary::heading;
use crate::texts::encode_article;
use crate::wire::encode;

use files::PackedFiles;
use phrases::Phrase;

pub use index::search_index;
pub use sizes::Sizes;

/// Maximum number of bytes that a dictionary is made from.
const SAMPLE: usize = 2 << 20;
/// Maximum number of contents that codes are made from.
const CONTENTS: usize = 256;
/// Number of codes for texts: where a block is one article, one for each language.
const TEXT_CODES: usize = 2;

/// The files of a library.
#[derive(Clone, Debug)]
pub struct PackedLibrary {
    /// Name of the manifest; it is one of the files.
    pub manifest: String,
    /// All files: names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Packs articles. They are numbered in the order given, which is the order of the list: newest first.
pub fn pack(articles: &[Article]) -> PackedLibrary {
    pack_with(articles, &Sizes::USUAL, 1)
}

/// The same, with files of other sizes, and on several threads. The bytes do not depend on the number of threads.
pub fn pack_with(articles: &[Article], sizes: &Sizes, threads: usize) -> PackedLibrary {
    let (built, packed) = both(
        threads,
        || search_index(articles, sizes.index, threads),
        || pack_texts(articles, sizes, threads),
    );
    let (mut files, mut root, corpus) = packed;
    // It was just built, so it opens; without its shards, that takes no time.
    let index = Index::open(&built.root).ok();
    let phrases = phrases::phrases(articles, threads);
    let related = related_in(articles, &built, threads);
    if root.headings.files.files == 0 {
        // A library of one block is small: the root has them, so that nothing more is fetched.
        root.related = related;
    } else {
        let ids = ids(articles, related, sizes);
        let mut packer = Packer {
            files: &mut files,
            codes: &mut root.codes,
            sizes,
            threads,
        };
        root.ids = packer.pack(FileKind::Ids, &ids, ids.len(), &[], 1);
    }
    let phrases = by_shard(&phrases, index.as_ref(), built.shards.len());
    root.index = Directory::of(&pack_shards(
        &built.shards,
        &phrases,
        &mut files,
        &mut root.codes,
        threads,
    ));
    let content = root.encode();
    // Hashes, text and index have little in common: each part gets codes of its own.
    let (hashes, dictionary) = content.split_at(content.len() - root.dictionary.len());
    let stream = Deflater::new(&[], Effort::THOROUGH).deflate(&[hashes, dictionary, &built.root]);
    let content = [&content[..], &built.root].concat();
    let manifest = Manifest {
        format: FORMAT,
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
    let mut files = files.into_named();
    files.push((manifest.clone(), bytes));
    PackedLibrary { manifest, files }
}

/// The related articles of each article, the oldest first.
fn related_in(articles: &[Article], built: &BuiltIndex, threads: usize) -> Vec<Vec<Related>> {
    // It was just built, so it is whole.
    let Ok(index) = Index::whole(built) else {
        return vec![Vec::new(); articles.len()];
    };
    let mut related = related::related(articles, &index, threads);
    related.reverse();
    related
}

/// Packs texts and headings. Returns their files, a root that names them, and the hash of the corpus.
fn pack_texts(
    articles: &[Article],
    sizes: &Sizes,
    threads: usize,
) -> (PackedFiles, LibraryRoot, u64) {
    let encoded = map(
        threads,
        articles,
        || (),
        |(), article| {
            let (head, lines) = encode_article(article);
            let short = (shorten(&head), shorten(&lines));
            (head, lines, short)
        },
    );
    let mut corpus = Xxh64::new(0);
    let mut bytes = 0;
    let mut oldest_first = Vec::with_capacity(articles.len());
    for (head, lines, short) in encoded.into_iter().rev() {
        corpus.update(&head);
        corpus.update(&lines);
        bytes += head.len() + lines.len();
        oldest_first.push(short);
    }
    let mut files = PackedFiles::default();
    let mut root = LibraryRoot {
        articles: articles.len() as u32,
        ..LibraryRoot::default()
    };
    if bytes <= sizes.whole {
        let shift = articles.len().next_power_of_two().ilog2() as u8;
        let mut deflater = Deflater::new(&[], Effort::THOROUGH);
        let names = contents(&oldest_first, shift).into_iter().map(|content| {
            let stream = deflater.deflate(&[&content]);
            files.add(FileKind::Texts, &content, 0, &stream)
        });
        let names: Vec<FileName> = names.collect();
        root.texts = Blocks {
            shift,
            files: Directory::of(&names),
        };
        return (files, root, corpus.digest());
    }
    // The dictionary and the number of articles in a block depend on the oldest articles only, up to a power of two. So a new
    // article leaves other files as they are until the corpus has doubled.
    let settled = 1 << articles.len().max(1).ilog2();
    let settled_parts = oldest_first.get(..settled).unwrap_or_default();
    let mean = lines_of(settled_parts) / settled;
    root.dictionary = dictionary::train(
        &sample(settled_parts),
        sizes.dictionary_size(articles.len()),
    );
    let shift = sizes.text_shift(articles.len(), mean);
    let headings = articles.iter().rev().map(|article| {
        let (head, titles) = encode_article(&heading(article));
        (shorten(&head), shorten(&titles))
    });
    let headings: Vec<EncodedArticle> = headings.collect();
    let mut packer = Packer {
        files: &mut files,
        codes: &mut root.codes,
        sizes,
        threads,
    };
    let mut blocks = |kind, parts: &[EncodedArticle], shift: u8, codes| {
        let contents = contents(parts, shift);
        let settled = settled >> shift;
        let files = packer.pack(kind, &contents, settled, &root.dictionary, codes);
        Blocks { shift, files }
    };
    root.texts = blocks(FileKind::Texts, &oldest_first, shift, TEXT_CODES);
    root.headings = blocks(FileKind::Headings, &headings, sizes.headings_shift, 1);
    (files, root, corpus.digest())
}

/// The head of an article, and its lines, at one byte a letter.
type EncodedArticle = (Vec<u8>, Vec<u8>);

/// Total length of the lines of all articles, in bytes.
fn lines_of(articles: &[EncodedArticle]) -> usize {
    articles.iter().map(|(_, lines)| lines.len()).sum()
}

/// Lines from all over the settled articles, about [`SAMPLE`] bytes at most.
fn sample(settled: &[EncodedArticle]) -> Vec<u8> {
    let step = lines_of(settled).div_ceil(SAMPLE).max(1);
    let some = settled.iter().step_by(step);
    some.flat_map(|(_, lines)| lines).copied().collect()
}

/// The contents of the blocks: number of articles, all heads, all lines.
fn contents(articles: &[EncodedArticle], shift: u8) -> Vec<Vec<u8>> {
    let blocks = articles.chunks(1 << shift).map(|block| {
        let mut content = shorten(&encode(&(block.len() as u32)));
        content.extend(block.iter().flat_map(|(head, _)| head));
        content.extend(block.iter().flat_map(|(_, lines)| lines));
        content
    });
    blocks.collect()
}

/// Packs contents of one kind.
struct Packer<'a> {
    files: &'a mut PackedFiles,
    /// The codes in the root.
    codes: &'a mut Vec<Vec<u8>>,
    sizes: &'a Sizes,
    threads: usize,
}

impl Packer<'_> {
    /// Packs contents that resemble each other, with `codes` codes made from the first `settled` of them.
    fn pack(
        &mut self,
        kind: FileKind,
        contents: &[Vec<u8>],
        settled: usize,
        dictionary: &[u8],
        codes: usize,
    ) -> Directory {
        let settled = contents.get(..settled).unwrap_or(contents);
        let codes = train(&sample_of(settled), dictionary, codes, true, Effort::QUICK);
        let first = self.codes.len() + 1;
        self.codes
            .extend(codes.iter().map(|code| code.header.clone()));
        let tool = || Deflater::new(dictionary, Effort::QUICK);
        let streams = map(self.threads, contents, tool, |deflater, content| {
            let best = SharedCode::best(&codes, content);
            (best, deflater.deflate_behind(&codes[best], content, &[]))
        });
        let files = contents.iter().zip(streams);
        let files =
            files.map(|(content, (code, stream))| (&**content, (first + code) as u8, stream));
        if contents.len() > self.sizes.direct.max(1) {
            return self.files.add_in_groups(kind, files, self.sizes.group);
        }
        let names =
            files.map(|(content, code, stream)| self.files.add(kind, content, code, &stream));
        let names: Vec<FileName> = names.collect();
        Directory::of(&names)
    }
}

/// At most [`CONTENTS`] of the contents, from all over.
fn sample_of<C: AsRef<[u8]>>(contents: &[C]) -> Vec<&[u8]> {
    let step = contents.len().div_ceil(CONTENTS).max(1);
    contents.iter().step_by(step).map(AsRef::as_ref).collect()
}

/// The phrases that go with each shard.
fn by_shard(phrases: &[Phrase], index: Option<&Index>, shards: usize) -> Vec<Phrases> {
    let mut all = vec![Phrases::default(); shards];
    for Phrase { text, lang } in phrases {
        let shard = index.map(|index| index.shard_of(&lowered(text)));
        if let Some(phrases) = shard.and_then(|shard| all.get_mut(shard as usize)) {
            phrases.add(*lang, text);
        }
    }
    all
}

/// Packs the parts of the index, each behind its phrases.
fn pack_shards(
    shards: &[Vec<u8>],
    phrases: &[Phrases],
    files: &mut PackedFiles,
    codes: &mut Vec<Vec<u8>>,
    threads: usize,
) -> Vec<FileName> {
    let contents: Vec<(Vec<u8>, usize)> = shards
        .iter()
        .zip(phrases)
        .map(|(shard, phrases)| {
            let phrases = phrases.encode();
            ([&phrases, &**shard].concat(), phrases.len())
        })
        .collect();
    // Phrases and the letters of the shard are alike.
    let parts = contents.iter().zip(shards).map(|((content, more), shard)| {
        let lengths = aimaq_search::parts(shard).into_iter().map(<[u8]>::len);
        let mut rest = &content[..];
        let mut more = *more;
        let part = |length: usize| {
            let (part, after) = rest.split_at(length + core::mem::take(&mut more));
            rest = after;
            part
        };
        lengths.map(part).collect()
    });
    let parts: Vec<Vec<&[u8]>> = parts.collect();
    let first: Vec<&[u8]> = parts
        .iter()
        .filter_map(|parts| parts.first().copied())
        .collect();
    let effort = Effort::for_size(shards.iter().map(Vec::len).sum());
    let shared = match shards {
        [_] => None,
        _ => train(&sample_of(&first), &[], 1, false, effort).pop(),
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
    let names = contents.iter().zip(streams);
    names
        .map(|((content, _), stream)| files.add(FileKind::Index, content, code, &stream))
        .collect()
}

/// The contents of the parts of the list of ids. `related` are the related articles of each article, the oldest first.
fn ids(articles: &[Article], related: Vec<Vec<Related>>, sizes: &Sizes) -> Vec<Vec<u8>> {
    let count = articles
        .iter()
        .map(|article| 1 + article.aliases.len())
        .sum();
    let parts = sizes.id_parts(count);
    let mut lists: Vec<Vec<(&str, u32, Vec<Related>)>> = vec![Vec::new(); parts as usize];
    for ((article, related), old) in articles.iter().rev().zip(related).zip(0..) {
        let former = article.aliases.iter().map(|id| (&**id, Vec::new()));
        for (id, related) in former.chain([(&*article.id, related)]) {
            if let Some(list) = lists.get_mut(Ids::part_of(id, parts) as usize) {
                list.push((id, old, related));
            }
        }
    }
    let contents = lists.into_iter().map(|mut list| {
        list.sort_by_key(|(id, old, _)| (*id, *old));
        let mut ids = Ids::default();
        for (id, old, related) in list {
            ids.articles.push((id.to_owned(), old));
            ids.related.push(related);
        }
        ids.encode()
    });
    contents.collect()
}
