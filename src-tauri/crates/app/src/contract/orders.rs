//! Orders as lists, as one order, and as the day's work.

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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    pub name: String,
    pub company: Option<String>,
    pub street: String,
    pub post_code: String,
    pub city: String,
    pub country: String,
    pub phone: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressVersion {
    pub address: Address,
    /// When we first saw it.
    pub seen_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PickupPoint {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    /// One line: street, post code, city.
    pub address: Option<String>,
    pub opening_hours: Option<String>,
    /// Network the point belongs to, from the delivery method ("Allegro One Box", "InPost").
    pub network: String,
    /// Found in the local table of points; false = "punkt spoza listy".
    pub known: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineItem {
    pub id: String,
    pub offer_id: String,
    pub name: String,
    pub sku: Option<String>,
    pub ean: Option<String>,
    pub quantity: u32,
    /// Price of one piece at purchase, after discounts.
    pub price: MoneyDto,
    pub original_price: MoneyDto,
    /// Price × quantity.
    pub sum: MoneyDto,
    pub deposit: Option<MoneyDto>,
    /// "23 %", or the exemption.
    pub tax: Option<String>,
    pub discounts: Vec<String>,
    /// Additional services, "Pakowanie na prezent ×1".
    pub services: Vec<String>,
    pub bought_at: Timestamp,
    pub serial_numbers_expected: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    pub state: PaymentState,
    /// Allegro's type: ONLINE, CASH_ON_DELIVERY, WIRE_TRANSFER, SPLIT_PAYMENT, EXTENDED_TERM, or a value unknown to us.
    pub kind: Option<String>,
    pub provider: Option<String>,
    pub paid: Option<MoneyDto>,
    pub finished_at: Option<Timestamp>,
    pub to_pay: MoneyDto,
    pub difference: Option<MoneyDto>,
    pub allegro_pay: bool,
    /// Later payments by the buyer (dopłaty).
    pub surcharges: Vec<Surcharge>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Surcharge {
    pub id: String,
    pub paid: Option<MoneyDto>,
    pub finished_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
    pub required: bool,
    pub company: Option<String>,
    pub person: Option<String>,
    pub tax_id: Option<String>,
    pub tax_id_kind: Option<String>,
    pub address: Option<String>,
    /// Deferred term: when payment is due.
    pub due_date: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    pub method_id: Option<String>,
    pub method: String,
    pub kind: DeliveryKind,
    pub address: Option<Address>,
    pub point: Option<PickupPoint>,
    pub cost: Option<MoneyDto>,
    pub smart: bool,
    pub window_from: Option<Timestamp>,
    pub window_to: Option<Timestamp>,
    pub ship_by: Option<Timestamp>,
    pub packages: Option<u32>,
    pub cancelled_at: Option<Timestamp>,
    /// Newest first; more than one entry = "adres zmieniony".
    pub history: Vec<AddressVersion>,
    /// When the address was last read from Allegro.
    pub confirmed_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Waybill {
    pub number: String,
    pub carrier: String,
    pub added_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    Bought,
    Imported,
    Filled,
    Paid,
    StatusChanged,
    AddressChanged,
    Cancelled,
    Merged,
    WaybillAdded,
    Surcharge,
    Checked,
    Changed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    pub at: Timestamp,
    pub kind: TimelineKind,
    /// A sentence in the language of the program.
    pub text: String,
    /// Who or which rule ("kontrola zgodności", "dziennik Allegro").
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuyerCard {
    pub customer: String,
    pub login: String,
    pub email: String,
    pub name: String,
    pub company: Option<String>,
    pub phone: Option<String>,
    pub guest: bool,
    /// PESEL or its foreign kin, masked ("••••••12345"); only some markets ask for it.
    pub personal_identity_masked: Option<String>,
    pub language: Option<String>,
    pub account_address: Option<Address>,
    pub orders: u32,
    pub last_order_at: Option<Timestamp>,
}

/// A whole order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderDetail {
    pub row: OrderRow,
    pub marketplace: Option<String>,
    pub revision: Option<String>,
    pub updated_at: Option<Timestamp>,
    /// When we last read it from Allegro.
    pub read_at: Timestamp,
    pub lines: Vec<LineItem>,
    /// Sum of lines, without delivery.
    pub lines_total: MoneyDto,
    /// Sum of deposits (kaucja), absent when none.
    pub deposit_total: Option<MoneyDto>,
    pub delivery: Delivery,
    pub buyer: BuyerCard,
    pub payment: Payment,
    pub invoice: Invoice,
    pub waybills: Vec<Waybill>,
    pub timeline: Vec<TimelineEntry>,
    pub problems: Vec<Problem>,
    /// Orders that were merged into this one.
    pub merged_from: Vec<String>,
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
