//! `GET /order/carriers` and Allegro's own points.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::allegro::error;
use crate::allegro::guard::{OPEN, PUBLIC};
use crate::clock::{SECOND, http_date, parse_http_date};
use crate::shared::Shared;
use crate::web::{Params, header_text};
use crate::world::market::CARRIERS;
use crate::world::points::{self, ALLEGRO_POINTS};

const POINT_CARRIERS: &[&str] = &["UPS", "ALLEGRO_ONE_KURIER", "DPD"];

pub(crate) fn router() -> Router<Shared> {
    Router::new().route("/order/carriers", get(list)).route("/order/carriers/ALLEGRO/points", get(allegro_points))
}

async fn list(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    shared.open_api(&headers, OPEN, |world, _, _| {
        let carriers: Vec<Value> = CARRIERS.iter().map(|(id, name)| json!({"id": id, "name": name})).collect();
        let mut response = world.reply(200, PUBLIC, json!({"carriers": carriers}));
        response.headers_mut().insert("cache-control", HeaderValue::from_static("max-age=86400"));
        Ok(response)
    })
}

async fn allegro_points(State(shared): State<Shared>, headers: HeaderMap, uri: Uri) -> Response {
    shared.open_api(&headers, OPEN, |world, _, _| {
        let params = Params::of_uri(&uri);
        let wanted: Vec<&str> = params.all("carriers").flat_map(|text| text.split(',')).collect();
        if let Some(unknown) = wanted.iter().find(|carrier| !POINT_CARRIERS.contains(carrier)) {
            return Err(error::validation(400, "carriers", &format!("Unknown carrier {unknown}")));
        }
        // HTTP dates have whole seconds.
        let changed_at = world.points_changed_at / SECOND * SECOND;
        let known = header_text(&headers, "if-modified-since").and_then(parse_http_date);
        let mut response = if known.is_some_and(|known| changed_at <= known) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let serves =
                |number: &u32| wanted.is_empty() || points::carriers(*number).iter().any(|one| wanted.contains(one));
            let points: Vec<Value> = (0..ALLEGRO_POINTS).filter(serves).map(points::allegro_point_json).collect();
            world.reply(200, PUBLIC, json!({"points": points}))
        };
        if let Ok(value) = HeaderValue::from_str(&http_date(changed_at)) {
            response.headers_mut().insert("last-modified", value);
        }
        Ok(response)
    })
}
