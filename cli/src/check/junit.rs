//! JUnit's XML, as CI servers read it: a suite a channel and role, a case a file. What could not be measured and what failed
//! is a failure, a file that could not be read an error; warnings stand in the output.

use std::fmt::{self, Write};

use proofroom::finding::Severity;

use super::answer::{Answer, good_enough};
use super::target::Target;
use crate::out;

/// Text inside XML: its five special characters named, and no control characters, which XML 1.0 cannot hold.
struct Xml<'a>(&'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => to.write_str("&amp;")?,
                '<' => to.write_str("&lt;")?,
                '>' => to.write_str("&gt;")?,
                '"' => to.write_str("&quot;")?,
                '\'' => to.write_str("&apos;")?,
                '\n' | '\t' => to.write_char(c)?,
                c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => to.write_char('\u{fffd}')?,
                c => to.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// The answer as XML.
pub fn write(answer: &Answer, targets: &[Target]) -> Result<String, fmt::Error> {
    let mut suites = String::new();
    let (mut all_failures, errors) = (0, answer.errors().len());
    for (at, target) in targets.iter().enumerate() {
        let (mut cases, mut failures) = (String::new(), 0);
        let suite = format!("{} {}", target.rules.channel, target.role);
        for row in &answer.files {
            write!(cases, "    <testcase classname=\"{}\" name=\"{}\"", Xml(&suite), Xml(&row.file))?;
            let Some(report) = row.reports.get(at) else {
                let error = row.error.as_deref().unwrap_or_default();
                writeln!(cases, "><error message=\"{}\"/></testcase>", Xml(error))?;
                continue;
            };
            let lines = |wanted: fn(Severity) -> bool| -> String {
                let findings: Vec<_> =
                    report.findings.iter().map(|j| j.finding.clone()).filter(|f| wanted(f.severity)).collect();
                out::findings(&findings)
            };
            cases.push('>');
            if !good_enough(report.verdict) {
                failures += 1;
                let grave = lines(|s| matches!(s, Severity::Failure | Severity::CannotMeasure));
                let first = grave.lines().next().unwrap_or_default();
                write!(cases, "<failure message=\"{}\">{}</failure>", Xml(first), Xml(&grave))?;
            }
            let rest = lines(|s| matches!(s, Severity::Warning | Severity::Note));
            writeln!(cases, "<system-out>{}</system-out></testcase>", Xml(&rest))?;
        }
        all_failures += failures;
        writeln!(
            suites,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\">\n{cases}  </testsuite>",
            Xml(&suite),
            answer.files.len()
        )?;
    }
    let tests = answer.files.len() * targets.len();
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"proofroom check\" tests=\"{tests}\" \
         failures=\"{all_failures}\" errors=\"{}\">\n{suites}</testsuites>",
        errors * targets.len()
    ))
}
