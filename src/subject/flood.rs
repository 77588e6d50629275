//! Floods the backdrop inwards from the frame, and names each pixel: outside, or not reached.
//!
//! A pixel lets the flood pass while it keeps the backdrop's chroma, is not lighter than it, and shows no edge. Shadows
//! pass (they darken slowly at one chroma); the product's outline does not. The barrier is thickened by [`REACH`] px so
//! that a gap in a weak outline does not let the flood in, and the flood is given the same width back afterwards.
//! A shadow darkens towards the product and does not turn lighter again, so the flood, which always goes on from its
//! brightest front, stops where that would happen: it does not climb out of a shadow into a grey product.

use super::backdrop::{Backdrop, over_white, shade};
use crate::raster::Rgba8;

/// Half-width of a gap that stays shut, px. 2: JPEG ripple breaks an outline for a few pixels, not for ten.
pub(super) const REACH: usize = 2;

/// An edge, levels over two pixels. The steepest contact shadows of soft light change 15 in two pixels, an outline 30
/// above its shadow changes at least 20.
const EDGE: f64 = 20.0;

/// How much lighter than the fitted surface a real sweep may be in places, levels.
const LIGHTER: f64 = 45.0;

/// Brightness, as a share of the surface, below which the flood is in shadow and may not turn lighter again. A sweep
/// strays from the surface by less than a fifth.
const SHADOW: f64 = 0.8;

/// How much lighter a shadow may turn, share of the surface: grain and JPEG blocks.
const RECOVERY: f64 = 0.08;

/// Grain above which the picture is averaged first, standard deviation in levels; below it, an edge is clear as it is.
const GRAIN: f64 = 1.5;

/// Smallest backdrop patch inside the subject that is an opening, px. Smaller ones are glints.
const SMALLEST_OPENING: usize = 400;

/// What the flood found, a byte a pixel.
pub(super) struct Reached {
    /// True where the backdrop (lit or in shadow) is.
    pub outside: Vec<bool>,
    /// Width of the picture, px.
    pub width: usize,
    /// Height of the picture, px.
    pub height: usize,
}

/// Floods `picture` from its frame.
pub(super) fn outside(picture: &Rgba8, backdrop: &Backdrop) -> Reached {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let smooth = smoothed(picture, backdrop.noise);
    let mut pass = vec![false; width * height];
    let mut lit = vec![false; width * height];
    let mut shades = vec![0_u8; width * height];
    let field = backdrop.field;
    let edge = EDGE + 3.0 * backdrop.noise;
    let chroma = 7.0 + 2.0 * backdrop.noise;
    let at = |x: usize, y: usize| smooth[y * width + x].map(f64::from);
    for y in field.top as usize..field.bottom as usize {
        let (above, below) = (y.saturating_sub(1).max(field.top as usize), (y + 1).min(field.bottom as usize - 1));
        for x in field.left as usize..field.right as usize {
            let (before, after) = (x.saturating_sub(1).max(field.left as usize), (x + 1).min(field.right as usize - 1));
            let color = at(x, y);
            let base = backdrop.at(x as u32, y as u32);
            let (share, off) = shade(color, base);
            let lighter = (share - 1.0) * base[1];
            if off > chroma || lighter > LIGHTER {
                continue;
            }
            let (l, r, u, d) = (at(before, y), at(after, y), at(x, above), at(x, below));
            let step = (0..3).map(|c| (r[c] - l[c]).abs().max((d[c] - u[c]).abs())).fold(0.0, f64::max);
            pass[y * width + x] = step <= edge;
            lit[y * width + x] = step <= edge && lighter.abs() <= backdrop.slack;
            shades[y * width + x] = level(share);
        }
    }
    let open = shrink(&pass, width, height, REACH);
    let mut reached = vec![false; width * height];
    let mut seeds = Vec::new();
    // The band next to the frame is where shrinking has no neighbours to ask, so seeds stand on the frame itself.
    for x in field.left as usize..field.right as usize {
        seeds.push(field.top as usize * width + x);
        seeds.push((field.bottom as usize - 1) * width + x);
    }
    for y in field.top as usize..field.bottom as usize {
        seeds.push(y * width + field.left as usize);
        seeds.push(y * width + field.right as usize - 1);
    }
    seeds.retain(|s| open[*s] && shades[*s] >= level(SHADOW));
    fill(&open, &shades, &mut reached, &seeds, width, height);
    openings(&open, &lit, &mut reached, width, height);
    give_back(&pass, &mut reached, width, height);
    for y in 0..height {
        for x in 0..width {
            let inside = y >= field.top as usize
                && y < field.bottom as usize
                && x >= field.left as usize
                && x < field.right as usize;
            if !inside {
                reached[y * width + x] = true;
            }
        }
    }
    Reached { outside: reached, width, height }
}

/// The picture over white, averaged over 3 × 3 px when its grain is above [`GRAIN`] (an edge then still shows).
///
/// Whole levels: half a level is far below every threshold here, and a third of the memory matters on large pictures.
fn smoothed(picture: &Rgba8, noise: f64) -> Vec<[u8; 3]> {
    if noise <= GRAIN {
        let over = |p: &[u8]| over_white([p[0], p[1], p[2], p[3]]).map(|c| c.round() as u8);
        return picture.data().chunks_exact(4).map(over).collect();
    }
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let mut smooth = Vec::with_capacity(picture.data().len() / 4);
    for y in 0..height {
        for x in 0..width {
            let mut sum = [0.0; 3];
            for near in 0..9 {
                let color = over_white(picture.pixel(x + near % 3 - 1, y + near / 3 - 1));
                (0..3).for_each(|c| sum[c] += color[c]);
            }
            smooth.push(sum.map(|s| (s / 9.0).round() as u8));
        }
    }
    smooth
}

/// Keeps what is true in the whole square of `2 × reach + 1` px around it; outside the picture counts as true.
pub(super) fn shrink(mask: &[bool], width: usize, height: usize, reach: usize) -> Vec<bool> {
    let mut rows = vec![true; mask.len()];
    for (from, to) in mask.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        for x in 0..width {
            if !from[x] {
                to[x.saturating_sub(reach)..(x + reach + 1).min(width)].fill(false);
            }
        }
    }
    let mut both = rows.clone();
    for y in 0..height {
        for near in y.saturating_sub(reach)..(y + reach + 1).min(height) {
            if near != y {
                for x in 0..width {
                    both[y * width + x] &= rows[near * width + x];
                }
            }
        }
    }
    both
}

/// A share of the surface's brightness as a bucket: 200 is the surface itself.
fn level(share: f64) -> u8 {
    (share * 200.0).clamp(0.0, 255.0) as u8
}

/// Spreads from the seeds through `open`, four ways, always on from the brightest front. Each front remembers the
/// darkest shade on its way.
fn fill(open: &[bool], shades: &[u8], reached: &mut [bool], seeds: &[usize], width: usize, height: usize) {
    let recovery = level(RECOVERY);
    let mut fronts: Vec<Vec<usize>> = vec![Vec::new(); 256];
    let push = |fronts: &mut Vec<Vec<usize>>, reached: &mut [bool], at: usize, darkest: u8| {
        // Everything lit is one bucket.
        let darkest = if darkest >= level(SHADOW) { 255 } else { darkest };
        reached[at] = true;
        fronts[usize::from(darkest)].push(at);
    };
    for seed in seeds {
        push(&mut fronts, reached, *seed, shades[*seed]);
    }
    for darkest in (0..=255_u8).rev() {
        while let Some(at) = fronts[usize::from(darkest)].pop() {
            for next in neighbours(at, width, height) {
                if open[next] && !reached[next] && shades[next] <= darkest.saturating_add(recovery) {
                    push(&mut fronts, reached, next, shades[next].min(darkest));
                }
            }
        }
    }
}

/// The pixels above, below and beside the one at `at`, as far as the frame has them.
fn neighbours(at: usize, width: usize, height: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (at % width, at / width);
    [
        (x > 0).then(|| at - 1),
        (x + 1 < width).then(|| at + 1),
        (y > 0).then(|| at - width),
        (y + 1 < height).then(|| at + width),
    ]
    .into_iter()
    .flatten()
}

/// Enclosed parts that are mostly lit backdrop are openings (a handle, a ring).
fn openings(open: &[bool], lit: &[bool], reached: &mut [bool], width: usize, height: usize) {
    let mut tried = reached.to_vec();
    for start in 0..open.len() {
        if tried[start] || !open[start] || !lit[start] {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        tried[start] = true;
        while let Some(&at) = part.get(next) {
            next += 1;
            for n in neighbours(at, width, height) {
                if open[n] && !tried[n] {
                    tried[n] = true;
                    part.push(n);
                }
            }
        }
        let bright = part.iter().filter(|p| lit[**p]).count();
        if part.len() >= SMALLEST_OPENING && bright * 2 >= part.len() {
            part.iter().for_each(|p| reached[*p] = true);
        }
    }
}

/// Gives back the width that [`shrink`] took, as far as pixels let the flood pass.
fn give_back(pass: &[bool], reached: &mut [bool], width: usize, height: usize) {
    for _ in 0..REACH {
        let last = reached.to_vec();
        for y in 0..height {
            for x in 0..width {
                let at = y * width + x;
                if !last[at] && pass[at] {
                    let near = |xx: usize, yy: usize| last[yy * width + xx];
                    reached[at] = near(x.saturating_sub(1), y)
                        || near((x + 1).min(width - 1), y)
                        || near(x, y.saturating_sub(1))
                        || near(x, (y + 1).min(height - 1));
                }
            }
        }
    }
}
