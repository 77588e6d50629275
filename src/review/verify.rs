//! Is this very file approved, by whom and when? Answered from logs alone, without trusting whoever holds them.
//!
//! `approved` needs all of: the file is the newest version of its proof, the proof stands approved, and the log has no
//! hole that could hide a later word. A log whose *end* was cut off cannot be told from an older copy of it: the answer
//! holds as of the log's last event.

use serde::{Deserialize, Serialize};

use super::event::{Hash, Millis, PublicKey, Verdict, VersionInfo};
use super::fold::Completeness;
use super::log::Log;
use super::state::{Problem, Proof, ProofStatus, ReviewState, Version};

/// The file that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FileQuestion {
    /// The file's name, for people.
    pub file: String,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// SHA-256 of its decoded pixels, if they could be decoded.
    pub pixels: Option<Hash>,
}

/// What the logs know of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VerifyAnswer {
    /// The file's name, as asked.
    pub file: String,
    /// SHA-256 of its bytes, as asked.
    pub hash: Hash,
    /// The answer in a word.
    pub verdict: FileStanding,
    /// The version that it is, or whose pixels it has.
    pub version: Option<VersionInfo>,
    /// That version's number.
    pub number: Option<u32>,
    /// The number of the newest version, when this one was superseded.
    pub superseded_by: Option<u32>,
    /// The proof's id.
    pub proof: Option<String>,
    /// The proof's stock-keeping unit.
    pub sku: Option<String>,
    /// The review's title.
    pub review: Option<String>,
    /// The studio's name, as the studio wrote it.
    pub studio: Option<String>,
    /// The studio's key: what the answer rests on.
    pub studio_key: Option<PublicKey>,
    /// All decisions on that version, oldest first.
    pub decisions: Vec<DecisionView>,
    /// What is wrong with the log that the answer comes from.
    pub problems: Vec<Problem>,
}

/// The answer in a word, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum FileStanding {
    /// These bytes are the newest version of a proof that stands approved.
    Approved,
    /// These bytes are in a log, without a standing approval.
    Known,
    /// The pixels are in a log; the bytes are other bytes.
    SamePixels,
    /// No log knows the file.
    Unknown,
}

/// A decision, as an answer shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DecisionView {
    /// The decision.
    pub verdict: Verdict,
    /// Who made it.
    pub name: String,
    /// Which hat that person wore.
    pub title: String,
    /// That person's key.
    pub key: PublicKey,
    /// When, by that person's clock.
    pub at: Millis,
    /// When the studio confirmed it.
    pub received_at: Option<Millis>,
    /// Why.
    pub reason: String,
    /// It came after a newer version or the closing of the link: not counted.
    pub late: bool,
    /// Places of the required tour that this person had not seen: with any, it is not counted.
    pub unseen: Vec<String>,
    /// A newer decision of the same person took its place.
    pub replaced: bool,
}

/// Asks logs that should be whole; the best answer wins, the first log among equals.
#[must_use]
pub fn verify<'a>(logs: impl IntoIterator<Item = &'a Log>, question: &FileQuestion) -> VerifyAnswer {
    verify_each(logs.into_iter().map(|log| (log, Completeness::Whole)), question)
}

/// Asks logs of which some are parts. Call a log a part only when it came through a manifest that the studio signed as a
/// whole: then what is missing was held back by the studio and not taken out by somebody since.
#[must_use]
pub fn verify_each<'a>(
    logs: impl IntoIterator<Item = (&'a Log, Completeness)>,
    question: &FileQuestion,
) -> VerifyAnswer {
    let unknown = VerifyAnswer {
        file: question.file.clone(),
        hash: question.hash.clone(),
        verdict: FileStanding::Unknown,
        version: None,
        number: None,
        superseded_by: None,
        proof: None,
        sku: None,
        review: None,
        studio: None,
        studio_key: None,
        decisions: Vec::new(),
        problems: Vec::new(),
    };
    let answers = logs.into_iter().filter_map(|(log, part)| ask(&log.fold(part), question, &unknown));
    answers.min_by_key(|answer| answer.verdict).unwrap_or(unknown)
}

fn ask(state: &ReviewState, question: &FileQuestion, unknown: &VerifyAnswer) -> Option<VerifyAnswer> {
    if state.studio_key.is_empty() {
        return None;
    }
    let incomplete = state.problems.iter().any(|problem| problem.kind == "missing-parent");
    let candidates = state.proofs.iter().flat_map(|proof| proof.versions.iter().map(move |version| (proof, version)));
    let judged = candidates.filter_map(|(proof, version)| {
        let verdict = if version.info.file == question.hash {
            let approved = proof.status == ProofStatus::Approved && version.superseded_by.is_none() && !incomplete;
            if approved { FileStanding::Approved } else { FileStanding::Known }
        } else if question.pixels.as_ref() == Some(&version.info.pixels) {
            FileStanding::SamePixels
        } else {
            return None;
        };
        Some((verdict, proof, version))
    });
    let (verdict, proof, version) = judged.min_by_key(|(verdict, _, _)| *verdict)?;
    Some(answer(state, verdict, proof, version, unknown))
}

fn answer(
    state: &ReviewState,
    verdict: FileStanding,
    proof: &Proof,
    version: &Version,
    unknown: &VerifyAnswer,
) -> VerifyAnswer {
    let newest = proof.versions.last().map(|newest| newest.number);
    VerifyAnswer {
        verdict,
        version: Some(version.info.clone()),
        number: Some(version.number),
        superseded_by: newest.filter(|newest| *newest != version.number),
        proof: Some(proof.id.clone()),
        sku: Some(proof.sku.clone()),
        review: Some(state.title.clone()),
        studio: Some(state.studio.clone()),
        studio_key: Some(state.studio_key.clone()),
        decisions: proof.decisions.iter().filter(|d| d.version == version.info.file).map(view).collect(),
        problems: state.problems.clone(),
        ..unknown.clone()
    }
}

fn view(decision: &super::state::Decision) -> DecisionView {
    DecisionView {
        verdict: decision.verdict,
        name: decision.author.name.clone(),
        title: decision.author.title.clone(),
        key: decision.author.key.clone(),
        at: decision.at,
        received_at: decision.received_at,
        reason: decision.reason.clone(),
        late: decision.late,
        unseen: decision.unseen.clone(),
        replaced: decision.replaced,
    }
}
