#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Drawn backgrounds: what is shadow, patch, residue, border.

use super::*;
use crate::{quality, subject};

const SIDE: u32 = 400;

/// A red box on white, changed by `paint` (the level of a neutral background pixel, or none to leave it white).
fn numbers(paint: impl Fn(f64, f64) -> Option<f64>) -> BackgroundNumbers {
    let mut data = Vec::new();
    for y in 0..SIDE {
        for x in 0..SIDE {
            let product = (120..280).contains(&x) && (80..280).contains(&y);
            let level = paint(f64::from(x), f64::from(y)).unwrap_or(255.0).round().clamp(0.0, 255.0) as u8;
            data.extend(if product { [150, 30, 40, 255] } else { [level, level, level, 255] });
        }
    }
    let picture = Rgba8::new(SIDE, SIDE, data).unwrap();
    let path: Vec<u8> = (0..SIDE * SIDE)
        .map(|i| if (120..280).contains(&(i % SIDE)) && (80..280).contains(&(i / SIDE)) { 255 } else { 0 })
        .collect();
    let search = subject::find(&picture, Some(&path)).unwrap();
    let file = crate::market::measure::FileFacts {
        name: None,
        format: "png".into(),
        bytes: 1.0,
        color_model: "rgb".into(),
        profile: crate::market::measure::ProfileClass::None,
        profile_name: String::new(),
        bit_depth: 8,
        has_alpha: false,
        frames: 1,
        dpi: None,
        jpeg_quality: None,
        ..Default::default()
    };
    quality::measure(&picture, &search, file).background.unwrap()
}

fn shadow(x: f64, y: f64, height: f64) -> f64 {
    255.0 * (1.0 - 0.4 * (-((x - 200.0) / 90.0).powi(2) - ((y - 280.0) / height).powi(2)).exp())
}

#[test]
fn white_is_white() {
    let n = numbers(|_, _| None);
    assert_eq!((n.white_share, n.minimum, n.percentile_1, n.edge_white_share), (1.0, 255, 255, 1.0));
    assert!(n.off_white.is_none() && n.shadow.is_none() && n.residue.is_none() && n.border.is_none());
}

#[test]
fn a_soft_shadow_is_no_patch() {
    let n = numbers(|x, y| Some(shadow(x, y, 25.0)));
    assert!(n.off_white.is_none(), "{:?}", n.off_white);
    assert!(n.shadow.is_some() && n.shadow_touches.is_empty());
}

#[test]
fn a_shadow_that_runs_out_of_the_frame_is_told_with_its_side() {
    let n = numbers(|x, y| Some(shadow(x, y, 80.0)));
    assert_eq!(n.shadow_touches, [Side::Bottom], "{:?}", n.shadow);
}

#[test]
fn a_stained_corner_is_a_patch_with_its_box() {
    let n = numbers(|x, y| (x >= 300.0 && y < 60.0).then_some(250.0));
    let patch = n.off_white.unwrap();
    assert_eq!(patch.region, Region { x: 300.0, y: 0.0, width: 100.0, height: 60.0 });
    assert_eq!((patch.color, patch.area_px), ([250; 3], 6000.0));
}

#[test]
fn a_patch_that_runs_into_the_shadow_is_split_from_it() {
    let n = numbers(|x, y| {
        let patch = x >= 300.0 && y >= 260.0;
        Some(shadow(x, y, 25.0).min(if patch { 249.0 } else { 255.0 }))
    });
    let patch = n.off_white.unwrap();
    assert_eq!(patch.color, [249; 3]);
    assert!(patch.region.x + patch.region.width == 400.0 && patch.region.y + patch.region.height == 400.0);
    assert!(n.shadow.is_some());
}

#[test]
fn a_mark_of_two_by_two_pixels_is_residue() {
    let n = numbers(|x, y| ((30.0..32.0).contains(&x) && (40.0..42.0).contains(&y)).then_some(250.0));
    let mark = n.residue.unwrap();
    assert_eq!(mark.region, Region { x: 30.0, y: 40.0, width: 2.0, height: 2.0 });
    assert_eq!(n.residue_count, 1);
    assert!(n.off_white.is_none());
}

#[test]
fn a_grey_backdrop_is_one_large_patch() {
    let n = numbers(|_, y| Some(190.0 + y / 40.0));
    let patch = n.off_white.unwrap();
    assert_eq!(patch.region, Region { x: 0.0, y: 0.0, width: 400.0, height: 400.0 });
    assert_eq!(n.white_share, 0.0);
    assert!(n.shadow.is_none());
}

#[test]
fn a_line_along_the_frame_is_a_border() {
    let n = numbers(|x, y| (x < 2.0 || y < 2.0 || x >= 398.0 || y >= 398.0).then_some(60.0));
    assert_eq!(n.border.unwrap().color, [60; 3]);
}
