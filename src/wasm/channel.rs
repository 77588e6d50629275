//! The rules of marketplaces: which there are, and a picture judged by them.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::picture::Picture;
use crate::market::rule::{self, Kind, RuleFile};
use crate::market::{self, Context, Group, Report};
use crate::subject::{self, Subject};
use crate::{path, quality};

/// What the channels say of a picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct MarketData {
    /// One for each rule file, in their order.
    pub reports: Vec<Report>,
    /// What is not passed, the same measurement in several channels as one.
    pub groups: Vec<Group>,
    /// Where the product is, if that could be told.
    pub subject: Option<Subject>,
}

/// A channel whose rules came with the program.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ShippedChannel {
    /// Its stable kebab-case word, as [`Picture::market`] takes it.
    pub id: String,
    /// The channel's name.
    pub name: String,
    /// What kind of channel it is.
    pub kind: Kind,
    /// The day its sources were read, yyyy-mm-dd.
    pub read: String,
}

/// The channels that a picture can be judged for.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ShippedChannels {
    /// In the order of the rule files.
    pub channels: Vec<ShippedChannel>,
}

/// Which channels' rules come with the program, and how old they are. The rules themselves are files that the page fetches.
#[wasm_bindgen]
pub fn channels() -> Crossing<Ts<ShippedChannels>> {
    let channels = rule::SHIPPED
        .iter()
        .map(|each| ShippedChannel {
            id: each.id.into(),
            name: each.name.into(),
            kind: each.kind,
            read: each.read.into(),
        })
        .collect();
    Ok(ShippedChannels { channels }.into_ts()?)
}

/// A rule file as the page shows it.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RuleFileAbout {
    /// The channel's word.
    pub channel: String,
    /// The channel's name.
    pub name: String,
    /// The shipped channel that it changes; none for a channel of its own.
    pub extends: Option<String>,
    /// The day its sources were read, yyyy-mm-dd.
    pub read: String,
    /// Its roles; empty for changes.
    pub roles: Vec<String>,
}

/// Reads a team's rule file and says what it is; `base` is the file that it changes, when it does.
#[wasm_bindgen(js_name = aboutRules)]
pub fn about_rules(name: &str, text: &str, base: Option<String>) -> Crossing<Ts<RuleFileAbout>> {
    let about = match rule::read(name, text)? {
        RuleFile::Channel(set) => RuleFileAbout {
            channel: set.channel,
            name: set.name,
            extends: None,
            read: set.read,
            roles: set.roles.into_iter().map(|role| role.id).collect(),
        },
        RuleFile::Patch(patch) => {
            if let Some(base) = base {
                rule::apply(name, &rule::parse(&patch.extends, &base)?, &patch)?;
            }
            RuleFileAbout {
                channel: patch.channel,
                name: patch.name,
                extends: Some(patch.extends),
                read: patch.read,
                roles: Vec::new(),
            }
        }
    };
    Ok(about.into_ts()?)
}

#[wasm_bindgen]
impl Picture {
    /// Judges the picture by rule files (their texts), each as its main image or as the role named at its place in `roles`
    /// (empty for main). The product is found by the path in `svg`, else by the picture's path `id`, else by alpha or a plain
    /// background.
    pub fn market(
        &self,
        rules: Vec<String>,
        roles: Vec<String>,
        context: Ts<Context>,
        id: Option<String>,
        svg: Option<String>,
    ) -> Crossing<Ts<MarketData>> {
        let context = context.to_rust()?;
        let picture = self.srgb()?;
        let outline = match (id, svg) {
            (None, None) => None,
            (id, svg) => Some(self.outline(&id.unwrap_or_default(), svg.as_deref())?),
        };
        let coverage = outline
            .as_ref()
            .map(|outline| path::rasterize::coverage(&outline.as_ref().path, picture.width(), picture.height()));
        let search = subject::find(picture, coverage.as_deref())?;
        let numbers = quality::measure(picture, &search, self.facts.clone());
        let mut reports = Vec::with_capacity(rules.len());
        for (at, text) in rules.iter().enumerate() {
            let set = rule::parse("rules", text)?;
            let role = roles.get(at).filter(|role| !role.is_empty()).map_or_else(|| set.main_role(), String::as_str);
            reports.push(market::judge(&set, role, &numbers, &context)?);
        }
        let groups = market::group(&reports);
        let subject = search.subject().cloned();
        Ok(MarketData { reports, groups, subject }.into_ts()?)
    }
}
