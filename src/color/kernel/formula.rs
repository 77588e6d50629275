//! CIEDE2000 of four pixels at a time, without angles: the same formula as [`delta_e`](crate::color::delta_e).
//!
//! With C′ and a′ as published, P = C′₁C′₂, D the dot and X the cross product of (a′, b) of the two colours:
//! - dC′ = (da′(a′₁+a′₂) + db(b₁+b₂)) / (C′₁+C′₂), which does not cancel as C′₂ − C′₁ does;
//! - s = √(2(P+|D|)); dH′ = 2X/s for hues up to 90° apart, ± s beyond;
//! - the mean hue is the direction of a′₁C′₂ + a′₂C′₁ (P times the sum of the hues' unit vectors), or across from their
//!   difference where the hues are more than 90° apart; its length is √P·s;
//! - T is a polynomial in the mean hue's cosine plus its sine times another (multiple-angle identities);
//! - the rotation term is a series in 1 − cos(h − 275°), and zero for mean hues below 180°, since the published term
//!   measures the way to 275° in degrees and not around the circle.
//!
//! Two stages for each block, so that no stage needs more registers than there are.

use super::four::Four;

/// Pixels of a block: 12 planes of 512 f32 are 24 KB, well inside a first-level cache.
pub(in crate::color) const BLOCK: usize = 512;

/// A plane of one quantity for a block of pixels, in fours.
pub(in crate::color) type Plane = [[f32; 4]; BLOCK / 4];

/// Lab of a block of pixels.
#[derive(Debug, Clone)]
pub(in crate::color) struct LabPlanes {
    pub(in crate::color) l: Plane,
    pub(in crate::color) a: Plane,
    pub(in crate::color) b: Plane,
}

impl LabPlanes {
    pub(in crate::color) const fn new() -> Self {
        const ZERO: Plane = [[0.0; 4]; BLOCK / 4];
        Self { l: ZERO, a: ZERO, b: ZERO }
    }
}

/// What the first stage hands to the second.
#[derive(Debug, Clone)]
pub(in crate::color) struct Halfway {
    /// dC′ and dH′ as numerators over denominators.
    chroma: Plane,
    chroma_sum: Plane,
    hue: Plane,
    hue_below: Plane,
    /// The mean hue, not normed.
    mean_x: Plane,
    mean_y: Plane,
}

impl Halfway {
    pub(in crate::color) const fn new() -> Self {
        const ZERO: Plane = [[0.0; 4]; BLOCK / 4];
        Self { chroma: ZERO, chroma_sum: ZERO, hue: ZERO, hue_below: ZERO, mean_x: ZERO, mean_y: ZERO }
    }
}

/// Sine of the angle within which two hues count as opposite, rad. The mean hue's error is f32's
/// rounding over this: 6e-5 rad.
const OPPOSITE: f32 = 1e-3;
/// Chroma product below which an opposite hue cannot move the difference by 1e-3.
const COLORLESS: f32 = 1e-7;
/// 25⁷.
const POW7_25: f32 = 6_103_515_625.0;
/// Divisors are at least this, so that nothing by nothing is nothing.
const TINY: f32 = 1e-30;

/// Chroma to the 7th over itself plus 25⁷, rooted.
#[inline(always)]
fn saturation<V: Four>(chroma: V) -> V {
    let c2 = chroma.mul(chroma);
    let c7 = c2.mul(c2).mul(c2.mul(chroma));
    c7.div(c7.add(V::splat(POW7_25))).sqrt()
}

/// The first stage: adapted chromas, dC′, dH′ and the mean hue. Calls `opposite` with the index of each four in which hues
/// are opposite to within [`OPPOSITE`] and the bits of its lanes: CIEDE2000 jumps there.
#[inline(always)]
pub(in crate::color) fn differences<V: Four>(
    one: &LabPlanes,
    two: &LabPlanes,
    fours: usize,
    half: &mut Halfway,
    mut opposite: impl FnMut(usize, u8),
) {
    let colors = one.a.iter().zip(&one.b).zip(two.a.iter().zip(&two.b));
    let chroma = half.chroma.iter_mut().zip(&mut half.chroma_sum);
    let hue = half.hue.iter_mut().zip(&mut half.hue_below);
    let out = chroma.zip(hue).zip(half.mean_x.iter_mut().zip(&mut half.mean_y));
    for (index, (((a1, b1), (a2, b2)), (((dc, sum), (dh, below)), (mx, my)))) in colors.zip(out).take(fours).enumerate()
    {
        let (a1, b1, a2, b2) = (V::load(a1), V::load(b1), V::load(a2), V::load(b2));
        let (bb1, bb2) = (b1.mul(b1), b2.mul(b2));
        let mean = a1.mul(a1).add(bb1).sqrt().add(a2.mul(a2).add(bb2).sqrt()).mul(V::splat(0.5));
        let g = V::splat(1.5).sub(V::splat(0.5).mul(saturation(mean)));
        let (a1, a2) = (a1.mul(g), a2.mul(g));
        let (c1, c2) = (a1.mul(a1).add(bb1).sqrt(), a2.mul(a2).add(bb2).sqrt());
        a2.sub(a1).mul(a1.add(a2)).add(b2.sub(b1).mul(b1.add(b2))).store(dc);
        c1.add(c2).store(sum);

        let (product, dot, cross) = (c1.mul(c2), a1.mul(a2).add(b1.mul(b2)), a1.mul(b2).sub(a2.mul(b1)));
        let obtuse = dot.less(V::splat(0.0));
        let square = product.add(dot.abs()).mul(V::splat(2.0));
        square.sqrt().max(V::splat(TINY)).store(below);
        // The turn's sign is the sign of the cross product.
        let sign = V::splat(1.0).or(cross.and(V::splat(-0.0)));
        V::choose(obtuse, square.mul(sign), cross.add(cross)).store(dh);

        let (p, q, r, t) = (a1.mul(c2), a2.mul(c1), b1.mul(c2), b2.mul(c1));
        V::choose(obtuse, t.sub(r).mul(sign), p.add(q)).store(mx);
        V::choose(obtuse, p.sub(q).mul(sign), r.add(t)).store(my);

        let near = cross.abs().less(product.mul(V::splat(OPPOSITE)));
        let bits = V::splat(COLORLESS).less(product).and(near).and(obtuse).bits();
        if bits != 0 {
            opposite(index, bits);
        }
    }
}

/// The second stage: weights, rotation and the difference itself.
#[inline(always)]
pub(in crate::color) fn weigh<V: Four>(
    one: &LabPlanes,
    two: &LabPlanes,
    fours: usize,
    half: &Halfway,
    delta: &mut Plane,
) {
    let chroma = half.chroma.iter().zip(&half.chroma_sum);
    let hue = half.hue.iter().zip(&half.hue_below);
    let input = one.l.iter().zip(&two.l).zip(chroma.zip(hue).zip(half.mean_x.iter().zip(&half.mean_y)));
    for (((l1, l2), (((dc, sum), (dh, below)), (mx, my))), out) in input.zip(delta.iter_mut()).take(fours) {
        let (x, y) = (V::load(mx), V::load(my));
        let norm = V::splat(1.0).div(x.mul(x).add(y.mul(y)).sqrt().max(V::splat(TINY)));
        let (cos, sin) = (x.mul(norm), y.mul(norm));
        let t = weight_of_hue(cos, sin);

        let (l1, l2, sum) = (V::load(l1), V::load(l2), V::load(sum));
        let c = sum.mul(V::splat(0.5));
        let l = l1.add(l2).mul(V::splat(0.5)).sub(V::splat(50.0));
        let l = l.mul(l);
        // dL / (1 + 0.015 l / √(20 + l)), with one division.
        let root = V::splat(20.0).add(l).sqrt();
        let dl = l2.sub(l1).mul(root).div(root.add(V::splat(0.015).mul(l)));
        let below_c = sum.mul(V::splat(1.0).add(V::splat(0.045).mul(c))).max(V::splat(TINY));
        let dc = V::load(dc).div(below_c);
        let below_h = V::load(below).mul(V::splat(1.0).add(V::splat(0.015).mul(c).mul(t)));
        let dh = V::load(dh).div(below_h);
        let mut square = dl.mul(dl).add(dc.mul(dc)).add(dh.mul(dh));

        // Below chroma 0.7 the rotation term is under 1e-5.
        let turned = V::splat(0.7).less(c).and(sin.less(V::splat(0.0)));
        if turned.bits() != 0 {
            // cos(h − 275°).
            let near = cos.mul(V::splat(0.087_155_744)).sub(sin.mul(V::splat(0.996_194_7)));
            let rt = rotation(V::splat(1.0).sub(near)).mul(V::splat(-2.0)).mul(saturation(c)).and(turned);
            square = square.add(rt.mul(dc).mul(dh));
        }
        square.max(V::splat(0.0)).sqrt().store(out);
    }
}

/// T of the mean hue's cosine and sine.
#[inline(always)]
fn weight_of_hue<V: Four>(cos: V, sin: V) -> V {
    // T = 1 − 0.17 cos(h−30°) + 0.24 cos 2h + 0.32 cos(3h+6°) − 0.20 cos(4h−63°), in powers of cos, and sin times powers.
    let k = |value: f64| V::splat(value as f32);
    const C30: f64 = 0.866_025_403_784_438_6;
    const C6: f64 = 0.994_521_895_368_273_3;
    const S6: f64 = 0.104_528_463_267_653_47;
    const C63: f64 = 0.453_990_499_739_546_8;
    const S63: f64 = 0.891_006_524_188_367_9;
    let even = k(-8.0 * 0.20 * C63).mul(cos).add(k(4.0 * 0.32 * C6));
    let even = even.mul(cos).add(k(2.0 * 0.24 + 8.0 * 0.20 * C63));
    let even = even.mul(cos).add(k(-0.17 * C30 - 3.0 * 0.32 * C6));
    let even = even.mul(cos).add(k(1.0 - 0.24 - 0.20 * C63));
    let odd = k(-8.0 * 0.20 * S63).mul(cos).add(k(-4.0 * 0.32 * S6));
    let odd = odd.mul(cos).add(k(4.0 * 0.20 * S63));
    let odd = odd.mul(cos).add(k(-0.17 * 0.5 + 0.32 * S6));
    even.add(odd.mul(sin))
}

/// sin(2 Δθ), Δθ = 30° exp(−((h − 275°) / 25°)²), of u = 1 − cos(h − 275°), 0 to 1.1.
#[inline(always)]
fn rotation<V: Four>(u: V) -> V {
    let horner = |x: V, coefficients: &[f32]| {
        let mut sum = V::splat(0.0);
        for (index, &coefficient) in coefficients.iter().enumerate() {
            let coefficient = V::splat(coefficient);
            sum = if index == 0 { coefficient } else { sum.mul(x).add(coefficient) };
        }
        sum
    };
    let u = u.max(V::splat(0.0));
    // φ² of 1 − cos φ: the series of arcsin², terms 2ⁿ⁺¹ uⁿ / (n² C(2n, n)).
    let square = u.mul(horner(
        u,
        &[0.000_621_592, 0.001_522_267, 0.003_848_004, 0.010_158_73, 0.028_571_43, 0.088_888_89, 0.333_333_34, 2.0],
    ));
    // exp(−z) as the 16th power of exp(−z/16); (180 / (25 π))² = 5.252 487.
    let w = square.mul(V::splat(5.252_487 / 16.0));
    let e = horner(w, &[1.0 / 720.0, -1.0 / 120.0, 1.0 / 24.0, -1.0 / 6.0, 0.5, -1.0, 1.0]);
    let e = e.mul(e);
    let e = e.mul(e);
    let e = e.mul(e);
    let x = e.mul(e).mul(V::splat(core::f32::consts::PI / 3.0));
    let x2 = x.mul(x);
    x.mul(horner(x2, &[1.0 / 362_880.0, -1.0 / 5040.0, 1.0 / 120.0, -1.0 / 6.0, 1.0]))
}
