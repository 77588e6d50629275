//! Pixels with a non-zero size, and the limits that foreign pictures meet first.
//!
//! [`Raster`] keeps what the file stores: depth, channels and profile, so that colour is measured without an 8-bit step.
//! [`Rgba8`] is the 8-bit sRGB picture that is drawn and that edges and margins are measured on.

mod halve;
mod shrink;

use std::sync::Arc;

pub use halve::halve_rows;

use crate::error::{Error, Result};

/// How large a picture may be before decoding starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest number of pixels. 120 million: a 100-megapixel back with room to spare; 480 MB as RGBA8.
    pub pixels: u64,
    /// Longest side, px. 30,000: JPEG stops at 65,535, no camera back goes past 20,000.
    pub side: u32,
    /// Largest file, bytes. 512 MiB: a 16-bit TIFF of 80 megapixels.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { pixels: 120_000_000, side: 30_000, bytes: 512 << 20 }
    }
}

/// The channels of a pixel, in storage order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One channel.
    Gray,
    /// Gray and straight alpha.
    GrayAlpha,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, straight alpha.
    Rgba,
    /// Cyan, magenta, yellow, black; 0 is no ink.
    Cmyk,
}

impl Layout {
    /// Channels in a pixel, alpha included.
    #[must_use]
    pub const fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::GrayAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// Samples of all pixels, row by row, channels interleaved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Samples {
    /// 8 bits a channel.
    U8(Vec<u8>),
    /// 16 bits a channel, native byte order.
    U16(Vec<u16>),
}

impl Samples {
    fn len(&self) -> usize {
        match self {
            Self::U8(v) => v.len(),
            Self::U16(v) => v.len(),
        }
    }
}

/// A decoded picture as its file stores it, orientation applied.
#[derive(Debug, Clone)]
pub struct Raster {
    width: u32,
    height: u32,
    layout: Layout,
    samples: Samples,
    icc: Option<Arc<[u8]>>,
}

impl Raster {
    /// A picture of `width` × `height` px with the embedded ICC profile, if any (none means sRGB is assumed).
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when a side is zero or the number of samples is not width × height × channels.
    pub fn new(width: u32, height: u32, layout: Layout, samples: Samples, icc: Option<Arc<[u8]>>) -> Result<Self> {
        let wanted = width as usize * height as usize * layout.channels();
        if wanted == 0 || samples.len() != wanted {
            return Err(Error::InvalidArgument {
                name: "samples",
                found: format!("{} samples for {width} × {height} px", samples.len()),
                expected: format!("{wanted}, and no side of zero"),
            });
        }
        Ok(Self { width, height, layout, samples, icc })
    }

    /// Width, px; never zero.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Height, px; never zero.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// The channels of a pixel.
    #[must_use]
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// All samples, row by row, channels interleaved.
    #[must_use]
    pub const fn samples(&self) -> &Samples {
        &self.samples
    }

    /// A rectangle of the picture: left, top, width, height.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when it is empty or reaches outside.
    pub fn crop(&self, [left, top, width, height]: [u32; 4]) -> Result<Self> {
        let inside = |from: u32, length: u32, side: u32| from.checked_add(length).is_some_and(|end| end <= side);
        if !inside(left, width, self.width) || !inside(top, height, self.height) {
            return Err(Error::InvalidArgument {
                name: "rectangle",
                found: format!("{width} × {height} px from {left}, {top}"),
                expected: format!("a part of {} × {} px", self.width, self.height),
            });
        }
        fn rows<T: Copy>(
            values: &[T],
            line: usize,
            part: core::ops::Range<usize>,
            rows: core::ops::Range<usize>,
        ) -> Vec<T> {
            let lines = values.chunks_exact(line).skip(rows.start).take(rows.len());
            lines.flat_map(|line| line.get(part.clone()).unwrap_or_default().iter().copied()).collect()
        }
        let channels = self.layout.channels();
        let line = self.width as usize * channels;
        let part = left as usize * channels..(left + width) as usize * channels;
        let down = top as usize..(top + height) as usize;
        let samples = match &self.samples {
            Samples::U8(values) => Samples::U8(rows(values, line, part, down)),
            Samples::U16(values) => Samples::U16(rows(values, line, part, down)),
        };
        Self::new(width, height, self.layout, samples, self.icc.clone())
    }

    /// The embedded ICC profile's bytes.
    #[must_use]
    pub fn icc(&self) -> Option<&[u8]> {
        self.icc.as_deref()
    }
}

/// Weights of four neighbours at a fraction between the middle two, for cubic interpolation through the pixels.
pub(crate) fn catmull_rom(t: f64) -> [f64; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [0.5 * (-t3 + 2.0 * t2 - t), 0.5 * (3.0 * t3 - 5.0 * t2 + 2.0), 0.5 * (-3.0 * t3 + 4.0 * t2 + t), 0.5 * (t3 - t2)]
}

/// An 8-bit sRGB picture with straight alpha, for drawing and for measuring edges and margins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rgba8 {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

impl Rgba8 {
    /// A picture from `width` × `height` × 4 bytes.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when a side is zero or the number of bytes is another.
    pub fn new(width: u32, height: u32, data: Vec<u8>) -> Result<Self> {
        let wanted = width as usize * height as usize * 4;
        if wanted == 0 || data.len() != wanted {
            return Err(Error::InvalidArgument {
                name: "data",
                found: format!("{} bytes for {width} × {height} px", data.len()),
                expected: format!("{wanted}, and no side of zero"),
            });
        }
        Ok(Self { width, height, data })
    }

    /// Width, px; never zero.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Height, px; never zero.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// Red, green, blue, alpha of every pixel, row by row.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// The bytes, without a copy.
    #[must_use]
    pub fn into_data(self) -> Vec<u8> {
        self.data
    }

    /// The pixel at column `x`, row `y`; the nearest one on the frame where that is outside.
    #[must_use]
    pub fn pixel(&self, x: i64, y: i64) -> [u8; 4] {
        let column = x.clamp(0, i64::from(self.width) - 1) as usize;
        let row = y.clamp(0, i64::from(self.height) - 1) as usize;
        let at = (row * self.width as usize + column) * 4;
        match self.data.get(at..at + 4) {
            Some(&[r, g, b, a]) => [r, g, b, a],
            _ => [0; 4],
        }
    }
}
