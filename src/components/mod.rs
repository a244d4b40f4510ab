//! The components of pages: functions from data to markup.
//!
//! They have no state; only `src/app` has. What a component needs beside its own data is in the [`Scene`].

mod brand;
mod dialog;
mod downloads;
mod filters;
mod help;
mod kwic;
mod marked;
mod more;
mod notes;
mod prose;
mod reading_progress;
mod reading_settings;
mod recent;
mod region_labels;
mod region_list;
mod related;
mod result_card;
mod scene;
mod search_box;
mod share;
mod site_foot;
mod site_head;
mod source_of;
mod suggestions;
mod tile_map;
mod timeline;
mod tool;
mod unread;
mod update_notice;

pub use downloads::downloads;
pub use filters::{filters, filters_set};
pub use help::{help, keys, query_signs};
pub use kwic::{KWIC, kwic, open_line};
pub use marked::{marked, pieces};
pub use more::more;
pub use notes::notes;
pub use prose::prose;
pub use reading_progress::reading_progress;
pub use reading_settings::reading_settings;
pub use region_labels::{region_labels, region_links};
pub use related::related;
pub use result_card::result_card;
pub use scene::{Act, Live, Scene, Tools};
pub use share::share;
pub use site_foot::site_foot;
pub use site_head::site_head;
pub use source_of::source_of;
pub use suggestions::Suggestions;
pub use tile_map::tile_beside;
pub use timeline::{CHART, stretch, timeline};
pub use tool::{Icon, button, tool};
pub use unread::unread;
pub use update_notice::update_notice;
