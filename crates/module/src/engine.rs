//! Tasks in progress, and the requests that they wait for.
//!
//! The page drives the engine: it polls a task, answers the requests that the task then has, and polls it again. So no promise
//! crosses the border, and the Wasm needs no executor.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::rc::{Rc, Weak};

use aimaq_library::{FileSource, Library, SourceError};

use crate::answer::{self, SearchOptions};

/// What a task asks of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostRequest {
    /// The bytes of a file of the library, by its name.
    Read(String),
    /// The content of a raw deflate stream.
    Inflate(Vec<u8>),
}

type HostResponse = Result<Vec<u8>, SourceError>;
/// Where a task finds the response to its request.
type ResponseSlot = RefCell<Option<HostResponse>>;

#[derive(Debug, Default)]
struct HostRequests {
    /// Requests that the page has not been given yet.
    new: Vec<(u32, HostRequest)>,
    /// Requests without a response. The task that made one may be gone.
    pending: Vec<(u32, Weak<ResponseSlot>)>,
    count: u32,
    /// Whether the task polled last waits for nothing but its next turn.
    resting: bool,
}

/// The page as the source of a library's files.
#[derive(Clone, Debug, Default)]
pub struct HostSource(Rc<RefCell<HostRequests>>);

impl HostSource {
    async fn ask(&self, request: HostRequest) -> HostResponse {
        let slot = Rc::new(ResponseSlot::default());
        {
            let mut requests = self.0.borrow_mut();
            requests.count += 1;
            let number = requests.count;
            requests.new.push((number, request));
            requests.pending.push((number, Rc::downgrade(&slot)));
        }
        poll_fn(|_| match slot.take() {
            Some(response) => Poll::Ready(response),
            None => Poll::Pending,
        })
        .await
    }
}

impl FileSource for HostSource {
    async fn read(&self, name: &str) -> HostResponse {
        self.ask(HostRequest::Read(name.to_owned())).await
    }

    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        let stream = parts.concat();
        let content = self.ask(HostRequest::Inflate(stream)).await.ok()?;
        (content.len() == length).then_some(content)
    }

    /// A round costs more than a few kilobytes.
    fn eager(&self) -> bool {
        true
    }

    async fn rest(&self) {
        let mut rested = false;
        poll_fn(|_| match core::mem::replace(&mut rested, true) {
            true => Poll::Ready(()),
            false => {
                self.0.borrow_mut().resting = true;
                Poll::Pending
            }
        })
        .await;
    }
}

/// The result of a task.
enum TaskResult {
    Library(Rc<Library<HostSource>>),
    Json(String),
}

type Task = Pin<Box<dyn Future<Output = TaskResult>>>;

/// Open libraries and tasks. Each has a number, which is used once.
#[derive(Default)]
pub struct SearchEngine {
    source: HostSource,
    libraries: Vec<(u32, Rc<Library<HostSource>>)>,
    tasks: Vec<(u32, Task)>,
    count: u32,
}

impl SearchEngine {
    fn start(&mut self, task: impl Future<Output = TaskResult> + 'static) -> u32 {
        self.count += 1;
        self.tasks.push((self.count, Box::pin(task)));
        self.count
    }

    /// Starts to open the library whose manifest has this name. Returns the number of the task, which becomes the number of the
    /// library.
    pub fn open(&mut self, manifest: String) -> u32 {
        let source = self.source.clone();
        self.start(async move {
            let opened = async {
                let library = Library::open(source, &manifest).await?;
                library.prepare().await?;
                Ok(library)
            };
            match opened.await {
                Ok(library) => TaskResult::Library(Rc::new(library)),
                Err(error) => TaskResult::Json(answer::error(&error)),
            }
        })
    }

    /// Starts a search, as [`SearchOptions::parse`] reads it; returns the number of the task.
    pub fn search(&mut self, library: u32, text: &str) -> u32 {
        let library = self.library(library);
        let (options, query) = SearchOptions::parse(text);
        self.start(async move {
            let Some(library) = library else {
                return TaskResult::Json(String::new());
            };
            let found = answer::search(&library, &query, &options).await;
            TaskResult::Json(found.unwrap_or_else(|error| answer::error(&error)))
        })
    }

    /// Starts to read all of the index; returns the number of the task.
    pub fn load_index(&mut self, library: u32) -> u32 {
        let library = self.library(library);
        self.start(async move {
            let failed = match library {
                Some(library) => library.load_index().await.err(),
                None => None,
            };
            TaskResult::Json(
                failed.map_or_else(|| "null".to_owned(), |error| answer::error(&error)),
            )
        })
    }

    fn library(&self, number: u32) -> Option<Rc<Library<HostSource>>> {
        let mut libraries = self.libraries.iter();
        let found = libraries.find(|(known, _)| *known == number);
        found.map(|(_, library)| library.clone())
    }

    /// Continues a task. Returns its JSON if it has ended (`null` for an open library), `None` while it waits.
    pub fn poll(&mut self, task: u32) -> Option<String> {
        let at = self.tasks.iter().position(|(number, _)| *number == task)?;
        let (_, future) = self.tasks.get_mut(at)?;
        let Poll::Ready(result) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        else {
            return None;
        };
        drop(self.tasks.swap_remove(at));
        Some(match result {
            TaskResult::Library(library) => {
                self.libraries.push((task, library));
                "null".to_owned()
            }
            TaskResult::Json(json) => json,
        })
    }

    /// Returns whether the task polled last waits for nothing but its next turn, and forgets it.
    pub fn take_resting(&mut self) -> bool {
        core::mem::take(&mut self.source.0.borrow_mut().resting)
    }

    /// The next request of the tasks with its number; each is returned once.
    pub fn next_request(&mut self) -> Option<(u32, HostRequest)> {
        let new = &mut self.source.0.borrow_mut().new;
        (!new.is_empty()).then(|| new.remove(0))
    }

    /// Answers a request.
    pub fn respond(&mut self, number: u32, response: HostResponse) {
        let pending = &mut self.source.0.borrow_mut().pending;
        if let Some(at) = pending.iter().position(|(known, _)| *known == number)
            && let (_, slot) = pending.swap_remove(at)
            && let Some(slot) = slot.upgrade()
        {
            slot.replace(Some(response));
        }
    }

    /// Drops a task whose answer is no longer wanted, or a library.
    pub fn forget(&mut self, number: u32) {
        self.tasks.retain(|(known, _)| *known != number);
        self.libraries.retain(|(known, _)| *known != number);
    }
}

#[cfg(test)]
mod tests {
    use aimaq_library::inflate;

    use super::*;

    /// Polls a task until it ends. Returns the number of its requests and its JSON.
    fn run(
        engine: &mut SearchEngine,
        task: u32,
        file: impl Fn(&str) -> HostResponse,
    ) -> (usize, String) {
        let mut requests = 0;
        for _ in 0..99 {
            if let Some(json) = engine.poll(task) {
                return (requests, json);
            }
            while let Some((number, request)) = engine.next_request() {
                requests += 1;
                engine.respond(
                    number,
                    match request {
                        HostRequest::Read(name) => file(&name),
                        HostRequest::Inflate(stream) => {
                            inflate(&[&stream], stream.len()).ok_or(SourceError::Unreachable)
                        }
                    },
                );
            }
        }
        panic!("the task never ends");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_a_typed_error() {
        let mut engine = SearchEngine::default();
        for (error, kind) in [
            (SourceError::Missing, "missing"),
            (SourceError::Unreachable, "unreachable"),
        ] {
            let task = engine.open("manifest-0123456789.txt".to_owned());
            let (requests, json) = run(&mut engine, task, |_| Err(error));
            assert_eq!(requests, 1);
            assert!(json.contains(kind), "{json}");
        }
        assert!(engine.tasks.is_empty() && engine.libraries.is_empty());
    }

    #[test]
    fn a_response_to_a_forgotten_task_is_ignored() {
        let mut engine = SearchEngine::default();
        let task = engine.open("manifest-0123456789.txt".to_owned());
        assert_eq!(engine.poll(task), None);
        let (number, request) = engine.next_request().expect("it asks for the manifest");
        assert_eq!(
            request,
            HostRequest::Read("manifest-0123456789.txt".to_owned())
        );
        assert_eq!(engine.next_request(), None);
        engine.forget(task);
        engine.respond(number, Ok(Vec::new()));
        engine.respond(number, Ok(Vec::new()));
        assert_eq!(engine.poll(task), None);
        assert!(engine.source.0.borrow().pending.is_empty());
    }

    #[test]
    fn a_closed_library_is_not_searched() {
        let mut engine = SearchEngine::default();
        let task = engine.search(7, "\n\n\n\n\n\n10\n0\nқала");
        assert_eq!(engine.poll(task), Some(String::new()));
    }
}
