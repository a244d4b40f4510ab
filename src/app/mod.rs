//! The running app: one value of state, messages that change it, questions to the library.
//!
//! A question is a view with a number. Its answer comes back as a message with that number once the files have arrived. The app
//! shows only the answer to the latest question, so a slow answer never overwrites a newer one.

mod acts;
mod announce;
mod ask;
mod cancel;
mod chart_input;
mod component;
mod device_state;
mod listeners;
mod message;
mod navigate;
mod open_suggestions;
mod read_on;
mod restore_focus;
mod save;
mod share;
mod start;
mod state;
mod suggest;
mod toast;
mod typing;

pub use start::start;
