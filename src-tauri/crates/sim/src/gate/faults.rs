//! Answers that fail on demand (`http.fail`).

use serde_json::{Value, json};

use crate::chance::Chance;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Status(u16),
    /// A captcha page with status 200 instead of JSON.
    Html,
    /// No answer for so many real seconds, then a dead connection.
    Timeout(u64),
    Reset,
    Truncate,
    /// The work is done, the answer never comes.
    CommitThenTimeout(u64),
}

impl Fault {
    pub(crate) fn parse(kind: &Value, seconds: Option<u64>) -> Result<Self, String> {
        let text = kind.as_str().map_or_else(|| kind.to_string(), str::to_owned);
        Ok(match text.as_str() {
            "timeout" => Self::Timeout(seconds.unwrap_or(30)),
            "reset" => Self::Reset,
            "truncate" => Self::Truncate,
            "html" | "captcha" => Self::Html,
            "commit-then-timeout" => Self::CommitThenTimeout(seconds.unwrap_or(0)),
            number => match number.parse::<u16>() {
                Ok(status @ (400..=599)) => Self::Status(status),
                _ => return Err(format!("unknown kind of failure: {number}")),
            },
        })
    }

    pub(crate) fn name(&self) -> String {
        match self {
            Self::Status(status) => status.to_string(),
            Self::Html => "html".to_owned(),
            Self::Timeout(_) => "timeout".to_owned(),
            Self::Reset => "reset".to_owned(),
            Self::Truncate => "truncate".to_owned(),
            Self::CommitThenTimeout(_) => "commit-then-timeout".to_owned(),
        }
    }
}

/// Which requests fail, how, and how often.
pub(crate) struct Rule {
    pub(crate) pattern: String,
    /// Only for calls with a token of this account.
    pub(crate) account: Option<usize>,
    pub(crate) fault: Fault,
    pub(crate) measure: Measure,
}

#[derive(Clone, Copy)]
pub(crate) enum Measure {
    Times(u64),
    Share(f64),
}

pub(crate) struct Faults {
    rules: Vec<Rule>,
    chance: Chance,
}

impl Default for Faults {
    fn default() -> Self {
        Self { rules: Vec::new(), chance: Chance::new(0xFA_17) }
    }
}

impl Faults {
    pub(crate) fn add(&mut self, rule: Rule) {
        self.rules.push(rule);
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    pub(crate) fn take(&mut self, method: &str, path: &str, account: Option<usize>) -> Option<Fault> {
        for rule in &mut self.rules {
            let is_others = rule.account.is_some() && rule.account != account;
            if is_others || !matches(&rule.pattern, method, path) {
                continue;
            }
            match &mut rule.measure {
                Measure::Times(0) => {}
                Measure::Times(left) => {
                    *left -= 1;
                    return Some(rule.fault.clone());
                }
                Measure::Share(share) => {
                    if self.chance.share(*share) {
                        return Some(rule.fault.clone());
                    }
                }
            }
        }
        None
    }

    pub(crate) fn json(&self) -> Value {
        let rules = self.rules.iter().map(|rule| {
            let (times, share) = match rule.measure {
                Measure::Times(times) => (Some(times), None),
                Measure::Share(share) => (None, Some(share)),
            };
            json!({"match": rule.pattern, "kind": rule.fault.name(), "times": times, "share": share})
        });
        rules.collect()
    }
}

/// `GET /order/events`, `/order`, `PUT */fulfillment$`: an optional method, then the beginning of the path, with or without
/// the prefix of the played host; `*` stands for anything, `$` for the end.
fn matches(pattern: &str, method: &str, path: &str) -> bool {
    let (wanted, rest) = match pattern.split_once(' ') {
        Some((wanted, rest)) => (Some(wanted), rest.trim()),
        None if pattern.chars().all(|c| c.is_ascii_uppercase()) && !pattern.is_empty() => (Some(pattern), ""),
        None => (None, pattern),
    };
    if wanted.is_some_and(|wanted| wanted != "*" && !wanted.eq_ignore_ascii_case(method)) {
        return false;
    }
    let short = path.strip_prefix("/allegro/api").or_else(|| path.strip_prefix("/allegro")).unwrap_or(path);
    begins_like(rest, path) || begins_like(rest, short)
}

fn begins_like(pattern: &str, text: &str) -> bool {
    let (pattern, to_the_end) = pattern.strip_suffix('$').map_or((pattern, false), |rest| (rest, true));
    match pattern.split_once('*') {
        None if to_the_end => text == pattern,
        None => text.starts_with(pattern),
        Some((head, tail)) => {
            let Some(rest) = text.strip_prefix(head) else { return false };
            let tail = if to_the_end { format!("{tail}$") } else { tail.to_owned() };
            (0..=rest.len()).filter(|at| rest.is_char_boundary(*at)).any(|at| begins_like(&tail, &rest[at..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_method_and_path() {
        let path = "/allegro/api/order/checkout-forms/77aa/fulfillment";
        assert!(matches("/order", "GET", path));
        assert!(matches("PUT /order/checkout-forms/*/fulfillment$", "PUT", path));
        assert!(matches("PUT /allegro/api/", "PUT", path));
        assert!(matches("PUT", "PUT", path));
        assert!(!matches("GET /order", "PUT", path));
        assert!(!matches("/order/checkout-forms$", "GET", path));
        assert!(!matches("/order/events", "GET", path));
    }

    #[test]
    fn a_fault_lasts_as_often_as_told() {
        let mut faults = Faults::default();
        faults.add(Rule {
            pattern: "/me".to_owned(),
            account: None,
            fault: Fault::Status(503),
            measure: Measure::Times(2),
        });
        let seen: Vec<bool> = (0..3).map(|_| faults.take("GET", "/allegro/api/me", None).is_some()).collect();
        assert_eq!(seen, [true, true, false]);
    }
}
