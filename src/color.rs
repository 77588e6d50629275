//! Colour as numbers: Lab (D50), colour difference, profiles, comparison of pictures and of brand swatches.
//!
//! Every figure names its white: D50, 2° observer, as graphic arts and ICC practice have it. sRGB follows CSS Color 4
//! (exact matrix, Bradford adaptation); profiles follow ICC.1 with the relative colorimetric intent, without black-point
//! compensation unless asked for, and without an 8-bit step or gamut clip between file and Lab.

pub mod checker;
pub mod compare;
pub mod convert;
pub mod delta_e;
pub mod draw;
pub mod drift;
mod kernel;
pub mod lab;
pub mod lut;
mod matrix;
pub mod moved;
pub mod preset;
pub mod profile;
pub mod pyramid;
pub mod reading;
pub mod swatch;
