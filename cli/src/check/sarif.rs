//! SARIF 2.1.0 (OASIS), as code hosts read it: a rule a rule, a result a finding that is neither passed nor a mere note, with
//! the region in the picture in its properties, since SARIF's own regions are of text.

use std::collections::BTreeMap;

use proofroom::finding::Severity;
use serde_json::{Value, json};

use super::answer::Answer;
use super::target::Target;

/// The answer as a SARIF log.
pub fn write(answer: &Answer, targets: &[Target]) -> Value {
    let mut rules: BTreeMap<String, Value> = BTreeMap::new();
    let mut results = Vec::new();
    for row in &answer.files {
        for judged in row.reports.iter().flat_map(|report| &report.findings) {
            let level = match judged.finding.severity {
                Severity::Failure | Severity::CannotMeasure => "error",
                Severity::Warning => "warning",
                Severity::Note | Severity::Pass => continue,
            };
            let source = judged.sources.first().map(|source| source.url.as_str()).filter(|url| url.starts_with("http"));
            rules.entry(judged.rule.clone()).or_insert_with(|| {
                let mut rule = json!({
                    "id": judged.rule,
                    "shortDescription": { "text": judged.demand },
                    "properties": { "confidence": judged.confidence, "consequence": judged.consequence, "read": judged.read },
                });
                if let (Some(source), Some(fields)) = (source, rule.as_object_mut()) {
                    fields.insert("helpUri".into(), source.into());
                }
                rule
            });
            results.push(json!({
                "ruleId": judged.rule,
                "level": level,
                "kind": "fail",
                "message": { "text": judged.finding.message },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&row.file) } } }],
                "properties": {
                    "finding": judged.finding.kind,
                    "measured": judged.finding.measured,
                    "limit": judged.finding.limit,
                    "regionPx": judged.finding.region,
                },
            }));
        }
    }
    let broken: Vec<Value> =
        answer.errors().iter().map(|error| json!({ "level": "error", "message": { "text": error } })).collect();
    let channels: Vec<&str> = targets.iter().map(|target| target.rules.channel.as_str()).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "proofroom check",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_values().collect::<Vec<_>>(),
            } },
            "invocations": [{ "executionSuccessful": broken.is_empty(), "toolExecutionNotifications": broken }],
            "properties": { "channels": channels },
            "results": results,
        }],
    })
}

/// A path as a relative or file address: what RFC 3986 does not allow is percent-encoded.
fn uri(path: &str) -> String {
    let plain: String = path
        .replace('\\', "/")
        .bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    if plain.starts_with('/') { format!("file://{plain}") } else { plain }
}
