//! Kram: cli.
