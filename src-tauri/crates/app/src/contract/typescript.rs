//! Writes the contract as TypeScript, so that the UI's types can never drift from Rust's.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use super::accounts::*;
use super::activity::*;
use super::commands::all_commands;
use super::common::*;
use super::customers::*;
use super::errors::AppErrorDto;
use super::events::AppEvent;
use super::order::*;
use super::orders::*;
use super::settings::*;
use super::sync::*;

/// The whole of `contract.gen.ts`.
pub fn contract() -> String {
    let mut file = Declarations::new();
    let mut commands = String::new();
    let mut provides = String::new();
    macro_rules! write_commands {
        ($($name:ident: $args:ty => $result:ty, [$($tag:literal),*], $doc:literal;)*) => {$(
            file.add::<$args>();
            file.add::<$result>();
            commands.push_str(&format!("  /** {} */\n  {}: {{ args: {}; result: {} }};\n", $doc, stringify!($name),
                <$args as TS>::name(&file.config), <$result as TS>::name(&file.config)));
            let tags: &[&str] = &[$($tag),*];
            provides.push_str(&format!("  {}: {},\n", stringify!($name), tag_list(tags)));
        )*};
    }
    all_commands!(write_commands);
    file.add::<AppEvent>();
    file.add::<AppErrorDto>();
    let types: String = file.by_name.values().map(|decl| format!("export {decl}\n\n")).collect();
    format!(
        "// Made from src-tauri/crates/app/src/contract by a test; do not edit.\n\n{types}export type Commands = {{\n{commands}}};\n\n\
         /** Tags after whose change an answer is stale; an empty list marks an action. */\n\
         export const provides = {{\n{provides}}} as const satisfies Record<keyof Commands, readonly string[]>;\n"
    )
}

fn tag_list(tags: &[&str]) -> String {
    let quoted: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl Declarations {
    fn new() -> Self {
        Self { config: Config::new().with_large_int("number"), seen: HashSet::new(), by_name: BTreeMap::new() }
    }

    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only named types of ours are declared; lists, options and primitives are written in place.
        if T::output_path().is_some() {
            self.by_name.insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Rewrites the generated file and fails when it was not fresh, so that CI proves it is.
    #[test]
    fn the_generated_typescript_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/shared/host/contract.gen.ts");
        let fresh = super::contract();
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if kept != fresh {
            std::fs::create_dir_all(path.parent().expect("the file lies in a folder")).expect("the folder can be made");
            std::fs::write(&path, &fresh).expect("the file can be written");
            panic!("contract.gen.ts was stale; it is fresh now, commit it");
        }
    }
}
