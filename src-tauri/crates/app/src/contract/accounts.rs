//! Linked Allegro accounts and how they are linked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::Timestamp;
use super::errors::AppErrorDto;

/// Which Allegro an account lives in. Chosen before linking and never flipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EnvironmentDto {
    Production,
    Sandbox,
    Simulator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    Linked,
    /// Allegro no longer accepts our tokens: everything stays readable, one banner asks to link again.
    NeedsRelink,
    /// Tokens are in a file that waits for the passphrase.
    Locked,
}

/// What may be shown of a token pair: last four characters and life times, never the tokens.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenSummary {
    /// `••••1234`.
    pub access_masked: String,
    pub refresh_masked: String,
    pub access_expires_at: Timestamp,
    pub refresh_expires_at: Timestamp,
    pub renewed_at: Timestamp,
}

/// How far the first import of twelve months has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backfill {
    pub done: u32,
    /// What Allegro said there is; unknown until the first answers came.
    pub total: Option<u32>,
}

/// How one account agrees with Allegro.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountSync {
    pub running: bool,
    pub last_attempt_at: Option<Timestamp>,
    pub last_success_at: Option<Timestamp>,
    /// When a full comparison last proved that every order equals Allegro's ("zgodne z Allegro: 09:12").
    pub agreed_at: Option<Timestamp>,
    /// Running first import; absent once finished.
    pub backfill: Option<Backfill>,
    /// Since when nothing could be reached; absent while online.
    pub offline_since: Option<Timestamp>,
    pub last_error: Option<AppErrorDto>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountSettings {
    /// Minutes between fetches of orders, 1–60; absent = only by hand.
    pub orders_interval_minutes: Option<u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    pub id: String,
    pub seller_id: String,
    pub login: String,
    pub company: Option<String>,
    pub environment: EnvironmentDto,
    pub state: AccountState,
    /// Index 0–7 into the palette of account colours.
    pub colour: u8,
    /// Place in the switcher; `Ctrl+1` opens position 1.
    pub position: u32,
    pub linked_at: Timestamp,
    /// Absent while the secret store is locked or the account needs linking.
    pub tokens: Option<TokenSummary>,
    pub sync: AccountSync,
    pub settings: AccountSettings,
}

/// How the seller's browser comes back to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkMethod {
    /// System browser + PKCE, back through `http://localhost:<one of four fixed ports>`.
    Localhost,
    /// System browser + PKCE, back through the https bounce page and `kram://oauth/callback`.
    DeepLink,
    /// A code to confirm in any browser.
    Device,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartLink {
    pub environment: EnvironmentDto,
    /// Absent = the best way that works on this computer.
    pub method: Option<LinkMethod>,
    /// Renew the link of this account; another login is then refused.
    pub account: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkStage {
    /// Waiting for the seller in the browser.
    Waiting,
    /// The browser came back; exchanging the code, asking who it is.
    Finishing,
    /// "Połączono jako X. To właściwe konto?"
    ConfirmAccount,
    /// This account is linked already: "Odnowić powiązanie?"
    ConfirmRenewal,
    Done,
    Denied,
    Expired,
    Cancelled,
    Failed,
}

/// One attempt at linking, from the click to the tokens.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkAttempt {
    pub id: String,
    pub environment: EnvironmentDto,
    pub method: LinkMethod,
    pub stage: LinkStage,
    /// What the system browser was asked to open; "Otwórz ponownie" opens it again.
    pub url: String,
    /// Device flow: the code to compare, in groups of three (`ABC-DEF-GHI`). Never edited.
    pub user_code: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// Known from `ConfirmAccount` on.
    pub login: Option<String>,
    pub company: Option<String>,
    /// The account, once `Done`.
    pub account: Option<String>,
    /// "Tokeny pobrane pomyślnie" once `Done`; else the explanation of a failure.
    pub message: Option<String>,
    pub error: Option<AppErrorDto>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ConfirmLink {
    pub id: String,
    /// `true` = yes, this account; `false` throws the new tokens away.
    pub accept: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FinishLinkByUrl {
    /// The whole `kram://oauth/callback?...` address that the system handed over.
    pub url: String,
}

/// Absent fields stay as they are.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateAccount {
    pub account: String,
    pub colour: Option<u8>,
    pub position: Option<u32>,
    pub settings: Option<AccountSettings>,
}

/// Where tokens are kept on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretStoreKind {
    /// The system's keychain (Keychain, Credential Manager, Secret Service).
    Keychain,
    /// A file encrypted with the seller's passphrase, because this system offers no keychain.
    EncryptedFile,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretStoreState {
    pub kind: SecretStoreKind,
    /// The file waits for its passphrase.
    pub locked: bool,
    /// No passphrase was chosen yet.
    pub new: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct UnlockSecrets {
    pub passphrase: String,
}
