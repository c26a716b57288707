//! What hangs on orders: carriers' numbers, returns, pickup points.

use chrono::TimeDelta;
use kram_allegro::{Failure, wire::convert};
use kram_store::orders::{EventRecord, OrderRecord, WaybillRecord};
use kram_store::points::PointRecord;
use kram_store::returns::ReturnRecord;
use kram_store::streams::Stream;

use crate::cycle::moment;
use crate::error::SyncError;
use crate::pull::Puller;

pub const POINTS: &str = "points";

/// Orders shipped longer ago keep the numbers they have.
const RECENTLY_SHIPPED: TimeDelta = TimeDelta::days(30);
const ORDERS_A_RUN: u32 = 100;
const RETURNS_DEPTH: TimeDelta = TimeDelta::days(60);

impl Puller {
    /// Asks for the numbers of shipped orders that have none yet. Answers how many orders gained some.
    pub async fn fetch_waybills(&self) -> Result<u32, SyncError> {
        let since = moment(self.clock.now() - RECENTLY_SHIPPED);
        let mut gained = 0;
        for id in self.store.orders_without_waybills(self.account, since, ORDERS_A_RUN).await? {
            self.interrupted()?;
            match self.fetch_waybills_of(&id).await {
                Ok(true) => gained += 1,
                Ok(false) => {}
                Err(SyncError::Api(error)) if error.failure == Failure::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(gained)
    }

    /// True when the order has numbers.
    pub async fn fetch_waybills_of(&self, id: &str) -> Result<bool, SyncError> {
        let found = self.api.waybills(id).await?;
        let mut write = self.store.write().await?;
        let Some(known) = write.known_orders(&[id]).await?.into_iter().next() else { return Ok(false) };
        let Ok(order) = convert::order(&known.body) else { return Ok(false) };
        let records: Vec<WaybillRecord> = found
            .into_iter()
            .map(|waybill| WaybillRecord {
                number: waybill.number,
                carrier: waybill.carrier,
                added_at: waybill.added_at,
            })
            .collect();
        let joined = records.iter().map(|record| record.number.as_str()).collect::<Vec<_>>().join(" ");
        let before = known.waybills.clone().unwrap_or_default();
        let fresh: Vec<EventRecord> = records
            .iter()
            .filter(|record| !before.split(' ').any(|number| number == record.number))
            .map(|record| EventRecord {
                order: known.key,
                at: record.added_at.unwrap_or_else(|| self.clock.now()),
                kind: "waybill_added".to_owned(),
                params: serde_json::json!({ "number": record.number, "carrier": record.carrier }).to_string(),
                rule: None,
            })
            .collect();
        let record = OrderRecord {
            order,
            body: known.body.clone(),
            environment: self.environment,
            account: self.account,
            address_changed: known.address_changed,
            opened: known.opened,
            merged_into: known.merged_into.clone(),
            gone: known.gone,
            read_at: self.clock.now(),
        };
        write.save_waybills(known.key, &records).await?;
        write.set_waybills(known.key, &joined, &record).await?;
        write.add_order_events(&fresh).await?;
        write.commit().await?;
        Ok(!records.is_empty())
    }

    /// Answers how many returns there are.
    pub async fn fetch_returns(&self) -> Result<u32, SyncError> {
        let now = self.clock.now();
        let found = self.api.returns(now - RETURNS_DEPTH).await?;
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let mut write = self.store.write().await?;
        for one in found {
            let record = ReturnRecord {
                id: one.id,
                account: self.account,
                order_id: one.order_id.unwrap_or_default(),
                status: one.status.unwrap_or_default(),
                created_at: one.created_at.unwrap_or(now),
            };
            write.save_return(&record).await?;
        }
        write.commit().await?;
        Ok(count)
    }

    /// Allegro's points, when they changed. Answers how many there are now, or nothing when unchanged.
    pub async fn fetch_points(&self) -> Result<Option<u32>, SyncError> {
        let stream = self.store.stream(self.account, POINTS).await?;
        let Some(points) = self.api.points(stream.cursor.as_deref()).await? else { return Ok(None) };
        let records: Vec<PointRecord> = points
            .rows
            .into_iter()
            .map(|point| PointRecord {
                id: point.id,
                name: point.name,
                description: point.description,
                address: point.address,
                opening_hours: point.opening_hours,
            })
            .collect();
        let stream = Stream { cursor: points.last_modified, last_success: Some(self.clock.now()), ..stream };
        let mut write = self.store.write().await?;
        write.replace_points(&records).await?;
        write.save_stream(self.account, POINTS, &stream).await?;
        write.commit().await?;
        Ok(Some(u32::try_from(records.len()).unwrap_or(u32::MAX)))
    }
}
