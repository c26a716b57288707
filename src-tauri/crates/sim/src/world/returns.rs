//! Customer returns: Allegro sends no event for them, they are only found by asking (FACTS C9, J20).

use serde_json::{Value, json};
use uuid::Uuid;

use crate::chance::Chance;
use crate::clock::{DAY, HOUR, rfc3339};
use crate::ids::random_uuid;
use crate::world::account::Account;
use crate::world::book::Slot;
use crate::world::goods;
use crate::world::people;
use crate::world::render::{email, price};

pub(crate) struct CustomerReturn {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) slot: Slot,
    pub(crate) created_at: i64,
    pub(crate) status: String,
    quantity: i64,
    reason: &'static str,
    comment: &'static str,
}

const REASONS: &[(&str, &str)] = &[
    ("DONT_LIKE_IT", "Kolor inny niż na zdjęciu"),
    ("DAMAGED", "Pęknięte przy rozpakowaniu"),
    ("TOO_SMALL", "Za małe"),
    ("MISTAKE", "Pomyłka przy zakupie"),
    ("NONE", ""),
];

const STAGES: &[&str] = &["CREATED", "DISPATCHED", "IN_TRANSIT", "DELIVERED", "FINISHED"];

/// The buyer declares a return of the first line.
pub(crate) fn declare(account: &mut Account, slot: Slot, status: Option<&str>, now: i64) -> Uuid {
    let number = account.returns.len() as u64;
    let mut chance = Chance::of(account.seed ^ 0x2E_70, number);
    let (reason, comment) = chance.pick(REASONS);
    let id = random_uuid(&mut chance);
    let quantity = account.book.at(slot).lines.first().map_or(1, |line| line.quantity);
    account.returns.push(CustomerReturn {
        id,
        reference: format!("{}/{}", 1000 + number, chance.code(4).to_uppercase()),
        slot,
        created_at: now,
        status: status.unwrap_or("CREATED").to_owned(),
        quantity,
        reason,
        comment,
    });
    id
}

/// Part of the parcels of the last weeks comes back.
pub(crate) fn fill(account: &mut Account, now: i64) {
    let mut chance = Chance::new(account.seed ^ 0x2E_71);
    let young = |at: i64| at > now - 40 * DAY && at < now - 5 * DAY;
    let sent: Vec<Slot> = account
        .book
        .slots()
        .filter(|(_, order)| young(order.bought_at) && order.fulfilment == "SENT")
        .map(|(slot, _)| slot)
        .collect();
    for slot in sent {
        if chance.percent(4) {
            let at = account.book.at(slot).bought_at + 4 * DAY + chance.between(0, 20) * HOUR;
            let stage = chance.pick(STAGES);
            declare(account, slot, Some(stage), at.min(now));
        }
    }
    account.returns.sort_by_key(|one| one.created_at);
}

pub(crate) fn render(account: &Account, one: &CustomerReturn, shared_email: bool) -> Value {
    let order = account.book.at(one.slot);
    let buyer = people::buyer(account.seed, order.buyer, order.marketplace().country);
    let items: Vec<Value> = order
        .lines
        .iter()
        .take(1)
        .map(|line| {
            let offer = goods::offer(account.seed, line.offer);
            json!({
                "offerId": offer.id.to_string(),
                "quantity": one.quantity,
                "name": offer.name,
                "price": price(line.price_minor, order.marketplace().currency),
                "url": format!("https://allegro.pl/oferta/{}", offer.id),
                "reason": {"type": one.reason, "userComment": one.comment},
            })
        })
        .collect();
    let has_left = one.status != "CREATED";
    let parcels: Vec<Value> = has_left
        .then(|| {
            json!({
                "createdAt": rfc3339(one.created_at + HOUR),
                "waybill": format!("{:024}", u64::from(one.slot) + 690_000_000_000),
                "transportingWaybill": null,
                "carrierId": "INPOST",
                "transportingCarrierId": null,
                "sender": {"phoneNumber": buyer.phone.clone().unwrap_or_default()},
            })
        })
        .into_iter()
        .collect();
    let needs_account = order.payment.as_ref().is_some_and(|payment| payment.is_cod() || payment.allegro_pay);
    json!({
        "id": one.id,
        "isFulfillment": order.from_allegro_warehouse,
        "createdAt": rfc3339(one.created_at),
        "referenceNumber": one.reference,
        "orderId": order.id,
        "buyer": {"email": email(order, &buyer, shared_email), "login": buyer.login},
        "items": items,
        "refund": needs_account.then(|| bank_account(&buyer)),
        "parcels": parcels,
        "rejection": null,
        "marketplaceId": order.marketplace().id,
        "status": one.status,
    })
}

fn bank_account(buyer: &people::Buyer) -> Value {
    json!({"bankAccount": {
        "owner": format!("{} {}", buyer.first_name, buyer.last_name),
        "accountNumber": "40114000003382916456018050",
        "iban": "PL40114000003382916456018050",
        "swift": "BREXPLPW",
        "address": {"street": buyer.street, "city": buyer.city, "postCode": buyer.zip, "countryCode": "PL"},
    }})
}
