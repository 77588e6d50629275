//! Coverage of a path: the share of each pixel's area that lies inside, with every subpath's operation honoured.
//!
//! Method: signed-area accumulation (each side adds the exact area to its right within every pixel row; a running sum
//! along the row gives the winding number's integral over each pixel), folded even-odd. Subpaths are then put together
//! pixel by pixel with minimum and maximum, which is exact wherever at most one outline crosses a pixel or two outlines
//! run through it along the same line. Curves become chords at most 0.02 px away.
//!
//! It works through strips of rows and, within them, the boxes of the subpaths: 24 megapixels with 2,000 holes need one
//! strip of floats, never the whole picture.

use std::ops::Range;

use kurbo::Point;

use super::{ClippingPath, Operation, Subpath};

/// Farthest that a chord may lie from its curve, px: a fiftieth of a pixel is below one level of 255 on a smooth edge.
const CHORD_PX: f64 = 0.02;
/// Rows in a strip: 64 rows of 8,000 px in floats are 2 MB, which stays in the processor's cache.
const STRIP_ROWS: usize = 64;

/// A box of whole pixels of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Left column; may be negative.
    pub x: i64,
    /// Top row; may be negative.
    pub y: i64,
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// How much of each pixel of a `width` × `height` px picture the path covers: 0 outside to 255 inside, row by row.
#[must_use]
pub fn coverage(path: &ClippingPath, width: u32, height: u32) -> Vec<u8> {
    coverage_in(path, Window { x: 0, y: 0, width: width as usize, height: height as usize })
}

/// As [`coverage`], for the pixels of `window` alone.
#[must_use]
pub fn coverage_in(path: &ClippingPath, window: Window) -> Vec<u8> {
    let outlines: Vec<Outline> = path.subpaths.iter().map(|s| Outline::new(s, window)).collect();
    let mut out = vec![0_u8; window.width * window.height];
    let mut fill = vec![0.0_f32; window.width * STRIP_ROWS];
    let mut winding = Vec::new();
    for (strip, rows) in out.chunks_mut((window.width * STRIP_ROWS).max(1)).enumerate() {
        let top = strip * STRIP_ROWS;
        let bottom = top + rows.len() / window.width.max(1);
        fill.fill(if path.starts_filled { 1.0 } else { 0.0 });
        for outline in &outlines {
            outline.act(top..bottom, window.width, &mut winding, &mut fill);
        }
        for (byte, share) in rows.iter_mut().zip(&fill) {
            *byte = (share * 255.0 + 0.5) as u8;
        }
    }
    out
}

/// A subpath as chords, cut to the window's left and right.
struct Outline {
    operation: Operation,
    /// (x0, y0, x1, y1), window coordinates, x within the window, sorted by upper end.
    chords: Vec<[f64; 4]>,
    columns: Range<usize>,
    rows: Range<usize>,
}

impl Outline {
    fn new(subpath: &Subpath, window: Window) -> Self {
        let points = subpath.flatten(CHORD_PX);
        let (w, h) = (window.width as f64, window.height as f64);
        let origin = kurbo::Vec2::new(window.x as f64, window.y as f64);
        let mut chords = Vec::new();
        let next = points.iter().cycle().skip(1);
        for (&a, &b) in points.iter().zip(next) {
            cut(a - origin, b - origin, w, &mut chords);
        }
        chords
            .retain(|c| c[1] != c[3] && c.iter().all(|v| v.is_finite()) && c[1].min(c[3]) < h && c[1].max(c[3]) > 0.0);
        let span = |low: f64, high: f64, limit: usize| {
            (low.floor().max(0.0) as usize).min(limit)..(high.ceil().max(0.0) as usize).min(limit)
        };
        let extent = |axis: usize| {
            chords.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), c| {
                (low.min(c[axis]).min(c[axis + 2]), high.max(c[axis]).max(c[axis + 2]))
            })
        };
        let ((left, right), (top, bottom)) = (extent(0), extent(1));
        let (columns, rows) = if chords.is_empty() {
            (0..0, 0..0)
        } else {
            (span(left, right, window.width), span(top, bottom, window.height))
        };
        chords.sort_by(|a, b| a[1].min(a[3]).total_cmp(&b[1].min(b[3])));
        Self { operation: subpath.operation, chords, columns, rows }
    }

    /// Acts on `fill`, the rows `strip` of the window.
    fn act(&self, strip: Range<usize>, width: usize, winding: &mut Vec<f32>, fill: &mut [f32]) {
        let rows = self.rows.start.max(strip.start)..self.rows.end.min(strip.end);
        if self.operation == Operation::Intersect {
            clear_outside(fill, width, strip.start, &rows, &self.columns);
        }
        if rows.is_empty() || self.columns.is_empty() {
            return;
        }
        let stride = self.columns.len() + 1;
        winding.clear();
        winding.resize(stride * rows.len(), 0.0);
        for chord in &self.chords {
            if chord[1].min(chord[3]) >= rows.end as f64 {
                break;
            }
            accumulate(chord, self.columns.start as f64, &rows, stride, winding);
        }
        for (line, row) in winding.chunks(stride).zip(rows) {
            let from = (row - strip.start) * width + self.columns.start;
            let Some(cells) = fill.get_mut(from..from + self.columns.len()) else { continue };
            let mut sum = 0.0_f32;
            for (cell, area) in cells.iter_mut().zip(line) {
                sum += area;
                *cell = combine(self.operation, *cell, even_odd(sum));
            }
        }
    }
}

/// Sets everything outside the given box to empty.
fn clear_outside(fill: &mut [f32], width: usize, top: usize, rows: &Range<usize>, columns: &Range<usize>) {
    for (offset, line) in fill.chunks_mut(width.max(1)).enumerate() {
        for (column, cell) in line.iter_mut().enumerate() {
            if !rows.contains(&(top + offset)) || !columns.contains(&column) {
                *cell = 0.0;
            }
        }
    }
}

/// Folds a winding number so that odd ones are inside: 0, 1, 2, 3 become 0, 1, 0, 1 and fractions lie between.
fn even_odd(winding: f32) -> f32 {
    let w = winding.abs();
    (w - 2.0 * (w / 2.0).round()).abs().min(1.0)
}

fn combine(operation: Operation, there: f32, this: f32) -> f32 {
    match operation {
        Operation::Exclude => (there - this).abs(),
        Operation::Combine => there.max(this),
        Operation::Subtract => there.min(1.0 - this),
        Operation::Intersect => there.min(this),
    }
}

/// Cuts a chord at x = 0 and x = `width` and lays the parts beyond upon those lines, where they still count for all
/// pixels to their right.
fn cut(a: Point, b: Point, width: f64, out: &mut Vec<[f64; 4]>) {
    let mut stops = [0.0, 1.0, 1.0, 1.0];
    let mut used = 1;
    let run = b.x - a.x;
    if run != 0.0 {
        let mut ts = [-a.x / run, (width - a.x) / run];
        if ts[0] > ts[1] {
            ts.swap(0, 1);
        }
        for t in ts {
            if t > 0.0 && t < 1.0 {
                stops[used] = t;
                used += 1;
            }
        }
    }
    stops[used] = 1.0;
    for pair in stops[..=used].windows(2) {
        let [p, q] = [a.lerp(b, pair[0]), a.lerp(b, pair[1])];
        out.push([p.x.clamp(0.0, width), p.y, q.x.clamp(0.0, width), q.y]);
    }
}

/// Adds a chord's signed area to the cells of `rows`; column 0 of a line is picture column `left`.
fn accumulate(chord: &[f64; 4], left: f64, rows: &Range<usize>, stride: usize, winding: &mut [f32]) {
    let &[x0, y0, x1, y1] = chord;
    let (sign, xa, ya, xb, yb) = if y0 < y1 { (1.0, x0, y0, x1, y1) } else { (-1.0, x1, y1, x0, y0) };
    let slope = (xb - xa) / (yb - ya);
    let first = ya.max(rows.start as f64);
    let last = yb.min(rows.end as f64);
    if first >= last {
        return;
    }
    for row in first as usize..(last.ceil() as usize).min(rows.end) {
        let upper = first.max(row as f64);
        let lower = last.min(row as f64 + 1.0);
        let height = sign * (lower - upper);
        if height == 0.0 {
            continue;
        }
        let ends = [xa + (upper - ya) * slope - left, xa + (lower - ya) * slope - left];
        let at = (row - rows.start) * stride;
        if let Some(line) = winding.get_mut(at..at + stride) {
            spread(line, ends[0].min(ends[1]).max(0.0), ends[0].max(ends[1]).max(0.0), height);
        }
    }
}

/// Adds to one line the area right of a side that goes from `low` to `high` in x over `height` of the row.
fn spread(line: &mut [f32], low: f64, high: f64, height: f64) {
    let last = line.len() - 1;
    let first_cell = (low as usize).min(last);
    let last_cell = (high as usize).min(last);
    if first_cell == last_cell {
        let right = 1.0 - ((low + high) / 2.0 - first_cell as f64).clamp(0.0, 1.0);
        line[first_cell] += (height * right) as f32;
        if first_cell < last {
            line[first_cell + 1] += (height * (1.0 - right)) as f32;
        }
        return;
    }
    // The share of the height that is passed before x: area to the left of x in each cell by the trapezium rule.
    let per_px = height / (high - low);
    let mut covered = 0.0;
    for (cell, value) in line.iter_mut().enumerate().take(last_cell + 2).skip(first_cell) {
        let (from, to) = (low.max(cell as f64), high.min(cell as f64 + 1.0));
        // Height passed at the cell's right end, and the mean over the cell of what is passed before each x.
        let total = if to > from {
            let before = per_px * (from - low);
            let within = per_px * (to - from);
            before * (1.0 - (from - cell as f64)) + within * ((to - from) / 2.0 + (cell as f64 + 1.0 - to))
        } else {
            height
        };
        *value += (total - covered) as f32;
        covered = total;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)], operation: Operation) -> Subpath {
        let points: Vec<Point> = points.iter().map(|&p| Point::from(p)).collect();
        Subpath { operation, ..Subpath::polygon(&points) }
    }

    fn square(x: f64, y: f64, side: f64, operation: Operation) -> Subpath {
        ring(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)], operation)
    }

    fn area(subpaths: Vec<Subpath>, starts_filled: bool) -> f64 {
        let path = ClippingPath { subpaths, starts_filled, ..ClippingPath::default() };
        coverage(&path, 20, 20).iter().map(|&c| f64::from(c)).sum::<f64>() / 255.0
    }

    #[test]
    fn area_of_operations() {
        use Operation::{Combine, Exclude, Intersect, Subtract};
        // (first square's operation, second square's, expected area): 10 × 10 at 2,2 and 6 × 6 at 4,4 unless told.
        let cases = [
            ("hole by even-odd", Exclude, square(4.0, 4.0, 6.0, Exclude), 64.0),
            ("inside another", Exclude, square(4.0, 4.0, 6.0, Combine), 100.0),
            ("cut away", Combine, square(4.0, 4.0, 6.0, Subtract), 64.0),
            ("common part", Combine, square(4.0, 4.0, 6.0, Intersect), 36.0),
            ("the same twice, combined", Combine, square(2.0, 2.0, 10.0, Combine), 100.0),
            ("the same twice, even-odd", Exclude, square(2.0, 2.0, 10.0, Exclude), 0.0),
            ("half pixels", Combine, square(12.0, 2.5, 0.5, Combine), 100.25),
            ("beyond the frame", Combine, square(-5.0, 15.0, 10.0, Combine), 125.0),
        ];
        for (name, first, second, expected) in cases {
            let found = area(vec![square(2.0, 2.0, 10.0, first), second], false);
            // Half a level of rounding on the few cells that are cut.
            assert!((found - expected).abs() < 0.02, "{name}: {found}, expected {expected}");
        }
        let inverse = area(vec![square(2.0, 2.0, 10.0, Exclude)], true);
        assert!((inverse - 300.0).abs() < 0.02, "{inverse}");
    }

    #[test]
    fn a_slanted_half_plane_covers_what_geometry_says() {
        // The triangle below the diagonal of a 20 × 10 box.
        let found = area(vec![ring(&[(0.0, 0.0), (20.0, 10.0), (0.0, 10.0)], Operation::Exclude)], false);
        assert!((found - 100.0).abs() < 0.1, "{found}");
    }

    #[test]
    fn a_window_shows_the_same_pixels() {
        let path = ClippingPath {
            subpaths: vec![ring(&[(1.2, 3.4), (17.7, 0.4), (11.0, 19.3), (3.0, 12.0)], Operation::Exclude)],
            ..ClippingPath::default()
        };
        let whole = coverage(&path, 20, 20);
        let part = coverage_in(&path, Window { x: 5, y: 7, width: 9, height: 11 });
        for (row, line) in part.chunks(9).enumerate() {
            let from = (row + 7) * 20 + 5;
            for (a, b) in line.iter().zip(&whole[from..from + 9]) {
                assert!(a.abs_diff(*b) <= 1, "row {row}: {a} and {b}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_triangle_covers_its_area(p in prop::array::uniform6(0.0..20.0_f64)) {
            let exact = ((p[2] - p[0]) * (p[5] - p[1]) - (p[4] - p[0]) * (p[3] - p[1])).abs() / 2.0;
            let found = area(vec![ring(&[(p[0], p[1]), (p[2], p[3]), (p[4], p[5])], Operation::Exclude)], false);
            // 400 cells, each rounded to half a level of 255, and at most 80 of them partial.
            prop_assert!((found - exact).abs() < 0.16, "{found} and {exact}");
        }

        #[test]
        fn far_points_do_no_harm(p in prop::collection::vec((-1e5..1e5_f64, -1e5..1e5_f64), 0..8)) {
            area(vec![ring(&p, Operation::Exclude)], false);
        }
    }
}
