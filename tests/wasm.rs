//! The bindings in a real browser: a picture made here is opened, drawn, compared; what fails has a code.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};
use js_sys::{Function, Reflect};
use proofroom::wasm::fault::Fault;
use proofroom::wasm::outline::read_svg_path;
use proofroom::wasm::picture::{Picture, sha256};
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

#[wasm_bindgen_test]
fn a_point_reads_in_both_spaces() {
    let picture = Picture::open(file(ImageFormat::Png, 2, 2, [255, 255, 255, 255]), "white.png").unwrap();
    let reading = JsValue::from(picture.reading(1, 1).unwrap());
    assert_eq!(get(&reading, "rgb.0").as_f64(), Some(255.0));
    // White is L* 100 by definition; 1e-3 is the accuracy that the conversion promises.
    assert!((get(&reading, "lab.0").as_f64().unwrap() - 100.0).abs() < 1e-3);
    assert_eq!(code(picture.reading(2, 0).err().unwrap()), "invalid-argument");
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
fn an_svg_path_is_ready_to_draw() {
    let text = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M10 10H90V90H10Z"/></svg>"#;
    let path = JsValue::from(read_svg_path(text, "square.svg", 100, 100).unwrap());
    assert_eq!(get(&path, "knots").as_f64(), Some(4.0));
    assert_eq!(get(&path, "anchors.length").as_f64(), Some(8.0));
    assert_eq!(get(&path, "source").as_string().unwrap(), "svg");
    assert_eq!(code(read_svg_path("<p>no</p>", "x.svg", 100, 100).err().unwrap()), "damaged");
}
