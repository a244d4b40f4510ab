//! Packs articles and index into immutable, checksummed files, and opens them again.
