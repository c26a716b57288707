//! From what the core knows to what a face shows, in the language of the program.

pub(crate) mod accounts;
pub(crate) mod errors;
pub(crate) mod log;
pub(crate) mod order_detail;
pub(crate) mod order_list;
pub(crate) mod order_row;
pub(crate) mod timeline;
pub(crate) mod words;
