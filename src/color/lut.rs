//! Lookup tables in `.cube` files, and a picture seen through one: the brand's look on the original capture is what a
//! delivery should be.
//!
//! Reads the Adobe/IRIDAS form (1D or 3D, `DOMAIN_MIN`, `DOMAIN_MAX`) and Resolve's (`LUT_1D_INPUT_RANGE`,
//! `LUT_3D_INPUT_RANGE`, and a 1D shaper before a 3D table in one file). Red is the fastest index. Input is clamped to the
//! domain; entries outside 0 to 1 are kept. Interpolation is linear in 1D, and trilinear or tetrahedral in 3D, in f64.

mod parse;
mod through;

pub use parse::parse;
pub use through::{Graded, LutSpace};

/// How values between the points of a 3D table are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Interpolation {
    /// From the eight corners of the cell.
    Trilinear,
    /// From four of them, as grading systems do: neutral stays neutral where the table's diagonal is.
    #[default]
    Tetrahedral,
}

/// A table that is the first step, the only step, or absent.
#[derive(Debug, Clone, PartialEq)]
struct Table<const N: usize> {
    size: usize,
    low: [f64; 3],
    high: [f64; 3],
    entries: Vec<[f64; 3]>,
}

/// A lookup table; at least one of its two parts is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Lut {
    title: String,
    curve: Option<Table<1>>,
    cube: Option<Table<3>>,
    warnings: Vec<String>,
}

impl Lut {
    /// A table of `size` points a side, red fastest, for values 0 to 1.
    pub(in crate::color) fn of_cube(size: usize, entries: Vec<[f64; 3]>) -> Self {
        let cube = Table { size, low: [0.0; 3], high: [1.0; 3], entries };
        Self { title: String::new(), curve: None, cube: Some(cube), warnings: Vec::new() }
    }

    /// The file's own title; may be empty.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the file has that was not understood, a sentence each.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Points of the 1D and of the 3D part.
    #[must_use]
    pub fn sizes(&self) -> (Option<usize>, Option<usize>) {
        (self.curve.as_ref().map(|table| table.size), self.cube.as_ref().map(|table| table.size))
    }

    /// The colour that the table makes of one.
    ///
    /// ```
    /// # use proofroom::color::lut::{Interpolation, parse};
    /// let lut = parse(b"LUT_1D_SIZE 2\n0 0 0\n0.5 1 1\n")?;
    /// assert_eq!(lut.apply([0.5, 0.5, 2.0], Interpolation::Tetrahedral), [0.25, 0.5, 1.0]);
    /// # Ok::<(), proofroom::error::Error>(())
    /// ```
    #[must_use]
    pub fn apply(&self, color: [f64; 3], interpolation: Interpolation) -> [f64; 3] {
        let color = self.curve.as_ref().map_or(color, |table| table.curves(color));
        let Some(table) = &self.cube else { return color };
        match interpolation {
            Interpolation::Trilinear => table.trilinear(color),
            Interpolation::Tetrahedral => table.tetrahedral(color),
        }
    }
}

impl<const N: usize> Table<N> {
    /// For each channel the point below and the way to the next, 0 to 1.
    fn place(&self, color: [f64; 3]) -> [(usize, f64); 3] {
        [0, 1, 2].map(|k: usize| {
            let (low, high) = (self.low[k], self.high[k]);
            // A value that is no number lands at the low end.
            let inside = color[k].max(low).min(high);
            let at = (inside - low) / (high - low) * (self.size - 1) as f64;
            let below = (at as usize).min(self.size - 2);
            (below, at - below as f64)
        })
    }
}

impl Table<1> {
    fn curves(&self, color: [f64; 3]) -> [f64; 3] {
        let places = self.place(color);
        [0, 1, 2].map(|k: usize| {
            let (below, way) = places[k];
            let at = |index: usize| self.entries.get(index).map_or(0.0, |entry| entry[k]);
            at(below) + (at(below + 1) - at(below)) * way
        })
    }
}

impl Table<3> {
    fn entry(&self, r: usize, g: usize, b: usize) -> [f64; 3] {
        self.entries.get((b * self.size + g) * self.size + r).copied().unwrap_or_default()
    }

    fn trilinear(&self, color: [f64; 3]) -> [f64; 3] {
        let [(r, x), (g, y), (b, z)] = self.place(color);
        let mix = |one: [f64; 3], two: [f64; 3], way: f64| [0, 1, 2].map(|k: usize| one[k] + (two[k] - one[k]) * way);
        let row = |g: usize, b: usize| mix(self.entry(r, g, b), self.entry(r + 1, g, b), x);
        let plane = |b: usize| mix(row(g, b), row(g + 1, b), y);
        mix(plane(b), plane(b + 1), z)
    }

    fn tetrahedral(&self, color: [f64; 3]) -> [f64; 3] {
        let [(r, x), (g, y), (b, z)] = self.place(color);
        let at = |[dr, dg, db]: [usize; 3]| self.entry(r + dr, g + dg, b + db);
        // The way from corner 000 to 111 goes along the axis with the largest fraction first, with the smallest last.
        let (order, [most, middle, least]) = match (x >= y, y >= z, x >= z) {
            (true, true, _) => ([[1, 0, 0], [1, 1, 0]], [x, y, z]),
            (true, false, true) => ([[1, 0, 0], [1, 0, 1]], [x, z, y]),
            (true, false, false) => ([[0, 0, 1], [1, 0, 1]], [z, x, y]),
            (false, true, true) => ([[0, 1, 0], [1, 1, 0]], [y, x, z]),
            (false, true, false) => ([[0, 1, 0], [0, 1, 1]], [y, z, x]),
            (false, false, _) => ([[0, 0, 1], [0, 1, 1]], [z, y, x]),
        };
        let [second, third] = order.map(at);
        let (first, last) = (at([0; 3]), at([1; 3]));
        [0, 1, 2].map(|k: usize| {
            first[k] * (1.0 - most) + second[k] * (most - middle) + third[k] * (middle - least) + last[k] * least
        })
    }
}
