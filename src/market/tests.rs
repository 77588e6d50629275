#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Every numeric rule at its limit and one unit past it; scaling; never a pass without a measurement.

mod limits;

use proptest::prelude::*;

use super::{
    measure::*,
    rule::{Limit, Rule, builtin},
    *,
};
use crate::finding::Region;

/// A picture of 2000 × 2000 px that suits Amazon: white, 87 % fill, centred.
fn good() -> Measurements {
    let mut numbers = Measurements {
        file: FileFacts {
            name: Some("SKU_front.jpg".into()),
            format: "jpeg".into(),
            bytes: 500_000.0,
            color_model: "rgb".into(),
            profile: ProfileClass::Srgb,
            profile_name: "sRGB".into(),
            bit_depth: 8,
            has_alpha: false,
            frames: 1,
            dpi: Some(300.0),
            jpeg_quality: Some(92),
            subsampling: Some("4:4:4".into()),
            progressive: false,
            orientation: 1,
            gif_version: None,
            paths: 0,
            provenance: Provenance::default(),
        },
        width: 2000,
        height: 2000,
        subject: None,
        subject_unmeasured: None,
        background: Some(BackgroundNumbers {
            field_px: 2e6,
            white_share: 1.0,
            minimum: 255,
            percentile_1: 255,
            cast: 0.0,
            median: [255; 3],
            cast_chroma: 0.0,
            under_transparent: None,
            marks: Vec::new(),
            edge_white_share: 1.0,
            edge_minimum: 255,
            transparent_share: 0.0,
            off_white: None,
            off_white_share: 0.0,
            residue: None,
            residue_count: 0,
            shadow: None,
            shadow_touches: Vec::new(),
            border: None,
        }),
        background_unmeasured: None,
        picture: PictureNumbers {
            edge_width_px: Some(2.0),
            bandwidth: Some(0.9),
            blockiness: Some(0.1),
            chroma_levels: Some(80.0),
            clipped_high: Some(0.0),
            clipped_low: Some(0.0),
            any_transparent: false,
            unmeasured: None,
        },
        set: None,
    };
    place(&mut numbers, Region { x: 300.0, y: 130.0, width: 1400.0, height: 1740.0 });
    numbers
}

/// Puts the subject's box into the picture and everything that follows from it.
fn place(numbers: &mut Measurements, bounds: Region) {
    let (width, height) = (f64::from(numbers.width), f64::from(numbers.height));
    numbers.subject = Some(SubjectNumbers {
        bounds,
        method: "path".into(),
        confidence: 1.0,
        fill_longest: (bounds.width / width).max(bounds.height / height),
        fill_box: bounds.width * bounds.height / (width * height),
        fill_mask: 0.7 * bounds.width * bounds.height / (width * height),
        margins: Margins {
            left: bounds.x,
            top: bounds.y,
            right: width - bounds.x - bounds.width,
            bottom: height - bounds.y - bounds.height,
        },
        center_offset_x: (bounds.x + bounds.width / 2.0) / width - 0.5,
        center_offset_y: (bounds.y + bounds.height / 2.0) / height - 0.5,
        touches: Vec::new(),
        pieces: 1,
        corners: 0,
        thin_share: 0.0,
        spread: Spread::default(),
    });
}

/// One rule, wherever it holds.
fn judge_one(set: &RuleSet, rule: &Rule, numbers: &Measurements) -> Judged {
    let context = Context { circumstances: rule.circumstance.iter().cloned().collect(), ..Context::on("2027-06-01") };
    let role = set.roles.iter().find(|role| role.rules.iter().any(|own| own.id == rule.id)).unwrap();
    let crops = crop::frames(set, &role.id, numbers, &context);
    judge::rule(set, rule, numbers, &crops, &context).unwrap()
}

fn severity_of(set: &RuleSet, rule: &Rule, numbers: &Measurements) -> Severity {
    judge_one(set, rule, numbers).finding.severity
}

/// Channel, expected kind, what breaks the rule.
type Broken = (&'static str, &'static str, fn(&mut Measurements));

#[test]
fn words_and_answers_are_judged() {
    let broken: [Broken; 12] = [
        ("walmart", "wrong-format", |m| m.file.format = "gif".into()),
        ("walmart", "wrong-color-model", |m| m.file.color_model = "cmyk".into()),
        ("walmart", "wrong-profile", |m| m.file.profile = ProfileClass::Other),
        ("walmart", "wrong-bit-depth", |m| m.file.bit_depth = 16),
        ("google-merchant", "wrong-extension", |m| m.file.name = Some("a.png".into())),
        ("google-merchant", "wrong-extension", |m| m.file.name = Some("picture".into())),
        ("zalando", "wrong-orientation", |_| ()),
        ("amazon", "animated", |m| m.file.frames = 3),
        ("amazon", "subject-cut-by-frame", |m| m.subject.as_mut().unwrap().touches.push(Side::Left)),
        ("amazon", "shadow-touches-frame", |m| m.background.as_mut().unwrap().shadow_touches.push(Side::Bottom)),
        ("amazon", "background-residue", |m| m.background.as_mut().unwrap().residue = Some(patch(250))),
        ("amazon", "border-line", |m| m.background.as_mut().unwrap().border = Some(patch(0))),
    ];
    for (channel, kind, change) in broken {
        let mut numbers = good();
        change(&mut numbers);
        assert!(kinds(channel, &numbers).contains(&kind.to_string()), "{channel} {kind}");
    }
}

fn patch(level: u8) -> Patch {
    let region = Region { x: 1500.0, y: 0.0, width: 500.0, height: 420.0 };
    Patch { region, area_px: 210_000.0, color: [level; 3], darkest: level }
}

fn report(channel: &str, numbers: &Measurements) -> Report {
    let sets = builtin().unwrap();
    let set = sets.iter().find(|s| s.channel == channel).unwrap();
    judge(set, set.main_role(), numbers, &Context::on("2026-11-23")).unwrap()
}

/// Kinds of what is neither passed nor for a person.
fn kinds(channel: &str, numbers: &Measurements) -> Vec<String> {
    let open = [Severity::Failure, Severity::Warning, Severity::CannotMeasure];
    let findings = report(channel, numbers).findings;
    findings.into_iter().filter(|j| open.contains(&j.finding.severity)).map(|j| j.finding.kind).collect()
}

#[test]
fn a_good_picture_passes_amazon_and_a_person_still_looks() {
    let report = report("amazon", &good());
    assert_eq!(report.verdict, ChannelVerdict::Pass, "{:?}", kinds("amazon", &good()));
    assert!(report.findings.iter().any(|j| j.finding.kind == "human-check" && j.measure == Some(Measure::OverlayText)));
    assert!(report.findings.iter().all(|j| !j.sources.is_empty() && j.read == "2026-11-23"));
}

#[test]
fn off_white_fails_254_warns_and_no_number_warns() {
    for (channel, level, verdict) in [
        ("amazon", 250, Severity::Failure),
        ("amazon", 254, Severity::Warning),
        ("walmart", 253, Severity::Failure),
        ("zalando", 240, Severity::Warning),
    ] {
        let mut numbers = good();
        numbers.background.as_mut().unwrap().off_white = Some(patch(level));
        let findings = report(channel, &numbers).findings;
        let found = findings.iter().find(|j| j.finding.kind == "non-white-background").unwrap();
        assert_eq!(found.finding.severity, verdict, "{channel} {level}");
        assert_eq!(found.finding.region, Some(patch(level).region));
        assert_eq!(found.finding.measured.unwrap().value, f64::from(level));
    }
}

#[test]
fn the_fill_rule_names_its_metric() {
    let mut numbers = good();
    place(&mut numbers, Region { x: 581.0, y: 400.0, width: 838.0, height: 1200.0 });
    let findings = report("amazon", &numbers).findings;
    let fill = findings.iter().find(|j| j.finding.kind == "fill-below-minimum").unwrap();
    assert_eq!(fill.finding.severity, Severity::Failure);
    assert_eq!(fill.metric, Some(Metric::LongestDimension));
    assert_eq!(
        fill.finding.message,
        "Amazon: the product fills 60 % of the frame by its longest dimension (25.14 % by the area of its box, 17.6 % by \
         covered pixels); the rule asks for at least 85 %: the listing may be hidden."
    );
}

#[test]
fn what_is_not_measured_is_never_a_pass() {
    let mut numbers = good();
    (numbers.subject, numbers.background) = (None, None);
    numbers.subject_unmeasured = Some("the background is busy".into());
    for set in builtin().unwrap() {
        let (_, rules) = set.role(set.main_role()).unwrap();
        for rule in rules {
            let needs = matches!(
                rule.measure,
                Measure::ProductFill
                    | Measure::SmallestMargin
                    | Measure::SubjectCropped
                    | Measure::BackgroundColor
                    | Measure::BackgroundResidue
                    | Measure::ShadowTouchesEdge
                    | Measure::UniformBorderPresent
            );
            if needs && !matches!(rule.limit, Limit::Any | Limit::Stated { .. }) {
                let finding = judge_one(&set, rule, &numbers).finding;
                assert_eq!(finding.kind, "cannot-measure", "{}", rule.id);
                assert_ne!(finding.severity, Severity::Pass);
            }
        }
    }
    assert_eq!(report("amazon", &numbers).verdict, ChannelVerdict::CannotMeasure);
}

#[test]
fn dated_rules_hold_on_their_days() {
    let sets = builtin().unwrap();
    let google = sets.iter().find(|s| s.channel == "google-merchant").unwrap();
    let mut numbers = good();
    (numbers.width, numbers.height) = (499, 499);
    for (day, fails) in [("2027-01-30", false), ("2027-01-31", true)] {
        let report = judge(google, "main", &numbers, &Context::on(day)).unwrap();
        assert_eq!(report.verdict == ChannelVerdict::Failure, fails, "{day}");
    }
    assert!(judge(google, "main", &numbers, &Context::on("23.11.2026")).is_err());
    assert!(
        judge(google, "sideways", &numbers, &Context::on("2026-11-23"))
            .unwrap_err()
            .to_string()
            .contains("one of main")
    );
}

#[test]
fn nothing_but_a_primary_source_fails() {
    for set in builtin().unwrap() {
        for rule in set.roles.iter().flat_map(|r| &r.rules) {
            let primary = matches!(rule.confidence, Confidence::Official | Confidence::OfficialMirror);
            assert!(primary || super::severity(rule.consequence, rule.confidence) < Severity::Failure, "{}", rule.id);
        }
    }
}

/// Measures that sizes decide; everything else must not care for scale.
fn is_size(measure: Option<Measure>) -> bool {
    matches!(
        measure,
        Some(
            Measure::LongestSidePx
                | Measure::ShortestSidePx
                | Measure::WidthPx
                | Measure::HeightPx
                | Measure::SumSidesPx
                | Measure::WidthHeightPx
                | Measure::ContentSizePx
                | Measure::CropMinPx
                | Measure::SomeOf
                | Measure::Megapixels
        )
    )
}

proptest! {
    #[test]
    fn scaling_changes_no_verdict_but_those_about_size(
        (width, height) in (200_u32..1500, 200_u32..1500),
        (left, top, right, bottom) in (0.0..0.4_f64, 0.0..0.4_f64, 0.6..1.0_f64, 0.6..1.0_f64),
        scale in 2_u32..6,
    ) {
        let numbers = |k: u32| {
            let mut m = good();
            (m.width, m.height) = (width * k, height * k);
            let (w, h) = (f64::from(m.width), f64::from(m.height));
            place(&mut m, Region { x: left * w, y: top * h, width: (right - left) * w, height: (bottom - top) * h });
            m
        };
        for set in builtin().unwrap() {
            let verdicts = |k: u32| -> Vec<(String, Severity)> {
                let report = judge(&set, set.main_role(), &numbers(k), &Context::on("2026-11-23")).unwrap();
                let mut all: Vec<_> = report
                    .findings
                    .into_iter()
                    .filter(|j| !is_size(j.measure))
                    .map(|j| (j.rule, j.finding.severity))
                    .collect();
                all.sort();
                all
            };
            prop_assert_eq!(verdicts(1), verdicts(scale));
        }
    }
}
