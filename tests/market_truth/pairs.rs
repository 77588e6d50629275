//! A kept and a broken picture for a rule, at its limit and one unit past it.

use proofroom::market::measure::{Measurements, ProfileClass, SetNumbers};
use proofroom::market::rule::{Condition, Limit, Measure, Metric, Rule, RuleSet};

use proofroom::raster::Rgba8;

use super::judged;
use super::scene::{Scene, measure};
use proofroom::finding::Severity;

const BLUE: [u8; 3] = [40, 70, 150];
const WHITE: [u8; 3] = [255; 3];

type Pair = (Measurements, Measurements);

/// A good picture: a blue box in the middle of white.
pub fn plain() -> Measurements {
    framed([100, 60, 200, 280])
}

fn framed(product: [i64; 4]) -> Measurements {
    on(WHITE, product)
}

fn on(ground: [u8; 3], product: [i64; 4]) -> Measurements {
    let mut scene = Scene::new(400, 400, ground);
    scene.product(product, BLUE);
    scene.measured()
}

/// The good picture, changed.
fn with(change: impl FnOnce(&mut Measurements)) -> Measurements {
    let mut numbers = plain();
    change(&mut numbers);
    numbers
}

/// Values at and past a numeric limit, a unit apart.
fn at_limit(limit: &Limit, unit: f64) -> Vec<(f64, f64)> {
    match limit {
        Limit::AtLeast { value } => vec![(*value, value - unit)],
        Limit::MoreThan { value } => vec![(value + unit, *value)],
        Limit::AtMost { value } => vec![(*value, value + unit)],
        Limit::Between { low, high } => vec![(*low, low - unit), (*high, high + unit)],
        Limit::Equals { values, tolerance } => {
            let value = values[0];
            let slack = (value * tolerance / unit + 1e-6).floor() * unit + unit;
            vec![(value, value - slack)]
        }
        _ => Vec::new(),
    }
}

fn numeric(rule: &Rule, unit: f64, set: impl Fn(&mut Measurements, f64)) -> Vec<Pair> {
    let make = |value: f64| with(|m| set(m, value));
    at_limit(&rule.limit, unit).into_iter().map(|(good, bad)| (make(good), make(bad))).collect()
}

fn size(m: &mut Measurements, width: f64, height: f64) {
    (m.width, m.height) = (width.round() as u32, height.round() as u32);
}

/// Sizes at and past a limit of both sides.
fn sizes(limit: &Limit, set: impl Fn(&mut Measurements, f64, f64)) -> Vec<Pair> {
    let make = |w: f64, h: f64| with(|m| set(m, w, h));
    match limit {
        Limit::AtLeastBoth { width: w, height: h } => {
            vec![(make(*w, *h), make(w - 1.0, *h)), (make(*w, *h), make(*w, h - 1.0))]
        }
        Limit::EqualsBoth { width: w, height: h } => {
            vec![(make(*w, *h), make(w + 1.0, *h)), (make(*w, *h), make(*w, h - 1.0))]
        }
        Limit::BetweenBoth { width: [w, most_w], height: [h, most_h] } => {
            vec![(make(*w, *h), make(w - 1.0, *h)), (make(*most_w, *most_h), make(*most_w, most_h + 1.0))]
        }
        _ => Vec::new(),
    }
}

/// A name that a pattern describes.
fn name(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        let letter = match c {
            '#' => '4',
            '@' | '*' => 'a',
            '[' => {
                let set: String = rest.by_ref().take_while(|c| *c != ']').collect();
                set.chars().next().map_or('a', |c| if c == '#' { '4' } else { 'a' })
            }
            own => own,
        };
        let mut times = 1;
        if rest.peek() == Some(&'{') {
            let count: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
            times = count.split(',').next().unwrap().parse().unwrap();
        }
        out.extend(core::iter::repeat_n(letter, times));
    }
    out
}

/// Products of growing size until the rule holds, and the last that broke it; then on until it breaks again.
fn growing(rule: &Rule) -> Vec<Pair> {
    let square = rule.metric == Some(Metric::BoxArea);
    let make = |side: i64| {
        let w = if square { side } else { 200.min(side) };
        framed([(400 - w) / 2, (400 - side) / 2, w, side])
    };
    let share = |side: f64| if square { side * side / 160_000.0 } else { side / 400.0 };
    let edge = |target: f64| (300..400).find(|side| share(*side as f64) >= target - 1e-12);
    let mut pairs = Vec::new();
    let (low, high) = match &rule.limit {
        Limit::AtLeast { value } => (Some(*value), None),
        Limit::Between { low, high } => (Some(*low), Some(*high)),
        Limit::Equals { values, tolerance } => {
            (Some(values[0] * (1.0 - tolerance)), Some(values[0] * (1.0 + tolerance)))
        }
        _ => (None, None),
    };
    let low = low.and_then(|l| if l < 0.75 && !square { Some((l * 400.0).ceil() as i64) } else { edge(l) });
    if let Some(side) = low {
        pairs.push((make(side), make(side - 1)));
    }
    if let Some(first) = high.and_then(|h| (200..400).find(|side| share(f64::from(*side)) > h + 1e-12)) {
        pairs.push((make(i64::from(first) - 1), make(i64::from(first))));
    }
    pairs
}

/// The smallest square picture whose crops keep the rule, and the one a pixel smaller.
fn after_crop(set: &RuleSet, role: &str, rule: &Rule) -> Vec<Pair> {
    let make = |side: u32| with(|m| size(m, f64::from(side), f64::from(side)));
    let passes = |side: u32| judged(set, role, rule, &make(side)).finding.severity == Severity::Pass;
    let first = (400..4000).step_by(50).find(|side| passes(*side)).unwrap();
    let side = (first - 50..=first).find(|side| passes(*side)).unwrap();
    vec![(make(side), make(side - 1))]
}

/// Everything that is drawn: shadows, stains, lines, marks, gaps.
fn drawn(rule: &Rule) -> Vec<Pair> {
    use Measure as M;
    let scene = |draw: &dyn Fn(&mut Scene)| {
        let mut scene = Scene::new(400, 400, WHITE);
        scene.product([120, 60, 160, 200], BLUE);
        draw(&mut scene);
        scene.measured()
    };
    let clean = || scene(&|_| ());
    let short = || scene(&|s| s.shadow([130, 260, 140, 80], 190.0));
    let wanted = matches!(rule.limit, Limit::Is { value: true });
    let flawed = match rule.measure {
        M::BackgroundResidue => scene(&|s| s.rect([340, 330, 2, 2], [250; 3])),
        M::ShadowTouchesEdge => scene(&|s| s.shadow([130, 260, 140, 260], 170.0)),
        M::UniformBorderPresent => scene(&|s| {
            for [x, y, w, h] in [[0, 0, 400, 2], [0, 398, 400, 2], [0, 0, 2, 400], [398, 0, 2, 400]] {
                s.rect([x, y, w, h], [120; 3]);
            }
        }),
        M::ShadowPresent => short(),
        M::SubjectCropped => framed([0, 60, 200, 280]),
        M::ObjectCount => scene(&|s| s.product([320, 300, 60, 60], BLUE)),
        M::IsGrayscale => {
            let mut s = Scene::new(400, 400, WHITE);
            s.product([100, 60, 200, 280], [90; 3]);
            s.measured()
        }
        // Small enough for every crop, and larger than any.
        M::FocalPoint => return vec![(framed([170, 170, 60, 60]), framed([10, 10, 380, 380]))],
        _ => return Vec::new(),
    };
    vec![if wanted { (flawed, clean()) } else { (clean(), flawed) }]
}

/// Sharp against blurred.
fn sharpness() -> Vec<Pair> {
    let mut scene = Scene::new(700, 700, WHITE);
    scene.product([60, 60, 580, 580], [120, 90, 60]);
    // Clear edges inside the product.
    (0..12).for_each(|i| scene.rect([90 + i * 44, 90, 20, 520], [20, 20, 30]));
    let sharp = scene.rgba();
    let picture = image::RgbaImage::from_raw(700, 700, sharp.data().to_vec()).unwrap();
    let blurred = Rgba8::new(700, 700, image::imageops::blur(&picture, 4.0).into_raw()).unwrap();
    vec![(measure(&sharp, None), measure(&blurred, None))]
}

fn of_several(least: u32, of: &[Condition]) -> Vec<Pair> {
    let make = |kept: usize| {
        with(|m| {
            size(m, 3000.0, 3000.0);
            for (at, condition) in of.iter().enumerate() {
                let (good, bad) = at_limit(&condition.limit, 1.0)[0];
                let value = if at < kept { good } else { bad };
                match condition.measure {
                    Measure::WidthPx => m.width = value as u32,
                    Measure::HeightPx => m.height = value as u32,
                    Measure::ShortestSidePx => m.height = value as u32,
                    Measure::LongestSidePx => m.width = value as u32,
                    Measure::FileSizeBytes => m.file.bytes = value,
                    other => panic!("{other:?} in some-of has no picture yet"),
                }
            }
        })
    };
    let least = least as usize;
    vec![(make(least), make(least - 1))]
}

/// All pairs of a rule.
pub fn of(set: &RuleSet, role: &str, rule: &Rule) -> Vec<Pair> {
    use Measure as M;
    let good_word = |limit: &Limit| match limit {
        Limit::OneOf { values } => values[0].clone(),
        _ => "gif89a".into(),
    };
    let bad_word = |limit: &Limit| match limit {
        Limit::NoneOf { values } => values[0].clone(),
        _ => "a format of nobody's".into(),
    };
    match rule.measure {
        M::LongestSidePx => numeric(rule, 1.0, |m, v| size(m, v, (v / 2.0).max(1.0))),
        M::ShortestSidePx => numeric(rule, 1.0, |m, v| size(m, v + 40.0, v)),
        M::WidthPx => numeric(rule, 1.0, |m, v| size(m, v, v)),
        M::HeightPx => numeric(rule, 1.0, |m, v| size(m, v, v)),
        M::SumSidesPx => numeric(rule, 1.0, |m, v| size(m, (v / 2.0).floor(), v - (v / 2.0).floor())),
        M::Megapixels => numeric(rule, 0.008, |m, v| size(m, (v * 1e6 / 8000.0).round(), 8000.0)),
        M::AspectRatio => numeric(rule, 1e-4, |m, v| size(m, v * 10_000.0, 10_000.0)),
        M::WidthHeightPx => sizes(&rule.limit, size),
        M::ContentSizePx => sizes(&rule.limit, |m, w, h| {
            size(m, 8000.0, 8000.0);
            let subject = m.subject.as_mut().unwrap();
            (subject.bounds.width, subject.bounds.height) = (w, h);
        }),
        M::Orientation => vec![(with(|m| size(m, 300.0, 400.0)), with(|m| size(m, 400.0, 400.0)))],
        M::FileSizeBytes => numeric(rule, 1.0, |m, v| m.file.bytes = v),
        M::BitDepth => numeric(rule, 1.0, |m, v| m.file.bit_depth = v as u8),
        M::FrameCount => vec![(plain(), with(|m| m.file.frames = 2))],
        M::Dpi => numeric(rule, 1.0, |m, v| m.file.dpi = Some(v)),
        M::JpegQuality => numeric(rule, 1.0, |m, v| m.file.jpeg_quality = Some(v as u8)),
        M::ImageCount => {
            numeric(rule, 1.0, |m, v| m.set = Some(SetNumbers { count: v as u32, ..SetNumbers::default() }))
        }
        M::AdditionalImageCount => {
            numeric(rule, 1.0, |m, v| m.set = Some(SetNumbers { count: v as u32 + 1, ..SetNumbers::default() }))
        }
        M::ContainerFormat => {
            vec![(with(|m| m.file.format = good_word(&rule.limit)), with(|m| m.file.format = bad_word(&rule.limit)))]
        }
        M::GifVersion => {
            let make = |word: String| with(|m| (m.file.format, m.file.gif_version) = ("gif".into(), Some(word)));
            vec![(make(good_word(&rule.limit)), make(bad_word(&rule.limit)))]
        }
        M::ColorModel => vec![(plain(), with(|m| m.file.color_model = "lab".into()))],
        M::IccProfile => vec![(plain(), with(|m| m.file.profile = ProfileClass::Other))],
        M::ExtensionMatchesContent => vec![(plain(), with(|m| m.file.name = Some("picture.jpg".into())))],
        M::ClippingPath => vec![(with(|m| m.file.paths = 1), plain())],
        M::AiProvenanceMetadata => vec![(with(|m| m.file.provenance.c2pa = true), plain())],
        M::Filename => {
            let Limit::Name { patterns, .. } = &rule.limit else { panic!("{}", rule.id) };
            let bad = || with(|m| m.file.name = Some("schöner schuh!.png".into()));
            patterns.iter().map(|p| (with(|m| m.file.name = Some(name(p) + ".png")), bad())).collect()
        }
        M::HasTransparency => {
            let make = |alpha: u8| {
                let mut scene = Scene::new(400, 400, WHITE);
                scene.product([100, 60, 200, 280], BLUE);
                scene.data[3] = alpha;
                let mut numbers = scene.measured();
                numbers.file.format = rule.formats.first().cloned().unwrap_or_else(|| "png".into());
                numbers
            };
            vec![(make(255), make(254))]
        }
        M::ProductFill => growing(rule),
        M::SmallestMargin => {
            let make = |x: i64| {
                let mut scene = Scene::new(1000, 1000, WHITE);
                scene.rect([x, 200, 500, 600], BLUE);
                scene.measured()
            };
            vec![(make(10), make(9))]
        }
        M::CentreOffset => vec![(framed([120, 60, 200, 280]), framed([121, 60, 200, 280]))],
        M::FillToCorners => {
            let scene = || Scene::new(400, 400, BLUE).rgba();
            let mut gap = vec![255; 160_000];
            gap[0] = 0;
            vec![(measure(&scene(), Some(&[255; 160_000])), measure(&scene(), Some(&gap)))]
        }
        M::BackgroundColor => match &rule.limit {
            Limit::Tone { low, high, .. } => {
                let ground = |level: u8| on([level; 3], [100, 60, 200, 280]);
                let mut pairs = vec![(ground(*low), ground(low - 1))];
                if *high < 255 {
                    pairs.push((ground(*high), ground(high + 1)));
                }
                pairs
            }
            _ => {
                let mut scene = Scene::new(400, 400, WHITE);
                scene.product([100, 60, 200, 280], BLUE);
                scene.rect([340, 0, 60, 60], [254; 3]);
                vec![(plain(), scene.measured())]
            }
        },
        M::IsLifestyle => {
            let mut scene = Scene::new(400, 400, WHITE);
            scene.product([0, 0, 400, 400], BLUE);
            vec![(plain(), scene.measured())]
        }
        M::BlurredOrPixelated => sharpness(),
        // By its number: edges that a computer draws leave images of themselves above any filter's reach, and no enlargement
        // of this picture would be told (docs of the measure).
        M::Upscaled => {
            let make = |band: f64| with(|m| m.picture.bandwidth = Some(band));
            vec![(make(0.55), make(0.549))]
        }
        M::CropMinPx => after_crop(set, role, rule),
        M::DuplicateImages => {
            let twin = || SetNumbers { duplicates: vec!["twin.png".into()], ..SetNumbers::default() };
            vec![(with(|m| m.set = Some(SetNumbers::default())), with(|m| m.set = Some(twin())))]
        }
        M::AspectRatioConsistent => {
            let make = |common_ratio: f64| {
                with(|m| m.set = Some(SetNumbers { common_ratio, common_share: 1.0, ..SetNumbers::default() }))
            };
            vec![(make(1.004), make(1.006))]
        }
        M::SomeOf => {
            let Limit::SomeOf { least, of } = &rule.limit else { panic!("{}", rule.id) };
            of_several(*least, of)
        }
        _ => match &rule.limit {
            Limit::SomeOf { least, of } => of_several(*least, of),
            _ => drawn(rule),
        },
    }
}
