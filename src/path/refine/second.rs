//! The second opinion: which of the band's pixels belong to the subject by the colours of the whole picture.
//!
//! Method: a graph cut in the band alone, after GrabCut (Rother, Kolmogorov and Blake, SIGGRAPH 2004): a mixture of
//! Gaussians for the subject and one for the backdrop score each pixel, neighbours of like colour hold together, what lies
//! beyond the band is held to the side where the rough outline has it, and models and cut take turns. It sees through what
//! misleads a stretch's own surroundings (a contact shadow, a label by the edge), is blind where subject and backdrop share
//! colours, and loses straps; so it is an opinion beside the local one, not a path.

use kurbo::Point;

use super::fill::Fill;
use super::flow::Graph;
use super::mixture::Mixture;
use super::picture::{Rgb, View};
use super::ring::Ring;

/// Rounds of models and cuts; more change little.
const ROUNDS: usize = 3;
/// How dear it is to part neighbours of equal colour, in logarithms of odds (gamma in the paper).
const TOGETHER: f32 = 50.0;
/// Logarithms of odds become whole numbers by this factor.
const WHOLE: f32 = 64.0;
/// Most colours that a mixture is learned from.
const LEARNED: usize = 16_000;
/// How far around the band the backdrop is looked at, in bands.
const AROUND: f64 = 3.0;
/// Most pixels in a band: their graph takes about 170 bytes each.
const MOST_PIXELS: usize = 700_000;

/// A pixel's neighbours that come after it, with the reach to them.
const AFTER: [(i64, i64, f32); 4] =
    [(1, 0, 1.0), (-1, 1, std::f32::consts::SQRT_2), (0, 1, 1.0), (1, 1, std::f32::consts::SQRT_2)];

/// The band's pixels with their sides.
pub(super) struct Second {
    band: Band,
    inside: Vec<bool>,
    odds: [Mixture; 2],
}

impl Second {
    /// Cuts the band of `radius` px around `rings`; `fill` says what is inside beyond it. `None` for a band that is too
    /// large or empty.
    pub fn new(view: &View<'_>, rings: &[Ring], fill: &Fill, radius: f64) -> Option<Self> {
        let band = Band::new(view, rings, radius)?;
        let colours: Vec<Rgb> = band.pixels.iter().map(|&(x, y)| view.pixel(x as usize, y as usize)).collect();
        let sure = |x: u32, y: u32| fill.is_inside(centre(x, y));
        let mut inside: Vec<bool> = band.pixels.iter().map(|&(x, y)| sure(x, y)).collect();
        let [deep, beyond] = band.surroundings(view, fill, AROUND * radius);
        let edges = band.edges(view, &colours, &inside, sure);
        let mut odds = None;
        for _ in 0..ROUNDS {
            let learn = |side: bool, sure: &[Rgb]| {
                let mut all: Vec<Rgb> = sure.to_vec();
                all.extend(colours.iter().zip(&inside).filter(|(_, s)| **s == side).map(|(c, _)| *c));
                let every = all.len().div_ceil(LEARNED).max(1);
                Mixture::new(&all.into_iter().step_by(every).collect::<Vec<_>>())
            };
            let models = [learn(true, &deep), learn(false, &beyond)];
            let terminal: Vec<i32> = colours
                .iter()
                .zip(&edges.held)
                .map(|(c, held)| ((models[0].score(c) - models[1].score(c)) * WHOLE) as i32 + held)
                .collect();
            let cut = Graph::new(terminal, &edges.between).cut();
            odds = Some(models);
            let same = cut == inside;
            inside = cut;
            if same {
                break;
            }
        }
        Some(Self { band, inside, odds: odds? })
    }

    /// Whether a point is inside by this opinion; `None` beyond the band.
    pub fn is_inside(&self, p: Point) -> Option<bool> {
        let at = self.band.index(p.x.floor() as i64, p.y.floor() as i64)?;
        self.inside.get(at as usize).copied()
    }

    /// By how much a colour speaks for inside.
    pub fn evidence(&self, c: &[f32]) -> f32 {
        self.odds[0].score(c) - self.odds[1].score(c)
    }
}

fn centre(x: u32, y: u32) -> Point {
    Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5)
}

/// What holds pixels together, and to the sides beyond the band.
struct Edges {
    between: Vec<(u32, u32, i32)>,
    held: Vec<i32>,
}

/// The pixels around the outlines, row by row; a bit for each pixel of the box around them finds a pixel's number.
struct Band {
    pixels: Vec<(u32, u32)>,
    left: i64,
    top: i64,
    width: usize,
    height: usize,
    bits: Vec<u64>,
    /// Pixels before each word of bits.
    before: Vec<u32>,
}

impl Band {
    fn new(view: &View<'_>, rings: &[Ring], radius: f64) -> Option<Self> {
        let places = || rings.iter().flat_map(|r| r.stations.iter().map(|s| s.at));
        let around =
            places().map(|p| kurbo::Rect::from_points(p, p)).reduce(|a, b| a.union(b))?.inflate(radius, radius);
        let clip = |v: f64, most: usize| v.floor().clamp(0.0, most as f64) as i64;
        let (left, top) = (clip(around.x0, view.width), clip(around.y0, view.height));
        let (width, height) =
            ((clip(around.x1 + 1.0, view.width) - left) as usize, (clip(around.y1 + 1.0, view.height) - top) as usize);
        let mut bits = vec![0_u64; (width * height).div_ceil(64)];
        for p in places() {
            // A row of the disc at a time.
            let reach = radius as i64;
            for dy in -reach..=reach {
                let y = p.y.floor() as i64 + dy - top;
                let half = (radius * radius - (dy * dy) as f64).max(0.0).sqrt() as i64;
                if y < 0 || y >= height as i64 {
                    continue;
                }
                let x = p.x.floor() as i64 - left;
                let (from, to) = ((x - half).max(0), (x + half + 1).min(width as i64));
                if from < to {
                    set(&mut bits, y as usize * width + from as usize, y as usize * width + to as usize);
                }
            }
        }
        let mut before = Vec::with_capacity(bits.len());
        let mut count = 0;
        for word in &bits {
            before.push(count);
            count += word.count_ones();
        }
        if count == 0 || count as usize > MOST_PIXELS {
            return None;
        }
        let mut pixels = Vec::with_capacity(count as usize);
        for (k, &word) in bits.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                let at = k * 64 + word.trailing_zeros() as usize;
                pixels.push(((at % width) as u32 + left as u32, (at / width) as u32 + top as u32));
                word &= word - 1;
            }
        }
        Some(Self { pixels, left, top, width, height, bits, before })
    }

    /// A pixel's number in the band.
    fn index(&self, x: i64, y: i64) -> Option<u32> {
        let (x, y) = (usize::try_from(x - self.left).ok()?, usize::try_from(y - self.top).ok()?);
        if x >= self.width || y >= self.height {
            return None;
        }
        let at = y * self.width + x;
        let word = self.bits.get(at / 64)?;
        let bit = 1_u64 << (at % 64);
        (word & bit != 0).then(|| self.before[at / 64] + (word & (bit - 1)).count_ones())
    }

    /// Colours of what is surely subject and surely backdrop within `reach` px of the band.
    fn surroundings(&self, view: &View<'_>, fill: &Fill, reach: f64) -> [Vec<Rgb>; 2] {
        let reach = reach as i64;
        let (x0, y0) = ((self.left - reach).max(0), (self.top - reach).max(0));
        let (x1, y1) = (
            (self.left + self.width as i64 + reach).min(view.width as i64),
            (self.top + self.height as i64 + reach).min(view.height as i64),
        );
        let step = (((x1 - x0) * (y1 - y0)) as f64 / (4 * LEARNED) as f64).sqrt().max(1.0) as usize;
        let mut out = [Vec::new(), Vec::new()];
        for y in (y0..y1).step_by(step) {
            for x in (x0..x1).step_by(step) {
                if self.index(x, y).is_none() {
                    let side = usize::from(!fill.is_inside(centre(x as u32, y as u32)));
                    out[side].push(view.pixel(x as usize, y as usize));
                }
            }
        }
        out
    }

    /// The edges between neighbours, and how strongly pixels at the band's rim are held to what lies beyond.
    fn edges(&self, view: &View<'_>, colours: &[Rgb], inside: &[bool], sure: impl Fn(u32, u32) -> bool) -> Edges {
        let differ = |a: &Rgb, b: &Rgb| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
        let neighbours = |k: usize| {
            let (x, y) = self.pixels[k];
            AFTER.iter().filter_map(move |&(dx, dy, reach)| {
                self.index(i64::from(x) + dx, i64::from(y) + dy).map(|to| (to, reach))
            })
        };
        let (mut sum, mut count) = (0.0_f64, 0_u32);
        for k in (0..colours.len()).step_by(7) {
            for (to, _) in neighbours(k) {
                sum += f64::from(differ(&colours[k], &colours[to as usize]));
                count += 1;
            }
        }
        let beta = (0.5 * f64::from(count.max(1)) / sum.max(1e-9)) as f32;
        let hold = |a: &Rgb, b: &Rgb, reach: f32| (TOGETHER / reach * (-beta * differ(a, b)).exp() * WHOLE) as i32;
        let mut between = Vec::with_capacity(colours.len() * 4);
        let mut held = vec![0_i32; inside.len()];
        for k in 0..colours.len() {
            for (to, reach) in neighbours(k) {
                between.push((k as u32, to, hold(&colours[k], &colours[to as usize], reach)));
            }
            let (x, y) = (i64::from(self.pixels[k].0), i64::from(self.pixels[k].1));
            for (dx, dy, reach) in AFTER.into_iter().flat_map(|(dx, dy, r)| [(dx, dy, r), (-dx, -dy, r)]) {
                let (x, y) = (x + dx, y + dy);
                let there = x >= 0 && y >= 0 && x < view.width as i64 && y < view.height as i64;
                if there && self.index(x, y).is_none() {
                    let strength = hold(&colours[k], &view.pixel(x as usize, y as usize), reach);
                    held[k] += if sure(x as u32, y as u32) { strength } else { -strength };
                }
            }
        }
        Edges { between, held }
    }
}

/// Sets a run of bits.
fn set(bits: &mut [u64], from: usize, to: usize) {
    let (first, last) = (from / 64, (to - 1) / 64);
    for (k, word) in bits.iter_mut().enumerate().take(last + 1).skip(first) {
        let low = if k == first { u64::MAX << (from % 64) } else { u64::MAX };
        let high = if k == last { u64::MAX >> (63 - (to - 1) % 64) } else { u64::MAX };
        *word |= low & high;
    }
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn runs_of_bits_are_set_whole() {
        for (from, to) in [(0, 1), (3, 70), (64, 128), (63, 65), (10, 200)] {
            let mut bits = vec![0_u64; 4];
            set(&mut bits, from, to);
            let on: Vec<usize> = (0..256).filter(|k| bits[k / 64] >> (k % 64) & 1 == 1).collect();
            assert_eq!(on, (from..to).collect::<Vec<_>>());
        }
    }
}
