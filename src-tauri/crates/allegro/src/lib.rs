//! Client of Allegro's REST API: OAuth and client identity, limits, retry classes; one file per area.

pub mod addresses;
pub mod api;
pub mod error;
pub mod governor;
pub mod identity;
pub mod journal;
pub mod oauth;
pub mod orders;
pub mod redact;
pub mod sim_clock;
pub mod transport;
pub mod wire;

pub use addresses::Addresses;
pub use api::{Access, Api};
pub use error::{ApiError, Failure};
pub use transport::Transport;
