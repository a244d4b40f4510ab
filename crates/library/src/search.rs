//! Searches the library.

use aimaq_search::{Index, LookupOptions, MissingShards, Search, SearchAnswer, SearchRequest};

use crate::file::FileKind;
use crate::join_bounded::{BoxedFuture, join_bounded};
use crate::reader::{Library, Opened};
use crate::{FileSource, LibraryError};

/// A search needs a few rounds of shards; more than this are a fault.
const MAX_ROUNDS: usize = 16;

/// With more articles than this, a step of a search may take milliseconds.
const MANY: u32 = 20_000;

impl<S: FileSource> Library<S> {
    /// Answers a query. [`SearchAnswer::not_searched`] has the words whose part of the index could not be read.
    ///
    /// # Errors
    /// [`LibraryError`], if nothing was found and a part of the index could not be read.
    pub async fn search(&self, request: &SearchRequest<'_>) -> Result<SearchAnswer, LibraryError> {
        let answer = self.search_while(request, &|| true).await?;
        Ok(answer.unwrap_or_default())
    }

    /// Like [`Library::search`], but returns `None` once `wanted` returns `false`. It is called before each round of fetching.
    ///
    /// # Errors
    /// As for [`Library::search`].
    pub async fn search_while(
        &self,
        request: &SearchRequest<'_>,
        wanted: &dyn Fn() -> bool,
    ) -> Result<Option<SearchAnswer>, LibraryError> {
        let opened = self.opened().await?;
        let eager = self.source.eager();
        // Every search tries again to read the shards that failed before.
        let mut failed = Vec::new();
        let mut failure = None;
        for round in 0..=MAX_ROUNDS {
            if !wanted() {
                return Ok(None);
            }
            let index = opened.index();
            let options = LookupOptions {
                failed: &failed,
                eager,
            };
            let missing = match Search::begin(&index, request, options) {
                Ok(mut search) => {
                    while search.step() {
                        self.rest().await;
                    }
                    let answer = search.finish();
                    return match failure {
                        Some(error) if answer.total == 0 => Err(error),
                        _ => Ok(Some(answer)),
                    };
                }
                Err(MissingShards(missing)) => missing,
            };
            // Without a snapshot, shards are inserted in place.
            drop(index);
            if round == MAX_ROUNDS {
                break;
            }
            let early = request.typing && failure.is_none();
            let early = early.then_some(request);
            for (shard, error) in self.fetch_shards(opened, &missing, early).await {
                failed.push(shard);
                failure = failure.or(Some(error));
            }
            // The last shard was just inserted.
            self.rest().await;
        }
        Err(failure.unwrap_or_else(|| self.manifest.root.damaged()))
    }

    /// Lets the page do other work if there is much to search.
    async fn rest(&self) {
        if self.manifest.articles > MANY {
            self.source.rest().await;
        }
    }

    /// Reads all of the index, so that no later search waits for a part of it.
    ///
    /// # Errors
    /// [`LibraryError`], if a part cannot be read. The others are loaded all the same.
    pub async fn load_index(&self) -> Result<(), LibraryError> {
        let opened = self.opened().await?;
        let missing = opened.index().not_loaded();
        match self.fetch_shards(opened, &missing, None).await.pop() {
            Some((_, error)) => Err(error),
            None => Ok(()),
        }
    }

    /// Puts shards into the index; those that cannot be had. Meanwhile the articles are read that are likely the first results
    /// of a request.
    async fn fetch_shards(
        &self,
        opened: &Opened,
        shards: &[u32],
        early: Option<&SearchRequest<'_>>,
    ) -> Vec<(u32, LibraryError)> {
        let names = self.names(opened, FileKind::Index, shards).await;
        let mut jobs: Vec<BoxedFuture<'_, Option<(u32, LibraryError)>>> = shards
            .iter()
            .zip(names)
            .map(|(&shard, name)| -> BoxedFuture<'_, _> {
                Box::pin(async move {
                    let put = async {
                        let name = name?;
                        let bytes = self.unpack(Some(opened), name).await?;
                        let inserted = opened.insert(shard, &bytes, self.manifest.format);
                        inserted.map_err(|_| name.damaged())
                    };
                    put.await.err().map(|error| (shard, error))
                })
            })
            .collect();
        let ahead = self.source.ahead();
        if let Some(request) = early.filter(|_| ahead > 0) {
            // Begun last: by then the shards are on their way.
            jobs.push(Box::pin(async move {
                let likely = likely(&opened.index(), shards, request, ahead);
                self.articles(&likely).await;
                None
            }));
        }
        join_bounded(jobs).await.into_iter().flatten().collect()
    }
}

/// The first results as far as the loaded shards tell; mostly they stay the first. None, if more shards are missing than those that are
/// being fetched.
fn likely(index: &Index, fetching: &[u32], request: &SearchRequest<'_>, most: usize) -> Vec<u32> {
    let request = SearchRequest {
        limit: most,
        ..*request
    };
    let options = LookupOptions {
        failed: fetching,
        eager: true,
    };
    let Ok(mut search) = Search::begin(index, &request, options) else {
        return Vec::new();
    };
    while search.step() {}
    let hits = search.finish().hits;
    hits.iter().map(|hit| hit.article).collect()
}
