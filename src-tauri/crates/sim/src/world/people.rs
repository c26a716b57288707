//! Invented buyers: a number gives a person, always the same one in one world.

use crate::chance::Chance;
use crate::world::market::Country;

const FIRST_NAMES: &[&str] = &[
    "Świętosława",
    "Żaneta",
    "Małgorzata",
    "Łucja",
    "Bożena",
    "Grażyna",
    "Agnieszka",
    "Katarzyna",
    "Wiesława",
    "Zofia",
    "Julia",
    "Maja",
    "Hanna",
    "Lena",
    "Joanna",
    "Krystyna",
    "Łukasz",
    "Zbigniew",
    "Michał",
    "Paweł",
    "Grzegorz",
    "Sławomir",
    "Bartłomiej",
    "Jędrzej",
    "Stanisław",
    "Wojciech",
    "Mateusz",
    "Jakub",
    "Kamil",
    "Rafał",
    "Błażej",
    "Szczepan",
];

/// Endings agree with neither sex on purpose: these surnames do not change with it.
const SURNAMES: &[&str] = &[
    "Wąsik",
    "Dąbek",
    "Gąsienica",
    "Pająk",
    "Mróz",
    "Ćwiek",
    "Śliwa",
    "Źródło",
    "Żurek",
    "Łoś",
    "Sęk",
    "Kądziela",
    "Gołąb",
    "Wróbel",
    "Kozieł",
    "Zięba",
    "Bąk",
    "Czyż",
    "Jeż",
    "Kłos",
    "Lis",
    "Maćkowiak",
    "Nowak",
    "Ożóg",
    "Pięta",
    "Rzepa",
    "Stępień",
    "Szczygieł",
    "Trąba",
    "Węgrzyn",
    "Wójcik",
    "Ziółko",
    "Brzęczyszczykiewicz",
    "Adamczyk",
    "Błaszczyk",
    "Cieśla",
];

const POLISH_PAIRS: &[(&str, &str)] = &[
    ("Świętosława", "Żółkiewska"),
    ("Żaneta", "Wiśniewska"),
    ("Zbigniew", "Żółkiewski"),
    ("Łukasz", "Śródka-Dąbrowski"),
];

const CZECH: &[(&str, &str)] =
    &[("Jiří", "Dvořáček"), ("Lenka", "Růžičková"), ("Ondřej", "Příhoda"), ("Kateřina", "Ševčíková")];
const SLOVAK: &[(&str, &str)] =
    &[("Ľuboš", "Hrušovský"), ("Zuzana", "Kováčiková"), ("Matúš", "Ďuriš"), ("Viera", "Štefánová")];
const HUNGARIAN: &[(&str, &str)] =
    &[("Győző", "Szőke"), ("Erzsébet", "Kőszegi"), ("Ödön", "Újvári"), ("Réka", "Fűzfői")];

#[derive(Clone, Copy)]
pub(crate) struct City {
    pub(crate) name: &'static str,
    pub(crate) zip: &'static str,
    /// What point codes of this city begin with.
    pub(crate) code: &'static str,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

const fn city(name: &'static str, zip: &'static str, code: &'static str, latitude: f64, longitude: f64) -> City {
    City { name, zip, code, latitude, longitude }
}

pub(crate) const CITIES: &[City] = &[
    city("Łódź", "90-001", "LOD", 51.759, 19.456),
    city("Kraków", "31-042", "KRA", 50.061, 19.937),
    city("Warszawa", "00-511", "WAW", 52.230, 21.012),
    city("Gdańsk", "80-831", "GDA", 54.352, 18.646),
    city("Poznań", "61-772", "POZ", 52.409, 16.933),
    city("Wrocław", "50-101", "WRO", 51.110, 17.032),
    city("Bełchatów", "97-400", "BEC", 51.363, 19.367),
    city("Zakopane", "34-500", "ZAK", 49.299, 19.949),
    city("Świnoujście", "72-600", "SWI", 53.910, 14.247),
    city("Żywiec", "34-300", "ZYW", 49.685, 19.192),
    city("Oleśnica", "56-400", "OLE", 51.209, 17.381),
    city("Ełk", "19-300", "ELK", 53.828, 22.364),
    city("Ząbki", "05-091", "ZAB", 52.292, 21.105),
    city("Gdynia", "81-364", "GDY", 54.518, 18.530),
    city("Rzeszów", "35-030", "RZE", 50.041, 21.999),
    city("Białystok", "15-062", "BIA", 53.132, 23.168),
];

const FOREIGN_CITIES: &[(Country, &[(&str, &str)])] = &[
    (Country::Cz, &[("Hradec Králové", "50002"), ("Brno", "60200"), ("Plzeň", "30100")]),
    (Country::Sk, &[("Žilina", "01001"), ("Košice", "04001"), ("Banská Bystrica", "97401")]),
    (Country::Hu, &[("Győr", "9021"), ("Székesfehérvár", "8000"), ("Pécs", "7621")]),
];

const STREETS: &[&str] = &[
    "Lipowa",
    "Świerkowa",
    "Kościeliska",
    "Przemysłowa",
    "Piotrkowska",
    "Źródlana",
    "Słoneczna",
    "Żeromskiego",
    "Ogrodowa",
    "Polna",
    "Krótka",
    "Bolesława Śmiałego",
    "Armii Krajowej",
    "11 Listopada",
    "Łąkowa",
    "Wąwozowa",
];
const FOREIGN_STREETS: &[&str] = &["Nádražní", "Lipová", "Školská", "Petőfi Sándor utca", "Hlavná", "Dlouhá"];
const LOGIN_WORDS: &[&str] = &[
    "zielona_konewka",
    "stolarnia",
    "kutil",
    "mama_zosi",
    "jezyk89",
    "lesny.dziadek",
    "rybka",
    "gorski_szlak",
    "kotlet",
    "ola.k",
    "marchewka",
    "wedkarz",
    "kasia.z",
    "traktorek",
    "pan_tadeusz",
    "zolty_kask",
];
const COMPANIES: &[&str] = &[
    "Stolarnia Dąb sp. z o.o.",
    "Usługi Remontowe Młotek",
    "Żłobek Pod Gruszą",
    "Kancelaria Ćwikła i Wspólnicy",
    "PHU Łabędź Zdzisław Gęś",
    "Gabinet Weterynaryjny Łapa",
    "Fundacja Źrebak",
];

pub(crate) struct Buyer {
    pub(crate) id: String,
    pub(crate) login: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) zip: String,
    pub(crate) phone: Option<String>,
    pub(crate) company: Option<String>,
    /// The part of the masked address before "+", the same in all orders of this buyer.
    pub(crate) mask: String,
    pub(crate) guest: bool,
}

/// The person behind a number. Cheap, so nothing of it is kept.
pub(crate) fn buyer(seed: u64, number: u32, country: Country) -> Buyer {
    let mut chance = Chance::of(seed ^ 0xB0_7E_12, u64::from(number));
    let (first_name, last_name) = person(&mut chance, country);
    let (street, city, zip) = home(&mut chance, country);
    let id = (30_000_000 + u64::from(number) * 37 + seed % 1000).to_string();
    let guest = chance.percent(6);
    let login = if guest { format!("Client:{id}") } else { format!("{}{}", chance.pick(LOGIN_WORDS), number) };
    Buyer {
        mask: chance.code(10),
        phone: phone(&mut chance, country),
        company: chance.percent(9).then(|| chance.pick(COMPANIES).to_owned()),
        id,
        login,
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        street,
        city,
        zip,
        guest,
    }
}

fn person(chance: &mut Chance, country: Country) -> (&'static str, &'static str) {
    match country {
        Country::Pl if chance.percent(10) => chance.pick(POLISH_PAIRS),
        Country::Pl => (chance.pick(FIRST_NAMES), chance.pick(SURNAMES)),
        Country::Cz => chance.pick(CZECH),
        Country::Sk => chance.pick(SLOVAK),
        Country::Hu => chance.pick(HUNGARIAN),
    }
}

fn home(chance: &mut Chance, country: Country) -> (String, String, String) {
    let house = chance.between(1, 140);
    if country == Country::Pl {
        let city = chance.pick(CITIES);
        let flat = if chance.percent(45) { format!("/{}", chance.between(1, 60)) } else { String::new() };
        let prefix = if chance.percent(40) { "ul. " } else { "" };
        let street = format!("{prefix}{} {house}{flat}", chance.pick(STREETS));
        return (street, city.name.to_owned(), city.zip.to_owned());
    }
    let cities =
        FOREIGN_CITIES.iter().find(|(of, _)| *of == country).map_or(FOREIGN_CITIES[0].1, |(_, cities)| *cities);
    let (city, zip) = chance.pick(cities);
    (format!("{} {house}", chance.pick(FOREIGN_STREETS)), city.to_owned(), zip.to_owned())
}

/// Well-formed and nobody's: the ranges below are not assigned to subscribers. Some are missing or garbage, as in life.
fn phone(chance: &mut Chance, country: Country) -> Option<String> {
    let tail = chance.between(100_000, 999_999);
    match country {
        Country::Pl => match chance.below(20) {
            0 => None,
            1 => Some("------".to_owned()),
            n => {
                let (a, b) = (tail / 1000, tail % 1000);
                Some(if n % 2 == 0 { format!("+48 700 {a} {b:03}") } else { format!("700 {a} {b:03}") })
            }
        },
        Country::Cz => Some(format!("+420 601{tail}")),
        Country::Sk => Some(format!("+421 900{tail}")),
        Country::Hu => Some(format!("+36 20{}", 1_000_000 + tail)),
    }
}

/// Ten digits whose last one is the check digit of a Polish tax id.
pub(crate) fn tax_id(chance: &mut Chance) -> String {
    const WEIGHTS: [u64; 9] = [6, 5, 7, 2, 3, 4, 5, 6, 7];
    loop {
        let mut digits: Vec<u64> = vec![1, 0, 0];
        digits.extend((0..6).map(|_| chance.below(10)));
        let check = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum::<u64>() % 11;
        if check < 10 {
            digits.push(check);
            return digits.iter().map(u64::to_string).collect();
        }
    }
}

pub(crate) fn company(chance: &mut Chance) -> &'static str {
    chance.pick(COMPANIES)
}
