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
use code::{Code, Costs};
use finder::Finder;
use parse::Parser;
use step::{Counts, Step};

pub(super) use shared::{SharedCode, train};

/// How much is tried to make streams small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Shorter repetitions are not looked for: 3 or 4 bytes.
    shortest: usize,
    /// How many places with the same beginning are compared.
    tries: usize,
    /// Parts are cut in pieces of so many bytes, one way after the other: the smallest stream is taken. Neighbours that get on with the
    /// same codes become one block again.
    pieces: &'static [usize],
    /// How often the codes of a block and its steps are fitted to each other at most.
    fittings: usize,
}

impl Effort {
    /// For much.
    pub const QUICK: Effort = Effort {
        shortest: 4,
        tries: 24,
        pieces: &[4 << 10],
        fittings: 0,
    };
    /// For little, or what everybody fetches: a hundredth less for some times the work.
    pub const THOROUGH: Effort = Effort {
        shortest: 3,
        tries: 200,
        pieces: &[1 << 10, 4 << 10, 16 << 10],
        fittings: 8,
    };

    /// For so many bytes.
    pub fn of(bytes: usize) -> Effort {
        match bytes {
            ..LITTLE => Self::THOROUGH,
            _ => Self::QUICK,
        }
    }
}

/// So many bytes take part of a second with all effort.
const LITTLE: usize = 2 << 20;

/// Writes streams, one after another.
pub(super) struct Deflater {
    finder: Finder,
    parser: Parser,
    /// The window up to here stays.
    dictionary: usize,
    effort: Effort,
}

/// A part of a stream, as it will be written.
enum Block {
    Stored(Vec<u8>),
    Coded(Vec<Step>, Counts, Code),
}

impl Deflater {
    /// For streams that are to be read behind a dictionary, which may be empty.
    pub fn new(dictionary: &[u8], effort: Effort) -> Deflater {
        Deflater {
            finder: Finder::new(dictionary, effort),
            parser: Parser::default(),
            dictionary: dictionary.len(),
            effort,
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
        let begin = self.finder.end();
        let ways = self.effort.pieces.iter().map(|&piece| {
            self.finder.rewind(begin);
            let blocks = self.blocks(parts, piece);
            self.finder.rewind(begin);
            self.fitted(&parts.concat(), blocks)
        });
        let size = |blocks: &Vec<Block>| blocks.iter().map(Block::bits).sum::<u32>();
        let blocks = ways.min_by_key(size).unwrap_or_default();
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

    /// Blocks for parts that are cut in pieces.
    fn blocks(&mut self, parts: &[&[u8]], piece: usize) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts.iter().flat_map(|part| part.chunks(piece)) {
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
        blocks
    }

    /// The same blocks of some bytes, with steps and codes that are fitted to each other.
    fn fitted(&mut self, mut bytes: &[u8], blocks: Vec<Block>) -> Vec<Block> {
        let blocks = blocks.into_iter().map(|block| {
            let (these, rest) = bytes.split_at(block.length());
            bytes = rest;
            if let Block::Stored(_) = block {
                self.finder.extend(these);
                return block;
            }
            self.fit(these, block)
        });
        blocks.collect()
    }

    fn fit(&mut self, bytes: &[u8], mut best: Block) -> Block {
        let begin = self.finder.end();
        for _ in 0..self.effort.fittings {
            let Block::Coded(_, counts, _) = &best else {
                break;
            };
            let costs = Costs::of(counts);
            self.finder.rewind(begin);
            let block = self.parsed(bytes, &costs);
            if block.bits() >= best.bits() {
                break;
            }
            best = block;
        }
        best
    }

    /// A block by what steps cost.
    fn parsed(&mut self, bytes: &[u8], costs: &Costs) -> Block {
        let steps = self.parser.parse(&mut self.finder, bytes, costs);
        let mut counts = Counts::all(0);
        counts.add(&steps);
        let code = Code::of(&counts);
        Block::Coded(steps, counts, code)
    }

    /// A good block for some bytes.
    fn block(&mut self, bytes: &[u8]) -> Block {
        let begin = self.finder.end();
        let mut counts = Counts::all(0);
        for &byte in bytes {
            counts.literals[usize::from(byte)] += 1;
        }
        let code = Code::of(&counts);
        // Where each byte alone tells nothing, repetitions will hardly tell more.
        let noise = code.bits(&counts) as usize > bytes.len() * 8 * 63 / 64 && bytes.len() > 256;
        if noise {
            return self.stored(bytes);
        }
        let mut block = self.parsed(bytes, &code.costs(6));
        if let Block::Coded(_, _, code) = &block {
            self.finder.rewind(begin);
            block = self.parsed(bytes, &code.costs(11));
        }
        if block.bits() > bytes.len() as u32 * 8 + 40 {
            self.finder.rewind(begin);
            return self.stored(bytes);
        }
        block
    }

    fn stored(&mut self, bytes: &[u8]) -> Block {
        self.finder.extend(bytes);
        Block::Stored(bytes.to_vec())
    }
}

impl Block {
    /// How many bytes it holds.
    fn length(&self) -> usize {
        match self {
            Block::Stored(bytes) => bytes.len(),
            Block::Coded(steps, ..) => steps.iter().map(Step::bytes).sum(),
        }
    }

    /// How many bits it takes, at most.
    fn bits(&self) -> u32 {
        match self {
            Block::Stored(bytes) => bytes.len() as u32 * 8 + 42,
            Block::Coded(_, counts, code) => code.begin_bits() + code.bits(counts),
        }
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
        let effort = match all.len() {
            ..10_000 => Effort::THOROUGH,
            _ => Effort::QUICK,
        };
        let mut deflater = Deflater::new(dictionary, effort);
        let stream = deflater.deflate(parts);
        assert_eq!(read(dictionary, &[], &stream, all.len()), Some(all.clone()));
        // What was written before leaves no trace.
        assert_eq!(deflater.deflate(parts), stream);
        for last in [true, false] {
            let parts = if last { &[&all[..]][..] } else { parts };
            let [first, rest @ ..] = parts else { continue };
            for code in train(&[first], dictionary, 2, last, effort) {
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
        let with = Deflater::new(dictionary, Effort::THOROUGH).deflate(&[text]);
        let without = Deflater::new(&[], Effort::THOROUGH).deflate(&[text]);
        assert!(with.len() + 20 < without.len());
        there_and_back(dictionary, &[text]);
    }

    #[test]
    fn a_shared_code_saves_a_header() {
        let sentence = |n: u32| format!("{n} Өскеменде {} мектеп ашылды", n * n % 7919);
        let texts: Vec<String> = (0..99).map(sentence).collect();
        let texts: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
        let code = train(&texts, &[], 1, true, Effort::THOROUGH).remove(0);
        let mut deflater = Deflater::new(&[], Effort::THOROUGH);
        for text in texts {
            let shared = deflater.deflate_behind(&code, text, &[]);
            assert!(shared.len() + 20 < deflater.deflate(&[text]).len());
        }
    }

    #[test]
    fn all_effort_makes_a_stream_smaller() {
        let line = |n: u32| format!("{} мектеп пен {n} балабақша, құны {}\n", n % 7, n * n % 997);
        let text: String = (0..300).map(line).collect();
        let columns: Vec<u8> = (0..5_000u32).map(|n| (n * n % 51) as u8).collect();
        let parts = [text.as_bytes(), &columns];
        let quick = Deflater::new(&[], Effort::QUICK).deflate(&parts);
        let thorough = Deflater::new(&[], Effort::THOROUGH).deflate(&parts);
        assert!(thorough.len() < quick.len());
        let all = parts.concat();
        for stream in [quick, thorough] {
            assert_eq!(inflate(&[&stream], all.len()), Some(all.clone()));
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
        assert!(Deflater::new(&[], Effort::QUICK).deflate(&[&noise]).len() < noise.len() + 100);
        assert!(
            Deflater::new(&[], Effort::QUICK)
                .deflate(&[&[7; 100_000]])
                .len()
                < 300
        );
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
