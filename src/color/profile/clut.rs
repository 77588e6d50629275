//! Interpolation in a colour lookup table of one to four inputs.
//!
//! Three inputs: tetrahedral (Kasson et al. 1995; Sakamoto's method), which leaves a neutral axis neutral. Four inputs:
//! linear along the first (cyan), tetrahedral in the other three, as LittleCMS does it, so that figures agree with the
//! programs built on it. One and two inputs, and tables from Lab when asked for: linear in every direction.
//! Values stay in units of 1/65535 as stored, which f32 holds exactly.

/// Most channels on either side that are evaluated: CMYK.
pub(in crate::color) const MOST: usize = 4;

/// A table with its grid; values in units of 1/65535, last input fastest, outputs interleaved.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clut {
    grid: Vec<usize>,
    outputs: usize,
    values: Vec<f32>,
    /// Multilinear instead of tetrahedral.
    linear: bool,
}

/// Where a coordinate falls on its axis: the offset of the node below, the way to the next node (0 on the last one), and
/// the part of that way.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Place {
    at: u32,
    step: u32,
    part: f64,
}

impl Clut {
    /// `None` when the number of values is not that of the grid, or a grid has fewer than two points.
    pub(super) fn new(grid: Vec<usize>, outputs: usize, values: Vec<f32>, linear: bool) -> Option<Self> {
        let sound = (1..=MOST).contains(&grid.len()) && (1..=MOST).contains(&outputs) && grid.iter().all(|&n| n >= 2);
        let size = grid.iter().try_fold(outputs, |product, &n| product.checked_mul(n))?;
        (sound && size == values.len() && u32::try_from(size).is_ok()).then_some(Self { grid, outputs, values, linear })
    }

    pub(super) fn inputs(&self) -> usize {
        self.grid.len()
    }

    /// The place of a value, 0 to 1, on the axis of input `channel`.
    pub(super) fn place(&self, channel: usize, value: f64) -> Place {
        let points = self.grid.get(channel).copied().unwrap_or(2);
        let stride: usize = self.grid.iter().skip(channel + 1).product::<usize>() * self.outputs;
        let value = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) };
        let along = value * (points - 1) as f64;
        let below = (along as usize).min(points - 1);
        let last = below == points - 1;
        Place {
            at: (below * stride) as u32,
            step: if last { 0 } else { stride as u32 },
            part: if last { 0.0 } else { along - below as f64 },
        }
    }

    /// The interpolated outputs, in units of 1/65535.
    pub(super) fn eval(&self, places: &[Place]) -> [f64; MOST] {
        match *places {
            [a, b, c] if !self.linear => self.tetrahedral(0, a, b, c),
            [a, b, c, d] if !self.linear => {
                let low = self.tetrahedral(a.at, b, c, d);
                if a.part == 0.0 {
                    return low;
                }
                let high = self.tetrahedral(a.at + a.step, b, c, d);
                std::array::from_fn(|at| low[at] + (high[at] - low[at]) * a.part)
            }
            _ => self.multilinear(places),
        }
    }

    /// Walks from the lower corner to the upper one, the axis with the largest part first.
    #[inline]
    fn tetrahedral(&self, base: u32, mut a: Place, mut b: Place, mut c: Place) -> [f64; MOST] {
        let start = base + a.at + b.at + c.at;
        if a.part < b.part {
            std::mem::swap(&mut a, &mut b);
        }
        if b.part < c.part {
            std::mem::swap(&mut b, &mut c);
        }
        if a.part < b.part {
            std::mem::swap(&mut a, &mut b);
        }
        let (one, two, three) = (start + a.step, start + a.step + b.step, start + a.step + b.step + c.step);
        let (p, q, r, s) = (self.node(start), self.node(one), self.node(two), self.node(three));
        let mut out = [0.0; MOST];
        for ((((out, p), q), r), s) in out.iter_mut().zip(p).zip(q).zip(r).zip(s) {
            let (p, q, r, s) = (f64::from(*p), f64::from(*q), f64::from(*r), f64::from(*s));
            *out = p + (q - p) * a.part + (r - q) * b.part + (s - r) * c.part;
        }
        out
    }

    fn multilinear(&self, places: &[Place]) -> [f64; MOST] {
        let mut out = [0.0; MOST];
        for corner in 0..1usize << places.len() {
            let (mut at, mut weight) = (0, 1.0);
            for (channel, place) in places.iter().enumerate() {
                let upper = corner >> channel & 1 == 1;
                at += place.at + if upper { place.step } else { 0 };
                weight *= if upper { place.part } else { 1.0 - place.part };
            }
            for (out, value) in out.iter_mut().zip(self.node(at)) {
                *out += weight * f64::from(*value);
            }
        }
        out
    }

    fn node(&self, at: u32) -> &[f32] {
        self.values.get(at as usize..at as usize + self.outputs).unwrap_or_default()
    }
}
