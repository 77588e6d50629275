//! Phase correlation (Kuglin and Hines 1975): the shift between two small pictures from the phases of their spectra, which a
//! change of light leaves alone.

use core::f64::consts::PI;

use super::fourier::{Complex, transform as line};
use super::plane::Plane;

/// How far the content of `one` lies from that of `two`, px: content at `p` in `one` is at `p` + shift in `two`.
pub(super) fn shift(one: &Plane, two: &Plane, side: usize) -> (f64, f64) {
    let mut first = spectrum(one, side);
    let second = spectrum(two, side);
    for (a, b) in first.iter_mut().zip(second) {
        // The conjugate of the first times the second, without its length.
        let product = (a.0 * b.0 + a.1 * b.1, a.0 * b.1 - a.1 * b.0);
        let length = product.0.hypot(product.1).max(1e-12);
        *a = (product.0 / length, product.1 / length);
    }
    transform(&mut first, side, true);
    let peak = first.iter().enumerate().max_by(|one, two| one.1.0.total_cmp(&two.1.0)).map_or(0, |(index, _)| index);
    let signed = |at: usize| if at > side / 2 { at as f64 - side as f64 } else { at as f64 };
    (signed(peak % side), signed(peak / side))
}

/// The spectrum of a picture laid in the middle of a square, its mean taken off and its frame faded out.
fn spectrum(plane: &Plane, side: usize) -> Vec<Complex> {
    let mean = plane.values.iter().map(|&value| f64::from(value)).sum::<f64>() / plane.values.len().max(1) as f64;
    let mut values = vec![(0.0, 0.0); side * side];
    let fade = |at: usize, length: usize| 0.5 - 0.5 * (2.0 * PI * (at as f64 + 0.5) / length as f64).cos();
    let (left, top) = ((side.saturating_sub(plane.width)) / 2, (side.saturating_sub(plane.height)) / 2);
    for (row, line) in plane.values.chunks_exact(plane.width).enumerate().take(side) {
        for (column, &value) in line.iter().enumerate().take(side) {
            if let Some(slot) = values.get_mut((top + row) * side + left + column) {
                slot.0 = (f64::from(value) - mean) * fade(column, plane.width) * fade(row, plane.height);
            }
        }
    }
    transform(&mut values, side, false);
    values
}

/// Fourier transform of a square, rows and then columns.
fn transform(values: &mut [Complex], side: usize, back: bool) {
    for row in values.chunks_exact_mut(side) {
        line(row, back);
    }
    let mut column = vec![(0.0, 0.0); side];
    for x in 0..side {
        for (slot, value) in column.iter_mut().zip(values.iter().skip(x).step_by(side)) {
            *slot = *value;
        }
        line(&mut column, back);
        for (value, slot) in values.iter_mut().skip(x).step_by(side).zip(&column) {
            *value = *slot;
        }
    }
}
