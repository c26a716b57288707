//! From what was typed to what FTS5 understands. Nothing typed can become syntax.

use kram_domain::fold::{fold, words};

/// Every word must be there, the last one perhaps unfinished: `halina dob` → `"halina" AND "dob" *`.
/// Nothing for text without a word of two characters.
pub(crate) fn prefix_match(text: &str) -> Option<String> {
    let found = words(text);
    let (last, before) = found.split_last()?;
    if before.is_empty() && last.chars().count() < 2 {
        return None;
    }
    let finished = text.ends_with(char::is_whitespace);
    let mut parts: Vec<String> = before.iter().map(|word| format!("\"{word}\"")).collect();
    parts.push(if finished { format!("\"{last}\"") } else { format!("\"{last}\" *") });
    Some(parts.join(" AND "))
}

/// All three-character pieces of the text, for an index of trigrams without positions. Nothing below three characters.
pub(crate) fn trigrams(text: &str) -> Option<String> {
    let letters: Vec<char> = fold(text.trim()).chars().collect();
    let pieces: Vec<String> = letters
        .windows(3)
        .map(|piece| format!("\"{}\"", piece.iter().collect::<String>().replace('"', "\"\"")))
        .collect();
    (!pieces.is_empty()).then(|| pieces.join(" AND "))
}

/// Codes are asked for when one word was typed that could be part of one.
pub(crate) fn code_match(text: &str) -> Option<String> {
    let text = text.trim();
    let one_word = !text.is_empty() && !text.contains(char::is_whitespace);
    one_word.then(|| trigrams(text)).flatten()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Łucja Przy", Some(r#""lucja" AND "przy" *"#))]
    #[case("lodz ", Some(r#""lodz""#))]
    #[case("l", None)]
    #[case("\" OR *", Some(r#""or" *"#))]
    #[case("---", None)]
    fn what_was_typed_becomes_words(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(prefix_match(text).as_deref(), expected);
    }

    #[test]
    fn a_code_is_found_by_three_of_its_characters() {
        assert_eq!(code_match("A-12").as_deref(), Some(r#""a-1" AND "-12""#));
        assert_eq!(code_match("ab"), None);
        assert_eq!(code_match("two words"), None);
    }
}
