//! Bindings of the log: make, check, fold and ask.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use crate::market::rule;
use crate::review::annotation::{self, Imported};
use crate::review::event::{Event, Hash, Millis, PublicKey};
use crate::review::fold::Completeness;
use crate::review::intake::{self, IntakeTable};
use crate::review::live::{Live, ReviewChange};
use crate::review::log::{Log, LogFailure};
use crate::review::signed::{self, EventDraft, Signed};
use crate::review::state::{Problem, ReviewState};
use crate::review::verify::{self, FileQuestion, VerifyAnswer};

/// A checked event, as the page keeps it.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct EventSummary {
    /// Its name.
    pub hash: Hash,
    /// The signed event.
    pub line: String,
    /// The review that it belongs to.
    pub review: String,
    /// Who said it.
    pub author: PublicKey,
    /// When, by the author's clock.
    pub at: Millis,
    /// Its kind, such as `note-added`.
    pub kind: String,
}

impl From<Signed> for EventSummary {
    fn from(signed: Signed) -> Self {
        let kind = signed.event.body.kind().to_owned();
        let Event { review, author, at, .. } = signed.event;
        Self { hash: signed.hash, line: signed.line, review, author, at, kind }
    }
}

/// A log file, read.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LogReading {
    /// The good events, by review and then in the order of the fold.
    pub events: Vec<EventSummary>,
    /// The lines that are no good events.
    pub failures: Vec<LogFailure>,
}

/// Brings an event into its canonical form, ready to be signed.
#[wasm_bindgen(js_name = draftEvent)]
pub fn draft_event(event: Ts<Event>) -> Crossing<Ts<EventDraft>> {
    Ok(signed::draft(event.to_rust()?)?.into_ts()?)
}

/// Puts a draft's text and its signatures together and checks them.
#[wasm_bindgen(js_name = assembleEvent)]
pub fn assemble_event(text: &str, signature: &str, device_signature: Option<String>) -> Crossing<Ts<EventSummary>> {
    let event = signed::assemble(text, signature, device_signature.as_deref())?;
    Ok(EventSummary::from(event).into_ts()?)
}

/// Checks one signed event.
#[wasm_bindgen(js_name = readEvent)]
pub fn read_event(line: &str) -> Crossing<Ts<EventSummary>> {
    Ok(EventSummary::from(signed::read(line)?).into_ts()?)
}

/// What these events say; `whole` says that none should be missing.
#[wasm_bindgen(js_name = foldLog)]
pub fn fold_log(review: &str, lines: Vec<String>, whole: bool) -> Crossing<Ts<ReviewState>> {
    let (log, failures) = Log::of(review, &lines);
    let mut state = log.fold(if whole { Completeness::Whole } else { Completeness::Part });
    let problem = |LogFailure { message, .. }| Problem { kind: "unreadable".into(), event: Hash::new(), message };
    state.problems.extend(failures.into_iter().map(problem));
    Ok(state.into_ts()?)
}

/// The log that this browser keeps, folded in a worker's memory: an event is read once, and told by what it changes.
#[wasm_bindgen]
pub struct KeptLog {
    live: Live,
}

#[wasm_bindgen]
impl KeptLog {
    /// An empty log of the review with this id; none of its events should be missing.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(review: &str) -> Self {
        Self { live: Live::new(review, Completeness::Whole) }
    }

    /// Adds events that were checked when they were kept: a line each, its name, a blank, and the signed event.
    pub fn take(&mut self, lines: &str) {
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            let (hash, event) = line.split_once(' ').unwrap_or((line, ""));
            if self.live.has(hash) {
                continue;
            }
            if let Err(error) = signed::read_kept(hash, event).and_then(|event| self.live.add(event)) {
                let problem = Problem { kind: "unreadable".into(), event: hash.into(), message: error.to_string() };
                self.live.unreadable(problem);
            }
        }
    }

    /// What changed since it was last asked; the first time, and with `whole`, everything.
    pub fn change(&mut self, whole: bool) -> Crossing<Ts<ReviewChange>> {
        if whole {
            self.live.forget();
        }
        Ok(self.live.change().into_ts()?)
    }

    /// Those of these events that are not here.
    #[must_use]
    pub fn missing(&self, events: Vec<String>) -> Vec<String> {
        events.into_iter().filter(|hash| !self.live.has(hash)).collect()
    }

    /// Those of these events that no receipt of the studio names.
    #[must_use]
    pub fn owed(&self, events: Vec<String>) -> Vec<String> {
        events.into_iter().filter(|hash| !self.live.received(hash)).collect()
    }
}

/// The id of the review that `author` begins with `nonce` (32 random hex digits).
#[wasm_bindgen(js_name = reviewId)]
#[must_use]
pub fn review_id(author: &str, nonce: &str) -> String {
    signed::review_id(author, nonce)
}

/// The log file of these events.
#[wasm_bindgen(js_name = writeLog)]
#[must_use]
pub fn write_log(review: &str, lines: Vec<String>) -> String {
    Log::of(review, &lines).0.write()
}

/// The notes of these events as a page of W3C Web Annotations.
#[wasm_bindgen(js_name = exportNotes)]
pub fn export_notes(review: &str, lines: Vec<String>) -> Crossing<String> {
    Ok(annotation::write(&Log::of(review, &lines).0.fold(Completeness::Part))?)
}

/// Notes of another program, and what is wrong with those that could not be read.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NotesReading {
    /// The good ones, in their order.
    pub notes: Vec<Imported>,
    /// The others.
    pub failures: Vec<NoteFailure>,
}

/// An annotation that could not be read.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NoteFailure {
    /// Which one of the file, from 1.
    pub place: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Reads one W3C Web Annotation, a list of them, or a page of them.
#[wasm_bindgen(js_name = importNotes)]
pub fn import_notes(text: &str) -> Crossing<Ts<NotesReading>> {
    let reading = annotation::read(text)?;
    let failures = reading.failures.into_iter();
    let failures =
        failures.map(|(place, error)| NoteFailure { place: place + 1, message: error.to_string() }).collect();
    Ok(NotesReading { notes: reading.notes, failures }.into_ts()?)
}

/// Reads a log file.
#[wasm_bindgen(js_name = readLog)]
pub fn read_log(text: &str) -> Crossing<Ts<LogReading>> {
    let reading = Log::read(text)?;
    let events = reading.logs.iter().flat_map(Log::ordered).cloned().map(EventSummary::from).collect();
    Ok(LogReading { events, failures: reading.failures }.into_ts()?)
}

/// Asks log files about a file: `wholes` should hold every event, `parts` came through a link's signed manifest and hold
/// what the link shows. Lines that fail are passed over: they can only take an approval away.
#[wasm_bindgen(js_name = verifyFile)]
pub fn verify_file(wholes: Vec<String>, parts: Vec<String>, question: Ts<FileQuestion>) -> Crossing<Ts<VerifyAnswer>> {
    let question = question.to_rust()?;
    let mut logs = Vec::new();
    for (texts, completeness) in [(&wholes, Completeness::Whole), (&parts, Completeness::Part)] {
        for text in texts {
            logs.extend(Log::read(text)?.logs.into_iter().map(|log| (log, completeness)));
        }
    }
    let logs = logs.iter().map(|(log, completeness)| (log, *completeness));
    Ok(verify::verify_each(logs, &question).into_ts()?)
}

/// Reads an intake table (CSV); the channels whose rules came with the program are known.
#[wasm_bindgen(js_name = readIntake)]
pub fn read_intake(text: &str) -> Crossing<Ts<IntakeTable>> {
    let channels: Vec<String> = rule::SHIPPED.iter().map(|each| each.id.to_owned()).collect();
    Ok(intake::read(text, &channels)?.into_ts()?)
}
