//! Judges measurements by a channel's rules, and frames the picture as the channel crops it.
//!
//! It sees numbers only ([`measure::Measurements`]); pixels are `quality`'s and `subject`'s. Rules are data
//! ([`rule`], files in `rules/`). What cannot be measured, or only by a person, never passes: it is told.

mod checklist;
pub mod crop;
mod group;
mod judge;
pub mod measure;
pub mod rule;
mod sentence;

use serde::{Deserialize, Serialize};

pub use self::{
    checklist::Question,
    crop::CropFrame,
    group::{Group, Member, group},
    judge::severity,
};
use self::{
    measure::Measurements,
    rule::{Confidence, Consequence, Measure, Metric, RuleSet},
};
use crate::{
    error::{Error, Result},
    finding::{Finding, Region, Severity},
};

/// What is known beside the picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Context {
    /// The day that dated rules are judged on, yyyy-mm-dd.
    pub today: String,
    /// The product's category, such as `apparel`; rules for categories warn at most while it is not known.
    #[serde(default)]
    pub category: Option<String>,
    /// The market, such as `south-east-asia`; as for the category.
    #[serde(default)]
    pub market: Option<String>,
    /// Ways of working whose rules hold, such as `upload-by-name`.
    #[serde(default)]
    pub circumstances: Vec<String>,
    /// Regions of the picture that every crop should keep, px.
    #[serde(default)]
    pub keep: Vec<Region>,
}

impl Context {
    /// Nothing but the day, yyyy-mm-dd.
    #[must_use]
    pub fn on(today: &str) -> Self {
        Self { today: today.into(), ..Self::default() }
    }
}

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
    /// What a person has to answer.
    pub checklist: Vec<Question>,
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
    /// The measured part of the message alone, the same in every channel.
    pub seen: String,
    /// The demanded part alone.
    pub demand: String,
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

/// Judges `numbers` by the rules of `role`; `context` says which dated and conditional rules hold.
///
/// ```
/// # use proofroom::market::{judge, rule, ChannelVerdict, Context, measure::*};
/// let amazon = &rule::shipped("amazon")?;
/// let file = FileFacts {
///     name: Some("mug.jpg".into()), format: "jpeg".into(), bytes: 4e5, color_model: "rgb".into(),
///     profile: ProfileClass::Srgb, profile_name: "sRGB".into(), bit_depth: 8, has_alpha: false, frames: 1,
///     dpi: Some(300.0), jpeg_quality: Some(92), subsampling: Some("4:4:4".into()), progressive: false, orientation: 1,
///     gif_version: None, paths: 0, provenance: Provenance::default(),
/// };
/// let numbers = Measurements {
///     file, width: 2000, height: 2000,
///     subject: None, subject_unmeasured: Some("busy background".into()),
///     background: None, background_unmeasured: Some("busy background".into()),
///     picture: PictureNumbers::default(), set: None,
/// };
/// let report = judge(amazon, amazon.main_role(), &numbers, &Context::on("2026-11-23"))?;
/// assert_eq!(report.verdict, ChannelVerdict::CannotMeasure); // never a pass
/// # Ok::<(), proofroom::error::Error>(())
/// ```
///
/// # Errors
/// [`Error::InvalidArgument`] for a role that the channel does not have and a date of another form.
pub fn judge(rules: &RuleSet, role: &str, numbers: &Measurements, context: &Context) -> Result<Report> {
    let today = context.today.as_str();
    if !rule::is_date(today) {
        return Err(Error::InvalidArgument { name: "today", found: today.into(), expected: "yyyy-mm-dd".into() });
    }
    let (role, list) = rules.role(role)?;
    let holds = |r: &&&rule::Rule| {
        r.effective_from.as_deref().is_none_or(|from| from <= today)
            && r.effective_until.as_deref().is_none_or(|until| today <= until)
    };
    let crops = crop::frames(rules, &role.id, numbers, context);
    let mut findings: Vec<Judged> =
        list.iter().filter(holds).filter_map(|rule| judge::rule(rules, rule, numbers, &crops, context)).collect();
    let checklist = checklist::of(&list, &findings);
    findings.extend(crops.iter().flat_map(|c| judge::crop_findings(rules, c)));
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
        checklist,
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
