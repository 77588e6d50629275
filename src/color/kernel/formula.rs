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

/// Pixels of a block: 18 planes of 512 f32 are 36 KB, mostly inside a first-level cache.
pub(in crate::color) const BLOCK: usize = 512;

/// Four values side by side.
pub(in crate::color) type Lanes = [f32; 4];

/// A plane of one quantity for a block of pixels, in fours.
pub(in crate::color) type Plane = [Lanes; BLOCK / 4];

/// Lab of four pixels. Fours of all coordinates lie together, so that one pointer walks along them.
#[derive(Debug, Clone, Copy)]
pub(in crate::color) struct LabFour {
    pub(in crate::color) l: Lanes,
    pub(in crate::color) a: Lanes,
    pub(in crate::color) b: Lanes,
}

impl LabFour {
    pub(in crate::color) const BLACK: Self = Self { l: [0.0; 4], a: [0.0; 4], b: [0.0; 4] };
}

/// What the first stage hands to the second, for four pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Halfway {
    /// dC′ and dH′ as numerators over denominators.
    chroma: Lanes,
    chroma_sum: Lanes,
    hue: Lanes,
    hue_below: Lanes,
    /// Cosine and sine of the mean hue.
    cos: Lanes,
    sin: Lanes,
}

impl Halfway {
    pub(super) const ZERO: Self = Self {
        chroma: [0.0; 4],
        chroma_sum: [0.0; 4],
        hue: [0.0; 4],
        hue_below: [0.0; 4],
        cos: [0.0; 4],
        sin: [0.0; 4],
    };
}

/// The formula's numbers. They are read from memory (callers hide where they come from, by `black_box`): as constants in
/// the code, V8 makes each anew for every four pixels, with three instructions.
#[derive(Debug)]
pub(super) struct Known {
    zero: Lanes,
    minus: Lanes,
    half: Lanes,
    one: Lanes,
    one_and_half: Lanes,
    tiny: Lanes,
    opposite: Lanes,
    colorless: Lanes,
    pow7_50: Lanes,
    /// T of the mean hue, in powers of its cosine, and its sine times powers.
    even: [Lanes; 5],
    odd: [Lanes; 4],
    lightness_white: Lanes,
    lightness_root: Lanes,
    of_lightness: Lanes,
    of_chroma: Lanes,
    of_hue: Lanes,
    turns: Lanes,
    /// Cosine and minus the sine of 275°.
    turn: [Lanes; 2],
    turn_e: [Lanes; 6],
    turn_sin: [Lanes; 4],
}

/// All lanes this value.
pub(super) const fn lanes(value: f64) -> Lanes {
    [value as f32; 4]
}

pub(super) static KNOWN: Known = {
    const C30: f64 = 0.866_025_403_784_438_6;
    const C6: f64 = 0.994_521_895_368_273_3;
    const S6: f64 = 0.104_528_463_267_653_47;
    const C63: f64 = 0.453_990_499_739_546_8;
    const S63: f64 = 0.891_006_524_188_367_9;
    Known {
        zero: lanes(0.0),
        minus: lanes(-0.0),
        half: lanes(0.5),
        one: lanes(1.0),
        one_and_half: lanes(1.5),
        // Divisors are at least this, so that nothing by nothing is nothing.
        tiny: lanes(1e-30),
        // Sine of the angle within which two hues count as opposite, rad. The mean hue's error is f32's rounding over this:
        // 6e-5 rad.
        opposite: lanes(1e-3),
        // Chroma product below which an opposite hue cannot move the difference by 1e-3.
        colorless: lanes(1e-7),
        // 25⁷ for chromas, 50⁷ for sums of two.
        pow7_50: lanes(781_250_000_000.0),
        // T = 1 − 0.17 cos(h−30°) + 0.24 cos 2h + 0.32 cos(3h+6°) − 0.20 cos(4h−63°), the highest power first.
        even: [
            lanes(-8.0 * 0.20 * C63),
            lanes(4.0 * 0.32 * C6),
            lanes(2.0 * 0.24 + 8.0 * 0.20 * C63),
            lanes(-0.17 * C30 - 3.0 * 0.32 * C6),
            lanes(1.0 - 0.24 - 0.20 * C63),
        ],
        odd: [
            lanes(-8.0 * 0.20 * S63),
            lanes(-4.0 * 0.32 * S6),
            lanes(4.0 * 0.20 * S63),
            lanes(-0.17 * 0.5 + 0.32 * S6),
        ],
        // Of the sum of two lightnesses, hence all doubled: 50, 20 (squared), 0.015 (halved by the root's).
        lightness_white: lanes(100.0),
        lightness_root: lanes(80.0),
        of_lightness: lanes(0.0075),
        // Of the sum of two chromas: half of 0.045 and of 0.015.
        of_chroma: lanes(0.0225),
        of_hue: lanes(0.0075),
        // Below chroma 0.7 the rotation term is under 1e-5.
        turns: lanes(1.4),
        turn: [lanes(0.087_155_742_747_658_17), lanes(0.996_194_698_091_745_5)],
        // exp(−z/8), z = ((h − 275°) / 25°)², of u = 1 − cos(h − 275°) from 0 to 1.09, fitted so that the 8th power's error
        // is smallest: 4e-10.
        turn_e: [
            lanes(-0.000_932_962_866_5),
            lanes(0.017_001_975_327_7),
            lanes(-0.148_341_968_655_6),
            lanes(0.643_291_234_970_1),
            lanes(-1.313_122_510_910),
            lanes(1.0),
        ],
        // −2 sin(60° e) over e in powers of e², to 3e-8.
        turn_sin: [
            lanes(2.0 * 0.000_264_766_160_4),
            lanes(-2.0 * 0.010_487_605_817_6),
            lanes(2.0 * 0.191_394_865_512_8),
            lanes(-2.0 * 1.047_197_461_128),
        ],
    }
};

/// A polynomial, its highest power's coefficient first.
#[inline(always)]
fn polynomial<V: Four, const N: usize>(x: V, coefficients: &[Lanes; N]) -> V {
    let mut sum = V::load(&coefficients[0]);
    for next in &coefficients[1..] {
        sum = sum.mul(x).add(V::load(next));
    }
    sum
}

/// A mean chroma to the 7th over itself plus 25⁷, rooted; from the sum of two chromas.
#[inline(always)]
fn saturation<V: Four>(known: &Known, sum: V) -> V {
    let c2 = sum.mul(sum);
    let c7 = c2.mul(c2).mul(c2.mul(sum));
    c7.div(c7.add(V::load(&known.pow7_50))).sqrt()
}

/// The first stage: adapted chromas, dC′, dH′ and the mean hue. Calls `opposite` with the index of each four in which hues
/// are opposite to within [`Known::opposite`] and the bits of its lanes: CIEDE2000 jumps there.
#[inline(always)]
pub(super) fn differences<V: Four>(
    known: &Known,
    one: &[LabFour],
    two: &[LabFour],
    half: &mut [Halfway],
    mut opposite: impl FnMut(usize, u8),
) {
    for (index, ((one, two), half)) in one.iter().zip(two).zip(half).enumerate() {
        let (a1, b1, a2, b2) = (V::load(&one.a), V::load(&one.b), V::load(&two.a), V::load(&two.b));
        let (bb1, bb2) = (b1.mul(b1), b2.mul(b2));
        let sum = a1.mul(a1).add(bb1).sqrt().add(a2.mul(a2).add(bb2).sqrt());
        let g = V::load(&known.one_and_half).sub(V::load(&known.half).mul(saturation(known, sum)));
        let (a1, a2) = (a1.mul(g), a2.mul(g));
        let (c1, c2) = (a1.mul(a1).add(bb1).sqrt(), a2.mul(a2).add(bb2).sqrt());
        a2.sub(a1).mul(a1.add(a2)).add(b2.sub(b1).mul(b1.add(b2))).store(&mut half.chroma);
        c1.add(c2).store(&mut half.chroma_sum);

        let (product, dot, cross) = (c1.mul(c2), a1.mul(a2).add(b1.mul(b2)), a1.mul(b2).sub(a2.mul(b1)));
        let (p, q, r, t) = (a1.mul(c2), a2.mul(c1), b1.mul(c2), b2.mul(c1));
        let (mut x, mut y, mut hue, mut square) = (p.add(q), r.add(t), cross.add(cross), product.add(dot));
        let obtuse = dot.less(V::load(&known.zero));
        if obtuse.any() {
            square = product.add(dot.abs());
            // The turn's sign is the sign of the cross product.
            let sign = V::load(&known.one).or(cross.and(V::load(&known.minus)));
            hue = V::choose(obtuse, square.add(square).mul(sign), hue);
            x = V::choose(obtuse, t.sub(r).mul(sign), x);
            y = V::choose(obtuse, p.sub(q).mul(sign), y);
            let near = cross.abs().less(product.mul(V::load(&known.opposite)));
            let bits = V::load(&known.colorless).less(product).and(near).and(obtuse).bits();
            if bits != 0 {
                opposite(index, bits);
            }
        }
        let tiny = V::load(&known.tiny);
        square.add(square).sqrt().max(tiny).store(&mut half.hue_below);
        hue.store(&mut half.hue);
        let norm = V::load(&known.one).div(x.mul(x).add(y.mul(y)).sqrt().max(tiny));
        x.mul(norm).store(&mut half.cos);
        y.mul(norm).store(&mut half.sin);
    }
}

/// The second stage: weights, rotation and the difference itself.
#[inline(always)]
pub(super) fn weigh<V: Four>(known: &Known, one: &[LabFour], two: &[LabFour], half: &[Halfway], delta: &mut [Lanes]) {
    for (((one, two), half), out) in one.iter().zip(two).zip(half).zip(delta) {
        let (cos, sin, unit) = (V::load(&half.cos), V::load(&half.sin), V::load(&known.one));
        let t = polynomial(cos, &known.even).add(polynomial(cos, &known.odd).mul(sin));

        let (l1, l2, sum) = (V::load(&one.l), V::load(&two.l), V::load(&half.chroma_sum));
        let l = l1.add(l2).sub(V::load(&known.lightness_white));
        let l = l.mul(l);
        // dL / (1 + 0.015 l / √(20 + l)), with one division.
        let root = V::load(&known.lightness_root).add(l).sqrt();
        let dl = l2.sub(l1).mul(root).div(root.add(V::load(&known.of_lightness).mul(l)));
        let below = sum.mul(unit.add(V::load(&known.of_chroma).mul(sum))).max(V::load(&known.tiny));
        let dc = V::load(&half.chroma).div(below);
        let below = V::load(&half.hue_below).mul(unit.add(V::load(&known.of_hue).mul(sum).mul(t)));
        let dh = V::load(&half.hue).div(below);
        let mut square = dl.mul(dl).add(dc.mul(dc)).add(dh.mul(dh));

        let turned = V::load(&known.turns).less(sum).and(sin.less(V::load(&known.zero)));
        if turned.any() {
            let [along, across] = known.turn.each_ref().map(V::load);
            let u = unit.sub(cos.mul(along).sub(sin.mul(across)));
            let e = polynomial(u, &known.turn_e);
            let e = e.mul(e);
            let e = e.mul(e);
            let e = e.mul(e);
            let turn = e.mul(polynomial(e.mul(e), &known.turn_sin)).mul(saturation(known, sum)).and(turned);
            square = square.add(turn.mul(dc).mul(dh));
        }
        square.max(V::load(&known.zero)).sqrt().store(out);
    }
}
