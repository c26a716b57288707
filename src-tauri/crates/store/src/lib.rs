//! The seller's data in one SQLite file. The only place with SQL.

pub mod accounts;
pub mod customers;
pub mod error;
pub mod log;
pub mod open;
pub mod orders;
pub mod points;
pub mod returns;
pub mod settings;
pub mod streams;
pub mod tasks;
pub mod time;
pub mod unread;
pub mod views;

pub use error::StoreError;
pub use open::{Store, Write};
