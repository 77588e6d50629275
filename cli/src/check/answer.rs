//! What was found, as data and as lines for people.

use std::fmt::Write;

use anyhow::Result;
use proofroom::finding::Severity;
use proofroom::market::measure::Measurements;
use proofroom::market::{ChannelVerdict, Group, Report, group};
use serde::Serialize;

use super::target::Target;
use crate::out;

/// Everything that was found.
#[derive(Serialize)]
pub struct Answer {
    v: u32,
    /// The first channel and role that were asked for.
    channel: String,
    role: String,
    /// All of them.
    channels: Vec<Asked>,
    /// Whether every file passed in every channel.
    pub passed: bool,
    /// One a file, in the order of the arguments.
    pub files: Vec<Row>,
    /// Products without a main image, as sentences; only for a set.
    pub missing: Vec<String>,
}

/// A channel that was asked for.
#[derive(Serialize)]
struct Asked {
    channel: String,
    name: String,
    role: String,
    read: String,
}

/// One file: its reports, or why there are none.
#[derive(Serialize)]
pub struct Row {
    /// Its path as it was named.
    pub file: String,
    /// Of the first channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<Report>,
    /// Of all channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<Report>,
    /// What is not passed, the same measurement in several channels as one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measurements: Option<Measurements>,
    /// Why it was not checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl Row {
    /// What came of one file.
    pub fn new(file: String, judged: Result<(Vec<Report>, Measurements)>) -> Self {
        match judged {
            Ok((reports, numbers)) => Self {
                file,
                report: reports.first().cloned(),
                groups: group(&reports),
                reports,
                measurements: Some(numbers),
                error: None,
            },
            Err(error) => Self {
                file,
                report: None,
                reports: Vec::new(),
                groups: Vec::new(),
                measurements: None,
                error: Some(format!("{error:#}")),
            },
        }
    }

    fn passed(&self) -> bool {
        self.error.is_none() && self.reports.iter().all(|report| good_enough(report.verdict))
    }
}

/// A warning lets the picture through; what could not be measured does not.
pub fn good_enough(verdict: ChannelVerdict) -> bool {
    matches!(verdict, ChannelVerdict::Pass | ChannelVerdict::Warning)
}

fn word(verdict: ChannelVerdict) -> &'static str {
    match verdict {
        ChannelVerdict::Pass => "passed",
        ChannelVerdict::Warning => "passed with warnings",
        ChannelVerdict::Failure => "FAILED",
        ChannelVerdict::CannotMeasure => "COULD NOT BE MEASURED",
    }
}

impl Answer {
    /// All of it.
    pub fn new(targets: &[Target], files: Vec<Row>, missing: Vec<String>) -> Self {
        let channels: Vec<Asked> = targets
            .iter()
            .map(|t| Asked {
                channel: t.rules.channel.clone(),
                name: t.rules.name.clone(),
                role: t.role.clone(),
                read: t.rules.read.clone(),
            })
            .collect();
        let first = channels.first();
        Self {
            v: 1,
            channel: first.map_or_else(String::new, |c| c.channel.clone()),
            role: first.map_or_else(String::new, |c| c.role.clone()),
            passed: files.iter().all(Row::passed) && missing.is_empty(),
            channels,
            files,
            missing,
        }
    }

    /// Why files were not checked.
    pub fn errors(&self) -> Vec<String> {
        self.files.iter().filter_map(|row| row.error.clone()).collect()
    }

    /// Lines for people: one finding a measurement, with the channels that say something about it.
    pub fn text(&self, targets: &[Target]) -> Result<String> {
        let mut text = String::new();
        for each in &self.channels {
            writeln!(text, "{} ({}), rules as read on {}", each.name, each.role, each.read)?;
        }
        for row in &self.files {
            if let Some(error) = &row.error {
                writeln!(text, "{}: not checked: {error}", row.file)?;
                continue;
            }
            if let ([report], [_]) = (row.reports.as_slice(), targets) {
                writeln!(text, "{}: {}", row.file, word(report.verdict))?;
                let findings: Vec<_> = report.findings.iter().map(|judged| judged.finding.clone()).collect();
                out::findings(&findings).lines().try_for_each(|line| writeln!(text, "  {line}"))?;
                continue;
            }
            writeln!(text, "{}:", row.file)?;
            for report in row.reports.iter().filter(|report| report.verdict != ChannelVerdict::Pass) {
                writeln!(text, "  {}: {}", report.channel_name, word(report.verdict))?;
            }
            let passed = row.reports.iter().filter(|report| report.verdict == ChannelVerdict::Pass).count();
            writeln!(text, "  {passed} of {} channels passed", row.reports.len())?;
            for group in row.groups.iter().filter(|group| group.severity > Severity::Note) {
                writeln!(text, "  {}: {}", out::word(group.severity), group.message)?;
            }
        }
        for line in &self.missing {
            writeln!(text, "{line}")?;
        }
        Ok(text.trim_end().to_owned())
    }
}
