//! People who bought: one record per buyer id, never merged by anything weaker.

use kram_domain::fold::{digits, fold};
use sqlx::{FromRow, QueryBuilder, Sqlite};

use crate::orders::search::trigrams;
use crate::orders::{OrderRecord, customer_id};
use crate::time::millis;
use crate::{Store, StoreError, Write};

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct CustomerRecord {
    pub rank: i64,
    pub id: String,
    pub login: String,
    pub name: String,
    pub company: Option<String>,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: String,
    pub sort: String,
    /// Folded login, name, company, phone, e-mail and city.
    pub search: String,
    pub last_at: i64,
    pub orders: u32,
}

/// What one order says of its buyer.
#[derive(Clone, Debug)]
pub(crate) struct CustomerUpsert {
    id: String,
    login: String,
    name: String,
    company: Option<String>,
    city: Option<String>,
    phone: Option<String>,
    email: String,
    last_at: i64,
}

impl CustomerUpsert {
    pub(crate) fn of(record: &OrderRecord) -> Self {
        let order = &record.order;
        let buyer = &order.buyer;
        let delivery = order.delivery.as_ref().and_then(|delivery| delivery.address.as_ref());
        let own = format!(
            "{} {}",
            buyer.first_name.as_deref().unwrap_or_default(),
            buyer.last_name.as_deref().unwrap_or_default()
        );
        let name = Some(own.trim().to_owned()).filter(|name| !name.is_empty()).unwrap_or_else(|| order.buyer_name());
        Self {
            id: customer_id(record.environment, order),
            login: buyer.login.clone(),
            name,
            company: buyer.company.clone(),
            city: buyer.address.as_ref().or(delivery).map(|address| address.city.clone()),
            phone: buyer.phone.clone().or_else(|| delivery.and_then(|address| address.phone.clone())),
            email: buyer.email.clone(),
            last_at: order.bought_at().map_or(0, millis),
        }
    }

    fn search(&self) -> String {
        let phone = self.phone.as_deref().map(digits);
        let parts = [
            Some(self.login.as_str()),
            Some(&self.name),
            self.company.as_deref(),
            self.city.as_deref(),
            phone.as_deref(),
            Some(&self.email),
        ];
        fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

const COLUMNS: &str = "select c.rank, c.id, c.login, c.name, c.company, c.city, c.phone, c.email, c.sort, c.search, c.last_at, \
     (select count(*) from orders o where o.customer = c.id and o.queue <> 8) as orders from customers c where 1 = 1 ";

impl Store {
    pub async fn customer(&self, id: &str) -> Result<Option<CustomerRecord>, StoreError> {
        let mut query = QueryBuilder::new(COLUMNS);
        query.push("and c.id = ").push_bind(id.to_owned());
        Ok(query.build_query_as().fetch_optional(&self.readers).await?)
    }

    /// By name, after the row `(sort, rank)`; `text` is part of a login, name, phone, e-mail or city.
    pub async fn customers(
        &self,
        text: &str,
        after: Option<(String, i64)>,
        limit: u32,
    ) -> Result<Vec<CustomerRecord>, StoreError> {
        let mut query = QueryBuilder::new(COLUMNS);
        narrow(&mut query, text);
        if let Some((sort, rank)) = after {
            query.push("and (c.sort, c.rank) > (").push_bind(sort).push(", ").push_bind(rank).push(") ");
        }
        query.push("order by c.sort, c.rank limit ").push_bind(limit);
        Ok(query.build_query_as().fetch_all(&self.readers).await?)
    }

    pub async fn count_customers(&self, text: &str) -> Result<u32, StoreError> {
        let mut query = QueryBuilder::new("select count(*) from customers c where 1 = 1 ");
        narrow(&mut query, text);
        Ok(query.build_query_scalar().fetch_one(&self.readers).await?)
    }

    /// Keys of a customer's orders, newest first.
    pub async fn orders_of_customer(&self, id: &str, limit: u32) -> Result<Vec<String>, StoreError> {
        let sql = "select id from orders where customer = ? and queue <> 8 order by key desc limit ?";
        Ok(sqlx::query_scalar(sql).bind(id).bind(limit).fetch_all(&self.readers).await?)
    }

    /// Bodies of a customer's orders with when each was bought (milliseconds), newest first.
    pub async fn bodies_of_customer(&self, id: &str, limit: u32) -> Result<Vec<(i64, String)>, StoreError> {
        let sql = "select o.key / 1000, b.body from orders o join order_bodies b on b.key = o.key \
             where o.customer = ? and o.queue <> 8 order by o.key desc limit ?";
        Ok(sqlx::query_as(sql).bind(id).bind(limit).fetch_all(&self.readers).await?)
    }
}

/// From the third character on by any part; below, by the beginning of the name or login.
fn narrow(query: &mut QueryBuilder<Sqlite>, text: &str) {
    let text = fold(text.trim());
    if text.is_empty() {
        return;
    }
    let pattern = format!("%{}%", text.replace(['%', '_'], ""));
    if let Some(found) = trigrams(&text) {
        query
            .push("and c.rank in (select rowid from customer_search where customer_search match ")
            .push_bind(found)
            .push(") ");
        // Trigrams tell that all parts are there; this tells that they are there in a row.
        query.push("and instr(c.search, ").push_bind(text).push(") > 0 ");
    } else {
        query.push("and c.search like ").push_bind(pattern).push(" ");
    }
}

impl Write {
    /// Newer orders tell what a buyer is called now; older ones leave it.
    pub(crate) async fn upsert_customers(&mut self, customers: &[CustomerUpsert]) -> Result<(), StoreError> {
        let mut insert = QueryBuilder::new(
            "insert into customers (id, login, name, company, city, phone, email, sort, search, last_at) ",
        );
        insert.push_values(customers, |mut values, customer| {
            values
                .push_bind(&customer.id)
                .push_bind(&customer.login)
                .push_bind(&customer.name)
                .push_bind(&customer.company);
            values.push_bind(&customer.city).push_bind(&customer.phone).push_bind(&customer.email);
            values.push_bind(fold(&customer.name)).push_bind(customer.search()).push_bind(customer.last_at);
        });
        insert.push(
            " on conflict (id) do update set login = excluded.login, name = excluded.name, \
             company = coalesce(excluded.company, company), city = coalesce(excluded.city, city), \
             phone = coalesce(excluded.phone, phone), email = excluded.email, sort = excluded.sort, search = excluded.search, \
             last_at = excluded.last_at where excluded.last_at >= last_at",
        );
        insert.build().execute(self.connection()).await?;
        Ok(())
    }
}
