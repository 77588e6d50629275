//! Profiles against LittleCMS: pictures with embedded profiles, every pixel, every intent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::{Path, PathBuf};

use proofroom::color::convert::Converter;
use proofroom::color::delta_e::ciede2000;
use proofroom::color::lab::Lab;
use proofroom::color::profile::{Intent, Rendering};
use proofroom::decode::decode;
use proofroom::raster::{Layout, Limits, Raster, Samples};

fn data(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color");
    let first = root.join("icc").join(name);
    if first.exists() { first } else { root.join("files").join(name) }
}

fn open(name: &str) -> Raster {
    let path = data(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    decode(&bytes, &Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}")).raster
}

/// Lab of every pixel by the rendering's name; one that is not in the table equals the relative one.
struct Truth {
    heads: Vec<String>,
    rows: Vec<Vec<f64>>,
}

impl Truth {
    fn read(name: &str) -> Self {
        Self::of(&std::fs::read_to_string(data(&format!("{name}.csv"))).unwrap_or_else(|e| panic!("{name}: {e}")))
    }

    fn of(text: &str) -> Self {
        let mut lines = text.lines();
        let heads = lines.next().unwrap().split(',').map(str::to_owned).collect();
        let rows = lines.map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect()).collect();
        Self { heads, rows }
    }

    fn lab(&self, index: usize, rendering: &str) -> Lab {
        let head = format!("L_{rendering}");
        let at = self.heads.iter().position(|name| *name == head).unwrap_or(0);
        let row = &self.rows[index];
        Lab { l: row[at], a: row[at + 1], b: row[at + 2] }
    }
}

const RENDERINGS: [(&str, Rendering); 4] = [
    ("rel", Rendering { intent: Intent::Relative, black_point: false }),
    ("rel_bpc", Rendering { intent: Intent::Relative, black_point: true }),
    ("perc", Rendering { intent: Intent::Perceptual, black_point: false }),
    ("abs", Rendering { intent: Intent::Absolute, black_point: false }),
];

/// One colour of the picture: a pixel, or the mean of a block of 16 px (in Lab; blocks are flat but for JPEG's noise).
fn color(converter: &Converter, raster: &Raster, index: usize, block: u32) -> Lab {
    let columns = raster.width() / block;
    let (x, y) = (index as u32 % columns * block, index as u32 / columns * block);
    let inside = (0..block * block).map(|i| converter.straight_lab(raster, x + i % block, y + i / block));
    Lab::mean(&inside.collect::<Vec<_>>()).unwrap()
}

#[test]
fn every_case_and_intent() {
    // file, table, block, largest CIEDE2000. What is left of matrices and gray: the truth's curves are rounded to 16 bits,
    // and neutral colours are exactly neutral here. Of tables: the truth interpolates in 16 bits. Of JPEG: its loss.
    let cases = [
        ("adobergb_8.png", "adobergb", 1, 0.002),
        ("adobergb_8.tif", "adobergb", 1, 0.002),
        ("prophoto_8.png", "prophoto", 1, 0.002),
        ("prophoto_16.png", "prophoto_16", 1, 0.002),
        ("displayp3_8.png", "displayp3", 1, 0.002),
        ("ecirgbv2_8.png", "ecirgbv2", 1, 0.002),
        ("swapped_rg_8.png", "swapped_rg", 1, 0.002),
        ("srgb_8.png", "srgb", 1, 0.002),
        ("gray22.png", "gray22", 1, 0.002),
        ("gray_lstar.png", "gray_lstar", 1, 0.002),
        ("rgb_clut_8.png", "rgb_clut", 1, 0.02),
        ("rgb_clut_8.tif", "rgb_clut", 1, 0.02),
        ("cmyk_8.tif", "cmyk", 1, 0.02),
        ("cmyk_blocks.jpg", "cmyk_blocks", 16, 0.5),
        ("jpeg_icc_parts.jpg", "jpeg_icc_parts", 16, 0.5),
        ("png_cicp_p3.png", "png_cicp_p3", 1, 0.002),
        ("png_cicp_over_iccp.png", "png_cicp_p3", 1, 0.002),
        ("png_gama_chrm.png", "png_gama_chrm", 1, 0.002),
        ("png_iccp_over_gama.png", "png_cicp_p3", 1, 0.002),
        ("untagged.png", "untagged", 1, 0.002),
        ("icc_truncated.png", "untagged", 1, 0.002),
        ("icc_wrong_space.png", "untagged", 1, 0.002),
        ("rgba_p3.png", "rgba_p3", 1, 0.002),
        ("orient_1.jpg", "orient", 16, 0.7),
        ("orient_6.jpg", "orient", 16, 0.7),
    ];
    let mut wrong = Vec::new();
    for (file, table, block, limit) in cases {
        let (raster, truth) = (open(file), Truth::read(table));
        assert_eq!(truth.rows.len() as u32, raster.width() * raster.height() / (block * block), "{file}");
        for (name, rendering) in RENDERINGS {
            let converter = Converter::rendered(&raster, rendering).unwrap();
            let differences: Vec<f64> = (0..truth.rows.len())
                .map(|index| ciede2000(truth.lab(index, name), color(&converter, &raster, index, block)))
                .collect();
            let worst = differences.iter().copied().fold(0.0, f64::max);
            let mean = differences.iter().sum::<f64>() / differences.len() as f64;
            println!("{file:24} {name:8} max {worst:.6} mean {mean:.6}");
            if worst > limit {
                wrong.push(format!("{file} {name}: {worst} over {limit}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn made_profiles_of_every_kind() {
    // Written byte by byte for this project: lut8, lut16 and lutAToB, XYZ and Lab, uneven grids, every type of curve.
    // LittleCMS 2.17 computed the truth in floating point, but for its 16-bit tables.
    let cases = [
        ("gray_para_xyz", Layout::Gray, 0.002),
        ("gray_lut16", Layout::Gray, 0.02),
        ("rgb_lut8_lab", Layout::Rgb, 0.02),
        ("rgb_lut16_lab", Layout::Rgb, 0.02),
        // The truth's XYZ has steps of 1/32768: 0.014 of L* on either side in the dark, more after black-point compensation.
        ("rgb_lut16_xyz", Layout::Rgb, 0.04),
        ("rgb_mab_matrix", Layout::Rgb, 0.002),
        ("rgb_mab_full", Layout::Rgb, 0.02),
        ("cmyk_lut16", Layout::Cmyk, 0.02),
        ("cmyk_mab_8bit", Layout::Cmyk, 0.02),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/made");
    let mut wrong = Vec::new();
    for (name, layout, limit) in cases {
        let icc = std::fs::read(folder.join(format!("{name}.icc"))).unwrap();
        let truth = Truth::of(&std::fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap());
        let channels = layout.channels();
        let levels = truth.rows.iter().flat_map(|row| row[..channels].iter().map(|value| *value as u16)).collect();
        let raster = Raster::new(truth.rows.len() as u32, 1, layout, Samples::U16(levels), Some(icc.into())).unwrap();
        for (rendering_name, rendering) in RENDERINGS {
            let converter = Converter::rendered(&raster, rendering).unwrap();
            let worst = (0..truth.rows.len())
                .map(|index| {
                    let found = converter.straight_lab(&raster, index as u32, 0);
                    ciede2000(truth.lab(index, rendering_name), found)
                })
                .fold(0.0, f64::max);
            println!("{name:16} {rendering_name:8} max {worst:.6}");
            if worst > limit {
                wrong.push(format!("{name} {rendering_name}: {worst} over {limit}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
