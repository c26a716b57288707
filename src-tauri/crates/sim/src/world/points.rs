//! Pick-up points: Allegro's own list, and codes of other carriers' lockers made from a number.

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::world::market::{Country, Method, Place};
use crate::world::people::CITIES;

pub(crate) const ALLEGRO_POINTS: u32 = 240;

pub(crate) struct Point {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) street: String,
    pub(crate) zip: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country_code: &'static str,
}

const WHERE: &[&str] = &[
    "Przy markecie, wejście od parkingu",
    "Stacja paliw",
    "Obok piekarni",
    "Za pętlą tramwajową",
    "Sklep z książkami dla dzieci",
];
const STREETS: &[&str] =
    &["ul. Okrzei", "ul. Długa", "al. Pokoju", "ul. Żwirki i Wigury", "ul. Łąkowa", "ul. Świętojańska"];
const SHOPS: &[&str] = &["Żabka", "Kiosk Kolporter", "Groszek", "Księgarnia Jeżyk", "Drogeria Łezka"];
const WEEK: &[&str] = &["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

/// The point with this number for this method; Allegro One takes from Allegro's own list.
pub(crate) fn point(method: &Method, number: u32) -> Point {
    if method.is_allegro_one() {
        return allegro_point(allegro_number(method, number));
    }
    let mut chance = Chance::of(0x9017, u64::from(number));
    if method.country != Country::Pl {
        return foreign_point(method, number, &mut chance);
    }
    let city = &CITIES[number as usize % CITIES.len()];
    let tail = number % 400 + 1;
    let (id, name) = match method.carrier {
        "INPOST" => (format!("{}{tail:03}M", city.code), format!("Paczkomat {}{tail:03}M", city.code)),
        "ORLEN" => (format!("{}", 100_000 + number % 90_000), format!("ORLEN Paczka {}", 100_000 + number % 90_000)),
        "DHL" => (format!("44{:05}", number % 90_000), format!("DHL BOX 24/7 {} {tail}", city.name)),
        "DPD" => (format!("PL1{:04}", number % 9_000), format!("DPD Pickup {}", chance.pick(SHOPS))),
        _ => (format!("{:06}", 200_000 + number % 90_000), format!("Automat Pocztex {} {tail}", city.name)),
    };
    Point {
        id,
        name,
        description: Some(chance.pick(WHERE).to_owned()),
        street: format!("{} {}", chance.pick(STREETS), tail),
        zip: city.zip,
        city: city.name,
        country_code: "PL",
    }
}

fn foreign_point(method: &Method, number: u32, chance: &mut Chance) -> Point {
    let (prefix, city, zip, country_code) = match method.country {
        Country::Cz => ("ALWD", "Hradec Králové", "50002", "CZ"),
        Country::Sk => ("SKPK", "Žilina", "01001", "SK"),
        Country::Hu | Country::Pl => ("HUAP", "Győr", "9021", "HU"),
    };
    let id = format!("{prefix}{:04}", number % 10_000);
    let name = format!("AlzaBox {} - {id}", 1 + number % 50);
    Point {
        id,
        name,
        description: None,
        street: format!("Nádražní {}", chance.between(1, 200)),
        zip,
        city,
        country_code,
    }
}

/// Boxes are the even numbers of the list, counters the odd ones.
fn allegro_number(method: &Method, number: u32) -> u32 {
    let pair = number % (ALLEGRO_POINTS / 2);
    pair * 2 + u32::from(method.place == Place::Point)
}

fn allegro_point(number: u32) -> Point {
    let mut chance = Chance::of(0xA11E, u64::from(number));
    let city = &CITIES[number as usize / 2 % CITIES.len()];
    let is_box = number.is_multiple_of(2);
    let name = if is_box {
        format!("Allegro One Box {} {:02}", city.name, number / 2 % 40 + 1)
    } else {
        format!("One Punkt {} {:03}", chance.pick(SHOPS), number)
    };
    Point {
        id: if is_box { format!("AL{:03}{}", number, city.code) } else { format!("AP{:04}", 1000 + number) },
        name,
        description: Some(chance.pick(WHERE).to_owned()),
        street: format!("{} {}", chance.pick(STREETS), chance.between(1, 120)),
        zip: city.zip,
        city: city.name,
        country_code: "PL",
    }
}

/// One entry of `GET /order/carriers/ALLEGRO/points`.
pub(crate) fn allegro_point_json(number: u32) -> Value {
    let mut chance = Chance::of(0xA11F, u64::from(number));
    let city = &CITIES[number as usize / 2 % CITIES.len()];
    let is_box = number.is_multiple_of(2);
    let point = allegro_point(number);
    let (from, to) = if is_box { ("00:00", "23:59") } else { ("08:00", "21:00") };
    let opening: Vec<Value> = WEEK.iter().map(|day| json!({"dayOfWeek": day, "from": from, "to": to})).collect();
    let restrictions = if chance.percent(4) { json!([{"type": "OVERLOADED"}]) } else { json!([]) };
    json!({
        "id": point.id,
        "name": point.name,
        "type": if is_box { "APM" } else { "PUDO" },
        "services": [{"type": "PICKUP"}, {"type": "DROPOFF"}],
        "restrictions": restrictions,
        "description": point.description,
        "payments": if is_box { json!([{"method": "CARD"}]) } else { json!([{"method": "CASH"}, {"method": "CARD"}]) },
        "address": {
            "postCode": point.zip,
            "city": point.city,
            "street": point.street,
            "countryCode": point.country_code,
            "coordinates": {
                "lat": city.latitude + chance.between(-40, 40) as f64 / 1000.0,
                "lon": city.longitude + chance.between(-40, 40) as f64 / 1000.0,
            },
        },
        "opening": opening,
        "carriers": carriers(number),
    })
}

/// Which carriers serve the point; asked also by the `carriers` filter.
pub(crate) fn carriers(number: u32) -> &'static [&'static str] {
    match number % 3 {
        0 => &["ALLEGRO_ONE_KURIER", "UPS"],
        1 => &["ALLEGRO_ONE_KURIER"],
        _ => &["ALLEGRO_ONE_KURIER", "UPS", "DPD"],
    }
}
