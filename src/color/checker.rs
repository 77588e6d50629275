//! A ColorChecker Classic in the picture: where its 24 patches are and what colour each has.
//!
//! Method: flat four-sided spots of one colour ([`patches`]), those of them that lie on one grid ([`lattice`]), a
//! perspective map through them ([`homography`]). Which way round the card lies is told by colour alone: every placement of
//! the 6 × 4 card on the grid is tried, light and cast are taken out by one gain a channel, and the placement with the
//! smallest remaining difference is taken if it is clearly better than the next. So an uneven light, a cast and half-hidden
//! patches do no harm; a card that is not there is not found. Patches are averaged over the inner half of their side in
//! linear light, in the picture's own depth through its profile.
//!
//! Reference: the average of 30 charts measured by BabelColor ("The ColorChecker Pages", 2012), Lab for D50. Charts made
//! after November 2014 differ by up to Delta-E 2 in some patches.
//!
//! It does not read the 140-patch SG or the Passport's other page, and no card that is bent.

mod homography;
mod lattice;
mod patches;

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::delta_e::ciede2000;
use super::lab::{EPSILON, KAPPA, Lab};
use crate::error::{Error, Result};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};
use crate::raster::{Raster, Rgba8};
use homography::{Homography, Point};
use lattice::Place;

/// Columns and rows of the card, dark skin first and black last.
const COLUMNS: i32 = 6;
const ROWS: i32 = 4;

/// Names and Lab (D50) of the patches, row by row.
const PATCHES: [(&str, [f64; 3]); 24] = [
    ("dark skin", [38.4459, 13.6023, 14.5264]),
    ("light skin", [65.9428, 17.8831, 17.8636]),
    ("blue sky", [50.0613, -4.5099, -22.278]),
    ("foliage", [43.2859, -13.2323, 21.9328]),
    ("blue flower", [55.3187, 8.8308, -24.6172]),
    ("bluish green", [70.6913, -33.032, -0.1334]),
    ("orange", [62.6509, 35.3538, 57.8379]),
    ("purplish blue", [40.2462, 9.7587, -44.3842]),
    ("moderate red", [51.5989, 47.7976, 16.8766]),
    ("purple", [30.4965, 21.0619, -20.0411]),
    ("yellow green", [72.4618, -23.2858, 56.9921]),
    ("orange yellow", [71.9469, 19.4781, 68.1301]),
    ("blue", [28.8763, 14.7968, -50.1527]),
    ("green", [55.1444, -37.8106, 31.6301]),
    ("red", [42.2771, 54.1036, 28.6704]),
    ("yellow", [82.2765, 4.0283, 80.0067]),
    ("magenta", [51.9163, 49.8012, -13.8458]),
    ("cyan", [50.7223, -28.103, -27.9616]),
    ("white", [96.5293, -0.4681, 2.3788]),
    ("neutral 8", [81.2091, -0.6561, 0.2516]),
    ("neutral 6.5", [66.4817, -0.5307, -0.0418]),
    ("neutral 5", [50.8273, -0.626, -0.1611]),
    ("neutral 3.5", [35.8492, -0.541, -0.5138]),
    ("black", [20.8277, 0.025, -0.3951]),
];

/// Longer side that the card is searched on, px. A card of a tenth of the frame's width still has patches of 20 px.
const SEARCH_SIDE: u32 = 1600;
/// Fewest patches that must have been seen as spots: half the card, so that chance cannot place the other half.
const FEWEST: usize = 12;
/// Largest mean Delta-E (CIE 1976, light and cast taken out) of a placement that is believed. A wrong placement has 40 and
/// more; a card under tungsten light without correction has up to 15.
const BELIEVED: f64 = 20.0;
/// The next best placement must be worse by this factor.
const CLEARLY: f64 = 1.4;
/// The part of a patch's pitch that is averaged: the inner half of its side, far from edge and frame.
const SAMPLED: f64 = 0.42;
/// Side of a patch as a share of the pitch, on the card: 40 of 46 mm.
const SIDE: f64 = 0.87;

/// The card as it was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Checker {
    /// Middles of the four corner patches, px: dark skin, bluish green, black, white.
    pub corners: [[f64; 2]; 4],
    /// The 24 patches in the card's order.
    pub patches: Vec<CheckerPatch>,
    /// Patches that were seen as spots of their own; the others were placed by the grid.
    pub seen: u32,
    /// Mean and largest CIEDE2000 over the patches.
    pub mean: f64,
    /// See [`mean`](Self::mean).
    pub max: f64,
    /// Mean Delta-E of a* and b* alone over the neutrals lighter than 5: the white balance.
    pub white_balance: f64,
}

/// One patch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CheckerPatch {
    /// Its name on the card.
    pub name: String,
    /// Its middle, px.
    pub centre: [f64; 2],
    /// The corners of what was averaged, px, clockwise from the top left one of the card.
    pub sampled: [[f64; 2]; 4],
    /// The colour wanted.
    pub reference: Lab,
    /// The colour found, mean in linear light.
    pub found: Lab,
    /// CIEDE2000 between them.
    pub delta_e: f64,
}

/// Finds the card by itself. `drawn` is the same picture in 8-bit sRGB, as [`to_srgb8`](super::profile::to_srgb8) gives it.
/// `None` when there is none that is believed.
///
/// # Errors
/// [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn find(raster: &Raster, drawn: &Rgba8) -> Result<Option<Checker>> {
    let small = drawn.shrink(SEARCH_SIDE)?;
    let scale = f64::from(drawn.width()) / f64::from(small.width());
    let grid = lattice::find(&patches::find(&small));
    if grid.len() < FEWEST {
        return Ok(None);
    }
    let grid: Vec<(Place, Point)> =
        grid.into_iter().map(|(place, at)| (place, at.map(|value| value * scale))).collect();
    let converter = Converter::new(raster)?;
    let mut tried: Vec<(f64, Homography, usize)> = placements(&grid)
        .into_iter()
        .filter_map(|pairs| {
            let map = settle(&pairs)?;
            Some((mismatch(raster, &converter, &map)?, map, pairs.len()))
        })
        .collect();
    tried.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [(best, map, seen), rest @ ..] = tried.as_slice() else { return Ok(None) };
    let clear = rest.first().is_none_or(|next| next.0 > best * CLEARLY);
    if *best > BELIEVED || !clear {
        return Ok(None);
    }
    Ok(measure(raster, &converter, map, *seen as u32))
}

/// Measures a card whose corner patches a person pointed at: the middles of dark skin, bluish green, black and white, px.
///
/// # Errors
/// [`Error::InvalidArgument`] when the corners lie on a line or the card reaches out of the picture;
/// [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn at_corners(raster: &Raster, corners: [[f64; 2]; 4]) -> Result<Checker> {
    let wrong = |expected: &str| Error::InvalidArgument {
        name: "corners",
        found: format!("{corners:?}"),
        expected: expected.to_owned(),
    };
    let (right, bottom) = (f64::from(COLUMNS - 1), f64::from(ROWS - 1));
    let places = [[0.0, 0.0], [right, 0.0], [right, bottom], [0.0, bottom]];
    let pairs: Vec<(Point, Point)> = places.into_iter().zip(corners).collect();
    let map = Homography::fit(&pairs).ok_or_else(|| wrong("four points that are not on a line"))?;
    let converter = Converter::new(raster)?;
    measure(raster, &converter, &map, 0).ok_or_else(|| wrong("a card that lies inside the picture"))
}

/// What the card says of the picture's colour: its mean CIEDE2000 against `tolerance`, or that no card was found.
#[must_use]
pub fn judge(checker: Option<&Checker>, tolerance: f64) -> Finding {
    let Some(checker) = checker else {
        return Finding::plain(
            Check::DeltaE,
            "checker-not-found",
            Severity::CannotMeasure,
            "No ColorChecker was found in this picture: at least half of its 24 patches must be seen, none smaller than \
             6 px; point at its corners instead."
                .to_owned(),
        );
    };
    let passes = checker.mean <= tolerance;
    let worst = checker.patches.iter().max_by(|a, b| a.delta_e.total_cmp(&b.delta_e));
    let (kind, severity) = if passes {
        ("checker-within-tolerance", Severity::Pass)
    } else {
        ("checker-over-tolerance", Severity::Failure)
    };
    let quantity = |value| Some(Quantity { value, unit: Unit::DeltaE00 });
    let (low, high) = checker.corners.iter().fold(([f64::MAX; 2], [f64::MIN; 2]), |(low, high), p| {
        ([low[0].min(p[0]), low[1].min(p[1])], [high[0].max(p[0]), high[1].max(p[1])])
    });
    Finding {
        check: Check::DeltaE,
        kind: kind.to_owned(),
        severity,
        about: "ColorChecker".to_owned(),
        measured: quantity(checker.mean),
        limit: quantity(tolerance),
        region: Some(Region { x: low[0], y: low[1], width: high[0] - low[0], height: high[1] - low[1] }),
        message: format!(
            "The ColorChecker's 24 patches differ from their reference by Delta-E {:.2} on average (limit {tolerance}), at \
             most {:.2} in {}; white balance is off by {:.2} in a* and b*.",
            checker.mean,
            checker.max,
            worst.map_or("", |patch| patch.name.as_str()),
            checker.white_balance
        ),
    }
}

/// Every way in which the card can lie on the grid so that all seen spots are patches of it: four turns, and the offsets
/// that are left where the grid has fewer columns or rows than the card. A card is never seen mirrored.
fn placements(grid: &[(Place, Point)]) -> Vec<Vec<(Point, Point)>> {
    let turns: [fn(Place) -> Place; 4] = [|(c, r)| (c, r), |(c, r)| (-r, c), |(c, r)| (-c, -r), |(c, r)| (r, -c)];
    let mut all = Vec::new();
    for turn in turns {
        let turned: Vec<(Place, Point)> = grid.iter().map(|&(place, at)| (turn(place), at)).collect();
        let columns: Vec<i32> = turned.iter().map(|((column, _), _)| *column).collect();
        let rows: Vec<i32> = turned.iter().map(|((_, row), _)| *row).collect();
        for left in windows(&columns, COLUMNS) {
            for top in windows(&rows, ROWS) {
                let pairs: Vec<(Point, Point)> = turned
                    .iter()
                    .map(|&((column, row), at)| ((column - left, row - top), at))
                    .filter(|((column, row), _)| (0..COLUMNS).contains(column) && (0..ROWS).contains(row))
                    .map(|((column, row), at)| ([f64::from(column), f64::from(row)], at))
                    .collect();
                if pairs.len() >= FEWEST {
                    all.push(pairs);
                }
            }
        }
    }
    all
}

/// Where a window of `size` may begin so that it covers as much of the places as it can, or, where they are more than it
/// holds (a spot beside the card), each window inside them.
fn windows(places: &[i32], size: i32) -> std::ops::RangeInclusive<i32> {
    let (least, most) = places.iter().fold((i32::MAX, i32::MIN), |(low, high), &at| (low.min(at), high.max(at)));
    let (a, b) = (least, most - size + 1);
    a.min(b)..=a.max(b)
}

/// The map through the spots' middles. The middle of a square's picture is not the picture of its middle: what the map
/// itself says of the difference is taken off, twice; and spots that do not fit (a patch half hidden) are left out.
fn settle(pairs: &[(Point, Point)]) -> Option<Homography> {
    let mut map = Homography::fit(pairs)?;
    let mut kept: Vec<(Point, Point)> = pairs.to_vec();
    for _ in 0..2 {
        let error = |(grid, at): &(Point, Point)| {
            let [x, y] = map.apply(*grid);
            let [dx, dy] = shift(&map, *grid);
            (at[0] - dx - x).hypot(at[1] - dy - y)
        };
        let mut errors: Vec<f64> = pairs.iter().map(error).collect();
        errors.sort_by(f64::total_cmp);
        let limit = 3.0 * errors.get(errors.len() / 2).copied().unwrap_or(0.0) + 0.5;
        kept.clear();
        kept.extend(pairs.iter().filter(|pair| error(pair) <= limit).map(|&(grid, [x, y])| {
            let [dx, dy] = shift(&map, grid);
            (grid, [x - dx, y - dy])
        }));
        map = Homography::fit(&kept)?;
    }
    Some(map)
}

/// From the picture of a patch's middle to the middle of the patch's picture.
fn shift(map: &Homography, [u, v]: Point) -> Point {
    let half = SIDE / 2.0;
    let corners = [[-half, -half], [half, -half], [half, half], [-half, half]].map(|[a, b]| map.apply([u + a, v + b]));
    let (mut area, mut sum) = (0.0, [0.0, 0.0]);
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let cross = from[0] * to[1] - to[0] * from[1];
        area += cross;
        sum = [sum[0] + (from[0] + to[0]) * cross, sum[1] + (from[1] + to[1]) * cross];
    }
    let [x, y] = map.apply([u, v]);
    if area.abs() < 1e-9 { [0.0, 0.0] } else { [sum[0] / (3.0 * area) - x, sum[1] / (3.0 * area) - y] }
}

fn place_of(index: usize) -> Point {
    [(index % COLUMNS as usize) as f64, (index / COLUMNS as usize) as f64]
}

/// Mean difference to the card after one gain a channel, or `None` when the card reaches out of the picture.
fn mismatch(raster: &Raster, converter: &Converter, map: &Homography) -> Option<f64> {
    let mut found = Vec::with_capacity(PATCHES.len());
    for index in 0..PATCHES.len() {
        found.push(mean(raster, converter, &square(map, index))?);
    }
    let wanted: Vec<[f64; 3]> = PATCHES.iter().map(|(_, [l, a, b])| relative_of(Lab { l: *l, a: *a, b: *b })).collect();
    // The gain of XYZ relative to white that fits best: what light and exposure do to a first order.
    let gain: [f64; 3] = std::array::from_fn(|channel| {
        let (mut up, mut down) = (0.0, 1e-12);
        for (is, should) in found.iter().zip(&wanted) {
            up += is[channel] * should[channel];
            down += is[channel] * is[channel];
        }
        up / down
    });
    let total: f64 = found
        .iter()
        .zip(&PATCHES)
        .map(|(xyz, (_, [l, a, b]))| {
            let lab = Lab::from_relative(std::array::from_fn(|channel| xyz[channel] * gain[channel]));
            ((lab.l - l).powi(2) + (lab.a - a).powi(2) + (lab.b - b).powi(2)).sqrt()
        })
        .sum();
    Some(total / PATCHES.len() as f64)
}

/// The part of a patch that is averaged.
fn square(map: &Homography, index: usize) -> [Point; 4] {
    let [u, v] = place_of(index);
    let half = SAMPLED / 2.0;
    [[-half, -half], [half, -half], [half, half], [-half, half]].map(|[a, b]| map.apply([u + a, v + b]))
}

/// The mean in linear light of the pixels whose middles lie in a convex four-sided figure; `None` when it reaches out of
/// the picture or holds no pixel.
fn mean(raster: &Raster, converter: &Converter, corners: &[Point; 4]) -> Option<[f64; 3]> {
    let range = |axis: usize, size: u32| {
        let (low, high) = corners.iter().fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p[axis]), b.max(p[axis])));
        (low >= 0.0 && high <= f64::from(size)).then(|| (low.floor() as u32, (high.ceil() as u32).min(size)))
    };
    let ((left, right), (top, bottom)) = (range(0, raster.width())?, range(1, raster.height())?);
    let (mut sum, mut count) = ([0.0; 3], 0.0);
    for y in top..bottom {
        for x in left..right {
            let at = [f64::from(x) + 0.5, f64::from(y) + 0.5];
            let inside = corners
                .iter()
                .zip(corners.iter().cycle().skip(1))
                .all(|(from, to)| (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0]) >= 0.0);
            if inside {
                let xyz = converter.relative(raster, x, y);
                sum = [sum[0] + xyz[0], sum[1] + xyz[1], sum[2] + xyz[2]];
                count += 1.0;
            }
        }
    }
    (count > 0.0).then(|| sum.map(|total| total / count))
}

/// XYZ relative to white: [`Lab::from_relative`] the other way.
fn relative_of(lab: Lab) -> [f64; 3] {
    let y = (lab.l + 16.0) / 116.0;
    [y + lab.a / 500.0, y, y - lab.b / 200.0].map(|f| {
        let cube = f.powi(3);
        if cube > EPSILON { cube } else { (116.0 * f - 16.0) / KAPPA }
    })
}

fn measure(raster: &Raster, converter: &Converter, map: &Homography, seen: u32) -> Option<Checker> {
    let mut patches = Vec::with_capacity(PATCHES.len());
    for (index, &(name, [l, a, b])) in PATCHES.iter().enumerate() {
        let sampled = square(map, index);
        let found = Lab::from_relative(mean(raster, converter, &sampled)?);
        let reference = Lab { l, a, b };
        patches.push(CheckerPatch {
            name: name.to_owned(),
            centre: map.apply(place_of(index)),
            sampled,
            reference,
            found,
            delta_e: ciede2000(reference, found),
        });
    }
    let count = patches.len() as f64;
    // White to neutral 5: darker ones say more of flare than of balance.
    let neutrals = patches.get(18..22).unwrap_or_default();
    let cast = |patch: &CheckerPatch| (patch.found.a - patch.reference.a).hypot(patch.found.b - patch.reference.b);
    let (right, bottom) = (f64::from(COLUMNS - 1), f64::from(ROWS - 1));
    Some(Checker {
        corners: [[0.0, 0.0], [right, 0.0], [right, bottom], [0.0, bottom]].map(|place| map.apply(place)),
        seen,
        mean: patches.iter().map(|patch| patch.delta_e).sum::<f64>() / count,
        max: patches.iter().map(|patch| patch.delta_e).fold(0.0, f64::max),
        white_balance: neutrals.iter().map(cast).sum::<f64>() / neutrals.len().max(1) as f64,
        patches,
    })
}
