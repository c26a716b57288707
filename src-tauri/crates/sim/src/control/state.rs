//! `GET /_sim/state/{what}`: the truth inside, whatever the faults show outside.

use serde_json::{Value, json};

use crate::allegro::events::render_event;
use crate::allegro::shipments;
use crate::clock::rfc3339;
use crate::control::orders::shown;
use crate::shared::Shared;
use crate::web::Params;
use crate::world::World;
use crate::world::market::CARRIERS;
use crate::world::points::{ALLEGRO_POINTS, allegro_point_json};
use crate::world::returns;

/// `account=` narrows to one seller; `orders` also takes `id=` and `limit=` (the newest).
pub(crate) fn of(shared: &Shared, what: &str, params: &Params) -> Result<Value, String> {
    shared
        .with(|world, now| {
            let asked = params.get("account");
            let only = asked
                .map(|login| world.account_by_login(login).ok_or_else(|| format!("no account {login}")))
                .transpose()?;
            let numbers: Vec<usize> =
                (0..world.accounts.len()).filter(|number| only.is_none_or(|only| only == *number)).collect();
            match what {
                "accounts" => Ok(numbers.iter().map(|number| world.accounts[*number].me()).collect()),
                "orders" => Ok(orders(world, &numbers, params)),
                "events" => Ok(events(world, &numbers)),
                "shipments" | "waybills" => Ok(waybills(world, &numbers)),
                "tokens" => Ok(world.auth.sessions.json(only, now)),
                "returns" => Ok(customer_returns(world, &numbers)),
                "points" => Ok(json!({
                    "changedAt": rfc3339(world.points_changed_at),
                    "points": (0..ALLEGRO_POINTS).map(allegro_point_json).collect::<Vec<_>>(),
                })),
                "carriers" => Ok(CARRIERS.iter().map(|(id, name)| json!({"id": id, "name": name})).collect()),
                "switches" => Ok(world.switches.json()),
                other => Err(format!("no state {other}")),
            }
        })
        .or_else(|why| if what == "faults" { Ok(shared.gate().faults.json()) } else { Err(why) })
}

fn orders(world: &World, numbers: &[usize], params: &Params) -> Value {
    let limit = params.get("limit").and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    let id = params.get("id");
    let mut all = Vec::new();
    for number in numbers {
        let slots = world.accounts[*number].book.slots().rev().filter(|(_, order)| !order.gone);
        let wanted = slots.filter(|(_, order)| id.is_none_or(|id| order.id.to_string() == id));
        all.extend(wanted.take(limit).map(|(slot, _)| shown(world, *number, slot)));
    }
    Value::Array(all)
}

/// What the journal holds, and how many events it lost or holds back.
fn events(world: &World, numbers: &[usize]) -> Value {
    let view = world.switches.view();
    let mut all = Vec::new();
    let (mut dropped, mut held) = (0, 0);
    for number in numbers {
        let owner = &world.accounts[*number];
        all.extend(owner.journal.all().iter().map(|event| render_event(owner, event, view)));
        dropped += owner.journal.dropped;
        held += owner.journal.held_count();
    }
    json!({"events": all, "dropped": dropped, "held": held})
}

fn waybills(world: &World, numbers: &[usize]) -> Value {
    let orders = numbers.iter().flat_map(|number| world.accounts[*number].book.slots().map(|(_, order)| order));
    let with_order = orders.filter(|order| !order.gone).flat_map(|order| {
        order.waybills.iter().map(move |waybill| {
            let mut shown = shipments::render(order, waybill);
            shown["orderId"] = json!(order.id);
            shown
        })
    });
    with_order.collect()
}

fn customer_returns(world: &World, numbers: &[usize]) -> Value {
    let shared_email = world.switches.is_on("shared-buyer-email");
    let all = numbers.iter().flat_map(|number| {
        let owner = &world.accounts[*number];
        owner.returns.iter().map(move |one| returns::render(owner, one, shared_email))
    });
    all.collect()
}
