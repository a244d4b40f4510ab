//! Raw deflate streams (RFC 1951), and a dictionary that every stream may begin with.
//!
//! A browser unpacks with its own `DecompressionStream`, which knows no preset dictionaries. So the dictionary goes before
//! the stream as blocks that are stored as they are: the stream's own data may then refer back to it as to anything that
//! came before, and the reader drops the dictionary from what comes out.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use crate::PackError;

/// How far back a stream may refer: no dictionary may be longer.
pub(crate) const WINDOW: usize = 32 << 10;

/// The level that packs these texts best.
const LEVEL: Compression = Compression::new(8);

/// Unpacks what the concatenation of `parts`, one raw deflate stream, holds: exactly `length` bytes, else `None`. For
/// sources outside the browser.
pub fn inflate(parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
    let stream = parts.concat();
    // What deflate cannot reach is not waited for.
    if length / 1032 > stream.len() {
        return None;
    }
    // With one byte of room more than there should be, a stream that holds more is seen.
    let mut out = vec![0; length + 1];
    let mut state = Decompress::new(false);
    let status = state.decompress(&stream, &mut out, FlushDecompress::Finish);
    let whole = matches!(status, Ok(Status::StreamEnd))
        && state.total_in() == stream.len() as u64
        && state.total_out() == length as u64;
    out.truncate(length);
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
    state: Compress,
}

impl Deflater {
    pub fn new() -> Deflater {
        Deflater {
            state: Compress::new(LEVEL, false),
        }
    }

    /// One stream of all `parts`. Each part has codes of its own: bytes that cannot be packed do not harm their neighbours.
    /// With a dictionary, the stream is to be read behind [`stored`].
    ///
    /// # Errors
    /// What the compressor says; it has no reason to.
    pub fn deflate(&mut self, dictionary: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>, PackError> {
        self.state.reset();
        if !dictionary.is_empty() {
            self.state
                .set_dictionary(dictionary)
                .map_err(|_| PackError)?;
        }
        let mut out = Vec::new();
        let last = parts.len().saturating_sub(1);
        for (i, part) in parts.iter().enumerate() {
            let flush = if i < last {
                FlushCompress::Sync
            } else {
                FlushCompress::Finish
            };
            self.feed(part, flush, &mut out)?;
        }
        Ok(out)
    }

    fn feed(
        &mut self,
        part: &[u8],
        flush: FlushCompress,
        out: &mut Vec<u8>,
    ) -> Result<(), PackError> {
        let begin = self.state.total_in();
        loop {
            out.reserve(part.len() / 2 + 1024);
            let read = (self.state.total_in() - begin) as usize;
            let rest = part.get(read..).unwrap_or_default();
            let status = self.state.compress_vec(rest, out, flush);
            let read = (self.state.total_in() - begin) as usize;
            let room = out.capacity() > out.len();
            match status.map_err(|_| PackError)? {
                Status::StreamEnd => return Ok(()),
                // All is written where room was left. There is no progress where there was nothing to do.
                _ if flush == FlushCompress::Sync && read == part.len() && room => return Ok(()),
                Status::BufError if room => return Err(PackError),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(dictionary: &[u8], parts: &[&[u8]]) -> Option<Vec<u8>> {
        let stream = Deflater::new().deflate(dictionary, parts).ok()?;
        let length = dictionary.len() + parts.concat().len();
        let out = inflate(&[&stored(dictionary), &stream], length)?;
        out.get(dictionary.len()..).map(<[u8]>::to_vec)
    }

    #[test]
    fn a_dictionary_saves_and_comes_out_before_the_text() {
        let dictionary = "Қазақстан Республикасының ".as_bytes();
        let text = "Қазақстан Республикасының Президенті".as_bytes();
        let with = Deflater::new()
            .deflate(dictionary, &[text])
            .expect("packed");
        let without = Deflater::new().deflate(&[], &[text]).expect("packed");
        assert!(with.len() + 20 < without.len());
        assert_eq!(there_and_back(dictionary, &[text]).as_deref(), Some(text));
    }

    #[test]
    fn empty_parts_are_no_fault() {
        for parts in [&[&b""[..], b"a", b"", b"", b"b", b""][..], &[b""]] {
            assert_eq!(there_and_back(b"", parts), Some(parts.concat()));
        }
    }

    #[test]
    fn a_stream_that_is_longer_or_shorter_than_said_or_goes_on_is_none() {
        let stream = Deflater::new()
            .deflate(&[], &[&[7; 100_000]])
            .expect("packed");
        assert_eq!(inflate(&[&stream], 100_000), Some(vec![7; 100_000]));
        assert_eq!(inflate(&[&stream], 99_999), None);
        assert_eq!(inflate(&[&stream], 100_001), None);
        assert_eq!(inflate(&[&stream], usize::MAX), None);
        assert_eq!(inflate(&[&stream, &[0]], 100_000), None);
        assert_eq!(inflate(&[&stream[..stream.len() - 1]], 100_000), None);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(dictionary in prop::collection::vec(any::<u8>(), 0..WINDOW), a: Vec<u8>, b in prop::collection::vec(0..4u8, 0..9000)) {
            prop_assert_eq!(there_and_back(&dictionary, &[&a, &b]), Some([&a[..], &b[..]].concat()));
        }

        #[test]
        fn any_bytes_are_a_stream_or_none(bytes: Vec<u8>, length in 0..10_000usize) {
            let _ = inflate(&[&bytes], length);
        }
    }
}
