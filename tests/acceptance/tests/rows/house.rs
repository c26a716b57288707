//! Who may know whom, read from cargo itself.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Allowed edges between our crates. Any other fails.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("kram-domain", &[] as &[_]),
        ("kram-allegro", &["kram-domain"]),
        ("kram-store", &["kram-domain"]),
        ("kram-sync", &["kram-allegro", "kram-domain", "kram-store"]),
        ("kram-sim", &[]),
        ("kram-app", &["kram-allegro", "kram-domain", "kram-sim", "kram-store", "kram-sync"]),
        ("kram-cli", &["kram-app"]),
        ("kram", &["kram-app"]),
        ("kram-acceptance", &["kram-app", "kram-domain", "kram-sim"]),
        ("kram-bench", &["kram-allegro", "kram-app", "kram-domain", "kram-sim", "kram-store"]),
    ])
}

/// Libraries that only these crates may use (development dependencies aside).
fn homes() -> [(&'static str, &'static [&'static str]); 3] {
    [
        ("reqwest", &["kram-allegro", "kram-acceptance", "kram-bench"]),
        ("sqlx", &["kram-store", "kram-bench"]),
        ("tauri", &["kram"]),
    ]
}

const NEVER_IN_DOMAIN: [&str; 7] = ["tokio", "reqwest", "sqlx", "rand", "tracing", "log", "serde_json"];

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn dependencies(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("dependencies");
    all.iter().filter(|one| one["kind"] != "dev").map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn arrows_point_down_only() {
    let allowed = allowed();
    for package in packages() {
        let name = package["name"].as_str().expect("a name");
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} has no place in the house yet"));
        let ours = dependencies(&package).into_iter().filter(|one| one.starts_with("kram"));
        for known in ours {
            assert!(may.contains(&known.as_str()), "{name} must not know {known}");
        }
    }
}

#[test]
fn each_outside_library_has_its_home() {
    for package in packages() {
        let name = package["name"].as_str().expect("a name").to_owned();
        let used = dependencies(&package);
        for (library, homes) in homes() {
            assert!(!used.contains(library) || homes.contains(&name.as_str()), "{name} must not use {library}");
        }
        if name == "kram-domain" {
            let outside: Vec<_> = NEVER_IN_DOMAIN.iter().filter(|library| used.contains(**library)).collect();
            assert!(outside.is_empty(), "the domain must not use {outside:?}");
        }
    }
}
