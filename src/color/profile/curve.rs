//! Tone curves as profiles state them (ICC.1:2022, 10.6 and 10.18), evaluated in f64.

use crate::color::lab;

/// A tone curve; arguments and values are 0 to 1 where the profile keeps to its own ranges.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::color) enum Curve {
    Gamma(f64),
    /// Equally spaced values, linear in between; at least two.
    Table(Vec<f64>),
    /// `(a x + b)^g + e` from `d` on, `c x + f` below.
    Parametric {
        g: f64,
        a: f64,
        b: f64,
        c: f64,
        d: f64,
        e: f64,
        f: f64,
    },
    Srgb,
    /// The curve gives CIE lightness, 0 to 1, instead of linear light (gray profiles on the Lab connection space).
    Lightness(Box<Curve>),
}

impl Curve {
    pub(in crate::color) fn eval(&self, x: f64) -> f64 {
        match self {
            Self::Gamma(gamma) => x.max(0.0).powf(*gamma),
            Self::Table(table) => {
                let place = x.clamp(0.0, 1.0) * (table.len().saturating_sub(1)) as f64;
                let below = place.floor();
                let at = |index: usize| table.get(index).or(table.last()).copied().unwrap_or(0.0);
                let (low, high) = (at(below as usize), at(below as usize + 1));
                low + (high - low) * (place - below)
            }
            Self::Parametric { g, a, b, c, d, e, f } => {
                if x >= *d {
                    (a * x + b).max(0.0).powf(*g) + e
                } else {
                    c * x + f
                }
            }
            Self::Srgb => lab::srgb_to_linear(x),
            Self::Lightness(curve) => {
                let l = curve.eval(x) * 100.0;
                lab::inverse_f((l + 16.0) / 116.0)
            }
        }
    }

    /// From the values of a `curv` element: none is the identity, one a gamma with 8 fractional bits.
    pub(super) fn sampled(values: &[u16]) -> Self {
        match values {
            [] => Self::Gamma(1.0),
            [gamma] => Self::Gamma(f64::from(*gamma) / 256.0),
            table => Self::Table(table.iter().map(|&value| f64::from(value) / 65535.0).collect()),
        }
    }

    /// From the numbers of a `para` element in the order of ICC.1:2022, table 68; `None` for another count.
    pub(super) fn parametric(values: &[f64]) -> Option<Self> {
        let line = |a: f64, b: f64| if a == 0.0 { None } else { Some(-b / a) };
        let (g, a, b, c, d, e, f) = match *values {
            [g] => (g, 1.0, 0.0, 0.0, f64::NEG_INFINITY, 0.0, 0.0),
            [g, a, b] => (g, a, b, 0.0, line(a, b)?, 0.0, 0.0),
            [g, a, b, c] => (g, a, b, 0.0, line(a, b)?, c, c),
            [g, a, b, c, d] => (g, a, b, c, d, 0.0, 0.0),
            [g, a, b, c, d, e, f] => (g, a, b, c, d, e, f),
            _ => return None,
        };
        Some(Self::Parametric { g, a, b, c, d, e, f })
    }

    /// The curve, unless it gives no finite numbers.
    pub(super) fn sane(self) -> Option<Self> {
        (0..=16).all(|step| self.eval(f64::from(step) / 16.0).is_finite()).then_some(self)
    }

    /// Whether the curve changes nothing between 0 and 1.
    pub(super) fn is_identity(&self) -> bool {
        match self {
            Self::Gamma(gamma) => *gamma == 1.0,
            Self::Parametric { g, a, b, e, d, .. } => *g == 1.0 && *a == 1.0 && *b == 0.0 && *e == 0.0 && *d <= 0.0,
            Self::Table(table) => {
                let top = table.len().saturating_sub(1) as f64;
                // Half a unit of the 16 bits in which tables are stored.
                table.iter().enumerate().all(|(at, value)| (value - at as f64 / top).abs() < 0.5 / 65535.0)
            }
            Self::Srgb | Self::Lightness(_) => false,
        }
    }
}
