//! The order list: filters, both sorts, pages. A page costs what it shows, not what there is.

use axum::response::Response;

use crate::allegro::error;
use crate::clock::parse_rfc3339;
use crate::web::Params;
use crate::world::book::{Book, Slot, SortBy};
use crate::world::market::marketplace;
use crate::world::order::{Order, SELLER_STATUSES, Status};
use crate::world::people;

const MAX_RESULT: i64 = 10_000;

pub(crate) struct Query {
    offset: usize,
    limit: usize,
    sort: SortBy,
    descending: bool,
    bought: (i64, i64),
    updated: (i64, i64),
    /// A window on `updatedAt` was asked for, so that index is the narrow one.
    by_updated: bool,
    filters: Filters,
}

#[derive(Default)]
struct Filters {
    status: Vec<String>,
    fulfilment: Vec<String>,
    provider: Vec<String>,
    lines_sent: Vec<String>,
    payment: Vec<String>,
    surcharge: Vec<String>,
    method: Vec<String>,
    buyer: Vec<String>,
    marketplace: Vec<String>,
}

pub(crate) struct Found {
    pub(crate) page: Vec<Slot>,
    pub(crate) total: usize,
}

impl Query {
    pub(crate) fn parse(params: &Params, served_from: i64) -> Result<Self, Response> {
        let offset = number(params, "offset", 0, 0, i64::MAX)?;
        let limit = number(params, "limit", 100, 1, 100)?;
        if offset.saturating_add(limit) > MAX_RESULT {
            return Err(error::Refusal {
                status: 422,
                code: "VALIDATION_ERROR",
                message: "Offset and limit parameters exceed maximal result size of 10000 items",
                path: None,
                user_message: "Przekroczono maksymalną liczbę wyników.",
            }
            .response());
        }
        let (sort, descending) = match params.get("sort") {
            None | Some("-lineItems.boughtAt") => (SortBy::Bought, true),
            Some("lineItems.boughtAt") => (SortBy::Bought, false),
            Some("updatedAt") => (SortBy::Updated, false),
            Some("-updatedAt") => (SortBy::Updated, true),
            Some(_) => return Err(error::validation(400, "sort", "Unknown sort")),
        };
        let bought = window(params, "lineItems.boughtAt.gte", "lineItems.boughtAt.lte")?;
        let updated = window(params, "updatedAt.gte", "updatedAt.lte")?;
        let served =
            |asked: Option<(i64, i64)>| asked.map_or((served_from, i64::MAX), |(from, to)| (from.max(served_from), to));
        Ok(Self {
            offset: offset as usize,
            limit: limit as usize,
            sort,
            descending,
            by_updated: updated.is_some(),
            updated: served(updated),
            bought: if updated.is_some() && bought.is_none() { (i64::MIN, i64::MAX) } else { served(bought) },
            filters: Filters::parse(params)?,
        })
    }
}

pub(crate) fn number(params: &Params, name: &str, default: i64, low: i64, high: i64) -> Result<i64, Response> {
    let Some(text) = params.get(name) else { return Ok(default) };
    let wrong = || error::validation(422, name, &format!("must be between {low} and {high}"));
    text.parse::<i64>().ok().filter(|value| (low..=high).contains(value)).ok_or_else(wrong)
}

/// `None` when neither end is given.
pub(crate) fn window(params: &Params, from: &str, to: &str) -> Result<Option<(i64, i64)>, Response> {
    let moment = |name: &str, open: i64| match params.get(name) {
        None => Ok(open),
        Some(text) => parse_rfc3339(text).ok_or_else(|| error::validation(400, name, "Invalid date format")),
    };
    let asked = params.get(from).is_some() || params.get(to).is_some();
    Ok(asked.then_some((moment(from, i64::MIN)?, moment(to, i64::MAX)?)))
}

impl Filters {
    fn parse(params: &Params) -> Result<Self, Response> {
        let all = |name: &str| params.all(name).map(str::to_owned).collect::<Vec<_>>();
        let filters = Self {
            status: all("status"),
            fulfilment: all("fulfillment.status"),
            provider: all("fulfillment.provider.id"),
            lines_sent: all("fulfillment.shipmentSummary.lineItemsSent"),
            payment: all("payment.id"),
            surcharge: all("surcharges.id"),
            method: all("delivery.method.id"),
            buyer: all("buyer.login"),
            marketplace: all("marketplace.id"),
        };
        let known_status = |text: &String| Status::parse(text).is_some();
        let known_fulfilment = |text: &String| text == "RETURNED" || SELLER_STATUSES.contains(&text.as_str());
        if !filters.status.iter().all(known_status) {
            return Err(error::validation(400, "status", "Unknown status"));
        }
        if !filters.fulfilment.iter().all(known_fulfilment) {
            return Err(error::validation(400, "fulfillment.status", "Unknown status"));
        }
        if !filters.marketplace.iter().all(|id| marketplace(id).is_some()) {
            return Err(error::validation(400, "marketplace.id", "Unknown marketplace"));
        }
        Ok(filters)
    }

    fn is_empty(&self) -> bool {
        let lists = [
            &self.status,
            &self.fulfilment,
            &self.provider,
            &self.lines_sent,
            &self.payment,
            &self.surcharge,
            &self.method,
            &self.buyer,
            &self.marketplace,
        ];
        lists.iter().all(|list| list.is_empty())
    }

    fn pass(&self, order: &Order, seed: u64) -> bool {
        let provider = if order.from_allegro_warehouse { "ALLEGRO" } else { "SELLER" };
        any(&self.status, order.status.wire())
            && any(&self.fulfilment, order.fulfilment)
            && any(&self.provider, provider)
            && any(&self.lines_sent, order.lines_sent())
            && any(&self.marketplace, order.marketplace().id)
            && (self.method.is_empty() || order.method().is_some_and(|method| any(&self.method, method.id)))
            && (self.payment.is_empty()
                || order.payment.iter().any(|payment| any(&self.payment, &payment.id.to_string())))
            && (self.surcharge.is_empty()
                || order.surcharges.iter().any(|one| any(&self.surcharge, &one.id.to_string())))
            && (self.buyer.is_empty()
                || any(&self.buyer, &people::buyer(seed, order.buyer, order.marketplace().country).login))
    }
}

fn any(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|one| one == value)
}

pub(crate) fn find(book: &Book, seed: u64, query: &Query) -> Found {
    let base = if query.by_updated { SortBy::Updated } else { SortBy::Bought };
    let plain =
        query.filters.is_empty() && query.bought.1 == i64::MAX && (query.bought.0 == i64::MIN || !query.by_updated);
    if plain && (base == query.sort || !query.by_updated) {
        // One index answers alone: the page is a slice of it.
        let (from, to) = if query.sort == SortBy::Updated { query.updated } else { query.bought };
        return slice(book.range(query.sort, from, to), query);
    }
    let (from, to) = if query.by_updated { query.updated } else { query.bought };
    let inside = |moment: i64, (from, to): (i64, i64)| moment >= from && moment <= to;
    let mut matching: Vec<(i64, Slot)> = Vec::new();
    for (_, slot) in book.range(base, from, to) {
        let Some(order) = book.listed(*slot) else { continue };
        if inside(order.bought_at, query.bought) && query.filters.pass(order, seed) {
            matching.push((if query.sort == SortBy::Updated { order.updated_at } else { order.bought_at }, *slot));
        }
    }
    if base != query.sort {
        matching.sort_unstable();
    }
    slice(&matching, query)
}

fn slice(sorted: &[(i64, Slot)], query: &Query) -> Found {
    let slots = |iter: &mut dyn Iterator<Item = &(i64, Slot)>| {
        iter.skip(query.offset).take(query.limit).map(|(_, slot)| *slot).collect()
    };
    let page = if query.descending { slots(&mut sorted.iter().rev()) } else { slots(&mut sorted.iter()) };
    Found { page, total: sorted.len() }
}
