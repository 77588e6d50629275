//! Four f32 side by side: the one place with `unsafe`, for the vector instructions of wasm (simd128) and x86-64 (SSE2, which
//! every such processor has). Elsewhere, and as the twin that tests compare with, plain arrays do the same.
//!
//! Every operation is one IEEE 754 operation a lane and none is fused, so that all three give the same bits.

#![allow(unsafe_code, reason = "vector instructions are unsafe to call; each is available wherever it is compiled in")]

/// Four lanes of f32. Comparisons give masks whose lanes are all ones or all zeros.
pub(in crate::color) trait Four: Copy {
    fn splat(value: f32) -> Self;
    fn load(from: &[f32; 4]) -> Self;
    fn store(self, to: &mut [f32; 4]);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    fn sqrt(self) -> Self;
    /// `if self < other { other } else { self }`.
    fn max(self, other: Self) -> Self;
    /// `if other < self { other } else { self }`.
    fn min(self, other: Self) -> Self;
    fn abs(self) -> Self;
    fn less(self, other: Self) -> Self;
    fn and(self, mask: Self) -> Self;
    fn or(self, mask: Self) -> Self;
    /// This one's lanes where the mask is not set.
    fn and_not(self, mask: Self) -> Self;
    /// `self` where the mask is set, `other` elsewhere.
    fn choose(mask: Self, yes: Self, no: Self) -> Self {
        yes.and(mask).or(no.and_not(mask))
    }
    /// One bit a lane, from its sign.
    fn bits(self) -> u8;
    /// Whether any lane's sign is set.
    #[inline(always)]
    fn any(self) -> bool {
        self.bits() != 0
    }
    /// The lanes' bits, as signed integers, rounded to f32.
    fn bits_rounded(self) -> Self;
    /// The lanes' bits moved left by N, zeros behind.
    fn shift_left<const N: u32>(self) -> Self;
    /// Four values of a table.
    fn look(table: &[f32; 256], places: [u8; 4]) -> Self;
}

/// The widest form that this target has.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(in crate::color) type Best = wasm::Lanes;
/// The widest form that this target has.
#[cfg(target_arch = "x86_64")]
pub(in crate::color) type Best = sse::Lanes;
/// The widest form that this target has.
#[cfg(not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64")))]
pub(in crate::color) type Best = Plain;

/// Four lanes in plain Rust.
#[derive(Debug, Clone, Copy)]
#[cfg(any(test, not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64"))))]
pub(in crate::color) struct Plain([f32; 4]);

#[cfg(any(test, not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64"))))]
impl Plain {
    #[inline(always)]
    fn zip(self, other: Self, work: impl Fn(f32, f32) -> f32) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([work(a, e), work(b, f), work(c, g), work(d, h)])
    }
    #[inline(always)]
    fn zip_bits(self, other: Self, work: impl Fn(u32, u32) -> u32) -> Self {
        self.zip(other, |a, b| f32::from_bits(work(a.to_bits(), b.to_bits())))
    }
}

#[cfg(any(test, not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64"))))]
impl Four for Plain {
    #[inline(always)]
    fn splat(value: f32) -> Self {
        Self([value; 4])
    }
    #[inline(always)]
    fn load(from: &[f32; 4]) -> Self {
        Self(*from)
    }
    #[inline(always)]
    fn store(self, to: &mut [f32; 4]) {
        *to = self.0;
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.zip(other, |a, b| a / b)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.map(f32::sqrt))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { b } else { a })
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if b < a { b } else { a })
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(self.0.map(f32::abs))
    }
    #[inline(always)]
    fn less(self, other: Self) -> Self {
        self.zip(other, |a, b| f32::from_bits(if a < b { u32::MAX } else { 0 }))
    }
    #[inline(always)]
    fn and(self, mask: Self) -> Self {
        self.zip_bits(mask, |a, b| a & b)
    }
    #[inline(always)]
    fn or(self, mask: Self) -> Self {
        self.zip_bits(mask, |a, b| a | b)
    }
    #[inline(always)]
    fn and_not(self, mask: Self) -> Self {
        self.zip_bits(mask, |a, b| a & !b)
    }
    #[inline(always)]
    fn bits(self) -> u8 {
        let [a, b, c, d] = self.0.map(|lane| (lane.to_bits() >> 31) as u8);
        a | b << 1 | c << 2 | d << 3
    }
    #[inline(always)]
    fn bits_rounded(self) -> Self {
        Self(self.0.map(|lane| lane.to_bits() as i32 as f32))
    }
    #[inline(always)]
    fn shift_left<const N: u32>(self) -> Self {
        self.zip_bits(self, |a, _| a << N)
    }
    #[inline(always)]
    fn look(table: &[f32; 256], places: [u8; 4]) -> Self {
        Self(places.map(|place| table[usize::from(place)]))
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use core::arch::wasm32::*;

    use super::Four;

    #[derive(Debug, Clone, Copy)]
    pub(in crate::color) struct Lanes(v128);

    impl Four for Lanes {
        #[inline(always)]
        fn splat(value: f32) -> Self {
            Self(f32x4_splat(value))
        }
        #[inline(always)]
        fn load(from: &[f32; 4]) -> Self {
            // SAFETY: 16 readable bytes; v128_load takes any alignment.
            Self(unsafe { v128_load(from.as_ptr().cast()) })
        }
        #[inline(always)]
        fn store(self, to: &mut [f32; 4]) {
            // SAFETY: 16 writable bytes; v128_store takes any alignment.
            unsafe { v128_store(to.as_mut_ptr().cast(), self.0) }
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            Self(f32x4_add(self.0, other.0))
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            Self(f32x4_sub(self.0, other.0))
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            Self(f32x4_mul(self.0, other.0))
        }
        #[inline(always)]
        fn div(self, other: Self) -> Self {
            Self(f32x4_div(self.0, other.0))
        }
        #[inline(always)]
        fn sqrt(self) -> Self {
            Self(f32x4_sqrt(self.0))
        }
        #[inline(always)]
        fn max(self, other: Self) -> Self {
            Self(f32x4_pmax(self.0, other.0))
        }
        #[inline(always)]
        fn min(self, other: Self) -> Self {
            Self(f32x4_pmin(self.0, other.0))
        }
        #[inline(always)]
        fn abs(self) -> Self {
            Self(f32x4_abs(self.0))
        }
        #[inline(always)]
        fn less(self, other: Self) -> Self {
            Self(f32x4_lt(self.0, other.0))
        }
        #[inline(always)]
        fn and(self, mask: Self) -> Self {
            Self(v128_and(self.0, mask.0))
        }
        #[inline(always)]
        fn or(self, mask: Self) -> Self {
            Self(v128_or(self.0, mask.0))
        }
        #[inline(always)]
        fn and_not(self, mask: Self) -> Self {
            Self(v128_andnot(self.0, mask.0))
        }
        #[inline(always)]
        fn bits(self) -> u8 {
            i32x4_bitmask(self.0)
        }
        #[inline(always)]
        fn bits_rounded(self) -> Self {
            Self(f32x4_convert_i32x4(self.0))
        }
        #[inline(always)]
        fn shift_left<const N: u32>(self) -> Self {
            Self(u32x4_shl(self.0, N))
        }
        #[inline(always)]
        fn look(table: &[f32; 256], places: [u8; 4]) -> Self {
            let [a, b, c, d] = places.map(|place| table.as_ptr().wrapping_add(usize::from(place)).cast::<u32>());
            // SAFETY: a byte is a place in a table of 256.
            Self(unsafe {
                let lanes = v128_load32_lane::<1>(v128_load32_zero(a), b);
                v128_load32_lane::<3>(v128_load32_lane::<2>(lanes, c), d)
            })
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod sse {
    use core::arch::x86_64::*;

    use super::Four;

    #[derive(Debug, Clone, Copy)]
    pub(in crate::color) struct Lanes(__m128);

    /// One instruction of SSE2 on this one's registers.
    macro_rules! sse {
        ($work:expr) => {
            // SAFETY: SSE2 is part of every x86-64.
            unsafe { $work }
        };
    }

    impl Lanes {
        #[inline(always)]
        fn int(self) -> __m128i {
            sse!(_mm_castps_si128(self.0))
        }
    }

    impl Four for Lanes {
        #[inline(always)]
        fn splat(value: f32) -> Self {
            Self(sse!(_mm_set1_ps(value)))
        }
        #[inline(always)]
        fn load(from: &[f32; 4]) -> Self {
            // SAFETY: 16 readable bytes; loadu takes any alignment.
            Self(unsafe { _mm_loadu_ps(from.as_ptr()) })
        }
        #[inline(always)]
        fn store(self, to: &mut [f32; 4]) {
            // SAFETY: 16 writable bytes; storeu takes any alignment.
            unsafe { _mm_storeu_ps(to.as_mut_ptr(), self.0) }
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            Self(sse!(_mm_add_ps(self.0, other.0)))
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            Self(sse!(_mm_sub_ps(self.0, other.0)))
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            Self(sse!(_mm_mul_ps(self.0, other.0)))
        }
        #[inline(always)]
        fn div(self, other: Self) -> Self {
            Self(sse!(_mm_div_ps(self.0, other.0)))
        }
        #[inline(always)]
        fn sqrt(self) -> Self {
            Self(sse!(_mm_sqrt_ps(self.0)))
        }
        #[inline(always)]
        fn max(self, other: Self) -> Self {
            Self(sse!(_mm_max_ps(other.0, self.0)))
        }
        #[inline(always)]
        fn min(self, other: Self) -> Self {
            Self(sse!(_mm_min_ps(other.0, self.0)))
        }
        #[inline(always)]
        fn abs(self) -> Self {
            Self(sse!(_mm_andnot_ps(_mm_set1_ps(-0.0), self.0)))
        }
        #[inline(always)]
        fn less(self, other: Self) -> Self {
            Self(sse!(_mm_cmplt_ps(self.0, other.0)))
        }
        #[inline(always)]
        fn and(self, mask: Self) -> Self {
            Self(sse!(_mm_and_ps(self.0, mask.0)))
        }
        #[inline(always)]
        fn or(self, mask: Self) -> Self {
            Self(sse!(_mm_or_ps(self.0, mask.0)))
        }
        #[inline(always)]
        fn and_not(self, mask: Self) -> Self {
            Self(sse!(_mm_andnot_ps(mask.0, self.0)))
        }
        #[inline(always)]
        fn bits(self) -> u8 {
            sse!(_mm_movemask_ps(self.0)) as u8
        }
        #[inline(always)]
        fn bits_rounded(self) -> Self {
            Self(sse!(_mm_cvtepi32_ps(self.int())))
        }
        #[inline(always)]
        fn shift_left<const N: u32>(self) -> Self {
            Self(sse!(_mm_castsi128_ps(_mm_sll_epi32(self.int(), _mm_cvtsi32_si128(N as i32)))))
        }
        #[inline(always)]
        fn look(table: &[f32; 256], places: [u8; 4]) -> Self {
            let [a, b, c, d] = places.map(|place| table[usize::from(place)]);
            Self(sse!(_mm_setr_ps(a, b, c, d)))
        }
    }
}
