//! How white the background is: the field outside the subject, the band along the frame, and every connected area that
//! is not exactly 255, told apart into shadow, off-white patch and residue.
//!
//! A shadow is neutral, lies at the subject and fades out: where it meets white, it is one or two levels from white. A
//! patch (a stained corner, backdrop left in an opening) ends in a step, or never meets white, or lies far from the subject.
//! An area that mostly fades out but has a stepped stretch is split: what is level with that stretch is the patch, the rest
//! the shadow.

use crate::{
    finding::Region,
    market::measure::{BackgroundNumbers, Patch, Side},
    raster::Rgba8,
    subject::{Piece, Run, Subject, border, label},
};

/// Band round the subject that is left out, px: JPEG ripples within its 8 px block.
pub(super) const RIPPLE_JPEG: usize = 8;

/// The same for formats without blocks: the anti-aliased edge and a pixel of doubt.
pub(super) const RIPPLE_OTHER: usize = 3;

/// How far inside an area its level is read, px: past the ripple of its own border.
const INSIDE: i64 = 3;

/// A level this low three pixels from white is a step; soft shadows are at 253 or 254 there.
const STEP: u8 = 252;

/// An area this large, px, is judged by its border; a smaller one is a mark (one JPEG block is 64).
const LARGE: usize = 65;

/// The smallest mark that is told: 2 × 2 px …
const SMALLEST_MARK: usize = 4;

/// … with this level or lower; ripple and rounding stay above.
const MARK_LEVEL: u8 = 250;

/// An area at level 254 throughout may be rounding; it is told from this share of the picture on (0.05 %).
const ROUNDING_SHARE: f64 = 0.0005;

/// Steps along a border that make a patch, px, and their least share of the border that meets white.
const STEPPED: usize = 24;
const STEPPED_SHARE: f64 = 0.05;

/// A shadow may lie this far from the subject's box, share of the box's longer side: an overhanging part throws it aside.
const SHADOW_REACH: f64 = 0.1;

/// Largest difference of a shadow's middle red, green and blue, levels; more is colour left from a backdrop or product.
const NEUTRAL: u8 = 10;

/// One background, as it is taken apart.
struct Field<'a> {
    picture: &'a Rgba8,
    width: usize,
    height: usize,
    /// The lowest channel of every pixel over white; 255 on and near the subject.
    low: Vec<u8>,
    /// True on and near the subject.
    near: Vec<bool>,
    /// The subject's box, widened by [`SHADOW_REACH`].
    shadow_zone: Region,
}

/// Measures the background of `picture` outside `subject`.
pub(super) fn measure(picture: &Rgba8, subject: &Subject, jpeg: bool) -> BackgroundNumbers {
    let field = Field::new(picture, subject, if jpeg { RIPPLE_JPEG } else { RIPPLE_OTHER });
    let mut numbers = field.statistics();
    field.sort_areas(&mut numbers);
    numbers.border = border(picture).map(|line| {
        let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
        let inside = line.inside(picture.width(), picture.height());
        Patch {
            region: Region { x: 0.0, y: 0.0, width: w, height: h },
            area_px: w * h - inside.width * inside.height,
            color: line.color,
            darkest: line.color.into_iter().min().unwrap_or(0),
        }
    });
    numbers
}

impl<'a> Field<'a> {
    fn new(picture: &'a Rgba8, subject: &Subject, ripple: usize) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let near = widened(subject.coverage(), width, height, ripple);
        let low = picture
            .data()
            .chunks_exact(4)
            .zip(&near)
            .map(|(p, near)| if *near { 255 } else { over_white(p).into_iter().min().unwrap_or(255) })
            .collect();
        let b = subject.bounds;
        let reach = SHADOW_REACH * b.width.max(b.height);
        let shadow_zone =
            Region { x: b.x - reach, y: b.y - reach, width: b.width + 2.0 * reach, height: b.height + 2.0 * reach };
        Self { picture, width, height, low, near, shadow_zone }
    }

    fn statistics(&self) -> BackgroundNumbers {
        let band = (self.width.min(self.height) / 100).max(1);
        let (mut histogram, mut edge) = ([0_usize; 256], [0_usize; 256]);
        let (mut cast, mut transparent) = (0_u64, 0_usize);
        for (at, pixel) in self.picture.data().chunks_exact(4).enumerate() {
            transparent += usize::from(pixel[3] < 128);
            if self.near[at] {
                continue;
            }
            let color = over_white(pixel);
            let [low, high] = [color.iter().min(), color.iter().max()].map(|c| c.copied().unwrap_or(255));
            cast += u64::from(high - low);
            histogram[usize::from(low)] += 1;
            let (x, y) = (at % self.width, at / self.width);
            if x < band || y < band || x + band >= self.width || y + band >= self.height {
                edge[usize::from(low)] += 1;
            }
        }
        let count = |h: &[usize; 256]| h.iter().sum::<usize>();
        let lowest = |h: &[usize; 256]| h.iter().position(|n| *n > 0).unwrap_or(255) as u8;
        let total = count(&histogram);
        let mut below = 0;
        let percentile_1 = histogram.iter().position(|n| {
            below += n;
            below * 100 >= total.max(1)
        });
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        BackgroundNumbers {
            field_px: total as f64,
            white_share: share(histogram[255], total),
            minimum: lowest(&histogram),
            percentile_1: percentile_1.unwrap_or(255) as u8,
            cast: cast as f64 / total.max(1) as f64,
            edge_white_share: share(edge[255], count(&edge)),
            edge_minimum: lowest(&edge),
            transparent_share: share(transparent, self.near.len()),
            off_white: None,
            off_white_share: 0.0,
            residue: None,
            residue_count: 0,
            shadow: None,
            shadow_touches: Vec::new(),
            border: None,
        }
    }

    fn sort_areas(&self, numbers: &mut BackgroundNumbers) {
        let (parts, labelled) = label(self.width, self.height, |at| self.low[at] < 255);
        let mut runs: Vec<Vec<Run>> = vec![Vec::new(); parts.len()];
        for (run, part) in labelled {
            if let Some(list) = runs.get_mut(part) {
                list.push(run);
            }
        }
        let (mut patches, mut marks, mut shadows) = (Vec::new(), Vec::new(), Vec::new());
        for (part, runs) in parts.iter().zip(&runs) {
            let area = Area::new(self, *part, runs);
            if part.area < LARGE {
                if part.area >= SMALLEST_MARK && area.darkest <= MARK_LEVEL && !area.meets_subject {
                    marks.push(area.patch(self));
                }
            } else if area.darkest >= 254 && (part.area as f64) < ROUNDING_SHARE * self.low.len() as f64 {
                // One level, a few blocks: rounding.
            } else if area.is_shadow(self) {
                shadows.push(area);
            } else if area.meets_subject && area.meets_white > 2 * area.steps.len() {
                match area.split(self) {
                    Some((patch, rest)) => {
                        patches.push(patch);
                        shadows.extend(rest);
                    }
                    None => patches.push(area.patch(self)),
                }
            } else {
                patches.push(area.patch(self));
            }
        }
        let largest = |list: &[Patch]| list.iter().copied().max_by(|a, b| a.area_px.total_cmp(&b.area_px));
        numbers.off_white_share = patches.iter().map(|p| p.area_px).fold(0.0, |a, b| a + b) / numbers.field_px.max(1.0);
        numbers.off_white = largest(&patches);
        numbers.residue = largest(&marks);
        numbers.residue_count = marks.len() as u32;
        numbers.shadow_touches = self.sides(&shadows);
        numbers.shadow = largest(&shadows.iter().map(|s| s.patch(self)).collect::<Vec<_>>());
    }

    /// Sides of the frame where a shadow is still a step from white.
    fn sides(&self, shadows: &[Area]) -> Vec<Side> {
        let reaches = |test: &dyn Fn(usize, usize) -> bool| {
            shadows.iter().flat_map(Area::pixels).any(|(x, y)| test(x, y) && self.low[y * self.width + x] <= STEP)
        };
        let mut sides = Vec::new();
        if reaches(&|x, _| x == 0) {
            sides.push(Side::Left);
        }
        if reaches(&|_, y| y == 0) {
            sides.push(Side::Top);
        }
        if reaches(&|x, _| x + 1 == self.width) {
            sides.push(Side::Right);
        }
        if reaches(&|_, y| y + 1 == self.height) {
            sides.push(Side::Bottom);
        }
        sides
    }

    fn index(&self, x: i64, y: i64) -> Option<usize> {
        let (column, row) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (column < self.width && row < self.height).then(|| row * self.width + column)
    }
}

/// A connected area that is not white.
struct Area {
    part: Piece,
    runs: Vec<Run>,
    darkest: u8,
    meets_subject: bool,
    /// Border pixels that meet white.
    meets_white: usize,
    /// Of those, the ones that end in a step: where the level was read.
    steps: Vec<usize>,
}

impl Area {
    fn new(field: &Field, part: Piece, runs: &[Run]) -> Self {
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

    fn pixels(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.runs.iter().flat_map(|r| (r.start..r.end).map(|x| (x, r.row)))
    }

    fn is_shadow(&self, field: &Field) -> bool {
        let stepped = self.steps.len() >= STEPPED && self.steps.len() as f64 > STEPPED_SHARE * self.meets_white as f64;
        if stepped || self.meets_white == 0 || !(self.meets_subject || inside(self.part.region(), field.shadow_zone)) {
            return false;
        }
        let [low, high] = [u8::min, u8::max].map(|pick| self.patch(field).color.into_iter().reduce(pick).unwrap_or(0));
        high - low <= NEUTRAL
    }

    fn patch(&self, field: &Field) -> Patch {
        let mut levels = [[0_usize; 256]; 3];
        for (x, y) in self.pixels() {
            let at = (y * field.width + x) * 4;
            if let Some(pixel) = field.picture.data().get(at..at + 4) {
                for (histogram, level) in levels.iter_mut().zip(over_white(pixel)) {
                    histogram[usize::from(level)] += 1;
                }
            }
        }
        let median = |h: [usize; 256]| {
            let mut seen = 0;
            let found = h.iter().position(|n| {
                seen += n;
                seen * 2 >= self.part.area
            });
            found.unwrap_or(255) as u8
        };
        Patch {
            region: self.part.region(),
            area_px: self.part.area as f64,
            color: levels.map(median),
            darkest: self.darkest,
        }
    }

    /// Splits what is level with the stepped border from the rest; none when no large part is.
    fn split(&self, field: &Field) -> Option<(Patch, Option<Self>)> {
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

fn inside(inner: Region, outer: Region) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

/// Red, green, blue over white.
fn over_white(pixel: &[u8]) -> [u8; 3] {
    let &[r, g, b, a] = pixel else { return [255; 3] };
    if a == 255 {
        return [r, g, b];
    }
    [r, g, b].map(|c| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255) as u8)
}

/// True within `reach` px (a square) of any coverage.
pub(super) fn widened(coverage: &[u8], width: usize, height: usize, reach: usize) -> Vec<bool> {
    let mut rows = vec![false; coverage.len()];
    for (from, to) in coverage.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        for (x, c) in from.iter().enumerate() {
            if *c > 0 {
                to[x.saturating_sub(reach)..(x + reach + 1).min(width)].fill(true);
            }
        }
    }
    let mut both = rows.clone();
    for y in 0..height {
        for near in y.saturating_sub(reach)..(y + reach + 1).min(height) {
            if near != y {
                for x in 0..width {
                    both[y * width + x] |= rows[near * width + x];
                }
            }
        }
    }
    both
}

#[cfg(test)]
mod tests;
