//! Who may say what.

use super::{Fold, NEVER, Place};
use crate::review::event::{Body, Role, Shows};
use crate::review::state::Person;

/// Why an event does not count: a stable word, and the rest of the sentence that begins "Event …".
pub(super) type Refusal = (&'static str, &'static str);

/// Whether a role may say a kind of thing at all.
pub(in crate::review) fn may(role: Role, body: &Body) -> bool {
    match body {
        Body::NoteAdded { .. }
        | Body::NoteEdited { .. }
        | Body::NoteWithdrawn { .. }
        | Body::NoteResolved { .. }
        | Body::TourRecorded { .. } => role >= Role::Comment,
        Body::DecisionMade { .. } => role >= Role::Decide,
        Body::Unknown(_) => true,
        _ => false,
    }
}

impl Fold<'_> {
    /// The person behind an event, if that person may say it.
    pub(super) fn admit(&mut self, place: Place) -> Result<Person, Refusal> {
        let signed = self.ordered[place];
        let event = &signed.event;
        if event.author == self.state.studio_key {
            if matches!(event.body, Body::DecisionMade { .. }) {
                return Err(("not-allowed", "is a decision by the studio; only an invited person decides"));
            }
            let (key, name) = (self.state.studio_key.clone(), self.state.studio.clone());
            return Ok(Person { key, name, title: "studio".into() });
        }
        let Some(&known) = self.people.get(event.author.as_str()) else {
            return Err(("stranger", "is by a key that the studio never named"));
        };
        let known = &mut self.state.reviewers[known];
        let Some(device) = &event.device else {
            return Err(("no-device", "is by a reviewer and lacks the signature of a browser"));
        };
        if !may(known.role, &event.body) {
            return Err(("not-allowed", "is more than its author's link allows"));
        }
        if !known.devices.contains(device) {
            known.devices.push(device.clone());
        }
        let (person, shows) = (known.person.clone(), known.shows.clone());
        if event.body.version().is_some_and(|file| self.hides(&shows, file)) {
            return Err(("not-shown", "speaks of a version that its author's link does not show"));
        }
        let closed = self.closed.get(event.author.as_str()).copied().unwrap_or(NEVER);
        let decides = matches!(event.body, Body::DecisionMade { .. } | Body::Unknown(_));
        if !decides && closed < self.arrival(&signed.hash) {
            return Err(("after-closing", "arrived after its author's link was closed"));
        }
        Ok(person)
    }

    /// Whether a file is known and none of its versions is shown.
    pub(super) fn hides(&self, shows: &Shows, file: &str) -> bool {
        let mut versions =
            self.holders(file).flat_map(|proof| &proof.versions).filter(|v| v.info.file == file).peekable();
        versions.peek().is_some() && !versions.any(|version| shows.shows(&version.info))
    }
}
