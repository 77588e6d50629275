//! The bindings in a real browser: a picture made here is opened, drawn, compared; what fails has a code.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod engines;

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};
use js_sys::{Function, Reflect};
use proofroom::market::Context;
use proofroom::wasm::fault::Fault;
use proofroom::wasm::outline::read_svg_path;
use proofroom::wasm::picture::{Picture, sha256};
use tsify::Tsify;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn file(format: ImageFormat, width: u32, height: u32, color: [u8; 4]) -> Vec<u8> {
    let picture = RgbaImage::from_pixel(width, height, Rgba(color));
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => image::DynamicImage::from(picture).into_rgb8().write_to(&mut bytes, format).unwrap(),
        _ => picture.write_to(&mut bytes, format).unwrap(),
    }
    bytes.into_inner()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

fn code(fault: Fault) -> String {
    let error = JsValue::from(fault);
    assert!(error.is_instance_of::<js_sys::Error>());
    assert!(!get(&error, "message").as_string().unwrap().is_empty());
    get(&error, "code").as_string().unwrap()
}

fn always() -> Function {
    Function::new_with_args("part", "return true")
}

#[wasm_bindgen_test]
fn a_picture_says_what_it_is() {
    for (format, word) in [(ImageFormat::Png, "png"), (ImageFormat::Jpeg, "jpeg"), (ImageFormat::Tiff, "tiff")] {
        let bytes = file(format, 5, 3, [200, 100, 50, 255]);
        let expected = sha256(&bytes);
        let picture = Picture::open(bytes, "five by three").unwrap();
        let about = JsValue::from(picture.about().unwrap());
        assert_eq!(get(&about, "sha256").as_string().unwrap(), expected);
        assert_eq!(get(&about, "info.format").as_string().unwrap(), word);
        assert_eq!(get(&about, "info.width").as_f64(), Some(5.0));
        assert_eq!(get(&about, "info.storedHeight").as_f64(), Some(3.0));
        assert_eq!((picture.width(), picture.height()), (5, 3));
    }
}

#[wasm_bindgen_test]
fn pixels_come_as_they_went_in() {
    let color = [200, 100, 50, 128];
    let picture = Picture::open(file(ImageFormat::Png, 4, 2, color), "a.png").unwrap();
    assert_eq!(picture.rgba().unwrap().0, color.repeat(8));
    // Four bytes a pixel as stored, and as many as drawn.
    assert_eq!(picture.held_bytes(), 64.0);
    let small = picture.thumbnail(2).unwrap();
    assert_eq!((small.width(), small.height()), (2, 1));
    assert_eq!(small.take().0, color.repeat(2));
}

/// The same test runs natively, in `tests/color_compare.rs`.
#[wasm_bindgen_test]
fn every_engine_gives_these_bits() {
    engines::check();
}

#[wasm_bindgen_test]
fn a_point_reads_in_both_spaces() {
    let picture = Picture::open(file(ImageFormat::Png, 2, 2, [255, 255, 255, 255]), "white.png").unwrap();
    let reading = JsValue::from(picture.reading(1, 1, 1).unwrap());
    assert_eq!(get(&reading, "own.values.0").as_f64(), Some(255.0));
    // White is L* 100 by definition; 1e-3 is the accuracy that the conversion promises.
    assert!((get(&reading, "lab.0").as_f64().unwrap() - 100.0).abs() < 1e-3);
    assert_eq!(code(picture.reading(2, 0, 1).err().unwrap()), "invalid-argument");
}

#[wasm_bindgen_test]
fn failures_have_codes() {
    let png = file(ImageFormat::Png, 50, 50, [1, 2, 3, 255]);
    for (bytes, wanted) in [
        (Vec::new(), "unknown-format"),
        (b"plain text".to_vec(), "unknown-format"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00".to_vec(), "unsupported"),
        (png[..png.len() / 2].to_vec(), "damaged"),
    ] {
        assert_eq!(code(Picture::open(bytes, "x").err().unwrap()), wanted);
    }
}

#[wasm_bindgen_test]
fn pictures_are_compared() {
    let open = |level, side| {
        Picture::open(file(ImageFormat::Png, side, side, [level, level, level, 255]), "gray.png").unwrap()
    };
    let (gray, same, lighter, small) = (open(100, 40), open(100, 40), open(140, 40), open(100, 20));
    let report = |sample: &Picture| JsValue::from(sample.compare(&gray, 3.0, &always()).unwrap().report().unwrap());
    assert_eq!(get(&report(&same), "statistics.max").as_f64(), Some(0.0));
    // Two grays 40 levels apart are far more than 3 apart, everywhere.
    assert_eq!(get(&report(&lighter), "statistics.shareOver").as_f64(), Some(1.0));
    assert_eq!(get(&report(&lighter), "histogram.length").as_f64(), Some(64.0));
    let map = lighter.compare(&gray, 3.0, &always()).unwrap().heat_map().unwrap();
    assert_eq!((map.width(), map.height(), map.take().0.len()), (40, 40, 40 * 40 * 4));
    assert_eq!(code(small.compare(&gray, 3.0, &always()).err().unwrap()), "size-mismatch");
    assert_eq!(code(same.compare(&gray, -1.0, &always()).err().unwrap()), "invalid-argument");
}

#[wasm_bindgen_test]
fn the_listener_can_stop_the_work() {
    let picture = Picture::open(file(ImageFormat::Png, 100, 100, [9, 9, 9, 255]), "a.png").unwrap();
    for body in ["return false", "throw new Error('gone')"] {
        let listener = Function::new_with_args("part", body);
        assert_eq!(code(picture.compare(&picture, 3.0, &listener).err().unwrap()), "cancelled", "{body}");
    }
}

#[wasm_bindgen_test]
fn channels_judge_and_refuse_what_is_no_rule_file() {
    let mut white = RgbaImage::from_pixel(300, 300, Rgba([255, 255, 255, 255]));
    for (x, y) in (90..210).flat_map(|x| (90..210).map(move |y| (x, y))) {
        white.put_pixel(x, y, Rgba([120, 30, 30, 255]));
    }
    let mut bytes = Cursor::new(Vec::new());
    white.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let picture = Picture::open(bytes.into_inner(), "square.png").unwrap();
    let judge = |rules: &str| {
        let day = Context::on("2026-11-23").into_ts().unwrap();
        picture.market(vec![rules.to_owned()], vec![String::new()], day, None, None)
    };
    let data = JsValue::from(judge(include_str!("../rules/amazon.json")).unwrap());
    assert_eq!(get(&data, "reports.0.channel").as_string().unwrap(), "amazon");
    // 40 % of the frame, and far too small: refused.
    assert_eq!(get(&data, "reports.0.verdict").as_string().unwrap(), "failure");
    assert_eq!(get(&data, "subject.bounds.width").as_f64(), Some(120.0));
    assert_eq!(code(judge("nowhere").err().unwrap()), "damaged");
    assert_eq!(code(picture.refine("photoshop-2000", None, &always()).err().unwrap()), "invalid-argument");
}

#[wasm_bindgen_test]
fn an_svg_path_is_ready_to_draw() {
    let text = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M10 10H90V90H10Z"/></svg>"#;
    let path = JsValue::from(read_svg_path(text, "square.svg", 100, 100).unwrap());
    assert_eq!(get(&path, "knots").as_f64(), Some(4.0));
    assert_eq!(get(&path, "anchors.length").as_f64(), Some(8.0));
    assert_eq!(get(&path, "source").as_string().unwrap(), "svg");
    assert_eq!(code(read_svg_path("<p>no</p>", "x.svg", 100, 100).err().unwrap()), "damaged");
}
