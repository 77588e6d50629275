//! What a picture says at a place: the stored levels, and the colour through its profile.
//!
//! Levels are the plain mean of what is stored, in the picture's own space and depth, as retouching programs show them. The
//! colour is averaged as light: the mean of XYZ, then Lab (D50). A square that reaches over the frame is cut there.

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::delta_e::ciede2000;
use super::lab::Lab;
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Samples};

/// The channels of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Model {
    /// One value of lightness.
    Gray,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black; 0 is no ink.
    Cmyk,
}

/// Stored levels, averaged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Levels {
    /// What they are.
    pub model: Model,
    /// One a channel, 0 to 255 or 65535.
    pub values: Vec<f64>,
    /// Bits of a level: 8 or 16.
    pub bits: u8,
    /// In the same steps; absent where the picture has none.
    pub alpha: Option<f64>,
}

/// A picture's value at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Reading {
    /// In the picture's own space and depth.
    pub own: Levels,
    /// Through the profile: L*, a*, b* (D50), alpha over white.
    pub lab: [f64; 3],
    /// CIEDE2000 to the reference at the same place; absent without one or where the sizes differ.
    pub delta_e: Option<f64>,
    /// Pixels that were averaged.
    pub averaged: u32,
}

/// Reads the square of `size` × `size` px around the pixel at column `x`, row `y`.
///
/// # Errors
/// [`Error::InvalidArgument`] for a pixel outside, or a size that is not 1, 3 or 5.
pub fn read(raster: &Raster, converter: &Converter, x: u32, y: u32, size: u32) -> Result<Reading> {
    if x >= raster.width() || y >= raster.height() {
        return Err(Error::InvalidArgument {
            name: "point",
            found: format!("{x}, {y}"),
            expected: format!("a pixel of {} × {}", raster.width(), raster.height()),
        });
    }
    if !matches!(size, 1 | 3 | 5) {
        return Err(Error::InvalidArgument {
            name: "size",
            found: size.to_string(),
            expected: "1, 3 or 5 px".to_owned(),
        });
    }
    let reach = size / 2;
    let channels = raster.layout().channels();
    let mut sums = vec![0.0; channels];
    let mut xyz = [0.0; 3];
    let mut averaged = 0;
    for row in y.saturating_sub(reach)..=(y + reach).min(raster.height() - 1) {
        for column in x.saturating_sub(reach)..=(x + reach).min(raster.width() - 1) {
            let at = (row as usize * raster.width() as usize + column as usize) * channels;
            for (sum, index) in sums.iter_mut().zip(at..) {
                *sum += match raster.samples() {
                    Samples::U8(values) => values.get(index).map_or(0.0, |&value| f64::from(value)),
                    Samples::U16(values) => values.get(index).map_or(0.0, |&value| f64::from(value)),
                };
            }
            let color = converter.relative(raster, column, row);
            xyz.iter_mut().zip(color).for_each(|(sum, value)| *sum += value);
            averaged += 1;
        }
    }
    let mean = |sum: f64| sum / f64::from(averaged);
    let mut values: Vec<f64> = sums.into_iter().map(mean).collect();
    let alpha = matches!(raster.layout(), Layout::GrayAlpha | Layout::Rgba).then(|| values.pop()).flatten();
    let model = match raster.layout() {
        Layout::Gray | Layout::GrayAlpha => Model::Gray,
        Layout::Rgb | Layout::Rgba => Model::Rgb,
        Layout::Cmyk => Model::Cmyk,
    };
    let bits = match raster.samples() {
        Samples::U8(_) => 8,
        Samples::U16(_) => 16,
    };
    let lab = Lab::from_relative(xyz.map(mean));
    Ok(Reading { own: Levels { model, values, bits, alpha }, lab: [lab.l, lab.a, lab.b], delta_e: None, averaged })
}

impl Reading {
    /// With the difference to another picture's reading of the same place.
    #[must_use]
    pub fn against(mut self, reference: &Self) -> Self {
        let [one, two] = [reference.lab, self.lab].map(|[l, a, b]| Lab { l, a, b });
        self.delta_e = Some(ciede2000(one, two));
        self
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read_at(layout: Layout, samples: Samples, width: u32, height: u32, at: (u32, u32), size: u32) -> Reading {
        let raster = Raster::new(width, height, layout, samples, None).unwrap();
        read(&raster, &Converter::new(&raster).unwrap(), at.0, at.1, size).unwrap()
    }

    #[test]
    fn one_pixel_is_what_is_stored() {
        let found = read_at(Layout::Rgb, Samples::U8(vec![1, 2, 3, 200, 100, 50]), 2, 1, (1, 0), 1);
        assert_eq!((found.own.model, found.own.bits, found.averaged), (Model::Rgb, 8, 1));
        assert_eq!((found.own.values, found.own.alpha, found.delta_e), (vec![200.0, 100.0, 50.0], None, None));
        let wanted = Lab::from_srgb8([200, 100, 50]);
        assert!((found.lab[0] - wanted.l).abs() < 1e-9 && (found.lab[1] - wanted.a).abs() < 1e-9);
    }

    #[test]
    fn levels_are_averaged_as_stored_and_colour_as_light() {
        // Black and white: the mean level is the middle, the mean light is half.
        let found = read_at(Layout::Gray, Samples::U16(vec![0, 65535]), 2, 1, (0, 0), 3);
        assert_eq!((found.own.values, found.own.bits, found.averaged), (vec![32767.5], 16, 2));
        assert!((found.lab[0] - Lab::from_relative([0.5; 3]).l).abs() < 1e-9);
        assert_eq!(found.lab[1..], [0.0, 0.0]);
    }

    #[test]
    fn squares_are_cut_at_the_frame() {
        for (at, size, pixels) in
            [((0, 0), 1, 1), ((0, 0), 3, 4), ((0, 0), 5, 9), ((3, 3), 5, 25), ((6, 3), 5, 15), ((6, 6), 3, 4)]
        {
            let found = read_at(Layout::Gray, Samples::U8(vec![9; 49]), 7, 7, at, size);
            assert_eq!((found.averaged, found.own.values), (pixels, vec![9.0]), "{at:?} {size}");
        }
    }

    #[test]
    fn alpha_is_apart_and_lies_over_white() {
        let found = read_at(Layout::Rgba, Samples::U8(vec![0, 0, 0, 0]), 1, 1, (0, 0), 1);
        assert_eq!((found.own.values, found.own.alpha), (vec![0.0; 3], Some(0.0)));
        assert!((found.lab[0] - 100.0).abs() < 1e-9);
    }

    #[test]
    fn the_difference_is_the_formulas() {
        let [one, two] = [[200u8, 100, 50], [190, 110, 60]]
            .map(|color| read_at(Layout::Rgb, Samples::U8(color.to_vec()), 1, 1, (0, 0), 1));
        let wanted = ciede2000(Lab::from_srgb8([200, 100, 50]), Lab::from_srgb8([190, 110, 60]));
        assert!((two.against(&one).delta_e.unwrap() - wanted).abs() < 1e-9);
    }

    #[test]
    fn places_and_sizes_that_are_none_are_refused() {
        let raster = Raster::new(2, 1, Layout::Gray, Samples::U8(vec![0, 1]), None).unwrap();
        let converter = Converter::new(&raster).unwrap();
        for (x, y, size) in [(2, 0, 1), (0, 1, 1), (0, 0, 0), (0, 0, 2), (0, 0, 7)] {
            assert!(read(&raster, &converter, x, y, size).is_err(), "{x}, {y}, {size}");
        }
    }
}
