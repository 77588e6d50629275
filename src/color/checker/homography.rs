//! The perspective map from a plane's grid to the picture, by least squares.
//!
//! Method: direct linear transform with h33 = 1 on coordinates normalised to the points' mean and spread (Hartley 1997,
//! "In defense of the eight-point algorithm"), solved by the normal equations. Good for a card whose horizon is far outside
//! the picture, which is every card that can be read.

use crate::color::matrix::solve;

/// A point in picture pixels, or on the plane.
pub type Point = [f64; 2];

/// Maps grid coordinates to picture coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homography([f64; 9]);

impl Homography {
    /// The best map of the pairs (grid, picture); `None` with fewer than four or when they lie on a line.
    pub fn fit(pairs: &[(Point, Point)]) -> Option<Self> {
        if pairs.len() < 4 {
            return None;
        }
        let from = Scaling::of(pairs.iter().map(|pair| pair.0))?;
        let to = Scaling::of(pairs.iter().map(|pair| pair.1))?;
        let (mut normal, mut wanted) = ([[0.0f64; 8]; 8], [0.0f64; 8]);
        for &(grid, picture) in pairs {
            let ([u, v], [x, y]) = (from.apply(grid), to.apply(picture));
            for (row, right) in
                [([u, v, 1.0, 0.0, 0.0, 0.0, -x * u, -x * v], x), ([0.0, 0.0, 0.0, u, v, 1.0, -y * u, -y * v], y)]
            {
                for ((line, sum), &a) in normal.iter_mut().zip(&mut wanted).zip(&row) {
                    line.iter_mut().zip(&row).for_each(|(sum, &b)| *sum += a * b);
                    *sum += a * right;
                }
            }
        }
        let [a, b, c, d, e, f, g, h] = solve(normal, wanted, 1e-12)?;
        // Picture = undo(to) · H · from.
        let inner = multiply(&[a, b, c, d, e, f, g, h, 1.0], &from.matrix());
        let whole = multiply(&to.inverse(), &inner);
        let last = whole[8];
        (last.abs() > 1e-12).then(|| Self(whole.map(|value| value / last)))
    }

    /// Where a grid point lies in the picture.
    pub fn apply(&self, [u, v]: Point) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let w = g * u + h * v + i;
        let w = if w.abs() < 1e-12 { 1e-12 } else { w };
        [(a * u + b * v + c) / w, (d * u + e * v + f) / w]
    }
}

/// Moves points to their mean and scales them to a spread of about one.
struct Scaling {
    centre: Point,
    scale: f64,
}

impl Scaling {
    fn of(points: impl Iterator<Item = Point> + Clone) -> Option<Self> {
        let count = points.clone().count() as f64;
        let sum = points.clone().fold([0.0, 0.0], |[x, y], p| [x + p[0], y + p[1]]);
        let centre = sum.map(|total| total / count);
        let spread = points.map(|p| (p[0] - centre[0]).hypot(p[1] - centre[1])).sum::<f64>() / count;
        (spread > 1e-9).then(|| Self { centre, scale: 1.0 / spread })
    }

    fn apply(&self, p: Point) -> Point {
        [(p[0] - self.centre[0]) * self.scale, (p[1] - self.centre[1]) * self.scale]
    }

    fn matrix(&self) -> [f64; 9] {
        let (s, [x, y]) = (self.scale, self.centre);
        [s, 0.0, -x * s, 0.0, s, -y * s, 0.0, 0.0, 1.0]
    }

    fn inverse(&self) -> [f64; 9] {
        let (s, [x, y]) = (self.scale, self.centre);
        [1.0 / s, 0.0, x, 0.0, 1.0 / s, y, 0.0, 0.0, 1.0]
    }
}

fn multiply(a: &[f64; 9], b: &[f64; 9]) -> [f64; 9] {
    std::array::from_fn(|at| {
        let (row, column) = (at / 3, at % 3);
        (0..3).map(|k| a[row * 3 + k] * b[k * 3 + column]).sum()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Homography;

    #[test]
    fn finds_a_known_map_back() {
        let truth = |[u, v]: [f64; 2]| {
            let w = 1.0 + 0.02 * u - 0.015 * v;
            [(300.0 + 60.0 * u + 5.0 * v) / w, (100.0 - 4.0 * u + 58.0 * v) / w]
        };
        let pairs: Vec<_> = (0..24)
            .map(|n| {
                let grid = [f64::from(n % 6), f64::from(n / 6)];
                (grid, truth(grid))
            })
            .collect();
        let found = Homography::fit(&pairs).unwrap();
        for (grid, picture) in pairs {
            let [x, y] = found.apply(grid);
            assert!((x - picture[0]).hypot(y - picture[1]) < 1e-6, "{grid:?}: {x}, {y} for {picture:?}");
        }
    }

    #[test]
    fn points_on_a_line_have_no_map() {
        let pairs: Vec<_> = (0..6).map(|n| ([f64::from(n), 0.0], [f64::from(n) * 10.0, f64::from(n) * 5.0])).collect();
        assert_eq!(Homography::fit(&pairs), None);
    }
}
