//! What a report says beside its figures: every convention behind them, and the table of the regions.

use serde::{Deserialize, Serialize};

use super::compare::{Comparison, RegionReport};
use super::delta_e::Formula;

/// Every convention, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Conventions {
    /// The formula with its weights.
    pub formula: String,
    /// White and observer.
    pub white: String,
    /// What untagged values mean.
    pub srgb: String,
    /// Intent and black-point compensation.
    pub profiles: String,
    /// What lies under transparency.
    pub alpha: String,
    /// How colours are averaged.
    pub means: String,
    /// How percentiles are found.
    pub percentiles: String,
    /// What counts as over.
    pub share: String,
    /// What the signs mean.
    pub signs: String,
    /// The filter of the filtered figures.
    pub filter: String,
    /// By what a verdict is found.
    pub rule: String,
    /// Who decoded.
    pub decoder: String,
}

impl Conventions {
    /// For figures by a formula, after a Gaussian of so many px.
    #[must_use]
    pub fn new(formula: Formula, filter_px: f64, strict: bool) -> Self {
        let filter = if filter_px > 0.0 {
            format!(
                "Gaussian of {filter_px} px in linear light on both pictures, weights to 4 standard deviations, mirrored frame"
            )
        } else {
            "none".to_owned()
        };
        let rule = if strict {
            "every pixel within the tolerance"
        } else {
            "each region: difference of mean colours and 95 % of the filtered pixels below the tolerance; without regions: the \
             subject without ground and outlines, by mean colour of grid cells; named colours and patches: the difference of \
             their mean colour"
        };
        let fixed = |text: &str| text.to_owned();
        Self {
            formula: formula.title().to_owned(),
            white: fixed("D50 (0.9643, 1, 0.8251), 2° observer"),
            srgb: fixed(
                "IEC 61966-2-1 curve, CSS Color 4 matrix, Bradford to D50; equal channels have a* = b* = 0 exactly",
            ),
            profiles: fixed("ICC relative colorimetric without black-point compensation, in float; untagged is sRGB"),
            alpha: fixed("over white, in linear light"),
            means: fixed(
                "mean colours are averaged in linear light; ofMeans is their difference, not the mean of differences",
            ),
            percentiles: fixed("linear between order statistics"),
            share: fixed("strictly over the tolerance"),
            signs: fixed("sample minus reference; dH has the sign of the turn from the reference's hue"),
            filter,
            rule: fixed(rule),
            decoder: fixed("Proofroom's own for both pictures; JPEG decoders differ by up to 3 levels"),
        }
    }

    /// The conventions as lines of a table's head, each behind a number sign.
    #[must_use]
    pub fn comments(&self) -> String {
        let lines = [
            ("formula", &self.formula),
            ("white", &self.white),
            ("sRGB", &self.srgb),
            ("profiles", &self.profiles),
            ("alpha", &self.alpha),
            ("means", &self.means),
            ("percentiles", &self.percentiles),
            ("share", &self.share),
            ("signs", &self.signs),
            ("filter", &self.filter),
            ("rule", &self.rule),
            ("decoder", &self.decoder),
        ];
        lines.map(|(name, text)| format!("# {name}: {text}\r\n")).concat()
    }
}

/// The regions of a comparison as CSV, raw and filtered side by side, one a line.
#[must_use]
pub fn regions_csv(comparison: &Comparison) -> String {
    let mut text = String::from(
        "region,passed,pixels,mean,median,p95,p99,max,share_over,filtered_mean,filtered_median,filtered_p95,filtered_p99,\
         filtered_max,filtered_share_over,of_means,reference_L,reference_a,reference_b,sample_L,sample_a,sample_b,dL,dC,dH,da,\
         db,words\r\n",
    );
    for region in &comparison.regions {
        text.push_str(&line(region));
    }
    text
}

fn line(region: &RegionReport) -> String {
    let raw = &region.raw;
    let mut cells = vec![quoted(&region.name), region.passed.to_string(), raw.pixels.to_string()];
    let mut numbers = vec![raw.mean, raw.median, raw.p95, raw.p99, raw.max, raw.share_over];
    numbers.extend(
        region.filtered.as_ref().map_or([f64::NAN; 6], |found| {
            [found.mean, found.median, found.p95, found.p99, found.max, found.share_over]
        }),
    );
    let (reference, sample, change) = (region.reference, region.sample, region.change);
    numbers.extend([region.of_means, reference.l, reference.a, reference.b, sample.l, sample.a, sample.b]);
    numbers.extend([change.l, change.c, change.h, change.a, change.b]);
    cells.extend(numbers.iter().map(|number| if number.is_nan() { String::new() } else { format!("{number:.6}") }));
    cells.push(quoted(&region.words));
    cells.join(",") + "\r\n"
}

/// A text as a cell: quoted, and never a formula to a spreadsheet.
#[must_use]
pub fn quoted(text: &str) -> String {
    let text = text.replace('"', "\"\"");
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{text}\"")
}
