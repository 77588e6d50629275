//! `proofroom rules`: which channels there are, and whether a rule file can be read.

use std::path::PathBuf;

use anyhow::Result;
use proofroom::market::rule::{self, SHIPPED};
use serde::Serialize;

use crate::check::read_rules;
use crate::{Outcome, out};

/// Options of `proofroom rules`.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// List the shipped channels with their roles.
    List {
        /// Print the list as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read rule files strictly: channels of one's own, or changes to shipped ones.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the rule file of a shipped channel, to start one's own from.
    Show {
        /// The channel's word.
        channel: String,
    },
}

#[derive(Serialize)]
struct Channel {
    id: &'static str,
    name: &'static str,
    read: &'static str,
    roles: Vec<String>,
    rules: usize,
    crops: usize,
}

/// Lists channels, or validates files.
///
/// # Errors
///
/// When a shipped channel is unknown.
pub fn run(options: &Options) -> Result<Outcome> {
    match &options.action {
        Action::List { json } => list(*json),
        Action::Check { files } => Ok(check(files)),
        Action::Show { channel } => {
            rule::shipped(channel)?;
            out::say(rule::text(channel).unwrap_or_default().trim_end());
            Ok(Outcome::Passed)
        }
    }
}

fn list(json: bool) -> Result<Outcome> {
    let mut channels = Vec::new();
    for each in SHIPPED {
        let set = rule::shipped(each.id)?;
        channels.push(Channel {
            id: each.id,
            name: each.name,
            read: each.read,
            rules: set.roles.iter().map(|role| role.rules.len()).sum(),
            crops: set.crops.len(),
            roles: set
                .roles
                .into_iter()
                .map(|role| if role.main { format!("{} (main)", role.id) } else { role.id })
                .collect(),
        });
    }
    if json {
        out::json(&channels)?;
    } else {
        out::lines(channels.iter().map(|c| {
            format!(
                "{:<24} {:<60} read {}  {} rules, {} crops; {}",
                c.id,
                c.name,
                c.read,
                c.rules,
                c.crops,
                c.roles.join(", ")
            )
        }));
    }
    Ok(Outcome::Passed)
}

fn check(files: &[PathBuf]) -> Outcome {
    let mut passed = true;
    for file in files {
        match read_rules(file) {
            Ok(set) => {
                let rules: usize = set.roles.iter().map(|role| role.rules.len()).sum();
                let roles: Vec<&str> = set.roles.iter().map(|role| role.id.as_str()).collect();
                out::say(format!(
                    "{}: {} ({}), {rules} rules, {} crops, roles {}, read {}",
                    file.display(),
                    set.channel,
                    set.name,
                    set.crops.len(),
                    roles.join(", "),
                    set.read
                ));
            }
            Err(error) => {
                passed = false;
                out::say(format!("{}: refused: {error:#}", file.display()));
            }
        }
    }
    Outcome::of(passed)
}
