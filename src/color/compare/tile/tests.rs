#![allow(clippy::unwrap_used)]
use super::super::{CompareOptions, compare_regions};
use super::*;
use crate::color::delta_e::ciede2000;
use crate::color::lab::Lab;
use crate::color::pyramid::TILE;
use crate::raster::Layout;

fn raster(width: u32, height: u32, shift: u8) -> Raster {
    let levels = (0..width * height)
        .flat_map(|index| {
            let (x, y) = (index % width, index / width);
            let changed = if x > width / 2 { shift } else { 0 };
            [x * 200 / width + 20, y * 180 / height + 30, 90].map(|value| value as u8 + changed)
        })
        .collect();
    Raster::new(width, height, Layout::Rgb, Samples::U8(levels), None).unwrap()
}

fn pyramid(raster: &Raster, space: Space) -> Pyramid {
    Pyramid::new(raster, space).unwrap()
}

/// The tile of two pictures in a canvas space.
fn in_space(pair: [&Raster; 2], space: Space, place: Place, options: &TileOptions) -> Result<Rgba8> {
    let pyramids = pair.map(|raster| pyramid(raster, space));
    let converters = pair.map(|raster| Converter::new(raster).unwrap());
    let seen = |at: usize| Seen { raster: pair[at], converter: &converters[at], pyramid: &pyramids[at] };
    tile(seen(0), seen(1), place, options)
}

fn drawn(sample: &Raster, reference: &Raster, place: Place, options: TileOptions) -> Rgba8 {
    in_space([sample, reference], Space::Srgb, place, &options).unwrap()
}

const FIRST: Place = Place { level: 0, column: 0, row: 0 };

#[test]
fn the_heat_tile_is_the_heat_map_above_the_tolerance() {
    let (sample, reference) = (raster(700, 530, 24), raster(700, 530, 0));
    let mut deltas = Vec::new();
    let mut rows = |_: u32, row: &[f32]| deltas.extend_from_slice(row);
    let options = CompareOptions::default();
    compare_regions(&sample, &reference, &options, None, &mut rows, &mut |_| true).unwrap().unwrap();
    let heat = heat::table();
    for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        for tolerance in [0.0, 3.0] {
            let options = TileOptions { kind: TileKind::DeltaE, tolerance, gain: 1.0, map: None };
            let tile = drawn(&sample, &reference, Place { level: 0, column, row }, options);
            let mut shown = 0;
            for y in 0..tile.height() {
                for x in 0..tile.width() {
                    let (px, py) = (column * TILE + x, row * TILE + y);
                    let found = tile.pixel(x.into(), y.into());
                    // At the tolerance itself either is right.
                    let delta = f64::from(deltas[(py * 700 + px) as usize]);
                    if delta > tolerance + 0.004 || tolerance == 0.0 {
                        let step = (delta * STEPS + 0.5) as usize;
                        assert_eq!(found, heat[step.min(heat.len() - 1)], "at {px}, {py}");
                        shown += 1;
                    } else if delta < tolerance - 0.004 {
                        assert_eq!(found, [0; 4], "at {px}, {py}");
                    }
                }
            }
            assert!(shown > 0 || column == 0, "nothing over {tolerance} in {column}, {row}");
        }
    }
}

#[test]
fn a_difference_is_gained_and_a_ghost_fades() {
    let (sample, reference) = (raster(64, 8, 12), raster(64, 8, 0));
    let difference = TileOptions { kind: TileKind::Difference, tolerance: 0.0, gain: 4.0, map: None };
    let tile = drawn(&sample, &reference, FIRST, difference);
    assert_eq!((tile.pixel(0, 0), tile.pixel(63, 7)), ([0, 0, 0, 255], [48, 48, 48, 255]));
    let ghost = TileOptions { kind: TileKind::Ghost, tolerance: 1.0, gain: 1.0, map: None };
    let tile = drawn(&sample, &reference, FIRST, ghost);
    let [r, g, b, a] = tile.pixel(0, 0);
    assert!(r == g && g == b && a == 255 && (160..=214).contains(&r), "{r} {g} {b}");
    let Samples::U8(levels) = sample.samples() else { return };
    assert_eq!(tile.pixel(63, 7)[..3], levels[levels.len() - 3..]);
}

#[test]
fn smaller_levels_compare_what_is_drawn() {
    let (sample, reference) = (raster(1100, 40, 12), raster(1100, 40, 0));
    let options = TileOptions { kind: TileKind::DeltaE, tolerance: 0.0, gain: 1.0, map: None };
    let place = Place { level: 2, column: 0, row: 0 };
    let tile = drawn(&sample, &reference, place, options);
    assert_eq!((tile.width(), tile.height()), (275, 10));
    let levels = [&sample, &reference].map(|each| pyramid(each, Space::Srgb).tile(each, place).unwrap());
    let heat = heat::table();
    for x in [0i64, 100, 200, 274] {
        let [one, two] = [0, 1].map(|side: usize| {
            let [r, g, b, _] = levels[side].pixel(x, 5);
            Lab::from_srgb8([r, g, b])
        });
        let step = (ciede2000(one, two) * STEPS).round() as usize;
        let near = heat[step.saturating_sub(1)..=step + 1].contains(&tile.pixel(x, 5));
        assert!(near, "at {x}: {:?} for {}", tile.pixel(x, 5), ciede2000(one, two));
    }
}

#[test]
fn one_difference_in_either_canvas_space() {
    let (sample, reference) = (raster(90, 40, 12), raster(90, 40, 0));
    let options = TileOptions { kind: TileKind::DeltaE, tolerance: 0.0, gain: 1.0, map: None };
    let found = in_space([&sample, &reference], Space::DisplayP3, FIRST, &options).unwrap();
    let mut wanted = drawn(&sample, &reference, FIRST, options).into_data();
    repaint(wanted.as_chunks_mut::<4>().0, Space::DisplayP3).unwrap();
    assert_eq!(found.data(), wanted);
}

#[test]
fn senseless_calls_are_refused() {
    let (small, large) = (raster(64, 8, 0), raster(65, 8, 0));
    let of = |pair, place, options| in_space(pair, Space::Srgb, place, &options);
    let options = TileOptions { kind: TileKind::Ghost, tolerance: 1.0, gain: 1.0, map: None };
    assert!(matches!(of([&small, &large], FIRST, options), Err(Error::SizeMismatch { .. })));
    for (tolerance, gain) in [(-1.0, 1.0), (f64::NAN, 1.0), (101.0, 1.0), (1.0, 65.0)] {
        assert!(of([&small, &small], FIRST, TileOptions { tolerance, gain, ..options }).is_err());
    }
    assert!(of([&small, &small], Place { column: 1, ..FIRST }, options).is_err());
}

#[test]
fn a_reference_that_lies_elsewhere_is_laid_under_the_sample() {
    // The reference is a part of the sample's picture: from column 60 and row 40 on.
    let (width, height) = (700, 530);
    let sample = raster(width, height, 0);
    let whole = raster(width, height, 0);
    let reference = whole.crop([60, 40, 500, 400]).unwrap();
    let pyramids = [pyramid(&sample, Space::Srgb), pyramid(&reference, Space::Srgb)];
    let converters = [Converter::new(&sample).unwrap(), Converter::new(&reference).unwrap()];
    let seen =
        |at: usize| Seen { raster: [&sample, &reference][at], converter: &converters[at], pyramid: &pyramids[at] };
    let map = [[1.0, 0.0, -60.0], [0.0, 1.0, -40.0]];
    for (kind, equal) in [(TileKind::Difference, [0, 0, 0, 255]), (TileKind::DeltaE, [0; 4])] {
        let options = TileOptions { kind, tolerance: 0.5, gain: 16.0, map: Some(map) };
        let tile = tile(seen(0), seen(1), FIRST, &options).unwrap();
        for y in 0..TILE {
            for x in 0..TILE {
                let wanted = if (60..560).contains(&x) && (40..440).contains(&y) { equal } else { [0; 4] };
                assert_eq!(tile.pixel(x.into(), y.into()), wanted, "{kind:?} at {x}, {y}");
            }
        }
    }
    // Without the map they are refused.
    let options = TileOptions { kind: TileKind::Ghost, tolerance: 1.0, gain: 1.0, map: None };
    assert!(matches!(tile(seen(0), seen(1), FIRST, &options), Err(Error::SizeMismatch { .. })));
}
