//! The encrypted file: XChaCha20-Poly1305 over a small JSON map, replaced whole and durably at every change.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::key::{self, Key};
use super::{SecretError, SecretStore};
use crate::contract::accounts::{SecretStoreKind, SecretStoreState};

const FILE: &str = "secrets.kram";
const LOCK: &str = "secrets.lock";
const SHORTEST_PASSPHRASE: usize = 8;

/// What lies on disk. Everything but `data` is public.
#[derive(Serialize, Deserialize)]
struct Envelope {
    version: u32,
    /// Name of the key in the keychain.
    id: String,
    /// Present when the key comes from a passphrase.
    salt: Option<String>,
    nonce: String,
    data: String,
}

pub(super) struct SecretFile {
    folder: PathBuf,
    state: Mutex<State>,
}

struct State {
    id: String,
    kind: SecretStoreKind,
    salt: Option<Vec<u8>>,
    key: Option<Key>,
}

type Values = BTreeMap<String, Zeroizing<String>>;

impl SecretFile {
    pub(super) fn open(folder: &Path, keychain: bool) -> Result<Self, SecretError> {
        fs::create_dir_all(folder)?;
        let state = match read_envelope(folder)? {
            Some(envelope) => known(&envelope)?,
            None => fresh(keychain),
        };
        Ok(Self { folder: folder.to_owned(), state: Mutex::new(state) })
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reads, changes and writes under a lock that other processes respect.
    fn change(&self, change: impl FnOnce(&mut Values)) -> Result<(), SecretError> {
        let state = self.state();
        let key = state.key.as_ref().ok_or(SecretError::Locked)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(self.folder.join(LOCK))?;
        lock.lock()?;
        let mut values = self.values(key)?;
        change(&mut values);
        write_values(&self.folder, &state, key, &values)
    }

    fn values(&self, key: &Key) -> Result<Values, SecretError> {
        match read_envelope(&self.folder)? {
            None => Ok(Values::new()),
            Some(envelope) => opened(&envelope, key),
        }
    }
}

impl SecretStore for SecretFile {
    fn state(&self) -> SecretStoreState {
        let state = self.state();
        SecretStoreState {
            kind: state.kind,
            locked: state.key.is_none(),
            new: state.key.is_none() && state.salt.is_none(),
        }
    }

    fn unlock(&self, passphrase: &SecretString) -> Result<(), SecretError> {
        let mut state = self.state();
        if state.key.is_some() {
            return Ok(());
        }
        let chosen_before = state.salt.clone();
        if chosen_before.is_none() && passphrase.expose_secret().chars().count() < SHORTEST_PASSPHRASE {
            return Err(SecretError::TooShort);
        }
        let salt = chosen_before.clone().unwrap_or_else(|| rand::random::<[u8; 16]>().to_vec());
        let key = key::from_passphrase(passphrase, &salt).ok_or(SecretError::Damaged)?;
        if chosen_before.is_some() {
            self.values(&key).map_err(|_| SecretError::WrongPassphrase)?;
        }
        state.salt = Some(salt);
        if chosen_before.is_none() {
            write_values(&self.folder, &state, &key, &Values::new())?;
        }
        state.key = Some(key);
        Ok(())
    }

    fn get(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
        let state = self.state();
        let key = state.key.as_ref().ok_or(SecretError::Locked)?;
        Ok(self.values(key)?.get(name).map(|value| SecretString::from(value.as_str())))
    }

    fn set(&self, name: &str, value: &SecretString) -> Result<(), SecretError> {
        let value = Zeroizing::new(value.expose_secret().to_owned());
        self.change(|values| drop(values.insert(name.to_owned(), value)))
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        self.change(|values| drop(values.remove(name)))
    }
}

fn fresh(keychain: bool) -> State {
    let id = uuid::Uuid::new_v4().to_string();
    match keychain.then(|| key::into_keychain(&id)).flatten() {
        Some(key) => State { id, kind: SecretStoreKind::Keychain, salt: None, key: Some(key) },
        None => State { id, kind: SecretStoreKind::EncryptedFile, salt: None, key: None },
    }
}

/// A file whose key should be in the keychain and is not stays locked: the seller links again.
fn known(envelope: &Envelope) -> Result<State, SecretError> {
    let salt =
        envelope.salt.as_deref().map(|salt| STANDARD.decode(salt)).transpose().map_err(|_| SecretError::Damaged)?;
    Ok(match salt {
        Some(salt) => {
            State { id: envelope.id.clone(), kind: SecretStoreKind::EncryptedFile, salt: Some(salt), key: None }
        }
        None => {
            let key = key::from_keychain(&envelope.id);
            State { id: envelope.id.clone(), kind: SecretStoreKind::Keychain, salt: None, key }
        }
    })
}

fn read_envelope(folder: &Path) -> Result<Option<Envelope>, SecretError> {
    match fs::read(folder.join(FILE)) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|_| SecretError::Damaged),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn opened(envelope: &Envelope, key: &Key) -> Result<Values, SecretError> {
    let decode = |text: &str| STANDARD.decode(text).map_err(|_| SecretError::Damaged);
    let nonce = decode(&envelope.nonce)?;
    if nonce.len() != 24 {
        return Err(SecretError::Damaged);
    }
    let cipher = XChaCha20Poly1305::new(key.as_slice().into());
    let plain = cipher.decrypt(XNonce::from_slice(&nonce), decode(&envelope.data)?.as_slice());
    let plain = Zeroizing::new(plain.map_err(|_| SecretError::Damaged)?);
    let values: BTreeMap<String, String> = serde_json::from_slice(&plain).map_err(|_| SecretError::Damaged)?;
    Ok(values.into_iter().map(|(name, value)| (name, Zeroizing::new(value))).collect())
}

/// Temporary file, fsync, rename, fsync of the folder: after a power cut there is the old file or the new one.
fn write_values(folder: &Path, state: &State, key: &Key, values: &Values) -> Result<(), SecretError> {
    let plain: BTreeMap<&str, &str> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let plain = Zeroizing::new(serde_json::to_vec(&plain).map_err(|_| SecretError::Damaged)?);
    let nonce: [u8; 24] = rand::random();
    let cipher = XChaCha20Poly1305::new(key.as_slice().into());
    let data = cipher.encrypt(XNonce::from_slice(&nonce), plain.as_slice()).map_err(|_| SecretError::Damaged)?;
    let envelope = Envelope {
        version: 1,
        id: state.id.clone(),
        salt: state.salt.as_ref().map(|salt| STANDARD.encode(salt)),
        nonce: STANDARD.encode(nonce),
        data: STANDARD.encode(data),
    };
    let temporary = folder.join("secrets.kram.new");
    let mut file = private_file(&temporary)?;
    file.write_all(&serde_json::to_vec(&envelope).map_err(|_| SecretError::Damaged)?)?;
    file.sync_all()?;
    fs::rename(&temporary, folder.join(FILE))?;
    sync_folder(folder);
    Ok(())
}

#[cfg(unix)]
fn private_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> std::io::Result<File> {
    File::create(path)
}

/// Makes the rename durable. Windows has no such call and needs none.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text)
    }

    #[test]
    fn a_passphrase_opens_what_it_closed_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = SecretFile::open(folder.path(), false).expect("opens");
        assert!(SecretStore::state(&store).new);
        assert!(matches!(store.get("a"), Err(SecretError::Locked)));
        assert!(matches!(store.unlock(&secret("short")), Err(SecretError::TooShort)));
        store.unlock(&secret("correct horse")).expect("chosen");
        store.set("a", &secret("token-of-a")).expect("kept");

        let again = SecretFile::open(folder.path(), false).expect("opens");
        assert!(SecretStore::state(&again).locked && !SecretStore::state(&again).new);
        assert!(matches!(again.unlock(&secret("wrong horse")), Err(SecretError::WrongPassphrase)));
        again.unlock(&secret("correct horse")).expect("opens");
        assert_eq!(again.get("a").expect("read").expect("there").expose_secret(), "token-of-a");
    }

    #[test]
    fn the_file_shows_no_secret() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = SecretFile::open(folder.path(), false).expect("opens");
        store.unlock(&secret("correct horse")).expect("chosen");
        store.set("tokens", &secret("eyJhbGciOi-plain")).expect("kept");
        let raw = fs::read_to_string(folder.path().join(FILE)).expect("read");
        assert!(!raw.contains("eyJhbGciOi") && !raw.contains("tokens") && !raw.contains("horse"));
    }
}
