//! A team's own changes to a shipped channel: values that are overridden, rules that are added or taken away. The shipped
//! file stays as it is, so that its newer edition can be taken without losing them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Crop, Rule, RuleSet, SourceEntry, check, damaged};
use crate::error::{Error, Result};

/// What a team changes in a channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Patch {
    /// Version of this layout; 1.
    pub schema: u32,
    /// The channel that is changed.
    pub extends: String,
    /// The word of the changed channel; that of the shipped one when it takes its place.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// The day the changes were decided, yyyy-mm-dd.
    pub read: String,
    /// Ids of rules that no longer hold.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Whole rules by role. One whose id is there takes its place, others are added.
    #[serde(default)]
    pub rules: BTreeMap<String, Vec<Rule>>,
    /// Further crops.
    #[serde(default)]
    pub crops: Vec<Crop>,
    /// Further sources.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceEntry>,
}

/// A rule file: a channel of its own, or changes to one.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleFile {
    /// A channel.
    Channel(Box<RuleSet>),
    /// Changes.
    Patch(Box<Patch>),
}

/// Reads a rule file of either kind; `name` is its file name, for messages. A member `extends` makes it a [`Patch`].
///
/// # Errors
/// As [`super::parse`].
pub fn read(name: &str, text: &str) -> Result<RuleFile> {
    #[derive(Deserialize)]
    struct Look {
        extends: Option<String>,
    }
    let look: Look = serde_json::from_str(text).map_err(|e| damaged(name, &e))?;
    if look.extends.is_none() {
        return super::parse(name, text).map(|set| RuleFile::Channel(Box::new(set)));
    }
    serde_json::from_str(text).map(|patch| RuleFile::Patch(Box::new(patch))).map_err(|e| damaged(name, &e))
}

/// `base` with the changes; `name` is the patch's file name, for messages.
///
/// # Errors
/// [`Error::Damaged`] when the patch names a channel, role or rule that `base` does not have, or the result is no rule file.
pub fn apply(name: &str, base: &RuleSet, patch: &Patch) -> Result<RuleSet> {
    let wrong = |place: &str, found: &str, expected: String| Error::Damaged {
        format: "rule file",
        place: format!("{name}, {place}"),
        found: found.into(),
        expected,
    };
    if patch.extends != base.channel {
        return Err(wrong("extends", &patch.extends, base.channel.clone()));
    }
    let mut set = base.clone();
    (set.channel, set.name) = (patch.channel.clone(), patch.name.clone());
    set.read = base.read.clone().max(patch.read.clone());
    for id in &patch.drop {
        let mut found = false;
        for role in &mut set.roles {
            let before = role.rules.len();
            role.rules.retain(|rule| rule.id != *id);
            found |= role.rules.len() < before;
            role.except.retain(|other| other != id);
        }
        if !found {
            return Err(wrong("drop", id, format!("the id of a rule of {}", base.channel)));
        }
    }
    for (role, rules) in &patch.rules {
        let known = set.roles.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ");
        let own = set.roles.iter_mut().find(|r| r.id == *role).ok_or_else(|| wrong("rules", role, known))?;
        for rule in rules {
            match own.rules.iter_mut().find(|r| r.id == rule.id) {
                Some(place) => *place = rule.clone(),
                None => own.rules.push(rule.clone()),
            }
        }
    }
    set.crops.extend(patch.crops.iter().cloned());
    set.sources.extend(patch.sources.iter().map(|(id, source)| (id.clone(), source.clone())));
    check::whole(name, &set)?;
    Ok(set)
}
