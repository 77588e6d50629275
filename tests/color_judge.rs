//! A picture judged from start to end: laid, compared, corrected, held against a gamut; on the truth data and on made pictures.
#![allow(clippy::unwrap_used)]

use proofroom::color::compare::CompareOptions;
use proofroom::color::correction::{self, CorrectionModel, Names};
use proofroom::color::delta_e::Formula;
use proofroom::color::facing::Pair;
use proofroom::color::gamut::Gamut;
use proofroom::color::lab::Lab;
use proofroom::color::lut::{Graded, Interpolation, LutSpace, parse};
use proofroom::decode::decode;
use proofroom::finding::Severity;
use proofroom::quality::colour::{Judged, Parts, Reference, Wish, judge};
use proofroom::raster::{Layout, Limits, Raster, Samples};

const NAMES: Names<'static> = Names { sample: "sample.png", reference: "reference.png" };

fn data(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color").join(name)).unwrap()
}

fn picture(name: &str) -> Raster {
    decode(&data(name), &Limits::default()).unwrap().raster
}

fn judged(sample: &Raster, raster: &Raster, look: Option<&Graded>) -> Judged {
    let wish = Wish {
        options: CompareOptions::default(),
        preset: None,
        parts: Parts::Whole,
        space: LutSpace::Srgb,
        name: "sample.png",
    };
    judge(sample, Reference { raster, look, name: "reference.png" }, &wish, &mut |_| true).unwrap().unwrap()
}

/// Colours over the whole of sRGB, the inside of it, so that a correction need not clip.
fn colors() -> Vec<[f64; 3]> {
    let step = |index: usize| 0.1 + index as f64 * 0.14;
    (0..216).map(|at| Lab::from_srgb([step(at % 6), step(at / 6 % 6), step(at / 36)]).to_relative()).collect()
}

#[test]
fn the_smallest_model_that_mends_it_is_taken() {
    let exact = |change: &dyn Fn([f64; 3]) -> [f64; 3]| -> Vec<Pair> {
        colors().into_iter().map(|reference| Pair { reference, sample: change(reference) }).collect()
    };
    // A third of a stop too dark: every channel by one factor.
    let darker = exact(&|color| color.map(|value| value * 0.8));
    let found = correction::suggest(&darker, LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap().unwrap();
    assert_eq!(found.model, CorrectionModel::Gains);
    assert!(found.before.mean > 3.0 && found.after.mean < 0.15, "{:?} {:?}", found.before, found.after);
    // Haze: light added everywhere.
    let hazy = exact(&|color| color.map(|value| value * 0.9 + 0.03));
    let found = correction::suggest(&hazy, LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap().unwrap();
    assert_eq!(found.model, CorrectionModel::GainsOffsets);
    assert!(found.after.mean < 0.15, "{:?}", found.after);
    // Less saturated: a step towards gray.
    let pale = exact(&|color| color.map(|value| value * 0.8 + color[1] * 0.2));
    let found = correction::suggest(&pale, LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap().unwrap();
    assert_eq!(found.model, CorrectionModel::Matrix);
    assert!(found.after.mean < 0.3, "{:?}", found.after);
}

#[test]
fn what_needs_no_correction_or_has_none_gets_none() {
    let same: Vec<Pair> = colors().into_iter().map(|color| Pair { reference: color, sample: color }).collect();
    assert_eq!(correction::suggest(&same, LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap(), None);
    assert_eq!(correction::suggest(&[], LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap(), None);
    // Channels in a circle: a matrix undoes it; unrelated colours nothing undoes, and the figure says so.
    let all = colors();
    let unrelated: Vec<Pair> =
        all.iter().enumerate().map(|(at, &reference)| Pair { reference, sample: all[at * 89 % all.len()] }).collect();
    if let Some(found) = correction::suggest(&unrelated, LutSpace::Srgb, Formula::Ciede2000, NAMES).unwrap() {
        assert!(found.after.mean > 10.0, "{:?}", found.after);
    }
}

/// The file that is exported does what was promised, when another reader applies it to the picture.
#[test]
fn the_written_table_keeps_its_promise() {
    for space in [LutSpace::Srgb, LutSpace::DisplayP3, LutSpace::AdobeRgb, LutSpace::Prophoto, LutSpace::LinearSrgb] {
        let pairs: Vec<Pair> = colors()
            .into_iter()
            .map(|reference| Pair { reference, sample: [reference[0] * 0.9, reference[1] * 0.92, reference[2] * 0.85] })
            .collect();
        let found = correction::suggest(&pairs, space, Formula::Ciede2000, NAMES).unwrap().unwrap();
        assert_eq!(found.space, space);
        let table = Graded::new(parse(found.cube.as_bytes()).unwrap(), Interpolation::Trilinear, space);
        let mean = pairs
            .iter()
            .map(|pair| {
                let [wanted, seen] = [pair.reference, table.relative(pair.sample)].map(Lab::from_relative);
                Formula::Ciede2000.difference(wanted, seen)
            })
            .sum::<f64>()
            / pairs.len() as f64;
        // Another interpolation may differ in the third digit.
        assert!((mean - found.after.mean).abs() < 0.2, "{space:?}: {mean} {:?}", found.after);
    }
}

#[test]
fn a_look_on_the_capture_is_judged_and_mended() {
    let look = Graded::new(parse(&data("scenarios/brand.cube")).unwrap(), Interpolation::Tetrahedral, LutSpace::Srgb);
    let (sample, capture) = (picture("scenarios/lut_warm.png"), picture("scenarios/original.png"));
    let found = judged(&sample, &capture, Some(&look));
    let comparison = found.comparison.unwrap();
    assert!(found.aligned.is_none() && comparison.regions[0].of_means > 0.5);
    assert!(!found.vectors.is_empty());
    let shares: f64 = found.vectors.iter().map(|vector| vector.share).sum();
    assert!(shares > 0.9 && shares <= 1.0 + 1e-9, "{shares}");
    let correction = found.correction.unwrap();
    assert!(correction.after.mean < correction.before.mean * 0.7, "{:?} {:?}", correction.before, correction.after);
    // The exact delivery passes and needs none.
    let plain =
        Graded::new(parse(b"LUT_1D_SIZE 2\n0 0 0\n1 1 1\n").unwrap(), Interpolation::Tetrahedral, LutSpace::Srgb);
    let exact = judged(&capture, &capture, Some(&plain));
    assert_eq!(exact.correction, None);
    assert!(exact.findings.iter().all(|finding| finding.severity <= Severity::Note), "{:?}", exact.findings);
}

#[test]
fn pictures_are_laid_on_each_other_or_refused() {
    let (sample, reference) = (picture("scenarios/align_sample.png"), picture("scenarios/align_ref.png"));
    let found = judged(&sample, &reference, None);
    let aligned = found.aligned.unwrap();
    assert!(aligned.fit.trusted && found.comparison.is_some());
    let kinds: Vec<&str> = found.findings.iter().map(|finding| finding.kind.as_str()).collect();
    assert!(kinds.contains(&"delta-e-aligned"), "{kinds:?}");
    // Noise against a picture: nothing lies on anything.
    let mut state = 1u32;
    let noise = (0..300 * 200 * 3).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    let noise = Raster::new(300, 200, Layout::Rgb, Samples::U8(noise.collect()), None).unwrap();
    let refused = judged(&noise, &reference, None);
    assert!(refused.comparison.is_none() && refused.correction.is_none() && refused.vectors.is_empty());
    assert_eq!(refused.findings[0].kind, "delta-e-not-aligned");
    assert_eq!(refused.findings[0].severity, Severity::CannotMeasure);
}

#[test]
fn a_reference_is_named_by_its_hash() {
    let finding = proofroom::finding::Finding::plain(
        proofroom::finding::Check::DeltaE,
        "delta-e-within-tolerance",
        Severity::Pass,
        "Right.".to_owned(),
    );
    let hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    let named = finding.against("hero.png", hash);
    assert_eq!(named.message, "Right. Reference: hero.png, SHA-256 0123456789abcdef…");
    assert_eq!(named.clone().against("hero.png", hash), named);
}

#[test]
fn gamuts_hold_their_own_colours_and_refuse_others() {
    let srgb = Raster::new(3, 1, Layout::Rgb, Samples::U8(vec![255, 0, 0, 0, 255, 0, 128, 128, 128]), None).unwrap();
    let p3 = Gamut::new(&data("icc/displayp3_v4.icc")).unwrap();
    let inside = p3.measure(&srgb, &mut |_| true).unwrap().unwrap();
    assert_eq!((inside.share, inside.finding.severity), (0.0, Severity::Pass));
    // Paper has neither of the two lights, but it has the gray.
    let paper = Gamut::new(&data("icc/cmyk_made.icc")).unwrap();
    let outside = paper.measure(&srgb, &mut |_| true).unwrap().unwrap();
    assert!((outside.share - 2.0 / 3.0).abs() < 1e-9, "{outside:?}");
    assert_eq!(outside.region.unwrap().width, 2.0);
    assert!(paper.measure(&srgb, &mut |_| false).unwrap().is_none());
    for bad in [&b""[..], b"not a profile", &data("icc/cmyk_made.icc")[..400]] {
        assert!(Gamut::new(bad).is_err());
    }
}
