//! The seller's world as types and rules. No I/O, no async, no clock.
