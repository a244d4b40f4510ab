//! Lists files, for those who store them: an offline copy, or a site that keeps the files of its last version.

use aimaq_compact::order;
use aimaq_search::{SearchRequest, Sort};

use crate::directory::NameLocation;
use crate::file::{FileKind, FileName};
use crate::ids::Ids;
use crate::reader::{Library, Opened};
use crate::{FileSource, LibraryError};

impl<S: FileSource> Library<S> {
    /// The names of all files of these kinds, sorted, each once. If `regions` is not empty, only those files of texts that have an
    /// article about one of them. [`FileKind::Manifest`] adds nothing: the
    /// name of the manifest is known.
    ///
    /// # Errors
    /// [`LibraryError`], if the root or a page cannot be read.
    pub async fn files(
        &self,
        kinds: &[FileKind],
        regions: &[String],
    ) -> Result<Vec<FileName>, LibraryError> {
        let opened = self.opened().await?;
        let mut files = Vec::new();
        for &kind in kinds {
            match kind {
                FileKind::Manifest => {}
                FileKind::Root => files.push(self.manifest.root),
                FileKind::Pages => {
                    for kind in FileKind::ALL {
                        let directory = opened.root.directory(kind);
                        let pages = directory.into_iter().flat_map(|directory| {
                            (0..directory.pages()).filter_map(|page| directory.page(page))
                        });
                        files.extend(pages);
                    }
                }
                _ => {
                    let numbers = match kind {
                        FileKind::Texts if !regions.is_empty() => text_blocks_of(opened, regions),
                        _ => (0..count(opened, kind)).collect(),
                    };
                    for name in self.names(opened, kind, &numbers).await {
                        files.push(name?);
                    }
                }
            }
        }
        order::sort(&mut files);
        files.dedup();
        Ok(files)
    }

    /// The number of files of these kinds, and their total size in bytes. If `regions` is not empty, the size of the texts is estimated from
    /// the number of files.
    ///
    /// # Errors
    /// [`LibraryError`], if the root cannot be read.
    pub async fn size(
        &self,
        kinds: &[FileKind],
        regions: &[String],
    ) -> Result<(u32, u64), LibraryError> {
        let opened = self.opened().await?;
        let mut sum = (0, 0);
        for &kind in kinds {
            let total = self.manifest.total(kind);
            let (mut files, mut bytes) = (total.files, total.bytes);
            if kind == FileKind::Texts && !regions.is_empty() {
                files = text_blocks_of(opened, regions).len() as u32;
                bytes = bytes * u64::from(files) / u64::from(total.files.max(1));
            }
            sum = (sum.0 + files, sum.1 + bytes);
        }
        Ok(sum)
    }

    /// The names of the files that are read to show articles, by their numbers or by an id: sorted, each once, without the root. A page can
    /// announce them for preloading.
    ///
    /// # Errors
    /// [`LibraryError`], if the root or a page cannot be read.
    pub async fn read_for(
        &self,
        id: Option<&str>,
        numbers: &[u32],
    ) -> Result<Vec<FileName>, LibraryError> {
        let opened = self.opened().await?;
        let root = &opened.root;
        let places = numbers
            .iter()
            .map(|&number| root.position(&root.texts, number));
        let blocks: Vec<u32> = places.flatten().map(|at| at.block).collect();
        let part: Vec<u32> = id
            .filter(|_| root.ids.files > 0)
            .map(|id| Ids::part_of(id, root.ids.files))
            .into_iter()
            .collect();
        let mut files = Vec::new();
        for (kind, numbers) in [(FileKind::Ids, part), (FileKind::Texts, blocks)] {
            let Some(directory) = root.directory(kind) else {
                continue;
            };
            for &number in &numbers {
                if let Some(NameLocation::InPage(page, _)) = directory.find(kind, number) {
                    files.extend(directory.page(page));
                }
            }
            for name in self.names(opened, kind, &numbers).await {
                files.push(name?);
            }
        }
        order::sort(&mut files);
        files.dedup();
        Ok(files)
    }
}

fn count(opened: &Opened, kind: FileKind) -> u32 {
    opened
        .root
        .directory(kind)
        .map_or(0, |directory| directory.files)
}

/// The numbers of the text blocks with an article about one of the regions, ascending.
fn text_blocks_of(opened: &Opened, regions: &[String]) -> Vec<u32> {
    let request = SearchRequest {
        regions,
        sort: Sort::Date,
        limit: usize::MAX,
        ..SearchRequest::default()
    };
    // This needs no shard: regions are in the root of the index.
    let answer = aimaq_search::search(&opened.index(), &request);
    let blocks = answer
        .hits
        .iter()
        .filter_map(|hit| opened.root.position(&opened.root.texts, hit.article));
    let mut blocks: Vec<u32> = blocks.map(|at| at.block).collect();
    order::sort(&mut blocks);
    blocks.dedup();
    blocks
}
