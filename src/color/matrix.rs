//! Three by three matrices, and small systems of equations.

/// Row by row.
pub(super) type Matrix = [[f64; 3]; 3];

pub(super) fn transpose(m: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    [[m[0][0], m[1][0], m[2][0]], [m[0][1], m[1][1], m[2][1]], [m[0][2], m[1][2], m[2][2]]]
}

pub(super) fn times(m: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    m.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

/// As many equations as unknowns, by elimination with pivots; `None` where a pivot is below `least`.
pub(super) fn solve<const N: usize>(mut left: [[f64; N]; N], mut right: [f64; N], least: f64) -> Option<[f64; N]> {
    for column in 0..N {
        let pivot = (column..N).max_by(|&one, &two| left[one][column].abs().total_cmp(&left[two][column].abs()))?;
        left.swap(column, pivot);
        right.swap(column, pivot);
        let (lead, value) = (left[column], right[column]);
        if lead[column].abs() < least {
            return None;
        }
        for row in (0..N).filter(|&row| row != column) {
            let factor = left[row][column] / lead[column];
            left[row].iter_mut().zip(lead).for_each(|(slot, lead)| *slot -= factor * lead);
            right[row] -= factor * value;
        }
    }
    Some(core::array::from_fn(|at| right[at] / left[at][at]))
}

/// By cofactors; `None` when the determinant is not clearly away from zero.
pub(super) fn inverse(m: &[[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let minor = |r0: usize, r1: usize, c0: usize, c1: usize| m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0];
    let determinant = m[0][0] * minor(1, 2, 1, 2) - m[0][1] * minor(1, 2, 0, 2) + m[0][2] * minor(1, 2, 0, 1);
    if !determinant.is_finite() || determinant.abs() < 1e-6 {
        return None;
    }
    let adjugate = [
        [minor(1, 2, 1, 2), -minor(0, 2, 1, 2), minor(0, 1, 1, 2)],
        [-minor(1, 2, 0, 2), minor(0, 2, 0, 2), -minor(0, 1, 0, 2)],
        [minor(1, 2, 0, 1), -minor(0, 2, 0, 1), minor(0, 1, 0, 1)],
    ];
    Some(adjugate.map(|row| row.map(|value| value / determinant)))
}
