//! A profile as a destination: how it would show a colour.
//!
//! Relative colorimetric. Matrix profiles clip each channel; lookup tables go through `B2A1` (`B2A0` where that is absent)
//! and back through `A2B1`, with black-point compensation, as prints are made: without it every dark colour would count as
//! one that paper cannot show.

use super::pipeline::Pipeline;
use super::{Device, Direction, Fault, Intent, MOST, Source, black};
use crate::color::matrix::{self, Matrix, times};
use crate::error::{Error, Result};

/// A destination.
#[derive(Debug, Clone)]
pub(in crate::color) struct Target {
    name: String,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Matrix {
        to: Matrix,
        from: Matrix,
    },
    /// There and back, and the destination's black.
    Table {
        there: Pipeline,
        back: Device,
        black: [f64; 3],
    },
}

impl Target {
    /// Reads a profile.
    ///
    /// # Errors
    /// [`Error::Damaged`] for bytes that are no sound profile; [`Error::Unsupported`] for one that cannot be a destination.
    pub(in crate::color) fn read(icc: &[u8]) -> Result<Self> {
        let damaged = |why: String| Error::Damaged {
            format: "ICC profile",
            place: "whole profile".to_owned(),
            found: why,
            expected: "an ICC.1 profile of a printer, a screen or a working space".to_owned(),
        };
        let source = Source::read(icc).map_err(damaged)?;
        let name = source.parsed.description();
        let unsupported = |why: &str| Error::Unsupported {
            format: "ICC profile",
            feature: format!("\"{name}\", which {why},"),
            expected: "profiles for RGB and CMYK that also lead from colour to device can be a target",
        };
        let device = source.model(Intent::Relative).map_err(|fault| match fault {
            Fault::Broken(why) => damaged(why),
            Fault::Kind(why) => unsupported(why),
        })?;
        let there = source.pipeline(b"B2A1", b"B2A0", Direction::ToDevice).map_err(damaged)?;
        let way = match (device.shaper(), there) {
            (Some((curves, to, _)), _) if curves.len() == 3 => {
                let from = matrix::inverse(to).ok_or_else(|| unsupported("has primaries that do not span colours"))?;
                Way::Matrix { to: *to, from }
            }
            (None, Some(there)) => Way::Table { there, back: device, black: black::black(&source, Intent::Relative) },
            _ => return Err(unsupported("does not lead from colour to device values")),
        };
        Ok(Self { name, way })
    }

    /// The profile's own name.
    pub(in crate::color) fn name(&self) -> &str {
        &self.name
    }

    /// XYZ relative to white of what it would show of XYZ relative to white.
    pub(in crate::color) fn shown(&self, color: [f64; 3]) -> [f64; 3] {
        match &self.way {
            Way::Matrix { to, from } => times(to, times(from, color).map(|value| value.clamp(0.0, 1.0))),
            Way::Table { there, back, black } => {
                let on_paper = std::array::from_fn(|at| color[at] * (1.0 - black[at]) + black[at]);
                let device: [f64; MOST] = there.device(on_paper).map(|value| value.clamp(0.0, 1.0));
                let seen = back.relative(device);
                std::array::from_fn(|at| (seen[at] - black[at]) / (1.0 - black[at]))
            }
        }
    }
}
