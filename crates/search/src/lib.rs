//! Builds the index, answers a query, ranks, quotes.
