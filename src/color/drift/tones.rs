//! One picture's zones, from a grid of cells.
//!
//! A cell is the mean, as light, of some pixels spread evenly over it, so that noise and texture average out and a large picture
//! costs no more than a small one. White ground (L\* 98.5 and more) is left out: it is cut out, not lit.

use super::super::convert::Converter;
use super::super::lab::{GROUND, Lab};
use super::{BrandTones, Tones, Zone, light};
use crate::error::Result;
use crate::raster::Raster;

/// Cells along the longer side: 62,500 of a square, enough for shares of a per mille.
const CELLS: u32 = 250;
/// Pixels along a cell's side that are read.
const READ: u32 = 4;
/// Fewer cells than this make no zone.
const LEAST_CELLS: usize = 50;
/// Neutrals have less chroma than this: a gray backdrop under light of 2,000 K more or less than supposed keeps below it.
const NEUTRAL_CHROMA: f64 = 12.0;
/// Half the width in L\* of the most frequent neutral tone: a backdrop's falloff of a quarter of a stop.
const TONE: f64 = 6.0;
/// Blocks along each side of the picture, in which neutrals are compared place by place.
pub(super) const BLOCKS: u32 = 12;

/// A cell's place in the grid and its colour.
pub(super) struct Cell {
    pub(super) row: u32,
    /// Its block of the picture.
    block: usize,
    pub(super) xyz: [f64; 3],
    pub(super) color: Lab,
}

/// Measures one picture.
///
/// # Errors
/// [`Error::Unsupported`](crate::error::Error::Unsupported) when its colours cannot be measured.
pub fn measure(raster: &Raster) -> Result<Tones> {
    let mut cells = cells(raster, &Converter::new(raster)?);
    let mixed_light = light::find(&cells);
    cells.sort_by(|a, b| a.color.l.total_cmp(&b.color.l));
    let neutrals = neutrals(&cells);
    let blocks = blocks(&cells, neutrals);
    let skin = zone(&cells, |cell| is_skin(cell.color)).filter(|zone| zone.share >= 0.01);
    let part = |from: f64, to: f64| {
        let at = |share: f64| (share * cells.len() as f64) as usize;
        whole_zone(cells.get(at(from)..at(to)).unwrap_or_default(), cells.len())
    };
    Ok(Tones {
        neutrals,
        shadows: part(0.02, 0.10),
        highlights: part(0.90, 0.98),
        skin,
        brand: brand(&cells, neutrals),
        mixed_light,
        blocks,
    })
}

/// The mean colour of a block's cells, where four of five are neutral and near the picture's neutral tone: an edge of the product
/// in it would move the mean.
fn blocks(cells: &[Cell], neutrals: Option<Zone>) -> Vec<Option<Lab>> {
    let Some(zone) = neutrals else { return Vec::new() };
    let mut sums = vec![([0.0; 3], 0usize, 0usize); (BLOCKS * BLOCKS) as usize];
    for cell in cells {
        let Some((sum, count, all)) = sums.get_mut(cell.block) else { continue };
        *all += 1;
        if cell.color.chroma() < NEUTRAL_CHROMA && (cell.color.l - zone.color.l).abs() < 2.0 * TONE {
            sum.iter_mut().zip(cell.xyz).for_each(|(sum, value)| *sum += value);
            *count += 1;
        }
    }
    let mean = |(sum, count, all): ([f64; 3], usize, usize)| {
        (count > 0 && count * 5 >= all * 4).then(|| Lab::from_relative(sum.map(|value| value / count as f64)))
    };
    sums.into_iter().map(mean).collect()
}

fn cells(raster: &Raster, converter: &Converter) -> Vec<Cell> {
    let (width, height) = (raster.width(), raster.height());
    let longer = width.max(height);
    let count =
        |side: u32| (u64::from(side) * u64::from(CELLS)).div_ceil(u64::from(longer)).clamp(1, u64::from(side)) as u32;
    let (columns, rows) = (count(width), count(height));
    let edge = |index: u32, count: u32, side: u32| (u64::from(index) * u64::from(side) / u64::from(count)) as u32;
    let mut cells = Vec::new();
    for row in 0..rows {
        let (top, bottom) = (edge(row, rows, height), edge(row + 1, rows, height));
        for column in 0..columns {
            let (left, right) = (edge(column, columns, width), edge(column + 1, columns, width));
            let (across, down) = ((right - left).clamp(1, READ), (bottom - top).clamp(1, READ));
            let mut sum = [0.0; 3];
            for index in 0..across * down {
                let x = left + edge(index % across, across, right - left);
                let y = top + edge(index / across, down, bottom - top);
                let light = converter.relative(raster, x, y);
                sum.iter_mut().zip(light).for_each(|(sum, value)| *sum += value);
            }
            let xyz = sum.map(|value| value / f64::from(across * down));
            let color = Lab::from_relative(xyz);
            if color.l < GROUND {
                let block = (row * BLOCKS / rows * BLOCKS + column * BLOCKS / columns) as usize;
                cells.push(Cell { row, block, xyz, color });
            }
        }
    }
    cells
}

/// Whether skin can have the colour: from light to dark, all have hues from red to yellow and medium chroma.
fn is_skin(color: Lab) -> bool {
    let hue = color.b.atan2(color.a).to_degrees();
    (30.0..=80.0).contains(&hue) && (10.0..=45.0).contains(&color.chroma()) && (25.0..=90.0).contains(&color.l)
}

/// The most frequent tone of little chroma, from cells by lightness: the fullest stretch of L\*, then its own mean, until it rests.
fn neutrals(cells: &[Cell]) -> Option<Zone> {
    let neutral: Vec<&Cell> = cells
        .iter()
        .filter(|cell| cell.color.chroma() < NEUTRAL_CHROMA && (15.0..=97.0).contains(&cell.color.l))
        .collect();
    let mut counts = [0usize; 101];
    for cell in &neutral {
        if let Some(count) = counts.get_mut(cell.color.l.round() as usize) {
            *count += 1;
        }
    }
    let around = |at: usize| counts.get(at.saturating_sub(3)..(at + 4).min(counts.len())).map_or(0, |c| c.iter().sum());
    let mut center = (0..counts.len()).max_by_key(|&at| around(at))? as f64;
    let inside = |center: f64| neutral.iter().copied().filter(move |cell| (cell.color.l - center).abs() <= TONE);
    // Settles in three or four rounds; twenty end the search whatever happens.
    for _ in 0..20 {
        let (sum, count) = inside(center).fold((0.0, 0usize), |(sum, count), cell| (sum + cell.color.l, count + 1));
        let next = if count == 0 { center } else { sum / count as f64 };
        if (next - center).abs() < 1e-3 {
            break;
        }
        center = next;
    }
    mean(inside(center), cells.len()).filter(|zone| zone.share >= 0.02)
}

fn zone(cells: &[Cell], wanted: impl Fn(&Cell) -> bool) -> Option<Zone> {
    mean(cells.iter().filter(|cell| wanted(cell)), cells.len())
}

fn whole_zone(part: &[Cell], all: usize) -> Option<Zone> {
    mean(part.iter(), all)
}

/// The mean colour as light; `None` of too few cells.
fn mean<'a>(cells: impl Iterator<Item = &'a Cell>, all: usize) -> Option<Zone> {
    let (sum, count) = cells.fold(([0.0; 3], 0usize), |([x, y, z], count), cell| {
        let [cx, cy, cz] = cell.xyz;
        ([x + cx, y + cy, z + cz], count + 1)
    });
    let color = Lab::from_relative(sum.map(|value| value / count.max(1) as f64));
    (count >= LEAST_CELLS).then(|| Zone { color, share: count as f64 / all.max(1) as f64 })
}

/// From cells by lightness.
fn brand(cells: &[Cell], neutrals: Option<Zone>) -> Option<BrandTones> {
    if cells.len() < LEAST_CELLS {
        return None;
    }
    let all = whole_zone(cells, cells.len())?;
    let quantile = |share: f64| cells.get((share * (cells.len() - 1) as f64) as usize).map_or(0.0, |cell| cell.color.l);
    Some(BrandTones {
        warmth: neutrals.unwrap_or(all).color.b,
        contrast_depth: quantile(0.95) - quantile(0.05),
        highlight_softness: quantile(0.99) - quantile(0.90),
        shadow_density: 100.0 - quantile(0.02),
    })
}
