//! What the invented sellers sell: a number gives an offer.

use uuid::Uuid;

use crate::chance::Chance;

const GOODS: &[(&str, &str, i64)] = &[
    ("Kubek ceramiczny ręcznie malowany 350 ml", "KUB-350", 4999),
    ("Podkładka korkowa okrągła zestaw 6 sztuk", "POD-KOR-6", 3499),
    ("Wiertarka udarowa 850 W z walizką i kompletem wierteł", "WU850-W", 22900),
    ("Zawias puszkowy cichy domyk 110 stopni komplet 50 szt", "ZAW-CD-110", 13997),
    ("Lampa wisząca nad stół LOFT czarna E27", "LAM-LOFT", 18900),
    ("Żarówka LED filament E27 7 W ciepła barwa", "ZAR-E27-7", 1499),
    ("Świeca sojowa w szkle łąka po deszczu 180 g", "SWI-SOJ", 3990),
    ("Pościel bawełniana żakardowa 160x200", "POS-160", 15999),
    ("Pudełko na śrubki z przegródkami 24 komory", "PUD-24", 2750),
    ("Miód lipowy z pasieki rodzinnej 1,2 kg", "MIO-LIP", 5200),
    ("Konewka ocynkowana 9 l zielona", "KON-9Z", 8900),
    ("Gęsi pióro do kaligrafii z kałamarzem", "GES-KAL", 6450),
    ("Sznurek jutowy 3 mm 100 m naturalny", "SZN-100", 1899),
    ("Plecak szkolny trzykomorowy jeżyk", "PLE-JEZ", 12990),
    ("Woda mineralna gazowana 0,5 l zgrzewka 12 szt", "WOD-12", 2988),
    ("Karma dla kota łosoś 10 kg", "KAR-LOS", 14900),
    ("Łańcuch do piły 38 cm 3/8 1,3 mm", "LAN-38", 4590),
    ("Ładowarka USB-C 65 W GaN biała", "LAD-65", 9900),
    ("Taśma malarska żółta 48 mm x 50 m", "TAS-48", 890),
    ("Krzesło ogrodowe składane drewno akacjowe", "KRZ-AKA", 27900),
    ("Zestaw pędzli do akwareli 12 szt", "PED-12", 5490),
    ("Skarpety wełniane góralskie rozmiar 39-42", "SKA-39", 4200),
    ("Dzbanek żeliwny do herbaty 0,8 l", "DZB-08", 11900),
    ("Puzzle drewniane Kraków 1000 elementów", "PUZ-KRA", 7990),
    ("Latarka czołowa 300 lm akumulatorowa", "LAT-300", 6990),
];

const VARIANTS: &[(&str, &str)] = &[
    ("niebieski", "N"),
    ("zielony", "Z"),
    ("czerwony", "C"),
    ("grafitowy", "G"),
    ("biały", "B"),
    ("żółty", "Y"),
    ("miętowy", "M"),
];

pub(crate) struct Offer {
    pub(crate) id: u64,
    pub(crate) name: String,
    /// Missing for some offers, as in life.
    pub(crate) sku: Option<String>,
    pub(crate) product: Uuid,
    pub(crate) price_minor: i64,
    /// Bottles carry the returnable-packaging deposit.
    pub(crate) deposit_minor: i64,
    pub(crate) wants_serial_numbers: bool,
}

pub(crate) fn offer(seed: u64, number: u32) -> Offer {
    let mut chance = Chance::of(seed ^ 0x0F_FE_12, u64::from(number));
    let (name, sku, price) = GOODS[number as usize % GOODS.len()];
    let (variant, letter) = VARIANTS[(number as usize / GOODS.len()) % VARIANTS.len()];
    let series = number as usize / (GOODS.len() * VARIANTS.len());
    let suffix = if series == 0 { String::new() } else { format!(" model {series}") };
    let is_water = sku.starts_with("WOD");
    Offer {
        id: 17_500_000_000 + u64::from(number) * 7_919 + (seed % 97),
        name: if is_water { format!("{name}{suffix}") } else { format!("{name} {variant}{suffix}") },
        sku: (!chance.percent(8))
            .then(|| format!("{sku}-{letter}{}", if series == 0 { String::new() } else { series.to_string() })),
        product: uuid::Builder::from_random_bytes(
            (u128::from(chance.next()) << 64 | u128::from(chance.next())).to_be_bytes(),
        )
        .into_uuid(),
        price_minor: price + 10 * chance.between(-20, 60).max(-(price / 20)),
        deposit_minor: if is_water { 600 } else { 0 },
        wants_serial_numbers: sku.starts_with("WU850") || sku.starts_with("LAD"),
    }
}

pub(crate) const MESSAGES: &[&str] = &[
    "Proszę o zapakowanie na prezent, dziękuję :)",
    "Proszę dzwonić przed dostawą.",
    "Czy można wysłać jeszcze dziś? Żona ma jutro urodziny 🎂",
    "Proszę zostawić u sąsiada pod 7.\nDziękuję!",
    "Poproszę paragon w paczce",
];

pub(crate) const NOTES: &[&str] = &["Stała klientka", "Dołożyć ulotkę", "Uwaga: poprzednio zwrot"];
