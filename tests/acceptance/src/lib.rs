//! Kram: tests/acceptance.
