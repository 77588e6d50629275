//! Patterns of file names: enough for what channels ask, and never slow, whatever the name.
//!
//! `#` is a digit, `@` an ASCII letter or digit, `*` anything (or nothing), `[…]` one of the listed (with `#` and `@` as
//! above), any other character itself, ignoring case. `{3}`, `{3,}` and `{3,8}` after one of them say how often.

use crate::error::{Error, Result};

/// Longest name or pattern that is looked at, characters: file systems stop at 255 bytes.
const LONGEST: usize = 255;

/// One part of a pattern: what it takes, and how often.
struct Part {
    set: Vec<char>,
    any: bool,
    least: usize,
    most: usize,
}

impl Part {
    fn takes(&self, c: char) -> bool {
        self.any
            || self.set.iter().any(|s| match s {
                '#' => c.is_ascii_digit(),
                '@' => c.is_ascii_alphanumeric(),
                own => own.to_lowercase().eq(c.to_lowercase()),
            })
    }
}

/// Whether `pattern` describes the whole of `name`; false for a pattern that cannot be read and for names past 255
/// characters.
///
/// ```
/// use proofroom::market::rule::name::matches;
/// assert!(matches("#{13}.@*", "4006381333931.MAIN"));
/// assert!(!matches("[@-]{1,}", "blue shoe"));
/// ```
#[must_use]
pub fn matches(pattern: &str, name: &str) -> bool {
    let Ok(parts) = parse(pattern) else { return false };
    let name: Vec<char> = name.chars().collect();
    if name.len() > LONGEST {
        return false;
    }
    // Where in the name the parts so far may end.
    let mut ends = vec![false; name.len() + 1];
    ends[0] = true;
    for part in &parts {
        let mut next = vec![false; name.len() + 1];
        for start in (0..=name.len()).filter(|start| ends[*start]) {
            for (length, place) in (start..=name.len()).enumerate() {
                if length >= part.least && length <= part.most {
                    next[place] = true;
                }
                if length >= part.most || !name.get(place).is_some_and(|c| part.takes(*c)) {
                    break;
                }
            }
        }
        ends = next;
    }
    ends[name.len()]
}

/// Whether a pattern can be read.
///
/// # Errors
/// [`Error::InvalidArgument`] with what is wrong.
pub(super) fn check(pattern: &str) -> Result<()> {
    parse(pattern).map(|_| ())
}

fn parse(pattern: &str) -> Result<Vec<Part>> {
    let wrong = |expected: &str| Error::InvalidArgument {
        name: "pattern",
        found: pattern.chars().take(LONGEST).collect(),
        expected: expected.into(),
    };
    let chars: Vec<char> = pattern.chars().collect();
    if chars.is_empty() || chars.len() > LONGEST {
        return Err(wrong("1 to 255 characters"));
    }
    let mut parts = Vec::new();
    let mut rest = chars.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let mut part = match first {
            '*' => Part { set: Vec::new(), any: true, least: 0, most: LONGEST },
            '[' => {
                let end = rest.iter().position(|c| *c == ']').ok_or_else(|| wrong("a ] for every ["))?;
                let set = rest.get(..end).unwrap_or_default().to_vec();
                rest = rest.get(end + 1..).unwrap_or_default();
                Part { set, any: false, least: 1, most: 1 }
            }
            '{' | '}' | ']' => return Err(wrong("{…} after a character, and no ] or } alone")),
            own => Part { set: vec![*own], any: false, least: 1, most: 1 },
        };
        if rest.first() == Some(&'{') {
            let end = rest.iter().position(|c| *c == '}').ok_or_else(|| wrong("a } for every {"))?;
            let text: String = rest.get(1..end).unwrap_or_default().iter().collect();
            rest = rest.get(end + 1..).unwrap_or_default();
            let (low, high) = text.split_once(',').unwrap_or((&text, &text));
            let number = |t: &str| t.parse::<usize>().ok().filter(|n| *n <= LONGEST);
            part.least = number(low).ok_or_else(|| wrong("a number up to 255 after {"))?;
            part.most = if high.is_empty() {
                LONGEST
            } else {
                number(high).ok_or_else(|| wrong("a number up to 255 before }"))?
            };
        }
        parts.push(part);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_describe_whole_names() {
        for (pattern, name, fits) in [
            ("@{10}", "B07ABCDEFG", true),
            ("@{10}", "B07ABCDEF", false),
            ("#{12,13}.@*", "4006381333931.PT01", true),
            ("#{12,13}.@*", "4006381333931.", false),
            ("*#{14}*", "x 04006381333931 y", true),
            ("*#{14}*", "4006381333931", false),
            ("[@-_.]{1,}", "blue_shoe-2.1", true),
            ("[@-_.]{1,}", "schöner schuh", false),
            ("#{8,13}(#{1,2})", "40063813(2)", true),
            ("*-*-#{1,}", "VPN1-red-2", true),
            ("*-*-#{1,}", "VPN1-red", false),
            ("pfad", "PFAD", true),
            ("[open", "open", false),
            ("a{2", "aa", false),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
        // A pattern that a backtracking matcher would need for ever.
        assert!(!matches(&"*a".repeat(100), &"a".repeat(255).replace("aaa", "aab")));
    }
}
