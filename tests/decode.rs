//! What files say and how their pixels are read: formats, depths, orientation, profiles, refusals.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;

use proofroom::decode::{ColorModel, Decoded, Format, decode, pixel_hash, sniff};
use proofroom::error::Error;
use proofroom::finding::Severity;
use proofroom::raster::{Layout, Limits, Samples};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/files").join(name)).expect(name)
}

fn open(name: &str) -> Decoded {
    decode(&bytes(name), &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn says_what_each_file_is() {
    // name, format, width, height, bits, model, alpha, frames, layout
    let cases = [
        ("orient_1.jpg", Format::Jpeg, 96, 64, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("orient_6.jpg", Format::Jpeg, 96, 64, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("gray.jpg", Format::Jpeg, 48, 32, 8, ColorModel::Gray, false, 1, Layout::Gray),
        ("progressive_420.jpg", Format::Jpeg, 48, 32, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("prophoto_16.png", Format::Png, 0, 0, 16, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("gray22.png", Format::Png, 0, 0, 8, ColorModel::Gray, false, 1, Layout::Gray),
        ("rgba_p3.png", Format::Png, 0, 0, 8, ColorModel::Rgb, true, 1, Layout::Rgba),
        ("palette.png", Format::Png, 48, 32, 4, ColorModel::Palette, false, 1, Layout::Rgb),
        ("animated.png", Format::Png, 48, 32, 8, ColorModel::Rgb, false, 2, Layout::Rgb),
        ("lossy.webp", Format::Webp, 48, 32, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("lossy_alpha.webp", Format::Webp, 48, 32, 8, ColorModel::Rgb, true, 1, Layout::Rgba),
        ("lossless_alpha.webp", Format::Webp, 48, 32, 8, ColorModel::Rgb, true, 1, Layout::Rgba),
        ("animated.webp", Format::Webp, 48, 32, 8, ColorModel::Rgb, false, 2, Layout::Rgb),
        ("adobergb_8.tif", Format::Tiff, 0, 0, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("cmyk_8.tif", Format::Tiff, 0, 0, 8, ColorModel::Cmyk, false, 1, Layout::Cmyk),
        ("cmyk_blocks.jpg", Format::Jpeg, 64, 48, 8, ColorModel::Cmyk, false, 1, Layout::Cmyk),
        ("ycck_444.jpg", Format::Jpeg, 64, 48, 8, ColorModel::Cmyk, false, 1, Layout::Cmyk),
        ("lzw.tif", Format::Tiff, 48, 32, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
        ("rgba.tif", Format::Tiff, 48, 32, 8, ColorModel::Rgb, true, 1, Layout::Rgba),
        ("gray_16.tif", Format::Tiff, 5, 4, 16, ColorModel::Gray, false, 1, Layout::Gray),
        ("bits_1.tif", Format::Tiff, 13, 9, 1, ColorModel::Gray, false, 1, Layout::Gray),
        // Stored 48 x 32, turned by orientation 6.
        ("deflate_predictor.tif", Format::Tiff, 32, 48, 8, ColorModel::Rgb, false, 1, Layout::Rgb),
    ];
    for (name, format, width, height, bits, model, alpha, frames, layout) in cases {
        let Decoded { raster, info, .. } = open(name);
        assert_eq!(
            (info.format, info.bit_depth, info.color_model, info.alpha, info.frames, raster.layout()),
            (format, bits, model, alpha, frames, layout),
            "{name}"
        );
        // 0: the size is not the point of that file.
        if width > 0 {
            assert_eq!((info.width, info.height), (width, height), "{name}");
        }
        assert_eq!((info.width, info.height), (raster.width(), raster.height()), "{name}");
        assert_eq!(matches!(raster.samples(), Samples::U16(_)), bits == 16, "{name}");
        assert_eq!(info.jpeg.is_some(), format == Format::Jpeg, "{name}");
    }
}

#[test]
fn reads_how_a_jpeg_was_compressed() {
    let cases = [
        ("progressive_420.jpg", Some(75), "4:2:0", true, Some(300.0)),
        ("baseline_444.jpg", Some(92), "4:4:4", false, None),
        ("gray.jpg", Some(50), "none", false, None),
    ];
    for (name, quality, subsampling, progressive, dpi) in cases {
        let info = open(name).info;
        let jpeg = info.jpeg.unwrap();
        assert_eq!(
            (jpeg.quality, jpeg.subsampling.as_str(), jpeg.progressive, info.dpi),
            (quality, subsampling, progressive, dpi),
            "{name}"
        );
    }
}

#[test]
fn finds_the_profile_or_says_what_is_wrong_with_it() {
    // name, description, whether the raster carries a profile, finding
    let cases = [
        ("jpeg_icc_parts.jpg", "Adobe RGB", true, ""),
        ("adobergb_8.tif", "Adobe RGB", true, ""),
        ("rgba_p3.png", "P3", true, ""),
        ("png_cicp_p3.png", "Display P3", true, ""),
        ("png_gama_chrm.png", "PNG gamma 1.80", true, ""),
        ("untagged.png", "sRGB (assumed)", false, "untagged"),
        ("icc_truncated.png", "sRGB (assumed)", false, "bad-profile"),
        ("icc_wrong_space.png", "sRGB (assumed)", false, "profile-mismatch"),
    ];
    for (name, description, carried, kind) in cases {
        let decoded = open(name);
        assert!(decoded.info.profile.contains(description), "{name}: {}", decoded.info.profile);
        assert_eq!(decoded.raster.icc().is_some(), carried, "{name}");
        let kinds: Vec<&str> = decoded.findings.iter().map(|finding| finding.kind.as_str()).collect();
        assert_eq!(kinds, if kind.is_empty() { vec![] } else { vec![kind] }, "{name}");
    }
    let animated = open("animated.webp").findings;
    assert!(animated.iter().any(|finding| finding.kind == "several-frames" && finding.severity == Severity::Warning));
}

#[test]
fn refuses_by_name_what_it_does_not_read() {
    let cases: [(&[u8], &str); 8] = [
        (b"GIF89a....", "GIF: this format is not supported; JPEG, PNG, WebP and TIFF are read"),
        (b"\0\0\0\x20ftypavif....", "AVIF: this format"),
        (b"\0\0\0\x20ftypheic....", "HEIC: this format"),
        (b"8BPS....", "Photoshop document: this format"),
        (b"BM......", "BMP: this format"),
        (b"<svg xmlns", "SVG or XML: this format"),
        (b"", "the file starts with nothing"),
        (b"hello", "the file starts with 68 65 6c 6c 6f"),
    ];
    for (input, sentence) in cases {
        let said = decode(input, &Limits::default()).unwrap_err().to_string();
        assert!(said.starts_with(sentence), "{said}");
    }
    for (name, feature) in [("palette.tif", "palette")] {
        match decode(&bytes(name), &Limits::default()) {
            Err(Error::Unsupported { feature: said, .. }) => assert!(said.contains(feature), "{name}: {said}"),
            other => panic!("{name}: {:?}", other.map(|decoded| decoded.info)),
        }
    }
    assert_eq!(sniff(&bytes("lossy.webp")), Some(Format::Webp));
}

#[test]
fn limits_come_before_pixels() {
    let limits = [
        Limits { pixels: 48 * 32 - 1, ..Limits::default() },
        Limits { side: 47, ..Limits::default() },
        Limits { bytes: 100, ..Limits::default() },
    ];
    for limit in limits {
        for name in ["lossy.webp", "baseline_444.jpg", "palette.png", "lzw.tif"] {
            let error = decode(&bytes(name), &limit).unwrap_err();
            assert_eq!(error.code(), "too-large", "{name}: {error}");
        }
    }
    // A PNG of 30000 x 30000 px in a few bytes meets the limit before its pixels.
    let mut bomb = bytes("untagged.png");
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    assert_eq!(decode(&bomb, &Limits::default()).unwrap_err().code(), "too-large");
}

#[test]
fn pixel_hash_sees_pixels_and_profile_only() {
    let jpeg = bytes("baseline_444.jpg");
    // A comment segment after the start marker changes the file and no pixel.
    let mut commented = jpeg[..2].to_vec();
    commented.extend_from_slice(&[0xff, 0xfe, 0, 4, b'h', b'i']);
    commented.extend_from_slice(&jpeg[2..]);
    let limits = Limits::default();
    let plain = decode(&jpeg, &limits).unwrap().raster;
    assert_eq!(pixel_hash(&plain), pixel_hash(&decode(&commented, &limits).unwrap().raster));
    assert_ne!(pixel_hash(&plain), pixel_hash(&open("lzw.tif").raster));
    assert_eq!(pixel_hash(&plain).len(), 64);
    // The same pixels through a lossless format and back are the same pixels.
    let webp = open("lossless_alpha.webp").raster;
    assert_eq!(pixel_hash(&webp), pixel_hash(&webp.clone()));
}

#[test]
fn every_orientation_is_upright() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/color/icc");
    let Ok(upright) = std::fs::read(folder.join("orient_1.jpg")) else {
        println!("skipped: {} is absent", folder.display());
        return;
    };
    let wanted = decode(&upright, &Limits::default()).unwrap().raster;
    let Samples::U8(wanted) = wanted.samples() else { panic!("8-bit JPEG") };
    for orientation in 2..=8u8 {
        let file = std::fs::read(folder.join(format!("orient_{orientation}.jpg"))).unwrap();
        let Decoded { raster, info, .. } = decode(&file, &Limits::default()).unwrap();
        assert_eq!((info.orientation, raster.width(), raster.height()), (orientation, 96, 64));
        let turned = (info.stored_width, info.stored_height) == (64, 96);
        assert_eq!(turned, orientation >= 5);
        let Samples::U8(found) = raster.samples() else { panic!("8-bit JPEG") };
        let worst = wanted.iter().zip(found).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        // Blocks were compressed in another direction: a few levels, but never another block.
        assert!(worst <= 12, "orientation {orientation}: off by {worst} levels");
    }
}

/// The inks that the blocks of 16 px of `ycck_444.jpg`, `ycck_420.jpg` were made of.
const INKS: [[u8; 4]; 12] = [
    [168, 229, 184, 171],
    [238, 171, 20, 206],
    [245, 153, 204, 5],
    [37, 53, 213, 206],
    [192, 173, 6, 120],
    [63, 96, 236, 131],
    [118, 4, 87, 161],
    [124, 71, 42, 73],
    [237, 16, 194, 250],
    [10, 103, 206, 13],
    [143, 2, 38, 71],
    [133, 118, 36, 98],
];

#[test]
fn inks_of_ycck_are_right() {
    for name in ["ycck_444.jpg", "ycck_420.jpg"] {
        let Decoded { raster, findings, .. } = open(name);
        assert_eq!((raster.layout(), raster.width(), raster.height()), (Layout::Cmyk, 64, 48), "{name}");
        let Samples::U8(values) = raster.samples() else { panic!("8-bit JPEG") };
        for (index, wanted) in INKS.iter().enumerate() {
            // The middle of a block, where subsampling does not mix neighbours.
            let at = ((index / 4 * 16 + 8) * 64 + index % 4 * 16 + 8) * 4;
            let worst = values[at..at + 4].iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
            assert!(worst <= 2, "{name}, block {index}: {:?} for {wanted:?}", &values[at..at + 4]);
        }
        // No profile: nothing is assumed of inks.
        let kinds: Vec<_> = findings.iter().map(|finding| (finding.kind.as_str(), finding.severity)).collect();
        assert_eq!(kinds, [("untagged", Severity::CannotMeasure)], "{name}");
    }
}
