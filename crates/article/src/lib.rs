//! Reads and checks a folder of articles.
