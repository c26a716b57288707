//! Everything that is true inside the simulator, and what happens in it as time passes.

pub(crate) mod account;
pub(crate) mod book;
pub(crate) mod goods;
pub(crate) mod history;
pub(crate) mod journal;
pub(crate) mod make;
pub(crate) mod market;
pub(crate) mod order;
pub(crate) mod people;
pub(crate) mod points;
pub(crate) mod render;
pub(crate) mod returns;
pub(crate) mod switches;
pub(crate) mod time;

use crate::auth::Auth;
use crate::chance::Chance;
use crate::clock::DAY;
use crate::{Options, Profile};
use account::Account;
use book::Slot;
use history::Extent;
use journal::Kind;
use switches::Switches;

/// Unpaid purchases end by themselves after this long (FACTS C5, J14).
const UNPAID_MS: i64 = 14 * DAY;

/// Something that will happen at its time.
pub(crate) struct Pending {
    pub(crate) due: i64,
    pub(crate) account: usize,
    pub(crate) slot: Slot,
}

pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) accounts: Vec<Account>,
    pub(crate) auth: Auth,
    pub(crate) switches: Switches,
    /// Draws for what commands do.
    pub(crate) chance: Chance,
    /// Payments whose event came before the form shows them.
    pub(crate) late_payments: Vec<Pending>,
    /// Unpaid purchases with the moment Allegro cancels them.
    pub(crate) unpaid: Vec<Pending>,
    pub(crate) points_changed_at: i64,
    pub(crate) offers: u32,
}

impl World {
    pub(crate) fn new(options: &Options, seed: u64, now: i64) -> Self {
        let is_shop = options.profile == Profile::Shop;
        let accounts = options.accounts.unwrap_or(if is_shop { 2 } else { 1 });
        let orders = options.orders.unwrap_or(if is_shop { 400 } else { 100_000 });
        let offers = options.offers.unwrap_or(if is_shop { 300 } else { 5_000 }) as u32;
        let mut world = Self {
            seed,
            accounts: Vec::new(),
            auth: Auth::new(seed),
            switches: Switches::default(),
            chance: Chance::of(seed, 0xC0_44),
            late_payments: Vec::new(),
            unpaid: Vec::new(),
            points_changed_at: now - 3 * DAY,
            offers,
        };
        for number in 0..accounts {
            let share = orders * (number + 1) / accounts.max(1) - orders * number / accounts.max(1);
            let extent =
                Extent { orders: share, days: if is_shop { 60 } else { 3 * 365 }, every_case: is_shop && share >= 60 };
            world.add_account(None, extent, now);
        }
        world
    }

    pub(crate) fn add_account(&mut self, login: Option<&str>, extent: Extent, now: i64) -> usize {
        let number = self.accounts.len();
        let mut account = Account::numbered(self.seed, number, login, self.offers);
        history::fill(&mut account, extent, now);
        for (slot, order) in account.book.slots().filter(|(_, order)| order.status.is_unpaid()) {
            self.unpaid.push(Pending { due: order.bought_at + UNPAID_MS, account: number, slot });
        }
        self.accounts.push(account);
        number
    }

    pub(crate) fn account_by_login(&self, login: &str) -> Option<usize> {
        self.accounts.iter().position(|account| account.login == login || account.id == login)
    }

    /// Remembers that an unpaid purchase will end by itself.
    pub(crate) fn watch_unpaid(&mut self, account: usize, slot: Slot, now: i64) {
        self.unpaid.push(Pending { due: now + UNPAID_MS, account, slot });
    }

    /// Lets everything happen that was due by now.
    pub(crate) fn settle(&mut self, now: i64) {
        for one in take_due(&mut self.late_payments, now) {
            self.accounts[one.account].book.change(one.slot, now, now, |order| make::pay(order, now));
        }
        for one in take_due(&mut self.unpaid, now) {
            let account = &mut self.accounts[one.account];
            let order = account.book.at(one.slot);
            if order.status.is_unpaid() && !order.gone {
                account.change(one.slot, one.due, Kind::AutoCancelled, |order| make::cancel(order, one.due));
            }
        }
        for account in &mut self.accounts {
            account.settle(now);
        }
    }
}

fn take_due(pending: &mut Vec<Pending>, now: i64) -> Vec<Pending> {
    let (due, later): (Vec<Pending>, Vec<Pending>) = pending.drain(..).partition(|one| one.due <= now);
    *pending = later;
    due
}
