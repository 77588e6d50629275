//! Where the product is in a picture: a coverage mask, its bounds, and how sure that is.
//!
//! Three methods, best first: a clipping path that the caller rasterised, the picture's own alpha, or a plain
//! background. The last models the backdrop from the frame ring (`backdrop`), floods it inwards as far as it stays
//! smooth and of one chroma (`flood`), and decides the pixels along the outline by mixing (`rim`). A soft shadow is
//! backdrop that turns darker without an edge or a change of chroma, so it does not count as product.
//!
//! It does not recognise objects: on a busy background, and for white on white, it says that it cannot measure.

mod backdrop;
mod flood;
mod pieces;
mod rim;

use serde::{Deserialize, Serialize};

pub use self::backdrop::Border;
pub(crate) use self::backdrop::border;
pub(crate) use self::pieces::{Piece, Run, label};
use crate::{
    error::{Error, Result},
    finding::Region,
    raster::Rgba8,
};

/// Coverage from which a pixel counts as product when bounds are drawn: half, so that an anti-aliased edge is placed
/// within half a pixel.
pub const HALF: u8 = 128;

/// Smallest share of the picture that a subject may take. 0.05 %: a 45 px square in a 2000 px picture; less is dust.
const SMALLEST_SHARE: f64 = 0.0005;

/// Share of the outline that must stand out from the backdrop. Below a third the bounds would be a guess.
const SMALLEST_CONTRAST_SHARE: f64 = 0.33;

/// How the subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Method {
    /// The coverage of a clipping path.
    Path,
    /// The picture's own transparency.
    Alpha,
    /// A plain background.
    Background,
}

/// Why no subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Reason {
    /// The clipping path encloses no pixel of the picture.
    EmptyPath,
    /// The frame shows no plain backdrop: a scene, or a subject that covers the frame.
    BusyBackground,
    /// Nothing differs from the backdrop.
    NothingFound,
    /// Something differs, but too little of its outline stands out to trust its bounds.
    LowContrast,
}

/// A subject that could not be measured, with a sentence for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CannotMeasure {
    /// The reason, for programs.
    pub reason: Reason,
    /// The reason, for people, with the numbers that led to it.
    pub message: String,
}

/// The subject's place in the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Subject {
    /// The smallest box around every pixel that is at least half covered, specks left out, px.
    pub bounds: Region,
    /// How it was found.
    pub method: Method,
    /// How sure the bounds are, 0 to 1. 1 for path and alpha; else plainness of the frame × contrast of the outline.
    pub confidence: f64,
    /// Sum of the coverage, px.
    pub area_px: f64,
    /// Separate parts that count as subject (a pair of shoes has two).
    pub pieces: u32,
    /// Tiny marks away from the subject, left out of `bounds`; largest first, at most 32.
    pub specks: Vec<Region>,
    /// A line or frame drawn along the picture's edge, left out of the search.
    pub border: Option<Border>,
    #[serde(skip)]
    coverage: Vec<u8>,
    /// Width of the picture that the coverage is of, px.
    #[serde(skip)]
    columns: u32,
    /// Boxes of the parts, largest first.
    #[serde(skip)]
    parts: Vec<Piece>,
}

impl Subject {
    /// Columns and rows of the coverage: those of the picture, or of a smaller one of the same shape.
    #[must_use]
    pub fn coverage_size(&self) -> (usize, usize) {
        let columns = self.columns as usize;
        (columns, self.coverage.len() / columns.max(1))
    }

    /// Boxes of the separate parts, largest first, in pixels of the coverage.
    pub(crate) fn parts(&self) -> &[Piece] {
        &self.parts
    }

    /// Coverage of every pixel, row by row: 0 backdrop, 255 subject. Specks are 0. Empty after deserialising.
    #[must_use]
    pub fn coverage(&self) -> &[u8] {
        &self.coverage
    }
}

/// The outcome of [`find`].
#[derive(Debug, Clone, PartialEq)]
pub enum Search {
    /// A subject.
    Found(Subject),
    /// None that could be trusted.
    CannotMeasure(CannotMeasure),
}

impl Search {
    /// The subject, when there is one.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Found(subject) => Some(subject),
            Self::CannotMeasure(_) => None,
        }
    }
}

/// Finds the subject from `path_coverage` (0 to 255 a pixel, of the picture's size), else alpha, else a plain backdrop.
///
/// ```
/// # use proofroom::{raster::Rgba8, subject};
/// let mut data = vec![255; 64 * 64 * 4];
/// for y in 16..48 {
///     for x in 20..40 {
///         data[(y * 64 + x) * 4..][..3].copy_from_slice(&[120, 30, 30]);
///     }
/// }
/// let search = subject::find(&Rgba8::new(64, 64, data)?, None)?;
/// let bounds = search.subject().ok_or(proofroom::error::Error::Internal("no subject"))?.bounds;
/// assert_eq!((bounds.x, bounds.y, bounds.width, bounds.height), (20.0, 16.0, 20.0, 32.0));
/// # Ok::<(), proofroom::error::Error>(())
/// ```
///
/// # Errors
/// [`Error::InvalidArgument`] when `path_coverage` has another length than the picture has pixels.
pub fn find(picture: &Rgba8, path_coverage: Option<&[u8]>) -> Result<Search> {
    let pixels = picture.width() as usize * picture.height() as usize;
    if let Some(coverage) = path_coverage {
        if coverage.len() != pixels {
            return Err(Error::InvalidArgument {
                name: "path_coverage",
                found: format!("{} values", coverage.len()),
                expected: format!("{pixels}, one a pixel"),
            });
        }
        return Ok(from_coverage(picture, coverage.to_vec(), Method::Path));
    }
    let alpha = || picture.data().iter().skip(3).step_by(4);
    // A matte of the whole frame says nothing about the subject: at least 1 % must be transparent.
    let transparent = alpha().filter(|a| **a < HALF).count();
    if transparent * 100 >= pixels {
        return Ok(from_coverage(picture, alpha().copied().collect(), Method::Alpha));
    }
    Ok(from_backdrop(picture))
}

fn from_coverage(picture: &Rgba8, coverage: Vec<u8>, method: Method) -> Search {
    let found = pieces::sort(&coverage, picture.width(), picture.height());
    match pieces::bounds(&found.main) {
        None => cannot(
            if method == Method::Path { Reason::EmptyPath } else { Reason::NothingFound },
            match method {
                Method::Path => "the clipping path covers no pixel of the picture".into(),
                _ => "the picture is transparent everywhere".into(),
            },
        ),
        Some(bounds) => {
            let all = pieces::bounds_of_all(&coverage, picture.width()).unwrap_or(bounds);
            Search::Found(Subject {
                // What a person outlined is subject, however small its parts are.
                bounds: if method == Method::Path { all } else { bounds },
                method,
                confidence: 1.0,
                area_px: area(&coverage),
                pieces: found.main.len() as u32,
                specks: if method == Method::Path { Vec::new() } else { found.specks },
                border: None,
                parts: by_size(&found.main),
                columns: picture.width(),
                coverage,
            })
        }
    }
}

fn from_backdrop(picture: &Rgba8) -> Search {
    let backdrop = backdrop::study(picture);
    if backdrop.plain_share < backdrop::SMALLEST_PLAIN_SHARE {
        return cannot(
            Reason::BusyBackground,
            format!(
                "only {:.0} % of the frame shows one plain backdrop: the background is busy, or the subject covers the frame",
                backdrop.plain_share * 100.0
            ),
        );
    }
    let field = flood::outside(picture, &backdrop);
    let edge = rim::decide(picture, &field, &backdrop);
    let found = pieces::sort(&edge.coverage, picture.width(), picture.height());
    let pixels = f64::from(picture.width()) * f64::from(picture.height());
    let main_area: f64 = found.main.iter().map(|p| p.area as f64).sum();
    let Some(bounds) = pieces::bounds(&found.main).filter(|_| main_area >= pixels * SMALLEST_SHARE) else {
        return cannot(Reason::NothingFound, "nothing in the picture stands out from its plain backdrop".into());
    };
    if edge.contrast_share < SMALLEST_CONTRAST_SHARE {
        return cannot(
            Reason::LowContrast,
            format!(
                "only {:.0} % of the outline stands out from the backdrop; the subject is too close to it in colour",
                edge.contrast_share * 100.0
            ),
        );
    }
    let coverage = pieces::keep(&edge.coverage, &found);
    Search::Found(Subject {
        bounds,
        method: Method::Background,
        confidence: (backdrop.plain_share * edge.contrast_share).clamp(0.0, 1.0),
        area_px: area(&coverage),
        pieces: found.main.len() as u32,
        specks: found.specks,
        border: backdrop.border,
        parts: by_size(&found.main),
        columns: picture.width(),
        coverage,
    })
}

fn by_size(parts: &[Piece]) -> Vec<Piece> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|part| core::cmp::Reverse(part.area));
    parts
}

fn cannot(reason: Reason, message: String) -> Search {
    Search::CannotMeasure(CannotMeasure { reason, message })
}

fn area(coverage: &[u8]) -> f64 {
    coverage.iter().map(|c| f64::from(*c)).sum::<f64>() / 255.0
}

#[cfg(test)]
mod tests;
