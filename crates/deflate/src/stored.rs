//! Stored blocks: bytes as they are, behind a head of five bytes (RFC 1951, 3.2.4).

/// Length of the head of a stored block.
const HEAD: usize = 5;

/// A stream of stored blocks, for bytes that cannot be compressed.
pub fn stored_stream(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + HEAD);
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        append(&mut out, block, blocks.peek().is_none());
    }
    out
}

/// The content of a stream of one stored block; `None` if the stream is no such block.
pub fn stored_content(stream: &[u8]) -> Option<&[u8]> {
    match stream {
        [1, a, b, _, _, content @ ..]
            if content.len() == usize::from(u16::from_le_bytes([*a, *b])) =>
        {
            Some(content)
        }
        _ => None,
    }
}

/// What a reader puts before a stream that refers back to a dictionary: stored blocks, none of them the last. There are no blocks for an
/// empty dictionary. No more than the last [`WINDOW`](crate::WINDOW) bytes of a dictionary are of use.
pub fn dictionary_block(dictionary: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(dictionary.len() + HEAD);
    for block in dictionary.chunks(usize::from(u16::MAX)) {
        append(&mut out, block, false);
    }
    out
}

/// Appends a block of at most 65,535 bytes.
fn append(out: &mut Vec<u8>, bytes: &[u8], last: bool) {
    let length = bytes.len() as u16;
    out.push(u8::from(last));
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_stored_stream_may_be_long() {
        let bytes = vec![7; 150_000];
        let mut out = Vec::new();
        let stream = stored_stream(&bytes);
        let mut decoder = flate2::read::DeflateDecoder::new(&stream[..]);
        decoder.read_to_end(&mut out).expect("a whole stream");
        assert_eq!(out, bytes);
    }

    #[test]
    fn one_stored_block_is_read_without_inflating() {
        let stream = stored_stream(&[7; 100]);
        assert_eq!(stored_content(&stream), Some(&[7; 100][..]));
        assert_eq!(stored_content(&stream[..stream.len() - 1]), None);
        assert_eq!(
            stored_content(&dictionary_block(&[7; 100])),
            None,
            "others follow"
        );
        assert_eq!(stored_content(&[]), None);
    }
}
