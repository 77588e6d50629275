//! What a machine cannot judge, as short questions with yes or no. The questions come from the channel's own rules; what
//! the picture gives reason to suspect is offered beside them, as suspicion and never as verdict.

use serde::{Deserialize, Serialize};

use super::{
    Judged,
    rule::{Limit, Measure, Rule},
    sentence,
};
use crate::finding::Region;

/// One question to a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// The rule that asks.
    pub rule: String,
    /// What is asked about; the same measure is the same question in every channel.
    pub measure: Measure,
    /// The question, in English.
    pub question: String,
    /// The answer that the channel wants; none when it asks for something in words, see `demand`.
    pub wanted: Option<bool>,
    /// What the channel asks for, in words.
    pub demand: String,
    /// What was seen, and what may be the case.
    pub seen: String,
    /// Where it is.
    pub region: Option<Region>,
}

/// The questions of the rules that only a person could judge.
pub(super) fn of(rules: &[&Rule], findings: &[Judged]) -> Vec<Question> {
    let open = findings.iter().filter(|judged| judged.finding.kind == "human-check");
    open.filter_map(|judged| {
        let rule = rules.iter().find(|rule| rule.id == judged.rule)?;
        Some(Question {
            rule: rule.id.clone(),
            measure: rule.measure,
            question: sentence::ask(rule.measure),
            wanted: match rule.limit {
                Limit::Is { value } => Some(value),
                _ => None,
            },
            demand: judged.demand.clone(),
            seen: judged.seen.clone(),
            region: judged.finding.region,
        })
    })
    .collect()
}
