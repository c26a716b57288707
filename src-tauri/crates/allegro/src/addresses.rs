//! Where Allegro lives, per environment. OAuth and the API are different hosts, and each 404s on the other's paths.

use kram_domain::environment::Environment;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// `…/auth/oauth` lies under it.
    pub oauth: String,
    pub api: String,
    /// Page on which a seller takes a link away.
    pub connected_apps: String,
}

impl Addresses {
    /// `simulator` is the loopback address of a `kram-sim`; needed for that environment only.
    pub fn of(environment: Environment, simulator: Option<&str>) -> Option<Self> {
        let (site, api) = match environment {
            Environment::Production => ("https://allegro.pl".to_owned(), "https://api.allegro.pl".to_owned()),
            Environment::Sandbox => (
                "https://allegro.pl.allegrosandbox.pl".to_owned(),
                "https://api.allegro.pl.allegrosandbox.pl".to_owned(),
            ),
            Environment::Simulator => {
                let base = simulator?.trim_end_matches('/');
                (format!("{base}/allegro"), format!("{base}/allegro/api"))
            }
        };
        let connected_apps = format!("{site}/moje-allegro/moje-konto/powiazane-aplikacje");
        Some(Self { oauth: format!("{site}/auth/oauth"), api, connected_apps })
    }
}

/// True for `http://127.0.0.1:port`, `http://[::1]:port` and `http://localhost:port`: a simulator may live nowhere else.
pub fn is_loopback(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let on_loopback = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "http" && on_loopback && url.username().is_empty() && url.password().is_none()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("http://127.0.0.1:40213", true)]
    #[case("http://[::1]:40213", true)]
    #[case("http://localhost:40213", true)]
    #[case("http://127.0.0.1.example.com", false)]
    #[case("https://127.0.0.1:1", false)]
    #[case("http://user@127.0.0.1:1", false)]
    #[case("http://10.0.0.1", false)]
    #[case("nonsense", false)]
    fn only_this_computer_may_be_a_simulator(#[case] address: &str, #[case] allowed: bool) {
        assert_eq!(is_loopback(address), allowed);
    }
}
