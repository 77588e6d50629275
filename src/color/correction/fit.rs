//! Weighted least squares for the rows of a correction.

use super::super::facing::Pair;
use super::super::lut::LutSpace;
use super::super::matrix::{self, Matrix, times};
use super::CorrectionModel;

/// Rows of a matrix with offset, in linear light.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fitted {
    pub(super) rows: [[f64; 4]; 3],
}

/// Light below this weighs no more: Lab's cube root would make the dark decide everything.
const DARK: f64 = 0.01;
/// Pairs whose both sides reach this are clipped and say nothing of how much.
const CLIPPED: f64 = 0.995;

impl Fitted {
    /// The rows that bring the samples closest to the references; `None` where the pairs do not settle them.
    pub(super) fn to(pairs: &[Pair], model: CorrectionModel, space: LutSpace) -> Option<Self> {
        let from = matrix::inverse(&space.matrix())?;
        let lights: Vec<[[f64; 3]; 2]> = pairs
            .iter()
            .map(|pair| [times(&from, pair.sample), times(&from, pair.reference)])
            .filter(|[sample, _]| sample.iter().any(|&value| value < CLIPPED))
            .collect();
        let mut rows = [[0.0; 4]; 3];
        for (channel, row) in rows.iter_mut().enumerate() {
            *row = match model {
                CorrectionModel::Gains => gain(&lights, channel)?,
                CorrectionModel::GainsOffsets => offset(&lights, channel)?,
                CorrectionModel::Matrix => full(&lights, channel)?,
            };
        }
        // Whatever pulls a channel down to nothing, or up without bound, follows noise.
        let sane = rows.iter().enumerate().all(|(at, row)| {
            row.iter().all(|value| value.is_finite() && value.abs() < 20.0)
                && row.get(at).is_some_and(|own| *own > 0.05)
        });
        sane.then_some(Self { rows })
    }

    /// Linear light of the space to linear light.
    pub(super) fn light(&self, [r, g, b]: [f64; 3]) -> [f64; 3] {
        self.rows.map(|[x, y, z, offset]| x * r + y * g + z * b + offset)
    }

    /// XYZ relative to white, before and after, without a table.
    pub(super) fn apply(&self, space: LutSpace, xyz: [f64; 3]) -> [f64; 3] {
        let to: Matrix = space.matrix();
        let light = matrix::inverse(&to).map_or(xyz, |from| times(&from, xyz));
        times(&to, self.light(light).map(|value| value.clamp(0.0, 1.0)))
    }
}

type Lights<'a> = &'a [[[f64; 3]; 2]];

/// A step of light weighs as the cube root's slope there, squared.
fn weight(wanted: f64) -> f64 {
    wanted.max(DARK).powf(-4.0 / 3.0)
}

fn gain(lights: Lights<'_>, channel: usize) -> Option<[f64; 4]> {
    let (product, square) = lights.iter().fold((0.0, 0.0), |(product, square), [sample, wanted]| {
        let weight = weight(wanted[channel]);
        (product + weight * sample[channel] * wanted[channel], square + weight * sample[channel].powi(2))
    });
    let mut row = [0.0; 4];
    *row.get_mut(channel)? = if square > 0.0 { product / square } else { return None };
    Some(row)
}

fn offset(lights: Lights<'_>, channel: usize) -> Option<[f64; 4]> {
    let [gain, offset] = settle(lights, channel, |sample| [sample[channel], 1.0])?;
    let mut row = [0.0, 0.0, 0.0, offset];
    *row.get_mut(channel)? = gain;
    Some(row)
}

fn full(lights: Lights<'_>, channel: usize) -> Option<[f64; 4]> {
    settle(lights, channel, |[r, g, b]| [r, g, b, 1.0])
}

/// The normal equations, solved.
fn settle<const N: usize>(
    lights: Lights<'_>,
    channel: usize,
    terms: impl Fn([f64; 3]) -> [f64; N],
) -> Option<[f64; N]> {
    let mut left = [[0.0; N]; N];
    let mut right = [0.0; N];
    for [sample, wanted] in lights {
        let (terms, wanted) = (terms(*sample), wanted[channel]);
        let weight = weight(wanted);
        for (i, row) in left.iter_mut().enumerate() {
            row.iter_mut().zip(terms).for_each(|(sum, term)| *sum += weight * terms[i] * term);
            right[i] += weight * terms[i] * wanted;
        }
    }
    // Nearly equal colours do not settle as many numbers.
    let largest = left.as_flattened().iter().fold(0.0f64, |most, value| most.max(value.abs()));
    matrix::solve(left, right, 1e-7 * largest)
}
