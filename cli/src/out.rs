//! The one place that prints: whole texts to a locked stream, so that two threads never mix their lines.
//! A closed pipe (`proofroom check … | head`) is not an error.

use std::io::Write;

use proofroom::finding::{Finding, Severity};
use serde::Serialize;

/// Writes a text and a line end to the standard output.
pub fn say(text: impl AsRef<str>) {
    // A reader that went away wants no more.
    let _closed = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
}

/// Writes lines to the standard output, until the reader wants no more.
pub fn lines(lines: impl Iterator<Item = String>) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
    let _closed = out.flush();
}

/// Writes findings to the error output, for commands whose standard output is data.
pub fn remark(found: &[Finding]) {
    let _closed = write!(std::io::stderr().lock(), "{}", findings(found));
}

/// Writes an error as one sentence, its causes after colons, to the error output.
pub fn complain(error: &anyhow::Error) {
    let _closed = writeln!(std::io::stderr().lock(), "proofroom: {error:#}");
}

/// Writes a value as JSON to the standard output.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn json(value: &impl Serialize) -> anyhow::Result<()> {
    say(serde_json::to_string_pretty(value)?);
    Ok(())
}

/// Findings as lines, the gravest first; what passed stays silent.
pub fn findings(findings: &[Finding]) -> String {
    let mut shown: Vec<&Finding> = findings.iter().filter(|finding| finding.severity > Severity::Pass).collect();
    shown.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    shown.iter().map(|finding| format!("{}: {}\n", word(finding.severity), finding.message)).collect()
}

/// A severity's word.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Pass => "pass",
        Severity::Note => "note",
        Severity::CannotMeasure => "cannot measure",
        Severity::Warning => "warning",
        Severity::Failure => "failure",
    }
}
