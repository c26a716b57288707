//! `GET /_sim/state/{what}`: the truth inside, whatever the faults show outside.

use serde_json::{Value, json};

use crate::allegro::events::render_event;
use crate::allegro::shipments;
use crate::clock::rfc3339;
use crate::control::orders::shown_text;
use crate::json;
use crate::shared::Shared;
use crate::web::Params;
use crate::world::World;
use crate::world::market::CARRIERS;
use crate::world::points::{ALLEGRO_POINTS, allegro_point_json};
use crate::world::render::View;
use crate::world::returns;

/// `account=` narrows to one seller; `orders` also takes `id=` and `limit=` (the newest).
pub(crate) fn of(shared: &Shared, what: &str, params: &Params) -> Result<String, String> {
    if what == "faults" {
        return Ok(shared.gate().faults.json().to_string());
    }
    shared.with(|world, now| {
        let asked = params.get("account");
        let find = |login: &str| world.account_by_login(login).ok_or_else(|| format!("no account {login}"));
        let only = asked.map(find).transpose()?;
        let all = 0..world.accounts.len();
        let numbers: Vec<usize> = all.filter(|number| only.is_none_or(|only| only == *number)).collect();
        let truth = match what {
            "orders" => return Ok(orders(world, &numbers, params)),
            "events" => return Ok(events(world, &numbers)),
            "accounts" => numbers.iter().map(|number| world.accounts[*number].me()).collect(),
            "shipments" | "waybills" => waybills(world, &numbers),
            "tokens" => world.auth.sessions.json(only, now),
            "returns" => customer_returns(world, &numbers),
            "points" => json!({
                "changedAt": rfc3339(world.points_changed_at),
                "points": (0..ALLEGRO_POINTS).map(allegro_point_json).collect::<Vec<_>>(),
            }),
            "carriers" => CARRIERS.iter().map(|(id, name)| json!({"id": id, "name": name})).collect(),
            "switches" => world.switches.json(),
            other => return Err(format!("no state {other}")),
        };
        Ok(truth.to_string())
    })
}

fn orders(world: &World, numbers: &[usize], params: &Params) -> String {
    let limit = params.get("limit").and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    let id = params.get("id");
    let of_account = |number: usize| {
        let slots = world.accounts[number].book.slots().rev().filter(|(_, order)| !order.gone);
        let wanted = slots.filter(move |(_, order)| id.is_none_or(|id| order.id.to_string() == id));
        wanted.take(limit).map(move |(slot, _)| shown_text(world, number, slot))
    };
    format!("[{}]", json::joined(numbers.iter().flat_map(|number| of_account(*number))))
}

/// What the journal holds, and how many events it lost or holds back.
fn events(world: &World, numbers: &[usize]) -> String {
    let view = View { nulls: true, ..world.switches.view() };
    let owners = || numbers.iter().map(|number| &world.accounts[*number]);
    let told = owners().flat_map(|owner| owner.journal.all().iter().map(move |event| render_event(owner, event, view)));
    let dropped: u64 = owners().map(|owner| owner.journal.dropped).sum();
    let held: usize = owners().map(|owner| owner.journal.held_count()).sum();
    format!(r#"{{"events":[{}],"dropped":{dropped},"held":{held}}}"#, json::joined(told))
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
