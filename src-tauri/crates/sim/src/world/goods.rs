//! What the invented sellers sell: a number gives an offer.

use uuid::Uuid;

use crate::chance::Chance;
use crate::ids::random_uuid;

/// Name, beginning of the seller's own number, price in grosze, what it comes in.
const GOODS: &[(&str, &str, i64, &[Variant; 7])] = &[
    ("Kubek ceramiczny ręcznie malowany 350 ml", "KUB-350", 4999, COLOURS),
    ("Podkładka korkowa okrągła zestaw 6 sztuk", "POD-KOR-6", 3499, PACKS),
    ("Wiertarka udarowa 850 W z walizką i kompletem wierteł", "WU850-W", 22900, PACKS),
    ("Zawias puszkowy cichy domyk 110 stopni komplet 50 szt", "ZAW-CD-110", 13997, PACKS),
    ("Lampa wisząca nad stół LOFT czarna E27", "LAM-LOFT", 18900, COLOURS),
    ("Żarówka LED filament E27 7 W ciepła barwa", "ZAR-E27-7", 1499, PACKS),
    ("Świeca sojowa w szkle łąka po deszczu 180 g", "SWI-SOJ", 3990, PACKS),
    ("Pościel bawełniana żakardowa 160x200", "POS-160", 15999, COLOURS),
    ("Pudełko na śrubki z przegródkami 24 komory", "PUD-24", 2750, PACKS),
    ("Miód lipowy z pasieki rodzinnej 1,2 kg", "MIO-LIP", 5200, PACKS),
    ("Konewka ocynkowana 9 l zielona", "KON-9Z", 8900, COLOURS),
    ("Gęsi pióro do kaligrafii z kałamarzem", "GES-KAL", 6450, PACKS),
    ("Sznurek jutowy 3 mm 100 m naturalny", "SZN-100", 1899, PACKS),
    ("Plecak szkolny trzykomorowy jeżyk", "PLE-JEZ", 12990, COLOURS),
    ("Woda mineralna gazowana 0,5 l zgrzewka 12 szt", "WOD-12", 2988, PACKS),
    ("Karma dla kota łosoś 10 kg", "KAR-LOS", 14900, PACKS),
    ("Łańcuch do piły 38 cm 3/8 1,3 mm", "LAN-38", 4590, PACKS),
    ("Ładowarka USB-C 65 W GaN biała", "LAD-65", 9900, COLOURS),
    ("Taśma malarska żółta 48 mm x 50 m", "TAS-48", 890, PACKS),
    ("Krzesło ogrodowe składane drewno akacjowe", "KRZ-AKA", 27900, COLOURS),
    ("Zestaw pędzli do akwareli 12 szt", "PED-12", 5490, PACKS),
    ("Skarpety wełniane góralskie rozmiar 39-42", "SKA-39", 4200, PACKS),
    ("Dzbanek żeliwny do herbaty 0,8 l", "DZB-08", 11900, COLOURS),
    ("Puzzle drewniane Kraków 1000 elementów", "PUZ-KRA", 7990, PACKS),
    ("Latarka czołowa 300 lm akumulatorowa", "LAT-300", 6990, PACKS),
];

/// Words after the name, letter after the number, how many times the price.
type Variant = (&'static str, &'static str, i64);

const COLOURS: &[Variant; 7] = &[
    (", kolor niebieski", "-N", 1),
    (", kolor zielony", "-Z", 1),
    (", kolor czerwony", "-C", 1),
    (", kolor grafitowy", "-G", 1),
    (", kolor biały", "-B", 1),
    (", kolor żółty", "-Y", 1),
    (", kolor miętowy", "-M", 1),
];
const PACKS: &[Variant; 7] = &[
    ("", "", 1),
    (" x 2", "-2", 2),
    (" x 3", "-3", 3),
    (" x 4", "-4", 4),
    (" x 5", "-5", 5),
    (" x 6", "-6", 6),
    (" x 10", "-10", 10),
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
    let mut chance = Chance::of(seed ^ 0x0F_FE12, u64::from(number));
    let position = number as usize;
    let (name, sku, price, variants) = GOODS[position % GOODS.len()];
    let (words, letter, times) = variants[(position / GOODS.len()) % variants.len()];
    let series = position / (GOODS.len() * variants.len());
    let (model, model_number) =
        if series == 0 { Default::default() } else { (format!(" wzór {series}"), format!("/{series}")) };
    Offer {
        id: 17_500_000_000 + u64::from(number) * 7_919 + (seed % 97),
        name: format!("{name}{words}{model}"),
        sku: (!chance.percent(8)).then(|| format!("{sku}{letter}{model_number}")),
        product: random_uuid(&mut chance),
        price_minor: (price + 10 * chance.between(-20, 60).max(-(price / 20))) * times,
        deposit_minor: if sku.starts_with("WOD") { 600 * times } else { 0 },
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
