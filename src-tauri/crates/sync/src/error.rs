//! A fetch fails because of Allegro or because of our own file.

use kram_allegro::ApiError;
use kram_store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    #[error(transparent)]
    Api(#[from] ApiError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The program is closing.
    #[error("interrupted")]
    Interrupted,
}
