//! Linked accounts. Tokens are not here.

use chrono::{DateTime, Utc};
use kram_domain::environment::Environment;
use sqlx::{FromRow, Row, sqlite::SqliteRow};

use crate::time::{instant, millis};
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRecord {
    /// Small number that orders carry.
    pub tag: i64,
    pub id: String,
    pub environment: Environment,
    pub seller_id: String,
    pub login: String,
    pub company: Option<String>,
    pub needs_relink: bool,
    /// Which client renews its tokens.
    pub grant: String,
    pub colour: i64,
    pub position: i64,
    pub linked_at: DateTime<Utc>,
    /// Minutes; absent = only by hand.
    pub orders_interval: Option<i64>,
}

const RELINK: &str = "relink";
const LINKED: &str = "linked";

impl FromRow<'_, SqliteRow> for AccountRecord {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let environment: String = row.try_get("environment")?;
        Ok(Self {
            tag: row.try_get("tag")?,
            id: row.try_get("id")?,
            environment: Environment::from_word(&environment).unwrap_or(Environment::Production),
            seller_id: row.try_get("seller_id")?,
            login: row.try_get("login")?,
            company: row.try_get("company")?,
            needs_relink: row.try_get::<String, _>("state")? == RELINK,
            grant: row.try_get("grant")?,
            colour: row.try_get("colour")?,
            position: row.try_get("position")?,
            linked_at: instant(row.try_get("linked_at")?),
            orders_interval: row.try_get("orders_interval")?,
        })
    }
}

impl Store {
    /// In the order of the switcher.
    pub async fn accounts(&self) -> Result<Vec<AccountRecord>, StoreError> {
        Ok(sqlx::query_as("select * from accounts order by position, tag").fetch_all(&self.readers).await?)
    }

    pub async fn account(&self, id: &str) -> Result<Option<AccountRecord>, StoreError> {
        Ok(sqlx::query_as("select * from accounts where id = ?").bind(id).fetch_optional(&self.readers).await?)
    }
}

impl Write {
    /// Adds an account, or takes over the new facts of one that is known by its seller id. `tag` is given here.
    pub async fn save_account(&mut self, account: &AccountRecord) -> Result<i64, StoreError> {
        let saved = sqlx::query_scalar(
            "insert into accounts (id, environment, seller_id, login, company, state, \"grant\", colour, position, linked_at, orders_interval) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
             on conflict (environment, seller_id) do update set login = excluded.login, company = excluded.company, \
             state = excluded.state, \"grant\" = excluded.\"grant\", colour = excluded.colour, position = excluded.position, \
             orders_interval = excluded.orders_interval returning tag",
        )
        .bind(&account.id)
        .bind(account.environment.word())
        .bind(&account.seller_id)
        .bind(&account.login)
        .bind(&account.company)
        .bind(if account.needs_relink { RELINK } else { LINKED })
        .bind(&account.grant)
        .bind(account.colour)
        .bind(account.position)
        .bind(millis(account.linked_at))
        .bind(account.orders_interval)
        .fetch_one(self.connection())
        .await?;
        Ok(saved)
    }

    pub async fn set_needs_relink(&mut self, id: &str, needs: bool) -> Result<(), StoreError> {
        sqlx::query("update accounts set state = ? where id = ?")
            .bind(if needs { RELINK } else { LINKED })
            .bind(id)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Takes an account away with everything it brought. For example data, and when the seller asks for it.
    pub async fn erase_account(&mut self, tag: i64) -> Result<(), StoreError> {
        for sql in ERASE {
            sqlx::query(*sql).bind(tag).execute(self.connection()).await?;
        }
        sqlx::query("delete from customers where id not in (select customer from orders)")
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

const ERASE: &[&str] = &[
    "delete from order_search where rowid in (select key from orders where account = ?)",
    "delete from order_codes where rowid in (select key from orders where account = ?)",
    "delete from order_bodies where key in (select key from orders where account = ?)",
    "delete from order_lines where key in (select key from orders where account = ?)",
    "delete from order_events where \"order\" in (select key from orders where account = ?)",
    "delete from order_addresses where \"order\" in (select key from orders where account = ?)",
    "delete from order_waybills where \"order\" in (select key from orders where account = ?)",
    "delete from orders where account = ?",
    "delete from returns where account = ?",
    "delete from sync_streams where account = ?",
    "delete from orders_to_read where account = ?",
    "delete from tasks where id in (select 'orders:' || id from accounts where tag = ?)",
    "delete from log where account = (select id from accounts where tag = ?)",
    "delete from accounts where tag = ?",
];
