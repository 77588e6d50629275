//! From light to Lab, four pixels at a time.

use super::formula::{LabFour, Lanes, lanes};
use super::four::Four;
use crate::color::lab::{EPSILON, KAPPA};

/// Rows of a matrix in the form of [`lab::relative`](crate::color::lab::relative): sum of the row, second and third
/// coefficient, so that equal channels give equal results.
pub(super) type Rows = [[f32; 3]; 3];

/// Light of four pixels: red, green and blue of the device, or XYZ relative to white.
pub(in crate::color) type LightFour = [Lanes; 3];

/// Numbers of the way from light to Lab; see [`formula::Known`](super::formula::Known) for why they are data.
#[derive(Debug)]
pub(super) struct Known {
    one: Lanes,
    third: Lanes,
    guess: Lanes,
    series: [Lanes; 5],
    epsilon: Lanes,
    slope: Lanes,
    offset: Lanes,
    to_l: [Lanes; 2],
    to_a: Lanes,
    to_b: Lanes,
}

pub(super) static KNOWN: Known = Known {
    one: lanes(1.0),
    // A third, and in the guess too, in units of 2⁹.
    third: lanes(1.0 / 3.0 / 512.0),
    // 2²³ puts the result's integer into the low bits. The rest are the bits of the guess at 1/∛1, chosen for the smallest
    // largest error of the guess.
    guess: lanes(8_388_608.0 + 0x54a1_f800u32 as f64 / 512.0),
    // ((1 − r)^(−2/3) − 1) / r for |r| up to 0.1023, the highest power first: the largest relative error of the root is
    // smallest, 1.8e-8 (fitted by Lawson's algorithm).
    series: [
        lanes(0.428_372_824_313),
        lanes(0.458_529_251_030),
        lanes(0.493_804_396_450),
        lanes(0.555_536_605_516),
        lanes(0.666_666_680_109),
    ],
    epsilon: lanes(EPSILON),
    slope: lanes(KAPPA / 116.0),
    offset: lanes(16.0 / 116.0),
    to_l: [lanes(116.0), lanes(16.0)],
    to_a: lanes(500.0),
    to_b: lanes(200.0),
};

/// XYZ relative to white to Lab.
#[inline(always)]
pub(super) fn to_lab<V: Four>(known: &Known, light: &[LightFour], lab: &mut [LabFour]) {
    for (light, lab) in light.iter().zip(lab) {
        finish(known, light.each_ref().map(V::load), lab);
    }
}

/// Linear device light to Lab, with the matrix on the way.
#[inline(always)]
pub(super) fn light_to_lab<V: Four>(known: &Known, rows: &Rows, light: &[LightFour], lab: &mut [LabFour]) {
    // Times one is nothing: most profiles, white being white in all of them.
    if rows.iter().all(|row| row[0] == 1.0) {
        through::<V, true>(known, rows, light, lab);
    } else {
        through::<V, false>(known, rows, light, lab);
    }
}

#[inline(always)]
fn through<V: Four, const WHITE: bool>(known: &Known, rows: &Rows, light: &[LightFour], lab: &mut [LabFour]) {
    let rows = rows.map(|row| row.map(V::splat));
    for (light, lab) in light.iter().zip(lab) {
        let [r, g, b] = light.each_ref().map(V::load);
        let (g, b) = (g.sub(r), b.sub(r));
        let gray = |sum: V| if WHITE { r } else { sum.mul(r) };
        finish(known, rows.map(|[sum, second, third]| gray(sum).add(second.mul(g)).add(third.mul(b))), lab);
    }
}

#[inline(always)]
fn finish<V: Four>(known: &Known, xyz: [V; 3], lab: &mut LabFour) {
    let [x, y, z] = lab_function(known, xyz);
    let [times, less] = known.to_l.each_ref().map(V::load);
    times.mul(y).sub(less).store(&mut lab.l);
    V::load(&known.to_a).mul(x.sub(y)).store(&mut lab.a);
    V::load(&known.to_b).mul(y.sub(z)).store(&mut lab.b);
}

/// Lab's f(t): cube root, or the line near black.
#[inline(always)]
fn lab_function<V: Four>(known: &Known, xyz: [V; 3]) -> [V; 3] {
    let roots = xyz.map(|t| root(known, t));
    let epsilon = V::load(&known.epsilon);
    let [x, y, z] = xyz;
    // `min` hands on a number that is none from either side or loses it; none comes here, since light is finite.
    if !x.min(y).min(z).less(epsilon).any() {
        return roots;
    }
    let (slope, offset) = (V::load(&known.slope), V::load(&known.offset));
    let [rx, ry, rz] = roots;
    [(x, rx), (y, ry), (z, rz)].map(|(t, root)| V::choose(epsilon.less(t), root, t.mul(slope).add(offset)))
}

/// The cube root of what is above [`EPSILON`].
#[inline(always)]
fn root<V: Four>(known: &Known, t: V) -> V {
    // 1/∛t within 3.5 %: a third of the bits, as a number, taken from those of 1/∛1.
    let y = V::load(&known.guess).sub(t.bits_rounded().mul(V::load(&known.third))).shift_left::<9>();
    // With s = t y² and r = 1 − t y³, ∛t = s (1 − r)^(−2/3); two thirds of the rounding of s cancel.
    let s = t.mul(y.mul(y));
    let r = V::load(&known.one).sub(s.mul(y));
    let [highest, rest @ ..] = &known.series;
    let series = rest.iter().fold(V::load(highest), |sum, next| sum.mul(r).add(V::load(next)));
    s.add(s.mul(r.mul(series)))
}
