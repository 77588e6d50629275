//! A lookup-table tag as a row of steps, evaluated in f64 from device values to colour relative to white, or back.

use super::clut::{Clut, MOST, Place};
use super::curve::Curve;
use crate::color::lab;

/// ICC's D50, to which profiles relate their colours (ICC.1:2022, 7.2.16).
pub(super) const ICC_WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
/// What 1 means where XYZ is stored in 16 bits with 15 of them fractional.
const XYZ_FULL: f64 = 1.0 + 32767.0 / 32768.0;
/// A colour this near to neutral is neutral: what is left of an exact 128 after scaling, 1e-14, would pick a hue.
const NEUTRAL: f64 = 1e-9;

/// How colour is written at the connection space's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Connection {
    /// 0 to 1.99997 for each of X, Y, Z.
    Xyz,
    /// L\* 100 is 1, a\* and b\* -128 to 127.
    Lab,
    /// The older 16-bit form: L\* 100 is 0xff00, a\* and b\* have 8 fractional bits (ICC.1:2022, 10.12).
    OldLab,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// One curve a channel.
    Curves(Vec<Curve>),
    Matrix([[f64; 3]; 3], [f64; 3]),
    Table(Clut),
}

/// All steps of a tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pipeline {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) steps: Vec<Step>,
    pub(super) connection: Connection,
}

impl Pipeline {
    /// Values after all steps, 0 to 1.
    pub(super) fn run(&self, values: [f64; MOST]) -> [f64; MOST] {
        self.steps.iter().fold(values, |values, step| apply(step, values))
    }

    /// From device values to colour relative to white.
    pub(super) fn relative(&self, device: [f64; MOST]) -> [f64; 3] {
        self.decode(self.run(device))
    }

    /// From colour relative to white to device values, for a tag of that direction.
    pub(super) fn device(&self, relative: [f64; 3]) -> [f64; MOST] {
        let [c0, c1, c2] = match self.connection {
            Connection::Xyz => std::array::from_fn(|at| relative[at] * ICC_WHITE[at] / XYZ_FULL),
            Connection::Lab => {
                let color = lab::Lab::from_relative(relative);
                [color.l / 100.0, (color.a + 128.0) / 255.0, (color.b + 128.0) / 255.0]
            }
            Connection::OldLab => {
                let color = lab::Lab::from_relative(relative);
                [color.l * 652.8 / 65535.0, (color.a + 128.0) * 256.0 / 65535.0, (color.b + 128.0) * 256.0 / 65535.0]
            }
        };
        self.run([c0, c1, c2, 0.0])
    }

    fn decode(&self, [c0, c1, c2, _]: [f64; MOST]) -> [f64; 3] {
        let (l, a, b) = match self.connection {
            Connection::Xyz => return std::array::from_fn(|at| [c0, c1, c2][at] * XYZ_FULL / ICC_WHITE[at]),
            Connection::Lab => (c0 * 100.0, c1 * 255.0 - 128.0, c2 * 255.0 - 128.0),
            Connection::OldLab => (c0 * 65535.0 / 652.8, c1 * 65535.0 / 256.0 - 128.0, c2 * 65535.0 / 256.0 - 128.0),
        };
        let snap = |value: f64| if value.abs() < NEUTRAL { 0.0 } else { value };
        lab::Lab { l, a: snap(a), b: snap(b) }.to_relative()
    }

    /// The places of every stored level on the first table's axes; `None` when the row of steps is not curves and a table.
    pub(super) fn tabulate(&self, levels: u32) -> Option<Tabulated> {
        let (curves, rest) = match self.steps.as_slice() {
            [Step::Curves(curves), rest @ ..] => (Some(curves), rest),
            rest => (None, rest),
        };
        let [Step::Table(table), after @ ..] = rest else { return None };
        let full = f64::from(levels - 1);
        let channel = |at: usize| {
            let curve = curves.and_then(|curves| curves.get(at));
            let through = |x: f64| curve.map_or(x, |curve| curve.eval(x));
            (0..levels).map(|level| table.place(at, through(f64::from(level) / full))).collect()
        };
        Some(Tabulated { places: (0..table.inputs()).map(channel).collect(), after: self.steps.len() - after.len() })
    }

    /// As [`relative`](Self::relative), with the curves before the table looked up.
    pub(super) fn relative_of_levels(&self, tabulated: &Tabulated, levels: &[usize; MOST]) -> [f64; 3] {
        let Some(Step::Table(table)) = self.steps.get(tabulated.after.saturating_sub(1)) else { return [0.0; 3] };
        let mut places = [Place::default(); MOST];
        for ((place, channel), level) in places.iter_mut().zip(&tabulated.places).zip(levels) {
            *place = channel.get(*level).copied().unwrap_or_default();
        }
        let values = table.eval(places.get(..table.inputs()).unwrap_or_default()).map(|value| value / 65535.0);
        let after = self.steps.get(tabulated.after..).unwrap_or_default();
        self.decode(after.iter().fold(values, |values, step| apply(step, values)))
    }
}

/// The part of a [`Pipeline`] before its table, for all stored levels.
#[derive(Debug, Clone)]
pub(in crate::color) struct Tabulated {
    places: Vec<Vec<Place>>,
    /// Steps up to and with the table.
    after: usize,
}

fn apply(step: &Step, values: [f64; MOST]) -> [f64; MOST] {
    match step {
        Step::Curves(curves) => {
            let mut out = values;
            out.iter_mut().zip(curves).for_each(|(value, curve)| *value = curve.eval(*value));
            out
        }
        Step::Matrix(matrix, offset) => {
            let [a, b, c, rest] = values;
            let row = |at: usize| matrix[at][0] * a + matrix[at][1] * b + matrix[at][2] * c + offset[at];
            [row(0), row(1), row(2), rest]
        }
        Step::Table(table) => {
            let places: [Place; MOST] =
                std::array::from_fn(
                    |at| {
                        if at < table.inputs() { table.place(at, values[at]) } else { Place::default() }
                    },
                );
            table.eval(places.get(..table.inputs()).unwrap_or_default()).map(|value| value / 65535.0)
        }
    }
}
