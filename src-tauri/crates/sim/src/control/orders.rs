//! What buyers do with orders; each command leaves the events in the journal that Allegro would.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::allegro::fulfillment as seller_status;
use crate::clock::{SECOND, parse_rfc3339};
use crate::control::args::{Args, Outcome};
use crate::control::wish;
use crate::ids::time_uuid;
use crate::shared::Shared;
use crate::world::book::Slot;
use crate::world::journal::Kind;
use crate::world::make::{self, Wish};
use crate::world::market::METHODS;
use crate::world::order::{Address, Order, SELLER_STATUSES, Status};
use crate::world::people;
use crate::world::render::View;
use crate::world::{Pending, World, history, render, returns};

/// The form as Allegro would show it now, with the login of its seller.
pub(crate) fn shown(world: &World, account: usize, slot: Slot) -> Value {
    let text = shown_text(world, account, slot);
    serde_json::from_str(&text).expect("a form is written as JSON")
}

/// The truth is shown whole, whatever is left out outside.
pub(crate) fn shown_text(world: &World, account: usize, slot: Slot) -> String {
    let owner = &world.accounts[account];
    let view = View { nulls: true, ..world.switches.view() };
    render::form(owner.seed, owner.book.at(slot), view, Some(&owner.login))
}

/// Any number of wishes; what is left open is drawn. `at` puts the purchase into the past, its events come now.
pub(crate) fn new(shared: &Shared, args: Args<'_>) -> Outcome {
    let wish = wish::read(args)?;
    shared.with(|world, now| {
        let account = args.account(world)?;
        let at = match args.text("at") {
            None => now,
            Some(text) => parse_rfc3339(text).filter(|at| *at <= now).ok_or("`at` is no moment of the past")?,
        };
        let slot = place(world, account, &wish, at);
        Ok(shown(world, account, slot))
    })
}

/// A purchase with the events that lead to its status.
pub(crate) fn place(world: &mut World, account: usize, wish: &Wish, now: i64) -> Slot {
    let orders = world.accounts[account].book.len();
    let source = history::source(&world.accounts[account], orders);
    let mut order = make::order(source, &mut world.chance, now, wish);
    if order.status == Status::Ready {
        make::pay(&mut order, now);
    }
    if let (Some(payment), Some(minor)) = (&mut order.payment, wish.paid_minor) {
        payment.paid_minor = Some(minor);
    }
    order.cancelled_at = (order.status == Status::Cancelled).then_some(now);
    // A drawn moment of payment may lie ahead; this purchase happens now.
    order.updated_at = now;
    let status = order.status;
    let owner = &mut world.accounts[account];
    let slot = owner.book.add(order);
    owner.tell(Kind::Bought, slot, now);
    if status != Status::Bought {
        owner.tell(Kind::FilledIn, slot, now);
    }
    match status {
        Status::Ready => owner.tell(Kind::Ready, slot, now),
        Status::Cancelled => owner.tell(Kind::BuyerCancelled, slot, now),
        Status::Bought | Status::FilledIn => world.watch_unpaid(account, slot, now),
    }
    slot
}

/// `early: true`: the event comes some seconds before the form shows the payment (FACTS C1, J12).
pub(crate) fn pay(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status.is_unpaid())?;
        if !world.accounts[account].book.at(slot).status.is_unpaid() {
            return Err("the order is not waiting for a payment".to_owned());
        }
        fill_in(world, account, slot, now);
        if args.flag("early") {
            world.late_payments.push(Pending { due: now + 5 * SECOND, account, slot });
            world.accounts[account].tell(Kind::Ready, slot, now);
        } else {
            pay_now(world, account, slot, now);
        }
        Ok(shown(world, account, slot))
    })
}

pub(crate) fn pay_now(world: &mut World, account: usize, slot: Slot, now: i64) {
    fill_in(world, account, slot, now);
    world.accounts[account].change(slot, now, Kind::Ready, |order| {
        make::pay(order, now);
        order.bump_revision();
    });
}

/// A bare purchase gets its delivery and its payment method first.
fn fill_in(world: &mut World, account: usize, slot: Slot, now: i64) {
    let order = world.accounts[account].book.at(slot);
    if order.status != Status::Bought {
        return;
    }
    let market = order.marketplace();
    let method = make::draw_method(&mut world.chance, market.country, false);
    let node = world.chance.next();
    world.accounts[account].change(slot, now, Kind::FilledIn, |order| {
        order.status = Status::FilledIn;
        order.method = Some(method);
        order.cost_minor = METHODS[usize::from(method)].cost_minor * market.rate_percent / 100;
        order.payment = Some(make::open_payment(time_uuid(now, node), METHODS[usize::from(method)].cod));
        order.bump_revision();
    });
}

pub(crate) fn address(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status == Status::Ready)?;
        let number = world.chance.below(90) + 1;
        let given = |name: &str| args.text(name).map(str::to_owned);
        move_to(world, account, slot, now, |address| {
            address.street = given("street").unwrap_or_else(|| format!("ul. Żeromskiego {number}"));
            address.city = given("city").unwrap_or_else(|| "Świnoujście".to_owned());
            address.zip = given("zipCode").unwrap_or_else(|| "72-600".to_owned());
            address.phone = given("phoneNumber").or(address.phone.take());
            address.first_name = given("firstName").unwrap_or_else(|| std::mem::take(&mut address.first_name));
            address.last_name = given("lastName").unwrap_or_else(|| std::mem::take(&mut address.last_name));
        });
        Ok(shown(world, account, slot))
    })
}

pub(crate) fn move_to(world: &mut World, account: usize, slot: Slot, now: i64, edit: impl FnOnce(&mut Address)) {
    let owner = &mut world.accounts[account];
    let seed = owner.seed;
    owner.change(slot, now, Kind::BuyerModified, |order| {
        let mut address = order.address.take().unwrap_or_else(|| Box::new(own_address(seed, order)));
        edit(&mut address);
        order.address = Some(address);
        order.address_changed_at = Some(now);
        order.bump_revision();
    });
}

fn own_address(seed: u64, order: &Order) -> Address {
    let buyer = people::buyer(seed, order.buyer, order.marketplace().country);
    Address {
        first_name: buyer.first_name,
        last_name: buyer.last_name,
        street: buyer.street,
        city: buyer.city,
        zip: buyer.zip,
        phone: buyer.phone,
    }
}

/// `by: "auto"` is Allegro's own cancelling; otherwise the buyer's, before payment or after it.
pub(crate) fn cancel(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status != Status::Cancelled)?;
        if world.accounts[account].book.at(slot).status == Status::Cancelled {
            return Err("the order is cancelled already".to_owned());
        }
        let kind = if args.text("by") == Some("auto") { Kind::AutoCancelled } else { Kind::BuyerCancelled };
        cancel_now(world, account, slot, kind, now);
        Ok(shown(world, account, slot))
    })
}

pub(crate) fn cancel_now(world: &mut World, account: usize, slot: Slot, kind: Kind, now: i64) {
    world.accounts[account].change(slot, now, kind, |order| {
        make::cancel(order, now);
        order.bump_revision();
    });
}

/// Several unpaid purchases of one buyer are paid together: a new id, the old line ids, and no word about the old forms
/// (FACTS C2, J13). Without `orders`, purchases are placed first and then merged.
pub(crate) fn merge(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let mut account = args.account(world)?;
        let mut slots = Vec::new();
        for id in args.0["orders"].as_array().into_iter().flatten() {
            let named = json!({"order": id});
            let (owner, slot) = Args(&named).order(world, |_| true)?;
            account = owner;
            slots.push(slot);
        }
        if slots.is_empty() {
            let buyer = Some(world.chance.below(20) as u32);
            let wish = Wish { status: Some(Status::FilledIn), marketplace: Some(0), buyer, ..Wish::default() };
            slots = (0..2).map(|_| place(world, account, &wish, now)).collect();
        }
        let old: Vec<Uuid> = slots.iter().map(|slot| world.accounts[account].book.at(*slot).id).collect();
        let slot = merge_now(world, account, &slots, now);
        let mut form = shown(world, account, slot);
        form["merged"] = json!(old);
        Ok(form)
    })
}

pub(crate) fn merge_now(world: &mut World, account: usize, slots: &[Slot], now: i64) -> Slot {
    let owner = &mut world.accounts[account];
    let mut merged = Order::clone(owner.book.at(slots[0]));
    merged.id = time_uuid(now, world.chance.next());
    if let Some(payment) = &mut merged.payment {
        payment.id = time_uuid(now, world.chance.next());
    }
    for slot in &slots[1..] {
        let other = owner.book.at(*slot);
        merged.lines.extend(other.lines.iter().cloned());
        // The newest single purchase gives its moment (FACTS C2).
        merged.bought_at = merged.bought_at.max(other.bought_at);
    }
    merged.bump_revision();
    merged.updated_at = now;
    merged.status = Status::FilledIn;
    if merged.method.is_none() {
        merged.status = Status::Bought;
    }
    for slot in slots {
        owner.book.change(*slot, now, now, |order| order.gone = true);
    }
    let slot = owner.book.add(merged);
    pay_now(world, account, slot, now);
    slot
}

/// The opposite: an unpaid purchase of several lines is paid in parts, each under a new id.
pub(crate) fn split(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = match args.order(world, |order| order.status.is_unpaid() && order.lines.len() > 1) {
            Ok(found) => found,
            Err(why) if args.text("order").is_some() => return Err(why),
            Err(_) => {
                let account = args.account(world)?;
                let wish =
                    Wish { status: Some(Status::FilledIn), lines: Some(2), marketplace: Some(0), ..Wish::default() };
                (account, place(world, account, &wish, now))
            }
        };
        if world.accounts[account].book.at(slot).lines.len() < 2 {
            return Err("an order of one line cannot be split".to_owned());
        }
        let old = world.accounts[account].book.at(slot).id;
        let parts = split_now(world, account, slot, now);
        let forms: Vec<Value> = parts.iter().map(|part| shown(world, account, *part)).collect();
        Ok(json!({"split": old, "orders": forms}))
    })
}

pub(crate) fn split_now(world: &mut World, account: usize, slot: Slot, now: i64) -> [Slot; 2] {
    let whole = Order::clone(world.accounts[account].book.at(slot));
    world.accounts[account].book.change(slot, now, now, |order| order.gone = true);
    let half = whole.lines.len().div_ceil(2);
    let ranges = [&whole.lines[..half], &whole.lines[half..]];
    ranges.map(|lines| {
        let mut part = whole.clone();
        part.id = time_uuid(now, world.chance.next());
        part.lines = lines.to_vec();
        if let Some(payment) = &mut part.payment {
            payment.id = time_uuid(now, world.chance.next());
        }
        part.updated_at = now;
        part.bump_revision();
        let slot = world.accounts[account].book.add(part);
        pay_now(world, account, slot, now);
        slot
    })
}

/// A later payment; it repeats READY_FOR_PROCESSING (FACTS C1).
pub(crate) fn surcharge(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status == Status::Ready && order.payment.is_some())?;
        let missing = world.accounts[account].book.at(slot);
        let missing = missing.total_minor() - missing.paid_minor();
        let minor = args.number("minor").unwrap_or(if missing > 0 { missing } else { 500 });
        let mut chance = world.chance.clone();
        world.accounts[account].change(slot, now, Kind::Ready, |order| {
            history::surcharge(order, &mut chance, minor, now);
            order.bump_revision();
        });
        world.chance = chance;
        Ok(shown(world, account, slot))
    })
}

/// The seller sets a status elsewhere: in Sales Center, in another program.
pub(crate) fn fulfillment(shared: &Shared, args: Args<'_>) -> Outcome {
    let asked = args.needed("status")?;
    let known = SELLER_STATUSES.iter().chain(&["RETURNED"]).find(|status| **status == asked);
    let status = known.ok_or_else(|| format!("unknown status {asked}"))?;
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status == Status::Ready)?;
        seller_status::change(world, account, slot, status, now);
        Ok(shown(world, account, slot))
    })
}

/// The buyer's note to the order; it exists from the purchase form, a later one is a change.
pub(crate) fn message(shared: &Shared, args: Args<'_>) -> Outcome {
    let text = args.needed("text")?;
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |_| true)?;
        world.accounts[account].change(slot, now, Kind::BuyerModified, |order| {
            order.message = Some(text.into());
            order.bump_revision();
        });
        Ok(shown(world, account, slot))
    })
}

/// No event tells of a return.
pub(crate) fn declare_return(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, now| {
        let (account, slot) = args.order(world, |order| order.status == Status::Ready)?;
        let id = returns::declare(&mut world.accounts[account], slot, args.text("status"), now);
        let owner = &world.accounts[account];
        let found = owner.returns.iter().find(|one| one.id == id).ok_or("the return was lost")?;
        Ok(returns::render(owner, found, world.switches.is_on("shared-buyer-email")))
    })
}
