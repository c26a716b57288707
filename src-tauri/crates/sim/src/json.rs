//! Writes JSON straight into text: orders and events are served by the hundred, and a tree in between costs more than all
//! the rest. Absent values become explicit nulls or nothing, as the reader wants.

use std::fmt::Write as _;

use uuid::Uuid;

use crate::clock::rfc3339;

/// One object being written.
pub(crate) struct Object<'a> {
    text: &'a mut String,
    is_first: bool,
    nulls: bool,
}

/// A whole object as text.
pub(crate) fn object(nulls: bool, fill: impl FnOnce(&mut Object<'_>)) -> String {
    let mut text = String::with_capacity(3_000);
    write_object(&mut text, nulls, fill);
    text
}

/// `{"name":[item,item]}` pieces: objects joined by commas.
pub(crate) fn joined(items: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&item);
    }
    text
}

fn write_object(text: &mut String, nulls: bool, fill: impl FnOnce(&mut Object<'_>)) {
    text.push('{');
    fill(&mut Object { text, is_first: true, nulls });
    text.push('}');
}

impl Object<'_> {
    fn key(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.text.push(',');
        }
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    pub(crate) fn null(&mut self, name: &str) {
        if self.nulls {
            self.key(name);
            self.text.push_str("null");
        }
    }

    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        quote(self.text, value);
    }

    pub(crate) fn maybe_text(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(name, value),
            None => self.null(name),
        }
    }

    pub(crate) fn id(&mut self, name: &str, value: Uuid) {
        let mut buffer = Uuid::encode_buffer();
        self.text(name, value.hyphenated().encode_lower(&mut buffer));
    }

    pub(crate) fn moment(&mut self, name: &str, at_ms: i64) {
        self.text(name, &rfc3339(at_ms));
    }

    pub(crate) fn maybe_moment(&mut self, name: &str, at_ms: Option<i64>) {
        match at_ms {
            Some(at_ms) => self.moment(name, at_ms),
            None => self.null(name),
        }
    }

    pub(crate) fn number(&mut self, name: &str, value: i64) {
        self.key(name);
        // Writing into a String cannot fail.
        let _ = write!(self.text, "{value}");
    }

    pub(crate) fn flag(&mut self, name: &str, value: bool) {
        self.key(name);
        self.text.push_str(if value { "true" } else { "false" });
    }

    pub(crate) fn object(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_>)) {
        self.key(name);
        write_object(self.text, self.nulls, fill);
    }

    /// An object when there is something to fill it with.
    pub(crate) fn maybe<T>(&mut self, name: &str, value: Option<T>, fill: impl FnOnce(&mut Object<'_>, T)) {
        match value {
            Some(value) => self.object(name, |object| fill(object, value)),
            None => self.null(name),
        }
    }

    pub(crate) fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object<'_>, T),
    ) {
        self.key(name);
        self.text.push('[');
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.text.push(',');
            }
            write_object(self.text, self.nulls, |object| fill(object, item));
        }
        self.text.push(']');
    }

    pub(crate) fn texts(&mut self, name: &str, items: &[&str]) {
        self.key(name);
        self.text.push('[');
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.text.push(',');
            }
            quote(self.text, item);
        }
        self.text.push(']');
    }
}

fn quote(text: &mut String, value: &str) {
    text.push('"');
    let is_plain = !value.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
    if is_plain {
        text.push_str(value);
    } else {
        value.chars().for_each(|c| escape(text, c));
    }
    text.push('"');
}

fn escape(text: &mut String, c: char) {
    match c {
        '"' => text.push_str("\\\""),
        '\\' => text.push_str("\\\\"),
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        c if u32::from(c) < 0x20 => {
            // Writing into a String cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        }
        c => text.push(c),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn sample(nulls: bool) -> Value {
        let text = object(nulls, |object| {
            object.text("odd", "\"ł\\\n\t\u{1}🎂");
            object.null("absent");
            object.number("count", -3);
            object.flag("smart", true);
            object.list("lines", [1, 2], |line, number| line.number("n", number));
            object.maybe("none", None::<i64>, |inner, number| inner.number("n", number));
            object.texts("features", &["A", "B"]);
        });
        serde_json::from_str(&text).expect("what is written is JSON")
    }

    #[test]
    fn everything_written_can_be_read_again() {
        let expected = json!({
            "odd": "\"ł\\\n\t\u{1}🎂",
            "absent": null,
            "count": -3,
            "smart": true,
            "lines": [{"n": 1}, {"n": 2}],
            "none": null,
            "features": ["A", "B"],
        });
        assert_eq!(sample(true), expected);
    }

    #[test]
    fn absent_values_can_be_left_out() {
        let lean = sample(false);
        assert_eq!((lean.get("absent"), lean.get("none")), (None, None));
    }
}
