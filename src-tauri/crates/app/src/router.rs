//! From a command's name to its handler. A command without a handler does not compile.

use serde_json::Value;

use crate::app::App;
use crate::commands;
use crate::contract::commands::all_commands;
use crate::contract::errors::{AppErrorDto, ErrorCode};
use crate::present::errors::{AppError, plain};

/// A command as `kramctl help` and the palette show it.
#[derive(Clone, Copy, Debug)]
pub struct CommandInfo {
    pub name: &'static str,
    pub arguments: &'static str,
    pub result: &'static str,
    pub doc: &'static str,
}

macro_rules! route {
    ($($name:ident: $args:ty => $result:ty, [$($tag:literal),*], $doc:literal;)*) => {
        pub(crate) async fn route(app: &App, name: &str, args: Value) -> Result<Value, AppErrorDto> {
            match name {
                $(stringify!($name) => {
                    let args = read_args(app, args)?;
                    let result: Result<$result, AppError> = commands::$name(app, args).await;
                    let result = result.map_err(|error| error.into_dto(app.language()))?;
                    serde_json::to_value(result).map_err(|error| plain(ErrorCode::Internal, &error.to_string()))
                })*
                unknown => Err(plain(
                    ErrorCode::UnknownCommand,
                    &format!("{} {unknown}.", app.language().say("Nie ma polecenia", "There is no command")),
                )),
            }
        }

        /// Every command there is.
        pub const COMMANDS: &[CommandInfo] = &[
            $(CommandInfo { name: stringify!($name), arguments: stringify!($args), result: stringify!($result), doc: $doc },)*
        ];
    };
}

mod types {
    pub(super) use crate::contract::accounts::*;
    pub(super) use crate::contract::activity::*;
    pub(super) use crate::contract::common::*;
    pub(super) use crate::contract::customers::*;
    pub(super) use crate::contract::order::*;
    pub(super) use crate::contract::orders::*;
    pub(super) use crate::contract::settings::*;
    pub(super) use crate::contract::sync::*;
}
use types::*;

all_commands!(route);

fn read_args<T: serde::de::DeserializeOwned>(app: &App, args: Value) -> Result<T, AppErrorDto> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    serde_json::from_value(args).map_err(|error| {
        let words = app.language().say("Niezrozumiałe argumenty", "Arguments not understood");
        plain(ErrorCode::Invalid, &format!("{words}: {error}."))
    })
}
