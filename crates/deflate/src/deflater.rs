//! Writes streams.

use crate::bits::BitStream;
use crate::code::BlockCode;
use crate::cost::CostModel;
use crate::effort::Effort;
use crate::header::Header;
use crate::match_finder::MatchFinder;
use crate::parser::Parser;
use crate::shared::SharedCode;
use crate::symbol::{Frequencies, Step};

/// Writes streams that share a dictionary.
pub struct Deflater {
    finder: MatchFinder,
    parser: Parser,
    /// Length of the dictionary.
    dictionary: usize,
    effort: Effort,
}

/// A block of a stream before it is written.
enum DeflateBlock {
    Stored(Vec<u8>),
    Coded(Vec<Step>, Frequencies, BlockCode),
}

impl Deflater {
    /// For streams that are read behind [`dictionary_block`](crate::dictionary_block) of this dictionary, which may be empty.
    pub fn new(dictionary: &[u8], effort: Effort) -> Deflater {
        Deflater {
            finder: MatchFinder::new(dictionary, effort),
            parser: Parser::default(),
            dictionary: dictionary.len(),
            effort,
        }
    }

    /// Returns one stream of all `parts`. A part gets blocks of its own where that is smaller: so bytes that cannot be compressed do not harm
    /// their neighbours.
    pub fn deflate(&mut self, parts: &[&[u8]]) -> Vec<u8> {
        self.finder.rewind(self.dictionary);
        let mut out = BitStream::default();
        self.write(parts, &mut out);
        out.finish()
    }

    /// Returns a stream to be read behind [`SharedCode::header`], in whose code `first` is written; `parts` follow as in
    /// [`Deflater::deflate`]. If the code is for the last block, there is no room for `parts`, and they must be empty.
    pub fn deflate_behind(
        &mut self,
        shared: &SharedCode,
        first: &[u8],
        parts: &[&[u8]],
    ) -> Vec<u8> {
        self.finder.rewind(self.dictionary);
        let mut out = BitStream::default();
        let steps = self.parser.parse(&mut self.finder, first, &shared.costs);
        shared.code.write(&steps, &mut out);
        if !shared.last {
            self.write(parts, &mut out);
        }
        out.finish()
    }

    /// Appends the blocks of `parts`, the last one marked as the last of the stream.
    fn write(&mut self, parts: &[&[u8]], out: &mut BitStream) {
        let begin = self.finder.end();
        let candidates = self.effort.pieces.iter().map(|&piece| {
            self.finder.rewind(begin);
            let blocks = self.blocks(parts, piece);
            self.finder.rewind(begin);
            self.refined(&parts.concat(), blocks)
        });
        let size = |blocks: &Vec<DeflateBlock>| blocks.iter().map(DeflateBlock::bits).sum::<u32>();
        let blocks = candidates.min_by_key(size).unwrap_or_default();
        if blocks.is_empty() {
            out.bits(0b011, 10); // an empty block with fixed codes, the last
        }
        let last = blocks.len().saturating_sub(1);
        for (i, block) in blocks.iter().enumerate() {
            match block {
                DeflateBlock::Coded(steps, _, code) => {
                    Header::of(code).write(i == last, out);
                    code.write(steps, out);
                }
                DeflateBlock::Stored(bytes) => {
                    out.bits(u32::from(i == last), 3);
                    let length = bytes.len() as u16; // `blocks` joins no more
                    let mut block = length.to_le_bytes().to_vec();
                    block.extend((!length).to_le_bytes());
                    block.extend(bytes);
                    out.bytes(&block);
                }
            }
        }
    }

    /// Blocks for parts that are cut into pieces.
    fn blocks(&mut self, parts: &[&[u8]], piece: usize) -> Vec<DeflateBlock> {
        let mut blocks: Vec<DeflateBlock> = Vec::new();
        for part in parts.iter().flat_map(|part| part.chunks(piece)) {
            let block = self.block(part);
            match (blocks.last_mut(), block) {
                (
                    Some(DeflateBlock::Coded(steps, frequencies, code)),
                    DeflateBlock::Coded(more, of_more, code_of_more),
                ) => {
                    let mut sums = frequencies.clone();
                    sums.add(&of_more);
                    let joint = BlockCode::of(&sums);
                    let size = |code: &BlockCode, frequencies: &Frequencies| {
                        Header::of(code).bits() + code.bits(frequencies)
                    };
                    if size(&joint, &sums)
                        <= size(code, frequencies) + size(&code_of_more, &of_more)
                    {
                        steps.extend(more);
                        (*frequencies, *code) = (sums, joint);
                    } else {
                        blocks.push(DeflateBlock::Coded(more, of_more, code_of_more));
                    }
                }
                (Some(DeflateBlock::Stored(bytes)), DeflateBlock::Stored(more))
                    if bytes.len() + more.len() <= usize::from(u16::MAX) =>
                {
                    bytes.extend(more);
                }
                (_, block) => blocks.push(block),
            }
        }
        blocks
    }

    /// The same blocks of `bytes`, with steps and codes adapted to each other.
    fn refined(&mut self, mut bytes: &[u8], blocks: Vec<DeflateBlock>) -> Vec<DeflateBlock> {
        let blocks = blocks.into_iter().map(|block| {
            let (these, rest) = bytes.split_at(block.length());
            bytes = rest;
            if let DeflateBlock::Stored(_) = block {
                self.finder.extend(these);
                return block;
            }
            self.refine(these, block)
        });
        blocks.collect()
    }

    fn refine(&mut self, bytes: &[u8], mut best: DeflateBlock) -> DeflateBlock {
        let begin = self.finder.end();
        for _ in 0..self.effort.iterations {
            let DeflateBlock::Coded(_, frequencies, _) = &best else {
                break;
            };
            let costs = CostModel::of_entropy(frequencies);
            self.finder.rewind(begin);
            let block = self.parsed(bytes, &costs);
            if block.bits() >= best.bits() {
                break;
            }
            best = block;
        }
        best
    }

    /// The block with the cheapest steps.
    fn parsed(&mut self, bytes: &[u8], costs: &CostModel) -> DeflateBlock {
        let steps = self.parser.parse(&mut self.finder, bytes, costs);
        let frequencies = Frequencies::of_block(&steps);
        let code = BlockCode::of(&frequencies);
        DeflateBlock::Coded(steps, frequencies, code)
    }

    /// A good block for `bytes`.
    fn block(&mut self, bytes: &[u8]) -> DeflateBlock {
        let begin = self.finder.end();
        let mut frequencies = Frequencies::uniform(0);
        for &byte in bytes {
            frequencies.literals[usize::from(byte)] += 1;
        }
        let code = BlockCode::of(&frequencies);
        // Bytes that a Huffman code does not compress rarely have matches.
        let noise =
            code.bits(&frequencies) as usize > bytes.len() * 8 * 63 / 64 && bytes.len() > 256;
        if noise {
            return self.stored(bytes);
        }
        let mut block = self.parsed(bytes, &CostModel::of_code(&code, 6));
        if let DeflateBlock::Coded(_, _, code) = &block {
            self.finder.rewind(begin);
            block = self.parsed(bytes, &CostModel::of_code(code, 11));
        }
        if block.bits() > bytes.len() as u32 * 8 + 40 {
            self.finder.rewind(begin);
            return self.stored(bytes);
        }
        block
    }

    fn stored(&mut self, bytes: &[u8]) -> DeflateBlock {
        self.finder.extend(bytes);
        DeflateBlock::Stored(bytes.to_vec())
    }
}

impl DeflateBlock {
    /// Number of bytes that it stands for.
    fn length(&self) -> usize {
        match self {
            DeflateBlock::Stored(bytes) => bytes.len(),
            DeflateBlock::Coded(steps, ..) => steps.iter().map(Step::length).sum(),
        }
    }

    /// Maximum number of bits that it takes.
    fn bits(&self) -> u32 {
        match self {
            DeflateBlock::Stored(bytes) => bytes.len() as u32 * 8 + 42,
            DeflateBlock::Coded(_, frequencies, code) => {
                Header::of(code).bits() + code.bits(frequencies)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;
    use crate::{WINDOW, dictionary_block, train};

    fn inflate(stream: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut decoder = flate2::read::DeflateDecoder::new(stream);
        decoder.read_to_end(&mut out).expect("a whole stream");
        assert_eq!(decoder.total_in(), stream.len() as u64);
        out
    }

    fn read(dictionary: &[u8], header: &[u8], stream: &[u8]) -> Vec<u8> {
        let whole = [&dictionary_block(dictionary), header, stream].concat();
        inflate(&whole).split_off(dictionary.len())
    }

    fn there_and_back(dictionary: &[u8], parts: &[&[u8]]) {
        let all = parts.concat();
        let effort = match all.len() {
            ..10_000 => Effort::THOROUGH,
            _ => Effort::QUICK,
        };
        let mut deflater = Deflater::new(dictionary, effort);
        let stream = deflater.deflate(parts);
        assert_eq!(read(dictionary, &[], &stream), all);
        // What was written before leaves no trace.
        assert_eq!(deflater.deflate(parts), stream);
        for last in [true, false] {
            let parts = if last { &[&all[..]][..] } else { parts };
            let [first, rest @ ..] = parts else { continue };
            for code in train(&[first], dictionary, 2, last, effort) {
                let stream = deflater.deflate_behind(&code, first, rest);
                assert_eq!(read(dictionary, &code.header, &stream), all);
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
            assert_eq!(inflate(&stream), all);
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
