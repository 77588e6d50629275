//! Flat, four-sided spots of one colour: what a chart's patches look like from any side.
//!
//! A spot grows from a calm 5 × 5 px seed over neighbours whose colour stays near the seed's. It is kept when its second
//! moments are those of a parallelogram: for one, area² = 144 det(covariance), whatever its shear and scale; for an ellipse
//! the factor is 16 π² ≈ 158. Perspective bends this by less than a hundredth at the size of a patch.

use super::homography::Point;
use crate::raster::Rgba8;

/// A spot: where its middle is and how many pixels it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    pub centre: Point,
    pub area: f64,
}

/// How far a pixel may be from the seed's mean, levels a channel: three times the noise of a good camera at base ISO, and
/// room for a fall-off of light across a patch. More runs over from the black patch into the card's black frame.
const NEAR: i32 = 13;
/// Largest spread within a seed, levels.
const CALM: i32 = 24;
/// A seed on every fourth pixel hits each patch that is large enough.
const STEP: usize = 4;
/// Fewer pixels than 6 × 6 say nothing about shape.
const SMALLEST: usize = 36;
/// A chart that fills the frame has patches of about a fortieth of it.
const LARGEST_SHARE: f64 = 1.0 / 24.0;
/// Bounds of area² / (144 det): a rounded or a slightly eaten patch is below or above 1.
const SHAPE: std::ops::Range<f64> = 0.90..1.06;
/// Longest against shortest axis of a patch seen from the side.
const LONG: f64 = 3.0;

/// All spots of a picture, in reading order of their seeds.
pub fn find(picture: &Rgba8) -> Vec<Spot> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut taken = vec![false; width * height];
    let most = (width as f64 * height as f64 * LARGEST_SHARE) as usize;
    let mut spots = Vec::new();
    let mut queue = Vec::new();
    for y in (2..height.saturating_sub(2)).step_by(STEP) {
        for x in (2..width.saturating_sub(2)).step_by(STEP) {
            if taken.get(y * width + x).copied().unwrap_or(true) {
                continue;
            }
            if let Some(seed) = calm(picture, x, y)
                && let Some(spot) = grow(picture, (x, y), seed, most, &mut taken, &mut queue)
            {
                spots.push(spot);
            }
        }
    }
    spots
}

fn level(picture: &Rgba8, x: usize, y: usize) -> [i32; 3] {
    let [r, g, b, _] = picture.pixel(x as i64, y as i64);
    [r, g, b].map(i32::from)
}

/// The mean of 5 × 5 px, when they are of one colour.
fn calm(picture: &Rgba8, x: usize, y: usize) -> Option<[i32; 3]> {
    let (mut sum, mut low, mut high) = ([0; 3], [255; 3], [0; 3]);
    for v in y - 2..=y + 2 {
        for u in x - 2..=x + 2 {
            let pixel = level(picture, u, v);
            for channel in 0..3 {
                sum[channel] += pixel[channel];
                low[channel] = low[channel].min(pixel[channel]);
                high[channel] = high[channel].max(pixel[channel]);
            }
        }
    }
    (0..3).all(|channel| high[channel] - low[channel] <= CALM).then(|| sum.map(|total| total / 25))
}

/// Takes all that hangs together with the seed; `None` when its shape or size is not a patch's.
fn grow(
    picture: &Rgba8,
    start: (usize, usize),
    seed: [i32; 3],
    most: usize,
    taken: &mut [bool],
    queue: &mut Vec<(usize, usize)>,
) -> Option<Spot> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    queue.clear();
    queue.push(start);
    if let Some(place) = taken.get_mut(start.1 * width + start.0) {
        *place = true;
    }
    let mut moments = Moments::default();
    while let Some((x, y)) = queue.pop() {
        moments.add(x as f64 + 0.5, y as f64 + 0.5);
        for (u, v) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
            if u >= width || v >= height {
                continue;
            }
            let Some(place) = taken.get_mut(v * width + u).filter(|place| !**place) else { continue };
            let pixel = level(picture, u, v);
            if (0..3).all(|channel| (pixel[channel] - seed[channel]).abs() <= NEAR) {
                *place = true;
                queue.push((u, v));
            }
        }
    }
    moments.spot().filter(|spot| (SMALLEST as f64..most as f64).contains(&spot.area))
}

#[derive(Default)]
struct Moments {
    count: f64,
    sum: [f64; 2],
    square: [f64; 3],
}

impl Moments {
    fn add(&mut self, x: f64, y: f64) {
        self.count += 1.0;
        self.sum = [self.sum[0] + x, self.sum[1] + y];
        self.square = [self.square[0] + x * x, self.square[1] + x * y, self.square[2] + y * y];
    }

    fn spot(&self) -> Option<Spot> {
        let n = self.count;
        let [mx, my] = self.sum.map(|total| total / n);
        // A pixel is itself a square: a twelfth on either axis.
        let xx = self.square[0] / n - mx * mx + 1.0 / 12.0;
        let xy = self.square[1] / n - mx * my;
        let yy = self.square[2] / n - my * my + 1.0 / 12.0;
        let det = xx * yy - xy * xy;
        let (half, root) = ((xx + yy) / 2.0, (((xx - yy) / 2.0).powi(2) + xy * xy).sqrt());
        let patch = det > 0.0 && SHAPE.contains(&(n * n / (144.0 * det))) && half + root < LONG * LONG * (half - root);
        patch.then_some(Spot { centre: [mx, my], area: n })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::find;
    use crate::raster::Rgba8;

    fn picture(inside: impl Fn(f64, f64) -> bool) -> Rgba8 {
        let mut data = Vec::new();
        for y in 0..100 {
            for x in 0..100 {
                let level = if inside(f64::from(x) + 0.5, f64::from(y) + 0.5) { 200 } else { 20 };
                data.extend_from_slice(&[level, level, level, 255]);
            }
        }
        Rgba8::new(100, 100, data).unwrap()
    }

    #[test]
    fn a_sheared_square_is_a_patch_and_a_disc_is_none() {
        let square = picture(|x, y| (20.0..38.0).contains(&(x - 0.3 * (y - 50.0))) && (40.0..58.0).contains(&y));
        let spots = find(&square);
        assert_eq!(spots.len(), 1, "{spots:?}");
        let [x, y] = spots[0].centre;
        assert!((x - 28.7).abs() < 0.3 && (y - 49.0).abs() < 0.3, "{x}, {y}");
        let disc = picture(|x, y| (x - 50.0).hypot(y - 50.0) < 9.0);
        assert_eq!(find(&disc), []);
    }
}
