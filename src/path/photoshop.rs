//! Photoshop paths: image resources 2000 to 2998 (saved paths), 1025 (the work path) and 2999 (the clipping path with
//! its flatness), out of JPEG, TIFF, PSD and PSB files, and back into them without touching anything else.
//!
//! Sources: Adobe's path format note (Hamburg, 1991) and file format specification; what they leave out (the operation of
//! a subpath, the flatness after the clipping path's name) was found in files by Photoshop 2.5 to today's.
//!
//! Real files hold odd blocks, other programs' signatures and wrong counts. What can be read is read, the rest becomes a
//! finding; only a container that cannot be walked is an error. Coordinates are pixels as stored: a caller that applies
//! the EXIF orientation turns the path too ([`ClippingPath::oriented`], [`ClippingPath::as_stored`]). Not here: EPS and PDF.

mod container;
mod record;
mod resource;
mod splice;

use super::{ClippingPath, nest};
use crate::error::{Error, Result};
use crate::finding::{Check, Finding, Severity};

/// The unsaved work path.
const WORK_PATH: u16 = 1025;
/// Saved paths: the specification says 2000 to 2997, older notes 2998.
const SAVED: core::ops::RangeInclusive<u16> = 2000..=2998;
/// The name of the clipping path.
const CLIPPING: u16 = 2999;

/// All paths of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct PathFile {
    /// Width of the picture as stored, px.
    pub width: u32,
    /// Height of the picture as stored, px.
    pub height: u32,
    /// The saved paths and the work path, in file order; some may be empty.
    pub paths: Vec<StoredPath>,
    /// Which path clips, if the file says so.
    pub clipping: Option<Clipping>,
    /// What was odd about the blocks.
    pub findings: Vec<Finding>,
}

/// One path resource.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPath {
    /// The resource's number: 2000 to 2998, or 1025 for the work path.
    pub id: u16,
    /// The name to show; bytes that are not UTF-8 stand as `\x83`.
    pub name: String,
    /// The name as stored, in the code page of the machine that wrote it.
    pub raw_name: Vec<u8>,
    /// The outlines in pixels of the stored picture.
    pub path: ClippingPath,
}

/// What resource 2999 says.
#[derive(Debug, Clone, PartialEq)]
pub struct Clipping {
    /// The clipping path's name to show.
    pub name: String,
    /// The name as stored; it equals the [`StoredPath::raw_name`] of the path it means.
    pub raw_name: Vec<u8>,
    /// How far a printer may stray from the curve, device px; 0 leaves it to the printer.
    pub flatness: f64,
}

impl PathFile {
    /// The path that the file says clips the picture.
    #[must_use]
    pub fn clipping_path(&self) -> Option<&StoredPath> {
        let name = &self.clipping.as_ref()?.raw_name;
        self.paths.iter().find(|p| p.id != WORK_PATH && p.raw_name == *name)
    }

    /// The path that most likely outlines the subject: the clipping path, else the first saved path with sides, else
    /// the work path.
    #[must_use]
    pub fn best(&self) -> Option<&StoredPath> {
        let drawn = |p: &&StoredPath| !p.path.is_empty();
        self.clipping_path()
            .filter(drawn)
            .or_else(|| self.paths.iter().filter(|p| p.id != WORK_PATH).find(drawn))
            .or_else(|| self.paths.iter().find(drawn))
    }
}

/// Reads all paths of a JPEG, TIFF, PSD or PSB file. A file that holds none gives an empty list.
///
/// # Errors
/// [`Error::UnknownFormat`] for other bytes, [`Error::Unsupported`] for BigTIFF, [`Error::Damaged`] when the container
/// breaks off before its size or its resources are known, [`Error::TooLarge`] past
/// [`MAX_KNOTS`](super::MAX_KNOTS).
pub fn read(bytes: &[u8]) -> Result<PathFile> {
    let found = container::resources(bytes)?;
    let mut findings = found.findings;
    let mut paths: Vec<StoredPath> = Vec::new();
    let mut clipping = None;
    let mut knots = 0;
    for block in resource::blocks(&found.stream, &mut findings) {
        if block.id == CLIPPING {
            clipping = record::clipping(block.data, &mut findings);
        } else if block.id == WORK_PATH || SAVED.contains(&block.id) {
            let name = shown(block.name);
            let mut path = record::path(block.data, found.width, found.height, block.id, &mut findings);
            path.name.clone_from(&name);
            knots += path.knot_count();
            if knots > super::MAX_KNOTS {
                return Err(Error::TooLarge {
                    what: "the number of knots of the file's paths",
                    found: knots.to_string(),
                    limit: super::MAX_KNOTS.to_string(),
                });
            }
            paths.push(StoredPath { id: block.id, name, raw_name: block.name.to_vec(), path });
        }
    }
    Ok(PathFile { width: found.width, height: found.height, paths, clipping, findings })
}

/// The resource blocks of `paths` for a picture of `width` × `height` px, 2999 last when `clipping` is given. Coordinates
/// are rounded to 2⁻²⁴ of the picture.
///
/// # Errors
/// [`Error::InvalidArgument`] for a coordinate outside the 32-bit range (128 pictures away), a name over 255 bytes, a
/// number that is no path's, or a clipping path that is none of `paths`; [`Error::TooLarge`] for a subpath of more than
/// 65,535 knots.
pub fn write(paths: &[StoredPath], clipping: Option<&Clipping>, width: u32, height: u32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for stored in paths {
        if stored.id != WORK_PATH && !SAVED.contains(&stored.id) {
            return Err(Error::InvalidArgument {
                name: "id",
                found: stored.id.to_string(),
                expected: "2000 to 2998, or 1025 for the work path".into(),
            });
        }
        let data = record::encode(&stored.path, width, height)?;
        resource::push(&mut out, stored.id, &stored.raw_name, &data)?;
    }
    if let Some(clipping) = clipping {
        if !paths.iter().any(|p| p.raw_name == clipping.raw_name) {
            return Err(no_such_path(&clipping.name));
        }
        resource::push(&mut out, CLIPPING, b"", &record::encode_clipping(clipping)?)?;
    }
    Ok(out)
}

/// The file with `paths` in it, each in the place of the path of its number if there is one. `clipping` names the path that
/// clips from now on; without it resource 2999 stays as it is. Pixels and all other blocks stay byte for byte.
///
/// # Errors
/// As [`read`] and [`write`], where `clipping` may also name another path of the file; [`Error::TooLarge`] when the
/// container's 32-bit places do not suffice.
pub fn embed(bytes: &[u8], paths: &[StoredPath], clipping: Option<&Clipping>) -> Result<Vec<u8>> {
    let file = read(bytes)?;
    let replaced = |id: u16| paths.iter().any(|p| p.id == id);
    let mut added = write(paths, None, file.width, file.height)?;
    if let Some(clipping) = clipping {
        let names = file.paths.iter().filter(|p| !replaced(p.id)).chain(paths);
        if !names.filter(|p| p.id != WORK_PATH).any(|p| p.raw_name == clipping.raw_name) {
            return Err(no_such_path(&clipping.name));
        }
        resource::push(&mut added, CLIPPING, b"", &record::encode_clipping(clipping)?)?;
    }
    splice::splice(bytes, &|id| replaced(id) || (id == CLIPPING && clipping.is_some()), &added)
}

/// The file with one path in it, given for the upright picture (`orientation` as EXIF counts it), under an ASCII name that
/// all readers understand; a saved path of that name is replaced. With a `flatness` (device pixels) the path clips from now
/// on. Directions are settled for all readers ([`nest`]).
///
/// # Errors
/// As [`embed`]; [`Error::InvalidArgument`] for a name that is not 1 to 255 ASCII letters; [`Error::TooLarge`] when all
/// numbers are taken.
pub fn embed_as(
    bytes: &[u8],
    path: &ClippingPath,
    orientation: u8,
    name: &str,
    flatness: Option<f64>,
) -> Result<Vec<u8>> {
    if !name.is_ascii() || name.is_empty() || name.len() > 255 {
        return Err(Error::InvalidArgument {
            name: "name",
            found: format!("“{name}”"),
            expected: "1 to 255 ASCII letters, which all readers understand".into(),
        });
    }
    let file = read(bytes)?;
    let raw_name = name.as_bytes().to_vec();
    let same = file.paths.iter().find(|stored| stored.raw_name == raw_name && SAVED.contains(&stored.id));
    let id = same.map_or_else(|| free_id(&file), |stored| Ok(stored.id))?;
    let path = nest::settled(&path.as_stored(orientation, file.width, file.height));
    let stored = StoredPath { id, name: name.to_owned(), raw_name: raw_name.clone(), path };
    let clipping = flatness.map(|flatness| Clipping { name: name.to_owned(), raw_name, flatness });
    embed(bytes, &[stored], clipping.as_ref())
}

/// The file without the paths whose numbers are `ids`; resource 2999 goes with the path that it names. Pixels and all
/// other blocks stay byte for byte.
///
/// # Errors
/// As [`read`]; [`Error::InvalidArgument`] for a number that is none of the file's paths.
pub fn remove(bytes: &[u8], ids: &[u16]) -> Result<Vec<u8>> {
    let file = read(bytes)?;
    if let Some(id) = ids.iter().find(|id| !file.paths.iter().any(|p| p.id == **id)) {
        return Err(no_such_path(&id.to_string()));
    }
    let clips = file.clipping_path().is_some_and(|p| ids.contains(&p.id));
    splice::splice(bytes, &|id| ids.contains(&id) || (id == CLIPPING && clips), &[])
}

fn no_such_path(found: &str) -> Error {
    Error::InvalidArgument {
        name: "path",
        found: format!("“{found}”"),
        expected: "the name of one of the paths".into(),
    }
}

/// A number for a new path of the file: the first that is free.
///
/// # Errors
/// [`Error::TooLarge`] when all 998 are taken.
pub fn free_id(file: &PathFile) -> Result<u16> {
    // The last one of older notes, 2998, is read but not given out.
    (2000..=2997).find(|id| !file.paths.iter().any(|p| p.id == *id)).ok_or(Error::TooLarge {
        what: "the file's number of paths",
        found: "998".into(),
        limit: "998".into(),
    })
}

/// A stored name for people: UTF-8 where it is, otherwise its ASCII with every other byte as `\x83`, so that nothing is
/// lost and two names never look alike.
fn shown(name: &[u8]) -> String {
    match core::str::from_utf8(name) {
        Ok(text) => text.to_owned(),
        Err(_) => name.escape_ascii().to_string(),
    }
}

/// A finding about the file's path blocks.
fn odd(severity: Severity, message: String) -> Finding {
    Finding::plain(Check::Path, "path-block-odd", severity, message)
}

/// Findings at most from one file: a hostile file must not make a report of millions of lines.
const MAX_FINDINGS: usize = 100;

fn note(findings: &mut Vec<Finding>, message: String) {
    match findings.len() {
        0..MAX_FINDINGS => findings.push(odd(Severity::Note, message)),
        MAX_FINDINGS => {
            findings.push(odd(
                Severity::Note,
                format!("The file's path blocks have over {MAX_FINDINGS} oddities; the rest is not listed."),
            ));
        }
        _ => {}
    }
}
