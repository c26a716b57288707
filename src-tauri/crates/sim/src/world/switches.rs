//! How open questions and dated changes are answered (SIMULATOR.md `switch`, FACTS K).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::world::render::View;

pub(crate) struct Switches {
    values: BTreeMap<&'static str, Value>,
}

/// Every switch with the answer it starts with.
fn defaults() -> Vec<(&'static str, Value)> {
    vec![
        ("explicit-nulls", json!(true)),
        ("list-lag", json!(true)),
        ("served-days", json!(365)),
        ("refresh-with-client-id-only", json!(false)),
        ("old-access-token-dies", json!(false)),
        ("user-agent-check", json!(false)),
        ("retry-after", json!(0)),
        ("auto-sent", json!(false)),
        ("operation-limit", json!(60)),
        ("shared-buyer-email", json!(false)),
        ("unknown-enum", json!(false)),
    ]
}

impl Default for Switches {
    fn default() -> Self {
        Self { values: defaults().into_iter().collect() }
    }
}

impl Switches {
    pub(crate) fn set(&mut self, name: &str, value: Value) -> Result<(), String> {
        let Some(slot) = self.values.iter_mut().find(|(known, _)| **known == name) else {
            let known: Vec<&str> = self.values.keys().copied().collect();
            return Err(format!("unknown switch {name}; known: {}", known.join(", ")));
        };
        *slot.1 = value;
        Ok(())
    }

    pub(crate) fn is_on(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(on)) => *on,
            Some(Value::String(text)) => matches!(text.as_str(), "on" | "true" | "yes"),
            Some(Value::Number(number)) => number.as_i64() != Some(0),
            _ => false,
        }
    }

    pub(crate) fn number(&self, name: &str) -> i64 {
        self.values.get(name).and_then(Value::as_i64).unwrap_or(0)
    }

    pub(crate) fn view(&self) -> View {
        View {
            nulls: self.is_on("explicit-nulls"),
            shared_email: self.is_on("shared-buyer-email"),
            unknown_enum: self.is_on("unknown-enum"),
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!(self.values)
    }
}
