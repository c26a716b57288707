//! A simulated seller: who they are, their orders, their journal, their returns.

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::world::book::{Book, Slot};
use crate::world::journal::{Event, Journal, Kind};
use crate::world::order::Order;
use crate::world::people;
use crate::world::returns::CustomerReturn;

pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) login: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) company: String,
    pub(crate) tax_id: String,
    pub(crate) seed: u64,
    pub(crate) offers: u32,
    pub(crate) book: Book,
    pub(crate) journal: Journal,
    pub(crate) returns: Vec<CustomerReturn>,
}

const SELLERS: &[(&str, &str, &str, &str)] = &[
    ("lampy-nova", "Żaneta", "Świątek", "Nova Światło Żaneta Świątek"),
    ("pod_lipa", "Anna", "Maj", "Rękodzieło Pod Lipą Anna Maj"),
    ("zelazny-sklep", "Zdzisław", "Gęś", "PHU Żelazny Zdzisław Gęś"),
    ("ksiegarnia.jezyk", "Łucja", "Wąs", "Księgarnia Jeżyk s.c."),
];

impl Account {
    /// The seller with this number; past the table they are called by it.
    pub(crate) fn numbered(seed: u64, number: usize, login: Option<&str>, offers: u32) -> Self {
        let (known, first_name, last_name, company) =
            SELLERS.get(number).copied().unwrap_or(("", "Stefan", "Śledź", "Śledź i Synowie sp. j."));
        let login = match login {
            Some(login) => login.to_owned(),
            None if known.is_empty() => format!("sprzedawca-{}", number + 1),
            None => known.to_owned(),
        };
        let own_seed = Chance::of(seed, number as u64).next();
        let mut chance = Chance::new(own_seed);
        Self {
            id: (44_556_677 + number as u64 * 1_313).to_string(),
            login,
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            company: company.to_owned(),
            tax_id: people::tax_id(&mut chance),
            seed: own_seed,
            offers: offers.max(1),
            book: Book::default(),
            journal: Journal::new(own_seed ^ 0x10),
            returns: Vec::new(),
        }
    }

    pub(crate) fn me(&self) -> Value {
        json!({
            "id": self.id,
            "login": self.login,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "email": format!("sklep@{}.example", self.login.replace(['_', '.'], "-")),
            "baseMarketplace": {"id": "allegro-pl"},
            "company": {"name": self.company, "taxId": self.tax_id},
            "features": ["SUPER_SELLER"],
        })
    }

    /// The unbroken truth: the event is published as if it happened at `now`.
    pub(crate) fn tell(&mut self, kind: Kind, slot: Slot, now: i64) {
        let revision = self.book.at(slot).revision;
        self.journal.publish(Event { id: 0, kind, occurred_at: now, slot, revision }, now);
    }

    /// A buyer's change: visible at once everywhere, with its event.
    pub(crate) fn change(&mut self, slot: Slot, now: i64, kind: Kind, edit: impl FnOnce(&mut Order)) {
        self.book.change(slot, now, now, |order| {
            edit(order);
            order.updated_at = now;
        });
        self.tell(kind, slot, now);
    }

    pub(crate) fn settle(&mut self, now: i64) {
        self.book.settle(now);
        self.journal.settle(now);
    }
}
