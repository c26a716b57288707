//! Use cases of Kram and its contract with every face (window, terminal, browser tests). Knows no Tauri.

pub mod contract;
