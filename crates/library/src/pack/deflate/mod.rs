//! Writes raw deflate streams (RFC 1951) as small as they get, for many small contents that are alike.
//!
//! Two things are shared by all of them and stand before a stream when it is read: a dictionary that it refers back to, and the
//! header of its first block, with the codes that suit all contents of a kind together. A header of its own takes some
//! seventy bytes of a stream of a thousand. And since it is known beforehand what each step costs, the cheapest
//! steps are found at once.

mod bits;
mod code;
mod finder;
mod huffman;
mod parse;
mod shared;
mod step;

use bits::Bits;
use code::Code;
use finder::Finder;
use parse::Parser;
use step::{Counts, Step};

pub(super) use shared::{SharedCode, train};

/// How many places with the same beginning are compared.
const TRIES: usize = 24;
/// Parts are cut in pieces of so many bytes. Neighbours that get on with the same codes become one block again.
const PIECE: usize = 4 << 10;

/// Writes streams, one after another.
pub(super) struct Deflater {
    finder: Finder,
    parser: Parser,
    /// The window up to here stays.
    dictionary: usize,
}

/// A part of a stream, as it will be written.
enum Block {
    Stored(Vec<u8>),
    Coded(Vec<Step>, Counts, Code),
}

impl Deflater {
    /// For streams that are to be read behind a dictionary, which may be empty.
    pub fn new(dictionary: &[u8]) -> Deflater {
        Deflater {
            finder: Finder::new(dictionary, TRIES),
            parser: Parser::default(),
            dictionary: dictionary.len(),
        }
    }

    /// One stream of all `parts`. Where it pays, each has codes of its own: bytes that cannot be packed do not harm their neighbours.
    pub fn deflate(&mut self, parts: &[&[u8]]) -> Vec<u8> {
        self.finder.rewind(self.dictionary);
        let mut out = Bits::default();
        self.write(parts, &mut out);
        out.finish()
    }

    /// The same, to be read behind a header: the first part is in its codes.
    pub fn deflate_behind(
        &mut self,
        shared: &SharedCode,
        first: &[u8],
        parts: &[&[u8]],
    ) -> Vec<u8> {
        self.finder.rewind(self.dictionary);
        let mut out = Bits::default();
        let steps = self.parser.parse(&mut self.finder, first, &shared.costs);
        shared.code.write(&steps, &mut out);
        if !shared.last {
            self.write(parts, &mut out);
        }
        out.finish()
    }

    /// Appends blocks, of which the last is the last of the stream.
    fn write(&mut self, parts: &[&[u8]], out: &mut Bits) {
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts.iter().flat_map(|part| part.chunks(PIECE)) {
            let block = self.block(part);
            match (blocks.last_mut(), block) {
                (
                    Some(Block::Coded(steps, counts, code)),
                    Block::Coded(more, of_more, code_of_more),
                ) => {
                    let mut sums = counts.clone();
                    sums.join(&of_more);
                    let joint = Code::of(&sums);
                    let size = |code: &Code, counts: &Counts| code.begin_bits() + code.bits(counts);
                    if size(&joint, &sums) <= size(code, counts) + size(&code_of_more, &of_more) {
                        steps.extend(more);
                        (*counts, *code) = (sums, joint);
                    } else {
                        blocks.push(Block::Coded(more, of_more, code_of_more));
                    }
                }
                (Some(Block::Stored(bytes)), Block::Stored(more))
                    if bytes.len() + more.len() <= usize::from(u16::MAX) =>
                {
                    bytes.extend(more);
                }
                (_, block) => blocks.push(block),
            }
        }
        if blocks.is_empty() {
            out.put(0b011, 10); // the last, fixed codes; the end
        }
        let last = blocks.len().saturating_sub(1);
        for (i, block) in blocks.iter().enumerate() {
            match block {
                Block::Coded(steps, _, code) => {
                    code.begin(i == last, out);
                    code.write(steps, out);
                }
                Block::Stored(bytes) => {
                    out.put(u32::from(i == last), 3);
                    let length = bytes.len() as u16; // it has no more
                    let mut block = length.to_le_bytes().to_vec();
                    block.extend((!length).to_le_bytes());
                    block.extend(bytes);
                    out.put_bytes(&block);
                }
            }
        }
    }

    /// The best block for some bytes.
    fn block(&mut self, bytes: &[u8]) -> Block {
        let begin = self.finder.end();
        let mut counts = Counts::all(0);
        for &byte in bytes {
            counts.literals[usize::from(byte)] += 1;
        }
        let mut code = Code::of(&counts);
        // Where each byte alone tells nothing, repetitions will hardly tell more.
        let noise = code.bits(&counts) as usize > bytes.len() * 8 * 63 / 64 && bytes.len() > 256;
        if noise {
            return self.stored(bytes);
        }
        let mut steps = Vec::new();
        for unknown in [6, 11] {
            self.finder.rewind(begin);
            steps = self
                .parser
                .parse(&mut self.finder, bytes, &code.costs(unknown));
            counts = Counts::all(0);
            counts.add(&steps);
            code = Code::of(&counts);
        }
        if code.begin_bits() + code.bits(&counts) > bytes.len() as u32 * 8 + 40 {
            self.finder.rewind(begin);
            return self.stored(bytes);
        }
        Block::Coded(steps, counts, code)
    }

    fn stored(&mut self, bytes: &[u8]) -> Block {
        self.finder.extend(bytes);
        Block::Stored(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deflate::{WINDOW, inflate, stored};

    fn read(dictionary: &[u8], header: &[u8], stream: &[u8], length: usize) -> Option<Vec<u8>> {
        let out = inflate(
            &[&stored(dictionary), header, stream],
            dictionary.len() + length,
        )?;
        out.get(dictionary.len()..).map(<[u8]>::to_vec)
    }

    fn there_and_back(dictionary: &[u8], parts: &[&[u8]]) {
        let all = parts.concat();
        let mut deflater = Deflater::new(dictionary);
        let stream = deflater.deflate(parts);
        assert_eq!(read(dictionary, &[], &stream, all.len()), Some(all.clone()));
        // What was written before leaves no trace.
        assert_eq!(deflater.deflate(parts), stream);
        for last in [true, false] {
            let parts = if last { &[&all[..]][..] } else { parts };
            let [first, rest @ ..] = parts else { continue };
            for code in train(&[first], dictionary, 2, last) {
                let stream = deflater.deflate_behind(&code, first, rest);
                let read = read(dictionary, &code.header, &stream, all.len());
                assert_eq!(read, Some(all.clone()));
            }
        }
    }

    #[test]
    fn a_dictionary_saves_and_comes_out_before_the_text() {
        let dictionary = "Қазақстан Республикасының ".as_bytes();
        let text = "Қазақстан Республикасының Президенті".as_bytes();
        let with = Deflater::new(dictionary).deflate(&[text]);
        let without = Deflater::new(&[]).deflate(&[text]);
        assert!(with.len() + 20 < without.len());
        there_and_back(dictionary, &[text]);
    }

    #[test]
    fn a_shared_code_saves_a_header() {
        let sentence = |n: u32| format!("{n} Өскеменде {} мектеп ашылды", n * n % 7919);
        let texts: Vec<String> = (0..99).map(sentence).collect();
        let texts: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
        let code = train(&texts, &[], 1, true).remove(0);
        let mut deflater = Deflater::new(&[]);
        for text in texts {
            let shared = deflater.deflate_behind(&code, text, &[]);
            assert!(shared.len() + 20 < deflater.deflate(&[text]).len());
        }
    }

    #[test]
    fn empty_parts_are_no_fault() {
        for parts in [&[&b""[..], b"a", b"", b"", b"b", b""][..], &[b""], &[]] {
            there_and_back(b"", parts);
        }
    }

    #[test]
    fn long_and_wide_contents_come_back() {
        let mut noise = 1u32;
        let noise: Vec<u8> = (0..100_000)
            .map(|_| {
                noise = noise.wrapping_mul(0x9e37_79b1).wrapping_add(12345);
                (noise >> 24) as u8
            })
            .collect();
        let few: Vec<u8> = noise.iter().map(|byte| byte & 3).collect();
        there_and_back(&few[..WINDOW], &[&few, &noise, &[7; 10_000], &few]);
        assert!(Deflater::new(&[]).deflate(&[&noise]).len() < noise.len() + 100);
        assert!(Deflater::new(&[]).deflate(&[&[7; 100_000]]).len() < 300);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(dictionary in prop::collection::vec(any::<u8>(), 0..2000), a: Vec<u8>, b in prop::collection::vec(0..4u8, 0..2000)) {
            there_and_back(&dictionary, &[&a, &b]);
        }

        #[test]
        fn what_is_in_the_dictionary_comes_back(dictionary in prop::collection::vec(0..3u8, 0..2000), text in prop::collection::vec(0..3u8, 0..2000)) {
            there_and_back(&dictionary, &[&text, &dictionary]);
        }
    }
}
