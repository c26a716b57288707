//! The seller's clicks in the browser, without a browser.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::auth::authorize;
use crate::auth::device::{self, DeviceAnswer};
use crate::control::args::{Args, Outcome};
use crate::shared::Shared;
use crate::world::World;

const BROWSER_PATIENCE: Duration = Duration::from_secs(10);

pub(crate) fn approve(shared: &Shared, args: Args<'_>) -> Outcome {
    let account = shared.with(|world, _| match args.text("account") {
        Some(_) => args.account(world),
        None => Ok(first_unused(world)),
    })?;
    click(shared, args, Some(account))
}

pub(crate) fn deny(shared: &Shared, args: Args<'_>) -> Outcome {
    click(shared, args, None)
}

/// The first seller who is not linked yet, so that linking twice links two.
fn first_unused(world: &World) -> usize {
    let linked =
        |account: &usize| world.auth.sessions.json(Some(*account), 0).as_array().is_some_and(|list| !list.is_empty());
    (0..world.accounts.len()).find(|account| !linked(account)).unwrap_or(0)
}

fn click(shared: &Shared, args: Args<'_>, account: Option<usize>) -> Outcome {
    let login =
        shared.with(|world, _| account.and_then(|number| world.accounts.get(number)).map(|one| one.login.clone()));
    if let Some(user_code) = args.text("user_code") {
        let answer = account.map_or(DeviceAnswer::Denied, DeviceAnswer::Approved);
        return match shared.with(|world, now| device::answer(world, user_code, answer, now)) {
            true => Ok(json!({"user_code": user_code, "account": login})),
            false => Err(format!("no open device code {user_code}")),
        };
    }
    let state = args.needed("state")?;
    let location = shared.with(|world, now| authorize::decide(world, state, account, now));
    let location = location.ok_or_else(|| format!("no authorisation page is open for state {state}"))?;
    if location.starts_with("http://localhost:") {
        let target = location.clone();
        // Detached, but not for long: the answer of the command must not wait for the program's page.
        tokio::spawn(tokio::time::timeout(BROWSER_PATIENCE, follow(target)));
    }
    Ok(json!({"redirect": location, "account": login}))
}

/// What the browser does with a redirect to `localhost`: it asks 127.0.0.1, then ::1.
async fn follow(location: String) {
    let Some(rest) = location.strip_prefix("http://localhost:") else { return };
    let Some((port, path)) = rest.split_once('/') else { return };
    let Ok(port) = port.parse::<u16>() else { return };
    let stream = match TcpStream::connect(("127.0.0.1", port)).await {
        Ok(stream) => Ok(stream),
        Err(_) => TcpStream::connect(("::1", port)).await,
    };
    let fetched = async {
        let mut stream = stream?;
        let request = format!(
            "GET /{path} HTTP/1.1\r\nHost: localhost:{port}\r\nUser-Agent: Mozilla/5.0\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await
    };
    if let Err(error) = fetched.await {
        tracing::warn!(%error, port, "nobody listens where the browser was sent");
    }
}

/// Who is logged in in the browser: `{"account": null}` for nobody.
pub(crate) fn log_in(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, _| {
        world.auth.browser_user = match &args.0["account"] {
            Value::Null => None,
            _ => Some(args.account(world)?),
        };
        Ok(json!({}))
    })
}

/// The user removed the app, changed the password or logged out everywhere: every link of the account ends.
pub(crate) fn revoke(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, _| {
        let account = args.account(world)?;
        let ended = world.auth.sessions.end(|session| session.account == Some(account));
        Ok(json!({"ended": ended}))
    })
}

pub(crate) fn rotate_elsewhere(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let account = args.account(world)?;
        let old_dies = world.switches.is_on("old-access-token-dies");
        let pair = world.auth.sessions.rotate_elsewhere(&mut world.auth.chance, account, old_dies, now);
        pair.ok_or_else(|| "the account has no link that can be renewed".to_owned())
    })
}
