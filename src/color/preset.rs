//! Tolerances that people name, each with its source.
//!
//! The archive standards judge the patches of a target, not pictures of products: their mean, a percentile and the largest.
//! Here the same limits are laid on the named regions or swatches of a picture.

use super::delta_e::Formula;

/// Limits under a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// The word that chooses it.
    pub name: &'static str,
    /// The formula it is stated in.
    pub formula: Formula,
    /// Largest difference of one region or swatch.
    pub each: f64,
    /// Largest mean over all regions or swatches.
    pub mean: Option<f64>,
    /// Largest 90th percentile over them.
    pub p90: Option<f64>,
    /// Where the figures come from.
    pub source: &'static str,
}

const HOUSE: &str =
    "Proofroom's own: 3 is the usual limit for a product's colour in trade, 1 is about what is just seen";
const METAMORFOZE: &str =
    "Metamorfoze Preservation Imaging Guidelines 2.0 (draft 2023): CIEDE2000 with SL = 1, mean and largest";
const ISO_19264: &str =
    "ISO 19264-1:2021, mean and largest, after a secondary table (not checked against the standard's text)";
const FADGI: &str =
    "FADGI Technical Guidelines, third edition 2023, bound volumes: mean and 90th percentile, after a secondary table";

/// A preset that only limits each region.
const fn house(name: &'static str, each: f64) -> Preset {
    Preset { name, formula: Formula::Ciede2000, each, mean: None, p90: None, source: HOUSE }
}

/// All presets.
pub const PRESETS: [Preset; 9] = [
    house("brand", 3.0),
    house("close", 2.0),
    house("strict", 1.0),
    Preset {
        name: "fadgi-4",
        formula: Formula::Ciede2000,
        each: 100.0,
        mean: Some(2.0),
        p90: Some(4.0),
        source: FADGI,
    },
    Preset {
        name: "fadgi-3",
        formula: Formula::Ciede2000,
        each: 100.0,
        mean: Some(3.5),
        p90: Some(7.0),
        source: FADGI,
    },
    Preset {
        name: "metamorfoze-full",
        formula: Formula::Ciede2000Sl1,
        each: 7.0,
        mean: Some(3.0),
        p90: None,
        source: METAMORFOZE,
    },
    Preset {
        name: "metamorfoze-light",
        formula: Formula::Ciede2000Sl1,
        each: 14.0,
        mean: Some(4.0),
        p90: None,
        source: METAMORFOZE,
    },
    Preset {
        name: "iso-19264-a",
        formula: Formula::Ciede2000,
        each: 10.0,
        mean: Some(4.0),
        p90: None,
        source: ISO_19264,
    },
    Preset {
        name: "iso-19264-b",
        formula: Formula::Ciede2000,
        each: 15.0,
        mean: Some(5.0),
        p90: None,
        source: ISO_19264,
    },
];

impl Preset {
    /// The preset of a name, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PRESETS.into_iter().find(|preset| preset.name.eq_ignore_ascii_case(name.trim()))
    }

    /// What of the limits on the whole set the differences break, a phrase each.
    #[must_use]
    pub fn broken(&self, differences: &[f64]) -> Vec<String> {
        let mut sorted = differences.to_vec();
        sorted.sort_by(f64::total_cmp);
        let count = sorted.len().max(1) as f64;
        let mean = sorted.iter().sum::<f64>() / count;
        let place = 0.9 * (count - 1.0);
        let at = |index: usize| sorted.get(index).or(sorted.last()).copied().unwrap_or(0.0);
        let (low, high) = (at(place.floor() as usize), at(place.ceil() as usize));
        let p90 = low + (high - low) * place.fract();
        let over = |what: &str, found: f64, limit: Option<f64>| {
            let limit = limit.filter(|limit| found > *limit)?;
            Some(format!("{what} is {found:.2} (limit {limit})"))
        };
        [over("the mean", mean, self.mean), over("the 90th percentile", p90, self.p90)].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Preset;

    #[test]
    fn sets_are_judged_by_mean_and_percentile() {
        let Some(fadgi) = Preset::named("FADGI-4") else { unreachable!("a preset") };
        assert!(fadgi.broken(&[1.0, 2.0, 3.0]).is_empty());
        assert_eq!(
            fadgi.broken(&[1.0, 2.0, 9.0]),
            ["the mean is 4.00 (limit 2)", "the 90th percentile is 7.60 (limit 4)"]
        );
        assert_eq!(Preset::named("none"), None);
    }
}
