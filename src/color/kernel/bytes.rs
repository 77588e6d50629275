//! Stored samples as they are, sixteen at a time: are two blocks equal, and which pixels are white ground.

#![allow(unsafe_code, reason = "vector instructions are unsafe to call; each is available wherever it is compiled in")]

/// Whether two blocks of samples are equal. Native code compares slices as fast as memory allows; wasm would go byte by byte.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(in crate::color) fn equal(one: &[u8], two: &[u8]) -> bool {
    one == two
}

/// Whether two blocks of samples are equal.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(in crate::color) fn equal(one: &[u8], two: &[u8]) -> bool {
    use core::arch::wasm32::{u8x16_splat, v128_any_true, v128_load, v128_or, v128_xor};
    let ((ones, tail), (twos, other_tail)) = (one.as_chunks::<16>(), two.as_chunks::<16>());
    let mut differ = u8x16_splat(0);
    for (a, b) in ones.iter().zip(twos) {
        // SAFETY: 16 readable bytes each; v128_load takes any alignment.
        let (a, b) = unsafe { (v128_load(a.as_ptr().cast()), v128_load(b.as_ptr().cast())) };
        differ = v128_or(differ, v128_xor(a, b));
    }
    one.len() == two.len() && !v128_any_true(differ) && tail == other_tail
}

/// One bit for each of 16 samples that is at least `least`.
#[cfg(target_arch = "x86_64")]
fn bright(samples: &[u8; 16], least: u8) -> u64 {
    use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_loadu_si128, _mm_max_epu8, _mm_movemask_epi8, _mm_set1_epi8};
    // SAFETY: SSE2 is part of every x86-64; 16 readable bytes, and loadu takes any alignment.
    unsafe {
        let value = _mm_loadu_si128(samples.as_ptr().cast());
        _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(value, _mm_set1_epi8(least as i8)), value)) as u64
    }
}

/// One bit for each of 16 samples that is at least `least`.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn bright(samples: &[u8; 16], least: u8) -> u64 {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_ge, u8x16_splat, v128_load};
    // SAFETY: 16 readable bytes; v128_load takes any alignment.
    u64::from(u8x16_bitmask(u8x16_ge(unsafe { v128_load(samples.as_ptr().cast()) }, u8x16_splat(least))))
}

/// One bit for each of 16 samples that is at least `least`.
#[cfg(not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64")))]
fn bright(samples: &[u8; 16], least: u8) -> u64 {
    plain(samples, least)
}

/// The twin of [`bright`].
#[cfg(any(test, not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64"))))]
fn plain(samples: &[u8; 16], least: u8) -> u64 {
    samples.iter().rev().fold(0, |bits, &value| bits << 1 | u64::from(value >= least))
}

/// How many of the RGB pixels in `samples` have all three channels at `least` or above.
pub(in crate::color) fn count_white(samples: &[u8], least: u8) -> u32 {
    let (groups, rest) = samples.as_chunks::<48>();
    let mut count = 0;
    for group in groups {
        let bits = group.as_chunks::<16>().0.iter().rev().fold(0, |bits, part| bits << 16 | bright(part, least));
        // Each pixel's three bits meet at its first.
        count += (bits & bits >> 1 & bits >> 2 & 0x2492_4924_9249).count_ones();
    }
    count + rest.as_chunks::<3>().0.iter().filter(|pixel| pixel.iter().all(|&value| value >= least)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::{bright, count_white, equal, plain};

    #[test]
    fn vectors_say_what_plain_code_says() {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (240 + (state >> 28)) as u8
        };
        for length in [0, 3, 48, 51, 96, 192, 189] {
            let samples: Vec<u8> = (0..length).map(|_| next()).collect();
            let wanted = samples.chunks(3).filter(|pixel| pixel.iter().all(|&value| value >= 243)).count() as u32;
            assert_eq!(count_white(&samples, 243), wanted, "{length}");
            assert!(equal(&samples, &samples.clone()));
            for index in 0..length {
                let mut other = samples.clone();
                other[index] ^= 1;
                assert!(!equal(&samples, &other), "{length} {index}");
            }
        }
        for least in [0, 128, 241, 255] {
            let samples = core::array::from_fn(|_| next());
            assert_eq!(bright(&samples, least), plain(&samples, least));
        }
    }
}
