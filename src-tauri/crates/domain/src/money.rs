//! Money as integer minor units; never floating point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// Amounts of Allegro carry two decimals in every currency it trades in.
const MINOR_PER_UNIT: i64 = 100;

/// An amount of minor units (grosze) in one currency (ISO 4217 code).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    pub minor: i64,
    pub currency: String,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount of money: {0:?}")]
pub struct NotMoney(pub String);

impl Money {
    pub fn new(minor: i64, currency: &str) -> Self {
        Self { minor, currency: currency.to_owned() }
    }

    /// Reads Allegro's decimal text: `129.97`, `19.9`, `25`, `-0.50`. A third decimal must be zero.
    pub fn parse(amount: &str, currency: &str) -> Result<Self, NotMoney> {
        let wrong = || NotMoney(amount.to_owned());
        let (sign, digits) = match amount.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, amount),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || fraction.bytes().skip(2).any(|byte| byte != b'0') {
            return Err(wrong());
        }
        let cents: i64 = format!("{fraction:0<2}")[..2].parse().map_err(|_| wrong())?;
        let units: i64 = whole.parse().map_err(|_| wrong())?;
        let minor = units.checked_mul(MINOR_PER_UNIT).and_then(|minor| minor.checked_add(cents)).ok_or_else(wrong)?;
        Ok(Self::new(sign * minor, currency))
    }

    pub fn times(&self, count: u32) -> Self {
        Self::new(self.minor.saturating_mul(i64::from(count)), &self.currency)
    }

    pub fn is_zero(&self) -> bool {
        self.minor == 0
    }
}

/// As Allegro writes it: `129.97`.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        let per_unit = MINOR_PER_UNIT.unsigned_abs();
        write!(out, "{sign}{}.{:02}", minor / per_unit, minor % per_unit)
    }
}

/// Adds amounts of one order, which are always in one currency; the left side's currency is kept.
impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { minor: self.minor.saturating_add(other.minor), currency: self.currency }
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { minor: self.minor.saturating_sub(other.minor), currency: self.currency }
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.reduce(Add::add).unwrap_or(Self { minor: 0, currency: String::new() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("129.97", 12997)]
    #[case("19.9", 1990)]
    #[case("25", 2500)]
    #[case("-0.50", -50)]
    #[case("1318.700", 131_870)]
    fn an_amount_is_read_to_the_grosz(#[case] text: &str, #[case] minor: i64) {
        assert_eq!(Money::parse(text, "PLN"), Ok(Money::new(minor, "PLN")));
    }

    #[rstest]
    #[case("")]
    #[case("1,50")]
    #[case("1.005")]
    #[case("12.")]
    #[case("abc")]
    #[case("99999999999999999999")]
    fn what_is_no_amount_is_refused(#[case] text: &str) {
        assert_eq!(Money::parse(text, "PLN"), Err(NotMoney(text.to_owned())));
    }

    proptest! {
        #[test]
        fn printing_and_reading_is_the_identity(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
            let money = Money::new(minor, "PLN");
            prop_assert_eq!(Money::parse(&money.to_string(), "PLN"), Ok(money));
        }
    }
}
