//! Raw deflate streams (RFC 1951), and a dictionary that every stream may begin with.
//!
//! A browser unpacks with its own `DecompressionStream`, which knows no preset dictionaries. So the dictionary goes before
//! the stream as blocks that are stored as they are: the stream's own data may then refer back to it as to anything that
//! came before, and the reader drops the dictionary from what comes out.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// How far back a stream may refer: no dictionary may be longer.
pub(crate) const WINDOW: usize = 32 << 10;

/// Natively, the window of raw deflate is given as a negative number.
const RAW: i32 = -15;
const LEVEL: i32 = 9;

/// Unpacks what the concatenation of `parts`, one raw deflate stream, holds: exactly `length` bytes, else `None`. For
/// sources outside the browser.
pub fn inflate(parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
    let stream = parts.concat();
    // What deflate cannot reach is not waited for.
    if length / 1032 > stream.len() {
        return None;
    }
    let mut out = vec![0; length];
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = DecompressorOxide::new();
    let (status, read, written) = decompress(&mut state, &stream, &mut out, 0, flags);
    let whole = status == TINFLStatus::Done && read == stream.len() && written == length;
    whole.then_some(out)
}

/// A dictionary as a reader puts it before a stream: stored blocks, none of them the last.
pub(crate) fn stored(dictionary: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(dictionary.len() + 5);
    // A window is less than the 64 kB that one block can hold.
    if let Ok(length) = u16::try_from(dictionary.len())
        && length > 0
    {
        out.push(0);
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(dictionary);
    }
    out
}

/// Packs streams, one after another.
pub(crate) struct Deflater {
    state: Box<CompressorOxide>,
    buffer: Vec<u8>,
}

impl Deflater {
    pub fn new() -> Deflater {
        let flags = create_comp_flags_from_zip_params(LEVEL, RAW, 0);
        Deflater {
            state: Box::new(CompressorOxide::new(flags)),
            buffer: vec![0; 64 << 10],
        }
    }

    /// One stream of all `parts`. Each part has codes of its own: bytes that cannot be packed do not harm their neighbours.
    /// With a dictionary, the stream is to be read behind [`stored`].
    pub fn deflate(&mut self, dictionary: &[u8], parts: &[&[u8]]) -> Vec<u8> {
        self.state.reset();
        if !dictionary.is_empty() {
            self.feed(dictionary, TDEFLFlush::Sync, &mut |_| {});
        }
        let mut out = Vec::new();
        let last = parts.len().saturating_sub(1);
        for (i, part) in parts.iter().enumerate() {
            let flush = if i < last {
                TDEFLFlush::Sync
            } else {
                TDEFLFlush::Finish
            };
            self.feed(part, flush, &mut |bytes| out.extend_from_slice(bytes));
        }
        out
    }

    fn feed(&mut self, mut input: &[u8], flush: TDEFLFlush, sink: &mut dyn FnMut(&[u8])) {
        loop {
            let (status, read, written) = compress(&mut self.state, input, &mut self.buffer, flush);
            sink(self.buffer.get(..written).unwrap_or_default());
            input = input.get(read..).unwrap_or_default();
            let drained = input.is_empty() && written < self.buffer.len();
            match status {
                TDEFLStatus::Okay if flush == TDEFLFlush::Finish || !drained => {}
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(dictionary: &[u8], parts: &[&[u8]]) -> Option<Vec<u8>> {
        let stream = Deflater::new().deflate(dictionary, parts);
        let length = dictionary.len() + parts.concat().len();
        let out = inflate(&[&stored(dictionary), &stream], length)?;
        out.get(dictionary.len()..).map(<[u8]>::to_vec)
    }

    #[test]
    fn a_dictionary_saves_and_comes_out_before_the_text() {
        let dictionary = "Қазақстан Республикасының ".as_bytes();
        let text = "Қазақстан Республикасының Президенті".as_bytes();
        let with = Deflater::new().deflate(dictionary, &[text]);
        let without = Deflater::new().deflate(&[], &[text]);
        assert!(with.len() + 20 < without.len());
        assert_eq!(there_and_back(dictionary, &[text]).as_deref(), Some(text));
    }

    #[test]
    fn a_stream_that_is_longer_or_shorter_than_said_or_goes_on_is_none() {
        let stream = Deflater::new().deflate(&[], &[&[7; 100_000]]);
        assert_eq!(inflate(&[&stream], 100_000), Some(vec![7; 100_000]));
        assert_eq!(inflate(&[&stream], 99_999), None);
        assert_eq!(inflate(&[&stream], 100_001), None);
        assert_eq!(inflate(&[&stream], usize::MAX), None);
        assert_eq!(inflate(&[&stream, &[0]], 100_000), None);
        assert_eq!(inflate(&[&stream[..stream.len() - 1]], 100_000), None);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(dictionary in prop::collection::vec(any::<u8>(), 0..4000), a: Vec<u8>, b in prop::collection::vec(0..4u8, 0..9000)) {
            prop_assert_eq!(there_and_back(&dictionary, &[&a, &b]), Some([&a[..], &b[..]].concat()));
        }

        #[test]
        fn any_bytes_are_a_stream_or_none(bytes: Vec<u8>, length in 0..10_000usize) {
            let _ = inflate(&[&bytes], length);
        }
    }
}
