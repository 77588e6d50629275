//! A matte: how much of each pixel along a path belongs to the subject, and the subject's own colour there.
//!
//! Method: closed-form matting in a ribbon around the path alone (`laplacian`); what lies beyond it is inside or outside as
//! the path has it. Along a clear edge the ribbon is narrow and held to the path; where a side is named soft (hair, fur,
//! sheer cloth) it is wide and free. Then the backdrop's colour is taken out of the mixed pixels (`fringe`). Alpha and
//! colours are for encoded values, as browsers and picture editors lay pictures on each other; in linear light they would
//! differ.
//!
//! It never works on floats for the whole picture. It knows no more of hair than colours say: where subject and backdrop
//! share them, the matte is a guess.

mod fringe;
mod laplacian;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use kurbo::{ParamCurve, ParamCurveArclen, Point};

use crate::error::{Error, Result};
use crate::path::rasterize::coverage;
use crate::path::ribbon::Ribbon;
use crate::path::{ClippingPath, Subpath};
use crate::raster::Rgba8;

use self::laplacian::Laplacian;

/// Half width of the ribbon along a clear edge, px: the blur of a lens and what a path is off.
const CLEAR_PX: f64 = 3.5;
/// Half width where a side is soft, px on a picture of 1,600 px: as far as refining looks.
const SOFT_PX: f64 = 13.0;
const SOFT_SIDE_PX: f64 = 1600.0;
/// Most pixels in the ribbon; each takes about 110 bytes while it is solved.
const MOST_PIXELS: usize = 900_000;
/// A ribbon that is too large is tried again this much narrower, but never narrower than along a clear edge.
const NARROWER: f64 = 0.7;
/// Alpha this near to 0 or 1 is noise: backdrop stays backdrop, and white stays exactly white.
const SNAP: f32 = 0.02;

/// The subject cut out of its picture, as a picture with straight alpha: full inside, mixed in the ribbon with the
/// backdrop's colour taken out, and white at alpha 0 outside.
///
/// `soft` says for each side of the path, in document order, whether it is hair, fur or the like; sides beyond its end are
/// not. `progress` is called with 0 to 1 and answers whether to go on; `None` when it did not.
///
/// # Errors
/// As [`ClippingPath::validate`]; [`Error::TooLarge`] for an outline too long to be worked on.
pub fn cut_out(
    picture: &Rgba8,
    path: &ClippingPath,
    soft: &[bool],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Rgba8>> {
    path.validate(picture.width(), picture.height())?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut alpha = coverage(path, picture.width(), picture.height());
    if !progress(0.1) {
        return Ok(None);
    }
    let Some(ribbon) = ribbon(path, soft, width, height)? else {
        return Ok(Some(finished(picture, &alpha, None)));
    };
    let Some(found) = solve(picture, &ribbon, &alpha, &mut |part| progress(0.1 + 0.7 * part)) else { return Ok(None) };
    for (&(x, y), value) in ribbon.area.pixels.iter().zip(found) {
        if let Some(level) = alpha.get_mut(y as usize * width + x as usize) {
            *level = (value * 255.0 + 0.5) as u8;
        }
    }
    if !progress(0.85) {
        return Ok(None);
    }
    let out = finished(picture, &alpha, Some(&ribbon.area));
    Ok(progress(1.0).then_some(out))
}

/// A cut-out laid on one colour: exactly that colour where nothing of the subject is.
#[must_use]
pub fn over(cut_out: &Rgba8, backdrop: [u8; 3]) -> Rgba8 {
    let mix = |pixel: &[u8]| {
        let a = u32::from(pixel[3]);
        let level = |k: usize| ((u32::from(pixel[k]) * a + u32::from(backdrop[k]) * (255 - a) + 127) / 255) as u8;
        [level(0), level(1), level(2), 255]
    };
    let data = cut_out.data().chunks_exact(4).flat_map(mix).collect();
    same_size(cut_out, data)
}

/// A PNG: with straight alpha, or without where nothing is transparent.
///
/// # Errors
/// [`Error::Internal`] when the encoder refuses, which it has no reason to.
pub fn png(picture: &Rgba8) -> Result<Vec<u8>> {
    let opaque = picture.data().chunks_exact(4).all(|pixel| pixel[3] == 255);
    let rgb: Vec<u8>;
    let (data, colour) = if opaque {
        rgb = picture.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        (rgb.as_slice(), ExtendedColorType::Rgb8)
    } else {
        (picture.data(), ExtendedColorType::Rgba8)
    };
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(data, picture.width(), picture.height(), colour)
        .map_err(|_| Error::Internal("a picture could not be written as PNG"))?;
    Ok(out)
}

/// `data` as a picture of the size of `like`, which it has.
fn same_size(like: &Rgba8, data: Vec<u8>) -> Rgba8 {
    Rgba8::new(like.width(), like.height(), data).unwrap_or_else(|_| like.clone())
}

/// The pixels that are worked on.
struct Sought {
    /// With a rim of known pixels two wide.
    area: Ribbon,
    /// Those whose alpha is sought.
    inner: Ribbon,
    /// Those of them that are free of the path.
    free: Option<Ribbon>,
}

fn ribbon(path: &ClippingPath, soft: &[bool], width: usize, height: usize) -> Result<Option<Sought>> {
    let scale = (width.max(height) as f64 / SOFT_SIDE_PX).max(1.0);
    let mut wide = SOFT_PX * scale;
    let places = places(path, soft);
    loop {
        let radius = |soft: bool| if soft { wide.max(CLEAR_PX) } else { CLEAR_PX };
        let discs = |more: f64| places.iter().map(move |&(p, soft)| (p, radius(soft) + more));
        let free = places.iter().filter(|(_, soft)| *soft).map(|&(p, _)| (p, radius(true)));
        if let Some(area) = Ribbon::new(width, height, discs(2.0), MOST_PIXELS) {
            let Some(inner) = Ribbon::new(width, height, discs(0.0), MOST_PIXELS) else { return Ok(None) };
            return Ok(Some(Sought { area, inner, free: Ribbon::new(width, height, free, MOST_PIXELS) }));
        }
        if Ribbon::new(width, height, discs(2.0), usize::MAX).is_none() {
            return Ok(None); // the path lies beyond the picture
        }
        if wide <= CLEAR_PX {
            return Err(Error::TooLarge {
                what: "the matte's ribbon",
                found: format!("over {MOST_PIXELS} px"),
                limit: format!("{MOST_PIXELS} px"),
            });
        }
        wide *= NARROWER;
    }
}

/// Places about a pixel and a half apart along all sides, and whether they are soft.
fn places(path: &ClippingPath, soft: &[bool]) -> Vec<(Point, bool)> {
    let sides = path.subpaths.iter().flat_map(Subpath::segments).enumerate();
    sides
        .flat_map(|(number, side)| {
            let soft = soft.get(number).copied().unwrap_or(false);
            let count = (side.arclen(0.5) / 1.5).ceil().clamp(1.0, 1e6) as usize;
            (0..count).map(move |k| (side.eval(k as f64 / count as f64), soft))
        })
        .collect()
}

fn solve(picture: &Rgba8, sought: &Sought, coverage: &[u8], progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<f32>> {
    let width = picture.width() as usize;
    let share = |x: u32, y: u32| {
        let level = coverage.get(y as usize * width + x as usize).copied().unwrap_or(0);
        f32::from(level) / 255.0
    };
    let Sought { area, inner, free } = sought;
    let sought = |x: u32, y: u32| inner.index(i64::from(x), i64::from(y)).is_some();
    let is_free = |x: u32, y: u32| free.as_ref().is_some_and(|free| free.index(i64::from(x), i64::from(y)).is_some());
    let start: Vec<f32> = area.pixels.iter().map(|&(x, y)| share(x, y)).collect();
    // Known pixels are wholly one or the other.
    let known = |&(x, y): &(u32, u32)| (!sought(x, y)).then(|| share(x, y).round());
    let fixed: Vec<Option<f32>> = area.pixels.iter().map(known).collect();
    let held: Vec<bool> = area.pixels.iter().map(|&(x, y)| !is_free(x, y)).collect();
    let laplacian = Laplacian::new(picture, area, &fixed);
    let mut found = laplacian.solve(&start, &fixed, &held, progress)?;
    for value in &mut found {
        *value = value.clamp(0.0, 1.0);
        if *value < SNAP {
            *value = 0.0;
        } else if *value > 1.0 - SNAP {
            *value = 1.0;
        }
    }
    Some(found)
}

/// Colours and alpha put together; a picture that was transparent stays so.
fn finished(picture: &Rgba8, alpha: &[u8], area: Option<&Ribbon>) -> Rgba8 {
    let width = picture.width() as usize;
    let mut data = picture.data().to_vec();
    if let Some(area) = area {
        fringe::clear(picture, alpha, area, &mut data);
    }
    for (k, (pixel, &a)) in data.chunks_exact_mut(4).zip(alpha).enumerate() {
        pixel[3] = ((u32::from(pixel[3]) * u32::from(a) + 127) / 255) as u8;
        let near = || area.is_some_and(|area| area.index((k % width) as i64, (k / width) as i64).is_some());
        if a == 0 && !near() {
            pixel.copy_from_slice(&[255, 255, 255, 0]);
        }
    }
    same_size(picture, data)
}
