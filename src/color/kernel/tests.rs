use super::four::{Best, Plain};
use super::{BLOCK, Block, Four, Planes, formula, light};
use crate::color::delta_e::ciede2000;
use crate::color::lab::{EPSILON, KAPPA, Lab};

/// A cheap reproducible sequence (an LCG of Knuth's), 0 to 1.
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn planes(colors: &[Lab]) -> Planes {
    let mut planes = Planes::new();
    for (index, color) in colors.iter().enumerate() {
        let four = &mut planes.lab[index / 4];
        four.l[index % 4] = color.l as f32;
        four.a[index % 4] = color.a as f32;
        four.b[index % 4] = color.b as f32;
    }
    planes
}

/// Pairs of all kinds: whole Lab, near, nearer, and near neutral.
fn pairs(count: usize, seed: u64) -> (Vec<Lab>, Vec<Lab>) {
    let mut next = numbers(seed);
    let mut pair = || {
        let spread = [160.0, 20.0, 2.0][(next() * 3.0) as usize];
        let reach = if next() < 0.25 { 4.0 } else { 256.0 };
        let one = Lab { l: next() * 100.0, a: (next() - 0.5) * reach, b: (next() - 0.5) * reach };
        let mut near = |value: f64| value + (next() - 0.5) * spread;
        (one, Lab { l: near(one.l).clamp(0.0, 100.0), a: near(one.a), b: near(one.b) })
    };
    (0..count).map(|_| pair()).unzip()
}

#[test]
fn equals_the_published_formula() {
    let mut worst = [0.0f64; 2];
    for seed in 0..400 {
        let (one, two) = pairs(BLOCK, seed);
        let (one, two) = (planes(&one), planes(&two));
        let mut block = Block::new();
        block.delta_e(&one, &two, BLOCK);
        for (index, &found) in block.delta.as_flattened().iter().enumerate() {
            let exact = ciede2000(one.lab(index), two.lab(index));
            let slot = usize::from(exact >= 10.0);
            worst[slot] = worst[slot].max((f64::from(found) - exact).abs());
        }
    }
    // f32 has seven digits; the weights lose one. Measured 4e-6 and 5e-5.
    assert!(worst[0] < 2e-5 && worst[1] < 1e-4, "{worst:?}");
}

#[test]
fn vectors_and_their_plain_twin_give_the_same_bits() {
    let (one, two) = pairs(BLOCK, 77);
    let (mut one, two) = (planes(&one), planes(&two));
    let (mut fast, mut plain) = (Block::new(), Block::new());
    fast.run::<Best>(&one, &two, BLOCK);
    plain.run::<Plain>(&one, &two, BLOCK);
    assert_eq!(bits(&fast.delta), bits(&plain.delta));

    let mut next = numbers(5);
    for light in one.light.iter_mut() {
        light.as_flattened_mut().iter_mut().for_each(|value| *value = (next() * 1.1) as f32);
    }
    let known = &light::KNOWN;
    let mut twin = one.clone();
    for white in [1.0, 0.9] {
        let rows = [[1.0, 0.385, 0.143], [1.0, 0.717, 0.061], [white, 0.097, 0.866]];
        light::light_to_lab::<Best>(known, &rows, one.light.as_slice(), one.lab.as_mut_slice());
        light::light_to_lab::<Plain>(known, &rows, twin.light.as_slice(), twin.lab.as_mut_slice());
        assert_eq!(labs(&one), labs(&twin));
    }
    light::to_lab::<Best>(known, one.light.as_slice(), one.lab.as_mut_slice());
    light::to_lab::<Plain>(known, twin.light.as_slice(), twin.lab.as_mut_slice());
    assert_eq!(labs(&one), labs(&twin));
}

fn labs(planes: &Planes) -> Vec<u32> {
    let lanes = planes.lab.iter().flat_map(|four| [four.l, four.a, four.b].concat());
    lanes.map(f32::to_bits).collect()
}

fn bits(plane: &super::Plane) -> Vec<u32> {
    plane.as_flattened().iter().map(|value| value.to_bits()).collect()
}

/// Every operation of the trait, lane by lane, with the values that are apt to differ.
#[test]
fn each_operation_has_the_same_bits() {
    fn all<V: Four>(a: &[f32; 4], b: &[f32; 4]) -> Vec<u32> {
        let (x, y) = (V::load(a), V::load(b));
        let table = core::array::from_fn(|place| place as f32 * 1.25);
        let mask = x.less(y);
        let results = [
            x.add(y),
            x.sub(y),
            x.mul(y),
            x.div(y),
            x.abs().sqrt(),
            x.max(y),
            x.abs(),
            mask,
            x.and(mask),
            x.or(mask),
            x.and_not(mask),
            V::choose(mask, x, y),
            x.min(y),
            x.bits_rounded(),
            x.shift_left::<9>(),
            V::splat(1.5),
            V::look(&table, [0, 17, 255, 128]),
        ];
        let mut found = vec![u32::from(x.bits()), u32::from(mask.any())];
        for result in results {
            let mut lanes = [0.0; 4];
            result.store(&mut lanes);
            found.extend(lanes.map(f32::to_bits));
        }
        let mut stored = [0.0; 4];
        x.store(&mut stored);
        found.extend(stored.map(f32::to_bits));
        found
    }
    let values = [0.0, -0.0, 1.0, -1.5, 3e-39, f32::MAX, 0.1, -7e20];
    for first in 0..values.len() {
        for second in 1..values.len() {
            let pick = |start: usize| core::array::from_fn(|lane| values[(start + lane) % values.len()]);
            let (a, b) = (pick(first), pick(second).map(|value: f32| if value == 0.0 { 2.0 } else { value }));
            assert_eq!(all::<Best>(&a, &b), all::<Plain>(&a, &b), "{a:?} {b:?}");
        }
    }
}

#[test]
fn cube_root_has_f32_precision() {
    let mut planes = Planes::new();
    for start in 0..200 {
        let value = |index: usize| (start * BLOCK + index) as f32 / 90_000.0;
        for (index, slot) in planes.light.iter_mut().flat_map(|light| light[1].iter_mut()).enumerate() {
            *slot = value(index);
        }
        light::to_lab::<Best>(&light::KNOWN, planes.light.as_slice(), planes.lab.as_mut_slice());
        for index in 0..BLOCK {
            let l = planes.lab(index).l;
            let t = f64::from(value(index));
            let exact = if t > EPSILON { 116.0 * t.cbrt() - 16.0 } else { KAPPA * t };
            // L* of 100 has steps of 7.6e-6.
            assert!((l - exact).abs() < 2.5e-5, "{t}: {l} {exact}");
        }
    }
    assert_eq!(formula::BLOCK, BLOCK);
}
