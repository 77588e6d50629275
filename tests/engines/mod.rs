//! One set of colours that every engine must measure alike: native code here, wasm in `tests/wasm.rs`.

use proofroom::color::compare::{CompareOptions, Painter, compare_regions};
use proofroom::color::delta_e::Formula;
use proofroom::raster::{Layout, Raster, Samples};

/// Not a multiple of a block, of a run or of four.
const WIDTH: u32 = 1190;
const HEIGHT: u32 = 70;

/// Grain, gradients, equal parts, white ground and neutral colours; `seed` 0 is the reference.
fn level(x: u32, y: u32, channel: u32, seed: u32) -> u32 {
    let mut state = (y * WIDTH + x).wrapping_mul(2_654_435_761) ^ channel.wrapping_mul(40_503);
    if x > 200 {
        state ^= seed;
    }
    state = (state ^ (state >> 15)).wrapping_mul(0x2c1b_3c6d);
    let grain = (state ^ (state >> 12)) >> 28;
    let whole = match (x / 170, y / 24) {
        (0, _) => 250,
        (1, _) => x % 256,
        (2, 0) => y * 3,
        (3, 1) => (x * channel + y) % 240,
        _ => (x / 5 + y * (channel + 1)) % 240,
    };
    (whole + grain).min(255)
}

fn picture(deep: bool, seed: u32) -> Raster {
    let places = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
    let levels = places.flat_map(|(x, y)| [0, 1, 2].map(|channel| level(x, y, channel, seed)));
    let samples = if deep {
        Samples::U16(levels.map(|level| (level * 257) as u16).collect())
    } else {
        Samples::U8(levels.map(|level| level as u8).collect())
    };
    Raster::new(WIDTH, HEIGHT, Layout::Rgb, samples, None).unwrap()
}

/// Takes in the bits of every difference and of its colour on the map (FNV-1a); and the figures, to 1e-9.
fn measured(deep: bool, formula: Formula) -> (u64, String) {
    let options = CompareOptions { formula, ..CompareOptions::default() };
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let painter = Painter::new();
    let mut line = vec![0; WIDTH as usize * 4];
    let mut rows = |_: u32, deltas: &[f32]| {
        painter.row(deltas, &mut line);
        deltas.iter().flat_map(|delta| delta.to_bits().to_le_bytes()).chain(line.iter().copied()).for_each(&mut take);
    };
    let (sample, reference) = (picture(deep, 77), picture(deep, 0));
    let found = compare_regions(&sample, &reference, &options, None, &mut rows, &mut |_| true).unwrap().unwrap();
    let filtered = found.regions[0].filtered.unwrap();
    let figures = [found.statistics, filtered].map(|figures| {
        let all = [figures.mean, figures.median, figures.p95, figures.p99, figures.max, figures.share_over];
        all.map(|figure| format!("{figure:.9}")).join(" ")
    });
    (hash, format!("{} | {} | {:.9}", figures[0], figures[1], found.regions[0].of_means))
}

/// Depth, formula, and what they must give.
const WANTED: [(bool, Formula, &str); 2] = [
    (
        false,
        Formula::Ciede2000,
        "c4427eda5a0fe5a8 3.213214067 2.456059774 9.160778809 13.875383301 26.851873398 0.426770708 | 0.468191814 0.333194987 1.456610107 2.230532227 4.162325859 0.001284514 | 0.021446273",
    ),
    (
        true,
        Formula::Ciede2000,
        "c4427eda5a0fe5a8 3.213214067 2.456059774 9.160778809 13.875383301 26.851873398 0.426770708 | 0.468191814 0.333194987 1.456610107 2.230532227 4.162325859 0.001284514 | 0.021446273",
    ),
];

/// Measures all of them.
pub fn check() {
    let found = WANTED.map(|(deep, formula, _)| {
        let (hash, figures) = measured(deep, formula);
        format!("{hash:016x} {figures}")
    });
    assert_eq!(found, WANTED.map(|(_, _, wanted)| wanted));
}
