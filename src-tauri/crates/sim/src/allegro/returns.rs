//! Customer returns, the reading side (FACTS C9): the beta media type, and no events.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use crate::allegro::error;
use crate::allegro::guard::{BETA, Rule};
use crate::allegro::list::{number, window};
use crate::allegro::orders::READ;
use crate::shared::Shared;
use crate::web::Params;
use crate::world::account::Account;
use crate::world::people;
use crate::world::returns::{self, CustomerReturn};

const RULE: Rule = Rule { scope: Some(READ), media: BETA, body: None };

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/customer-returns", get(page)).route("/order/customer-returns/{id}", get(one))
}

async fn page(State(shared): State<Shared>, headers: HeaderMap, uri: Uri) -> Response {
    shared.api(&headers, RULE, |world, account, _| {
        let params = Params::of_uri(&uri);
        let limit = number(&params, "limit", 100, 1, 1_000)? as usize;
        let offset = number(&params, "offset", 0, 0, i64::MAX)? as usize;
        let created = window(&params, "createdAt.gte", "createdAt.lte")?.unwrap_or((i64::MIN, i64::MAX));
        let owner = &world.accounts[account];
        let shared_email = world.switches.is_on("shared-buyer-email");
        let start = params.get("from").map_or(0, |id| position_after(owner, id));
        let matching: Vec<Value> = owner.returns[start..]
            .iter()
            .filter(|one| one.created_at >= created.0 && one.created_at <= created.1)
            .filter(|one| fits(owner, one, &params))
            .map(|one| returns::render(owner, one, shared_email))
            .collect();
        let count = matching.len();
        let shown: Vec<Value> = matching.into_iter().skip(offset).take(limit).collect();
        Ok(world.reply(200, BETA, json!({"count": count, "customerReturns": shown})))
    })
}

async fn one(State(shared): State<Shared>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    shared.api(&headers, RULE, |world, account, _| {
        let owner = &world.accounts[account];
        let found = owner.returns.iter().find(|one| one.id.to_string() == id).ok_or_else(|| {
            let message = "Customer return not found";
            error::Refusal {
                status: 404,
                code: "NotFoundException",
                message,
                path: None,
                user_message: "Nie znaleziono zwrotu.",
            }
            .response()
        })?;
        let body = returns::render(owner, found, world.switches.is_on("shared-buyer-email"));
        Ok(world.reply(200, BETA, body))
    })
}

/// Returns made after the one with this id; an unknown id hides nothing.
fn position_after(owner: &Account, id: &str) -> usize {
    owner.returns.iter().position(|one| one.id.to_string() == id).map_or(0, |position| position + 1)
}

fn fits(owner: &Account, one: &CustomerReturn, params: &Params) -> bool {
    let order = owner.book.at(one.slot);
    let market = order.marketplace();
    let any = |name: &str, value: &str| {
        let mut wanted = params.all(name).peekable();
        wanted.peek().is_none() || wanted.any(|text| text == value)
    };
    any("customerReturnId", &one.id.to_string())
        && any("orderId", &order.id.to_string())
        && any("status", &one.status)
        && any("referenceNumber", &one.reference)
        && any("marketplaceId", market.id)
        && any("buyer.login", &people::buyer(owner.seed, order.buyer, market.country).login)
}
