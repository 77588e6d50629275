//! `proofroom verify`: is this very file approved, by whom and when? Answered from a review's signed log alone, or from a
//! dossier, every byte of which is held first.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use proofroom::decode;
use proofroom::raster::Limits;
use proofroom::review::dossier::{self, DossierReport, container};
use proofroom::review::fold::Completeness;
use proofroom::review::log::{Log, LogFailure};
use proofroom::review::signed::sha256;
use proofroom::review::verify::{FileQuestion, FileStanding, VerifyAnswer, verify};
use serde::Serialize;

use crate::{Outcome, clock, out, picture};

/// Bad lines of a log that are printed; `--json` has them all.
const BAD_LINES_SHOWN: usize = 5;

/// Options of `proofroom verify`.
#[derive(clap::Args)]
pub struct Options {
    /// Files that are asked about.
    #[arg(required_unless_present = "dossier")]
    files: Vec<PathBuf>,
    /// A review's log (JSON Lines), as the studio or a reviewer saved it; may be repeated.
    #[arg(long, required_unless_present = "dossier")]
    log: Vec<PathBuf>,
    /// A dossier, to be held against itself; a good one answers for files as its log would; may be repeated.
    #[arg(long)]
    dossier: Vec<PathBuf>,
    /// Believe only logs of the studio with this public key (64 hex digits).
    #[arg(long, value_name = "KEY")]
    studio: Option<String>,
    /// Print the answers as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    v: u32,
    passed: bool,
    dossiers: Vec<CheckedDossier>,
    files: Vec<VerifyAnswer>,
    /// Lines of the logs that are no good events.
    failures: Vec<BadLine>,
}

#[derive(Serialize)]
struct CheckedDossier {
    dossier: String,
    /// By another studio than the one that is believed.
    believed: bool,
    #[serde(flatten)]
    report: DossierReport,
}

impl CheckedDossier {
    fn holds(&self) -> bool {
        self.believed && self.report.good
    }
}

#[derive(Serialize)]
struct BadLine {
    log: String,
    #[serde(flatten)]
    failure: LogFailure,
}

/// Asks the logs about each file.
///
/// # Errors
///
/// When a file, a log or a dossier cannot be read.
pub fn run(options: &Options) -> Result<Outcome> {
    let mut logs = Vec::new();
    let mut failures = Vec::new();
    let mut dossiers = Vec::new();
    for path in &options.dossier {
        let report = dossier::check(&picture::bytes(path, container::MAX_BYTES)?);
        let believed = options.studio.as_ref().is_none_or(|key| report.studio_key == *key);
        let mut checked = CheckedDossier { dossier: path.display().to_string(), believed, report };
        let log = std::mem::take(&mut checked.report.log);
        // The log of one that was changed may lack its end, which nothing in a log tells: it answers for no file.
        if checked.holds() {
            logs.extend(Log::read(&log)?.logs);
        }
        dossiers.push(checked);
    }
    for path in &options.log {
        let reading = Log::read(&picture::text(path)?).with_context(|| path.display().to_string())?;
        let log = path.display().to_string();
        if let (true, Some(first)) = (reading.logs.is_empty(), reading.failures.first()) {
            bail!("{log} is no log of a review: line {}: {}", first.line, first.message);
        }
        failures.extend(reading.failures.into_iter().map(|failure| BadLine { log: log.clone(), failure }));
        logs.extend(reading.logs);
    }
    if let Some(key) = &options.studio {
        logs.retain(|log| log.fold(Completeness::Whole).studio_key == *key);
    }
    let files = options.files.iter().map(|file| ask(file, &logs)).collect::<Result<Vec<_>>>()?;
    let approved = files.iter().all(|answer| answer.verdict == FileStanding::Approved);
    let passed = approved && dossiers.iter().all(CheckedDossier::holds);
    let report = Report { v: 1, passed, dossiers, files, failures };
    if options.json {
        out::json(&report)?;
    } else {
        out::say(summary(&report)?);
    }
    Ok(Outcome::of(passed))
}

fn ask(file: &Path, logs: &[Log]) -> Result<VerifyAnswer> {
    let limits = Limits::default();
    let bytes = picture::bytes(file, limits.bytes)?;
    // Pixels only widen the answer: a file that is no picture is asked about by its bytes alone.
    let pixels = decode::decode(&bytes, &limits).ok().map(|decoded| decode::pixel_hash(&decoded.raster));
    Ok(verify(logs, &FileQuestion { file: file.display().to_string(), hash: sha256(&bytes), pixels }))
}

fn summary(report: &Report) -> Result<String> {
    let mut text = String::new();
    for checked in &report.dossiers {
        whole(&mut text, checked)?;
    }
    for answer in &report.files {
        let verdict = match answer.verdict {
            FileStanding::Approved => "APPROVED",
            FileStanding::Known => "not approved: known, without a standing approval",
            FileStanding::SamePixels => {
                "not approved: the same picture in another file was reviewed, this file was not"
            }
            FileStanding::Unknown => "not approved: no log knows this file",
        };
        writeln!(text, "{}: {verdict}", answer.file)?;
        writeln!(text, "  SHA-256 {}", answer.hash)?;
        if let (Some(sku), Some(number)) = (&answer.sku, answer.number) {
            let newer =
                answer.superseded_by.map(|newer| format!(", superseded by version {newer}")).unwrap_or_default();
            writeln!(text, "  version {number} of {sku}{newer}")?;
        }
        for decision in &answer.decisions {
            let word = serde_json::to_value(decision.verdict)?;
            let late = match decision.unseen.len() {
                _ if decision.late => " (late, not counted)".to_owned(),
                0 => String::new(),
                1 => " (not counted: a place of the tour was not seen)".to_owned(),
                unseen => format!(" (not counted: {unseen} places of the tour were not seen)"),
            };
            writeln!(
                text,
                "  {} by {} ({}) at {}{late}",
                word.as_str().unwrap_or_default(),
                decision.name,
                decision.title,
                clock::utc(decision.at)
            )?;
        }
        if let (Some(studio), Some(key)) = (&answer.studio, &answer.studio_key) {
            writeln!(text, "  studio {studio}, key {key}")?;
        }
        for problem in &answer.problems {
            writeln!(text, "  problem: {}", problem.message)?;
        }
    }
    for BadLine { log, failure } in report.failures.iter().take(BAD_LINES_SHOWN) {
        writeln!(text, "{log}: line {}: {}", failure.line, failure.message)?;
    }
    if report.failures.len() > BAD_LINES_SHOWN {
        writeln!(text, "… and {} more lines that are no good events", report.failures.len() - BAD_LINES_SHOWN)?;
    }
    Ok(text.trim_end().to_owned())
}

/// What one dossier says of itself.
fn whole(text: &mut String, checked: &CheckedDossier) -> Result<()> {
    let CheckedDossier { dossier, believed, report } = checked;
    let verdict = match (report.good, believed) {
        (true, true) => "WHOLE: nothing was changed, taken out, added or moved",
        (true, false) => "whole, but signed by another studio than the one to be believed",
        (false, _) => "CHANGED: do not believe it",
    };
    writeln!(text, "{dossier}: {verdict}")?;
    writeln!(
        text,
        "  {}: {} of {} proofs approved, {} events, {} files",
        report.title, report.approved, report.proofs, report.events, report.files
    )?;
    writeln!(text, "  studio {}, key {}", report.studio, report.studio_key)?;
    if let Some(at) = report.made_at {
        writeln!(text, "  made {}", clock::utc(at))?;
    }
    if let Some(engine) = &report.other_release {
        writeln!(
            text,
            "  its report was made by Proofroom {engine}: held against its hash, not against the log; read the log instead"
        )?;
    }
    for fault in &report.faults {
        let event = fault.event.as_ref().map(|event| format!(" (event {event})")).unwrap_or_default();
        writeln!(text, "  {}: {}{event}", fault.place, fault.message)?;
    }
    Ok(())
}
