//! What device values mean: a model from values to colour relative to white, and what an intent does to that colour.

use std::sync::Arc;

use super::clut::MOST;
use super::curve::Curve;
use super::pipeline::{Pipeline, Tabulated};
use crate::color::lab::{self, DISPLAY_P3, SRGB};
use crate::color::matrix::times;

/// The colour model of one picture under one rendering, in f64.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::color) struct Device {
    model: Model,
    /// Factor and summand of each component of XYZ relative to white: the medium's white, or black-point compensation.
    adjust: Option<[[f64; 2]; 3]>,
}

#[derive(Debug, Clone, PartialEq)]
enum Model {
    /// One curve a channel, and for RGB a matrix to XYZ relative to white.
    Shaper { curves: Vec<Curve>, matrix: [[f64; 3]; 3], kind: Kind },
    /// The profile's lookup table.
    Table(Arc<Pipeline>),
    /// Inks without a profile, for drawing only: sRGB of `(1 - ink)(1 - black)`.
    PlainInks,
}

/// What is known of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Used as it is.
    Stated,
    /// Rows that sum to one up to rounding do so exactly: equal channels are neutral.
    Neutral,
    /// Also that it is sRGB.
    Srgb,
}

/// Curves, matrix, and whether equal channels are exactly neutral: all that a whole picture is tabulated with.
pub(in crate::color) type Shaper<'a> = (&'a [Curve], &'a [[f64; 3]; 3], bool);

impl Device {
    pub(in crate::color) fn srgb(gray: bool) -> Self {
        let curves = vec![Curve::Srgb; if gray { 1 } else { 3 }];
        Self { model: Model::Shaper { curves, matrix: SRGB, kind: Kind::Srgb }, adjust: None }
    }

    /// Display P3 in three channels.
    pub(in crate::color) fn display_p3() -> Self {
        let curves = vec![Curve::Srgb; 3];
        Self { model: Model::Shaper { curves, matrix: DISPLAY_P3, kind: Kind::Neutral }, adjust: None }
    }

    pub(super) fn rgb(curves: Vec<Curve>, matrix: [[f64; 3]; 3]) -> Self {
        Self { model: Model::Shaper { curves, matrix, kind: Kind::Stated }, adjust: None }
    }

    /// Gray: equal amounts of every component of white.
    pub(super) fn gray(curve: Curve) -> Self {
        Self { model: Model::Shaper { curves: vec![curve], matrix: SRGB, kind: Kind::Neutral }, adjust: None }
    }

    pub(super) fn table(pipeline: Pipeline) -> Self {
        Self { model: Model::Table(Arc::new(pipeline)), adjust: None }
    }

    pub(super) const fn plain_inks() -> Self {
        Self { model: Model::PlainInks, adjust: None }
    }

    /// Equal channels are neutral where the matrix means it up to rounding.
    pub(super) fn neutral(mut self) -> Self {
        if let Model::Shaper { kind: kind @ Kind::Stated, .. } = &mut self.model {
            *kind = Kind::Neutral;
        }
        self
    }

    pub(super) fn adjusted(self, adjust: [[f64; 2]; 3]) -> Self {
        let idle = adjust.iter().all(|[factor, summand]| *factor == 1.0 && *summand == 0.0);
        Self { adjust: (!idle).then_some(adjust), ..self }
    }

    /// Channels of a pixel without alpha.
    pub(super) fn channels(&self) -> usize {
        match &self.model {
            Model::Shaper { curves, .. } => curves.len(),
            Model::Table(pipeline) => pipeline.inputs,
            Model::PlainInks => 4,
        }
    }

    pub(in crate::color) const fn is_srgb(&self) -> bool {
        matches!(self.model, Model::Shaper { kind: Kind::Srgb, .. }) && self.adjust.is_none()
    }

    pub(super) const fn is_table(&self) -> bool {
        matches!(self.model, Model::Table(_))
    }

    /// Curves and matrix, when there is nothing else.
    pub(in crate::color) fn shaper(&self) -> Option<Shaper<'_>> {
        match &self.model {
            Model::Shaper { curves, matrix, kind } if self.adjust.is_none() => {
                Some((curves, matrix, *kind != Kind::Stated))
            }
            _ => None,
        }
    }

    /// The places of all stored levels on the lookup table's axes, where the profile has one behind curves.
    pub(in crate::color) fn tabulate(&self, levels: u32) -> Option<Tabulated> {
        match &self.model {
            Model::Table(pipeline) => pipeline.tabulate(levels),
            _ => None,
        }
    }

    /// XYZ relative to white of values 0 to 1; channels that the model does not have are ignored.
    pub(in crate::color) fn relative(&self, values: [f64; MOST]) -> [f64; 3] {
        let [r, g, b, k] = values;
        let color = match &self.model {
            Model::Shaper { curves, matrix, kind } => match curves.as_slice() {
                [red, green, blue] => {
                    let light = [red.eval(r), green.eval(g), blue.eval(b)];
                    if *kind == Kind::Stated { times(matrix, light) } else { lab::relative(matrix, light) }
                }
                [gray, ..] => [gray.eval(r); 3],
                [] => [0.0; 3],
            },
            Model::Table(pipeline) => pipeline.relative(values),
            Model::PlainInks => lab::relative(&SRGB, [r, g, b].map(|ink| lab::srgb_to_linear((1.0 - ink) * (1.0 - k)))),
        };
        self.adjust(color)
    }

    /// As [`relative`](Self::relative), for stored levels with [`tabulate`](Self::tabulate)'s places.
    pub(in crate::color) fn relative_of_levels(&self, tabulated: &Tabulated, levels: &[usize; MOST]) -> [f64; 3] {
        match &self.model {
            Model::Table(pipeline) => self.adjust(pipeline.relative_of_levels(tabulated, levels)),
            _ => [0.0; 3],
        }
    }

    fn adjust(&self, color: [f64; 3]) -> [f64; 3] {
        match &self.adjust {
            None => color,
            Some(adjust) => std::array::from_fn(|at| {
                let [factor, summand] = adjust[at];
                color[at] * factor + summand
            }),
        }
    }
}
