//! Drift across a set: which pictures of one shoot differ from the approved hero and from the set's own median, and which way.
//!
//! Pictures of a set show different things, so that pixels cannot be compared. What stays is the light: the tone of the
//! backdrop and of other neutrals, the ends of the tone scale, skin. [`measure`] takes those from one picture, [`compare_set`]
//! judges them across the set against the median with a limit that grows with the set's own scatter (what four of five keep
//! to), so that a set that varies by its content is not accused. It does not know what a picture shows: neutrals that
//! are a product's own colour count as neutrals, and a change of the shadows alone, under unmoved neutrals, is not told from
//! other content. Brand tones are numbers to plot and have no verdict.

mod light;
mod tones;

use serde::{Deserialize, Serialize};

pub use light::MixedLight;
pub use tones::measure;

use super::lab::Lab;
use crate::finding::{Check, Finding, Quantity, Severity, Unit};

/// A part of the tone scale in one picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Zone {
    /// Mean colour, averaged as light.
    pub color: Lab,
    /// Its part of the picture without white ground, 0 to 1.
    pub share: f64,
}

/// How a picture is toned: for plots across a shoot, never a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BrandTones {
    /// b\* of the neutrals (of everything where there are none): above 0 is warm.
    pub warmth: f64,
    /// L\* between the 5 % darkest and the 5 % lightest.
    pub contrast_depth: f64,
    /// L\* between the 90 % and the 99 % quantile: wide is a soft shoulder, 0 is cut off.
    pub highlight_softness: f64,
    /// 100 less the L\* of the 2 % quantile: how dark the dark is.
    pub shadow_density: f64,
}

/// What one picture's light looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Tones {
    /// The most frequent tone of little chroma: mostly the backdrop.
    pub neutrals: Option<Zone>,
    /// The darkest 2 to 10 %.
    pub shadows: Option<Zone>,
    /// The lightest 2 to 10 %.
    pub highlights: Option<Zone>,
    /// Colours that skin has, whatever they are of.
    pub skin: Option<Zone>,
    /// Absent where the picture is nearly all white ground.
    pub brand: Option<BrandTones>,
    /// Two colours of light, where there are two.
    pub mixed_light: Option<MixedLight>,
    /// The neutral colour in each of [`tones::BLOCKS`] squared blocks of the picture, row by row.
    #[serde(skip)]
    blocks: Vec<Option<Lab>>,
}

/// Smallest drift that is called one in the neutrals: in stops 0.06, in a\* and b\* together 1. Half of the 0.1 stops and 2 units
/// that a person sees side by side; three times the scatter of a flash.
const LEAST: Shift = Shift { stops: 0.06, color: 1.0 };
/// Content moves the other zones as well: twice that.
const LEAST_ELSEWHERE: Shift = Shift { stops: 0.12, color: 2.0 };
/// How many times the deviation that four of five pictures keep to one may stray. In normal scatter that is 3.8 standard
/// deviations; where a set falls in two by its content, the smaller part is not accused.
const SCATTER: f64 = 3.0;
/// A zone whose part of the picture differs from the reference's by more than this factor is of other things.
const OTHER_SHARE: f64 = 1.5;
/// Blocks that two pictures must have in common to be compared place by place.
const LEAST_BLOCKS: usize = 12;
/// Fewer pictures have no median worth the name.
const LEAST_SET: usize = 4;

/// A difference in light and in colour.
#[derive(Clone, Copy)]
struct Shift {
    stops: f64,
    color: f64,
}

/// A zone's difference from a reference; absent where the two cannot be compared.
type Differences = Vec<Option<Difference>>;

#[derive(Clone, Copy)]
struct Difference {
    stops: f64,
    a: f64,
    b: f64,
    wanted: Lab,
}

type Pick = fn(&Tones) -> Option<Zone>;
const ZONES: [(&str, Pick); 4] = [
    ("neutrals", |tones| tones.neutrals),
    ("shadows", |tones| tones.shadows),
    ("highlights", |tones| tones.highlights),
    ("skin tones", |tones| tones.skin),
];

/// What is to be said of each picture of a set, in its order: drift against the hero (its index) and the set's median, and mixed
/// light. Sets of fewer than four are judged against the hero alone.
#[must_use]
pub fn compare_set(set: &[Tones], hero: Option<usize>) -> Vec<Vec<Finding>> {
    let mut found: Vec<Vec<Finding>> =
        set.iter().map(|tones| tones.mixed_light.iter().map(light::finding).collect()).collect();
    // Against the median, against the hero.
    let mut neutrals_still = vec![[false; 2]; set.len()];
    for (name, pick) in ZONES {
        let neutral = name == "neutrals";
        let center = median_tones(set, pick);
        let to_median: Differences = match &center {
            Some(center) => set.iter().map(|tones| difference(tones, center, pick, neutral)).collect(),
            None => vec![None; set.len()],
        };
        let limit = limit(&to_median, if neutral { LEAST } else { LEAST_ELSEWHERE });
        let hero_tones = hero.and_then(|at| set.get(at));
        for (index, ((tones, findings), stills)) in set.iter().zip(&mut found).zip(&mut neutrals_still).enumerate() {
            let to_hero =
                hero_tones.filter(|_| hero != Some(index)).and_then(|wanted| difference(tones, wanted, pick, neutral));
            let references =
                [("the set's median", to_median.get(index).copied().flatten()), ("the approved hero", to_hero)];
            for ((reference, found), still) in references.into_iter().zip(stills) {
                let told = found.and_then(|found| drift(name, reference, found, limit));
                if neutral {
                    *still = found.is_some() && told.is_none();
                }
                // Light moves the neutrals as well: where they stand still, other zones moved by what they show.
                findings.extend(told.filter(|_| !*still));
            }
        }
    }
    found
}

/// The median of a zone, and of every block, over the set.
fn median_tones(set: &[Tones], pick: Pick) -> Option<Tones> {
    let zones: Vec<Zone> = set.iter().filter_map(pick).collect();
    if zones.len() < LEAST_SET {
        return None;
    }
    let zone = Zone {
        color: median_color(&zones.iter().map(|zone| zone.color).collect::<Vec<_>>()),
        share: median(zones.iter().map(|zone| zone.share).collect()),
    };
    let count = set.iter().map(|tones| tones.blocks.len()).max().unwrap_or(0);
    let blocks = (0..count).map(|at| {
        let known: Vec<Lab> = set.iter().filter_map(|tones| tones.blocks.get(at).copied().flatten()).collect();
        // Where the product mostly stands there is no backdrop to compare.
        (known.len() * 2 > set.len()).then(|| median_color(&known))
    });
    let same = Some(zone);
    Some(Tones {
        neutrals: same,
        shadows: same,
        highlights: same,
        skin: same,
        brand: None,
        mixed_light: None,
        blocks: blocks.collect(),
    })
}

/// How far a zone is from the reference's: neutrals place by place where both have enough in common, so that falloff and what
/// stands before the backdrop do not count.
fn difference(tones: &Tones, wanted: &Tones, pick: Pick, neutral: bool) -> Option<Difference> {
    let (zone, reference) = (pick(tones)?, pick(wanted)?);
    let of = |found: Lab, wanted: Lab| (stops(wanted, found), found.a - wanted.a, found.b - wanted.b);
    if neutral {
        let pairs = tones.blocks.iter().zip(&wanted.blocks).filter_map(|(one, other)| Some(of((*one)?, (*other)?)));
        let pairs: Vec<(f64, f64, f64)> = pairs.collect();
        if pairs.len() >= LEAST_BLOCKS {
            let middle = |value: fn(&(f64, f64, f64)) -> f64| median(pairs.iter().map(value).collect());
            let (stops, a, b) = (middle(|d| d.0), middle(|d| d.1), middle(|d| d.2));
            return Some(Difference { stops, a, b, wanted: reference.color });
        }
    }
    let ratio = zone.share / reference.share;
    let (stops, a, b) = of(zone.color, reference.color);
    ((1.0 / OTHER_SHARE..=OTHER_SHARE).contains(&ratio)).then_some(Difference { stops, a, b, wanted: reference.color })
}

/// The limit: the least that counts, or what the set itself scatters.
fn limit(differences: &Differences, least: Shift) -> Shift {
    let usual = |value: fn(&Difference) -> f64| {
        let mut sizes: Vec<f64> = differences.iter().flatten().map(value).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.get((sizes.len() * 4).div_ceil(5).saturating_sub(1)).map_or(0.0, |size| SCATTER * size)
    };
    Shift {
        stops: usual(|found| found.stops.abs()).max(least.stops),
        color: usual(|found| found.a.hypot(found.b)).max(least.color),
    }
}

fn drift(zone: &str, reference: &str, found: Difference, limit: Shift) -> Option<Finding> {
    let Difference { stops, a, b, wanted } = found;
    let color = a.hypot(b);
    let mut words = Vec::new();
    if stops.abs() > limit.stops {
        words.push(format!("{:.2} EV {}", stops.abs(), if stops > 0.0 { "lighter" } else { "darker" }));
    }
    if color > limit.color {
        words.push(direction(a, b));
    }
    if words.is_empty() {
        return None;
    }
    let light = wanted.to_relative().map(|value| value * stops.exp2());
    let shifted = Lab::from_relative(light);
    let measured = super::delta_e::ciede2000(wanted, Lab { a: wanted.a + a, b: wanted.b + b, ..shifted });
    Some(Finding {
        about: zone.to_owned(),
        measured: Some(Quantity { value: measured, unit: Unit::DeltaE00 }),
        ..Finding::plain(
            Check::DeltaE,
            "batch-drift",
            Severity::Warning,
            format!("The {zone} are {} than {reference}.", words.join(" and ")),
        )
    })
}

/// `2.0 warmer and 0.6 redder`: each of the two directions that is at least a third of the other.
fn direction(da: f64, db: f64) -> String {
    let red = (da.abs(), if da > 0.0 { "redder" } else { "greener" });
    let warm = (db.abs(), if db > 0.0 { "warmer" } else { "cooler" });
    let most = red.0.max(warm.0);
    let told = [warm, red].into_iter().filter(|(size, _)| *size >= most / 3.0);
    told.map(|(size, word)| format!("{size:.1} {word}")).collect::<Vec<_>>().join(" and ")
}

/// From one lightness to another as stops of exposure.
fn stops(from: Lab, to: Lab) -> f64 {
    // A thousandth of white: below it a stop is noise.
    let light = |color: Lab| color.to_relative()[1].max(1e-3);
    (light(to) / light(from)).log2()
}

fn median_color(colors: &[Lab]) -> Lab {
    let middle = |value: fn(&Lab) -> f64| median(colors.iter().map(value).collect());
    Lab { l: middle(|c| c.l), a: middle(|c| c.a), b: middle(|c| c.b) }
}

/// The middle value; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle), values.get(middle.wrapping_sub(1))) {
        (Some(upper), Some(lower)) if values.len().is_multiple_of(2) => (upper + lower) / 2.0,
        (Some(upper), _) => *upper,
        (None, _) => 0.0,
    }
}
