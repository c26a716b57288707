//! Orders as lists and as the day's work.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{MoneyDto, Timestamp};

/// Built-in views. Own views are saved queries (`SavedView`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Do wysłania dziś: open, paid or COD, dispatch deadline today or past.
    DueToday,
    /// Nowe: seller status NEW, ready for processing.
    New,
    /// Oczekujące na płatność.
    AwaitingPayment,
    /// Do paczek: ready for processing, not yet packed.
    ToPack,
    /// Spakowane.
    Packed,
    /// Za pobraniem (open).
    CashOnDelivery,
    /// Z uwagami kupującego lub sprzedawcy (open).
    WithNotes,
    /// Problemy.
    Problems,
    /// Wysłane.
    Sent,
    /// Wstrzymane.
    Suspended,
    /// Anulowane.
    Cancelled,
    /// Wszystkie.
    All,
}

/// How the money of an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    Paid,
    Awaiting,
    CashOnDelivery,
    /// B2B, deferred term.
    Deferred,
    Underpaid,
    Overpaid,
    /// Cancelled before anything was paid.
    NotDue,
}

/// What kind of place a delivery goes to; decides the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    Locker,
    Point,
    Courier,
    Letter,
    PersonalPickup,
    Other,
}

/// Seller's status at Allegro. A value we do not know is shown as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    New,
    Processing,
    ReadyForShipment,
    ReadyForPickup,
    Sent,
    PickedUp,
    Suspended,
    Cancelled,
    Returned,
    /// Not paid yet; Allegro has no seller status for it.
    Unpaid,
    Other(String),
}

/// Why an order needs a human.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The dispatch deadline has passed.
    Overdue,
    Underpaid,
    Overpaid,
    /// Cancelled by the buyer after payment or packing.
    CancelledAfterPayment,
    AddressChanged,
    MissingPoint,
    MissingPhone,
    /// Allegro no longer knows the order and no order took its place.
    Gone,
}

/// One row of a list. Holds all that any column shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderRow {
    /// Checkout form id (UUID).
    pub id: String,
    /// First eight characters of the id: short enough to read aloud.
    pub number: String,
    pub account: String,
    pub bought_at: Timestamp,
    pub buyer_name: String,
    pub buyer_login: String,
    pub first_item: String,
    pub first_item_quantity: u32,
    /// Lines beside the first.
    pub more_items: u32,
    /// Pieces in all lines.
    pub pieces: u32,
    pub total: MoneyDto,
    pub payment: PaymentState,
    /// Paid less to pay; negative = underpaid. Absent when equal or not judged.
    pub payment_difference: Option<MoneyDto>,
    pub delivery_name: String,
    pub delivery_kind: DeliveryKind,
    /// Point id, or the city.
    pub delivery_place: String,
    /// Point name and address, for the (i).
    pub delivery_detail: Option<String>,
    pub ship_by: Option<Timestamp>,
    pub status: OrderStatus,
    /// Never opened on this workstation (the star).
    pub is_new: bool,
    pub buyer_message: Option<String>,
    pub note: Option<String>,
    pub wants_invoice: bool,
    pub smart: bool,
    /// One Fulfillment: Allegro ships it, nothing to do here.
    pub fulfilled_by_allegro: bool,
    pub address_changed: bool,
    pub problem: Option<Problem>,
    pub waybills: Vec<String>,
    pub country: String,
    /// The order this one was merged into.
    pub merged_into: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    BoughtAt,
    ShipBy,
    Amount,
    Buyer,
    Status,
    Delivery,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sort {
    pub by: SortBy,
    pub descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineFilter {
    Overdue,
    /// Not yet past, until the end of today.
    Today,
    UntilToday,
    UntilTomorrow,
}

/// Narrowing on top of a view; every absent or empty part lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct OrderFilter {
    /// Account ids; empty = all accounts.
    pub accounts: Vec<String>,
    pub statuses: Vec<OrderStatus>,
    pub payments: Vec<PaymentState>,
    /// Names of delivery methods.
    pub deliveries: Vec<String>,
    pub deadline: Option<DeadlineFilter>,
    pub bought_from: Option<Timestamp>,
    pub bought_to: Option<Timestamp>,
    pub has_message: Option<bool>,
    pub wants_invoice: Option<bool>,
    pub countries: Vec<String>,
    pub amount_from_minor: Option<i64>,
    pub amount_to_minor: Option<i64>,
    pub only_unopened: Option<bool>,
    /// Free text: login, name, phone, number, SKU, note, point, waybill. Prefixes from the second letter.
    pub text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderQuery {
    pub view: View,
    #[serde(default)]
    pub filter: OrderFilter,
    pub sort: Sort,
}

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageStart {
    /// Right after the row whose page said `next` = this.
    After(String),
    /// At this row of the whole result (a jump by the scroll bar).
    Offset(u32),
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListOrders {
    pub query: OrderQuery,
    /// Absent = the first page.
    pub start: Option<PageStart>,
    /// 1–500.
    pub limit: u32,
    /// Only orders that had arrived when the list was opened (`OrderPage::snapshot` of its first page),
    /// so that new rows never move what is under the pointer.
    pub snapshot: Option<i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderPage {
    pub rows: Vec<OrderRow>,
    /// Cursor of the next page; absent at the end.
    pub next: Option<String>,
    /// Hand back with the following pages and with `count_orders`.
    pub snapshot: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountOrders {
    pub query: OrderQuery,
    pub snapshot: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderCount {
    /// Rows of the query, within the snapshot when one was given.
    pub total: u32,
    /// Rows that arrived after the snapshot ("3 nowe ↑"); 0 without a snapshot.
    pub newer: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OrdersByIds {
    pub ids: Vec<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CountViews {
    /// Account ids; empty = all.
    pub accounts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewCount {
    pub view: View,
    pub count: u32,
}

/// A view of the seller's own: name, query, columns, key. Shared between computers as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Absent when saving a new one.
    pub id: Option<String>,
    pub name: String,
    pub query: OrderQuery,
    /// Ids of the columns to show, in order; empty = the usual ones.
    pub columns: Vec<String>,
    pub position: u32,
}

/// What a scanned code points at.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundByCode {
    /// Orders whose id, short number, waybill, SKU or EAN equals the code; waybills and ids first.
    pub orders: Vec<OrderRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FindByCode {
    pub code: String,
}

/// One card of the "Dziś" screen: a count that opens a query.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayCard {
    pub kind: TodayCardKind,
    pub count: u32,
    /// Money at stake, in the currency of most orders.
    pub value: Option<MoneyDto>,
    /// Earliest deadline among them.
    pub first_deadline: Option<Timestamp>,
    pub query: OrderQuery,
    /// The first few rows, most urgent first.
    pub rows: Vec<OrderRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TodayCardKind {
    Overdue,
    DueToday,
    Problems,
    AwaitingPayment,
    NewOrders,
    /// Open returns with the days left to Allegro's automatic refund.
    Returns,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Today {
    pub cards: Vec<TodayCard>,
}
