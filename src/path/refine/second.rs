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
use crate::path::ribbon::Ribbon;

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
    band: Ribbon,
    inside: Vec<bool>,
    odds: [Mixture; 2],
}

impl Second {
    /// Cuts the band of `radius` px around `rings`; `fill` says what is inside beyond it. `None` for a band that is too
    /// large or empty.
    pub fn new(view: &View<'_>, rings: &[Ring], fill: &Fill, radius: f64) -> Option<Self> {
        let discs = rings.iter().flat_map(|r| r.stations.iter().map(|s| (s.at, radius)));
        let band = Ribbon::new(view.width, view.height, discs, MOST_PIXELS)?;
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

impl Ribbon {
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
