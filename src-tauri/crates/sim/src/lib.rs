//! Kram: sim.
