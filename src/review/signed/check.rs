//! The ranges of what an event says.

use super::{MAX_NOTE_BYTES, MAX_PARENTS, MAX_REVIEWER_PARENTS, bytes, canonical, damaged, invalid, too_large};
use crate::error::{Error, Result};
use crate::finding::Region;
use crate::review::event::{Body, Event, Millis, Spot, TourSpot};
use crate::review::shape::NoteShape;

/// The last millisecond that JavaScript's `Date` can hold.
const MAX_MILLIS: Millis = 8.64e15;

/// Longest name, title or file name, in bytes: longer ones are mistakes or attacks.
const MAX_NAME_BYTES: usize = 1000;

/// Most channels of a proof, and spots of one record of a tour.
const MAX_LIST: usize = 32;

/// Longest word for a spot, in bytes: with [`MAX_LIST`] of them a reviewer's event fits its slot.
const MAX_SPOT_BYTES: usize = 48;

/// How closely a screen can show a picture: a hundred-megapixel picture on a watch, and a pixel on a whole screen.
const SCALES: core::ops::RangeInclusive<f64> = 0.001..=1024.0;

/// Whether every field of an event is within its range; asked of what is made and of what is read.
pub(super) fn event(event: &Event) -> Result<()> {
    if event.v != 1 {
        return Err(Error::Unsupported {
            format: "event",
            feature: format!("version {}", event.v),
            expected: "version 1; a newer Proofroom reads it",
        });
    }
    bytes::<16>(&event.review, "review")?;
    bytes::<32>(&event.author, "author")?;
    event.device.as_deref().map(|key| bytes::<32>(key, "device")).transpose()?;
    millis("at", event.at)?;
    if event.parents.len() > MAX_PARENTS {
        return Err(too_large("an event's parents", event.parents.len(), MAX_PARENTS));
    }
    for parent in &event.parents {
        bytes::<32>(parent, "parent")?;
    }
    if !event.parents.is_sorted_by(|a, b| a < b) {
        return Err(invalid("parents", "unsorted or repeated", "each once, in ascending order"));
    }
    body(&event.body)
}

fn body(body: &Body) -> Result<()> {
    if let Some(version) = body.version() {
        bytes::<32>(version, "version")?;
    }
    match body {
        Body::ReviewCreated { title, studio, nonce } => {
            bytes::<16>(nonce, "nonce")?;
            name("title", title)?;
            name("studio", studio)
        }
        Body::ProofAdded { proof, sku, view } => {
            name("proof", proof)?;
            name("sku", sku)?;
            name("view", view)
        }
        Body::VersionAdded { proof, version, .. } => {
            bytes::<32>(&version.pixels, "pixels")?;
            name("proof", proof)?;
            name("file name", &version.file_name)
        }
        Body::ReviewerAdded { key, name: person, title, link, .. } => {
            bytes::<32>(key, "key")?;
            bytes::<16>(link, "link")?;
            name("name", person)?;
            name("title", title)
        }
        Body::ReviewerRevoked { key } => bytes::<32>(key, "key").map(drop),
        Body::NoteAdded { text, region, shape, reply_to, .. } => {
            words(text)?;
            region.as_ref().map_or(Ok(()), self::region)?;
            shape.as_ref().map_or(Ok(()), NoteShape::check)?;
            reply_to.as_deref().map_or(Ok(()), |note| bytes::<32>(note, "replyTo").map(drop))
        }
        Body::NoteEdited { note, text } => {
            words(text)?;
            bytes::<32>(note, "note").map(drop)
        }
        Body::NoteWithdrawn { note } | Body::NoteResolved { note, .. } => bytes::<32>(note, "note").map(drop),
        Body::ProofDescribed { proof, category, lighting, channels, due_at, owner, .. } => {
            name("proof", proof)?;
            let texts = [("category", category), ("lighting", lighting), ("owner", owner)];
            texts.into_iter().try_for_each(|(what, text)| name(what, text.as_deref().unwrap_or_default()))?;
            let channels = channels.as_deref().unwrap_or_default();
            list("a proof's channels", channels.len())?;
            channels.iter().try_for_each(|channel| name("channel", channel))?;
            due_at.map_or(Ok(()), |at| millis("dueAt", at))
        }
        Body::SpotsPlaced { spots, .. } => {
            list("the spots of a version", spots.len())?;
            spots.iter().try_for_each(placed)
        }
        Body::TourRecorded { spots, .. } => {
            list("the spots of a tour", spots.len())?;
            spots.iter().try_for_each(spot)
        }
        Body::VersionDerived { from, step, .. } => {
            bytes::<32>(from, "from")?;
            name("step", step)
        }
        Body::Receipt { events } => events.iter().try_for_each(|event| bytes::<32>(event, "receipt").map(drop)),
        Body::ChecksRecorded { .. } | Body::DecisionMade { .. } | Body::PolicySet { .. } => Ok(()),
        Body::Unknown(_) if Body::KINDS.contains(&body.kind()) => {
            Err(damaged(&format!("body of kind {}", body.kind()), "other fields", "the fields of that kind"))
        }
        Body::Unknown(_) => Ok(()),
    }
}

/// Whether a reviewer's word, with all that may stand around it, fits its slot; asked only of what is made, since an
/// event of an older release that did fit stays readable.
pub(super) fn fits_slot(event: &Event) -> Result<()> {
    if event.device.is_some() && event.parents.len() > MAX_REVIEWER_PARENTS {
        return Err(too_large("parents of a reviewer's event", event.parents.len(), MAX_REVIEWER_PARENTS));
    }
    let size = match &event.body {
        Body::NoteAdded { text, shape, .. } => {
            canonical(text)?.len() + shape.as_ref().map(canonical).transpose()?.map_or(0, |shape| shape.len())
        }
        Body::NoteEdited { text, .. } => canonical(text)?.len(),
        _ => 0,
    };
    if size > MAX_NOTE_BYTES {
        return Err(too_large("a note's text and shape, bytes", size, MAX_NOTE_BYTES));
    }
    Ok(())
}

fn words(text: &str) -> Result<()> {
    if text.trim().is_empty() { Err(invalid("text", "empty", "a note of at least one letter")) } else { Ok(()) }
}

fn millis(what: &'static str, at: Millis) -> Result<()> {
    if (0.0..=MAX_MILLIS).contains(&at) && at.fract() == 0.0 {
        return Ok(());
    }
    Err(invalid(what, &at.to_string(), "whole milliseconds since 1970, up to 8.64e15"))
}

fn list(what: &'static str, length: usize) -> Result<()> {
    if length > MAX_LIST { Err(too_large(what, length, MAX_LIST)) } else { Ok(()) }
}

fn spot_id(id: &str) -> Result<()> {
    if id.is_empty() || id.len() > MAX_SPOT_BYTES {
        return Err(invalid("spot", &format!("{} bytes", id.len()), &format!("a word of 1 to {MAX_SPOT_BYTES} bytes")));
    }
    Ok(())
}

fn placed(spot: &Spot) -> Result<()> {
    spot_id(&spot.id)?;
    name("the text of a spot", &spot.text)?;
    region(&spot.region)
}

fn spot(TourSpot { id, scale }: &TourSpot) -> Result<()> {
    spot_id(id)?;
    if !SCALES.contains(scale) {
        let expected = format!("screen pixels for a picture pixel, {} to {}", SCALES.start(), SCALES.end());
        return Err(invalid("scale", &scale.to_string(), &expected));
    }
    Ok(())
}

fn region(region: &Region) -> Result<()> {
    // No decoder here opens a picture of a million pixels a side.
    let inside = |value: f64| (-1e6..=1e6).contains(&value);
    let size = |value: f64| (0.0..=1e6).contains(&value);
    if inside(region.x) && inside(region.y) && size(region.width) && size(region.height) {
        return Ok(());
    }
    Err(invalid("region", &format!("{region:?}"), "a rectangle in picture pixels"))
}

fn name(what: &'static str, value: &str) -> Result<()> {
    if value.len() > MAX_NAME_BYTES { Err(too_large(what, value.len(), MAX_NAME_BYTES)) } else { Ok(()) }
}
