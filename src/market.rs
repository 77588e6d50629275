//! Judges measurements by a channel's rules, and frames the picture as the channel crops it.
//!
//! It sees numbers only ([`measure::Measurements`]); pixels are `quality`'s and `subject`'s. Rules are data
//! ([`rule`], files in `rules/`). What cannot be measured, or only by a person, never passes: it is told.

pub mod crop;
mod judge;
pub mod measure;
pub mod rule;
mod sentence;

use serde::{Deserialize, Serialize};

pub use self::{crop::CropFrame, judge::severity};
use self::{
    measure::Measurements,
    rule::{Confidence, Consequence, Measure, Metric, RuleSet},
};
use crate::{
    error::{Error, Result},
    finding::{Finding, Severity},
};

/// The judgement of one picture by one role of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Report {
    /// The channel's word, such as `google-merchant`.
    pub channel: String,
    /// The channel's name.
    pub channel_name: String,
    /// The role's word, such as `main`.
    pub role: String,
    /// Which pictures the role is for.
    pub applies_to: String,
    /// The day the channel's sources were read, yyyy-mm-dd.
    pub read: String,
    /// The worst that was found.
    pub verdict: ChannelVerdict,
    /// One entry a rule, worst first, then crops that cut the subject.
    pub findings: Vec<Judged>,
    /// The channel's frames over the picture.
    pub crops: Vec<CropFrame>,
    /// Where sources contradict each other.
    pub disagreements: Vec<String>,
    /// What else a person should know.
    pub notes: Vec<String>,
}

/// The worst of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ChannelVerdict {
    /// Every rule that was measured holds. Notes for a person may be open.
    Pass,
    /// A rule that matters could not be measured, and nothing worse was found.
    CannotMeasure,
    /// A rule that advises, or that no primary source confirms, is broken.
    Warning,
    /// A rule of a primary source that refuses or hides is broken.
    Failure,
}

/// One rule's finding, with where the rule comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Judged {
    /// What was found; `about` is the rule's or the crop's id.
    pub finding: Finding,
    /// The rule's or the crop's id.
    pub rule: String,
    /// What the rule measures; none for a crop.
    pub measure: Option<Measure>,
    /// How fill was measured.
    pub metric: Option<Metric>,
    /// What the source says happens; none for a crop.
    pub consequence: Option<Consequence>,
    /// How good the source is.
    pub confidence: Confidence,
    /// The sources.
    pub sources: Vec<Source>,
    /// The day they were read, yyyy-mm-dd.
    pub read: String,
    /// What the sources say beside it, other sides included.
    pub note: Option<String>,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Source {
    /// Its id in the rule file.
    pub id: String,
    /// Its address, or words where it has none.
    pub url: String,
    /// Who publishes it.
    pub publisher: String,
    /// `official`, `third_party`, `community`, `open_source_code` or `house`.
    pub kind: String,
    /// The date on the page, where it shows one.
    pub dated: Option<String>,
}

/// Judges `numbers` by the rules of `role`. `today` (yyyy-mm-dd) decides which dated rules hold.
///
/// ```
/// # use proofroom::market::{judge, rule, ChannelVerdict, measure::*};
/// let amazon = &rule::builtin()?[0];
/// let file = FileFacts {
///     name: Some("mug.jpg".into()), format: "jpeg".into(), bytes: 4e5, color_model: "rgb".into(),
///     profile: ProfileClass::Srgb, profile_name: "sRGB".into(), bit_depth: 8, has_alpha: false, frames: 1,
///     dpi: Some(300.0), jpeg_quality: Some(92),
/// };
/// let numbers = Measurements {
///     file, width: 2000, height: 2000,
///     subject: None, subject_unmeasured: Some("busy background".into()),
///     background: None, background_unmeasured: Some("busy background".into()),
/// };
/// let report = judge(amazon, amazon.main_role(), &numbers, "2026-11-23")?;
/// assert_eq!(report.verdict, ChannelVerdict::CannotMeasure); // never a pass
/// # Ok::<(), proofroom::error::Error>(())
/// ```
///
/// # Errors
/// [`Error::InvalidArgument`] for a role that the channel does not have and a date of another form.
pub fn judge(rules: &RuleSet, role: &str, numbers: &Measurements, today: &str) -> Result<Report> {
    if !rule::is_date(today) {
        return Err(Error::InvalidArgument { name: "today", found: today.into(), expected: "yyyy-mm-dd".into() });
    }
    let (role, list) = rules.role(role)?;
    let holds = |r: &&&rule::Rule| {
        r.effective_from.as_deref().is_none_or(|from| from <= today)
            && r.effective_until.as_deref().is_none_or(|until| today <= until)
    };
    let mut findings: Vec<Judged> = list.iter().filter(holds).map(|rule| judge::rule(rules, rule, numbers)).collect();
    let subject = numbers.subject.as_ref().map(|s| s.bounds);
    let crops: Vec<CropFrame> =
        rules.crops.iter().map(|c| crop::frame(rules, c, numbers.width, numbers.height, subject)).collect();
    findings.extend(crops.iter().filter_map(|c| judge::crop(rules, c)));
    findings.sort_by_key(|j| core::cmp::Reverse(j.finding.severity));
    let worst = findings.iter().map(|j| j.finding.severity).max();
    Ok(Report {
        channel: rules.channel.clone(),
        channel_name: rules.name.clone(),
        role: role.id.clone(),
        applies_to: role.applies_to.clone(),
        read: rules.read.clone(),
        verdict: match worst {
            Some(Severity::Failure) => ChannelVerdict::Failure,
            Some(Severity::Warning) => ChannelVerdict::Warning,
            Some(Severity::CannotMeasure) => ChannelVerdict::CannotMeasure,
            Some(Severity::Note | Severity::Pass) | None => ChannelVerdict::Pass,
        },
        findings,
        crops,
        disagreements: rules.disagreements.clone(),
        notes: rules.notes.clone(),
    })
}

fn sources(rules: &RuleSet, ids: &[String]) -> Vec<Source> {
    ids.iter()
        .filter_map(|id| rules.sources.get(id).map(|s| (id, s)))
        .map(|(id, s)| Source {
            id: id.clone(),
            url: s.url.clone(),
            publisher: s.publisher.clone(),
            kind: s.kind.clone(),
            dated: s.dated.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
