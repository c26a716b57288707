//! One purchase, kept small: what a table or a number can give again is not stored, so that 100,000 fit in memory.

use uuid::Uuid;

use crate::world::market::{MARKETPLACES, METHODS, Marketplace, Method};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    Bought,
    FilledIn,
    Ready,
    Cancelled,
}

impl Status {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Bought => "BOUGHT",
            Self::FilledIn => "FILLED_IN",
            Self::Ready => "READY_FOR_PROCESSING",
            Self::Cancelled => "CANCELLED",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Bought, Self::FilledIn, Self::Ready, Self::Cancelled].into_iter().find(|one| one.wire() == text)
    }

    pub(crate) fn is_unpaid(self) -> bool {
        matches!(self, Self::Bought | Self::FilledIn)
    }
}

/// What the seller may set; `RETURNED` comes from Allegro only.
pub(crate) const SELLER_STATUSES: &[&str] =
    &["NEW", "PROCESSING", "READY_FOR_SHIPMENT", "READY_FOR_PICKUP", "SENT", "PICKED_UP", "CANCELLED", "SUSPENDED"];

#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) offer: u32,
    pub(crate) quantity: i64,
    pub(crate) original_minor: i64,
    pub(crate) price_minor: i64,
    pub(crate) deposit_minor: i64,
    pub(crate) bought_at: i64,
    pub(crate) discount: Option<&'static str>,
    pub(crate) extra: Option<Extra>,
    /// What Allegro gives back under its price programme, per line.
    pub(crate) reconciliation_minor: Option<i64>,
}

/// A paid service added to a line.
#[derive(Clone, Debug)]
pub(crate) struct Extra {
    pub(crate) definition: &'static str,
    pub(crate) name: &'static str,
    pub(crate) price_minor: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) finished_at: Option<i64>,
    pub(crate) paid_minor: Option<i64>,
    pub(crate) allegro_pay: bool,
}

impl Payment {
    pub(crate) fn is_cod(&self) -> bool {
        self.kind == "CASH_ON_DELIVERY"
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Invoice {
    None,
    Person,
    Company,
    /// A company registered for trade within the Union.
    CompanyEu,
}

/// A delivery address that is not the buyer's own.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) zip: String,
    pub(crate) phone: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Waybill {
    pub(crate) carrier: String,
    pub(crate) number: String,
    pub(crate) carrier_name: Option<String>,
    /// Empty: every line of the order.
    pub(crate) lines: Vec<Uuid>,
    pub(crate) created_at: i64,
}

/// An invoice for the buyer: first its data, then its file.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) number: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) uploaded_at: Option<i64>,
    /// What the virus scan will find.
    pub(crate) is_infected: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) id: Uuid,
    pub(crate) revision: u32,
    pub(crate) status: Status,
    pub(crate) fulfilment: &'static str,
    pub(crate) from_allegro_warehouse: bool,
    pub(crate) marketplace: u8,
    pub(crate) buyer: u32,
    pub(crate) lines: Vec<Line>,
    pub(crate) method: Option<u16>,
    pub(crate) point: u32,
    pub(crate) address: Option<Box<Address>>,
    pub(crate) address_changed_at: Option<i64>,
    pub(crate) cost_minor: i64,
    pub(crate) smart: bool,
    pub(crate) packages: u8,
    pub(crate) payment: Option<Payment>,
    pub(crate) surcharges: Vec<Payment>,
    pub(crate) invoice: Invoice,
    pub(crate) message: Option<Box<str>>,
    pub(crate) note: Option<&'static str>,
    pub(crate) waybills: Vec<Waybill>,
    pub(crate) documents: Vec<Document>,
    pub(crate) bought_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) cancelled_at: Option<i64>,
    /// Counted against the unpublished limit of operations (FACTS C6).
    pub(crate) operations: u16,
    /// Merged or split away: Allegro answers 404 and sends no event.
    pub(crate) gone: bool,
}

impl Order {
    pub(crate) fn marketplace(&self) -> &'static Marketplace {
        &MARKETPLACES[usize::from(self.marketplace)]
    }

    pub(crate) fn method(&self) -> Option<&'static Method> {
        self.method.map(|number| &METHODS[usize::from(number)])
    }

    /// Lines, their services and deposits, and the delivery: what the buyer has to pay.
    pub(crate) fn total_minor(&self) -> i64 {
        let lines: i64 = self
            .lines
            .iter()
            .map(|line| {
                let services = line.extra.as_ref().map_or(0, |extra| extra.price_minor);
                line.quantity * (line.price_minor + line.deposit_minor) + services
            })
            .sum();
        lines + self.cost_minor
    }

    pub(crate) fn paid_minor(&self) -> i64 {
        let first = self.payment.as_ref().and_then(|payment| payment.paid_minor).unwrap_or(0);
        first + self.surcharges.iter().filter_map(|surcharge| surcharge.paid_minor).sum::<i64>()
    }

    pub(crate) fn revision_text(&self) -> String {
        format!("{:08x}", self.revision)
    }

    /// The revision changes only when the buyer changes data (FACTS C5).
    pub(crate) fn bump_revision(&mut self) {
        self.revision = self.revision.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    }

    /// How many lines have a tracking number.
    pub(crate) fn lines_sent(&self) -> &'static str {
        if self.waybills.is_empty() {
            return "NONE";
        }
        let covered =
            |line: &Line| self.waybills.iter().any(|one| one.lines.is_empty() || one.lines.contains(&line.id));
        if self.lines.iter().all(covered) { "ALL" } else { "SOME" }
    }
}
