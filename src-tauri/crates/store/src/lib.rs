//! Kram: store.
