//! From figures to a verdict on colour, with sentences.

use super::grid::{Area, Grid};
use super::work::Part;
use super::{CompareOptions, Comparison, DRIFT_SHARE, Inside, RegionReport};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};

/// Overlap of the subject's two boxes (intersection over union) below which the pictures may be framed differently: a
/// subject scaled by 10 % leaves 0.83. A contact shadow that was added can do that as well, so that the pictures' likeness
/// decides.
const SAME_FRAME: f64 = 0.85;
/// Correlation of lightness above which pixels do face each other. Graded, cleaned or compressed versions of one picture
/// keep 0.99; other framings of the same product fall below 0.4.
const ALIKE: f64 = 0.8;
/// Correlation below which they do not, whatever the boxes say.
const UNLIKE: f64 = 0.5;
/// Smallest part of the picture that must be inside for a verdict on it; below, all pixels are judged.
const SMALLEST_INSIDE: f64 = 0.002;
/// Share of pixels over tolerance from which a passed comparison adds where they are. Outlines alone make some.
const LOCAL_SHARE: f64 = 0.005;

pub(super) fn conclude(part: Part, regions: Vec<RegionReport>, options: &CompareOptions, named: bool) -> Comparison {
    let Part { grid, inside, outside, .. } = part;
    let mut all = outside;
    all.merge(&inside);
    // A picture has at least one pixel, so that there are statistics; zeros stand for none all the same.
    let statistics = all.statistics().unwrap_or_default();
    let tolerance = options.tolerance;
    let worst = grid.worst(tolerance);
    let drift = grid.drift(tolerance);
    let enough = grid.inside_pixels() >= SMALLEST_INSIDE * all.pixels() as f64;
    let inside = inside.statistics().filter(|_| enough).map(|statistics| {
        let colors = grid.colors(|_| true);
        Inside {
            statistics,
            reference: colors.as_ref().map(|colors| colors.reference).unwrap_or_default(),
            change: colors.as_ref().map(|colors| colors.change).unwrap_or_default(),
            of_means: colors.as_ref().map_or(0.0, |colors| colors.of_means),
            drift_share: drift.as_ref().map_or(0.0, |area| area.pixels / grid.inside_pixels()),
            drift: drift.as_ref().map(|area| area.region),
        }
    });
    let mut comparison = Comparison {
        width: grid.width,
        height: grid.height,
        tolerance,
        formula: options.formula,
        filter_px: options.filter_px,
        statistics,
        histogram: all.histogram(),
        worst: worst.as_ref().map(|area| area.region),
        inside,
        regions,
        findings: Vec::new(),
    };
    comparison.findings = findings(&comparison, &grid, drift.as_ref(), options, named);
    comparison
}

fn findings(
    comparison: &Comparison,
    grid: &Grid,
    drift: Option<&Area>,
    options: &CompareOptions,
    named: bool,
) -> Vec<Finding> {
    let verdicts = if let Some((sample, reference)) = reframed(grid) {
        vec![not_aligned(&sample, &reference)]
    } else if named {
        // The whole picture and the ground come first and are not judged by a rule for products.
        comparison.regions.iter().skip(2).map(|region| judge_region(region, options)).collect()
    } else if options.strict {
        comparison.regions.iter().take(1).map(|region| judge_region(region, options)).collect()
    } else {
        vec![match &comparison.inside {
            Some(inside) => judge_inside(comparison, inside, grid, drift),
            None => judge_all(comparison),
        }]
    };
    let passed = verdicts.iter().all(|verdict| verdict.severity == Severity::Pass);
    let mut findings = verdicts;
    // The gravest first; regions of one severity stay in their order.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let over = comparison.statistics.share_over;
    if passed && over > LOCAL_SHARE {
        let mut message = format!(
            "{:.1} % of the pixels differ by more than {}, but no area's colour does: edges, texture or noise were changed",
            over * 100.0,
            comparison.tolerance
        );
        message.push_str(&match comparison.worst {
            Some(region) => format!("; most at {}.", place(&region)),
            None => ".".to_owned(),
        });
        let mut note = finding("delta-e-local-differences", Severity::Note, message);
        note.measured = Some(Quantity { value: over, unit: Unit::Share });
        note.region = comparison.worst;
        findings.push(note);
    }
    findings
}

/// A region by its rule.
fn judge_region(found: &RegionReport, options: &CompareOptions) -> Finding {
    let tolerance = options.tolerance;
    let what = if options.strict {
        format!(
            "its largest difference is {:.2} and {:.1} % of its pixels are over",
            found.raw.max,
            found.raw.share_over * 100.0
        )
    } else {
        let p95 = found.filtered.as_ref().unwrap_or(&found.raw).p95;
        let filtered = if found.filtered.is_some() { "filtered pixels" } else { "pixels" };
        format!("the mean colour differs by {:.2} and 95 % of the {filtered} stay within {p95:.2}", found.of_means)
    };
    let (kind, severity, verb) = if found.passed {
        ("delta-e-within-tolerance", Severity::Pass, "is within tolerance")
    } else {
        ("delta-e-over-tolerance", Severity::Failure, "is over tolerance")
    };
    let message = format!("\"{}\" {verb}: {what} (limit {tolerance}); {}.", found.name, found.words);
    let value = if options.strict { found.raw.max } else { found.of_means };
    let mut finding = measured(kind, severity, value, tolerance, message);
    finding.about = found.name.clone();
    finding.region = found.region;
    finding
}

/// The subject's boxes in sample and reference when their pixels do not face each other.
fn reframed(grid: &Grid) -> Option<(Region, Region)> {
    let (sample, reference) = (grid.subject_box(0)?, grid.subject_box(1)?);
    let overlap = |a: f64, a_size: f64, b: f64, b_size: f64| ((a + a_size).min(b + b_size) - a.max(b)).max(0.0);
    let common = overlap(sample.x, sample.width, reference.x, reference.width)
        * overlap(sample.y, sample.height, reference.y, reference.height);
    let either = sample.width * sample.height + reference.width * reference.height - common;
    let other_frame = common < SAME_FRAME * either;
    let is = match grid.correlation() {
        Some(likeness) => likeness < UNLIKE || (other_frame && likeness < ALIKE),
        None => other_frame,
    };
    is.then_some((sample, reference))
}

fn not_aligned(sample: &Region, reference: &Region) -> Finding {
    let message = format!(
        "The pictures do not show the product at the same place: it takes about {:.0} × {:.0} px from x {:.0}, y {:.0} in the \
         sample and {:.0} × {:.0} px from x {:.0}, y {:.0} in the reference. Their pixels do not face each other, so that \
         the differences are not colour. Compare swatches, or a version of the same framing.",
        sample.width, sample.height, sample.x, sample.y, reference.width, reference.height, reference.x, reference.y
    );
    let mut finding = finding("delta-e-not-aligned", Severity::CannotMeasure, message);
    finding.region = Some(*sample);
    finding
}

fn judge_inside(comparison: &Comparison, inside: &Inside, grid: &Grid, drift: Option<&Area>) -> Finding {
    let tolerance = comparison.tolerance;
    let whole = inside.statistics.median > tolerance;
    let area = drift.filter(|_| inside.drift_share >= DRIFT_SHARE);
    if !whole && area.is_none() {
        let message = format!(
            "Colour is within tolerance: inside the outline the median Delta-E is {:.2} and the mean colours differ by {:.2} \
             (limit {tolerance}).",
            inside.statistics.median, inside.of_means
        );
        return measured("delta-e-within-tolerance", Severity::Pass, inside.statistics.median, tolerance, message);
    }
    // The area's own mean colours say more than the whole subject's; without one, the whole has drifted evenly.
    let colors = area.and_then(|area| grid.colors(|index| area.cells.contains(&index)));
    let (value, change, share) = match &colors {
        Some(colors) => (colors.of_means, colors.change, colors.pixels / grid.inside_pixels()),
        None => (inside.statistics.median, inside.change, 1.0),
    };
    let message = format!(
        "Colour drifted by Delta-E {value:.2} (limit {tolerance}) over {:.0} % of the product{}: {}.",
        share * 100.0,
        area.map(|area| format!(", at {}", place(&area.region))).unwrap_or_default(),
        direction(change.l, change.a, change.b)
    );
    let mut finding = measured("delta-e-over-tolerance", Severity::Failure, value, tolerance, message);
    finding.region = area.map(|area| area.region);
    finding
}

/// Without anything inside, such as two pictures of ground alone or of thin lines: all pixels count.
fn judge_all(comparison: &Comparison) -> Finding {
    let (tolerance, found) = (comparison.tolerance, comparison.statistics);
    let over = found.mean > tolerance;
    let message = format!(
        "All pixels: mean Delta-E {:.2}, 95 % within {:.2} (limit {tolerance}); there is no area large enough to judge by itself.",
        found.mean, found.p95
    );
    let (kind, severity) =
        if over { ("delta-e-over-tolerance", Severity::Failure) } else { ("delta-e-within-tolerance", Severity::Pass) };
    measured(kind, severity, found.mean, tolerance, message)
}

/// A change in words, the largest first; coordinates that moved by less than 0.5 are not mentioned.
fn direction(l: f64, a: f64, b: f64) -> String {
    let mut parts = [(l, "lighter", "darker", "L*"), (a, "redder", "greener", "a*"), (b, "yellower", "bluer", "b*")];
    parts.sort_by(|one, two| two.0.abs().total_cmp(&one.0.abs()));
    let words: Vec<String> = parts
        .iter()
        .filter(|part| part.0.abs() >= 0.5)
        .map(|&(value, more, less, axis)| format!("{} ({axis} {value:+.1})", if value > 0.0 { more } else { less }))
        .collect();
    if words.is_empty() { "no single direction".to_owned() } else { words.join(", ") }
}

fn place(region: &Region) -> String {
    format!("x {:.0} to {:.0}, y {:.0} to {:.0}", region.x, region.x + region.width, region.y, region.y + region.height)
}

fn measured(kind: &str, severity: Severity, value: f64, limit: f64, message: String) -> Finding {
    let quantity = |value| Some(Quantity { value, unit: Unit::DeltaE00 });
    Finding { measured: quantity(value), limit: quantity(limit), ..finding(kind, severity, message) }
}

fn finding(kind: &str, severity: Severity, message: String) -> Finding {
    Finding::plain(Check::DeltaE, kind, severity, message)
}
