//! Unpacks raw deflate streams (RFC 1951) outside the browser. In a browser, `DecompressionStream` does.

use flate2::{Decompress, FlushDecompress, Status};

/// Deflate cannot expand a byte to more than this many.
const MAX_EXPANSION: usize = 1032;

/// Unpacks the concatenation of `parts`, which is one raw deflate stream, to exactly `length` bytes. Returns `None` if it is no such
/// stream, or has more or fewer bytes.
pub fn inflate(parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
    let stream = parts.concat();
    // Do not allocate what the stream cannot fill.
    if length / MAX_EXPANSION > stream.len() {
        return None;
    }
    // One byte of extra room reveals a stream with too many bytes.
    let mut out = vec![0; length + 1];
    let mut state = Decompress::new(false);
    let status = state.decompress(&stream, &mut out, FlushDecompress::Finish);
    let whole = matches!(status, Ok(Status::StreamEnd))
        && state.total_in() == stream.len() as u64
        && state.total_out() == length as u64;
    out.truncate(length);
    whole.then_some(out)
}

#[cfg(test)]
mod tests {
    use aimaq_deflate::stored_stream;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_stream_of_another_length_or_with_more_behind_it_is_none() {
        let stream = stored_stream(&[7; 10_000]);
        assert_eq!(inflate(&[&stream], 10_000), Some(vec![7; 10_000]));
        assert_eq!(inflate(&[&stream], 9_999), None);
        assert_eq!(inflate(&[&stream], 10_001), None);
        assert_eq!(inflate(&[&stream], usize::MAX), None);
        assert_eq!(inflate(&[&stream, &[0]], 10_000), None);
        assert_eq!(inflate(&[&stream[..stream.len() - 1]], 10_000), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_stream_or_none(bytes: Vec<u8>, length in 0..10_000usize) {
            let _ = inflate(&[&bytes], length);
        }
    }
}
