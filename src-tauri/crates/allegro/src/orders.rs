//! Orders, their journal and what hangs on them.

use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::header::{HeaderMap, HeaderValue, IF_MODIFIED_SINCE, LAST_MODIFIED};

use crate::api::{Api, Get, decoded};
use crate::error::ApiError;
use crate::transport::BETA;
use crate::wire::lists::{self, CustomerReturn, Event};

pub const EVENTS_PER_PAGE: usize = 1_000;
pub const FORMS_PER_PAGE: u32 = 100;
/// Allegro lists no deeper than this in one query.
pub const LIST_DEPTH: u32 = 10_000;

/// Who a token belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seller {
    pub id: String,
    pub login: String,
    pub company: Option<String>,
    /// Allegro's clock at that moment.
    pub date: Option<DateTime<Utc>>,
}

/// One page of a list of orders, each as the bytes that came.
#[derive(Clone, Debug)]
pub struct FormPage {
    pub forms: Vec<String>,
    pub total: u32,
}

/// Which moment a list is cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Bought,
    Updated,
}

/// A list cut by time: `from` and `to` inclusive.
#[derive(Clone, Debug)]
pub struct Window {
    pub by: By,
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
    pub offset: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waybill {
    pub number: String,
    pub carrier: String,
    pub added_at: Option<DateTime<Utc>>,
}

/// A pickup point: what can be shown with the network gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointRow {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub address: Option<String>,
    pub opening_hours: Option<String>,
}

/// Points with the date to ask with next time; nothing when they did not change.
pub struct Points {
    pub rows: Vec<PointRow>,
    pub last_modified: Option<String>,
}

impl Api {
    pub async fn me(&self) -> Result<Seller, ApiError> {
        let answer = self.get("/me", Get { interactive: true, ..Get::default() }).await?;
        let me: lists::Me = decoded(&answer)?;
        Ok(Seller {
            id: me.id,
            login: me.login,
            company: me.company.and_then(|company| company.name),
            date: answer.date,
        })
    }

    /// The newest event there is; nothing on an empty account.
    pub async fn latest_event(&self) -> Result<Option<String>, ApiError> {
        let stats: lists::EventStats = decoded(&self.get("/order/event-stats", Get::default()).await?)?;
        Ok(stats.latest_event.and_then(|event| event.id))
    }

    /// Events after `from`, at most `EVENTS_PER_PAGE`.
    pub async fn events(&self, from: Option<&str>) -> Result<Vec<Event>, ApiError> {
        let mut query = vec![("limit", EVENTS_PER_PAGE.to_string())];
        query.extend(from.map(|from| ("from", from.to_owned())));
        let events: lists::Events = decoded(&self.get("/order/events", Get { query, ..Get::default() }).await?)?;
        Ok(events.events)
    }

    pub async fn forms(&self, window: &Window) -> Result<FormPage, ApiError> {
        let (from_key, to_key, sort) = match window.by {
            By::Bought => ("lineItems.boughtAt.gte", "lineItems.boughtAt.lte", "-lineItems.boughtAt"),
            By::Updated => ("updatedAt.gte", "updatedAt.lte", "updatedAt"),
        };
        let mut query = vec![
            ("limit", FORMS_PER_PAGE.to_string()),
            ("offset", window.offset.to_string()),
            ("sort", sort.to_owned()),
        ];
        query.extend(window.from.map(|from| (from_key, moment(from))));
        query.extend(window.to.map(|to| (to_key, moment(to))));
        let answer = self.get("/order/checkout-forms", Get { query, ..Get::default() }).await?;
        let forms: lists::Forms = decoded(&answer)?;
        let bodies: Vec<String> = forms.checkout_forms.into_iter().map(|form| form.get().to_owned()).collect();
        let total = forms.total_count.unwrap_or_else(|| u32::try_from(bodies.len()).unwrap_or(u32::MAX));
        Ok(FormPage { forms: bodies, total })
    }

    /// One order as the bytes that came. It is current at once, where lists lag some seconds.
    pub async fn form(&self, id: &str, interactive: bool) -> Result<String, ApiError> {
        let get = Get { id: Some(id.to_owned()), order: Some(id.to_owned()), interactive, ..Get::default() };
        let answer = self.get("/order/checkout-forms/{id}", get).await?;
        decoded::<Box<serde_json::value::RawValue>>(&answer)?;
        Ok(answer.body)
    }

    pub async fn waybills(&self, order: &str) -> Result<Vec<Waybill>, ApiError> {
        let get = Get { id: Some(order.to_owned()), order: Some(order.to_owned()), ..Get::default() };
        let shipments: lists::Shipments = decoded(&self.get("/order/checkout-forms/{id}/shipments", get).await?)?;
        let waybill = |one: lists::Shipment| {
            let carrier = one.carrier_name.or(one.carrier_id).unwrap_or_default();
            one.waybill.map(|number| Waybill { number, carrier, added_at: one.created_at })
        };
        Ok(shipments.shipments.unwrap_or_default().into_iter().filter_map(waybill).collect())
    }

    /// All Allegro points, or nothing when they are as they were at `since` (an HTTP date of Allegro's).
    pub async fn points(&self, since: Option<&str>) -> Result<Option<Points>, ApiError> {
        let mut headers = HeaderMap::new();
        if let Some(since) = since.and_then(|since| HeaderValue::from_str(since).ok()) {
            headers.insert(IF_MODIFIED_SINCE, since);
        }
        let answer = self.get("/order/carriers/ALLEGRO/points", Get { headers, ..Get::default() }).await?;
        if answer.status == 304 {
            return Ok(None);
        }
        let points: lists::Points = decoded(&answer)?;
        let read = |raw: &serde_json::value::RawValue| serde_json::from_str::<lists::Point>(raw.get()).ok();
        let rows = points.points.unwrap_or_default().iter().filter_map(|raw| read(raw)).filter_map(point_row).collect();
        let last_modified = answer.headers.get(LAST_MODIFIED).and_then(|date| date.to_str().ok()).map(str::to_owned);
        Ok(Some(Points { rows, last_modified }))
    }

    pub async fn returns(&self, created_from: DateTime<Utc>) -> Result<Vec<CustomerReturn>, ApiError> {
        let query = vec![("limit", "1000".to_owned()), ("createdAt.gte", moment(created_from))];
        let get = Get { query, accept: Some(BETA), ..Get::default() };
        let returns: lists::Returns = decoded(&self.get("/order/customer-returns", get).await?)?;
        Ok(returns.customer_returns.unwrap_or_default())
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn point_row(point: lists::Point) -> Option<PointRow> {
    let id = point.id?;
    let name = point.name.unwrap_or_else(|| id.clone());
    Some(PointRow {
        name,
        description: point.description,
        address: point.address.map(one_line),
        opening_hours: point.opening.map(|days| days.iter().filter_map(opening_line).collect::<Vec<_>>().join(", ")),
        id,
    })
}

fn one_line(address: lists::PointAddress) -> String {
    let post_code = address.post_code.or(address.zip_code).or(address.postal_code).unwrap_or_default();
    let town = format!("{post_code} {}", address.city.unwrap_or_default());
    let parts = [address.street.unwrap_or_default(), town.trim().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `MONDAY 08:00–20:00`; the face says the day in its language.
fn opening_line(day: &lists::OpeningHours) -> Option<String> {
    Some(format!("{} {}–{}", day.day_of_week.as_deref()?, day.from.as_deref()?, day.to.as_deref()?))
}
