//! Notes, their answers, and what becomes of them.

use std::collections::HashMap;

use super::Fold;
use super::admit::Refusal;
use crate::review::event::{Body, Event, Hash, Shows};
use crate::review::shape::NoteShape;
use crate::review::signed::Signed;
use crate::review::state::{Note, Person, Resolution, ReviewState, Wording};

const UNKNOWN_VERSION: Refusal = ("unknown-version", "speaks of a version that nobody added");
const UNKNOWN_NOTE: Refusal = ("unknown-note", "speaks of a note that is not there");

/// All that counts of what was said in notes.
pub(super) struct Talk<'a> {
    studio_key: String,
    /// The notes by name, or why they do not count.
    notes: HashMap<&'a str, Result<&'a Event, Refusal>>,
    /// What counts, in the order of the fold, with its author.
    said: Vec<(&'a Signed, Person)>,
}

impl<'a> Talk<'a> {
    /// Whether an event's word about notes counts; true of all other events.
    pub(super) fn judge(&self, signed: &Signed) -> Result<(), Refusal> {
        let event = &signed.event;
        match &event.body {
            Body::NoteAdded { .. } => self.note(&signed.hash).map(drop),
            Body::NoteEdited { note, .. } | Body::NoteWithdrawn { note } => {
                let own = self.note(note)?.author == event.author;
                if own { Ok(()) } else { Err(("not-allowed", "changes somebody else's note")) }
            }
            Body::NoteResolved { note, .. } => {
                let first = self.first(note)?;
                let may = event.author == first.author || event.author == self.studio_key;
                if may { Ok(()) } else { Err(("not-allowed", "closes or opens somebody else's thread")) }
            }
            _ => Ok(()),
        }
    }

    /// The version of the note that is changed.
    pub(super) fn version(&self, body: &Body) -> Option<&'a Hash> {
        body.note().and_then(|note| self.note(note).ok()).and_then(|event| event.body.version())
    }

    fn note(&self, name: &str) -> Result<&'a Event, Refusal> {
        self.notes.get(name).copied().unwrap_or(Err(UNKNOWN_NOTE))
    }

    /// The note of that name, which must begin a thread.
    fn first(&self, name: &str) -> Result<&'a Event, Refusal> {
        // A note that does not count is, to others, not there.
        let event = self.note(name).map_err(|_| UNKNOWN_NOTE)?;
        if event.body.note().is_none() {
            Ok(event)
        } else {
            Err(("not-a-thread", "names an answer where a thread's first note belongs"))
        }
    }
}

impl<'a> Fold<'a> {
    /// Finds out which notes count, before anything is entered: what names a note may stand before it in the order.
    pub(super) fn talk(&self, admitted: &[Result<Person, Refusal>]) -> Talk<'a> {
        let mut talk = Talk { studio_key: self.state.studio_key.clone(), notes: HashMap::new(), said: Vec::new() };
        let words: Vec<(&'a Signed, &Person)> = self
            .ordered
            .iter()
            .zip(admitted)
            .filter(|(signed, _)| {
                signed.event.body.note().is_some() || matches!(signed.event.body, Body::NoteAdded { .. })
            })
            .filter_map(|(signed, author)| Some((*signed, author.as_ref().ok()?)))
            .collect();
        let notes = |answers: bool| {
            let notes = words.iter().filter(|(signed, _)| matches!(signed.event.body, Body::NoteAdded { .. }));
            notes.filter(move |(signed, _)| signed.event.body.note().is_some() == answers)
        };
        for (signed, _) in notes(false) {
            let version = signed.event.body.version();
            let known = version.is_some_and(|file| self.holders.contains_key(file.as_str()));
            talk.notes.insert(&signed.hash, if known { Ok(&signed.event) } else { Err(UNKNOWN_VERSION) });
        }
        for (signed, _) in notes(true) {
            let judged = self.judge_answer(&talk, &signed.event).map(|()| &signed.event);
            talk.notes.insert(&signed.hash, judged);
        }
        talk.said = words
            .into_iter()
            .filter(|(signed, _)| talk.judge(signed).is_ok())
            .map(|(signed, author)| (signed, author.clone()))
            .collect();
        talk
    }

    fn judge_answer(&self, talk: &Talk<'a>, event: &Event) -> Result<(), Refusal> {
        let (Some(version), Some(note)) = (event.body.version(), event.body.note()) else { return Ok(()) };
        if !self.holders.contains_key(version.as_str()) {
            return Err(UNKNOWN_VERSION);
        }
        let first = talk.first(note)?;
        let Some(of) = first.body.version() else { return Err(UNKNOWN_NOTE) };
        if !self.holders(of).any(|proof| proof.versions.iter().any(|known| known.info.file == *version)) {
            return Err(("other-proof", "answers a note on another proof"));
        }
        let shows = self.people.get(event.author.as_str()).map(|person| &self.state.reviewers[*person].shows);
        if shows.is_some_and(|shows: &Shows| self.hides(shows, of)) {
            return Err(("not-shown", "answers a note on a version that its author's link does not show"));
        }
        Ok(())
    }

    /// Enters the notes, then their answers, then what became of both.
    pub(super) fn converse(&mut self, talk: &Talk<'a>) {
        let notes = || talk.said.iter().filter(|(signed, _)| matches!(signed.event.body, Body::NoteAdded { .. }));
        for (signed, author) in notes() {
            let Body::NoteAdded { version, shape, region, reply_to: None, .. } = &signed.event.body else { continue };
            let mut note = self.worded(signed, author);
            note.shape = shape.clone().or_else(|| region.map(NoteShape::of_region));
            note.region = note.shape.as_ref().map(NoteShape::bounds);
            self.proofs_with(version, |proof| proof.notes.push(note.clone()));
        }
        let mut places = Places::default();
        for (stack, proof) in self.state.proofs.iter().enumerate() {
            for (place, note) in proof.notes.iter().enumerate() {
                places.add(&note.id, (stack, place, None));
            }
        }
        for (signed, author) in notes() {
            let Body::NoteAdded { version, reply_to: Some(first), .. } = &signed.event.body else { continue };
            let answer = self.worded(signed, author);
            for (stack, place, _) in places.of(first) {
                let proof = &mut self.state.proofs[stack];
                if proof.versions.iter().any(|known| known.info.file == *version) {
                    let replies = &mut proof.notes[place].replies;
                    places.add(&answer.id, (stack, place, Some(replies.len())));
                    replies.push(answer.clone());
                }
            }
        }
        for (signed, author) in &talk.said {
            let body = &signed.event.body;
            if matches!(body, Body::NoteAdded { .. }) {
                continue;
            }
            for place in body.note().map(|note| places.of(note)).unwrap_or_default() {
                note_at(&mut self.state, place).change(&signed.event, author);
            }
        }
    }

    fn worded(&self, signed: &Signed, author: &Person) -> Note {
        let (version, text) = match &signed.event.body {
            Body::NoteAdded { version, text, .. } => (version.clone(), text.clone()),
            _ => Default::default(),
        };
        Note {
            id: signed.hash.clone(),
            version,
            author: author.clone(),
            at: signed.event.at,
            text,
            shape: None,
            region: None,
            received_at: self.received_at(&signed.hash),
            edited_at: None,
            earlier: Vec::new(),
            withdrawn_at: None,
            resolved: None,
            clashes: Vec::new(),
            replies: Vec::new(),
        }
    }
}

impl Note {
    fn change(&mut self, event: &Event, author: &Person) {
        match &event.body {
            Body::NoteEdited { text, .. } => {
                let at = self.edited_at.replace(event.at).unwrap_or(self.at);
                let text = std::mem::replace(&mut self.text, text.clone());
                self.earlier.push(Wording { text, at });
            }
            Body::NoteWithdrawn { .. } => {
                self.withdrawn_at.get_or_insert(event.at);
            }
            Body::NoteResolved { resolved, .. } => {
                self.resolved = resolved.then(|| Resolution { by: author.clone(), at: event.at });
            }
            _ => {}
        }
    }
}

/// Proof, note, and answer of that note.
type Spot = (usize, usize, Option<usize>);

/// Where in the state a note stands; in several proofs if they share a file.
#[derive(Default)]
struct Places(HashMap<Hash, Vec<Spot>>);

impl Places {
    fn add(&mut self, note: &Hash, spot: Spot) {
        self.0.entry(note.clone()).or_default().push(spot);
    }

    fn of(&self, note: &str) -> Vec<Spot> {
        self.0.get(note).cloned().unwrap_or_default()
    }
}

fn note_at(state: &mut ReviewState, (proof, note, answer): Spot) -> &mut Note {
    let note = &mut state.proofs[proof].notes[note];
    match answer {
        Some(answer) => &mut note.replies[answer],
        None => note,
    }
}
