//! A ring of stations about a pixel apart: resampling, smoothing along it, normals, and cutting out the loops that
//! crossing normals make.

use kurbo::{Point, Vec2};

/// A place on the outline with the place on the rough outline that it came from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Station {
    pub at: Point,
    pub rough: Point,
    /// What the passes noted here: see [`Marks`].
    pub marks: Marks,
}

/// What the passes over the band note at a station.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// 1 where the widest pass ended at its limit.
    pub limit: f32,
    /// How much dearer the best cut 2 px away was, over the passes together.
    pub margin: f32,
    /// How far the global colours tell inside from outside, in the widest pass.
    pub trust: f32,
    /// By how much the global colours speak for the last pass's cut.
    pub support: f32,
    /// How far apart the two opinions were, px of the pass; 0 where they were one.
    pub apart: f32,
}

impl Station {
    pub fn lerp(&self, other: &Self, t: f64) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * t as f32;
        Self {
            at: self.at.lerp(other.at, t),
            rough: self.rough.lerp(other.rough, t),
            marks: Marks {
                limit: mix(self.marks.limit, other.marks.limit),
                margin: mix(self.marks.margin, other.marks.margin),
                trust: mix(self.marks.trust, other.marks.trust),
                support: mix(self.marks.support, other.marks.support),
                apart: mix(self.marks.apart, other.marks.apart),
            },
        }
    }
}

/// A closed outline.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    /// The subpath that it came from.
    pub subpath: usize,
    pub stations: Vec<Station>,
}

/// Weights of a Gaussian out to 2.5 deviations, adding up to 1; odd length.
fn gaussian(sigma: f32) -> Vec<f32> {
    let reach = (2.5 * sigma).ceil() as i32;
    let raw: Vec<f32> = (-reach..=reach).map(|d| (-0.5 * (d as f32 / sigma).powi(2)).exp()).collect();
    let sum: f32 = raw.iter().sum();
    raw.into_iter().map(|w| w / sum).collect()
}

/// Smooths rows of `stride` values along a closed ring.
pub(super) fn smooth_rows(values: &[f32], stride: usize, sigma: f32) -> Vec<f32> {
    let count = values.len() / stride.max(1);
    if count < 3 || sigma <= 0.0 {
        return values.to_vec();
    }
    let weights = gaussian(sigma);
    let reach = weights.len() / 2;
    let mut out = vec![0.0; values.len()];
    for (row, line) in out.chunks_exact_mut(stride).enumerate() {
        for (k, weight) in weights.iter().enumerate() {
            let from = ((row + count * (1 + reach / count) + k - reach) % count) * stride;
            if let Some(source) = values.get(from..from + stride) {
                for (o, v) in line.iter_mut().zip(source) {
                    *o += weight * v;
                }
            }
        }
    }
    out
}

/// Smooths points along a closed ring.
pub(in super::super) fn smooth_points(points: &[Point], sigma: f64) -> Vec<Point> {
    let count = points.len();
    if count < 3 || sigma <= 0.0 {
        return points.to_vec();
    }
    let weights = gaussian(sigma as f32);
    let reach = weights.len() / 2;
    let lift = count * (1 + reach / count);
    (0..count)
        .map(|row| {
            let sum = weights.iter().enumerate().fold(Vec2::ZERO, |sum, (k, &w)| {
                sum + f64::from(w) * points[(row + lift + k - reach) % count].to_vec2()
            });
            sum.to_point()
        })
        .collect()
}

impl Ring {
    /// Stations `spacing` px apart along a polygon; `None` for one too short to have an inside.
    pub fn new(subpath: usize, polygon: &[Point], spacing: f64) -> Option<Self> {
        let stations: Vec<Station> =
            polygon.iter().map(|&p| Station { at: p, rough: p, marks: Marks::default() }).collect();
        let mut ring = Self { subpath, stations };
        ring.resample(spacing);
        (ring.stations.len() >= 8).then_some(ring)
    }

    pub fn points(&self) -> Vec<Point> {
        self.stations.iter().map(|s| s.at).collect()
    }

    pub fn set_points(&mut self, points: &[Point]) {
        for (station, &p) in self.stations.iter_mut().zip(points) {
            station.at = p;
        }
    }

    pub fn smooth(&mut self, sigma: f64) {
        let smoothed = smooth_points(&self.points(), sigma);
        self.set_points(&smoothed);
    }

    pub fn scale(&mut self, factor: f64) {
        for station in &mut self.stations {
            station.at = (station.at.to_vec2() * factor).to_point();
            station.rough = (station.rough.to_vec2() * factor).to_point();
        }
    }

    pub fn length(&self) -> f64 {
        let next = self.stations.iter().cycle().skip(1);
        self.stations.iter().zip(next).map(|(a, b)| a.at.distance(b.at)).sum()
    }

    /// Evenly spaced stations along the same polygon.
    pub fn resample(&mut self, spacing: f64) {
        let length = self.length();
        let count = (length / spacing).round();
        if count.is_nan() || count < 3.0 {
            self.stations.clear();
            return;
        }
        let step = length / count;
        let mut out = Vec::with_capacity(count as usize);
        let mut walked = 0.0;
        let next = self.stations.iter().cycle().skip(1);
        for (a, b) in self.stations.iter().zip(next) {
            let side = a.at.distance(b.at);
            while (out.len() as f64) * step < walked + side && out.len() < count as usize {
                let t = ((out.len() as f64 * step - walked) / side).clamp(0.0, 1.0);
                out.push(a.lerp(b, t));
            }
            walked += side;
        }
        self.stations = out;
    }

    /// Unit normals of the outline smoothed by `sigma` stations; to the left of the walk on screen.
    pub fn normals(&self, sigma: f64) -> Vec<Vec2> {
        let smooth = smooth_points(&self.points(), sigma);
        let count = smooth.len();
        (0..count)
            .map(|k| {
                let run = smooth[(k + 1) % count] - smooth[(k + count - 1) % count];
                let length = run.hypot().max(1e-9);
                Vec2::new(run.y / length, -run.x / length)
            })
            .collect()
    }

    /// Cuts out loops of up to `reach` stations where the outline crosses itself.
    pub fn cut_loops(&mut self, reach: usize) {
        self.cut(reach, self.stations.len());
    }

    /// As [`cut_loops`](Self::cut_loops), of an open run: no side leads from its last station to its first.
    pub fn cut_open_loops(&mut self, reach: usize) {
        self.cut(reach, self.stations.len().saturating_sub(1));
    }

    fn cut(&mut self, reach: usize, sides: usize) {
        let count = self.stations.len();
        let reach = reach.min(count / 3);
        let mut kept: Vec<Station> = Vec::with_capacity(count);
        let mut k = 0;
        while k < count {
            kept.push(self.stations[k]);
            let (a, b) = (self.stations[k].at, self.stations[(k + 1) % count].at);
            let mut jump = None;
            // The farthest crossing wins: inner loops go with it.
            for j in (k + 2..(k + reach).min(sides)).rev() {
                let (c, d) = (self.stations[j].at, self.stations[(j + 1) % count].at);
                if let Some(t) = crossing(a, b, c, d) {
                    jump = Some((j, t));
                    break;
                }
            }
            match jump {
                Some((j, t)) => {
                    kept.push(self.stations[k].lerp(&self.stations[(k + 1) % count], t));
                    k = j + 1;
                }
                None => k += 1,
            }
        }
        self.stations = kept;
    }
}

/// Where along `a`–`b` it crosses `c`–`d`.
fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<f64> {
    // Most pairs are far apart: a cheap test first.
    if a.x.max(b.x) < c.x.min(d.x)
        || c.x.max(d.x) < a.x.min(b.x)
        || a.y.max(b.y) < c.y.min(d.y)
        || c.y.max(d.y) < a.y.min(b.y)
    {
        return None;
    }
    let (r, s, q) = (b - a, d - c, c - a);
    let denominator = r.cross(s);
    if denominator == 0.0 {
        return None;
    }
    let (t, u) = (q.cross(s) / denominator, q.cross(r) / denominator);
    ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u)).then_some(t)
}
