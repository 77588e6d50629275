//! The least-squares handles of one cubic.

use kurbo::{Point, Vec2};

/// Handles, from their anchors, that bring the cubic closest to the points; along the directions that are given.
pub(super) fn least_squares(
    points: &[Point],
    ts: &[f64],
    (a, b): (Point, Point),
    given: (Option<Vec2>, Option<Vec2>),
) -> Option<(Vec2, Vec2)> {
    // Unknowns: along a given tangent one number, otherwise the handle's x and y.
    let both = [Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0)];
    let (first, second) = (given.0.map(|t| [t; 1]), given.1.map(|t| [t; 1]));
    let first: &[Vec2] = first.as_ref().map_or(&both, |t| t);
    let second: &[Vec2] = second.as_ref().map_or(&both, |t| t);
    let unknowns = first.len() + second.len();
    let mut system = [[0.0_f64; 5]; 4];
    for (p, &t) in points.iter().zip(ts) {
        let s = 1.0 - t;
        let (b1, b2) = (3.0 * s * s * t, 3.0 * s * t * t);
        let rest = p.to_vec2() - (a.to_vec2() * (s * s * s + b1) + b.to_vec2() * (b2 + t * t * t));
        let mut terms = [Vec2::ZERO; 4];
        let weighted = first.iter().map(|v| *v * b1).chain(second.iter().map(|v| *v * b2));
        terms.iter_mut().zip(weighted).for_each(|(term, v)| *term = v);
        for (row, line) in system.iter_mut().enumerate().take(unknowns) {
            for column in 0..unknowns {
                line[column] += terms[row].dot(terms[column]);
            }
            line[4] += terms[row].dot(rest);
        }
    }
    let found = solve(&mut system, unknowns)?;
    let sum = |axes: &[Vec2], values: &[f64]| axes.iter().zip(values).fold(Vec2::ZERO, |s, (v, x)| s + *v * *x);
    Some((sum(first, found.get(..first.len())?), sum(second, found.get(first.len()..unknowns)?)))
}

/// Gaussian elimination with row pivots; the right side stands in column 4.
fn solve(system: &mut [[f64; 5]; 4], unknowns: usize) -> Option<[f64; 4]> {
    for column in 0..unknowns {
        let pivot = (column..unknowns).max_by(|&a, &b| system[a][column].abs().total_cmp(&system[b][column].abs()))?;
        if system[pivot][column].abs() < 1e-12 {
            return None;
        }
        system.swap(column, pivot);
        for row in column + 1..unknowns {
            let top = system[column];
            let factor = system[row][column] / top[column];
            system[row].iter_mut().zip(top).skip(column).for_each(|(value, above)| *value -= factor * above);
        }
    }
    let mut out = [0.0; 4];
    for row in (0..unknowns).rev() {
        let rest: f64 = (row + 1..unknowns).map(|k| system[row][k] * out[k]).sum();
        out[row] = (system[row][4] - rest) / system[row][row];
    }
    Some(out)
}
