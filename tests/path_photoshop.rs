//! Photoshop paths: real files of many makers, files built here byte by byte, and hostile ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::path::Path;

use kurbo::Point;
use proofroom::path::photoshop::{self, Clipping, StoredPath};
use proofroom::path::{ClippingPath, Knot, Operation, Subpath};
use proptest::prelude::*;

/// File, size, paths (name, knots of each subpath), clipping path with flatness, operations of the first path.
type Row = (
    &'static str,
    (u32, u32),
    &'static [(u16, &'static str, &'static [usize])],
    Option<(&'static str, f64)>,
    &'static [Operation],
);

use Operation::{Combine, Exclude};

const REAL: [Row; 10] = [
    ("8Bim.tif", (200, 200), &[(2000, "Path 1", &[4]), (2001, "Path 2", &[4])], Some(("Path 1", 0.0)), &[Combine]),
    ("FallHarvest-two-app13.jpg", (1950, 1232), &[(2000, "Path 1", &[7])], None, &[Combine]),
    ("Invitation.tif", (827, 700), &[(2000, "Pad A", &[6])], Some(("Pad A", 3.0)), &[Exclude]),
    ("adobehq-7.0.psd", (341, 512), &[(2000, "Path 1", &[40])], None, &[Combine]),
    (
        "adobehq_layers.psd",
        (341, 512),
        &[(2000, "Adobe", &[42, 12, 3]), (2001, "sky", &[6])],
        None,
        &[Exclude, Exclude, Exclude],
    ),
    ("grape_with_path.jpg", (857, 1800), &[(2000, "Path 1", &[45])], Some(("Path 1", 1.0)), &[Combine]),
    ("grape_with_path.psd", (857, 1800), &[(2000, "Path 1", &[45])], Some(("Path 1", 1.0)), &[Combine]),
    (
        "jfif-three-paths-japanese-names.jpg",
        (600, 600),
        &[(2000, "Path 1", &[12, 12, 16]), (2001, "*", &[]), (2002, "*", &[])],
        Some(("Path 1", 0.0)),
        &[Exclude, Exclude, Exclude],
    ),
    (
        "two-identical-subpaths.tif",
        (1579, 1800),
        &[(2000, "Path 1", &[15, 15])],
        Some(("Path 1", 1.0)),
        &[Combine, Combine],
    ),
    ("unicode_pathname.psd", (1024, 1352), &[(2000, "*", &[4])], None, &[Combine]),
];

/// A name of the table; `*` is one that is not UTF-8 and must show its bytes.
fn same_name(expected: &str, found: &StoredPath) -> bool {
    match expected {
        "*" => core::str::from_utf8(&found.raw_name).is_err() && found.name.contains("\\x"),
        name => found.name == name,
    }
}

#[test]
fn real_files_are_read_right() {
    let folder = Path::new("../shared/data/path8bim");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there (10 real files with paths)", folder.display());
        return;
    }
    for (file, size, paths, clipping, operations) in REAL {
        let found =
            photoshop::read(&std::fs::read(folder.join(file)).unwrap()).unwrap_or_else(|e| panic!("{file}: {e}"));
        assert_eq!((found.width, found.height), size, "{file}");
        assert_eq!(
            found.paths.len(),
            paths.len(),
            "{file}: {:?}",
            found.paths.iter().map(|p| (p.id, &p.name)).collect::<Vec<_>>()
        );
        for (path, &(id, name, knots)) in found.paths.iter().zip(paths) {
            assert_eq!(path.id, id, "{file}");
            assert!(same_name(name, path), "{file}: {} is named {}", path.id, path.name);
            let counts: Vec<usize> = path.path.subpaths.iter().map(|s| s.knots.len()).collect();
            assert_eq!(counts, knots, "{file}: {}", path.id);
        }
        let clips = found.clipping.as_ref().map(|c| (c.name.as_str(), (c.flatness * 10.0).round() / 10.0));
        assert_eq!(clips, clipping, "{file}");
        assert_eq!(found.clipping_path().is_some(), clipping.is_some(), "{file}");
        let found_operations: Vec<_> = found.paths[0].path.subpaths.iter().map(|s| s.operation).collect();
        assert_eq!(found_operations, operations, "{file}");

        let written = photoshop::write(&found.paths, found.clipping.as_ref(), size.0, size.1).unwrap();
        let again = photoshop::read(&psd(size.0, size.1, &written)).unwrap();
        assert_eq!((again.paths, again.clipping), (found.paths, found.clipping), "{file}: written and read again");
    }
}

#[test]
fn the_same_outline_twice_still_fills() {
    let file = Path::new("../shared/data/path8bim/two-identical-subpaths.tif");
    let Ok(bytes) = std::fs::read(file) else {
        eprintln!("skipped: {} is not there", file.display());
        return;
    };
    let found = photoshop::read(&bytes).unwrap();
    let covered = proofroom::path::rasterize::coverage(&found.paths[0].path, found.width, found.height);
    let share = covered.iter().filter(|&&c| c > 127).count() as f64 / covered.len() as f64;
    assert!(share > 0.2, "{share}");
}

fn psd(width: u32, height: u32, blocks: &[u8]) -> Vec<u8> {
    let mut out = b"8BPS\0\x01\0\0\0\0\0\0\0\x03".to_vec();
    out.extend(height.to_be_bytes());
    out.extend(width.to_be_bytes());
    out.extend([0, 8, 0, 3, 0, 0, 0, 0]);
    out.extend((blocks.len() as u32).to_be_bytes());
    out.extend(blocks);
    out
}

/// A JPEG up to its scan, the blocks cut into APP13 segments of `part` bytes.
fn jpeg(width: u16, height: u16, blocks: &[u8], part: usize) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    for chunk in blocks.chunks(part) {
        out.extend([0xFF, 0xED]);
        out.extend((chunk.len() as u16 + 16).to_be_bytes());
        out.extend(b"Photoshop 3.0\0");
        out.extend(chunk);
    }
    out.extend([0xFF, 0xC0, 0, 11, 8]);
    out.extend(height.to_be_bytes());
    out.extend(width.to_be_bytes());
    out.extend([1, 1, 0x11, 0, 0xFF, 0xDA]);
    out
}

fn tiff(width: u32, height: u32, blocks: &[u8], big: bool) -> Vec<u8> {
    let short = |v: u16| if big { v.to_be_bytes() } else { v.to_le_bytes() };
    let long = |v: u32| if big { v.to_be_bytes() } else { v.to_le_bytes() };
    let mut out = if big { b"MM".to_vec() } else { b"II".to_vec() };
    out.extend(short(42));
    out.extend(long(8));
    out.extend(short(3));
    for (tag, kind, count, value) in [(256, 4, 1, width), (257, 4, 1, height), (34377, 1, blocks.len() as u32, 50)] {
        out.extend(short(tag));
        out.extend(short(kind));
        out.extend(long(count));
        out.extend(long(value));
    }
    out.extend(long(0));
    out.extend(blocks);
    out
}

fn example() -> (Vec<StoredPath>, Clipping) {
    let knot = |x: f64, y: f64| Knot {
        incoming: Point::new(x - 3.0, y + 1.0),
        anchor: Point::new(x, y),
        outgoing: Point::new(x + 3.0, y - 1.0),
        linked: true,
    };
    let ring = |operation, closed| Subpath {
        closed,
        operation,
        knots: vec![knot(10.0, 20.0), Knot::corner(Point::new(60.0, -8.0)), knot(40.0, 70.0)],
    };
    let stored = |id, name: &[u8], subpaths, starts_filled| {
        let text = name.escape_ascii().to_string();
        StoredPath {
            id,
            name: text.clone(),
            raw_name: name.to_vec(),
            path: ClippingPath { name: text, starts_filled, subpaths },
        }
    };
    let paths = vec![
        stored(2000, b"Path 1", vec![ring(Operation::Combine, true), ring(Operation::Subtract, true)], false),
        stored(2001, b"\x83p\x83X", vec![ring(Operation::Intersect, false)], true),
        stored(2002, b"empty", vec![], false),
        stored(1025, b"", vec![ring(Operation::Exclude, true)], false),
    ];
    (paths, Clipping { name: "Path 1".into(), raw_name: b"Path 1".to_vec(), flatness: 0.2 })
}

#[test]
fn written_paths_are_read_from_every_container() {
    let (paths, clipping) = example();
    let blocks = photoshop::write(&paths, Some(&clipping), 64, 96).unwrap();
    let files = [
        ("JPEG", jpeg(64, 96, &blocks, 60_000)),
        ("JPEG in parts of 7 bytes", jpeg(64, 96, &blocks, 7)),
        ("TIFF II", tiff(64, 96, &blocks, false)),
        ("TIFF MM", tiff(64, 96, &blocks, true)),
        ("PSD", psd(64, 96, &blocks)),
    ];
    for (name, file) in files {
        let found = photoshop::read(&file).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(found.findings, [], "{name}");
        assert_eq!(found.paths.len(), paths.len(), "{name}");
        for (a, b) in found.paths.iter().zip(&paths) {
            assert_eq!((a.id, &a.raw_name, a.path.starts_filled), (b.id, &b.raw_name, b.path.starts_filled), "{name}");
            for (s, t) in a.path.subpaths.iter().zip(&b.path.subpaths) {
                assert_eq!((s.closed, s.operation), (t.closed, t.operation), "{name}");
                for (k, l) in s.knots.iter().zip(&t.knots) {
                    assert_eq!(k.linked, l.linked, "{name}");
                    for (p, q) in [(k.incoming, l.incoming), (k.anchor, l.anchor), (k.outgoing, l.outgoing)] {
                        // Half a unit of 2⁻²⁴ on the longer side of 96 px.
                        assert!(p.distance(q) < 96.0 / f64::from(1 << 24), "{name}: {p:?} and {q:?}");
                    }
                }
            }
        }
        assert!((found.clipping.clone().unwrap().flatness - 0.2).abs() < 1e-4, "{name}");
        assert_eq!(found.clipping_path().unwrap().id, 2000, "{name}");
    }
}

#[test]
fn odd_blocks_cost_nothing_but_themselves() {
    let (paths, _) = example();
    let good = photoshop::write(&paths[..1], None, 64, 96).unwrap();
    let lie = b"8BIM\x04\x04\0\0\xFF\xFF\xFF\xF0abcd".to_vec();
    // What stands before the path, and how many findings it is worth.
    let cases: [(&str, Vec<u8>, usize); 5] = [
        ("another program's block", b"MeSa\x0F\xA0\0\0\0\0\0\x03abc\0".to_vec(), 0),
        ("a block of 7 bytes", b"8BIM\x03\xF3\0\0\0\0\0\x071234567\0".to_vec(), 0),
        ("bytes that are no block", b"garbage".to_vec(), 1),
        ("a length past the end", lie, 1),
        ("a clipping name past the end", b"8BIM\x0B\xB7\0\0\0\0\0\x02\x09A".to_vec(), 1),
    ];
    for (name, mut stream, findings) in cases {
        stream.extend(&good);
        let found = photoshop::read(&psd(64, 96, &stream)).unwrap();
        assert_eq!((found.paths.len(), found.findings.len()), (1, findings), "{name}: {:?}", found.findings);
    }
}

#[test]
fn wrong_counts_are_noted_and_the_knots_kept() {
    let (paths, _) = example();
    let mut blocks = photoshop::write(&paths[..1], None, 64, 96).unwrap();
    // The count of the first subpath: block head of 18 bytes, records 6 and 8, and the record's own kind.
    let at = blocks.len() - 26 * 10 + 2 * 26 + 2;
    blocks[at + 1] = 9;
    let found = photoshop::read(&psd(64, 96, &blocks)).unwrap();
    assert_eq!(found.paths[0].path.subpaths[0].knots.len(), 3);
    assert!(found.findings[0].message.contains("9 knots are announced, 3 are there"), "{:?}", found.findings);
}

#[test]
fn other_formats_are_refused_with_their_first_bytes() {
    for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"GIF89a"] {
        let message = photoshop::read(bytes).unwrap_err().to_string();
        assert!(message.contains("JPEG, TIFF, PSD"), "{message}");
    }
}

#[test]
fn cut_at_every_byte_and_with_every_byte_flipped_it_never_panics() {
    let (paths, clipping) = example();
    let blocks = photoshop::write(&paths, Some(&clipping), 64, 96).unwrap();
    for file in
        [jpeg(64, 96, &blocks, 300), tiff(64, 96, &blocks, false), tiff(64, 96, &blocks, true), psd(64, 96, &blocks)]
    {
        for at in 0..file.len() {
            let _ = photoshop::read(&file[..at]);
            for change in [0x01, 0x80, 0xFF] {
                let mut flipped = file.clone();
                flipped[at] ^= change;
                if let Ok(found) = photoshop::read(&flipped) {
                    for stored in found.paths {
                        let _ = stored.path.validate(found.width, found.height);
                    }
                }
            }
        }
    }
}

fn any_path() -> impl Strategy<Value = ClippingPath> {
    // From two pictures to the left of the picture to two to its right.
    let point = || (-2.0..3.0_f64, -2.0..3.0_f64).prop_map(|(x, y)| Point::new(x * 6_000.0, y * 4_000.0));
    let knot = (point(), point(), point(), any::<bool>());
    let knot = knot.prop_map(|(incoming, anchor, outgoing, linked)| Knot { incoming, anchor, outgoing, linked });
    let operations = [Operation::Exclude, Operation::Combine, Operation::Subtract, Operation::Intersect];
    // A subpath without knots is not written: it fills nothing.
    let subpath = (any::<bool>(), prop::sample::select(operations.to_vec()), prop::collection::vec(knot, 1..12));
    let subpath = subpath.prop_map(|(closed, operation, knots)| Subpath { closed, operation, knots });
    (any::<bool>(), prop::collection::vec(subpath, 0..5)).prop_map(|(starts_filled, subpaths)| ClippingPath {
        name: "Path 1".into(),
        starts_filled,
        subpaths,
    })
}

proptest! {
    #[test]
    fn any_path_is_read_as_written_and_then_never_changes(path in any_path()) {
        let (name, raw_name) = (path.name.clone(), path.name.as_bytes().to_vec());
        let given = [StoredPath { id: 2000, name, raw_name, path }];
        let blocks = photoshop::write(&given, None, 6_000, 4_000).unwrap();
        let once = photoshop::read(&psd(6_000, 4_000, &blocks)).unwrap();
        let (read, path) = (&once.paths[0].path, &given[0].path);
        prop_assert_eq!((read.starts_filled, read.subpaths.len()), (path.starts_filled, path.subpaths.len()));
        for (a, b) in read.subpaths.iter().zip(&path.subpaths) {
            prop_assert_eq!((a.closed, a.operation, a.knots.len()), (b.closed, b.operation, b.knots.len()));
            for (k, l) in a.knots.iter().zip(&b.knots) {
                prop_assert_eq!(k.linked, l.linked);
                for (p, q) in [(k.incoming, l.incoming), (k.anchor, l.anchor), (k.outgoing, l.outgoing)] {
                    let unit = 1.0 / f64::from(1 << 24);
                    prop_assert!((p.x - q.x).abs() / 6_000.0 <= unit && (p.y - q.y).abs() / 4_000.0 <= unit);
                }
            }
        }
        // What was read is written as the same bytes, and so is read as the same.
        prop_assert_eq!(photoshop::write(&once.paths, None, 6_000, 4_000).unwrap(), blocks);
    }

    #[test]
    fn any_stream_of_blocks_is_read_or_noted(blocks in prop::collection::vec(any::<u8>(), 0..400), head in 0..4_usize) {
        let mut stream = [&b""[..], b"8BIM\x07\xD0\0\0\0\0\0\xC8", b"8BIM\x0B\xB7\0\0\0\0\0\x10", b"8BIM"][head].to_vec();
        stream.extend(blocks);
        let _ = photoshop::read(&psd(9, 9, &stream));
        let _ = photoshop::read(&jpeg(9, 9, &stream, 50));
        let _ = photoshop::read(&stream);
    }
}
