//! One connected area of the background that is not white: shadow, patch, or both.

use super::{Field, INSIDE, LARGE, NEUTRAL, STEP, STEPPED, STEPPED_SHARE, count, inside, median, over_white};
use crate::{
    market::measure::Patch,
    subject::{Piece, Run, label},
};

/// A connected area that is not white.
pub(super) struct Area {
    pub(super) part: Piece,
    runs: Vec<Run>,
    pub(super) darkest: u8,
    pub(super) meets_subject: bool,
    /// Border pixels that meet white.
    pub(super) meets_white: usize,
    /// Of those, the ones that end in a step: where the level was read.
    pub(super) steps: Vec<usize>,
}

impl Area {
    pub(super) fn new(field: &Field, part: Piece, runs: &[Run]) -> Self {
        let mut area =
            Self { part, runs: runs.to_vec(), darkest: 255, meets_subject: false, meets_white: 0, steps: Vec::new() };
        for (x, y) in area.pixels().collect::<Vec<_>>() {
            let level = field.low[y * field.width + x];
            area.darkest = area.darkest.min(level);
            let mut white = None;
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                match field.index(x as i64 + dx, y as i64 + dy) {
                    Some(n) if field.near[n] => area.meets_subject = true,
                    Some(n) if field.low[n] == 255 => white = Some((dx, dy)),
                    _ => {}
                }
            }
            if let Some((dx, dy)) = white {
                area.meets_white += 1;
                let inside = field.index(x as i64 - dx * INSIDE, y as i64 - dy * INSIDE);
                if let Some(at) = inside.filter(|at| field.low[*at] <= STEP && !field.near[*at]) {
                    area.steps.push(at);
                }
            }
        }
        area
    }

    pub(super) fn pixels(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.runs.iter().flat_map(|r| (r.start..r.end).map(|x| (x, r.row)))
    }

    pub(super) fn is_shadow(&self, field: &Field) -> bool {
        let stepped = self.steps.len() >= STEPPED && self.steps.len() as f64 > STEPPED_SHARE * self.meets_white as f64;
        if stepped || self.meets_white == 0 || !(self.meets_subject || inside(self.part.region(), field.shadow_zone)) {
            return false;
        }
        let [low, high] = [u8::min, u8::max].map(|pick| self.patch(field).color.into_iter().reduce(pick).unwrap_or(0));
        high - low <= NEUTRAL
    }

    pub(super) fn patch(&self, field: &Field) -> Patch {
        let mut levels = [[0_usize; 256]; 3];
        for (x, y) in self.pixels() {
            let at = (y * field.width + x) * 4;
            if let Some(pixel) = field.picture.data().get(at..at + 4) {
                count(&mut levels, over_white(pixel));
            }
        }
        Patch {
            region: self.part.region(),
            area_px: self.part.area as f64,
            color: levels.map(median),
            darkest: self.darkest,
        }
    }

    /// Splits what is level with the stepped border from the rest; none when no large part is.
    pub(super) fn split(&self, field: &Field) -> Option<(Patch, Option<Self>)> {
        /// Ripple and rounding inside a flat patch, levels.
        const FLAT: u8 = 2;
        let mut levels: Vec<u8> = self.steps.iter().map(|at| field.low[*at]).collect();
        levels.sort_unstable();
        let level = levels.get(levels.len() / 2).copied().unwrap_or(self.darkest);
        let flat = |at: usize| field.low[at].abs_diff(level) <= FLAT;
        let mut mine = vec![false; field.low.len()];
        self.pixels().for_each(|(x, y)| mine[y * field.width + x] = true);
        let (parts, runs) = label(field.width, field.height, |at| mine[at] && flat(at));
        let (largest, part) = parts.iter().enumerate().max_by_key(|(_, p)| p.area).filter(|(_, p)| p.area >= LARGE)?;
        let own: Vec<Run> = runs.iter().filter(|(_, p)| *p == largest).map(|(r, _)| *r).collect();
        let patch = Self::new(field, *part, &own).patch(field);
        for run in &own {
            mine[run.row * field.width + run.start..run.row * field.width + run.end].fill(false);
        }
        let (parts, runs) = label(field.width, field.height, |at| mine[at]);
        let rest = parts.iter().enumerate().max_by_key(|(_, p)| p.area).map(|(largest, part)| {
            let own: Vec<Run> = runs.iter().filter(|(_, p)| *p == largest).map(|(r, _)| *r).collect();
            Self::new(field, *part, &own)
        });
        Some((patch, rest))
    }
}
