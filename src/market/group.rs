//! The same failing measurement in several channels is one finding that lists the channels.

use serde::{Deserialize, Serialize};

use super::{Report, rule::Measure};
use crate::finding::{Quantity, Region, Severity};

/// One measurement that several channels judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Group {
    /// The finding's kind.
    pub kind: String,
    /// The gravest of its channels.
    pub severity: Severity,
    /// What was measured; none for a crop.
    pub measure: Option<Measure>,
    /// What was seen, half a sentence.
    pub seen: String,
    /// The measured value.
    pub measured: Option<Quantity>,
    /// Where in the picture.
    pub region: Option<Region>,
    /// Who says what about it, the gravest first.
    pub members: Vec<Member>,
    /// One English sentence: what was seen, and what each channel asks for.
    pub message: String,
}

/// One channel's rule in a [`Group`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Member {
    /// The channel's word.
    pub channel: String,
    /// The channel's name.
    pub channel_name: String,
    /// The role's word.
    pub role: String,
    /// The rule's or the crop's id.
    pub rule: String,
    /// How much it matters there.
    pub severity: Severity,
    /// What the channel asks for.
    pub demand: String,
    /// The limit.
    pub limit: Option<Quantity>,
}

/// Everything that is not passed, grouped over the channels of one picture, the gravest first. Of one channel's rules that
/// say the same of one measurement all are members.
#[must_use]
pub fn group(reports: &[Report]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for report in reports {
        for judged in report.findings.iter().filter(|j| j.finding.severity > Severity::Pass) {
            let finding = &judged.finding;
            let member = Member {
                channel: report.channel.clone(),
                channel_name: report.channel_name.clone(),
                role: report.role.clone(),
                rule: judged.rule.clone(),
                severity: finding.severity,
                demand: judged.demand.clone(),
                limit: finding.limit,
            };
            let same = groups.iter_mut().find(|group| {
                group.kind == finding.kind
                    && group.measure == judged.measure
                    && group.region == finding.region
                    && group.seen == judged.seen
            });
            match same {
                Some(group) => {
                    group.severity = group.severity.max(finding.severity);
                    group.members.push(member);
                }
                None => groups.push(Group {
                    kind: finding.kind.clone(),
                    severity: finding.severity,
                    measure: judged.measure,
                    seen: judged.seen.clone(),
                    measured: finding.measured,
                    region: finding.region,
                    members: vec![member],
                    message: String::new(),
                }),
            }
        }
    }
    for group in &mut groups {
        group.members.sort_by_key(|member| core::cmp::Reverse(member.severity));
        let all: Vec<String> = group.members.iter().map(|m| format!("{}: {}", m.channel_name, m.demand)).collect();
        group.message = format!("{}. {}.", capital(&group.seen), all.join("; "));
    }
    groups.sort_by_key(|group| core::cmp::Reverse((group.severity, group.members.len())));
    groups
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
