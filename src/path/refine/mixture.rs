//! A mixture of a few Gaussians of colours, as GrabCut has them for the subject and for the backdrop.
//!
//! Method: k-means from seeds as far apart as possible, then each cluster's mean and covariance; a colour is scored by the
//! sum over the clusters (Rother, Kolmogorov and Blake, "GrabCut", SIGGRAPH 2004, which takes the best one).

use super::band::{MOMENTS, Model, add};
use super::picture::Rgb;

/// Clusters of a mixture, as in the paper.
const CLUSTERS: usize = 5;
/// Rounds of k-means; the clusters hardly move after.
const ROUNDS: usize = 6;
/// Least deviation of a cluster, 0 to 1: two levels.
const LEAST_DEVIATION: f32 = 0.008;

/// The mixture, ready to score.
pub(super) struct Mixture {
    parts: Vec<(f32, Model)>,
}

impl Mixture {
    /// A mixture of the given colours; of none it scores everything alike.
    pub fn new(colours: &[Rgb]) -> Self {
        let mut centres = seeds(colours);
        let mut sums = Vec::new();
        for _ in 0..ROUNDS {
            sums = vec![[0.0_f32; MOMENTS]; centres.len()];
            for c in colours {
                if let Some(sum) = sums.get_mut(nearest(&centres, c)) {
                    add(sum, c, 1.0);
                }
            }
            for (centre, sum) in centres.iter_mut().zip(&sums) {
                if sum[0] > 0.0 {
                    *centre = [1, 2, 3].map(|k| sum[k] / sum[0]);
                }
            }
        }
        let parts = sums
            .iter()
            .filter(|sum| sum[0] > 0.0)
            .map(|sum| {
                let weight = (sum[0] / colours.len().max(1) as f32).ln();

                (weight, Model::new(sum, LEAST_DEVIATION * LEAST_DEVIATION))
            })
            .collect();
        Self { parts }
    }

    /// Logarithm of the density, without the constant that all mixtures share.
    pub fn score(&self, c: &[f32]) -> f32 {
        let logs = self.parts.iter().map(|(weight, model)| weight - model.half_log - model.distance(c));
        let most = logs.clone().fold(f32::NEG_INFINITY, f32::max);
        if most == f32::NEG_INFINITY { 0.0 } else { most + logs.map(|l| (l - most).exp()).sum::<f32>().ln() }
    }
}

fn square(a: &Rgb, b: &Rgb) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

fn nearest(centres: &[Rgb], c: &Rgb) -> usize {
    (0..centres.len()).min_by(|&a, &b| square(&centres[a], c).total_cmp(&square(&centres[b], c))).unwrap_or(0)
}

/// The mean's nearest colour and then, again and again, the one furthest from those that are there; every 31st colour is
/// looked at, so that one odd pixel seldom becomes a seed.
fn seeds(colours: &[Rgb]) -> Vec<Rgb> {
    let Some(&first) = colours.get(colours.len() / 2) else { return Vec::new() };
    let mut out = vec![first];
    let mut far: Vec<(f32, Rgb)> = colours.iter().step_by(31).map(|c| (square(c, &first), *c)).collect();
    while out.len() < CLUSTERS {
        let Some(&(distance, next)) = far.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else { break };
        if distance <= 0.0 {
            break;
        }
        out.push(next);
        far.iter_mut().for_each(|(d, c)| *d = d.min(square(c, &next)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Mixture;

    #[test]
    fn a_colour_that_was_seen_scores_higher_than_one_that_was_not() {
        let colours: Vec<[f32; 3]> = (0..900)
            .map(|k| {
                let base = [[0.1, 0.2, 0.3], [0.8, 0.1, 0.1], [0.9, 0.9, 0.9]][k % 3];
                base.map(|v: f32| v + (k / 3 % 7) as f32 * 0.004)
            })
            .collect();
        let mixture = Mixture::new(&colours);
        for seen in [[0.11, 0.21, 0.31], [0.81, 0.11, 0.11], [0.91, 0.91, 0.91]] {
            assert!(mixture.score(&seen) > mixture.score(&[0.5, 0.5, 0.2]) + 10.0);
        }
        assert!(Mixture::new(&[]).score(&[0.0; 3]).abs() < 1e-6);
    }
}
