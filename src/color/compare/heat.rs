//! The fixed colours of the difference map, for every kind of colour vision.

use serde::{Deserialize, Serialize};

use super::super::kernel::{Best, Four};

/// A stop of the heat map's scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LegendStop {
    /// CIEDE2000.
    pub delta_e: f64,
    /// Red, green, blue, 8-bit sRGB.
    pub color: [u8; 3],
}

/// The scale of every heat map; colours in between are mixed, above 10 it stays at the last. After the map "inferno" (Smith
/// and van der Walt, CC0), whose lightness rises steadily: it reads the same with any colour vision, and in print.
pub const LEGEND: [LegendStop; 6] = [
    LegendStop { delta_e: 0.0, color: [0, 0, 4] },
    LegendStop { delta_e: 1.0, color: [40, 11, 84] },
    LegendStop { delta_e: 2.0, color: [101, 21, 110] },
    LegendStop { delta_e: 3.0, color: [186, 54, 85] },
    LegendStop { delta_e: 5.0, color: [249, 142, 9] },
    LegendStop { delta_e: 10.0, color: [252, 255, 164] },
];

/// Steps of [`table`] in one unit.
pub(in crate::color) const STEPS: f64 = 256.0;

/// The colour of every step of 1/256 of a unit, up to where the scale ends.
pub(in crate::color) fn table() -> Vec<[u8; 4]> {
    (0..=(10.0 * STEPS) as u32).map(|step| color(f64::from(step) / STEPS)).collect()
}

/// Colours differences, row by row.
#[derive(Debug, Clone)]
pub struct Painter {
    table: Box<[[u8; 4]; ENTRIES]>,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

/// Differences are looked up by the bits of `difference + OFFSET`: between 8 and 16 these are steps of 1/128, which no eye
/// tells apart.
const OFFSET: f32 = 8.0;
const BELOW: u32 = 13;
/// Entries up to a difference of 24; the scale ends at 10.
const ENTRIES: usize = 2048;
/// A difference that has the last colour and an entry.
const END: f32 = 20.0;

impl Painter {
    /// The fixed scale of [`LEGEND`].
    #[must_use]
    pub fn new() -> Self {
        let mut table = Box::new([[0; 4]; ENTRIES]);
        for (entry, slot) in (0u32..).zip(table.iter_mut()) {
            *slot = color(f64::from(f32::from_bits(OFFSET.to_bits() + (entry << BELOW)) - OFFSET));
        }
        Self { table }
    }

    /// Writes opaque RGBA for differences.
    pub fn row(&self, deltas: &[f32], out: &mut [u8]) {
        let none = self.at(OFFSET);
        let (zero, offset, end) = (Best::splat(0.0), Best::splat(OFFSET), Best::splat(END));
        let (blocks, rest) = deltas.as_chunks::<16>();
        let (whole, last) = out.as_chunks_mut::<4>().0.split_at_mut_checked(blocks.len() * 16).unwrap_or_default();
        for (out, deltas) in whole.as_chunks_mut::<16>().0.iter_mut().zip(blocks) {
            let fours =
                [0, 4, 8, 12].map(|at| deltas.get(at..).and_then(<[f32]>::first_chunk).map_or(zero, Best::load));
            if !zero.less(fours.into_iter().fold(zero, Best::max)).any() {
                *out = [none; 16];
                continue;
            }
            for (out, four) in out.as_chunks_mut::<4>().0.iter_mut().zip(fours) {
                let mut places = [0.0; 4];
                four.min(end).add(offset).store(&mut places);
                *out = places.map(|place| self.at(place));
            }
        }
        last.iter_mut().zip(rest).for_each(|(slot, delta)| *slot = self.at(delta.min(END) + OFFSET));
    }

    /// The colour of a difference with [`OFFSET`] added; the bits of that are above those of an entry.
    #[inline]
    fn at(&self, place: f32) -> [u8; 4] {
        self.table[(place.to_bits() >> BELOW) as usize % ENTRIES]
    }
}

fn color(delta_e: f64) -> [u8; 4] {
    let upper = LEGEND.iter().position(|stop| stop.delta_e >= delta_e).unwrap_or(LEGEND.len() - 1);
    let (Some(low), Some(high)) = (LEGEND.get(upper.saturating_sub(1)), LEGEND.get(upper)) else { return [0; 4] };
    let span = high.delta_e - low.delta_e;
    let share = if span > 0.0 { ((delta_e - low.delta_e) / span).clamp(0.0, 1.0) } else { 1.0 };
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    let [r, g, b] = [0, 1, 2].map(|c| mix(low.color[c], high.color[c]));
    [r, g, b, 255]
}
