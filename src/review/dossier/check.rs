//! Holds a dossier against itself: every byte, without trusting whoever made it.

use serde::{Deserialize, Serialize};

use super::{CONTEXT, FORMAT, LOG, MANIFEST, Manifest, PAGE, Sealed, Thumb, container, page};
use crate::review::event::{Hash, Millis, PublicKey};
use crate::review::fold::Completeness;
use crate::review::log::Log;
use crate::review::signed::{self, Signed, canonical, sha256, short};
use crate::review::state::{ProofStatus, ReviewState};

/// Most faults that are told: what comes after is most often the same one again.
pub const MAX_FAULTS: usize = 100;

/// What a dossier says, and whether all of it holds together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DossierReport {
    /// Nothing was changed, taken out, added or moved.
    pub good: bool,
    /// What was, at most [`MAX_FAULTS`].
    pub faults: Vec<DossierFault>,
    /// The review's title, as the good events say.
    pub title: String,
    /// The studio's name, as the studio wrote it.
    pub studio: String,
    /// The studio's key: what all of it rests on.
    pub studio_key: PublicKey,
    /// When it was made, by the studio's clock; none where the manifest cannot be read.
    pub made_at: Option<Millis>,
    /// Good events.
    pub events: u32,
    /// Proofs.
    pub proofs: u32,
    /// Those of them that stand approved.
    pub approved: u32,
    /// Files of versions that are in it.
    pub files: u32,
    /// The report was made by another release: it is held against its hash, not made again.
    pub other_release: Option<String>,
    /// The good events, to be asked about files.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub log: String,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DossierFault {
    /// Where: an entry's name, with the line where it has some, or a byte of the container.
    pub place: String,
    /// The event that it hits, if it hits one.
    pub event: Option<Hash>,
    /// One full sentence.
    pub message: String,
}

/// Checks a dossier; any bytes have an answer.
#[must_use]
pub fn check(bytes: &[u8]) -> DossierReport {
    let reading = container::read(bytes);
    let mut faults = Faults(Vec::new());
    let contents = |name: &str| reading.entries.iter().find(|(found, _)| found == name).map(|(_, contents)| *contents);
    let manifest = contents(MANIFEST).and_then(|sealed| match manifest(sealed) {
        Ok(manifest) => Some(manifest),
        Err(message) => {
            faults.put(MANIFEST, None, message);
            None
        }
    });
    if contents(MANIFEST).is_none() {
        faults.put(MANIFEST, None, format!("this file has no {MANIFEST}: it is no dossier, or its end was cut off"));
    }
    let log = events(contents(LOG).unwrap_or_default(), manifest.as_ref(), &mut faults);
    let state = log.as_ref().map(|log| log.fold(Completeness::Whole));
    let mut other_release = None;
    if let Some(manifest) = &manifest {
        entries(manifest, &reading.entries, &mut faults);
        if let Some(state) = &state {
            other_release = agrees(manifest, state, &reading.entries, &mut faults);
        }
    }
    if let (Some(at), true) = (reading.fault, faults.0.is_empty()) {
        let place = format!("byte {at}");
        faults.put(&place, None, "the container is not in the one spelling that a dossier has: something was changed, added or moved around its contents".into());
    }
    let count = |status: Option<ProofStatus>| {
        let proofs = state.iter().flat_map(|state| &state.proofs);
        proofs.filter(|proof| status.is_none_or(|status| proof.status == status)).count() as u32
    };
    let said = |of: fn(&ReviewState) -> &String| state.as_ref().map(of).cloned().unwrap_or_default();
    DossierReport {
        good: faults.0.is_empty(),
        faults: faults.0,
        title: said(|state| &state.title),
        studio: said(|state| &state.studio),
        studio_key: said(|state| &state.studio_key),
        made_at: manifest.as_ref().map(|manifest| manifest.made_at),
        events: log.as_ref().map_or(0, |log| log.events().len() as u32),
        proofs: count(None),
        approved: count(Some(ProofStatus::Approved)),
        files: reading.entries.iter().filter(|(name, _)| name.starts_with("files/")).count() as u32,
        other_release,
        log: log.as_ref().map(Log::write).unwrap_or_default(),
    }
}

struct Faults(Vec<DossierFault>);

impl Faults {
    fn put(&mut self, place: &str, event: Option<&Hash>, message: String) {
        if self.0.len() < MAX_FAULTS {
            self.0.push(DossierFault { place: place.into(), event: event.cloned(), message });
        }
    }
}

/// Reads and checks `dossier.json`.
fn manifest(sealed: &[u8]) -> Result<Manifest, String> {
    let text = std::str::from_utf8(sealed).map_err(|error| format!("{MANIFEST} is no UTF-8 text: {error}"))?;
    let parsed: Sealed = serde_json::from_str(text).map_err(|error| format!("{MANIFEST} was changed: {error}"))?;
    if canonical(&parsed).ok().as_deref() != Some(text) {
        return Err(format!("{MANIFEST} is another spelling of its JSON than the canonical form of RFC 8785"));
    }
    let inner = canonical(&parsed.manifest).map_err(|error| error.to_string())?;
    let manifest: Manifest =
        serde_json::from_value(parsed.manifest).map_err(|error| format!("{MANIFEST} was changed: {error}"))?;
    if manifest.v != FORMAT {
        return Err(format!(
            "{MANIFEST} is of format {}, expected {FORMAT}: check it with the release that made it",
            manifest.v
        ));
    }
    signed::verify(&manifest.studio_key, &parsed.signature, &format!("{CONTEXT}{inner}"), || MANIFEST.into())
        .map_err(|error| error.to_string())?;
    Ok(manifest)
}

/// The good events of `log.jsonl`; what is wrong with the others is told line by line.
fn events(contents: &[u8], manifest: Option<&Manifest>, faults: &mut Faults) -> Option<Log> {
    let listed = manifest.map(|manifest| manifest.events.as_slice());
    let lines: Vec<&[u8]> = contents.split(|byte| *byte == b'\n').collect();
    // The last line ends with a line feed too: what follows it is empty.
    let lines = match lines.split_last() {
        Some(([], lines)) => lines,
        _ => &lines[..],
    };
    let read: Vec<Result<Signed, String>> = lines.iter().map(|line| read_line(line)).collect();
    let found: Vec<Option<&Hash>> = read.iter().map(|event| event.as_ref().ok().map(|event| &event.hash)).collect();
    for (place, event) in read.iter().enumerate() {
        let expected = listed.and_then(|listed| listed.get(place));
        let at = format!("{LOG}, line {}", place + 1);
        match event {
            Err(why) => faults.put(&at, expected, format!("{}: {why}", changed(expected))),
            Ok(event) if listed.is_some() && expected != Some(&event.hash) => {
                let known = listed.is_some_and(|listed| listed.contains(&event.hash));
                let why = if known {
                    "stands in another place than the studio signed"
                } else {
                    "was not there when the studio signed"
                };
                faults.put(&at, Some(&event.hash), format!("event {} {why}", short(&event.hash)));
            }
            Ok(_) => {}
        }
    }
    // A line that cannot be read has been told; one that is gone has no line.
    for (place, hash) in listed.into_iter().flatten().enumerate() {
        let unread = found.get(place).is_some_and(Option::is_none);
        if !unread && !found.contains(&Some(hash)) {
            faults.put(LOG, Some(hash), format!("event {} was taken out", short(hash)));
        }
    }
    let mut good = read.into_iter().flatten().peekable();
    let mut log = Log::new(good.peek()?.event.review.clone());
    for event in good {
        let hash = event.hash.clone();
        if let Err(error) = log.add(event) {
            faults.put(LOG, Some(&hash), format!("event {}: {error}", short(&hash)));
        }
    }
    Some(log)
}

fn read_line(line: &[u8]) -> Result<Signed, String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("it is no UTF-8 text ({error})"))?;
    signed::read(line).map_err(|error| error.to_string())
}

fn changed(expected: Option<&Hash>) -> String {
    expected.map_or_else(|| "this line is no good event".into(), |hash| format!("event {} was changed", short(hash)))
}

/// Every other entry against its hash, and that there are no others.
fn entries(manifest: &Manifest, found: &[(String, &[u8])], faults: &mut Faults) {
    let told = faults.0.iter().any(|fault| fault.place.starts_with(LOG));
    for (place, listed) in manifest.entries.iter().enumerate() {
        match found.iter().position(|(name, _)| *name == listed.name) {
            None => faults.put(&listed.name, None, format!("{} was taken out or renamed", listed.name)),
            // Each of its lines has been told.
            Some(_) if listed.name == LOG && told => {}
            Some(at) if sha256(found[at].1) != listed.sha256 => {
                faults.put(&listed.name, None, format!("{} is not the file that the studio signed", listed.name));
            }
            Some(at) if at != place => {
                faults.put(&listed.name, None, format!("{} was moved inside the container", listed.name));
            }
            Some(_) => {}
        }
    }
    for (place, (name, _)) in found.iter().enumerate() {
        let known = manifest.entries.get(place).is_some_and(|listed| listed.name == *name);
        let last = name == MANIFEST && place == manifest.entries.len();
        let listed = manifest.entries.iter().any(|listed| listed.name == *name);
        if !known && !last && !listed {
            faults.put(name, None, format!("{name} was not there when the studio signed"));
        }
    }
}

/// The manifest against the log, and the report against both. Answers the release of a report that cannot be made again.
fn agrees(manifest: &Manifest, state: &ReviewState, found: &[(String, &[u8])], faults: &mut Faults) -> Option<String> {
    if state.id != manifest.review || state.studio_key != manifest.studio_key {
        faults.put(
            LOG,
            None,
            format!(
                "the log is of review {}, by the studio with the key {}; the dossier is of {}, signed by {}",
                state.id, state.studio_key, manifest.review, manifest.studio_key
            ),
        );
    }
    for problem in &state.problems {
        faults.put(LOG, Some(&problem.event), problem.message.clone());
    }
    if manifest.engine != env!("CARGO_PKG_VERSION") {
        return Some(manifest.engine.clone());
    }
    // Made again from what is already known to be as signed; with other faults it differs anyway.
    if faults.0.is_empty() {
        let thumbs: Vec<Thumb> = found.iter().filter_map(|(name, bytes)| thumb(name, bytes)).collect();
        let page = found.iter().find(|(name, _)| name == PAGE).map(|(_, page)| *page);
        if page != Some(page::write(state, manifest, &thumbs).as_bytes()) {
            faults.put(PAGE, None, format!("{PAGE} says something else than the log: do not believe it"));
        }
    }
    None
}

fn thumb(name: &str, bytes: &[u8]) -> Option<Thumb> {
    let (file, extension) = name.strip_prefix("thumbs/")?.split_once('.')?;
    let media_type = match extension {
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        _ => return None,
    };
    Some(Thumb { file: file.into(), media_type: media_type.into(), bytes: bytes.into() })
}
