//! The reader: pages and components.
