//! Brings the outside world in and keeps proving that both sides agree. Plans are pure, executors are thin.

pub mod agree;
pub mod backfill;
pub mod clock;
pub mod cycle;
pub mod error;
pub mod extras;
pub mod plan;
pub mod pull;
pub mod schedule;

pub use clock::Clock;
pub use error::SyncError;
pub use pull::{Puller, Saved, Source};
