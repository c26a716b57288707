//! Where tokens are kept: one encrypted file, whose key lies in the system's keychain or comes from a passphrase.
//!
//! The keychain holds the key and not the tokens, because Windows' takes no more than 2,560 bytes, and so that a
//! renewed pair is on disk (fsync, then rename) before it is used.

mod file;
mod key;

use std::path::Path;
use std::sync::Mutex;

use secrecy::SecretString;

use file::SecretFile;

use crate::app::SecretsChoice;
use crate::contract::accounts::{SecretStoreKind, SecretStoreState};

#[derive(Debug, thiserror::Error)]
pub(crate) enum SecretError {
    /// The passphrase is missing.
    #[error("the secrets are locked")]
    Locked,
    #[error("the passphrase does not open the secrets")]
    WrongPassphrase,
    /// At least eight characters are wanted.
    #[error("the passphrase is too short")]
    TooShort,
    #[error("the file of secrets cannot be used: {0}")]
    File(#[from] std::io::Error),
    #[error("the file of secrets is damaged")]
    Damaged,
}

pub(crate) trait SecretStore: Send + Sync {
    fn state(&self) -> SecretStoreState;
    /// Opens the file with a passphrase, or chooses the first one.
    fn unlock(&self, passphrase: &SecretString) -> Result<(), SecretError>;
    fn get(&self, name: &str) -> Result<Option<SecretString>, SecretError>;
    /// Durable when it returns.
    fn set(&self, name: &str, value: &SecretString) -> Result<(), SecretError>;
    fn delete(&self, name: &str) -> Result<(), SecretError>;
}

/// The store that was chosen; `Auto` falls back to a passphrase where the system has no keychain.
pub(crate) fn open(choice: SecretsChoice, folder: &Path) -> Result<Box<dyn SecretStore>, SecretError> {
    match choice {
        SecretsChoice::Memory => Ok(Box::new(Memory::default())),
        SecretsChoice::Auto => Ok(Box::new(SecretFile::open(folder, true)?)),
        SecretsChoice::File => Ok(Box::new(SecretFile::open(folder, false)?)),
    }
}

/// Ends with the process. For tests and for example data.
#[derive(Default)]
pub(crate) struct Memory {
    values: Mutex<std::collections::HashMap<String, SecretString>>,
}

impl Memory {
    fn values(&self) -> std::sync::MutexGuard<'_, std::collections::HashMap<String, SecretString>> {
        self.values.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl SecretStore for Memory {
    fn state(&self) -> SecretStoreState {
        SecretStoreState { kind: SecretStoreKind::EncryptedFile, locked: false, new: false }
    }

    fn unlock(&self, _passphrase: &SecretString) -> Result<(), SecretError> {
        Ok(())
    }

    fn get(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(self.values().get(name).cloned())
    }

    fn set(&self, name: &str, value: &SecretString) -> Result<(), SecretError> {
        self.values().insert(name.to_owned(), value.clone());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        self.values().remove(name);
        Ok(())
    }
}
