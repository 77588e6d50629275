//! A smaller picture for overviews: every pixel of it is the exact mean of the area that it covers.
//!
//! An area mean (box filter) neither rings nor skips lines, whatever the factor. It works on the stored sRGB levels, as
//! browsers do, and weighs colours by alpha so that hidden colours do not bleed in. It never enlarges.

use super::Rgba8;
use crate::error::Result;

impl Rgba8 {
    /// The picture with its longer side at most `max_side` px (at least 1), proportions kept to the nearest pixel.
    ///
    /// # Errors
    /// None in practice: the size that is made is never zero.
    pub fn shrink(&self, max_side: u32) -> Result<Self> {
        let longer = self.width.max(self.height);
        let wanted = max_side.clamp(1, longer);
        let scale = |side: u32| ((f64::from(side) * f64::from(wanted) / f64::from(longer)).round() as u32).max(1);
        let (width, height) = (scale(self.width), scale(self.height));
        if width == self.width && height == self.height {
            return Ok(self.clone());
        }
        let columns = spans(self.width, width);
        let mut data = Vec::with_capacity(width as usize * height as usize * 4);
        for rows in spans(self.height, height) {
            for column in &columns {
                data.extend_from_slice(&self.mean(column, &rows));
            }
        }
        Self::new(width, height, data)
    }

    /// The mean of an area, colours weighed by alpha.
    fn mean(&self, columns: &Span, rows: &Span) -> [u8; 4] {
        let mut sum = [0.0f64; 4];
        let mut area = 0.0;
        for y in rows.first..=rows.last {
            let start = (y as usize * self.width as usize + columns.first as usize) * 4;
            let line = self.data.get(start..).unwrap_or(&[]);
            for (x, pixel) in (columns.first..=columns.last).zip(line.as_chunks::<4>().0) {
                let weight = rows.share(y) * columns.share(x);
                let alpha = weight * f64::from(pixel[3]);
                for (total, &level) in sum.iter_mut().zip(&pixel[..3]) {
                    *total += alpha * f64::from(level);
                }
                sum[3] += alpha;
                area += weight;
            }
        }
        let level = |value: f64| value.round() as u8;
        if sum[3] <= 0.0 || area <= 0.0 {
            return [0; 4];
        }
        [level(sum[0] / sum[3]), level(sum[1] / sum[3]), level(sum[2] / sum[3]), level(sum[3] / area)]
    }
}

/// The stretch of source pixels that one pixel covers, with the shares of the first and the last one.
struct Span {
    first: u32,
    last: u32,
    from: f64,
    to: f64,
}

impl Span {
    fn share(&self, at: u32) -> f64 {
        (f64::from(at) + 1.0).min(self.to) - f64::from(at).max(self.from)
    }
}

fn spans(from: u32, to: u32) -> Vec<Span> {
    let step = f64::from(from) / f64::from(to);
    (0..to)
        .map(|index| {
            let (start, end) = (f64::from(index) * step, (f64::from(index) + 1.0) * step);
            let last = (end.ceil() as u32).clamp(1, from) - 1;
            Span { first: (start as u32).min(last), last, from: start, to: end }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Rgba8;

    fn gray(width: u32, height: u32, levels: &[u8]) -> Rgba8 {
        Rgba8::new(width, height, levels.iter().flat_map(|&level| [level, level, level, 255]).collect()).unwrap()
    }

    #[test]
    fn means_are_exact() {
        for (width, height, levels, side, wanted) in [
            (2, 2, &[0u8, 100, 100, 200][..], 1, &[100u8][..]),
            // Three to two: each new pixel covers one and a half.
            (3, 1, &[0, 90, 180][..], 2, &[30, 150][..]),
            (4, 2, &[10, 10, 20, 20, 10, 10, 20, 20][..], 2, &[10, 20][..]),
        ] {
            let small = gray(width, height, levels).shrink(side).unwrap();
            let found: Vec<u8> = small.data().chunks(4).map(|pixel| pixel[0]).collect();
            assert_eq!(found, wanted, "{width} × {height} to {side}");
        }
    }

    #[test]
    fn sizes_keep_their_proportions() {
        for (width, height, side, wanted) in [
            (2000, 2000, 480, (480, 480)),
            (3000, 2000, 480, (480, 320)),
            (5, 1000, 100, (1, 100)),
            (20, 10, 480, (20, 10)),
        ] {
            let levels = vec![7; (width * height) as usize];
            let small = gray(width, height, &levels).shrink(side).unwrap();
            assert_eq!((small.width(), small.height()), wanted);
            assert!(small.data().chunks(4).all(|pixel| pixel == [7, 7, 7, 255]));
        }
    }

    #[test]
    fn hidden_colours_do_not_bleed() {
        let picture = Rgba8::new(2, 1, vec![200, 10, 0, 255, 0, 255, 255, 0]).unwrap();
        assert_eq!(picture.shrink(1).unwrap().data(), [200, 10, 0, 128]);
    }
}
