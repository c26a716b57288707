//! The seller's world as types and rules. No I/O, no async, no clock, no randomness, no logging.

pub mod change;
pub mod delivery;
pub mod environment;
pub mod explain;
pub mod fold;
pub mod follow;
pub mod money;
pub mod order;
pub mod payment;
pub mod problem;
pub mod queue;
pub mod status;
