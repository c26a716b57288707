//! Saves what came from Allegro: one transaction a page, its cursor with it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use kram_allegro::{Api, wire::convert};
use kram_domain::change::Change;
use kram_domain::environment::Environment;
use kram_domain::follow;
use kram_domain::order::{Address, Order};
use kram_domain::queue::queue_of;
use kram_store::orders::{AddressRecord, EventRecord, Known, OrderRecord};
use kram_store::{Store, Write};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::error::SyncError;
use crate::plan::{Held, Step, step};

/// How an order came to us; named in its timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Backfill,
    Journal,
    ChangedList,
    Comparison,
    ByHand,
}

impl Source {
    pub fn rule(self) -> &'static str {
        match self {
            Self::Backfill => "backfill",
            Self::Journal => "journal",
            Self::ChangedList => "changed_list",
            Self::Comparison => "comparison",
            Self::ByHand => "by_hand",
        }
    }
}

/// What one page or one cycle brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub new: u32,
    pub changed: u32,
    /// Orders among them, for events.
    pub ids: Vec<String>,
    /// Forms that could not be understood.
    pub unreadable: u32,
}

impl Saved {
    pub fn and(mut self, other: Self) -> Self {
        self.new += other.new;
        self.changed += other.changed;
        self.unreadable += other.unreadable;
        self.ids.extend(other.ids);
        self
    }
}

/// Fetches for one account.
#[derive(Clone)]
pub struct Puller {
    pub store: Store,
    pub api: Api,
    pub clock: Arc<dyn Clock>,
    /// Tag of the account.
    pub account: i64,
    pub environment: Environment,
    pub cancel: CancellationToken,
}

/// A form with its reading.
pub struct Incoming {
    pub body: String,
    pub order: Order,
}

/// Reads forms; those that cannot be read are counted and told.
pub fn read_forms(forms: Vec<String>) -> (Vec<Incoming>, u32) {
    let mut unreadable = 0;
    let mut read = Vec::with_capacity(forms.len());
    for body in forms {
        match convert::order(&body) {
            Ok(order) => read.push(Incoming { body, order }),
            Err(error) => {
                tracing::warn!(%error, "an order could not be read");
                unreadable += 1;
            }
        }
    }
    (read, unreadable)
}

impl Puller {
    pub fn interrupted(&self) -> Result<(), SyncError> {
        if self.cancel.is_cancelled() { Err(SyncError::Interrupted) } else { Ok(()) }
    }

    /// Saves a page within `write`; the caller adds its cursor and commits.
    pub async fn save(&self, write: &mut Write, page: Vec<Incoming>, source: Source) -> Result<Saved, SyncError> {
        let now = self.clock.now();
        let ids: Vec<&str> = page.iter().map(|one| one.order.id.as_str()).collect();
        let known: HashMap<String, Known> =
            write.known_orders(&ids).await?.into_iter().map(|known| (known.id.clone(), known)).collect();
        let mut saved = Saved::default();
        let mut inserts = Vec::new();
        let mut kept = Vec::new();
        for one in page {
            let known = known.get(&one.order.id);
            match planned(known, &one) {
                Step::Insert => inserts.push(self.record(one, None, source, now)),
                Step::Keep => kept.push(one.order.id),
                Step::Stale => {}
                Step::Update(changes) => {
                    let Some(known) = known else { continue };
                    saved.ids.push(one.order.id.clone());
                    saved.changed += 1;
                    self.update(write, known, one, &changes, source).await?;
                }
            }
        }
        saved.new = u32::try_from(inserts.len()).unwrap_or(u32::MAX);
        saved.ids.extend(inserts.iter().map(|record| record.order.id.clone()));
        self.insert(write, inserts, source).await?;
        write.set_read_at(&kept.iter().map(String::as_str).collect::<Vec<_>>(), now.timestamp_millis()).await?;
        Ok(saved)
    }

    /// Allegro answers 404 for an order we hold. It may yet turn up in another one.
    pub async fn mark_gone(&self, write: &mut Write, id: &str, source: Source) -> Result<bool, SyncError> {
        let Some(known) = write.known_orders(&[id]).await?.into_iter().next() else { return Ok(false) };
        if known.gone || known.merged_into.is_some() {
            return Ok(false);
        }
        let Ok(order) = convert::order(&known.body) else { return Ok(false) };
        let record = OrderRecord {
            gone: true,
            ..self.record(Incoming { body: known.body.clone(), order }, Some(&known), source, self.clock.now())
        };
        write.update_order(&known, &record).await?;
        write.add_order_events(&[self.event(known.key, "gone", &json!({}), source)]).await?;
        Ok(true)
    }

    fn record(&self, one: Incoming, known: Option<&Known>, source: Source, now: DateTime<Utc>) -> OrderRecord {
        // The first import is old news, except for what is still to be done.
        let old_news = source == Source::Backfill && !queue_of(&one.order).is_open();
        OrderRecord {
            body: one.body,
            environment: self.environment,
            account: self.account,
            address_changed: known.is_some_and(|known| known.address_changed) || address_modified(&one.order),
            opened: known.map_or(old_news, |known| known.opened),
            merged_into: known.and_then(|known| known.merged_into.clone()),
            gone: false,
            read_at: now,
            order: one.order,
        }
    }

    async fn insert(&self, write: &mut Write, records: Vec<OrderRecord>, source: Source) -> Result<(), SyncError> {
        let keys = write.insert_orders(&records).await?;
        if source != Source::Backfill {
            let events: Vec<EventRecord> =
                keys.iter().map(|key| self.event(*key, "imported", &json!({}), source)).collect();
            write.add_order_events(&events).await?;
        }
        for (record, key) in records
            .iter()
            .zip(&keys)
            .filter(|(record, _)| source != Source::Backfill || queue_of(&record.order).is_open())
        {
            self.follow(write, &record.order, *key, source).await?;
        }
        Ok(())
    }

    async fn update(
        &self,
        write: &mut Write,
        known: &Known,
        one: Incoming,
        changes: &[Change],
        source: Source,
    ) -> Result<(), SyncError> {
        let now = self.clock.now();
        let replaced = changes.iter().find_map(|change| match change {
            Change::AddressChanged { old, .. } => Some(old),
            _ => None,
        });
        let mut record = self.record(one, Some(known), source, now);
        if let Some(old) = replaced {
            record.address_changed = true;
            write
                .add_order_address(known.key, &AddressRecord { at: now, address: address_json(old).to_string() })
                .await?;
        }
        write.update_order(known, &record).await?;
        let events: Vec<EventRecord> = changes.iter().map(|change| self.told(known.key, change, source)).collect();
        write.add_order_events(&events).await?;
        self.follow(write, &record.order, known.key, source).await
    }

    /// Orders whose lines now stand in this one were merged into it: what hangs on them moves along.
    async fn follow(&self, write: &mut Write, order: &Order, key: i64, source: Source) -> Result<(), SyncError> {
        let lines: Vec<&str> = order.lines.iter().map(|line| line.id.as_str()).collect();
        let holders = write.holders(&lines).await?;
        let held: Vec<follow::Held<'_>> = holders
            .iter()
            .map(|holder| follow::Held { id: &holder.id, lines: holder.lines.split(' ').collect() })
            .collect();
        let mut merged = Vec::new();
        for id in follow::replaced_by(&order.id, &lines, &held) {
            let Some(old) = write.known_orders(&[id]).await?.into_iter().next() else { continue };
            let Ok(old_order) = convert::order(&old.body) else { continue };
            let incoming = Incoming { body: old.body.clone(), order: old_order };
            let record = OrderRecord {
                merged_into: Some(order.id.clone()),
                ..self.record(incoming, Some(&old), source, self.clock.now())
            };
            write.move_history(old.key, key).await?;
            write.update_order(&old, &record).await?;
            merged.push(self.event(key, "merged", &json!({ "from": id }), source));
        }
        write.add_order_events(&merged).await?;
        Ok(())
    }

    fn event(&self, order: i64, kind: &str, params: &Value, source: Source) -> EventRecord {
        EventRecord {
            order,
            at: self.clock.now(),
            kind: kind.to_owned(),
            params: params.to_string(),
            rule: Some(source.rule().to_owned()),
        }
    }

    fn told(&self, order: i64, change: &Change, source: Source) -> EventRecord {
        let money = |amount: &Option<kram_domain::money::Money>| {
            amount.as_ref().map_or(Value::Null, |amount| json!({ "minor": amount.minor, "currency": amount.currency }))
        };
        let (kind, params) = match change {
            Change::Filled => ("filled", json!({})),
            Change::Paid(amount) => ("paid", json!({ "amount": money(amount) })),
            Change::Surcharge(amount) => ("surcharge", json!({ "amount": money(amount) })),
            Change::Cancelled => ("cancelled", json!({})),
            Change::StatusChanged { old, new } => {
                let word = |status: &Option<kram_domain::status::Fulfilment>| {
                    status.as_ref().map(|status| status.word().to_owned())
                };
                ("status_changed", json!({ "old": word(old), "new": word(new) }))
            }
            Change::AddressChanged { old, new } => {
                ("address_changed", json!({ "old": old.one_line(), "new": new.one_line() }))
            }
            Change::PointChanged { old, new } => ("point_changed", json!({ "old": old, "new": new })),
            Change::Other => ("changed", json!({})),
        };
        self.event(order, kind, &params, source)
    }
}

/// Allegro itself says that the buyer changed the address after the purchase.
fn address_modified(order: &Order) -> bool {
    order.delivery.as_ref().is_some_and(|delivery| delivery.address_modified_at.is_some())
}

fn planned(known: Option<&Known>, one: &Incoming) -> Step {
    let order = known.filter(|known| known.body != one.body).and_then(|known| convert::order(&known.body).ok());
    let held = known.map(|known| Held {
        body: &known.body,
        order: order.as_ref(),
        merged: known.merged_into.is_some(),
        gone: known.gone,
    });
    step(held.as_ref(), &one.body, &one.order)
}

/// An address as the history keeps it.
pub fn address_json(address: &Address) -> Value {
    json!({
        "firstName": address.first_name, "lastName": address.last_name, "company": address.company, "street": address.street,
        "postCode": address.post_code, "city": address.city, "country": address.country, "phone": address.phone,
    })
}
