//! `kram-sim`: the simulated outside world, as a program of its own.
fn main() {}
