//! Two languages side by side, and the plural forms of each.

use crate::contract::settings::Language;

impl Language {
    /// The sentence in this language.
    pub fn say<'a>(self, pl: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Pl => pl,
            Self::En => en,
        }
    }

    /// The noun that goes with a number. Polish has three forms: 1 zamówienie, 2 zamówienia, 5 zamówień.
    pub fn count(self, number: u32, pl: [&str; 3], en: [&str; 2]) -> String {
        let noun = match self {
            Self::En => en[usize::from(number != 1)],
            Self::Pl => pl[polish_form(number)],
        };
        format!("{number} {noun}")
    }
}

fn polish_form(number: u32) -> usize {
    match (number, number % 10, number % 100) {
        (1, ..) => 0,
        (_, 2..=4, hundred) if !(12..=14).contains(&hundred) => 1,
        _ => 2,
    }
}

/// "3 nowe, 1 zmienione".
pub(crate) fn news(language: Language, new: u32, changed: u32) -> String {
    if new == 0 && changed == 0 {
        return language.say("bez zmian", "no changes").to_owned();
    }
    let mut parts = Vec::new();
    if new > 0 {
        parts.push(language.count(new, ["nowe", "nowe", "nowych"], ["new", "new"]));
    }
    if changed > 0 {
        parts.push(language.count(changed, ["zmienione", "zmienione", "zmienionych"], ["changed", "changed"]));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(1, "1 zamówienie")]
    #[case(2, "2 zamówienia")]
    #[case(5, "5 zamówień")]
    #[case(12, "12 zamówień")]
    #[case(22, "22 zamówienia")]
    #[case(112, "112 zamówień")]
    fn polish_counts_in_three_forms(#[case] number: u32, #[case] expected: &str) {
        assert_eq!(Language::Pl.count(number, ["zamówienie", "zamówienia", "zamówień"], ["order", "orders"]), expected);
    }

    #[test]
    fn news_say_only_what_came() {
        assert_eq!(news(Language::Pl, 3, 1), "3 nowe, 1 zmienione");
        assert_eq!(news(Language::Pl, 0, 0), "bez zmian");
    }
}
