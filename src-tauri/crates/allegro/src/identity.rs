//! How the program proves itself to Allegro. Nothing outside this module knows which way is in use.
//!
//! Allegro registers a client for one kind of grant only, so browser and device linking have a client each.

use kram_domain::environment::Environment;
use secrecy::SecretString;

/// Which grant a token pair was born from; its refresh must go through the same client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    AuthorizationCode,
    DeviceCode,
}

impl Grant {
    pub fn word(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "code",
            Self::DeviceCode => "device",
        }
    }

    pub fn from_word(word: &str) -> Self {
        if word == Self::DeviceCode.word() { Self::DeviceCode } else { Self::AuthorizationCode }
    }
}

#[derive(Clone, Debug)]
pub struct Client {
    pub id: String,
    /// Whether a refresh needs it is one of Allegro's open questions, so it is sent when there is one.
    pub secret: Option<SecretString>,
}

/// The ports whose `http://localhost:<port>/oauth/callback` is registered with Allegro, character by character.
pub const LOCALHOST_PORTS: [u16; 4] = [47811, 47812, 47813, 47814];

/// The hosted page that hands the answer over to `kram://oauth/callback`.
pub const BOUNCE_PAGE: &str = "https://kram.example/oauth/callback";

/// The clients of this build, or nothing where it was built without any.
pub fn client(environment: Environment, grant: Grant) -> Option<Client> {
    let built_in = |id: Option<&str>, secret: Option<&str>| {
        id.map(|id| Client { id: id.to_owned(), secret: secret.map(SecretString::from) })
    };
    match (environment, grant) {
        (Environment::Simulator, Grant::AuthorizationCode) => {
            built_in(Some("kram-browser"), Some("sim-browser-secret"))
        }
        (Environment::Simulator, Grant::DeviceCode) => built_in(Some("kram-device"), Some("sim-device-secret")),
        (Environment::Production, Grant::AuthorizationCode) => {
            built_in(option_env!("KRAM_ALLEGRO_CLIENT_ID"), option_env!("KRAM_ALLEGRO_CLIENT_SECRET"))
        }
        (Environment::Production, Grant::DeviceCode) => {
            built_in(option_env!("KRAM_ALLEGRO_DEVICE_CLIENT_ID"), option_env!("KRAM_ALLEGRO_DEVICE_CLIENT_SECRET"))
        }
        (Environment::Sandbox, Grant::AuthorizationCode) => {
            built_in(option_env!("KRAM_SANDBOX_CLIENT_ID"), option_env!("KRAM_SANDBOX_CLIENT_SECRET"))
        }
        (Environment::Sandbox, Grant::DeviceCode) => {
            built_in(option_env!("KRAM_SANDBOX_DEVICE_CLIENT_ID"), option_env!("KRAM_SANDBOX_DEVICE_CLIENT_SECRET"))
        }
    }
}

/// Mandatory since July 2026: name as registered, version, public page that says what the program is.
pub const USER_AGENT: &str = concat!("Kram/", env!("CARGO_PKG_VERSION"), " (+https://kram.example/o-programie)");
