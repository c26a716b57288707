//! `order.bulk`: many random changes at once, as a busy day brings them.

use std::collections::BTreeMap;

use serde_json::json;

use crate::allegro::fulfillment;
use crate::chance::Chance;
use crate::clock::SECOND;
use crate::control::args::{Args, Outcome};
use crate::control::orders;
use crate::shared::Shared;
use crate::world::World;
use crate::world::book::Slot;
use crate::world::journal::Kind;
use crate::world::make::Wish;
use crate::world::order::{Order, SELLER_STATUSES, Status};

/// `{"count": N, "seed": S, "account": login}`; without an account every account takes part.
pub(crate) fn run(shared: &Shared, args: Args<'_>) -> Outcome {
    let count = args.number("count").unwrap_or(100).max(0);
    let mut chance = Chance::of(args.number("seed").unwrap_or(1) as u64, 0xB0_1C);
    shared.with(|world, now| {
        let only = args.text("account").map(|_| args.account(world)).transpose()?;
        let mut done: BTreeMap<&str, u64> = BTreeMap::new();
        // Each change has its own moment, the last one now, so that the journal looks like a day's work.
        for position in 0..count {
            let account = only.unwrap_or_else(|| chance.below(world.accounts.len() as u64) as usize);
            let at = now - (count - position - 1).min(600) * SECOND / 10;
            *done.entry(one(world, &mut chance, account, at)).or_default() += 1;
        }
        Ok(json!({"changes": count, "kinds": done}))
    })
}

/// What cannot be done for want of a fitting order becomes a new order.
fn one(world: &mut World, chance: &mut Chance, account: usize, at: i64) -> &'static str {
    let unpaid = |order: &Order| order.status.is_unpaid();
    let ready = |order: &Order| order.status == Status::Ready;
    let drawn = chance.below(100);
    let slot = match drawn {
        25..=44 => pick(world, chance, account, unpaid),
        45..=54 | 65..=79 => pick(world, chance, account, ready),
        55..=64 => pick(world, chance, account, |order| order.status != Status::Cancelled),
        90..=99 => pick(world, chance, account, |order| order.status.is_unpaid() && order.lines.len() > 1),
        _ => None,
    };
    match (drawn, slot) {
        (25..=44, Some(slot)) => {
            orders::pay_now(world, account, slot, at);
            "pay"
        }
        (45..=54, Some(slot)) => {
            let house = chance.between(1, 99);
            orders::move_to(world, account, slot, at, |address| address.street = format!("ul. Źródlana {house}"));
            "address"
        }
        (55..=64, Some(slot)) => {
            orders::cancel_now(world, account, slot, Kind::BuyerCancelled, at);
            "cancel"
        }
        (65..=79, Some(slot)) => {
            fulfillment::change(world, account, slot, chance.pick(SELLER_STATUSES), at);
            "fulfillment"
        }
        (80..=89, _) => merge(world, chance, account, at),
        (90..=99, Some(slot)) => {
            orders::split_now(world, account, slot, at);
            "split"
        }
        _ => {
            place(world, chance, account, at);
            "new"
        }
    }
}

fn place(world: &mut World, chance: &mut Chance, account: usize, at: i64) {
    let status = chance.pick(&[Status::Ready, Status::Ready, Status::FilledIn, Status::Bought]);
    let lines = Some(chance.below(3) as u32 + 1);
    orders::place(world, account, &Wish { status: Some(status), lines, ..Wish::default() }, at);
}

fn merge(world: &mut World, chance: &mut Chance, account: usize, at: i64) -> &'static str {
    let wish = Wish {
        status: Some(Status::FilledIn),
        marketplace: Some(0),
        buyer: Some(chance.below(20) as u32),
        ..Wish::default()
    };
    let slots: Vec<Slot> = (0..2).map(|_| orders::place(world, account, &wish, at)).collect();
    orders::merge_now(world, account, &slots, at);
    "merge"
}

/// A fitting order among those of the last weeks; old ones rest.
fn pick(world: &World, chance: &mut Chance, account: usize, fits: impl Fn(&Order) -> bool) -> Option<Slot> {
    let recent = world.accounts[account].book.slots().rev().take(400);
    let candidates: Vec<Slot> = recent.filter(|(_, order)| !order.gone && fits(order)).map(|(slot, _)| slot).collect();
    (!candidates.is_empty()).then(|| chance.pick(&candidates))
}
