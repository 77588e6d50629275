//! Media white and black point, as LittleCMS and Adobe's paper "Adobe Systems' Implementation of Black Point Compensation"
//! (2006) find and use them.
//!
//! The black point of a source is its darkest colour made neutral; for the relative intent of a CMYK output profile it is
//! what Lab 0, 0, 0 becomes on the way through the perceptual `B2A0` and back, which leaves out inks beyond the printer's
//! limit; for the perceptual intent of a v4 lookup table it is ICC's fixed perceptual black. The destination is Lab, whose
//! black is 0. No compensation with the absolute intent.

use super::clut::MOST;
use super::pipeline::ICC_WHITE;
use super::{Intent, Source};
use crate::color::lab::Lab;

/// XYZ of the perceptual reference medium's black (ICC.1:2022, 6.3.4.3).
const PERCEPTUAL_BLACK: [f64; 3] = [0.00336, 0.003_473_1, 0.00287];
/// A black lighter than this is not believed; LittleCMS's limit.
const LIGHTEST: f64 = 50.0;

/// What maps the profile's black to 0 and keeps white: factor and summand of XYZ relative to white.
pub(super) fn compensation(source: &Source<'_>, intent: Intent) -> [[f64; 2]; 3] {
    black(source, intent).map(|black| [1.0 / (1.0 - black), -black / (1.0 - black)])
}

/// Factors for the absolute intent: the medium's white relative to D50. Display profiles before version 4 state their
/// screen's white there, adapted to completely, and count as D50 (as in LittleCMS).
pub(super) fn media_white(source: &Source<'_>) -> [[f64; 2]; 3] {
    let display = source.tags.major() < 4 && &source.tags.word(12) == b"mntr";
    let white = source.tags.xyz(b"wtpt").filter(|white| !display && white.iter().all(|v| *v > 0.0 && *v < 2.0));
    let white = white.unwrap_or(ICC_WHITE);
    std::array::from_fn(|at| [white[at] / ICC_WHITE[at], 0.0])
}

/// The black point as XYZ relative to white.
pub(super) fn black(source: &Source<'_>, intent: Intent) -> [f64; 3] {
    let class = source.tags.word(12);
    if !matches!(&class, b"mntr" | b"scnr" | b"prtr" | b"spac") {
        return [0.0; 3];
    }
    if source.tags.major() >= 4 && intent == Intent::Perceptual {
        if source.is_shaper() {
            return darkest(source, Intent::Relative);
        }
        return std::array::from_fn(|at| PERCEPTUAL_BLACK[at] / ICC_WHITE[at]);
    }
    if intent == Intent::Relative && &class == b"prtr" && source.is_cmyk() {
        return round_trip(source);
    }
    darkest(source, intent)
}

/// The colour of no light or of all inks, made neutral.
fn darkest(source: &Source<'_>, intent: Intent) -> [f64; 3] {
    if !source.states(intent) {
        return [0.0; 3];
    }
    let Ok(device) = source.model(intent) else { return [0.0; 3] };
    let color = device.relative(if source.is_cmyk() { [1.0; MOST] } else { [0.0; MOST] });
    let l = Lab::from_relative(color).l;
    neutral(if (0.0..=LIGHTEST).contains(&l) { l } else { 0.0 })
}

/// Lab 0, 0, 0 to inks with the perceptual intent and back with the relative one.
fn round_trip(source: &Source<'_>) -> [f64; 3] {
    let there = source.to_device();
    match (source.states(Intent::Perceptual), there, source.model(Intent::Relative)) {
        (true, Ok(Some(there)), Ok(back)) => {
            neutral(Lab::from_relative(back.relative(there.device([0.0; 3]))).l.min(LIGHTEST))
        }
        _ => [0.0; 3],
    }
}

fn neutral(l: f64) -> [f64; 3] {
    Lab { l, a: 0.0, b: 0.0 }.to_relative()
}
