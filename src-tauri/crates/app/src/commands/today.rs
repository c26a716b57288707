//! The "Dziś" screen: what needs hands, money at risk first.

use std::collections::HashMap;

use kram_store::orders::{Condition, OrderList, PageFrom, Part, SortKey};

use crate::app::App;
use crate::contract::common::MoneyDto;
use crate::contract::orders::*;
use crate::present::errors::AppError;
use crate::present::order_list::list;
use crate::present::order_row::row;
use kram_domain::queue::Queue;

const ROWS: u32 = 5;
/// Money at stake is summed over at most this many orders; a small seller has fewer open.
const SUMMED: u32 = 500;

pub(crate) async fn today(app: &App, args: CountViews) -> Result<Today, AppError> {
    let by_deadline = Sort { by: SortBy::ShipBy, descending: false };
    let newest = Sort { by: SortBy::BoughtAt, descending: true };
    let overdue = OrderFilter { deadline: Some(DeadlineFilter::Overdue), ..OrderFilter::default() };
    let today = OrderFilter { deadline: Some(DeadlineFilter::Today), ..OrderFilter::default() };
    let wishes = [
        (TodayCardKind::Overdue, View::DueToday, overdue, by_deadline),
        (TodayCardKind::DueToday, View::DueToday, today, by_deadline),
        (TodayCardKind::Problems, View::Problems, OrderFilter::default(), by_deadline),
        (TodayCardKind::AwaitingPayment, View::AwaitingPayment, OrderFilter::default(), newest),
        (
            TodayCardKind::NewOrders,
            View::New,
            OrderFilter { only_unopened: Some(true), ..OrderFilter::default() },
            newest,
        ),
    ];
    let accounts = app.inner.store.accounts().await?;
    let mut cards = Vec::new();
    for (kind, view, mut filter, sort) in wishes {
        filter.accounts.clone_from(&args.accounts);
        let query = OrderQuery { view, filter, sort };
        let list = list(&query, &accounts, app.inner.clock.now());
        cards.push(card(app, kind, query, &list).await?);
    }
    cards.push(returns(app, args.accounts, newest).await?);
    Ok(Today { cards })
}

async fn card(app: &App, kind: TodayCardKind, query: OrderQuery, list: &OrderList) -> Result<TodayCard, AppError> {
    let count = app.inner.store.count_orders(list).await?;
    let page = app.inner.store.list_orders(list, &PageFrom::Start, SUMMED).await?;
    let now = app.inner.clock.now();
    let mut rows: Vec<OrderRow> = page.rows.into_iter().map(|listed| row(listed, now)).collect();
    let value = most_used_sum(&rows);
    let first_deadline = rows.iter().filter_map(|row| row.ship_by).min();
    rows.truncate(ROWS as usize);
    Ok(TodayCard { kind, count, value, first_deadline, query, rows })
}

/// Sums are made within one currency: the one most orders have.
fn most_used_sum(rows: &[OrderRow]) -> Option<MoneyDto> {
    let mut sums: HashMap<&str, (u32, i64)> = HashMap::new();
    for row in rows {
        let sum = sums.entry(&row.total.currency).or_default();
        *sum = (sum.0 + 1, sum.1 + row.total.minor);
    }
    let most = sums.into_iter().max_by_key(|(_, (orders, _))| *orders);
    most.map(|(currency, (_, minor))| MoneyDto { minor, currency: currency.to_owned() })
}

/// Orders with a return that is not settled. Their query opens all orders; the rows name them.
async fn returns(app: &App, accounts: Vec<String>, sort: Sort) -> Result<TodayCard, AppError> {
    let ids = app.inner.store.orders_with_open_returns().await?;
    let parts = Queue::ALL.into_iter().map(|queue| Part { queue, conditions: Vec::new() }).collect();
    let list = OrderList {
        parts,
        conditions: vec![Condition::Ids(ids)],
        sort: SortKey::BoughtAt,
        descending: true,
        text: None,
    };
    let filter = OrderFilter { accounts, ..OrderFilter::default() };
    card(app, TodayCardKind::Returns, OrderQuery { view: View::All, filter, sort }, &list).await
}
