//! Kram: tests/bench.
