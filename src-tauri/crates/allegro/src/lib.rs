//! Kram: allegro.
