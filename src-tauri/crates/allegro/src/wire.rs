//! Wire models, written by hand: every field optional and nullable, because Allegro sends explicit nulls
//! where its own schema forbids them, and new values without notice.

pub mod checkout_form;
pub mod convert;
pub mod errors;
pub mod lists;
pub mod oauth;
