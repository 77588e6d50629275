//! From light to Lab, four pixels at a time.

use super::formula::{LabPlanes, Plane};
use super::four::Four;

/// Rows of a matrix in the form of [`lab::relative`](crate::color::lab::relative): sum of the row, second and third
/// coefficient, so that equal channels give equal results.
pub(super) type Rows = [[f32; 3]; 3];

/// XYZ relative to white to Lab.
#[inline(always)]
pub(in crate::color) fn to_lab<V: Four>(xyz: &[Plane; 3], lab: &mut LabPlanes, fours: usize) {
    let [xs, ys, zs] = xyz;
    let out = lab.l.iter_mut().zip(&mut lab.a).zip(&mut lab.b);
    for (((l, a), b), ((x, y), z)) in out.zip(xs.iter().zip(ys).zip(zs)).take(fours) {
        let [x, y, z] = [x, y, z].map(|plane| lab_function(V::load(plane)));
        V::splat(116.0).mul(y).sub(V::splat(16.0)).store(l);
        V::splat(500.0).mul(x.sub(y)).store(a);
        V::splat(200.0).mul(y.sub(z)).store(b);
    }
}

/// Linear device light to Lab, with the matrix on the way.
#[inline(always)]
pub(in crate::color) fn light_to_lab<V: Four>(rows: &Rows, light: &[Plane; 3], lab: &mut LabPlanes, fours: usize) {
    let rows = rows.map(|row| row.map(V::splat));
    let [reds, greens, blues] = light;
    let out = lab.l.iter_mut().zip(&mut lab.a).zip(&mut lab.b);
    for (((l, a), b), ((r, g), blue)) in out.zip(reds.iter().zip(greens).zip(blues)).take(fours) {
        let r = V::load(r);
        let (g, blue) = (V::load(g).sub(r), V::load(blue).sub(r));
        let [x, y, z] = rows.map(|[sum, mg, mb]| lab_function(sum.mul(r).add(mg.mul(g)).add(mb.mul(blue))));
        V::splat(116.0).mul(y).sub(V::splat(16.0)).store(l);
        V::splat(500.0).mul(x.sub(y)).store(a);
        V::splat(200.0).mul(y.sub(z)).store(b);
    }
}

/// Lab's f(t): cube root, or the line near black.
#[inline(always)]
fn lab_function<V: Four>(t: V) -> V {
    const EPSILON: f32 = crate::color::lab::EPSILON as f32;
    const KAPPA: f32 = crate::color::lab::KAPPA as f32;
    // A third of the exponent by shifts: 1/4 + 1/16, times 1 + 1/16, times 1 + 1/256. 1/∛t comes out within 3.5 %.
    let safe = t.max(V::splat(EPSILON));
    let third = safe.shift_right::<2>().add_bits(safe.shift_right::<4>());
    let third = third.add_bits(third.shift_right::<4>());
    let third = third.add_bits(third.shift_right::<8>());
    let y = V::from_bits(GUESS).sub_bits(third);
    // One step of fourth order: with r = 1 − t y³, 1/∛t = y (1 − r)^(−1/3); leaves 2e-5.
    let r = V::splat(1.0).sub(safe.mul(y).mul(y.mul(y)));
    let series = r.mul(V::splat(14.0 / 81.0)).add(V::splat(2.0 / 9.0)).mul(r).add(V::splat(1.0 / 3.0)).mul(r);
    let y = y.add(y.mul(series));
    // A Newton step on the root itself, whose rounding is then the last.
    let square = y.mul(y);
    let root = safe.mul(square);
    let left = safe.sub(root.mul(root).mul(root));
    let root = root.add(left.mul(square.mul(V::splat(1.0 / 3.0))));
    let line = t.mul(V::splat(KAPPA / 116.0)).add(V::splat(16.0 / 116.0));
    V::choose(V::splat(EPSILON).less(t), root, line)
}

/// The bits of the first guess at 1/∛1, chosen for the smallest largest error of the guess.
const GUESS: u32 = 0x54a1_e000;
