//! What the program tells its faces by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::LinkAttempt;
use super::sync::{AccountResult, SyncState};

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AppEvent {
    /// Cached answers of commands that provide any of these tags are stale. Tags: `accounts`, `orders`,
    /// `order:<id>`, `customers`, `log`, `tasks`, `settings`, `views`, `secrets`.
    Changed {
        tags: Vec<String>,
    },
    /// Orders came or changed; lists show "3 nowe ↑" and refresh rows in place.
    OrdersArrived {
        result: AccountResult,
    },
    Sync {
        state: SyncState,
    },
    Link {
        attempt: LinkAttempt,
    },
    /// The host opens this address in the system browser.
    OpenUrl {
        url: String,
    },
    /// The host brings its window to the front.
    Focus,
}
