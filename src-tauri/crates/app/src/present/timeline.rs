//! The story of one order in sentences.

use kram_domain::order::Order;
use kram_store::orders::EventRecord;
use serde_json::Value;

use super::order_row::of_fulfilment;
use crate::contract::common::Timestamp;
use crate::contract::order::{TimelineEntry, TimelineKind};
use crate::contract::orders::OrderStatus;
use crate::contract::settings::Language;

/// What the order itself tells, and what we saw happen to it. Newest first.
pub(crate) fn timeline(order: &Order, events: &[EventRecord], language: Language) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = events.iter().map(|event| told(event, language)).collect();
    let own = |at: Option<Timestamp>, kind, text: &str| {
        at.map(|at| TimelineEntry { at, kind, text: text.to_owned(), by: None })
    };
    entries.extend(own(
        order.bought_at(),
        TimelineKind::Bought,
        language.say("Kupiono na Allegro", "Bought on Allegro"),
    ));
    let paid = order.payment.as_ref().filter(|payment| payment.paid.is_some());
    let text = language.say("Wpłata", "Payment");
    let amount =
        paid.and_then(|payment| payment.paid.as_ref()).map(|money| amount_text(money.minor, &money.currency, language));
    if !events.iter().any(|event| event.kind == "paid") {
        let sentence = amount.map_or_else(|| text.to_owned(), |amount| format!("{text} {amount}"));
        entries.extend(own(paid.and_then(|payment| payment.finished_at), TimelineKind::Paid, &sentence));
    }
    entries.sort_by(|one, other| other.at.cmp(&one.at).then(rank(&other.kind).cmp(&rank(&one.kind))));
    entries
}

/// At the same moment the purchase comes before what followed from it.
fn rank(kind: &TimelineKind) -> u8 {
    match kind {
        TimelineKind::Bought => 0,
        TimelineKind::Filled => 1,
        TimelineKind::Paid => 2,
        _ => 3,
    }
}

fn told(event: &EventRecord, language: Language) -> TimelineEntry {
    let params: Value = serde_json::from_str(&event.params).unwrap_or_default();
    let text_of = |name: &str| params[name].as_str().unwrap_or("–").to_owned();
    let (kind, text) = match event.kind.as_str() {
        "imported" => (TimelineKind::Imported, language.say("Pobrano z Allegro", "Fetched from Allegro").to_owned()),
        "filled" => (
            TimelineKind::Filled,
            language.say("Kupujący wypełnił formularz dostawy", "The buyer filled in the delivery form").to_owned(),
        ),
        "paid" => (TimelineKind::Paid, with_amount(language.say("Wpłata", "Payment"), &params, language)),
        "surcharge" => (TimelineKind::Surcharge, with_amount(language.say("Dopłata", "Surcharge"), &params, language)),
        "cancelled" => (
            TimelineKind::Cancelled,
            language.say("Zamówienie anulowano na Allegro", "The order was cancelled on Allegro").to_owned(),
        ),
        "status_changed" => {
            let status = status_text(params["new"].as_str(), language);
            (TimelineKind::StatusChanged, format!("{}: {status}", language.say("Status", "Status")))
        }
        "address_changed" => {
            let words = language.say("Kupujący zmienił adres", "The buyer changed the address");
            (TimelineKind::AddressChanged, format!("{words}: {} → {}", text_of("old"), text_of("new")))
        }
        "point_changed" => {
            let words = language.say("Zmieniono punkt odbioru", "The pickup point changed");
            (TimelineKind::AddressChanged, format!("{words}: {} → {}", text_of("old"), text_of("new")))
        }
        "merged" => {
            let number = text_of("from").chars().take(8).collect::<String>();
            (TimelineKind::Merged, format!("{} {number}", language.say("Połączono z zamówieniem", "Merged with order")))
        }
        "gone" => (
            TimelineKind::Changed,
            language.say("Allegro nie ma już tego zamówienia", "Allegro no longer has this order").to_owned(),
        ),
        "waybill_added" => {
            let words = language.say("Dodano numer przesyłki", "Tracking number added");
            (TimelineKind::WaybillAdded, format!("{words} {} ({})", text_of("number"), text_of("carrier")))
        }
        _ => (TimelineKind::Changed, language.say("Zmieniono dane zamówienia", "The order's data changed").to_owned()),
    };
    TimelineEntry {
        at: event.at,
        kind,
        text,
        by: event.rule.as_deref().map(|rule| rule_text(rule, language).to_owned()),
    }
}

pub(crate) fn rule_text(rule: &str, language: Language) -> &'static str {
    match (rule, language) {
        ("backfill", Language::Pl) => "pierwsze pobranie",
        ("backfill", Language::En) => "first import",
        ("journal", Language::Pl) => "dziennik zdarzeń Allegro",
        ("journal", Language::En) => "Allegro's event journal",
        ("changed_list", Language::Pl) => "lista ostatnio zmienionych",
        ("changed_list", Language::En) => "list of lately changed orders",
        ("comparison", Language::Pl) => "kontrola zgodności",
        ("comparison", Language::En) => "comparison with Allegro",
        ("by_hand", Language::Pl) => "na Twoje polecenie",
        ("by_hand", Language::En) => "at your request",
        _ => "",
    }
}

fn with_amount(words: &str, params: &Value, language: Language) -> String {
    let amount = &params["amount"];
    match (amount["minor"].as_i64(), amount["currency"].as_str()) {
        (Some(minor), Some(currency)) => format!("{words} {}", amount_text(minor, currency, language)),
        _ => words.to_owned(),
    }
}

/// "1 234,50 zł"; other currencies by their code.
pub(crate) fn amount_text(minor: i64, currency: &str, language: Language) -> String {
    let digits = (minor.unsigned_abs() / 100).to_string();
    let mut whole = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            whole.push('\u{a0}');
        }
        whole.push(digit);
    }
    let sign = if minor < 0 { "−" } else { "" };
    let comma = language.say(",", ".");
    let unit = if currency == "PLN" { language.say("zł", "PLN") } else { currency };
    format!("{sign}{whole}{comma}{:02}\u{a0}{unit}", minor.unsigned_abs() % 100)
}

pub(crate) fn status_text(word: Option<&str>, language: Language) -> String {
    let Some(word) = word else { return language.say("Nowe", "New").to_owned() };
    let said = match of_fulfilment(&kram_domain::status::Fulfilment::from_word(word)) {
        OrderStatus::New => language.say("Nowe", "New"),
        OrderStatus::Processing => language.say("W realizacji", "Processing"),
        OrderStatus::ReadyForShipment => language.say("Do wysłania", "Ready for shipment"),
        OrderStatus::ReadyForPickup => language.say("Do odbioru", "Ready for pickup"),
        OrderStatus::Sent => language.say("Wysłane", "Sent"),
        OrderStatus::PickedUp => language.say("Odebrane", "Picked up"),
        OrderStatus::Suspended => language.say("Wstrzymane", "Suspended"),
        OrderStatus::Cancelled => language.say("Anulowane", "Cancelled"),
        OrderStatus::Returned => language.say("Zwrócone", "Returned"),
        OrderStatus::Unpaid => language.say("Nieopłacone", "Unpaid"),
        OrderStatus::Other(_) => word,
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_in_poland() {
        assert_eq!(amount_text(123_450, "PLN", Language::Pl), "1\u{a0}234,50\u{a0}zł");
        assert_eq!(amount_text(-100, "EUR", Language::En), "−1.00\u{a0}EUR");
    }
}
