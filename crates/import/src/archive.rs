//! The files inside a DOCX, ODT or XLSX, with limits on what they unpack to. Nothing is ever written to a path of an archive.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::refusal::Refusal;

/// The largest archive that is read, in bytes.
pub const MOST_ARCHIVE: u64 = 32 << 20;
/// The most that the entries which are read unpack to together, in bytes.
const MOST_UNPACKED: u64 = 16 << 20;
/// The most entries. A text document has some twenty, and one for each picture.
const MOST_ENTRIES: usize = 4_000;

/// An archive of a document.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many more bytes may be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// If it is damaged, has too many entries, a path that leads out of it, or entries that say they are too large.
    pub fn open(bytes: &'b [u8]) -> Result<Archive<'b>, Refusal> {
        if entries(bytes).is_none_or(|entries| entries > MOST_ENTRIES) {
            return Err(Refusal::Bomb {
                entry: "the list of files".to_owned(),
            });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
        for name in zip.file_names() {
            let name = name.map_err(Refusal::damaged)?;
            let leads_out = name.split(['/', '\\']).any(|part| part == "..");
            if leads_out || name.starts_with(['/', '\\']) || name.contains([':', '\0']) {
                return Err(Refusal::Path {
                    path: name.into_owned(),
                });
            }
        }
        Ok(Archive {
            zip,
            left: MOST_UNPACKED,
        })
    }

    /// Unpacks an entry; `None` if there is none of this name.
    ///
    /// # Errors
    /// If it is damaged, or unpacks to more than is left of the limit.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut bytes = Vec::new();
        let read = self.unpack(name, &mut bytes)?;
        Ok(read.then_some(bytes))
    }

    /// Unpacks every entry that ends like this and keeps nothing, to be sure that another reader can.
    ///
    /// # Errors
    /// See [`Archive::read`].
    pub fn measure(&mut self, ending: &str) -> Result<(), Refusal> {
        let names = self
            .zip
            .file_names()
            .flatten()
            .filter(|name| name.ends_with(ending));
        let names: Vec<String> = names.map(|name| name.into_owned()).collect();
        for name in names {
            self.unpack(&name, &mut io::sink())?;
        }
        Ok(())
    }

    fn unpack(&mut self, name: &str, to: &mut impl io::Write) -> Result<bool, Refusal> {
        let bomb = || Refusal::Bomb {
            entry: name.to_owned(),
        };
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::FileNotFound) => return Ok(false),
            Err(error) => return Err(Refusal::damaged(error)),
        };
        if entry.size() > self.left {
            return Err(bomb());
        }
        // The size in the list may be a lie.
        let unpacked = io::copy(&mut entry.take(self.left + 1), to).map_err(Refusal::damaged)?;
        self.left = self.left.checked_sub(unpacked).ok_or_else(bomb)?;
        Ok(true)
    }
}

/// The number of entries, from the record at the end of an archive; `None` if there is none, or if it is one of more than 65,534.
fn entries(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail
        .windows(4)
        .rposition(|window| window == b"PK\x05\x06")?;
    match tail.get(at + 10..at + 12)? {
        [0xff, 0xff] => None,
        &[low, high] => Some(usize::from(u16::from_le_bytes([low, high]))),
        _ => None,
    }
}
