//! An opened file: its pixels stay here, in the module's memory, until JavaScript frees the handle.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tsify::{Ts, Tsify};
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::outline::{Outline, PathList};
use super::pathing::Part;
use crate::color::convert::Converter;
use crate::color::draw::Space;
use crate::color::profile::to_srgb8;
use crate::color::pyramid::Pyramid;
use crate::decode::{FileInfo, Format, decode, pixel_hash};
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::market::measure::FileFacts;
use crate::quality::ground::{COPY, Ground};
use crate::raster::{Limits, Raster, Rgba8, Samples};
use crate::review::event::Hash;
use crate::subject::CannotMeasure;

/// An opened file. Free it when it is no longer needed: pixels are large.
#[wasm_bindgen]
pub struct Picture {
    pub(super) raster: Raster,
    pub(super) info: FileInfo,
    pub(super) name: String,
    pub(super) outlines: Vec<Outline>,
    /// What the rules about the file itself want to know.
    pub(super) facts: FileFacts,
    sha256: Hash,
    findings: Vec<Finding>,
    /// Made when first asked for: edges and margins want it.
    srgb: OnceCell<Rgba8>,
    converter: OnceCell<Converter>,
    /// For the canvas space that was last asked for.
    levels: RefCell<Option<Rc<Pyramid>>>,
    /// Where the background is, or why that cannot be told.
    ground: OnceCell<core::result::Result<Ground, CannotMeasure>>,
    /// The part that a stretch of a path was last laid in.
    pub(super) part: RefCell<Option<Rc<Part>>>,
}

/// What a file says about itself.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// SHA-256 of the file's bytes.
    pub sha256: Hash,
    /// SHA-256 of the decoded pixels.
    pub pixels: Hash,
    /// Format, size, depth, profile.
    pub info: FileInfo,
    /// What is wrong with the file itself.
    pub findings: Vec<Finding>,
}

/// SHA-256 of any bytes, as 64 lower-case hex digits: a version's name.
#[wasm_bindgen]
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

#[wasm_bindgen]
impl Picture {
    /// Decodes a JPEG, PNG, WebP or TIFF; the name is only for messages and for rules about names.
    pub fn open(bytes: Vec<u8>, name: &str) -> Crossing<Picture> {
        let decoded = decode(&bytes, &Limits::default())?;
        let mut findings = decoded.findings;
        let outlines = Outline::of_file(&bytes, &decoded.info, &mut findings);
        Ok(Self {
            facts: crate::quality::file::facts(Some(name), &bytes, &decoded.info, &decoded.raster),
            sha256: sha256(&bytes),
            raster: decoded.raster,
            info: decoded.info,
            name: name.to_owned(),
            outlines,
            findings,
            srgb: OnceCell::new(),
            converter: OnceCell::new(),
            levels: RefCell::new(None),
            ground: OnceCell::new(),
            part: RefCell::new(None),
        })
    }

    /// Hashes, format, size, profile and what is wrong with the file.
    pub fn about(&self) -> Crossing<Ts<About>> {
        let about = About {
            sha256: self.sha256.clone(),
            pixels: pixel_hash(&self.raster),
            info: self.info.clone(),
            findings: self.findings.clone(),
        };
        Ok(about.into_ts()?)
    }

    /// What the file says about itself, without the hashes that take a look at every pixel.
    pub fn describe(&self) -> Crossing<Ts<FileInfo>> {
        Ok(self.info.clone().into_ts()?)
    }

    /// The clipping paths that the file holds, ready to draw.
    pub fn paths(&self) -> Crossing<Ts<PathList>> {
        Ok(PathList { paths: self.outlines.iter().map(Outline::data).collect() }.into_ts()?)
    }

    /// Bytes that this handle holds, for a cache with a bound.
    #[wasm_bindgen(getter, js_name = heldBytes)]
    #[must_use]
    pub fn held_bytes(&self) -> f64 {
        let stored = match self.raster.samples() {
            Samples::U8(levels) => levels.len(),
            Samples::U16(levels) => levels.len() * 2,
        };
        let drawn = self.srgb.get().map_or(0, |picture| picture.data().len());
        let levels = self.levels.borrow().as_ref().map_or(0, |pyramid| pyramid.bytes());
        let ground = self.ground.get().and_then(|found| found.as_ref().ok()).map_or(0, Ground::bytes);
        let part = self.part.borrow().as_ref().map_or(0, |part| part.pixels.data().len());
        (stored + drawn + levels + ground + part) as f64
    }

    /// Lets go of the whole converted picture, which checks make and which can be made again; the levels stay.
    pub fn slim(&mut self) {
        self.srgb.take();
        self.part.replace(None);
    }

    /// SHA-256 of the file's bytes.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn sha256(&self) -> String {
        self.sha256.clone()
    }

    /// Width after orientation, px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> u32 {
        self.raster.width()
    }

    /// Height after orientation, px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> u32 {
        self.raster.height()
    }

    /// The whole picture in 8-bit sRGB with straight alpha, as `ImageData` wants it.
    pub fn rgba(&self) -> Crossing<Clamped<Vec<u8>>> {
        Ok(Clamped(self.srgb()?.data().to_vec()))
    }

    /// A small picture, its longer side at most `max_side` px.
    pub fn thumbnail(&self, max_side: u32) -> Crossing<Pixels> {
        Ok(Pixels(self.levels(Space::Srgb)?.shrink(&self.raster, max_side)?))
    }
}

impl Picture {
    /// The picture as it is drawn, made once.
    pub(super) fn srgb(&self) -> Result<&Rgba8> {
        if self.srgb.get().is_none() {
            // Nobody else can have set it meanwhile: there is one thread.
            let _ = self.srgb.set(to_srgb8(&self.raster)?);
        }
        self.srgb.get().ok_or(Error::Internal("the drawn picture was not kept"))
    }

    /// What the stored levels mean when colours are measured, tabulated once.
    pub(super) fn converter(&self) -> Result<&Converter> {
        if self.converter.get().is_none() {
            let _ = self.converter.set(Converter::new(&self.raster)?);
        }
        self.converter.get().ok_or(Error::Internal("the picture's meaning was not kept"))
    }

    /// Where the background is, found once.
    pub(super) fn ground(&self, space: Space) -> Result<&core::result::Result<Ground, CannotMeasure>> {
        if self.ground.get().is_none() {
            let (level, copy) = self.levels(space)?.overview(&self.raster, COPY)?;
            let _ = self.ground.set(Ground::find(&copy, level, self.info.format == Format::Jpeg)?);
        }
        self.ground.get().ok_or(Error::Internal("the background was not kept"))
    }

    /// The levels for a canvas space; those for another are let go of.
    pub(super) fn levels(&self, space: Space) -> Result<Rc<Pyramid>> {
        let held = self.levels.borrow().as_ref().filter(|levels| levels.space() == space).map(Rc::clone);
        if let Some(levels) = held {
            return Ok(levels);
        }
        self.levels.replace(None);
        let made = Rc::new(Pyramid::new(&self.raster, space)?);
        self.levels.replace(Some(Rc::clone(&made)));
        Ok(made)
    }
}

/// A result in 8-bit sRGB with straight alpha.
#[wasm_bindgen]
pub struct Pixels(pub(super) Rgba8);

#[wasm_bindgen]
impl Pixels {
    /// Width, px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> u32 {
        self.0.width()
    }

    /// Height, px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> u32 {
        self.0.height()
    }

    /// The bytes, as `ImageData` wants them; the handle is gone after it.
    #[must_use]
    pub fn take(self) -> Clamped<Vec<u8>> {
        Clamped(self.0.into_data())
    }
}
