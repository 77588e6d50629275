//! `proofroom lab`: the CIE Lab colour of every pixel, through the picture's own profile.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use proofroom::color::convert::Converter;
use proofroom::color::profile::{Intent, Rendering};

use crate::{Outcome, out, picture};

/// Most pixels that are written. A line is some 50 bytes, so that a text stays under 50 MB; whole photos are compared with
/// `proofroom delta` instead.
const MOST_PIXELS: u64 = 1_000_000;

/// Options of `proofroom lab`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture, of at most a million pixels.
    image: PathBuf,
    /// What becomes of the medium's white, and which of the profile's tables is used.
    #[arg(long, value_enum, default_value_t = Wish::Relative)]
    intent: Wish,
    /// Black-point compensation (perceptual always has it, absolute never).
    #[arg(long)]
    bpc: bool,
}

/// [`Intent`] as a word of the command line.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Wish {
    Relative,
    Perceptual,
    Absolute,
}

/// Writes `x,y,L,a,b` for every pixel, row by row; what the file lets us only assume goes to the error output.
///
/// # Errors
///
/// When the picture cannot be read, is too large, or its colours cannot be measured.
pub fn run(options: &Options) -> Result<Outcome> {
    let decoded = picture::read(&options.image)?.decoded;
    let name = options.image.display();
    let raster = &decoded.raster;
    let pixels = u64::from(raster.width()) * u64::from(raster.height());
    if pixels > MOST_PIXELS {
        bail!(
            "{name}: the picture has {pixels} pixels ({} × {}), the limit is {MOST_PIXELS}",
            raster.width(),
            raster.height()
        );
    }
    let intent = match options.intent {
        Wish::Relative => Intent::Relative,
        Wish::Perceptual => Intent::Perceptual,
        Wish::Absolute => Intent::Absolute,
    };
    let rendering = Rendering { intent, black_point: options.bpc };
    let converter = Converter::rendered(raster, rendering).with_context(|| name.to_string())?;
    out::remark(&decoded.findings);
    let rows = (0..raster.height()).flat_map(|y| (0..raster.width()).map(move |x| (x, y)));
    out::lines(std::iter::once("x,y,L,a,b".to_owned()).chain(rows.map(|(x, y)| {
        let color = converter.straight_lab(raster, x, y);
        format!("{x},{y},{:.8},{:.8},{:.8}", color.l, color.a, color.b)
    })));
    Ok(Outcome::Passed)
}
