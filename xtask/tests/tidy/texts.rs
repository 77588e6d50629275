//! What a person reads stands in `www/src/text`, in every language: none of it is left in a template.

use crate::source::{Source, expect_none, files};

/// Attributes that are read aloud or shown.
const SAID: [&str; 5] = ["aria-label", "aria-description", "title", "placeholder", "label"];

/// Names that are the same in every language, and signs of units and hashes.
const NAMES: [&str; 5] = ["SHA-256", "ΔE", "px", "Proofroom", "Lab"];

/// The literal parts of each `html` and `svg` template, an expression in them shown as one blank mark.
fn templates(text: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for at in 0..chars.len() {
        let tag = |name: &str| {
            let name: Vec<char> = name.chars().collect();
            at >= name.len()
                && chars[at - name.len()..at] == name
                && (at == name.len() || !chars[at - name.len() - 1].is_alphanumeric())
        };
        if chars[at] == '`' && (tag("html") || tag("svg")) {
            let line = 1 + chars[..at].iter().filter(|c| **c == '\n').count();
            found.push((line, literal(&chars, at + 1).0));
        }
    }
    found
}

/// The literal part of a template from after its opening mark, and where it ends.
fn literal(chars: &[char], from: usize) -> (String, usize) {
    let (mut said, mut at) = (String::new(), from);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('`', _) => return (said, at + 1),
            ('\\', _) => at += 2,
            ('$', Some('{')) => {
                said.push('\u{0}');
                at = expression(chars, at + 2);
            }
            (other, _) => {
                said.push(other);
                at += 1;
            }
        }
    }
    (said, at)
}

/// Past the brace that ends an expression; strings and templates in it are stepped over.
fn expression(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (1, from);
    while at < chars.len() {
        match chars[at] {
            '{' => depth += 1,
            '}' => depth -= 1,
            '`' => {
                at = literal(chars, at + 1).1;
                continue;
            }
            quote @ ('\'' | '"') => {
                at += 1;
                while at < chars.len() && chars[at] != quote {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
            }
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Words in it: two letters or more in a row, names and character references aside.
fn worded(text: &str) -> bool {
    let mut text = text.replace(['\u{0}', '\n'], " ");
    for name in NAMES {
        text = text.replace(name, " ");
    }
    text.split_whitespace()
        .filter(|word| !word.starts_with('&') && !word.contains("://"))
        .any(|word| word.split(|c: char| !c.is_alphabetic()).any(|run| run.chars().count() >= 2))
}

/// What of a template a person would read: the text between tags, and the attributes that are said.
fn read_by_people(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('<') {
        found.push(text.to_owned());
        let Some((tag, next)) = after.split_once('>') else { return found };
        for attribute in SAID {
            for (at, _) in tag.match_indices(&format!(" {attribute}=\"")) {
                let value = &tag[at + attribute.len() + 3..];
                found.push(value.split('"').next().unwrap_or_default().to_owned());
            }
        }
        rest = next;
    }
    found.push(rest.to_owned());
    found
}

/// A quoted sentence in code: a capital letter at its start and a space in it.
fn sentences(line: &str) -> Vec<String> {
    line.split('\'')
        .skip(1)
        .step_by(2)
        .filter(|quoted| {
            let mut letters = quoted.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
                && quoted.contains(' ')
        })
        .map(str::to_owned)
        .collect()
}

fn complaints(source: &Source) -> Vec<String> {
    let rule = "text that a person reads belongs in www/src/text, in each language";
    let mut found: Vec<String> = templates(&source.text)
        .iter()
        .flat_map(|(line, template)| read_by_people(template).into_iter().map(move |text| (*line, text)))
        .filter(|(_, text)| worded(text))
        .map(|(line, text)| format!("{}:{line}: `{}`: {rule}", source.path, text.replace('\u{0}', "…").trim()))
        .collect();
    for (number, line) in source.code() {
        found.extend(sentences(line).into_iter().map(|text| format!("{}:{number}: `{text}`: {rule}", source.path)));
    }
    found
}

#[test]
fn no_text_is_left_in_an_element() {
    let mut all = Vec::new();
    for source in files("www/src/elements", &[".ts"]).iter().filter(|source| !source.path.ends_with(".test.ts")) {
        all.extend(complaints(source));
    }
    expect_none(&all);
}

#[test]
fn text_is_found_wherever_it_hides() {
    let text = "html`<p title=\"Show it\" class=\"big red\">${a ? html`<b>Inner ${'Not this'} words</b>` : 'And this one'}</p> px`;\nconst x = 'chip warn'; const y = html`<i aria-label=\"Frame ${n}\">&nbsp;${words.a} SHA-256</i>`;\n";
    let source = Source { path: "x.ts".into(), text: text.into() };
    let found: Vec<String> = complaints(&source).iter().map(|c| c.split('`').nth(1).unwrap().to_owned()).collect();
    assert_eq!(found, ["Show it", "Inner … words", "Frame …", "Not this", "And this one"]);
}
