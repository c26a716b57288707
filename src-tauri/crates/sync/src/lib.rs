//! Kram: sync.
