//! What pictures are judged by: channels with their roles, shipped or from rule files.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use proofroom::market::rule::{self, RuleFile, RuleSet, SHIPPED};

use crate::picture;

/// One channel and role.
pub struct Target {
    /// The channel's rules.
    pub rules: RuleSet,
    /// The role's word.
    pub role: String,
}

/// The channels that are asked for, in that order.
///
/// # Errors
///
/// When one is unknown, a rule file cannot be read, or a channel has no such role.
pub fn all(channels: &[String], role: &str, files: &[PathBuf]) -> Result<Vec<Target>> {
    let own: Vec<RuleSet> = files.iter().map(|file| read(file)).collect::<Result<_>>()?;
    let mut targets: Vec<Target> = Vec::new();
    for asked in channels {
        if asked == "all" {
            for each in SHIPPED {
                let rules = rule::shipped(each.id)?;
                targets.push(Target { role: rules.main_role().to_owned(), rules });
            }
            continue;
        }
        let (id, role) = asked.split_once('/').unwrap_or((asked, role));
        let rules = match own.iter().find(|set| set.channel == id) {
            Some(set) => set.clone(),
            None if SHIPPED.iter().any(|each| each.id == id) => rule::shipped(id)?,
            None => {
                let known: Vec<&str> = own.iter().map(|s| s.channel.as_str()).chain(SHIPPED.map(|s| s.id)).collect();
                bail!("channel {id} is not known; known are {}", known.join(", "))
            }
        };
        let role = if role == "main" { rules.main_role() } else { role }.to_owned();
        rules.role(&role).with_context(|| format!("channel {id}"))?;
        targets.push(Target { rules, role });
    }
    Ok(targets)
}

/// Reads a rule file; changes to a shipped channel are applied to it.
///
/// # Errors
///
/// When it cannot be read or is no rule file.
pub fn read(file: &Path) -> Result<RuleSet> {
    let name = file.display().to_string();
    Ok(match rule::read(&name, &picture::text(file)?)? {
        RuleFile::Channel(set) => *set,
        RuleFile::Patch(patch) => rule::apply(&name, &rule::shipped(&patch.extends)?, &patch)?,
    })
}
