//! The 32 bytes that encrypt the file: from the keychain, or from a passphrase by Argon2id.

use argon2::Argon2;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

pub(super) type Key = Zeroizing<[u8; 32]>;

const SERVICE: &str = "Kram";

/// The key of the file `id`, or nothing where the keychain has none or is out of reach.
pub(super) fn from_keychain(id: &str) -> Option<Key> {
    let text = Zeroizing::new(keyring::Entry::new(SERVICE, id).ok()?.get_password().ok()?);
    let bytes = Zeroizing::new(STANDARD.decode(text.as_bytes()).ok()?);
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

/// Puts a fresh key into the keychain; nothing where this system has none.
pub(super) fn into_keychain(id: &str) -> Option<Key> {
    let key = Zeroizing::new(rand::random::<[u8; 32]>());
    let text = Zeroizing::new(STANDARD.encode(key.as_slice()));
    keyring::Entry::new(SERVICE, id).ok()?.set_password(&text).ok()?;
    // Some stores say yes and keep nothing; only what can be read back is kept.
    from_keychain(id).filter(|kept| *kept == key)
}

pub(super) fn from_passphrase(passphrase: &SecretString, salt: &[u8]) -> Option<Key> {
    let mut key = Zeroizing::new([0; 32]);
    Argon2::default().hash_password_into(passphrase.expose_secret().as_bytes(), salt, key.as_mut_slice()).ok()?;
    Some(key)
}
