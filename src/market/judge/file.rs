//! Rules about the file: format, profile, depth, name, metadata.

use super::{
    Outcome, Seen, misfit,
    number::{number, word},
    person, yes_or_no,
};
use crate::{
    finding::Unit,
    market::{
        measure::FileFacts,
        rule::{Limit, Measure, name},
    },
};

/// Compares one rule about the file.
pub(super) fn compare(measure: Measure, limit: &Limit, file: &FileFacts) -> Outcome {
    use Measure as M;
    let count = |name: &str, value: f64, kind| number(limit, name, value, Unit::Count, [kind; 2]);
    match measure {
        M::FileSizeBytes => number(limit, "the file", file.bytes, Unit::Bytes, ["file-too-small", "file-too-large"]),
        M::ContainerFormat => word(limit, "the format", &file.format, "wrong-format"),
        M::ExtensionMatchesContent => extension(limit, file.name.as_deref(), &file.format),
        M::ColorModel => {
            known(&file.color_model, "the colour model", |v| word(limit, "the colour model", v, "wrong-color-model"))
        }
        M::IccProfile => word(limit, "the colour profile", file.profile.word(), "wrong-profile"),
        M::BitDepth if file.bit_depth == 0 => Outcome::Unmeasured("the bit depth could not be read".into()),
        M::BitDepth => count("the bit depth", f64::from(file.bit_depth), "wrong-bit-depth"),
        M::FrameCount if file.frames == 0 => Outcome::Unmeasured("the frames of this format are not counted".into()),
        M::FrameCount => count("the number of frames", f64::from(file.frames), "animated"),
        M::Dpi => match file.dpi {
            None => Outcome::Unmeasured("the file states no resolution".into()),
            Some(dpi) => count("the resolution in dpi", dpi, "resolution-differs"),
        },
        M::GifVersion => match &file.gif_version {
            None => Outcome::Unmeasured("the file is no GIF".into()),
            Some(version) => word(limit, "the GIF version", version, "wrong-format"),
        },
        M::ClippingPath => {
            let words = match file.paths {
                0 => "the file holds no clipping path".into(),
                n => format!("the file holds {n} clipping path{}", if n == 1 { "" } else { "s" }),
            };
            yes_or_no(limit, file.paths > 0, "no-clipping-path", words, None)
        }
        M::AiProvenanceMetadata => provenance(limit, file),
        M::JpegQuality => match file.jpeg_quality {
            None if file.format == "jpeg" => Outcome::Unmeasured("the JPEG's tables are of no known quality".into()),
            // Other formats lose nothing that a quality would tell.
            None => Outcome::Within(Seen {
                words: format!("the file is {}, which has no JPEG quality", file.format),
                ..Seen::default()
            }),
            Some(quality) => {
                let outcome = count("the JPEG quality by its tables", f64::from(quality), "jpeg-quality-low");
                super::subject::doubted(outcome)
            }
        },
        M::ChromaSubsampling => match &file.subsampling {
            None => Outcome::Unmeasured("the file is no JPEG".into()),
            Some(found) => word(limit, "the chroma subsampling", found, "wrong-subsampling"),
        },
        M::Progressive => {
            let words = format!("the file is {}progressive", if file.progressive { "" } else { "not " });
            yes_or_no(limit, file.progressive, "wrong-jpeg-kind", words, None)
        }
        M::OrientationTag => count("the orientation tag", f64::from(file.orientation), "rotated-by-tag"),
        _ => file_name(limit, file.name.as_deref()),
    }
}

fn known(value: &str, name: &str, then: impl Fn(&str) -> Outcome) -> Outcome {
    if value.is_empty() { Outcome::Unmeasured(format!("{name} could not be read")) } else { then(value) }
}

/// Metadata of AI's part are either there, or a person knows that there was none.
fn provenance(limit: &Limit, file: &FileFacts) -> Outcome {
    let found = match (&file.provenance.source_type, file.provenance.c2pa) {
        (Some(kind), _) => format!("the digital source type is {kind}"),
        (None, true) => "a C2PA manifest is in the file".into(),
        (None, false) => "no metadata of AI origin are in the file".into(),
    };
    match limit {
        Limit::Is { value: true } if file.provenance.is_present() => {
            Outcome::Within(Seen { words: found, ..Seen::default() })
        }
        Limit::Is { value: true } => match person(Measure::AiProvenanceMetadata, None) {
            Outcome::Person(seen) => Outcome::Person(Seen { words: format!("{}; {found}", seen.words), ..seen }),
            other => other,
        },
        _ => yes_or_no(limit, file.provenance.is_present(), "ai-provenance", found, None),
    }
}

fn extension(limit: &Limit, name: Option<&str>, format: &str) -> Outcome {
    let Some(name) = name else { return Outcome::Unmeasured("the picture has no file name".into()) };
    let Some((_, extension)) = name.rsplit_once('.') else {
        let words = format!("the file name {name} has no extension, its content is {format}");
        return yes_or_no(limit, false, "wrong-extension", words, None);
    };
    let lower = extension.to_ascii_lowercase();
    let same = match lower.as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => "jpeg",
        "tif" | "tiff" => "tiff",
        "heif" => "heic",
        other => other,
    };
    let words = format!("the file name ends in .{extension}, its content is {format}");
    yes_or_no(limit, same == format, "wrong-extension", words, None)
}

fn file_name(limit: &Limit, own: Option<&str>) -> Outcome {
    let Limit::Name { patterns, .. } = limit else { return misfit("the file name", limit) };
    let Some(own) = own else { return Outcome::Unmeasured("the picture has no file name".into()) };
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let seen = Seen { words: format!("the file name is {own}"), ..Seen::default() };
    if patterns.iter().any(|pattern| name::matches(pattern, stem)) {
        Outcome::Within(seen)
    } else {
        Outcome::Outside("wrong-file-name", seen)
    }
}
