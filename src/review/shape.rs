//! Where in a picture a note points: pin, rectangle, ellipse, freehand line or arrow.
//!
//! All coordinates are the version's own pixels: origin top left, y down, pixel centres at halves.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::finding::Region;

/// Most points of a freehand line: at half a pixel in a picture of 100 megapixels they take some 1,100 bytes, which
/// leaves a note of the same event room for 1,300 bytes of text.
pub const MAX_POINTS: usize = 64;

/// No decoder here opens a picture of a million pixels a side.
const FARTHEST_PX: f64 = 1e6;

/// A place `[x, y]` in picture pixels.
pub type Point = [f64; 2];

/// Where a note points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum NoteShape {
    /// One place.
    Pin {
        /// From the left, px.
        x: f64,
        /// From the top, px.
        y: f64,
    },
    /// An upright rectangle.
    Rectangle {
        /// Left edge, px.
        x: f64,
        /// Top edge, px.
        y: f64,
        /// Width, px.
        width: f64,
        /// Height, px.
        height: f64,
    },
    /// The upright ellipse that fills a rectangle.
    Ellipse {
        /// Left edge, px.
        x: f64,
        /// Top edge, px.
        y: f64,
        /// Width, px.
        width: f64,
        /// Height, px.
        height: f64,
    },
    /// A line through points.
    Freehand {
        /// From 2 to [`MAX_POINTS`].
        points: Vec<Point>,
    },
    /// A straight arrow.
    Arrow {
        /// Where it begins.
        from: Point,
        /// What it points at.
        to: Point,
    },
}

impl NoteShape {
    /// The shape of a rectangle as the first releases wrote it; without a size it is a pin.
    #[must_use]
    pub fn of_region(Region { x, y, width, height }: Region) -> Self {
        if width > 0.0 || height > 0.0 { Self::Rectangle { x, y, width, height } } else { Self::Pin { x, y } }
    }

    /// The smallest upright rectangle around it; a pin's has no size.
    #[must_use]
    pub fn bounds(&self) -> Region {
        match self {
            Self::Pin { x, y } => around(&[[*x, *y]]),
            Self::Rectangle { x, y, width, height } | Self::Ellipse { x, y, width, height } => {
                Region { x: *x, y: *y, width: *width, height: *height }
            }
            Self::Freehand { points } => around(points),
            Self::Arrow { from, to } => around(&[*from, *to]),
        }
    }

    /// Whether it could stand on a picture.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a coordinate or a size outside its range, [`Error::TooLarge`] past [`MAX_POINTS`].
    pub fn check(&self) -> Result<()> {
        let on_picture = |value: f64| (-FARTHEST_PX..=FARTHEST_PX).contains(&value);
        let coordinate = |name, value: f64| {
            let expected = || format!("a coordinate in picture pixels, {} to {FARTHEST_PX}", -FARTHEST_PX);
            if on_picture(value) { Ok(()) } else { Err(invalid(name, value, expected())) }
        };
        let point = |[x, y]: &Point| coordinate("shape x", *x).and_then(|()| coordinate("shape y", *y));
        match self {
            Self::Pin { x, y } => point(&[*x, *y]),
            Self::Rectangle { x, y, width, height } | Self::Ellipse { x, y, width, height } => {
                let size = |name, value: f64| {
                    let expected = || format!("more than 0 and at most {FARTHEST_PX} picture pixels");
                    if value > 0.0 && on_picture(value) { Ok(()) } else { Err(invalid(name, value, expected())) }
                };
                point(&[*x, *y])?;
                size("shape width", *width)?;
                size("shape height", *height)
            }
            Self::Freehand { points } => {
                if points.len() < 2 {
                    return Err(invalid("freehand points", points.len(), "two at least".into()));
                }
                if points.len() > MAX_POINTS {
                    let (found, limit) = (points.len().to_string(), MAX_POINTS.to_string());
                    return Err(Error::TooLarge { what: "a freehand line, points", found, limit });
                }
                points.iter().try_for_each(point)
            }
            Self::Arrow { from, to } => {
                if from == to {
                    return Err(invalid("arrow", format!("from {from:?} to {to:?}"), "two different ends".into()));
                }
                point(from).and_then(|()| point(to))
            }
        }
    }
}

fn around(points: &[Point]) -> Region {
    let start = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    let (low, high) = points
        .iter()
        .fold(start, |(low, high), [x, y]| ([low[0].min(*x), low[1].min(*y)], [high[0].max(*x), high[1].max(*y)]));
    Region { x: low[0], y: low[1], width: high[0] - low[0], height: high[1] - low[1] }
}

fn invalid(name: &'static str, found: impl ToString, expected: String) -> Error {
    Error::InvalidArgument { name, found: found.to_string(), expected }
}
