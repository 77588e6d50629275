//! Rules as data: what a channel demands of a picture, with source, date and confidence. `rules/README.md` describes the
//! files field by field.
//!
//! Parsing is strict: an unknown field, a source that is not listed or a limit that does not fit its measure is refused
//! with its place, so that a typing error cannot switch a rule off.

mod check;
mod frame;
mod limit;
pub mod name;
mod patch;
mod shipped;
mod terms;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(super) use self::check::is_date;
pub use self::{
    frame::{Anchor, Crop, Fit, Insets, RatioRange, Shape},
    limit::{Condition, Limit},
    patch::{Patch, RuleFile, apply, read},
    shipped::{SHIPPED, Shipped, builtin, shipped, text},
    terms::{Confidence, Consequence, Kind, Measure, Metric},
};
use crate::error::{Error, Result};

/// All rules of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleSet {
    /// Version of this layout; 1.
    pub schema: u32,
    /// The channel's stable kebab-case word.
    pub channel: String,
    /// The channel's name.
    pub name: String,
    /// What kind of channel it is.
    #[serde(default)]
    pub kind: Kind,
    /// The day the sources were read or compiled, yyyy-mm-dd.
    pub read: String,
    /// What pictures can be, with their rules.
    pub roles: Vec<Role>,
    /// Frames that the channel shows.
    pub crops: Vec<Crop>,
    /// Where sources contradict each other, both sides named.
    pub disagreements: Vec<String>,
    /// What else a person should know.
    pub notes: Vec<String>,
    /// The sources by the ids that rules name.
    pub sources: BTreeMap<String, SourceEntry>,
}

/// What a picture is used as, such as the main image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// The role's word.
    pub id: String,
    /// Which pictures it is for.
    pub applies_to: String,
    /// Whether a main image is judged by this role; one role of a channel is.
    #[serde(default)]
    pub main: bool,
    /// Other roles whose rules hold too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// Rules of the included roles that do not hold, since its own say otherwise.
    #[serde(default)]
    pub except: Vec<String>,
    /// Its own rules.
    pub rules: Vec<Rule>,
}

/// One demand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// Unique in the file; the same as in the facts it was compiled from.
    pub id: String,
    /// What is measured.
    pub measure: Measure,
    /// How fill is measured; for [`Measure::ProductFill`] only.
    #[serde(default)]
    pub metric: Option<Metric>,
    /// What is demanded.
    pub limit: Limit,
    /// What the source says happens otherwise.
    pub consequence: Consequence,
    /// How good the source is.
    pub confidence: Confidence,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// Product categories that it holds for; empty for all.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Product categories that it does not hold for.
    #[serde(default)]
    pub not_categories: Vec<String>,
    /// Markets that it holds in; empty for all.
    #[serde(default)]
    pub markets: Vec<String>,
    /// Formats that it holds for; empty for all.
    #[serde(default)]
    pub formats: Vec<String>,
    /// A way of working that it holds for, such as `upload-by-name`; it is judged only when somebody says so.
    #[serde(default)]
    pub circumstance: Option<String>,
    /// A condition in words, which the picture does not show; such a rule never fails, it warns.
    #[serde(default)]
    pub condition: Option<String>,
    /// First day it holds, yyyy-mm-dd.
    #[serde(default)]
    pub effective_from: Option<String>,
    /// Last day it holds, yyyy-mm-dd.
    #[serde(default)]
    pub effective_until: Option<String>,
    /// Why a broken rule warns at most although a primary source refuses: a tolerance that is Proofroom's, a vague word.
    #[serde(default)]
    pub warn_only: Option<String>,
    /// What other sources demand instead. A picture that keeps one of them is warned about at most.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// What the sources say beside it, other sides included.
    #[serde(default)]
    pub note: Option<String>,
}

/// The other side of a disagreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Alternative {
    /// What is demanded.
    pub limit: Limit,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// How good they are.
    pub confidence: Confidence,
    /// What they say beside it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A source in a rule file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SourceEntry {
    /// Its address, or words where it has none.
    pub url: String,
    /// Who publishes it.
    pub publisher: String,
    /// `official`, `official_mirror`, `third_party`, `community`, `open_source_code` or `house`.
    pub kind: String,
    /// The date on the page, where it shows one.
    #[serde(default)]
    pub dated: Option<String>,
    /// What it says of itself.
    #[serde(default)]
    pub note: Option<String>,
}

impl RuleSet {
    /// The role that a main image is judged by.
    #[must_use]
    pub fn main_role(&self) -> &str {
        self.roles.iter().find(|r| r.main).map_or("", |r| &r.id)
    }

    /// The role `id` and the rules that hold for it: those of the roles it includes, then its own.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the channel has no such role.
    pub fn role(&self, id: &str) -> Result<(&Role, Vec<&Rule>)> {
        let role = self.roles.iter().find(|r| r.id == id).ok_or_else(|| Error::InvalidArgument {
            name: "role",
            found: id.into(),
            expected: format!(
                "one of {} ({})",
                self.roles.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", "),
                self.channel
            ),
        })?;
        let included = self.roles.iter().filter(|r| role.includes.contains(&r.id)).flat_map(|r| &r.rules);
        let included = included.filter(|rule| !role.except.contains(&rule.id));
        Ok((role, included.chain(&role.rules).collect()))
    }
}

/// Reads a rule file; `name` is its file name, for messages.
///
/// # Errors
/// [`Error::Damaged`] with the place: a field that is missing or unknown, a source that is not listed, a limit that does
/// not fit its measure.
pub fn parse(name: &str, text: &str) -> Result<RuleSet> {
    let set: RuleSet = serde_json::from_str(text).map_err(|e| damaged(name, &e))?;
    check::whole(name, &set)?;
    Ok(set)
}

fn damaged(name: &str, e: &serde_json::Error) -> Error {
    Error::Damaged {
        format: "rule file",
        place: format!("{name}, line {}, column {}", e.line(), e.column()),
        found: e.to_string(),
        expected: "the layout that rules/README.md describes".into(),
    }
}

#[cfg(test)]
mod tests;
