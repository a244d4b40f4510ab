//! The regions of Kazakhstan and their neighbours, through time.
