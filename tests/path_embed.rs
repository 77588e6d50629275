//! Putting paths into files: everything else stays byte for byte, every reader finds the path, hostile files do no harm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::path::Path;
use std::process::Command;

use kurbo::Point;
use proofroom::decode;
use proofroom::path::photoshop::{self, Clipping, StoredPath};
use proofroom::path::{ClippingPath, Knot, Operation, Subpath, nest};
use proofroom::raster::Limits;
use proptest::prelude::*;

fn block(id: u16, name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut out = b"8BIM".to_vec();
    out.extend(id.to_be_bytes());
    out.push(name.len() as u8);
    out.extend(name);
    if name.len().is_multiple_of(2) {
        out.push(0);
    }
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    out
}

/// Other people's blocks: print flags of an odd length, IPTC, another program's, and the JPEG quality that stays last.
fn others() -> Vec<u8> {
    let mut stream = block(1011, b"", &[1; 7]);
    stream.extend(block(1028, b"a name", b"IPTC"));
    stream.extend(b"MeSa\x0F\xA0\0\0\0\0\0\x03abc\0");
    stream.extend(block(1030, b"", &[0, 9]));
    stream
}

fn psd(blocks: &[u8], large: bool) -> Vec<u8> {
    let mut out = b"8BPS\0\x01\0\0\0\0\0\0\0\x03".to_vec();
    out[5] = if large { 2 } else { 1 };
    out.extend(96_u32.to_be_bytes());
    out.extend(64_u32.to_be_bytes());
    out.extend([0, 8, 0, 3, 0, 0, 0, 4, 9, 9, 9, 9]);
    out.extend((blocks.len() as u32).to_be_bytes());
    out.extend(blocks);
    out.extend(b"layers and pixels");
    out
}

fn jpeg(blocks: &[u8]) -> Vec<u8> {
    let mut out = b"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xE1\0\x06Exif\xFF\xE2\0\x05icc".to_vec();
    if !blocks.is_empty() {
        out.extend([0xFF, 0xED]);
        out.extend((blocks.len() as u16 + 16).to_be_bytes());
        out.extend(b"Photoshop 3.0\0");
        out.extend(blocks);
    }
    out.extend([0xFF, 0xC0, 0, 11, 8, 0, 96, 0, 64, 1, 1, 0x11, 0, 0xFF, 0xDA]);
    out.extend(b"scan and \xFF\xD9");
    out
}

/// Width, height, the blocks (when there are any) and a tag behind theirs.
fn tiff(blocks: &[u8], big: bool) -> Vec<u8> {
    let short = |v: u16| if big { v.to_be_bytes() } else { v.to_le_bytes() };
    let long = |v: u32| if big { v.to_be_bytes() } else { v.to_le_bytes() };
    let mut out = if big { b"MM".to_vec() } else { b"II".to_vec() };
    out.extend(short(42));
    out.extend(long(14));
    out.extend(b"pixels");
    let mut entries = vec![(256, 4, 1, 64), (257, 4, 1, 96)];
    if !blocks.is_empty() {
        entries.push((34377, 7, blocks.len() as u32, 14 + 2 + 12 * 4 + 4));
    }
    entries.push((34675, 1, 1, 7));
    out.extend(short(entries.len() as u16));
    for (tag, kind, count, value) in entries {
        out.extend(short(tag));
        out.extend(short(kind));
        out.extend(long(count));
        out.extend(long(value));
    }
    out.extend(long(0));
    out.extend(blocks);
    out
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let odd = others();
    vec![
        ("JPEG", jpeg(&odd)),
        ("JPEG without blocks", jpeg(&[])),
        ("TIFF II", tiff(&odd, false)),
        ("TIFF MM", tiff(&odd, true)),
        ("TIFF II without blocks", tiff(&[], false)),
        ("TIFF MM without blocks", tiff(&[], true)),
        ("PSD", psd(&odd, false)),
        ("PSD without blocks", psd(&[], false)),
        ("PSB", psd(&odd, true)),
    ]
}

fn stored(id: u16, name: &str, count: usize) -> StoredPath {
    let turn = |k: usize| k as f64 / count as f64 * std::f64::consts::TAU;
    let knot = |k: usize| {
        let at = Point::new(32.0 + 40.0 * turn(k).cos(), 48.0 + 30.0 * turn(k).sin());
        Knot {
            incoming: at + kurbo::Vec2::new(0.25, -1.0),
            anchor: at,
            outgoing: at - kurbo::Vec2::new(0.25, -1.0),
            linked: true,
        }
    };
    let subpath = Subpath { closed: true, operation: Operation::Combine, knots: (0..count).map(knot).collect() };
    let path = ClippingPath { name: name.into(), starts_filled: false, subpaths: vec![subpath] };
    StoredPath { id, name: name.into(), raw_name: name.as_bytes().to_vec(), path }
}

fn clipping(name: &str) -> Clipping {
    Clipping { name: name.into(), raw_name: name.as_bytes().to_vec(), flatness: 0.5 }
}

/// The file without its Photoshop blocks, and the blocks joined.
fn apart(file: &[u8]) -> (Vec<u8>, Vec<u8>) {
    assert!(file.starts_with(&[0xFF, 0xD8]), "only for JPEG");
    let (mut rest, mut stream, mut at) = (file[..2].to_vec(), Vec::new(), 2);
    while file[at + 1] != 0xDA {
        let end = at + 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
        match file[at + 4..end].strip_prefix(b"Photoshop 3.0\0") {
            Some(part) if file[at + 1] == 0xED => stream.extend(part),
            _ => rest.extend(&file[at..end]),
        }
        at = end;
    }
    rest.extend(&file[at..]);
    (rest, stream)
}

#[test]
fn a_path_goes_into_every_container_and_is_found_again() {
    for (name, file) in files() {
        let once = photoshop::embed(&file, &[stored(2000, "Outline", 5)], Some(&clipping("Outline"))).unwrap();
        // A second one in the place of the first, and another beside it.
        let (a, b) = (stored(2000, "Path 1", 7), stored(2001, "Hole", 3));
        let twice = photoshop::embed(&once, &[a.clone(), b.clone()], Some(&clipping("Path 1"))).unwrap();
        let found = photoshop::read(&twice).unwrap();
        assert_eq!(found.findings, [], "{name}");
        assert_eq!((found.width, found.height, found.paths.len()), (64, 96, 2), "{name}");
        assert_eq!(found.clipping.as_ref().map(|c| (c.name.as_str(), c.flatness)), Some(("Path 1", 0.5)), "{name}");
        for (read, given) in found.paths.iter().zip([&a, &b]) {
            assert_eq!((read.id, &read.name), (given.id, &given.name), "{name}");
            for (k, l) in read.path.subpaths[0].knots.iter().zip(&given.path.subpaths[0].knots) {
                for (p, q) in [(k.incoming, l.incoming), (k.anchor, l.anchor), (k.outgoing, l.outgoing)] {
                    // Half a unit of 2⁻²⁴ on each side.
                    assert!((p.x - q.x).abs() <= 32.0 / f64::from(1 << 24), "{name}");
                    assert!((p.y - q.y).abs() <= 48.0 / f64::from(1 << 24), "{name}");
                }
            }
        }
        // What was read is written and read again without any change.
        let again = photoshop::embed(&twice, &found.paths, found.clipping.as_ref()).unwrap();
        assert_eq!(photoshop::read(&again).unwrap(), found, "{name}");
        // Without a word about clipping the old one stays.
        let kept = photoshop::embed(&once, std::slice::from_ref(&b), None).unwrap();
        assert_eq!(photoshop::read(&kept).unwrap().clipping_path().unwrap().name, "Outline", "{name}");
    }
}

#[test]
fn everything_else_stays_byte_for_byte() {
    let added = [stored(2000, "Outline", 5)];
    for (name, file) in files() {
        let with = photoshop::embed(&file, &added, Some(&clipping("Outline"))).unwrap();
        let without = photoshop::remove(&with, &[2000]).unwrap();
        match name.split(' ').next().unwrap() {
            // Nothing points at the appended bytes any more; what was there before is as it was, but for the directory.
            "TIFF" => {
                assert_eq!(&with[8..14], b"pixels", "{name}");
                assert_eq!(with[14..file.len()].len(), file.len() - 14, "{name}");
                let blocks = others();
                if !name.ends_with("without blocks") {
                    assert!(without.windows(blocks.len()).any(|w| w == blocks), "{name}");
                }
                let read = photoshop::read(&without).unwrap();
                assert!(read.paths.is_empty() && read.findings.is_empty(), "{name}: {read:?}");
            }
            _ => assert_eq!(without, file, "{name}"),
        }
    }
    let file = jpeg(&others());
    let with = photoshop::embed(&file, &added, Some(&clipping("Outline"))).unwrap();
    let ((rest, stream), (rest_before, stream_before)) = (apart(&with), apart(&file));
    assert_eq!(rest, rest_before);
    let quality = block(1030, b"", &[0, 9]);
    let before = stream_before.strip_suffix(quality.as_slice()).unwrap();
    assert!(stream.starts_with(before) && stream.ends_with(&quality), "paths stand after the rest, before the quality");
}

#[test]
fn a_path_longer_than_a_segment_runs_over_the_seam() {
    let long = stored(2000, "Long", 6000);
    let file = photoshop::embed(&jpeg(&others()), std::slice::from_ref(&long), Some(&clipping("Long"))).unwrap();
    assert_eq!(file.windows(14).filter(|w| *w == b"Photoshop 3.0\0").count(), 3);
    let found = photoshop::read(&file).unwrap();
    assert_eq!(found.clipping_path().unwrap().path.knot_count(), 6000);
    assert_eq!(apart(&file).0, apart(&jpeg(&others())).0);
}

#[test]
fn wrong_requests_are_named() {
    let file = jpeg(&[]);
    let message = |r: proofroom::error::Result<Vec<u8>>| r.unwrap_err().to_string();
    assert!(message(photoshop::embed(&file, &[stored(2000, "A", 3)], Some(&clipping("B")))).contains("“B”"));
    assert!(message(photoshop::embed(&file, &[stored(1999, "A", 3)], None)).contains("1999"));
    assert!(message(photoshop::remove(&file, &[2000])).contains("2000"));
    assert!(message(photoshop::embed(b"\x89PNG", &[stored(2000, "A", 3)], None)).contains("JPEG, TIFF, PSD"));
    let cut = &file[..file.len() - 16];
    assert!(photoshop::embed(cut, &[stored(2000, "A", 3)], None).is_err(), "a file without its end is not written");
}

/// Real files: pixels decode to the same, ExifTool reads name, clipping path and flatness.
#[test]
fn real_files_keep_their_pixels_and_exiftool_reads_the_path() {
    let folder = Path::new("../shared/data/path8bim");
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: {} is not there (10 real files with paths)", folder.display());
        return;
    };
    let exiftool = Command::new("exiftool").arg("-ver").output().is_ok();
    if !exiftool {
        eprintln!("not looked at with ExifTool, which is not installed");
    }
    for entry in entries {
        let file = entry.unwrap().path();
        let bytes = std::fs::read(&file).unwrap();
        let Ok(before) = photoshop::read(&bytes) else { continue };
        let id = photoshop::free_id(&before).unwrap();
        let given = stored(id, "Proofroom", 6);
        let with = photoshop::embed(&bytes, &[given], Some(&clipping("Proofroom"))).unwrap();
        let after = photoshop::read(&with).unwrap();
        assert_eq!(after.paths[..after.paths.len() - 1], before.paths, "{}", file.display());
        assert_eq!(after.clipping_path().unwrap().name, "Proofroom", "{}", file.display());
        let pixels =
            |bytes: &[u8]| decode::decode(bytes, &Limits::default()).ok().map(|d| decode::pixel_hash(&d.raster));
        assert_eq!(pixels(&with), pixels(&bytes), "{}", file.display());
        if exiftool {
            let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file.file_name().unwrap());
            std::fs::write(&copy, &with).unwrap();
            let output = Command::new("exiftool").args(["-s", "-ClippingPathName"]).arg(&copy).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(text.contains("Proofroom"), "{}: {text}", file.display());
        }
    }
}

#[test]
fn an_embedded_fill_is_the_same_under_both_rules_and_as_it_was() {
    let square =
        |from: f64, to: f64| Subpath::polygon(&[(from, from), (to, from), (to, to), (from, to)].map(Point::from));
    let path = ClippingPath { subpaths: vec![square(4.0, 60.0), square(10.0, 50.0)], ..ClippingPath::default() };
    let settled = nest::settled(&path);
    let file = jpeg(&[]);
    let given = StoredPath { id: 2000, name: "P".into(), raw_name: b"P".to_vec(), path: settled };
    let read = photoshop::read(&photoshop::embed(&file, &[given], None).unwrap()).unwrap();
    let bez = read.paths[0].path.to_bez();
    for (x, inside) in [(2.0, false), (7.0, true), (30.0, false), (55.0, true), (62.0, false)] {
        let winding = kurbo::Shape::winding(&bez, Point::new(x, 30.0));
        assert_eq!((winding != 0, winding % 2 != 0), (inside, inside), "{x}");
    }
}

#[test]
fn flipped_and_cut_files_are_written_or_refused() {
    let given = [stored(2000, "A", 3)];
    for (name, file) in files() {
        for at in 0..file.len() {
            for change in [0x01, 0x80, 0xFF] {
                let mut hostile = file.clone();
                hostile[at] ^= change;
                if let Ok(with) = photoshop::embed(&hostile, &given, Some(&clipping("A"))) {
                    let read = photoshop::read(&with).unwrap_or_else(|e| panic!("{name}, byte {at}: {e}"));
                    assert!(read.paths.iter().any(|p| p.id == 2000), "{name}, byte {at} ^ {change:02x}");
                }
            }
            if let Ok(with) = photoshop::embed(&file[..at], &given, None) {
                assert!(photoshop::read(&with).is_ok(), "{name}, cut at {at}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_blocks_keep_what_they_are(stream in prop::collection::vec(any::<u8>(), 0..300)) {
        let given = [stored(2000, "A", 3)];
        for file in [psd(&stream, false), jpeg(&stream), tiff(&stream, true)] {
            if let Ok(with) = photoshop::embed(&file, &given, None) {
                prop_assert!(photoshop::read(&with).unwrap().paths.iter().any(|p| p.id == 2000));
            }
        }
    }
}
