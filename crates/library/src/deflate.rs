//! Raw deflate streams (RFC 1951), and a dictionary that every stream may begin with.
//!
//! A browser unpacks with its own `DecompressionStream`, which knows no preset dictionaries. So the dictionary goes before
//! the stream as blocks that are stored as they are: the stream's own data may then refer back to it as to anything that
//! came before, and the reader drops the dictionary from what comes out.

use flate2::{Decompress, FlushDecompress, Status};

/// How far back a stream may refer: no dictionary may be longer.
pub(crate) const WINDOW: usize = 32 << 10;

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

/// What a stream of one stored block holds: the names of files are such, and need no unpacking.
pub(crate) fn unstored(stream: &[u8]) -> Option<&[u8]> {
    match stream {
        [1, a, b, _, _, content @ ..]
            if content.len() == usize::from(u16::from_le_bytes([*a, *b])) =>
        {
            Some(content)
        }
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_stream_that_is_longer_or_shorter_than_said_or_goes_on_is_none() {
        let mut stream = stored(&[7; 10_000]);
        stream[0] = 1; // the last block
        assert_eq!(inflate(&[&stream], 10_000), Some(vec![7; 10_000]));
        assert_eq!(inflate(&[&stream], 9_999), None);
        assert_eq!(inflate(&[&stream], 10_001), None);
        assert_eq!(inflate(&[&stream], usize::MAX), None);
        assert_eq!(inflate(&[&stream, &[0]], 10_000), None);
        assert_eq!(inflate(&[&stream[..stream.len() - 1]], 10_000), None);
    }

    #[test]
    fn one_stored_block_needs_no_unpacking() {
        let mut stream = stored(&[7; 100]);
        assert_eq!(unstored(&stream), None, "others follow");
        stream[0] = 1;
        assert_eq!(unstored(&stream), Some(&[7; 100][..]));
        assert_eq!(unstored(&stream[..stream.len() - 1]), None);
        assert_eq!(unstored(&[]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_stream_or_none(bytes: Vec<u8>, length in 0..10_000usize) {
            let _ = inflate(&[&bytes], length);
        }
    }
}
