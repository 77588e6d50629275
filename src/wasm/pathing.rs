//! Editing a clipping path: whole paths as knots, refining and making them, the stretch under somebody's hand, and files
//! with the path in them.
//!
//! Requests and answers are tagged values, so that the worker's script has one function for all of them.

use std::rc::Rc;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use js_sys::Function;
use kurbo::{Affine, CubicBez, ParamCurveExtrema, Point, Rect, Vec2};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::picture::Picture;
use super::progress::reporter;
use crate::color::profile::to_srgb8;
use crate::decode::{Format, sniff};
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::matte;
use crate::path::distance::{self, Distance};
use crate::path::refine::{RefineOptions, SegmentReport, Stretch, StretchOptions, refine, soft_sides, stretch, wire};
use crate::path::{ClippingPath, Knot, MAX_KNOTS, Operation, Subpath, contour, photoshop, rasterize, svg};
use crate::raster::Rgba8;
use crate::subject::{self, Method, Reason};

/// A path as an editor holds it, in picture pixels.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PathKnots {
    /// The name that a person sees; empty when the source has none.
    pub name: String,
    /// Whether everything is inside before the first subpath acts.
    pub starts_filled: bool,
    /// The outlines, in the order in which they act.
    pub subpaths: Vec<SubpathKnots>,
}

/// One outline of a [`PathKnots`].
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubpathKnots {
    /// Whether the last knot joins the first.
    pub closed: bool,
    /// How its fill acts on what was filled before it.
    pub operation: Operation,
    /// Six numbers a knot: x and y of the incoming handle, the anchor, the outgoing handle.
    pub knots: Vec<f64>,
    /// For each knot, whether its handles move together.
    pub linked: Vec<bool>,
}

/// What an editor asks of an opened picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum PathRequest {
    /// The picture's path of that id, or the one in the text of an SVG file.
    Read {
        /// Unique among the picture’s paths.
        id: String,
        /// The text of an SVG file that takes its place.
        svg: Option<String>,
    },
    /// The path on the edge.
    Refine {
        /// The path.
        path: PathKnots,
        /// How it is laid.
        options: RefineOptions,
    },
    /// A first path, from alpha or a plain backdrop, on the edge.
    Make {
        /// How it is laid.
        options: RefineOptions,
    },
    /// How far two paths lie apart.
    Apart {
        /// The path.
        path: PathKnots,
        /// What it is compared with.
        before: PathKnots,
    },
    /// A chain of sides laid on the edge near it: eight numbers a side.
    Stretch {
        /// x and y of the four points of each side, in turn.
        sides: Vec<f64>,
        /// How it is laid.
        options: StretchOptions,
    },
    /// The line along the edge between two points.
    Wire {
        /// Where it begins.
        from: [f64; 2],
        /// Where it ends.
        to: [f64; 2],
        /// How it is laid.
        options: StretchOptions,
    },
}

/// What comes back.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum PathAnswer {
    /// A whole path; `segments` in document order, none for a path that was only read.
    Path {
        /// The path.
        path: PathKnots,
        /// One a side, in document order.
        segments: Vec<SegmentReport>,
        /// What refining met.
        findings: Vec<Finding>,
    },
    /// No path can be made: the reason for programs and for people.
    Refused {
        /// For programs.
        reason: Reason,
        /// For people.
        message: String,
    },
    /// How far two paths lie apart; nothing when one has no side.
    Apart {
        /// Of their outlines.
        distance: Option<Distance>,
    },
    /// A stretch: its knots as in [`SubpathKnots`], and what is known of each side.
    Stretch {
        /// Six numbers a knot.
        knots: Vec<f64>,
        /// One a knot.
        linked: Vec<bool>,
        /// One a side, in document order.
        segments: Vec<SegmentReport>,
    },
}

/// A file that is made with a path.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum PathFile {
    /// The picture's own bytes with the path in them, pixels byte for byte.
    Embed {
        /// The path.
        path: PathKnots,
        /// What it is called in the file, ASCII.
        name: String,
        /// What a printer is allowed, device px.
        flatness: f64,
    },
    /// An SVG.
    Svg {
        /// The path.
        path: PathKnots,
    },
    /// An 8-bit grey PNG: the share of each pixel that lies inside.
    Mask {
        /// The path.
        path: PathKnots,
    },
    /// An 8-bit sRGB PNG of the subject, cut out by a matte along the path: with straight alpha, or on one colour.
    CutOut {
        /// The path.
        path: PathKnots,
        /// Red, green, blue of what it is laid on: exactly that where nothing of the subject is.
        over: Option<[u8; 3]>,
    },
}

#[wasm_bindgen]
impl Picture {
    /// Answers an editor; whole paths tell their progress.
    #[wasm_bindgen(js_name = path)]
    pub fn answer_path(&self, request: Ts<PathRequest>, progress: &Function) -> Crossing<Ts<PathAnswer>> {
        let mut tell = reporter(progress);
        let answer = match request.to_rust()? {
            PathRequest::Read { id, svg } => {
                let outline = self.outline(&id, svg.as_deref())?;
                let path = PathKnots::of(&outline.as_ref().path);
                PathAnswer::Path { path, segments: Vec::new(), findings: Vec::new() }
            }
            PathRequest::Refine { path, options } => self.refined(&path.path()?, &options, &mut tell)?,
            PathRequest::Make { options } => self.made(&options, &mut tell)?,
            PathRequest::Apart { path, before } => {
                PathAnswer::Apart { distance: distance::between(&before.path()?, &path.path()?) }
            }
            PathRequest::Stretch { sides, options } => {
                let sides = cubics(&sides)?;
                let around = sides.iter().map(ParamCurveExtrema::bounding_box).reduce(|a, b| a.union(b));
                let part = self.part_around(around.unwrap_or_default(), options.radius_px)?;
                let to_part = Affine::translate(-part.origin);
                let sides: Vec<CubicBez> = sides.iter().map(|side| to_part * *side).collect();
                laid(&stretch(&part.pixels, &sides, &options)?, part.origin)
            }
            PathRequest::Wire { from, to, options } => {
                let (from, to) = (Point::from((from[0], from[1])), Point::from((to[0], to[1])));
                // The wire looks around the two points by about half their distance.
                let room = options.radius_px + from.distance(to) / 2.0;
                let part = self.part_around(Rect::from_points(from, to), room)?;
                laid(&wire(&part.pixels, from - part.origin, to - part.origin, &options)?, part.origin)
            }
        };
        Ok(answer.into_ts()?)
    }

    /// A file with the path in it; `bytes` are the picture's own, for those that go into a copy of it. A cut-out tells its
    /// progress.
    #[wasm_bindgen(js_name = pathFile)]
    pub fn path_file(&self, request: Ts<PathFile>, bytes: Option<Vec<u8>>, progress: &Function) -> Crossing<Vec<u8>> {
        let (width, height) = (self.raster.width(), self.raster.height());
        Ok(match request.to_rust()? {
            PathFile::Embed { path, name, flatness } => {
                let bytes = bytes.unwrap_or_default();
                if !matches!(sniff(&bytes), Some(Format::Jpeg | Format::Tiff | Format::Psd)) {
                    return Err(no_place(self.info.format.name()).into());
                }
                photoshop::embed_as(&bytes, &path.path()?, self.info.orientation, &name, Some(flatness))?
            }
            PathFile::Svg { path } => svg::write(&path.path()?, width, height).into_bytes(),
            PathFile::Mask { path } => {
                let mask = rasterize::coverage(&path.path()?, width, height);
                png(&mask, width, height, ExtendedColorType::L8)?
            }
            PathFile::CutOut { path, over } => {
                let (picture, path) = (self.srgb()?, path.path()?);
                let soft = soft_sides(picture, &path)?;
                let cut = matte::cut_out(picture, &path, &soft, &mut reporter(progress))?;
                let cut = cut.ok_or_else(Fault::cancelled)?;
                match over {
                    Some(colour) => matte::png(&matte::over(&cut, colour))?,
                    None => matte::png(&cut)?,
                }
            }
        })
    }
}

/// Part of a picture as it is drawn.
pub struct Part {
    /// Left, top, width, height, px.
    place: [u32; 4],
    /// Where its first pixel is in the picture.
    origin: Vec2,
    /// 8-bit sRGB.
    pub(super) pixels: Rgba8,
}

/// Parts are cut at multiples of this, px, so that the next stretch near by finds its pixels ready.
const BLOCK_PX: f64 = 256.0;
/// How far beyond the band a stretch looks: profiles past the band, and noise.
const BEYOND_PX: f64 = 40.0;

impl Picture {
    /// The pixels around a place, converted alone: a large picture is not converted for one stretch of its outline.
    fn part_around(&self, around: Rect, reach: f64) -> Result<Rc<Part>> {
        let wide = around.inset(reach.clamp(0.0, 1e4) + BEYOND_PX);
        let low = |v: f64| ((v / BLOCK_PX).floor() * BLOCK_PX).max(0.0) as u32;
        let high = |v: f64, side: u32| (((v / BLOCK_PX).ceil() * BLOCK_PX).max(0.0) as u32).min(side);
        let (left, top) = (low(wide.x0).min(self.raster.width() - 1), low(wide.y0).min(self.raster.height() - 1));
        let right = high(wide.x1, self.raster.width()).max(left + 1);
        let bottom = high(wide.y1, self.raster.height()).max(top + 1);
        let held = self.part.borrow().as_ref().map(Rc::clone);
        let holds = |[x, y, w, h]: [u32; 4]| x <= left && y <= top && x + w >= right && y + h >= bottom;
        if let Some(part) = held.filter(|part| holds(part.place)) {
            return Ok(part);
        }
        let place = [left, top, right - left, bottom - top];
        let pixels = to_srgb8(&self.raster.crop(place)?)?;
        let part = Rc::new(Part { place, origin: Vec2::new(f64::from(left), f64::from(top)), pixels });
        self.part.replace(Some(Rc::clone(&part)));
        Ok(part)
    }

    fn refined(
        &self,
        path: &ClippingPath,
        options: &RefineOptions,
        tell: &mut dyn FnMut(f32) -> bool,
    ) -> Crossing<PathAnswer> {
        let found = refine(self.srgb()?, path, options, tell)?.ok_or_else(Fault::cancelled)?;
        Ok(PathAnswer::Path { path: PathKnots::of(&found.path), segments: found.segments, findings: found.findings })
    }

    /// The subject's outline: alpha itself where there is some, else a plain backdrop's edge, refined.
    fn made(&self, options: &RefineOptions, tell: &mut dyn FnMut(f32) -> bool) -> Crossing<PathAnswer> {
        let picture = self.srgb()?;
        let found = match subject::find(picture, None)? {
            subject::Search::Found(found) => found,
            subject::Search::CannotMeasure(why) => {
                return Ok(PathAnswer::Refused { reason: why.reason, message: why.message });
            }
        };
        let rough = contour::of_mask(found.coverage(), picture.width(), picture.height())?;
        if found.method == Method::Alpha {
            let path = contour::fitted(&rough, options.tolerance_px, options.corner_degrees);
            return Ok(PathAnswer::Path { path: PathKnots::of(&path), segments: Vec::new(), findings: Vec::new() });
        }
        self.refined(&rough, options, tell)
    }
}

impl PathKnots {
    fn of(path: &ClippingPath) -> Self {
        let subpath = |subpath: &Subpath| SubpathKnots {
            closed: subpath.closed,
            operation: subpath.operation,
            knots: numbers(&subpath.knots, Vec2::ZERO),
            linked: subpath.knots.iter().map(|knot| knot.linked).collect(),
        };
        let subpaths = path.subpaths.iter().map(subpath).collect();
        Self { name: path.name.clone(), starts_filled: path.starts_filled, subpaths }
    }

    fn path(self) -> Result<ClippingPath> {
        let total: usize = self.subpaths.iter().map(|subpath| subpath.linked.len()).sum();
        if total > MAX_KNOTS {
            return Err(Error::TooLarge {
                what: "the path's number of knots",
                found: total.to_string(),
                limit: MAX_KNOTS.to_string(),
            });
        }
        let subpath = |subpath: SubpathKnots| {
            if subpath.knots.len() != 6 * subpath.linked.len() || !subpath.knots.iter().all(|v| v.is_finite()) {
                return Err(Error::InvalidArgument {
                    name: "knots",
                    found: format!("{} numbers for {} knots", subpath.knots.len(), subpath.linked.len()),
                    expected: "six finite numbers a knot".into(),
                });
            }
            let knot = |(v, &linked): (&[f64], &bool)| Knot {
                incoming: Point::new(v[0], v[1]),
                anchor: Point::new(v[2], v[3]),
                outgoing: Point::new(v[4], v[5]),
                linked,
            };
            let knots = subpath.knots.chunks_exact(6).zip(&subpath.linked).map(knot).collect();
            Ok(Subpath { closed: subpath.closed, operation: subpath.operation, knots })
        };
        let subpaths = self.subpaths.into_iter().map(subpath).collect::<Result<_>>()?;
        Ok(ClippingPath { name: self.name, starts_filled: self.starts_filled, subpaths })
    }
}

fn numbers(knots: &[Knot], origin: Vec2) -> Vec<f64> {
    knots
        .iter()
        .flat_map(|knot| [knot.incoming, knot.anchor, knot.outgoing])
        .map(|p| p + origin)
        .flat_map(|p| [p.x, p.y])
        .collect()
}

fn cubics(numbers: &[f64]) -> Result<Vec<CubicBez>> {
    if !numbers.len().is_multiple_of(8) {
        return Err(Error::InvalidArgument {
            name: "sides",
            found: format!("{} numbers", numbers.len()),
            expected: "eight numbers a side".into(),
        });
    }
    let side = |v: &[f64]| CubicBez::new((v[0], v[1]), (v[2], v[3]), (v[4], v[5]), (v[6], v[7]));
    Ok(numbers.chunks_exact(8).map(side).collect())
}

fn laid(found: &Stretch, origin: Vec2) -> PathAnswer {
    PathAnswer::Stretch {
        knots: numbers(&found.knots, origin),
        linked: found.knots.iter().map(|knot| knot.linked).collect(),
        segments: found.segments.clone(),
    }
}

fn png(data: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(data, width, height, color)
        .map_err(|_| Error::Internal("a picture of known size was not written as PNG"))?;
    Ok(out)
}

fn no_place(format: &'static str) -> Error {
    Error::Unsupported {
        format,
        feature: "a clipping path in the file".into(),
        expected: "JPEG, TIFF, PSD and PSB have a place for one; export the path as SVG or the cut-out as PNG",
    }
}
