//! Follows orders that Allegro merged or split: the form id dies, line item ids live on.

/// An order we hold, by its form id and its line ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    pub id: &'a str,
    pub lines: Vec<&'a str>,
}

/// Held orders whose lines now stand in the order `id`, which means that Allegro put them there.
/// An order is replaced only when all its lines moved; a split leaves some behind.
pub fn replaced_by<'a>(id: &str, lines: &[&str], held: &[Held<'a>]) -> Vec<&'a str> {
    let moved = |one: &Held<'a>| !one.lines.is_empty() && one.lines.iter().all(|line| lines.contains(line));
    held.iter().filter(|one| one.id != id && moved(one)).map(|one| one.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_unpaid_purchases_paid_together_become_one_order() {
        let held = [Held { id: "a", lines: vec!["1"] }, Held { id: "b", lines: vec!["2", "3"] }];
        assert_eq!(replaced_by("c", &["1", "2", "3"], &held), ["a", "b"]);
    }

    #[test]
    fn an_order_that_kept_a_line_is_not_replaced() {
        let held = [Held { id: "a", lines: vec!["1", "2"] }];
        assert!(replaced_by("b", &["2"], &held).is_empty());
    }

    #[test]
    fn an_order_never_replaces_itself() {
        let held = [Held { id: "a", lines: vec!["1"] }];
        assert!(replaced_by("a", &["1"], &held).is_empty());
    }
}
