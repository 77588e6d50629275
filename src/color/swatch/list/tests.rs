use super::{List, Named, read};
use crate::color::lab::Lab;

fn names(list: &List) -> Vec<&str> {
    list.colors.iter().map(|named| named.name.as_str()).collect()
}

fn near(named: &Named, [l, a, b]: [f64; 3]) {
    let found = named.lab;
    assert!((found.l - l).abs() < 0.02 && (found.a - a).abs() < 0.02 && (found.b - b).abs() < 0.02, "{named:?}");
}

/// Red in sRGB.
const RED: [f64; 3] = [54.29, 80.80, 69.89];

#[test]
fn tables_with_and_without_a_header() {
    for text in [
        "name,L,a,b\nred,54.29,80.80,69.89\nsky,60,-5,-30\n",
        "red,54.29,80.80,69.89\r\nsky,60,-5,-30",
        "Name;Hex\nred;#FF0000\nsky;#4a96c4\n",
        "red,#f00\nsky,4a96c4\n",
        "x,y,width,height,b,g,r,name\n1,2,3,4,0,0,255,red\n9,9,9,9,1,2,3,sky",
        "[{\"name\":\"red\",\"lab\":[54.29,80.80,69.89]},{\"name\":\"sky\",\"hex\":\"#4a96c4\"}]",
        "{\"swatches\":[{\"name\":\"red\",\"L\":54.29,\"a\":80.80,\"b\":69.89},{\"Name\":\"sky\",\"rgb\":[1,2,3]}]}",
    ] {
        let list = read(text.as_bytes()).unwrap();
        assert_eq!(names(&list), ["red", "sky"], "{text}");
        near(&list.colors[0], RED);
    }
    let placed = read(b"name,hex,x,y,w,h\nred,#f00,1,2,3,4\n").unwrap();
    assert_eq!(placed.colors[0].region.map(|r| [r.x, r.y, r.width, r.height]), Some([1.0, 2.0, 3.0, 4.0]));
}

#[test]
fn errors_name_the_place() {
    for (text, wanted) in [
        (
            "name,L,a,b\nred,54,80",
            "swatch table: row 2: found red,54,80, expected a colour: L, a, b, or hex, or r, g, b",
        ),
        ("red,#ff00zz\n", "swatch table: row 1: found red,#ff00zz, expected a colour as #rrggbb"),
        ("red,154,0,0\n", "swatch table: row 1: found red,154,0,0, expected L* of 0 to 100, a* and b* of -200 to 200"),
        ("{}", "swatch list: whole file: found an object, expected a list, or an object with a list \"swatches\""),
        (
            "[{\"name\":\"x\"}]",
            "swatch list: entry 1 (x): found {\"name\":\"x\"}, expected a colour: L, a, b, or hex, or r, g, b",
        ),
    ] {
        assert_eq!(read(text.as_bytes()).unwrap_err().to_string(), wanted);
    }
}

fn ase(entries: &[(&str, &[u8; 4], &[f32])]) -> Vec<u8> {
    let mut bytes = b"ASEF\0\x01\0\0".to_vec();
    bytes.extend((entries.len() as u32 + 2).to_be_bytes());
    bytes.extend([0xc0, 1, 0, 0, 0, 6, 0, 2, 0, b'G', 0, 0]);
    for (name, model, values) in entries {
        let mut body = (name.len() as u16 + 1).to_be_bytes().to_vec();
        name.encode_utf16().chain([0]).for_each(|unit| body.extend(unit.to_be_bytes()));
        body.extend(*model);
        values.iter().for_each(|value| body.extend(value.to_be_bytes()));
        body.extend([0, 0]);
        bytes.extend([0, 1]);
        bytes.extend((body.len() as u32).to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend([0xc0, 2, 0, 0, 0, 0]);
    bytes
}

#[test]
fn swatch_exchange() {
    let file = ase(&[
        ("red", b"RGB ", &[1.0, 0.0, 0.0]),
        ("lab", b"LAB ", &[0.6, -5.0, -30.0]),
        ("gray", b"Gray", &[0.5]),
        ("ink", b"CMYK", &[0.0, 1.0, 1.0, 0.0]),
        ("mad", b"RGB ", &[f32::NAN, 0.0, 0.0]),
    ]);
    let list = read(&file).unwrap();
    assert_eq!(names(&list), ["red", "lab", "gray"]);
    near(&list.colors[0], RED);
    near(&list.colors[1], [60.0, -5.0, -30.0]);
    assert_eq!(list.problems.len(), 2);
    assert!(list.problems[0].contains("\"ink\" is given in CMYK"), "{:?}", list.problems);
    for length in 4..file.len() - 6 {
        let error = read(&file[..length]).unwrap_err();
        assert_eq!(error.code(), "damaged", "{length}");
    }
}

#[test]
fn photoshop_swatches() {
    let colors: [(u16, [u16; 4]); 4] = [
        (0, [65535, 0, 0, 0]),
        (7, [6000, (-500i16).cast_unsigned(), (-3000i16).cast_unsigned(), 0]),
        (1, [0, 65535, 65535, 0]),
        (2, [0, 0, 0, 0]),
    ];
    let mut file = Vec::new();
    for version in [1u16, 2] {
        file.extend(version.to_be_bytes());
        file.extend((colors.len() as u16).to_be_bytes());
        for (space, values) in colors {
            file.extend(space.to_be_bytes());
            values.iter().for_each(|value| file.extend(value.to_be_bytes()));
            if version == 2 {
                file.extend([0, 0, 0, 2, 0, b'a', 0, 0]);
            }
        }
    }
    let list = read(&file).unwrap();
    assert_eq!((names(&list), list.problems.len()), (vec!["a", "a", "a"], 1));
    near(&list.colors[0], RED);
    near(&list.colors[1], [60.0, -5.0, -30.0]);
    near(&list.colors[2], RED);
    let first = read(&file[..4 + 4 * 10]).unwrap();
    assert_eq!(names(&first), ["swatch 1", "swatch 2", "swatch 3"]);
    assert_eq!(read(&file[..30]).unwrap_err().code(), "damaged");
}

#[test]
fn color_exchange() {
    let xml = r##"<?xml version="1.0"?><cc:CxF xmlns:cc="http://colorexchangeformat.com/CxF3-core"><cc:Resources>
        <cc:ObjectCollection>
        <cc:Object Name="wall" ObjectType="Target"><cc:ColorValues><cc:ColorCIELab ColorSpecification="D50">
          <cc:L>60</cc:L><cc:A>-5</cc:A><cc:B>-30</cc:B></cc:ColorCIELab></cc:ColorValues></cc:Object>
        <cc:Object Name="red"><cc:ColorValues><cc:ColorSRGB MaxRange="255"><cc:R>255</cc:R><cc:G>0</cc:G><cc:B>0</cc:B>
          </cc:ColorSRGB></cc:ColorValues></cc:Object>
        <cc:Object Name="day"><cc:ColorValues><cc:ColorCIELab ColorSpecification="D65"><cc:L>6</cc:L><cc:A>0</cc:A>
          <cc:B>0</cc:B></cc:ColorCIELab></cc:ColorValues></cc:Object>
        <cc:Object Name="curve"><cc:ColorValues><cc:ReflectanceSpectrum>0.1 0.2</cc:ReflectanceSpectrum></cc:ColorValues>
        </cc:Object></cc:ObjectCollection>
        <cc:ColorSpecificationCollection><cc:ColorSpecification Id="D65"><cc:TristimulusSpec>
          <cc:Illuminant>D65</cc:Illuminant><cc:Observer>2_Degree</cc:Observer></cc:TristimulusSpec></cc:ColorSpecification>
        </cc:ColorSpecificationCollection></cc:Resources></cc:CxF>"##;
    let list = read(xml.as_bytes()).unwrap();
    assert_eq!(names(&list), ["wall", "red"]);
    near(&list.colors[0], [60.0, -5.0, -30.0]);
    near(&list.colors[1], RED);
    assert!(list.problems[0].contains("illuminant D65") && list.problems[1].contains("spectra"), "{:?}", list.problems);
    // Entities could grow without bound: a document type is refused.
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><CxF>&b;</CxF>";
    assert_eq!(read(bomb.as_bytes()).unwrap_err().code(), "damaged");
    assert_eq!(read(b"<svg/>").unwrap_err().code(), "damaged");
}

#[test]
fn red_is_red() {
    near(&Named { name: String::new(), lab: Lab::from_srgb([1.0, 0.0, 0.0]), region: None }, RED);
}
