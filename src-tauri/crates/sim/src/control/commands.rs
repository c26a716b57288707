//! The list of commands of `POST /_sim/do`.

use serde_json::{Value, json};

use crate::clock::rfc3339;
use crate::control::args::{Args, Outcome};
use crate::control::{browser, bulk, orders, trouble};
use crate::shared::Shared;
use crate::world::history::Extent;

pub(crate) fn run(shared: &Shared, command: &Value) -> Outcome {
    let args = Args(command);
    match args.needed("do")? {
        "order.new" => orders::new(shared, args),
        "order.pay" => orders::pay(shared, args),
        "order.address" => orders::address(shared, args),
        "order.cancel" => orders::cancel(shared, args),
        "order.merge" => orders::merge(shared, args),
        "order.split" => orders::split(shared, args),
        "order.surcharge" => orders::surcharge(shared, args),
        "order.fulfillment" => orders::fulfillment(shared, args),
        "order.message" => orders::message(shared, args),
        "order.return" => orders::declare_return(shared, args),
        "order.bulk" => bulk::run(shared, args),
        "event.drop" | "event.double" | "event.shuffle" | "event.delay" => trouble::events(shared, args),
        "http.fail" => trouble::http_fail(shared, args),
        "http.clear" => {
            shared.gate().faults.clear();
            Ok(json!({}))
        }
        "net" => trouble::net(shared, args),
        "rate-limit" => trouble::rate_limit(shared, args),
        "clock" => clock(shared, args),
        "switch" => switch(shared, args),
        "points.change" => shared.with(|world, now| {
            world.points_changed_at = now;
            Ok(json!({"changedAt": rfc3339(now)}))
        }),
        "account.add" => add_account(shared, args),
        "auth.approve" => browser::approve(shared, args),
        "auth.deny" => browser::deny(shared, args),
        "auth.one-time-code" => {
            shared.with(|world, now| Ok(json!({"code": world.auth.keys.one_time_code(&mut world.auth.chance, now)})))
        }
        "auth.browser" => browser::log_in(shared, args),
        "token.revoke" => browser::revoke(shared, args),
        "token.rotate-elsewhere" => browser::rotate_elsewhere(shared, args),
        other => Err(format!("unknown command {other}")),
    }
}

fn clock(shared: &Shared, args: Args<'_>) -> Outcome {
    let by = args.span_ms("plus").ok_or("`plus` is missing or no span: 13h, 90s, 2d, -5m")?;
    shared.clock().jump(by);
    Ok(json!({"now": rfc3339(shared.clock().now_ms())}))
}

fn switch(shared: &Shared, args: Args<'_>) -> Outcome {
    let name = args.needed("name")?;
    let value = match &args.0["value"] {
        Value::String(text) if matches!(text.as_str(), "on" | "off") => json!(text == "on"),
        value => value.clone(),
    };
    shared.with(|world, _| world.switches.set(name, value.clone()))?;
    Ok(json!({"name": name, "value": value}))
}

/// A new seller, without orders unless some are asked for.
fn add_account(shared: &Shared, args: Args<'_>) -> Outcome {
    let login = args.needed("login")?;
    let extent = Extent { orders: args.number("orders").unwrap_or(0).max(0) as usize, days: 60, every_case: false };
    shared.with(|world, now| {
        if world.account_by_login(login).is_some() {
            return Err(format!("account {login} exists"));
        }
        let number = world.add_account(Some(login), extent, now);
        Ok(world.accounts[number].me())
    })
}
