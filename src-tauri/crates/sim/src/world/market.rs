//! Marketplaces, delivery methods and carriers as tables.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Country {
    Pl,
    Cz,
    Sk,
    Hu,
}

pub(crate) struct Marketplace {
    pub(crate) id: &'static str,
    pub(crate) country: Country,
    pub(crate) country_code: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) language: &'static str,
    pub(crate) mail_domain: &'static str,
    /// Price of one złoty in this currency, in hundredths.
    pub(crate) rate_percent: i64,
    pub(crate) vat: &'static str,
}

pub(crate) const MARKETPLACES: &[Marketplace] = &[
    Marketplace {
        id: "allegro-pl",
        country: Country::Pl,
        country_code: "PL",
        currency: "PLN",
        language: "pl-PL",
        mail_domain: "allegromail.pl",
        rate_percent: 100,
        vat: "23.00",
    },
    Marketplace {
        id: "allegro-cz",
        country: Country::Cz,
        country_code: "CZ",
        currency: "CZK",
        language: "cs-CZ",
        mail_domain: "allegromail.cz",
        rate_percent: 580,
        vat: "21.00",
    },
    Marketplace {
        id: "allegro-sk",
        country: Country::Sk,
        country_code: "SK",
        currency: "EUR",
        language: "sk-SK",
        mail_domain: "allegromail.sk",
        rate_percent: 24,
        vat: "23.00",
    },
    Marketplace {
        id: "allegro-hu",
        country: Country::Hu,
        country_code: "HU",
        currency: "HUF",
        language: "hu-HU",
        mail_domain: "allegromail.hu",
        rate_percent: 9_300,
        vat: "27.00",
    },
    Marketplace {
        id: "allegro-business-cz",
        country: Country::Cz,
        country_code: "CZ",
        currency: "CZK",
        language: "cs-CZ",
        mail_domain: "allegromail.cz",
        rate_percent: 580,
        vat: "0.00",
    },
];

pub(crate) fn marketplace(id: &str) -> Option<u8> {
    MARKETPLACES.iter().position(|one| one.id == id).map(|position| position as u8)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Locker,
    Point,
    Door,
    /// The buyer comes to the seller.
    Seller,
}

#[derive(Clone, Copy)]
pub(crate) struct Method {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) carrier: &'static str,
    pub(crate) place: Place,
    pub(crate) cod: bool,
    pub(crate) country: Country,
    /// In grosze, before conversion to the buyer's currency.
    pub(crate) cost_minor: i64,
    /// How often it is chosen against the others.
    pub(crate) weight: u64,
}

impl Method {
    /// Points of Allegro One are listed by Allegro itself; points of others are the carrier's own.
    pub(crate) fn is_allegro_one(&self) -> bool {
        self.name.starts_with("Allegro One")
    }
}

const fn method(
    id: &'static str,
    name: &'static str,
    carrier: &'static str,
    place: Place,
    cost_minor: i64,
    weight: u64,
) -> Method {
    Method { id, name, carrier, place, cod: false, country: Country::Pl, cost_minor, weight }
}

const fn cod(method: Method) -> Method {
    Method { cod: true, ..method }
}

const fn abroad(method: Method, country: Country) -> Method {
    Method { country, ..method }
}

use Place::{Door, Locker, Point, Seller};

pub(crate) const METHODS: &[Method] = &[
    method("2488f7b7-5d1c-4d65-b85c-4cbcf253fd93", "Allegro Paczkomaty InPost", "INPOST", Locker, 1295, 26),
    cod(method(
        "2653ca13-67c8-48c3-bbf8-ff9aa3f70ed3",
        "Allegro Paczkomaty InPost pobranie",
        "INPOST",
        Locker,
        1699,
        4,
    )),
    method("7203cb90-864c-4cda-bf08-dc883f0c78ad", "Allegro miniKurier24 InPost", "INPOST", Door, 1399, 6),
    method("a1d7ba7b-2f3c-4c9a-8d30-6e1f0e4b7c51", "Allegro One Box, One Kurier", "ALLEGRO_ONE", Locker, 1049, 14),
    method("b20ef9e1-faa2-4f25-9032-adbea23e5cb9", "Allegro One Box, UPS", "UPS", Locker, 1049, 5),
    method("c3a1f3d4-90b6-4f8e-a8ab-27d3f5c1e620", "Allegro One Punkt, One Kurier", "ALLEGRO_ONE", Point, 899, 6),
    method("d81fe2b6-19c7-4bd0-8f19-55c04ae1d7f3", "Allegro One Punkt, UPS", "UPS", Point, 899, 4),
    method("e5a2c7d0-3b41-4e59-b3d2-94f86a0c1e84", "Allegro One Kurier", "ALLEGRO_ONE", Door, 1290, 5),
    method("c3066682-97a3-42fe-9eb5-3beeccab840c", "Allegro Kurier DPD", "DPD", Door, 1900, 8),
    cod(method("13f26351-26fb-48d4-b5dd-f2c599280e3c", "Allegro Kurier DPD pobranie (AD)", "DPD", Door, 1849, 5)),
    method("9081532b-5ad3-467d-80bc-9252982e9dd8", "Allegro Odbiór w Punkcie DPD Pickup", "DPD", Point, 1049, 3),
    method("98f86f81-0018-41c5-ac83-073a56fc7021", "Allegro Automat DHL BOX 24/7", "DHL", Locker, 1049, 3),
    method("685d8b40-2571-4111-8937-9220b1710d4c", "Allegro Kurier DHL", "DHL", Door, 1890, 3),
    method("09164667-daa5-42dc-8087-33d7485790ac", "Allegro Automat ORLEN Paczka", "ORLEN", Locker, 999, 7),
    method("1fa56f79-4b6a-4821-a6f2-ca9c16d5c925", "Allegro Odbiór w Punkcie ORLEN Paczka", "ORLEN", Point, 999, 3),
    method("450977fd-3cd8-4293-9a5a-3f4a3c8b1d02", "Allegro Automat Pocztex", "POCZTA_POLSKA", Locker, 999, 3),
    method("845efe05-0c96-47a3-a8cb-aa4699c158ce", "Allegro Kurier Pocztex", "POCZTA_POLSKA", Door, 1490, 3),
    method("4a9b1c2d-7e33-4b04-8f12-c0a7e5d91b36", "Paczkomat InPost (umowa własna)", "INPOST", Locker, 1499, 3),
    method("5b0c2d3e-8f44-4c15-9a23-d1b8f6ea2c47", "Kurier InPost (umowa własna)", "INPOST", Door, 1699, 2),
    cod(method(
        "6c1d3e4f-9a55-4d26-8b34-e2c9a7fb3d58",
        "Kurier Poczta Polska pobranie (umowa własna)",
        "POCZTA_POLSKA",
        Door,
        2199,
        2,
    )),
    method("7d2e4f5a-ab66-4e37-9c45-f3dab80c4e69", "List polecony Poczta Polska", "POCZTA_POLSKA", Door, 990, 3),
    method("8e3f5a6b-bc77-4f48-8d56-a4ebc91d5f7a", "ORLEN Paczka (umowa własna)", "ORLEN", Point, 1099, 2),
    method("9f4a6b7c-cd88-4a59-9e67-b5fcda2e6a8b", "Odbiór osobisty", "OTHER", Seller, 0, 2),
    abroad(
        method(
            "0e40225c-32c6-4602-b78f-b3146fe9f54a",
            "Allegro International Automaty Paczkowe Czechy, InPost",
            "INPOST",
            Locker,
            1362,
            6,
        ),
        Country::Cz,
    ),
    abroad(
        method(
            "a05b7c8d-de99-4b6a-8f78-c60deb3f7b9c",
            "Allegro International Kurier Czechy, DPD",
            "DPD",
            Door,
            2200,
            3,
        ),
        Country::Cz,
    ),
    abroad(
        method(
            "b16c8d9e-efaa-4c7b-9a89-d71efc408cad",
            "Allegro International Packeta Słowacja",
            "PACKETA",
            Point,
            1500,
            4,
        ),
        Country::Sk,
    ),
    abroad(
        method(
            "c27d9eaf-f0bb-4d8c-8b9a-e82a0d519dbe",
            "Allegro International Kurier Słowacja, DPD",
            "DPD",
            Door,
            2300,
            2,
        ),
        Country::Sk,
    ),
    abroad(
        method(
            "d38eafb0-01cc-4e9d-9cab-f93b1e62aecf",
            "Allegro International Automaty Paczkowe Węgry, InPost",
            "INPOST",
            Locker,
            1600,
            4,
        ),
        Country::Hu,
    ),
];

/// By name, id, or the beginning of the name: `Allegro One Box` finds the first box.
pub(crate) fn find_method(text: &str) -> Option<u16> {
    let by = |test: &dyn Fn(&Method) -> bool| METHODS.iter().position(test).map(|position| position as u16);
    by(&|one| one.id == text || one.name == text).or_else(|| by(&|one| one.name.starts_with(text)))
}

/// What `GET /order/carriers` lists; `ALLEGRO` left it on 2026-06-09.
pub(crate) const CARRIERS: &[(&str, &str)] = &[
    ("UPS", "UPS"),
    ("INPOST", "InPost"),
    ("DHL", "DHL"),
    ("GLS", "GLS"),
    ("ORLEN", "ORLEN Paczka"),
    ("RUCH", "Paczka w Ruchu"),
    ("POCZTA_POLSKA", "Poczta Polska"),
    ("DPD", "DPD"),
    ("FEDEX", "FedEx"),
    ("TNT_EXPRESS", "TNT Express"),
    ("DB_SCHENKER", "DB Schenker"),
    ("RABEN", "Raben"),
    ("GEIS", "Geis"),
    ("PACKETA", "Packeta"),
    ("WEDO", "WE|DO"),
    ("ALLEGRO_ONE", "Allegro One"),
    ("OTHER", "Inny"),
];

/// Each carrier has its own pattern of numbers (FACTS C7); where none is known anything printable passes.
pub(crate) fn waybill_fits(carrier: &str, waybill: &str) -> bool {
    let digits = waybill.chars().all(|c| c.is_ascii_digit());
    let plain = waybill.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let length = waybill.chars().count();
    match carrier {
        "INPOST" => digits && length == 24,
        "DPD" => plain && (13..=14).contains(&length),
        "DHL" => plain && (10..=30).contains(&length),
        "UPS" => waybill.starts_with("1Z") && plain && length == 18,
        "POCZTA_POLSKA" => plain && (13..=20).contains(&length),
        "ORLEN" | "RUCH" => digits && (10..=24).contains(&length),
        _ => !waybill.trim().is_empty(),
    }
}
