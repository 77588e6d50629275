//! How good the pixels themselves are: sharpness, enlargement, blocks of compression, colour, clipping. Everything is taken
//! from lines spread over the picture, so that it costs the same for any size.
//!
//! Sharpness is the width of edges between 10 and 90 % of their step (after Marziliano et al. 2002), the sharpest tenth, so
//! that a shallow depth of field is no fault. Enlargement is where the spectrum along lines (256 px under a Hann window)
//! falls off against the law of natural pictures, power ~ 1/f² (Field 1987). Blocks are steps on the 8 × 8 grid above the
//! steps beside it (after Wang et al. 2000).
//!
//! Not told: enlarging of edges that were drawn to the pixel (their images reach over the whole spectrum), motion blur in
//! one direction alone, enlargement by a network that invents detail, blocks after resizing.

use core::f64::consts::PI;

use crate::{finding::Region, market::measure::PictureNumbers, raster::Rgba8, register::fourier::transform};

/// Lines that are read in each direction.
const LINES: u32 = 96;

/// Smallest step that counts as an edge, levels: well above grain and ripple.
const STEP: f64 = 40.0;

/// Edges that are enough to speak of sharpness.
const ENOUGH_EDGES: usize = 24;

/// Length of a piece of a line whose spectrum is taken, px; a power of two.
const PIECE: usize = 256;

/// Pieces with detail that are enough to speak of enlargement.
const ENOUGH_PIECES: usize = 8;

/// Measures `picture`; detail is looked for in `subject`, or everywhere.
pub(super) fn measure(picture: &Rgba8, subject: Option<Region>, opaque: bool) -> PictureNumbers {
    let whole = Region { x: 0.0, y: 0.0, width: f64::from(picture.width()), height: f64::from(picture.height()) };
    let area = subject.unwrap_or(whole);
    let lines: Vec<Vec<f64>> = [false, true].into_iter().flat_map(|down| lines(picture, area, down)).collect();
    let edge_width_px = edge_width(&lines);
    let bandwidth = bandwidth(&lines);
    let mut numbers = colours(picture, area);
    numbers.unmeasured = match (edge_width_px, bandwidth) {
        (Some(_), Some(_)) => None,
        (None, _) => Some("the product has too few clear edges".into()),
        (_, None) => Some("the product has too little detail, or is too small".into()),
    };
    PictureNumbers {
        edge_width_px,
        bandwidth,
        blockiness: Some(blockiness(picture)),
        any_transparent: !opaque && picture.data().iter().skip(3).step_by(4).any(|a| *a < 255),
        ..numbers
    }
}

fn luma([r, g, b, _]: [u8; 4]) -> f64 {
    0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)
}

/// Lines through an area, spread evenly, along rows or columns.
fn lines(picture: &Rgba8, area: Region, down: bool) -> Vec<Vec<f64>> {
    let (x0, y0) = (area.x as i64, area.y as i64);
    let (x1, y1) = ((area.x + area.width) as i64, (area.y + area.height) as i64);
    let (along, across) = if down { (y0..y1, x0..x1) } else { (x0..x1, y0..y1) };
    let span = across.end - across.start;
    let count = span.clamp(0, i64::from(LINES));
    (0..count)
        .map(|i| across.start + (2 * i + 1) * span / (2 * count.max(1)))
        .map(|at| along.clone().map(|p| luma(if down { picture.pixel(at, p) } else { picture.pixel(p, at) })).collect())
        .collect()
}

/// The tenth smallest part of the edges' widths, px from 10 to 90 %.
fn edge_width(lines: &[Vec<f64>]) -> Option<f64> {
    let mut widths: Vec<f64> = lines.iter().flat_map(|line| edges(line)).collect();
    if widths.len() < ENOUGH_EDGES {
        return None;
    }
    let tenth = widths.len() / 10;
    Some(*widths.select_nth_unstable_by(tenth, f64::total_cmp).1)
}

/// Widths of the monotone runs of a line that climb or fall by [`STEP`] or more.
fn edges(line: &[f64]) -> Vec<f64> {
    let mut found = Vec::new();
    let mut start = 0;
    while start + 1 < line.len() {
        let sign = (line[start + 1] - line[start]).signum();
        let mut end = start + 1;
        while end + 1 < line.len() && (line[end + 1] - line[end]) * sign > 0.0 {
            end += 1;
        }
        let step = (line[end] - line[start]).abs();
        if step >= STEP {
            // Where the run passes 10 and 90 % of its step, between the samples.
            let place = |share: f64| {
                let level = share * step;
                let mut at = start;
                while at + 1 < end && (line[at + 1] - line[start]).abs() < level {
                    at += 1;
                }
                let (low, high) = ((line[at] - line[start]).abs(), (line[at + 1] - line[start]).abs());
                at as f64 + ((level - low) / (high - low).max(1e-9)).clamp(0.0, 1.0)
            };
            found.push(place(0.9) - place(0.1));
        }
        start = end;
    }
    found
}

/// Share of Nyquist's frequency up to which the spectrum keeps to 1/f² within 28 dB.
fn bandwidth(lines: &[Vec<f64>]) -> Option<f64> {
    /// How far below 1/f² detail still counts. Bicubic enlarging by two leaves less than −40 dB above a half.
    const FALL: f64 = 0.0016;
    let window: Vec<f64> = (0..PIECE).map(|i| 0.5 - 0.5 * (2.0 * PI * (i as f64 + 0.5) / PIECE as f64).cos()).collect();
    let pieces = lines.iter().flat_map(|line| line.chunks_exact(PIECE));
    let mut detailed: Vec<(f64, &[f64])> = pieces
        .map(|piece| (piece.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum::<f64>(), piece))
        .filter(|(energy, _)| *energy > 40.0 * PIECE as f64)
        .collect();
    if detailed.len() < ENOUGH_PIECES {
        return None;
    }
    detailed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut power = vec![0.0; PIECE / 2];
    let taken = detailed.iter().take(64);
    let count = taken.len() as f64;
    for (_, piece) in taken {
        let mean = piece.iter().sum::<f64>() / PIECE as f64;
        let mut values: Vec<(f64, f64)> = piece.iter().zip(&window).map(|(v, w)| ((v - mean) * w, 0.0)).collect();
        transform(&mut values, false);
        for (sum, (re, im)) in power.iter_mut().zip(&values) {
            *sum += (re * re + im * im) / count;
        }
    }
    // What rounding to whole levels alone gives: 1/12 a sample under the window.
    let rounding = window.iter().map(|w| w * w).sum::<f64>() / 12.0;
    let (from, to) = (PIECE / 16, PIECE / 8);
    let base = (from..to).map(|f| power[f] * (f * f) as f64).sum::<f64>() / (to - from) as f64;
    let smooth = |f: usize| {
        let part = &power[f.saturating_sub(2)..(f + 3).min(power.len())];
        part.iter().sum::<f64>() / part.len() as f64
    };
    let last = (to..power.len()).rev().find(|f| {
        let expected = base / (f * f) as f64;
        smooth(*f) > (FALL * expected).max(2.0 * rounding)
    });
    Some(last.unwrap_or(to) as f64 / (PIECE / 2 - 1) as f64)
}

/// Mean step across the lines of the 8 × 8 grid above the mean of the steps two pixels beside them, levels.
fn blockiness(picture: &Rgba8) -> f64 {
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let rows = height.min(i64::from(LINES));
    let (mut on, mut beside, mut count) = (0.0, 0.0, 0.0);
    for i in 0..rows {
        let y = (2 * i + 1) * height / (2 * rows);
        let at = |x: i64| luma(picture.pixel(x, y));
        for x in (8..width - 8).step_by(8) {
            let steps = [at(x) - at(x - 1), at(x - 2) - at(x - 3), at(x + 3) - at(x + 2)].map(f64::abs);
            // Edges of the picture itself say nothing about compression.
            if steps.iter().all(|s| *s < STEP) {
                on += steps[0];
                beside += f64::midpoint(steps[1], steps[2]);
                count += 1.0;
            }
        }
    }
    if count == 0.0 { 0.0 } else { (on - beside) / count }
}

/// Chroma and clipping on a grid of pixels of the area.
fn colours(picture: &Rgba8, area: Region) -> PictureNumbers {
    const SIDE: i64 = 160;
    let mut chroma = [0_usize; 256];
    let (mut high, mut low, mut count) = (0_usize, 0_usize, 0_usize);
    for i in 0..SIDE {
        for j in 0..SIDE {
            let at = |start: f64, length: f64, k: i64| (start + (k as f64 + 0.5) * length / SIDE as f64) as i64;
            let [r, g, b, _] = picture.pixel(at(area.x, area.width, j), at(area.y, area.height, i));
            let (least, most) = (r.min(g).min(b), r.max(g).max(b));
            chroma[usize::from(most - least)] += 1;
            high += usize::from(least == 255);
            low += usize::from(most == 0);
            count += 1;
        }
    }
    let mut above = 0;
    let top = chroma.iter().enumerate().rev().find(|(_, n)| {
        above += **n;
        above * 100 >= count
    });
    PictureNumbers {
        chroma_levels: top.map(|(level, _)| level as f64),
        clipped_high: Some(high as f64 / count.max(1) as f64),
        clipped_low: Some(low as f64 / count.max(1) as f64),
        ..PictureNumbers::default()
    }
}
