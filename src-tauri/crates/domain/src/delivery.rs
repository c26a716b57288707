//! What kind of place a delivery goes to, read from the method's name.

/// Decides the icon and whether a pickup point is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeliveryKind {
    Locker,
    Point,
    Courier,
    Letter,
    PersonalPickup,
    Other,
}

/// Names change and repeat, so the rule reads words, not whole names.
/// Order matters: "Allegro Automat ORLEN Paczka" is a locker though ORLEN has points too.
const RULES: [(DeliveryKind, &[&str]); 5] = [
    (DeliveryKind::PersonalPickup, &["odbior osobisty", "odbior w punkcie sprzedawcy"]),
    (DeliveryKind::Locker, &["paczkomat", "automat", "one box", " box", "locker", "balikobox", "alzabox"]),
    (DeliveryKind::Point, &["punkt", "odbior w", "zasilkovna", "packeta", "orlen paczka", "paczka w ruchu", "pickup"]),
    (DeliveryKind::Letter, &["list ", "polecon", "przesylka", "koperta"]),
    (DeliveryKind::Courier, &["kurier", "pocztex", "courier", "dpd", "dhl", "ups", "gls", "fedex"]),
];

/// `has_point` = the order names a pickup point, which no courier order does.
pub fn kind_of(method: &str, has_point: bool) -> DeliveryKind {
    let name = format!(" {} ", crate::fold::fold(method));
    let by_name = RULES.iter().find(|(_, words)| words.iter().any(|word| name.contains(word)));
    match by_name {
        Some((DeliveryKind::Courier | DeliveryKind::Letter, _)) | None if has_point => DeliveryKind::Point,
        Some((kind, _)) => *kind,
        None => DeliveryKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Allegro One Box, One Kurier", false, DeliveryKind::Locker)]
    #[case("Allegro Paczkomaty InPost", true, DeliveryKind::Locker)]
    #[case("Allegro Automat ORLEN Paczka", true, DeliveryKind::Locker)]
    #[case("Allegro One Punkt, UPS", true, DeliveryKind::Point)]
    #[case("ORLEN Paczka", true, DeliveryKind::Point)]
    #[case("Allegro Kurier DPD pobranie", false, DeliveryKind::Courier)]
    #[case("Kurier Pocztex", false, DeliveryKind::Courier)]
    #[case("Kurier Pocztex", true, DeliveryKind::Point)]
    #[case("Przesyłka polecona", false, DeliveryKind::Letter)]
    #[case("Odbiór osobisty", false, DeliveryKind::PersonalPickup)]
    #[case("Coś nowego", false, DeliveryKind::Other)]
    fn a_method_tells_its_kind(#[case] method: &str, #[case] has_point: bool, #[case] kind: DeliveryKind) {
        assert_eq!(kind_of(method, has_point), kind);
    }
}
