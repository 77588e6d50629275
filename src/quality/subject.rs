//! The subject in numbers: fill three ways, margins, centring, contact with the frame, thin parts, spread over the frame.

use crate::{
    finding::Region,
    market::measure::{Margins, Side, Spread, SubjectNumbers},
    subject::{HALF, Method, Subject},
};

/// Parts thinner than this share of the longer side count as thin, 0.3 %: 3 px of 1000.
const THIN: f64 = 0.003;

/// Corners are looked at over this share of the sides.
const CORNER: f64 = 0.02;

/// The numbers of `subject` in a picture of `width` × `height` px. Its coverage may be of a smaller picture.
pub(super) fn numbers(subject: &Subject, width: u32, height: u32) -> SubjectNumbers {
    let (w, h) = (f64::from(width), f64::from(height));
    let b = subject.bounds;
    let margins = Margins { left: b.x, top: b.y, right: w - b.x - b.width, bottom: h - b.y - b.height };
    let sides = [
        (Side::Left, margins.left),
        (Side::Top, margins.top),
        (Side::Right, margins.right),
        (Side::Bottom, margins.bottom),
    ];
    let mask = Mask::new(subject, width, height);
    SubjectNumbers {
        bounds: b,
        method: match subject.method {
            Method::Path => "path",
            Method::Alpha => "alpha",
            Method::Background => "background",
        }
        .into(),
        confidence: subject.confidence,
        fill_longest: (b.width / w).max(b.height / h),
        fill_box: b.width * b.height / (w * h),
        fill_mask: subject.area_px / (w * h),
        margins,
        // One division: 20 of 400 px is exactly 0.05.
        center_offset_x: (2.0 * b.x + b.width - w) / (2.0 * w),
        center_offset_y: (2.0 * b.y + b.height - h) / (2.0 * h),
        touches: sides.iter().filter(|(_, margin)| *margin < 1.0).map(|(side, _)| *side).collect(),
        pieces: subject.pieces,
        corners: mask.corners(),
        thin_share: mask.thin_share(),
        spread: mask.spread(),
    }
}

/// The coverage with its own size.
struct Mask<'a> {
    coverage: &'a [u8],
    width: usize,
    height: usize,
    /// The subject's box in the mask's own pixels.
    area: Region,
}

impl<'a> Mask<'a> {
    fn new(subject: &'a Subject, width: u32, height: u32) -> Self {
        let (w, h) = subject.coverage_size();
        let (sx, sy) = (w as f64 / f64::from(width), h as f64 / f64::from(height));
        let b = subject.bounds;
        let area = Region { x: b.x * sx, y: b.y * sy, width: b.width * sx, height: b.height * sy };
        Self { coverage: subject.coverage(), width: w, height: h, area }
    }

    fn rows(&self) -> core::iter::Enumerate<core::slice::ChunksExact<'a, u8>> {
        self.coverage.chunks_exact(self.width.max(1)).enumerate()
    }

    fn corners(&self) -> u32 {
        let (cw, ch) = ((self.width as f64 * CORNER).ceil() as usize, (self.height as f64 * CORNER).ceil() as usize);
        let covered = |x0: usize, y0: usize| {
            let rows = self.rows().skip(y0).take(ch);
            rows.map(|(_, row)| row.get(x0..x0 + cw).unwrap_or_default()).all(|r| r.iter().all(|c| *c >= HALF))
        };
        let (right, bottom) = (self.width - cw.min(self.width), self.height - ch.min(self.height));
        let all = [(0, 0), (right, 0), (0, bottom), (right, bottom)];
        if self.coverage.is_empty() { 0 } else { all.into_iter().filter(|(x, y)| covered(*x, *y)).count() as u32 }
    }

    /// Share of the covered pixels that stand in a run shorter than [`THIN`] along their row or along their column.
    fn thin_share(&self) -> f64 {
        let least = ((self.width.max(self.height) as f64 * THIN).round() as usize).max(2);
        let mut down = vec![0_usize; self.width];
        let (mut all, mut thin) = (0_usize, 0_usize);
        let short = |run: usize| if run < least { run } else { 0 };
        for (_, row) in self.rows() {
            let mut along = 0;
            for (covered, down) in row.iter().zip(&mut down) {
                if *covered >= HALF {
                    (along, *down, all) = (along + 1, *down + 1, all + 1);
                } else {
                    thin += short(along) + short(*down);
                    (along, *down) = (0, 0);
                }
            }
            thin += short(along);
        }
        (thin as f64 / all.max(1) as f64).min(1.0)
    }

    fn spread(&self) -> Spread {
        if self.coverage.is_empty() {
            return Spread::default();
        }
        let mut cells = vec![0.0_f32; Spread::SIDE * Spread::SIDE];
        let columns: Vec<usize> = (0..self.width).map(|x| x * Spread::SIDE / self.width).collect();
        let top = self.area.y.floor().max(0.0) as usize;
        for (y, row) in self.rows().skip(top).take(self.area.height.ceil() as usize + 2) {
            let start = y * Spread::SIDE / self.height * Spread::SIDE;
            let Some(line) = cells.get_mut(start..start + Spread::SIDE) else { continue };
            for (covered, column) in row.iter().zip(&columns) {
                if *covered > 0 {
                    line[*column] += f32::from(*covered) / 255.0;
                }
            }
        }
        Spread { cells }
    }
}
