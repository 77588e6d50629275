#![allow(clippy::unwrap_used)]
use super::super::lab::Lab;
use super::*;

/// A reproducible sequence of levels.
fn levels(count: usize) -> Vec<u16> {
    let mut state = 11u32;
    (0..count)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as u16
        })
        .collect()
}

fn rasters() -> Vec<(String, Raster)> {
    let gamma = profile::from_gamma(0.55, None).unwrap();
    let p3 = profile::from_cicp(12, 13).unwrap();
    let mut all = Vec::new();
    for (layout, icc) in [
        (Layout::Rgb, None),
        (Layout::Rgba, None),
        (Layout::Gray, None),
        (Layout::GrayAlpha, None),
        (Layout::Rgb, Some(&gamma)),
        (Layout::Rgba, Some(&p3)),
        (Layout::Rgb, Some(&p3)),
        (Layout::Cmyk, None),
    ] {
        // More than a block, and no whole number of them.
        let (width, height) = (37u32, 31u32);
        let wide = levels((width * height) as usize * layout.channels());
        let narrow = wide.iter().map(|value| (value >> 8) as u8).collect();
        for samples in [Samples::U8(narrow), Samples::U16(wide)] {
            let name = format!("{layout:?} {} {}", icc.map_or(0, Vec::len), matches!(samples, Samples::U16(_)));
            let icc = icc.map(|icc| icc.clone().into());
            all.push((name, Raster::new(width, height, layout, samples, icc).unwrap()));
        }
    }
    all
}

/// Pixel by pixel in f64, without tables and blocks.
fn plain(raster: &Raster, space: Space, index: usize) -> [u8; 4] {
    let channels = raster.layout().channels();
    let values: Vec<f64> = match raster.samples() {
        Samples::U8(v) => v[index * channels..][..channels].iter().map(|&v| f64::from(v) / 255.0).collect(),
        Samples::U16(v) => v[index * channels..][..channels].iter().map(|&v| f64::from(v) / 65535.0).collect(),
    };
    let device = profile::drawn(raster).unwrap();
    let color = device.relative(std::array::from_fn(|at| values.get(at).copied().unwrap_or(0.0)));
    let back = inverse(space.matrix()).unwrap();
    let linear = back.map(|row| row[0] * color[0] + row[1] * color[1] + row[2] * color[2]);
    let alpha = if matches!(raster.layout(), Layout::GrayAlpha | Layout::Rgba) { values[channels - 1] } else { 1.0 };
    let [r, g, b] = linear.map(|value| (lab::linear_to_srgb(value) * 255.0).round() as u8);
    [r, g, b, (alpha * 255.0).round() as u8]
}

#[test]
fn equals_the_plain_formula_within_a_step() {
    for (name, raster) in rasters() {
        for space in [Space::Srgb, Space::DisplayP3] {
            let drawn = Painter::new(&raster, space).unwrap().whole(&raster).unwrap();
            let mut off = 0;
            for (index, found) in drawn.data().as_chunks::<4>().0.iter().enumerate() {
                let wanted = plain(&raster, space, index);
                assert_eq!(found[3], wanted[3], "{name} {space:?}");
                let far = found.iter().zip(wanted).map(|(&a, b)| a.abs_diff(b)).max().unwrap();
                assert!(far <= 1, "{name} {space:?} at {index}: {found:?} for {wanted:?}");
                off += usize::from(far == 1);
            }
            // The table's steps are a fifth of a level at most: a tenth of the levels may round to the other side.
            assert!(off * 5 < drawn.data().len() / 4, "{name} {space:?}: {off} differ by a level");
        }
    }
}

#[test]
fn levels_of_the_canvass_own_space_stay() {
    for (name, raster) in rasters() {
        let Samples::U8(stored) = raster.samples() else { continue };
        let space = if raster.icc().is_none() { Space::Srgb } else { Space::DisplayP3 };
        if name.starts_with("Rgb ") && (raster.icc().is_none() || profile::from_cicp(12, 13).as_deref() == raster.icc())
        {
            let drawn = Painter::new(&raster, space).unwrap().whole(&raster).unwrap();
            for (drawn, stored) in drawn.data().as_chunks::<4>().0.iter().zip(stored.as_chunks::<3>().0) {
                assert_eq!(drawn[..3], stored[..], "{name}");
            }
        }
    }
}

#[test]
fn any_part_is_the_same_as_in_the_whole() {
    for (name, raster) in rasters() {
        let painter = Painter::new(&raster, Space::DisplayP3).unwrap();
        let whole = painter.whole(&raster).unwrap();
        for (from, pixels) in [(0, 1), (5, 600), (36, 2), (1146, 1)] {
            let mut part = vec![0; pixels * 4];
            painter.pixels(&raster, from, &mut part);
            assert_eq!(part, whole.data()[from * 4..(from + pixels) * 4], "{name} from {from}");
        }
    }
}

#[test]
fn a_canvass_levels_mean_the_colour() {
    // sRGB's red in a P3 canvas: the same colour within half a level.
    let raster = Raster::new(1, 1, Layout::Rgb, Samples::U8(vec![255, 0, 0]), None).unwrap();
    let drawn = Painter::new(&raster, Space::DisplayP3).unwrap().whole(&raster).unwrap();
    let data: Vec<f64> = drawn.data().iter().map(|&level| f64::from(level) / 255.0).collect();
    let back = Lab::from_relative(Space::DisplayP3.device().relative([data[0], data[1], data[2], 1.0]));
    assert!(super::super::delta_e::cie76(back, Lab::from_srgb8([255, 0, 0])) < 0.5, "{back:?}");
}
