//! The discrete Fourier transform (Cooley and Tukey 1965), for spectra of lines and of small pictures.

use core::f64::consts::PI;

/// A complex number.
pub type Complex = (f64, f64);

/// In place; the length is a power of two. `back` is the inverse without its factor of 1 / length.
pub fn transform(values: &mut [Complex], back: bool) {
    let length = values.len();
    if length < 2 {
        return;
    }
    let bits = length.trailing_zeros();
    for index in 0..length {
        let other = index.reverse_bits() >> (usize::BITS - bits);
        if other > index {
            values.swap(index, other);
        }
    }
    let sign = if back { 1.0 } else { -1.0 };
    let mut half = 1;
    while half < length {
        for group in values.chunks_exact_mut(half * 2) {
            let (low, high) = group.split_at_mut(half);
            for (index, (a, b)) in low.iter_mut().zip(high).enumerate() {
                let (sin, cos) = (sign * PI * index as f64 / half as f64).sin_cos();
                let turned = (b.0 * cos - b.1 * sin, b.0 * sin + b.1 * cos);
                *b = (a.0 - turned.0, a.1 - turned.1);
                *a = (a.0 + turned.0, a.1 + turned.1);
            }
        }
        half *= 2;
    }
}
