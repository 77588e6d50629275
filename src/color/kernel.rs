//! CIEDE2000 over blocks of pixels in f32: the same formula as [`delta_e`](super::delta_e), without angles.
//!
//! The mean hue is the direction of the sum of two unit vectors, hue differences come from cross and dot product, the
//! cosines of T from multiple-angle identities, and the rotation term from series in 1 − cos(h − 275°). That leaves
//! square roots, divisions and products, which compilers turn into vector code. Arrays are filled in stages, so that no
//! stage needs more registers than there are.
//!
//! Within 1e-3 of the f64 formula at every pixel (a test keeps it), except where hues are opposite to within 1e-4 rad:
//! CIEDE2000 jumps there, and [`Block::delta_e`] marks those pixels for the f64 formula.

use super::convert::Converter;

/// Pixels of a block: 512 × 8 planes of f32 are 16 KB, half of a first-level cache.
pub(super) const BLOCK: usize = 512;

/// Colour planes of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Planes {
    xyz: [Vec<f32>; 3],
    l: Vec<f32>,
    a: Vec<f32>,
    b: Vec<f32>,
}

impl Planes {
    pub(super) fn new() -> Self {
        let plane = || vec![0.0; BLOCK];
        Self { xyz: [plane(), plane(), plane()], l: plane(), a: plane(), b: plane() }
    }

    /// Fills the planes with Lab of up to [`BLOCK`] pixels.
    pub(super) fn fill<T: Copy>(&mut self, converter: &Converter, pixels: &[T])
    where
        usize: From<T>,
    {
        converter.block(pixels, &mut self.xyz);
        self.xyz.iter_mut().flatten().for_each(|value| *value = lab_function(*value));
        let [x, y, z] = &self.xyz;
        let lab = self.l.iter_mut().zip(&mut self.a).zip(&mut self.b);
        for (((l, a), b), ((x, y), z)) in lab.zip(x.iter().zip(y).zip(z)) {
            *l = 116.0 * y - 16.0;
            *a = 500.0 * (x - y);
            *b = 200.0 * (y - z);
        }
    }

    /// Lab of the pixel at `index` of the block.
    pub(super) fn lab(&self, index: usize) -> [f32; 3] {
        [&self.l, &self.a, &self.b].map(|plane| plane.get(index).copied().unwrap_or(0.0))
    }
}

/// Differences of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// CIEDE2000 of every pixel.
    pub(super) delta: Vec<f32>,
    /// 1 where the hues are opposite to within [`OPPOSITE`], else 0.
    pub(super) opposite: Vec<f32>,
}

/// Sine of the angle within which two hues count as opposite, rad: a hundred times the rounding of an f32 hue.
const OPPOSITE: f32 = 1e-4;
/// Chroma product below which an opposite hue cannot move the difference by 1e-3.
const COLORLESS: f32 = 1e-7;

impl Block {
    pub(super) fn new() -> Self {
        Self { delta: vec![0.0; BLOCK], opposite: vec![0.0; BLOCK] }
    }

    /// Fills in the difference of every pixel of two blocks.
    pub(super) fn delta_e(&mut self, first: &Planes, second: &Planes) {
        let one = first.l.iter().zip(&first.a).zip(&first.b);
        let two = second.l.iter().zip(&second.a).zip(&second.b);
        let out = self.delta.iter_mut().zip(&mut self.opposite);
        for ((delta, opposite), (((&l1, &a1), &b1), ((&l2, &a2), &b2))) in out.zip(one.zip(two)) {
            (*delta, *opposite) = ciede2000([l1, a1, b1], [l2, a2, b2]);
        }
    }
}

/// CIEDE2000, and 1 where the hues are all but opposite.
#[inline(always)]
pub(super) fn ciede2000([l1, a1, b1]: [f32; 3], [l2, a2, b2]: [f32; 3]) -> (f32, f32) {
    const POW7_25: f32 = 6_103_515_625.0;
    let pow7 = |c: f32| {
        let c2 = c * c;
        c2 * c2 * c2 * c
    };
    let mean = pow7(((a1 * a1 + b1 * b1).sqrt() + (a2 * a2 + b2 * b2).sqrt()) * 0.5);
    let g = 1.5 - 0.5 * (mean / (mean + POW7_25)).sqrt();
    let (a1, a2) = (a1 * g, a2 * g);
    let (c1, c2) = ((a1 * a1 + b1 * b1).sqrt(), (a2 * a2 + b2 * b2).sqrt());
    let inverse = |value: f32| if value > 0.0 { 1.0 / value } else { 0.0 };

    // Differences: the sum form of dC and the half-angle forms of dH do not cancel.
    let dl = l2 - l1;
    let dc = ((a2 - a1) * (a1 + a2) + (b2 - b1) * (b1 + b2)) * inverse(c1 + c2);
    let (product, dot, cross) = (c1 * c2, a1 * a2 + b1 * b2, a1 * b2 - a2 * b1);
    let acute = dot >= 0.0;
    // Exactly opposite: the published rule takes half the sum of the angles, which turns from the smaller hue.
    let first_half = b1 > 0.0 || (b1 == 0.0 && a1 > 0.0);
    let sign = if cross > 0.0 || (cross == 0.0 && first_half) { 1.0 } else { -1.0 };
    let wide = sign * (2.0 * (product - dot)).max(0.0).sqrt();
    let narrow = 2.0 * cross * inverse((2.0 * (product + dot)).max(0.0).sqrt());
    let dh = if acute { narrow } else { wide };

    // Mean hue as a unit vector: the sum of the hues' unit vectors, or across from their difference.
    let (i1, i2) = (inverse(c1), inverse(c2));
    let (x1, y1, x2, y2) = (a1 * i1, b1 * i1, a2 * i2, b2 * i2);
    let mx = if acute { x1 + x2 } else { sign * (y2 - y1) };
    let my = if acute { y1 + y2 } else { sign * (x1 - x2) };
    let im = inverse((mx * mx + my * my).sqrt());
    // Two neutral colours: hue 0.
    let (cos, sin) = (if im > 0.0 { mx * im } else { 1.0 }, my * im);
    let (cos2, sin2) = (2.0 * cos * cos - 1.0, 2.0 * sin * cos);
    let (cos3, sin3) = (cos2 * cos - sin2 * sin, sin2 * cos + cos2 * sin);
    let (cos4, sin4) = (2.0 * cos2 * cos2 - 1.0, 2.0 * sin2 * cos2);
    // cos and sin of 30°, 6° and 63°.
    let t =
        1.0 - 0.17 * (cos * 0.866_025_4 + sin * 0.5) + 0.24 * cos2 + 0.32 * (cos3 * 0.994_521_9 - sin3 * 0.104_528_464)
            - 0.20 * (cos4 * 0.453_990_5 + sin4 * 0.891_006_5);

    let l = (l1 + l2) * 0.5 - 50.0;
    let c = (c1 + c2) * 0.5;
    let l = l * l;
    let dl = dl / (1.0 + 0.015 * l / (20.0 + l).sqrt());
    let dc = dc / (1.0 + 0.045 * c);
    let dh = dh / (1.0 + 0.015 * c * t);
    let c7 = pow7(c);
    // cos and sin of 275°.
    let rt = rotation(1.0 - (cos * 0.087_155_744 - sin * 0.996_194_7)) * -2.0 * (c7 / (c7 + POW7_25)).sqrt();
    let delta = (dl * dl + dc * dc + dh * dh + rt * dc * dh).max(0.0).sqrt();
    let near = !acute && cross.abs() < OPPOSITE * product && product > COLORLESS;
    (delta, if near { 1.0 } else { 0.0 })
}

/// sin(2 Δθ), Δθ = 30° exp(−((h − 275°) / 25°)²), of u = 1 − cos(h − 275°).
#[inline(always)]
fn rotation(u: f32) -> f32 {
    // Beyond 101° from the centre the exponential is below 1e-7.
    let u = u.clamp(0.0, 1.2);
    // φ² of 1 − cos φ: the series of arcsin², terms 2ⁿ⁺¹ uⁿ / (n² C(2n, n)).
    let square = u
        * (2.0
            + u * (0.333_333_34
                + u * (0.088_888_89
                    + u * (0.028_571_43
                        + u * (0.010_158_73 + u * (0.003_848_004 + u * (0.001_522_267 + u * 0.000_621_592)))))));
    // exp(−z) as the 16th power of exp(−z/16); (180 / (25 π))² = 5.252 487.
    let w = square * (5.252_487 / 16.0);
    let e = 1.0 - w * (1.0 - w * (0.5 - w * (1.0 / 6.0 - w * (1.0 / 24.0 - w * (1.0 / 120.0 - w * (1.0 / 720.0))))));
    let e = e * e;
    let e = e * e;
    let e = e * e;
    let x = e * e * (core::f32::consts::PI / 3.0);
    let x2 = x * x;
    x * (1.0 - x2 * (1.0 / 6.0 - x2 * (1.0 / 120.0 - x2 * (1.0 / 5040.0 - x2 * (1.0 / 362_880.0)))))
}

/// Lab's f(t): cube root, or the line near black.
#[inline(always)]
fn lab_function(t: f32) -> f32 {
    const EPSILON: f32 = super::lab::EPSILON as f32;
    const KAPPA: f32 = super::lab::KAPPA as f32;
    // A third of the exponent by integer arithmetic, within 6 %; two Halley steps cube that error twice.
    let safe = t.max(EPSILON);
    let mut root = f32::from_bits(safe.to_bits() / 3 + 709_921_077);
    for _ in 0..2 {
        let cube = root * root * root;
        root *= (cube + 2.0 * safe) / (2.0 * cube + safe);
    }
    if t > EPSILON { root } else { (KAPPA * t + 16.0) / 116.0 }
}

#[cfg(test)]
mod tests {
    use super::super::{delta_e, lab::Lab};
    use super::{ciede2000, lab_function};

    /// A cheap reproducible sequence (an LCG of Knuth's), 0 to 1.
    fn numbers(seed: u64) -> impl FnMut() -> f64 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1u64 << 53) as f64
        }
    }

    #[test]
    fn equals_the_published_formula() {
        let mut next = numbers(7);
        let mut worst = 0.0f64;
        for _ in 0..300_000 {
            let spread = [160.0, 20.0, 2.0][(next() * 3.0) as usize];
            let first = [next() * 100.0, next() * 256.0 - 128.0, next() * 256.0 - 128.0].map(|v| v as f32);
            let near = |v: f32, next: &mut dyn FnMut() -> f64| (f64::from(v) + (next() - 0.5) * spread) as f32;
            let second =
                [near(first[0], &mut next).clamp(0.0, 100.0), near(first[1], &mut next), near(first[2], &mut next)];
            let (fast, opposite) = ciede2000(first, second);
            let lab = |[l, a, b]: [f32; 3]| Lab { l: l.into(), a: a.into(), b: b.into() };
            let exact = delta_e::ciede2000(lab(first), lab(second));
            if opposite == 0.0 {
                worst = worst.max((f64::from(fast) - exact).abs());
            }
        }
        // f32 has 7 digits; the formula loses two in the weights. Measured 1.1e-4 on whole-space pairs.
        assert!(worst < 3e-4, "{worst}");
    }

    #[test]
    fn cube_root_has_f32_precision() {
        for step in 0..=100_000 {
            let t = step as f32 / 90_000.0;
            let exact = if f64::from(t) > super::super::lab::EPSILON {
                f64::from(t).cbrt()
            } else {
                (super::super::lab::KAPPA * f64::from(t) + 16.0) / 116.0
            };
            assert!((f64::from(lab_function(t)) - exact).abs() < 2.5e-7, "{t}");
        }
    }
}
