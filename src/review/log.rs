//! The log: a grow-only set of checked events of one review, and its file.
//!
//! The file is JSON Lines: one signed event a line, in the order of the fold. Reading returns the good and the failed.
//! Merging two logs is union; nothing is ever taken out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::Hash;
use super::signed::{self, Signed};
use crate::error::{Error, Result};

/// Largest log file that is read, in bytes: about 100,000 decisions.
pub const MAX_FILE_BYTES: usize = 128 * 1024 * 1024;

/// A grow-only set of checked events of one review.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    review: String,
    events: BTreeMap<Hash, Signed>,
}

/// A log file, read: what was good, and what was not.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// One log for each review that the file speaks of, by review id.
    pub logs: Vec<Log>,
    /// The lines that are no good events.
    pub failures: Vec<LogFailure>,
}

/// A line of a log file that is no good event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LogFailure {
    /// Its number, from 1.
    pub line: u32,
    /// The error's code.
    pub code: String,
    /// What is wrong, in a sentence.
    pub message: String,
}

impl Log {
    /// An empty log of the review with this id (32 hex digits).
    #[must_use]
    pub fn new(review: impl Into<String>) -> Self {
        Self { review: review.into(), events: BTreeMap::new() }
    }

    /// The review's id.
    #[must_use]
    pub fn review(&self) -> &str {
        &self.review
    }

    /// Adds one signed event; true if it is new. A known event, however often it comes, changes nothing.
    ///
    /// # Errors
    /// As [`signed::read`]; [`Error::InvalidArgument`] for an event of another review.
    pub fn insert(&mut self, line: &str) -> Result<bool> {
        self.add(signed::read(line)?)
    }

    /// Adds a checked event; true if it is new.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an event of another review.
    pub fn add(&mut self, event: Signed) -> Result<bool> {
        if event.event.review != self.review {
            return Err(Error::InvalidArgument {
                name: "review",
                found: event.event.review,
                expected: format!("an event of review {}", self.review),
            });
        }
        // Signatures may be made anew over the same bytes; the smallest line stands, whichever came first.
        match self.events.get(&event.hash) {
            Some(known) if known.line <= event.line => Ok(false),
            known => {
                let new = known.is_none();
                self.events.insert(event.hash.clone(), event);
                Ok(new)
            }
        }
    }

    /// The event of that name.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<&Signed> {
        self.events.get(hash)
    }

    /// All events, by name.
    pub fn events(&self) -> impl ExactSizeIterator<Item = &Signed> {
        self.events.values()
    }

    /// A log of the good events among `lines`, and what is wrong with the others (by their place, from 1).
    #[must_use]
    pub fn of(review: &str, lines: &[impl AsRef<str>]) -> (Self, Vec<LogFailure>) {
        Self::of_more(review, lines, &BTreeSet::new())
    }

    /// As [`of`](Self::of), where some lines were checked before: their signatures, by far the most work, are not again.
    #[must_use]
    pub fn of_more(review: &str, lines: &[impl AsRef<str>], checked: &BTreeSet<&str>) -> (Self, Vec<LogFailure>) {
        let mut log = Self::new(review);
        let failures = (1..).zip(lines).filter_map(|(place, line)| {
            let line = line.as_ref();
            let read = if checked.contains(line) { signed::read_again } else { signed::read };
            let error = read(line).and_then(|event| log.add(event)).err()?;
            Some(LogFailure { line: place, code: error.code().into(), message: error.to_string() })
        });
        let failures = failures.collect();
        (log, failures)
    }

    /// Reads a log file. A line that fails is told and does not lose the rest; empty lines are passed over.
    ///
    /// # Errors
    /// [`Error::TooLarge`] past [`MAX_FILE_BYTES`].
    pub fn read(text: &str) -> Result<Reading> {
        if text.len() > MAX_FILE_BYTES {
            return Err(Error::TooLarge {
                what: "the log file, bytes",
                found: text.len().to_string(),
                limit: MAX_FILE_BYTES.to_string(),
            });
        }
        let mut logs = BTreeMap::<String, Log>::new();
        let mut failures = Vec::new();
        for (number, line) in (1u32..).zip(text.split('\n')).filter(|(_, line)| !line.is_empty()) {
            let added = signed::read(line).and_then(|event| {
                let review = event.event.review.clone();
                logs.entry(review).or_insert_with_key(|review| Self::new(review.clone())).add(event)
            });
            if let Err(error) = added {
                failures.push(LogFailure { line: number, code: error.code().into(), message: error.to_string() });
            }
        }
        Ok(Reading { logs: logs.into_values().collect(), failures })
    }

    /// The log file: one signed event a line, in the order of the fold.
    #[must_use]
    pub fn write(&self) -> String {
        self.ordered().iter().flat_map(|event| [event.line.as_str(), "\n"]).collect()
    }
}
