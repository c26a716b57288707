//! Kram: domain.
