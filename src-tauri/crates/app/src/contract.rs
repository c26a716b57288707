//! The contract with every face: commands, their arguments and results, events and error codes.
//!
//! Shapes are JSON with camelCase fields; times are UTC RFC 3339; money is integer minor units.
//! `commands` lists each command once; the router, the TypeScript types and `kramctl` come from it.

pub mod accounts;
pub mod activity;
pub mod commands;
pub mod common;
pub mod customers;
pub mod errors;
pub mod events;
pub mod order;
pub mod orders;
pub mod settings;
pub mod sync;
pub mod typescript;
