//! Notes as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>), so that other programs can read them.
//!
//! A note's place is a `FragmentSelector` (`xywh=pixel:`, Media Fragments 1.0) for a rectangle and an `SvgSelector` for
//! the other shapes: always in the picture's own pixels, never in shares of it. The target's source is
//! `urn:sha256:` and the hash of the version's bytes. An answer targets the annotation that it answers.
//!
//! Reading takes what is written here and the plain forms of other tools: a fragment in pixels, one circle, ellipse,
//! rectangle, line, polyline or polygon. Shares, paths and transforms are refused and named; input is bounded.

mod selector;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::selector::{Selector, from_selector, to_selector};
use super::event::Hash;
use super::shape::NoteShape;
use super::state::{Note, ReviewState};
use super::time::iso;
use crate::error::{Error, Result};

/// Largest file of annotations that is read, in bytes: some ten thousand notes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Most annotations that are read from one file.
pub const MAX_ANNOTATIONS: usize = 20_000;

/// The context of every annotation.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// A note as another program wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Imported {
    /// The file that it is about, if its source names one by SHA-256.
    pub version: Option<Hash>,
    /// Plain text.
    pub text: String,
    /// The place; none for a note on the whole picture.
    pub shape: Option<NoteShape>,
    /// The author's name, if one is given.
    pub name: Option<String>,
}

/// Annotations that were read, and what is wrong with the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The good ones, in their order.
    pub notes: Vec<Imported>,
    /// Place of each bad one, from 0, and what is wrong with it.
    pub failures: Vec<(usize, Error)>,
}

/// All notes of a review as one annotation page. What was withdrawn is left out: its author took it back.
///
/// # Errors
/// None in practice; an [`Error::Internal`] would be a bug.
pub fn write(state: &ReviewState) -> Result<String> {
    let mut items = Vec::new();
    // A file that is in several proofs brings its notes to each; they are written once.
    let mut written = std::collections::BTreeSet::new();
    for note in state.proofs.iter().flat_map(|proof| &proof.notes) {
        if !written.insert(note.id.as_str()) {
            continue;
        }
        if note.withdrawn_at.is_none() {
            items.push(annotation(note, None));
        }
        items.extend(
            note.replies.iter().filter(|r| r.withdrawn_at.is_none()).map(|reply| annotation(reply, Some(note))),
        );
    }
    let page = json!({
        "@context": CONTEXT,
        "id": format!("urn:proofroom:review:{}", state.id),
        "type": "AnnotationPage",
        "label": state.title,
        "items": items,
    });
    serde_json::to_string_pretty(&page).map_err(|_| Error::Internal("an annotation page is plain JSON"))
}

fn annotation(note: &Note, first: Option<&Note>) -> Value {
    let source = format!("urn:sha256:{}", note.version);
    let target = match (first, &note.shape) {
        (Some(first), _) => json!(name(first)),
        (None, Some(shape)) => json!({ "source": source, "selector": to_selector(shape) }),
        (None, None) => json!({ "source": source }),
    };
    let mut annotation = json!({
        "@context": CONTEXT,
        "id": name(note),
        "type": "Annotation",
        "motivation": if first.is_some() { "replying" } else { "commenting" },
        "created": iso(note.at),
        "creator": { "id": format!("urn:ed25519:{}", note.author.key), "type": "Person", "name": note.author.name },
        "body": { "type": "TextualBody", "value": note.text, "format": "text/plain" },
        "target": target,
    });
    if let Some(edited) = note.edited_at {
        annotation["modified"] = json!(iso(edited));
    }
    if let Some(resolved) = &note.resolved {
        // Not in the model; programs that do not know it pass it over.
        annotation["proofroom:resolved"] = json!({ "by": resolved.by.name, "at": iso(resolved.at) });
    }
    annotation
}

fn name(note: &Note) -> String {
    format!("urn:proofroom:note:{}", note.id)
}

/// Reads one annotation, a list of them, or an annotation page.
///
/// # Errors
/// [`Error::TooLarge`] past the limits, [`Error::Damaged`] for what is no JSON or holds no annotations. One that is not
/// understood is told in the [`Reading`] and does not lose the others.
pub fn read(text: &str) -> Result<Reading> {
    if text.len() > MAX_BYTES {
        return Err(too_large("annotations, bytes", text.len(), MAX_BYTES));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| damaged("file", &error.to_string(), "JSON"))?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut page) if page.contains_key("items") => match page.remove("items") {
            Some(Value::Array(items)) => items,
            _ => return Err(damaged("items", "no list", "a list of annotations")),
        },
        one @ Value::Object(_) => vec![one],
        other => return Err(damaged("file", kind(&other), "an annotation, or a list or page of them")),
    };
    if items.len() > MAX_ANNOTATIONS {
        return Err(too_large("annotations", items.len(), MAX_ANNOTATIONS));
    }
    let mut reading = Reading { notes: Vec::new(), failures: Vec::new() };
    for (place, item) in items.iter().enumerate() {
        match read_one(item) {
            Ok(note) => reading.notes.push(note),
            Err(error) => reading.failures.push((place, error)),
        }
    }
    Ok(reading)
}

fn read_one(item: &Value) -> Result<Imported> {
    if item["type"] != "Annotation" {
        return Err(damaged("type", &short(&item["type"]), "Annotation"));
    }
    let text =
        body(&item["body"]).ok_or_else(|| damaged("body", &short(&item["body"]), "a textual body with a value"))?;
    let target = &item["target"];
    let source = target.as_str().or_else(|| target["source"].as_str()).or_else(|| target["source"]["id"].as_str());
    let (source, fragment) = source.map(|source| source.split_once('#').unwrap_or((source, ""))).unwrap_or_default();
    let version = source.strip_prefix("urn:sha256:").filter(|hash| is_hash(hash)).map(str::to_owned);
    // One selector, or the first of several for the same place.
    let selector = match &target["selector"] {
        Value::Array(several) => several.first().unwrap_or(&Value::Null),
        one => one,
    };
    let shape = if selector.is_null() {
        Some(fragment).filter(|fragment| !fragment.is_empty()).map(selector::fragment).transpose()?
    } else {
        let read = Selector::deserialize(selector).map_err(|_| {
            damaged("selector", &short(selector), "a FragmentSelector or an SvgSelector with its value")
        })?;
        Some(from_selector(&read)?)
    };
    let creator = &item["creator"];
    let name = creator.as_str().or_else(|| creator["name"].as_str()).map(str::to_owned);
    Ok(Imported { version, text, shape, name })
}

/// The text of a body, or of the first of several that is one.
fn body(value: &Value) -> Option<String> {
    let text = |body: &Value| body.as_str().or_else(|| body["value"].as_str()).map(str::to_owned);
    let found = match value {
        Value::Array(several) => several.iter().find_map(text),
        one => text(one),
    };
    found.filter(|text| !text.trim().is_empty())
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Enough of a value for a person to find it.
fn short(value: &Value) -> String {
    const SHOWN: usize = 80;
    let text = value.to_string();
    if text.chars().count() <= SHOWN { text } else { text.chars().take(SHOWN).chain(['…']).collect() }
}

fn damaged(place: &str, found: &str, expected: &str) -> Error {
    Error::Damaged { format: "annotation", place: place.into(), found: found.into(), expected: expected.into() }
}

fn too_large(what: &'static str, found: usize, limit: usize) -> Error {
    Error::TooLarge { what, found: found.to_string(), limit: limit.to_string() }
}
