//! Notes as W3C Web Annotations: what is written, what is read back, and what hostile input does.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod review_actors;

use proofroom::review::annotation::{MAX_ANNOTATIONS, Selector, from_selector, read, to_selector, write};
use proofroom::review::event::Body;
use proofroom::review::shape::NoteShape;
use proofroom::review::signed::sha256;
use proptest::prelude::*;
use review_actors::{Scene, note};
use serde_json::{Value, json};

fn shapes() -> [NoteShape; 5] {
    [
        NoteShape::Pin { x: 10.5, y: 20.5 },
        NoteShape::Rectangle { x: 1.0, y: 2.0, width: 30.0, height: 40.5 },
        NoteShape::Ellipse { x: 100.0, y: 50.0, width: 30.0, height: 41.0 },
        NoteShape::Freehand { points: vec![[5.0, 9.0], [3.5, 1.0], [8.0, 4.0]] },
        NoteShape::Arrow { from: [9.0, 1.0], to: [4.0, 7.5] },
    ]
}

#[test]
fn selectors_are_those_of_the_standard() {
    let written: Vec<Value> = shapes().iter().map(|shape| serde_json::to_value(to_selector(shape)).unwrap()).collect();
    let svg = |inside: &str| json!({ "type": "SvgSelector", "value": format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>") });
    assert_eq!(
        written,
        [
            svg("<circle cx=\"10.5\" cy=\"20.5\" r=\"0.5\"/>"),
            json!({ "type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=pixel:1,2,30,40.5" }),
            svg("<ellipse cx=\"115\" cy=\"70.5\" rx=\"15\" ry=\"20.5\"/>"),
            svg("<polyline fill=\"none\" points=\"5,9 3.5,1 8,4\"/>"),
            svg("<line x1=\"9\" y1=\"1\" x2=\"4\" y2=\"7.5\"/>"),
        ]
    );
}

#[test]
fn a_review_is_written_and_read_back() {
    let mut scene = Scene::with_two_people();
    let markup = "<b>bold</b> & \u{202E}right to left";
    for shape in shapes() {
        let body = Body::NoteAdded {
            version: sha256(b"v2"),
            text: markup.into(),
            region: None,
            shape: Some(shape),
            reply_to: None,
        };
        scene.say(body);
    }
    let first = scene.say(note("v1", "on the whole picture"));
    let answer = Body::NoteAdded {
        version: sha256(b"v2"),
        text: "an answer".into(),
        region: None,
        shape: None,
        reply_to: Some(first.clone()),
    };
    let answer = scene.say(answer);
    let gone = scene.say(note("v1", "taken back"));
    scene.say(Body::NoteWithdrawn { note: gone });
    scene.say(Body::NoteEdited { note: answer.clone(), text: "a better answer".into() });
    scene.say(Body::NoteResolved { note: first.clone(), resolved: true });
    let text = write(&scene.state()).unwrap();
    let page: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((page["type"].as_str(), page["items"].as_array().unwrap().len()), (Some("AnnotationPage"), 7));
    let whole = &page["items"][5];
    assert_eq!(whole["target"], json!({ "source": format!("urn:sha256:{}", sha256(b"v1")) }));
    assert_eq!(whole["proofroom:resolved"]["by"], "Atelier");
    let reply = &page["items"][6];
    assert_eq!(
        (reply["motivation"].as_str(), reply["target"].as_str()),
        (Some("replying"), Some(format!("urn:proofroom:note:{first}").as_str()))
    );
    assert_eq!(reply["body"]["value"], "a better answer");
    assert!(reply["created"].as_str() < reply["modified"].as_str());

    let reading = read(&text).unwrap();
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    let back: Vec<Option<NoteShape>> = reading.notes.iter().take(5).map(|note| note.shape.clone()).collect();
    assert_eq!(back, shapes().map(Some));
    let one = &reading.notes[0];
    assert_eq!(
        (one.text.as_str(), one.version.as_deref(), one.name.as_deref()),
        (markup, Some(sha256(b"v2").as_str()), Some("Atelier"))
    );
    assert_eq!(reading.notes[5].shape, None);
}

#[test]
fn plain_forms_of_other_tools_are_read() {
    let svg = |inside: &str| Selector::SvgSelector { value: format!("<svg>{inside}</svg>") };
    let fragment = |value: &str| Selector::FragmentSelector { conforms_to: None, value: value.into() };
    for (selector, shape) in [
        (fragment("xywh=1,2,3,4"), NoteShape::Rectangle { x: 1.0, y: 2.0, width: 3.0, height: 4.0 }),
        (svg("<circle cx='10' cy='20' r='5'/>"), NoteShape::Ellipse { x: 5.0, y: 15.0, width: 10.0, height: 10.0 }),
        (
            svg("<rect x='1' y='2' width='3px' height='4'/>"),
            NoteShape::Rectangle { x: 1.0, y: 2.0, width: 3.0, height: 4.0 },
        ),
        (
            svg("<g><polygon points='0 0 10 0 10,10'/></g>"),
            NoteShape::Freehand { points: vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 0.0]] },
        ),
    ] {
        assert_eq!(from_selector(&selector).unwrap(), shape);
    }
    let short = json!({ "type": "Annotation", "body": "too dark", "target": format!("urn:sha256:{}#xywh=1,2,3,4", sha256(b"v1")), "creator": "Ann" });
    let reading = read(&json!([short]).to_string()).unwrap();
    assert_eq!(reading.notes[0].shape, Some(NoteShape::Rectangle { x: 1.0, y: 2.0, width: 3.0, height: 4.0 }));
    assert_eq!(
        (reading.notes[0].version.clone(), reading.notes[0].name.as_deref()),
        (Some(sha256(b"v1")), Some("Ann"))
    );
}

#[test]
fn what_is_not_understood_is_named_and_loses_nothing_else() {
    let good = json!({ "type": "Annotation", "body": { "value": "x" }, "target": { "source": "urn:sha256:00" } });
    let with = |selector: Value| json!({ "type": "Annotation", "body": "x", "target": { "source": "a.jpg", "selector": selector } });
    let svg = |inside: &str| with(json!({ "type": "SvgSelector", "value": format!("<svg>{inside}</svg>") }));
    let cases = [
        (json!({ "type": "Page" }), "type: found \"Page\""),
        (json!({ "type": "Annotation", "body": "  ", "target": "a.jpg" }), "body"),
        (with(json!({ "type": "FragmentSelector", "value": "xywh=percent:1,2,3,4" })), "xywh=percent:1,2,3,4"),
        (with(json!({ "type": "FragmentSelector", "value": "xywh=pixel:1,2,3" })), "xywh=pixel:1,2,3"),
        (with(json!({ "type": "FragmentSelector", "value": "xywh=pixel:1,2,0,5" })), "shape width is 0"),
        (with(json!({ "type": "FragmentSelector", "value": "xywh=pixel:1,2,inf,5" })), "inf"),
        (with(json!({ "type": "CssSelector", "value": "img" })), "CssSelector"),
        (svg("<path d='M0 0L9 9'/>"), "path"),
        (svg("<circle r='5'/><circle r='6'/>"), "no shape or several"),
        (svg("<g transform='scale(2)'><circle r='5'/></g>"), "a transform"),
        (svg("<circle cx='NaN' r='5'/>"), "cx: found NaN"),
        (svg("<polyline points='1,2 3'/>"), "points"),
        (svg(&format!("<polyline points='{}'/>", "1,2 ".repeat(65))), "65, the limit is 64"),
        (svg(&" ".repeat(20_000)), "bytes"),
        (svg(&"<g/>".repeat(100)), "SVG selector"),
        (
            with(json!({ "type": "SvgSelector", "value": "<!DOCTYPE s [<!ENTITY a 'b'>]><svg>&a;</svg>" })),
            "SVG selector",
        ),
    ];
    for (item, said) in cases {
        let reading = read(&json!({ "items": [item, good] }).to_string()).unwrap();
        assert_eq!(reading.notes.len(), 1, "{item}");
        let [(0, error)] = reading.failures.as_slice() else { panic!("{item}: {:?}", reading.failures) };
        assert!(error.to_string().contains(said), "{error}: not {said}");
    }
    for text in ["", "7", "{", "{\"items\":3}", "null"] {
        assert_eq!(read(text).unwrap_err().code(), "damaged", "{text}");
    }
    let many = Value::Array(vec![Value::Null; MAX_ANNOTATIONS + 1]).to_string();
    assert_eq!(read(&many).unwrap_err().code(), "too-large");
}

fn number() -> impl Strategy<Value = f64> {
    (-1_000_000_i32..1_000_000).prop_map(|half| f64::from(half) / 2.0)
}

proptest! {
    #[test]
    fn every_shape_survives_a_round_trip(
        x in number(), y in number(), width in 1_u32..90_000, height in 1_u32..90_000,
        points in prop::collection::vec((number(), number()), 2..=64),
    ) {
        let (width, height) = (f64::from(width), f64::from(height));
        for shape in [
            NoteShape::Pin { x, y },
            NoteShape::Rectangle { x, y, width, height },
            NoteShape::Ellipse { x, y, width, height },
            NoteShape::Freehand { points: points.iter().map(|(x, y)| [*x, *y]).collect() },
            NoteShape::Arrow { from: [x, y], to: [x + width, y + height] },
        ] {
            prop_assert_eq!(from_selector(&to_selector(&shape)).unwrap(), shape);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(value in ".{0,200}", inside in "[a-z<>=/'\" 0-9,.-]{0,120}") {
        drop(read(&value));
        drop(from_selector(&Selector::FragmentSelector { conforms_to: None, value: value.clone() }));
        drop(from_selector(&Selector::SvgSelector { value }));
        drop(from_selector(&Selector::SvgSelector { value: format!("<svg>{inside}</svg>") }));
    }
}
