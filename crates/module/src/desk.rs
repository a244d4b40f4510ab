//! What is being worked at, and what it waits for.
//!
//! A page drives the engine: it lets a task go on, brings the files that the task then asks for, and lets it go on again. So no
//! promise crosses the border, and the Wasm needs no executor.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::rc::{Rc, Weak};

use aimaq_library::{Library, Source, SourceError};

use crate::answer::{self, Asked};

/// What a task waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The bytes of a file of the library, by its name.
    Read(String),
    /// What a raw deflate stream unpacks to.
    Inflate(Vec<u8>),
}

type Brought = Result<Vec<u8>, SourceError>;
/// Where a task looks for what was brought.
type Place = RefCell<Option<Brought>>;

/// Requests, and the places for what is brought.
#[derive(Debug, Default)]
struct Requests {
    /// Those that were not handed out yet.
    new: Vec<(u32, Request)>,
    /// Those without an answer. Nobody may be waiting any more.
    open: Vec<(u32, Weak<Place>)>,
    count: u32,
    /// Does the task that went on last wait for nothing but its next turn?
    resting: bool,
}

/// The page, as a library reads from it.
#[derive(Clone, Debug, Default)]
pub struct Page(Rc<RefCell<Requests>>);

impl Page {
    async fn bring(&self, request: Request) -> Brought {
        let place = Rc::new(Place::default());
        {
            let mut requests = self.0.borrow_mut();
            requests.count += 1;
            let number = requests.count;
            requests.new.push((number, request));
            requests.open.push((number, Rc::downgrade(&place)));
        }
        poll_fn(|_| match place.take() {
            Some(brought) => Poll::Ready(brought),
            None => Poll::Pending,
        })
        .await
    }
}

impl Source for Page {
    async fn read(&self, name: &str) -> Brought {
        self.bring(Request::Read(name.to_owned())).await
    }

    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        let stream = parts.concat();
        let content = self.bring(Request::Inflate(stream)).await.ok()?;
        (content.len() == length).then_some(content)
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

/// What came of a task: an open library, or JSON.
enum Done {
    Opened(Rc<Library<Page>>),
    Said(String),
}

type Task = Pin<Box<dyn Future<Output = Done>>>;

/// Open libraries and tasks, each by a number that is given once.
#[derive(Default)]
pub struct Desk {
    page: Page,
    libraries: Vec<(u32, Rc<Library<Page>>)>,
    tasks: Vec<(u32, Task)>,
    count: u32,
}

impl Desk {
    fn begin(&mut self, task: impl Future<Output = Done> + 'static) -> u32 {
        self.count += 1;
        self.tasks.push((self.count, Box::pin(task)));
        self.count
    }

    /// Begins to open the library whose manifest has this name. The number of the task is the library's, once it is open.
    pub fn open(&mut self, manifest: String) -> u32 {
        let page = self.page.clone();
        self.begin(async move {
            let opened = async {
                let library = Library::open(page, &manifest).await?;
                library.prepare().await?;
                Ok(library)
            };
            match opened.await {
                Ok(library) => Done::Opened(Rc::new(library)),
                Err(error) => Done::Said(answer::error(&error)),
            }
        })
    }

    /// Begins a search, as [`Asked::parse`] reads it.
    pub fn search(&mut self, library: u32, asked: &str) -> u32 {
        let library = self.library(library);
        let (asked, query) = Asked::parse(asked);
        self.begin(async move {
            let Some(library) = library else {
                return Done::Said(String::new());
            };
            let found = answer::search(&library, &query, &asked).await;
            Done::Said(found.unwrap_or_else(|error| answer::error(&error)))
        })
    }

    /// Begins to read all of the index.
    pub fn load_all(&mut self, library: u32) -> u32 {
        let library = self.library(library);
        self.begin(async move {
            let failed = match library {
                Some(library) => library.load_index().await.err(),
                None => None,
            };
            Done::Said(failed.map_or_else(|| "null".to_owned(), |error| answer::error(&error)))
        })
    }

    fn library(&self, number: u32) -> Option<Rc<Library<Page>>> {
        let mut libraries = self.libraries.iter();
        let found = libraries.find(|(known, _)| *known == number);
        found.map(|(_, library)| library.clone())
    }

    /// Lets a task go on. The JSON it ends with, `null` for an open library; `None` while it waits for something.
    pub fn go_on(&mut self, task: u32) -> Option<String> {
        let at = self.tasks.iter().position(|(number, _)| *number == task)?;
        let (_, working) = self.tasks.get_mut(at)?;
        let Poll::Ready(done) = working
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        else {
            return None;
        };
        drop(self.tasks.swap_remove(at));
        Some(match done {
            Done::Opened(library) => {
                self.libraries.push((task, library));
                "null".to_owned()
            }
            Done::Said(json) => json,
        })
    }

    /// Does the task that went on last wait for nothing but its next turn? It is said once.
    pub fn is_resting(&mut self) -> bool {
        core::mem::take(&mut self.page.0.borrow_mut().resting)
    }

    /// The next thing that the tasks wait for, by a number; each is handed out once.
    pub fn next_request(&mut self) -> Option<(u32, Request)> {
        let new = &mut self.page.0.borrow_mut().new;
        (!new.is_empty()).then(|| new.remove(0))
    }

    /// Takes what was asked for under a number, or why it cannot be had.
    pub fn take(&mut self, number: u32, brought: Brought) {
        let open = &mut self.page.0.borrow_mut().open;
        if let Some(at) = open.iter().position(|(known, _)| *known == number)
            && let (_, place) = open.swap_remove(at)
            && let Some(place) = place.upgrade()
        {
            place.replace(Some(brought));
        }
    }

    /// Drops what has this number: a task that is no longer wanted, or a library.
    pub fn forget(&mut self, number: u32) {
        self.tasks.retain(|(known, _)| *known != number);
        self.libraries.retain(|(known, _)| *known != number);
    }
}

#[cfg(test)]
mod tests {
    use aimaq_library::inflate;

    use super::*;

    /// Goes on with a task until it is done; how much was brought, and what it said.
    fn until_done(desk: &mut Desk, task: u32, file: impl Fn(&str) -> Brought) -> (usize, String) {
        let mut brought = 0;
        for _ in 0..99 {
            if let Some(said) = desk.go_on(task) {
                return (brought, said);
            }
            while let Some((number, request)) = desk.next_request() {
                brought += 1;
                desk.take(
                    number,
                    match request {
                        Request::Read(name) => file(&name),
                        Request::Inflate(stream) => {
                            inflate(&[&stream], stream.len()).ok_or(SourceError::Unreachable)
                        }
                    },
                );
            }
        }
        panic!("the task never ends");
    }

    #[test]
    fn what_cannot_be_had_is_said() {
        let mut desk = Desk::default();
        for (error, kind) in [
            (SourceError::Missing, "missing"),
            (SourceError::Unreachable, "unreachable"),
        ] {
            let task = desk.open("manifest-0123456789.txt".to_owned());
            let (brought, said) = until_done(&mut desk, task, |_| Err(error));
            assert_eq!(brought, 1);
            assert!(said.contains(kind), "{said}");
        }
        assert!(desk.tasks.is_empty() && desk.libraries.is_empty());
    }

    #[test]
    fn nobody_waits_for_a_task_that_is_forgotten() {
        let mut desk = Desk::default();
        let task = desk.open("manifest-0123456789.txt".to_owned());
        assert_eq!(desk.go_on(task), None);
        let (number, request) = desk.next_request().expect("it asks for the manifest");
        assert_eq!(request, Request::Read("manifest-0123456789.txt".to_owned()));
        assert_eq!(desk.next_request(), None);
        desk.forget(task);
        desk.take(number, Ok(Vec::new()));
        desk.take(number, Ok(Vec::new()));
        assert_eq!(desk.go_on(task), None);
        assert!(desk.page.0.borrow().open.is_empty());
    }

    #[test]
    fn a_library_that_was_closed_is_not_searched() {
        let mut desk = Desk::default();
        let task = desk.search(7, "\n\n\n\n\n\n10\n0\nқала");
        assert_eq!(desk.go_on(task), Some(String::new()));
    }
}
