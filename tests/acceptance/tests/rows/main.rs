//! Rows of the product that need no window, each on a simulated Allegro and a real SQLite file.

mod agreement;
mod bad_days;
mod house;
mod linking;
mod log;
mod orders;
mod schedule;
mod search;
mod several_accounts;
mod tokens;
