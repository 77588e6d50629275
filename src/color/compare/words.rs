//! A change of colour in words.

use super::super::delta_e::Change;
use super::super::lab::Lab;

/// Changes below this, in Lab units, are not mentioned: nobody sees them.
const SMALLEST: f64 = 0.3;
/// Reference colours below this chroma have no hue to speak of.
const NEUTRAL: f64 = 8.0;
/// Hue of warm light in a*b*, degrees: colours of daylight and lamp light lie along it.
const WARM: f64 = 70.0;

/// A change from a reference colour in words, the largest first: "0.8 warmer, 0.5 less saturated". Warmer is towards
/// orange and cooler towards blue; pinker and greener lie across. Coloured references also get more or less saturated.
#[must_use]
pub fn describe(reference: Lab, change: &Change) -> String {
    let (sin, cos) = WARM.to_radians().sin_cos();
    let (warm, pink) = (change.a * cos + change.b * sin, change.a * sin - change.b * cos);
    let mut parts = vec![(change.l, "lighter", "darker"), (warm, "warmer", "cooler"), (pink, "pinker", "greener")];
    if reference.chroma() >= NEUTRAL {
        parts.push((change.c, "more saturated", "less saturated"));
    }
    parts.sort_by(|one, two| two.0.abs().total_cmp(&one.0.abs()));
    let words: Vec<String> = parts
        .iter()
        .filter(|part| part.0.abs() >= SMALLEST)
        .map(|&(value, more, less)| format!("{:.1} {}", value.abs(), if value > 0.0 { more } else { less }))
        .collect();
    if words.is_empty() { "no visible change".to_owned() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::{Change, Lab, describe};

    #[test]
    fn changes_have_words() {
        for (reference, sample, wanted) in [
            ([50.0, 0.0, 0.0], [50.0, 0.1, 0.1], "no visible change"),
            ([50.0, 0.0, 0.0], [51.0, 0.0, 0.0], "1.0 lighter"),
            ([50.0, 0.0, 0.0], [50.0, 0.684, 1.879], "2.0 warmer"),
            ([50.0, 0.0, 0.0], [48.5, -0.342, -0.94], "1.5 darker, 1.0 cooler"),
            ([50.0, 0.0, -40.0], [50.0, 0.0, -38.0], "2.0 less saturated, 1.9 warmer, 0.7 greener"),
            ([50.0, 0.0, 0.0], [50.0, 1.879, -0.684], "2.0 pinker"),
        ] {
            let lab = |[l, a, b]: [f64; 3]| Lab { l, a, b };
            assert_eq!(describe(lab(reference), &Change::between(lab(reference), lab(sample))), wanted);
        }
    }
}
