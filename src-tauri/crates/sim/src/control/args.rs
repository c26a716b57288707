//! Arguments of commands, read with a clear word when they are wrong.

use serde_json::Value;
use uuid::Uuid;

use crate::clock::parse_span;
use crate::world::World;
use crate::world::book::Slot;
use crate::world::order::Order;

pub(crate) type Outcome = Result<Value, String>;

#[derive(Clone, Copy)]
pub(crate) struct Args<'a>(pub(crate) &'a Value);

impl<'a> Args<'a> {
    pub(crate) fn text(self, name: &str) -> Option<&'a str> {
        self.0[name].as_str()
    }

    pub(crate) fn needed(self, name: &str) -> Result<&'a str, String> {
        self.text(name).ok_or_else(|| format!("`{name}` is missing"))
    }

    pub(crate) fn number(self, name: &str) -> Option<i64> {
        self.0[name].as_i64().or_else(|| self.text(name).and_then(|text| text.parse().ok()))
    }

    pub(crate) fn share(self, name: &str) -> Option<f64> {
        self.0[name].as_f64()
    }

    pub(crate) fn flag(self, name: &str) -> bool {
        match &self.0[name] {
            Value::Bool(on) => *on,
            Value::String(text) => matches!(text.as_str(), "on" | "true" | "yes"),
            _ => false,
        }
    }

    /// A span as text (`13h`) or as a number of seconds.
    pub(crate) fn span_ms(self, name: &str) -> Option<i64> {
        self.0[name].as_i64().map(|seconds| seconds * 1_000).or_else(|| self.text(name).and_then(parse_span))
    }

    /// Without `account`: the first one.
    pub(crate) fn account(self, world: &World) -> Result<usize, String> {
        match self.text("account") {
            None if world.accounts.is_empty() => Err("there is no account".to_owned()),
            None => Ok(0),
            Some(login) => world.account_by_login(login).ok_or_else(|| format!("no account {login}")),
        }
    }

    /// The order named by `order`, wherever it is, or the newest that fits.
    pub(crate) fn order(self, world: &World, fits: impl Fn(&Order) -> bool) -> Result<(usize, Slot), String> {
        let Some(id) = self.text("order") else {
            let account = self.account(world)?;
            let book = &world.accounts[account].book;
            let mut newest: Option<(i64, Slot)> = None;
            for (slot, order) in book.slots().filter(|(_, order)| !order.gone && fits(order)) {
                newest = newest.max(Some((order.bought_at, slot)));
            }
            return newest.map(|(_, slot)| (account, slot)).ok_or_else(|| "no order fits".to_owned());
        };
        let id = Uuid::try_parse(id).map_err(|_| format!("{id} is not an id"))?;
        let mut accounts = world.accounts.iter().enumerate();
        let found = accounts.find_map(|(number, account)| account.book.slot(id).map(|slot| (number, slot)));
        let (account, slot) = found.ok_or_else(|| format!("no order {id}"))?;
        if world.accounts[account].book.at(slot).gone {
            return Err(format!("order {id} was merged or split away"));
        }
        Ok((account, slot))
    }
}
