//! The rules of marketplaces: which there are, and a picture judged by them.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::picture::Picture;
use crate::color::profile::is_srgb;
use crate::decode::ColorModel;
use crate::error::Error;
use crate::market::measure::{FileFacts, ProfileClass};
use crate::market::{self, Report, rule};
use crate::subject::{self, Subject};
use crate::{path, quality};

/// What the channels say of a picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct MarketData {
    /// One for each channel asked for, judged as its main image.
    pub reports: Vec<Report>,
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

/// Which channels' rules came with the program, and how old they are.
#[wasm_bindgen]
pub fn channels() -> Crossing<Ts<ShippedChannels>> {
    let channels = rule::builtin()?
        .into_iter()
        .map(|set| ShippedChannel { id: set.channel, name: set.name, read: set.read })
        .collect();
    Ok(ShippedChannels { channels }.into_ts()?)
}

#[wasm_bindgen]
impl Picture {
    /// Judges the picture by the main-image rules of these channels, as of `date` (yyyy-mm-dd). The product is found by
    /// the path in `svg`, else by the picture's path `id`, else by alpha or a plain background.
    pub fn market(
        &self,
        channels: Vec<String>,
        date: &str,
        id: Option<String>,
        svg: Option<String>,
    ) -> Crossing<Ts<MarketData>> {
        let picture = self.srgb()?;
        let outline = match (id, svg) {
            (None, None) => None,
            (id, svg) => Some(self.outline(&id.unwrap_or_default(), svg.as_deref())?),
        };
        let coverage = outline
            .as_ref()
            .map(|outline| path::rasterize::coverage(&outline.as_ref().path, picture.width(), picture.height()));
        let search = subject::find(picture, coverage.as_deref())?;
        let numbers = quality::measure(picture, &search, self.facts());
        let rules = rule::builtin()?;
        let reports = channels
            .iter()
            .map(|channel| {
                let set = rules.iter().find(|set| set.channel == *channel).ok_or_else(|| Error::InvalidArgument {
                    name: "channel",
                    found: channel.clone(),
                    expected: rules.iter().map(|set| set.channel.as_str()).collect::<Vec<_>>().join(", "),
                })?;
                market::judge(set, set.main_role(), &numbers, date)
            })
            .collect::<Result<Vec<_>, Error>>()?;
        let subject = search.subject().cloned();
        Ok(MarketData { reports, subject }.into_ts()?)
    }
}

impl Picture {
    /// What the rules about the file itself want to know.
    fn facts(&self) -> FileFacts {
        let info = &self.info;
        let profile = match (info.has_profile, is_srgb(&self.raster)) {
            (false, _) => ProfileClass::None,
            (true, true) => ProfileClass::Srgb,
            (true, false) => ProfileClass::Other,
        };
        let model = match info.color_model {
            ColorModel::Gray => "gray",
            ColorModel::Rgb | ColorModel::Palette => "rgb",
            ColorModel::Cmyk => "cmyk",
        };
        FileFacts {
            name: Some(self.name.clone()),
            format: info.format.name().to_lowercase(),
            bytes: info.bytes,
            color_model: model.to_owned(),
            profile,
            profile_name: info.profile.clone(),
            bit_depth: info.bit_depth,
            has_alpha: info.alpha,
            frames: info.frames,
            dpi: info.dpi,
            jpeg_quality: info.jpeg.as_ref().and_then(|jpeg| jpeg.quality),
        }
    }
}
