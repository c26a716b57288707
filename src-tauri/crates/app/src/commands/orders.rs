//! Lists of orders, one order, counters, codes.

use kram_store::orders::{Condition, OrderList, PageFrom};
use kram_store::time::NEVER;
use kram_sync::Source;

use crate::app::App;
use crate::contract::common::{ById, Nothing};
use crate::contract::order::OrderDetail;
use crate::contract::orders::*;
use crate::engine::work;
use crate::present::errors::AppError;
use crate::present::order_detail::{Parts, detail};
use crate::present::order_list::list;
use crate::present::order_row::row;

const MOST_ROWS: u32 = 500;
const FOUND_BY_CODE: usize = 20;
const LOOKED_AT: u32 = 200;

async fn listed(app: &App, query: &OrderQuery) -> Result<OrderList, AppError> {
    let accounts = app.inner.store.accounts().await?;
    Ok(list(query, &accounts, app.inner.clock.now()))
}

pub(crate) async fn list_orders(app: &App, args: ListOrders) -> Result<OrderPage, AppError> {
    if args.limit == 0 || args.limit > MOST_ROWS {
        return Err(AppError::invalid("limit", "Podaj od 1 do 500 wierszy.", "Give 1 to 500 rows."));
    }
    let snapshot = match args.snapshot {
        Some(snapshot) => snapshot,
        None => app.inner.store.snapshot().await?,
    };
    let mut list = listed(app, &args.query).await?;
    if args.snapshot.is_some() {
        list.conditions.push(Condition::ArrivedUpTo(snapshot));
    }
    let from = match args.start {
        None => PageFrom::Start,
        Some(PageStart::After(cursor)) => PageFrom::After(cursor),
        Some(PageStart::Offset(offset)) => PageFrom::Offset(offset),
    };
    let page = app.inner.store.list_orders(&list, &from, args.limit).await?;
    let now = app.inner.clock.now();
    Ok(OrderPage { rows: page.rows.into_iter().map(|listed| row(listed, now)).collect(), next: page.next, snapshot })
}

pub(crate) async fn count_orders(app: &App, args: CountOrders) -> Result<OrderCount, AppError> {
    let mut list = listed(app, &args.query).await?;
    let all = app.inner.store.count_orders(&list).await?;
    let Some(snapshot) = args.snapshot else { return Ok(OrderCount { total: all, newer: 0 }) };
    if app.inner.store.snapshot().await? <= snapshot {
        return Ok(OrderCount { total: all, newer: 0 });
    }
    list.conditions.push(Condition::ArrivedAfter(snapshot));
    let newer = app.inner.store.count_orders(&list).await?;
    Ok(OrderCount { total: all.saturating_sub(newer), newer })
}

pub(crate) async fn orders_by_ids(app: &App, args: OrdersByIds) -> Result<Vec<OrderRow>, AppError> {
    let now = app.inner.clock.now();
    let rows = app.inner.store.rows_of_ids(&args.ids).await?;
    Ok(rows.into_iter().map(|listed| row(listed, now)).collect())
}

const VIEWS: [View; 12] = [
    View::DueToday,
    View::New,
    View::AwaitingPayment,
    View::ToPack,
    View::Packed,
    View::CashOnDelivery,
    View::WithNotes,
    View::Problems,
    View::Sent,
    View::Suspended,
    View::Cancelled,
    View::All,
];

pub(crate) async fn count_views(app: &App, args: CountViews) -> Result<Vec<ViewCount>, AppError> {
    let mut counts = Vec::with_capacity(VIEWS.len());
    for view in VIEWS {
        let filter = OrderFilter { accounts: args.accounts.clone(), ..OrderFilter::default() };
        let query = OrderQuery { view, filter, sort: Sort { by: SortBy::BoughtAt, descending: true } };
        counts.push(ViewCount { view, count: app.inner.store.count_orders(&listed(app, &query).await?).await? });
    }
    Ok(counts)
}

pub(crate) async fn delivery_names(app: &App, _: Nothing) -> Result<Vec<String>, AppError> {
    Ok(app.inner.store.delivery_names().await?)
}

pub(crate) async fn get_order(app: &App, args: ById) -> Result<OrderDetail, AppError> {
    let store = &app.inner.store;
    let gone = || AppError::NotFound("zamówienie", "order");
    let stored = store.order(&args.id).await?.ok_or_else(gone)?;
    let order =
        kram_allegro::wire::convert::order(&stored.body).map_err(|error| AppError::Unknown(error.to_string()))?;
    let listed = store.rows(&[stored.key]).await?.into_iter().next().ok_or_else(gone)?;
    let now = app.inner.clock.now();
    let point = order.delivery.as_ref().and_then(|delivery| delivery.point.as_ref()).map(|point| point.id.clone());
    let parts = Parts {
        events: store.order_events(stored.key).await?,
        addresses: store.order_addresses(stored.key).await?,
        waybills: store.order_waybills(stored.key).await?,
        point: match point {
            Some(id) => store.point(&id).await?,
            None => None,
        },
        customer: store.customer(&stored.customer).await?,
        merged_from: store.merged_from(&stored.id).await?,
        ship_by: order.delivery.as_ref().and_then(|delivery| delivery.ship_by).map_or(NEVER, kram_store::time::millis),
        queue: listed.queue,
        row: row(listed, now),
        now,
        stored,
        order,
    };
    Ok(detail(parts, app.language()))
}

pub(crate) async fn get_order_raw(app: &App, args: ById) -> Result<String, AppError> {
    let stored = app.inner.store.order(&args.id).await?.ok_or(AppError::NotFound("zamówienie", "order"))?;
    let value: serde_json::Value = serde_json::from_str(&stored.body).map_err(kram_store::StoreError::from)?;
    Ok(serde_json::to_string_pretty(&value).map_err(kram_store::StoreError::from)?)
}

pub(crate) async fn mark_order_opened(app: &App, args: ById) -> Result<Nothing, AppError> {
    if app.save(async |write| write.mark_opened(&args.id).await).await? {
        app.stale_orders(&[args.id]);
    }
    Ok(Nothing {})
}

/// Reads one order and its numbers from Allegro now.
pub(crate) async fn refresh_order(app: &App, args: ById) -> Result<OrderDetail, AppError> {
    let stored = app.inner.store.order(&args.id).await?.ok_or(AppError::NotFound("zamówienie", "order"))?;
    let accounts = app.inner.store.accounts().await?;
    let account =
        accounts.iter().find(|account| account.tag == stored.account).ok_or(AppError::NotFound("konto", "account"))?;
    let puller = work::connect(app, &account.id).await?;
    puller.read_orders(std::slice::from_ref(&args.id), Source::ByHand).await?;
    if !app.inner.store.order(&args.id).await?.is_some_and(|order| order.gone) {
        puller.fetch_waybills_of(&args.id).await?;
    }
    app.stale_orders(std::slice::from_ref(&args.id));
    get_order(app, args).await
}

pub(crate) async fn find_by_code(app: &App, args: FindByCode) -> Result<FoundByCode, AppError> {
    let (store, code) = (&app.inner.store, args.code.trim());
    let mut keys = store.keys_by_code(code).await?;
    if keys.is_empty() {
        let candidates = store.candidates_by_code(code, LOOKED_AT).await?;
        keys.extend(candidates.into_iter().filter(|(_, body)| carries(body, code)).map(|(key, _)| key));
        keys.truncate(FOUND_BY_CODE);
    }
    let now = app.inner.clock.now();
    let rows = store.rows(&keys).await?;
    Ok(FoundByCode { orders: rows.into_iter().map(|listed| row(listed, now)).collect() })
}

/// The code is the order's short number, or the SKU, EAN or offer number of a line.
fn carries(body: &str, code: &str) -> bool {
    let Ok(order) = kram_allegro::wire::convert::order(body) else { return false };
    let same = |text: &str| text.eq_ignore_ascii_case(code);
    same(order.number())
        || order.lines.iter().any(|line| {
            same(&line.offer_id) || line.sku.as_deref().is_some_and(same) || line.ean.as_deref().is_some_and(same)
        })
}
