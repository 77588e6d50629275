//! CxF3 (ISO 17972-1): objects with colour values in CIELab or sRGB. Spectra are not turned into colour; an object that has
//! nothing else is a problem, and so is Lab of another illuminant than D50 or another observer than 2°.

use roxmltree::{Document, Node};

use super::{List, Named, checked, from_srgb};
use crate::color::lab::Lab;
use crate::error::{Error, Result};

pub(super) fn read(text: &str) -> Result<List> {
    let document = Document::parse(text).map_err(|error| Error::Damaged {
        format: "CxF",
        place: format!("line {}, column {}", error.pos().row, error.pos().col),
        found: error.to_string(),
        expected: "well-formed XML without a document type".to_owned(),
    })?;
    if document.root_element().tag_name().name() != "CxF" {
        return Err(Error::Damaged {
            format: "CxF",
            place: "root element".to_owned(),
            found: document.root_element().tag_name().name().to_owned(),
            expected: "CxF".to_owned(),
        });
    }
    let mut list = List::default();
    for object in document.descendants().filter(|node| node.tag_name().name() == "Object") {
        let name = object.attribute("Name").or(object.attribute("Id")).unwrap_or_default().to_owned();
        match color(&document, object) {
            Ok(lab) => list.colors.push(Named { name, lab, region: None }),
            Err(why) => list.problems.push(format!("\"{name}\" {why}.")),
        }
    }
    Ok(list)
}

/// The object's colour, or why it has none.
fn color(document: &Document, object: Node) -> Result<Lab, String> {
    let found = |name: &str| object.descendants().find(|node| node.tag_name().name() == name);
    let numbers = |node: Node, names: [&str; 3]| -> Option<[f64; 3]> {
        let mut values = [0.0; 3];
        for (value, name) in values.iter_mut().zip(names) {
            let text = node.children().find(|child| child.tag_name().name() == name)?.text()?;
            *value = text.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
        }
        Some(values)
    };
    if let Some(lab) = found("ColorCIELab") {
        let specification = lab.attribute("ColorSpecification").unwrap_or_default();
        if let Some(other) = condition(document, specification) {
            return Err(format!("is given for {other}; Lab for D50 and the 2° observer is read"));
        }
        let color = numbers(lab, ["L", "A", "B"]).and_then(checked);
        return color.ok_or_else(|| "has Lab numbers that are no colour".to_owned());
    }
    if let Some(rgb) = found("ColorSRGB") {
        let full = rgb.attribute("MaxRange").and_then(|text| text.parse::<f64>().ok()).unwrap_or(255.0);
        let color = numbers(rgb, ["R", "G", "B"]).and_then(|color| from_srgb(color.map(|value| value / full)));
        return color.ok_or_else(|| "has sRGB numbers that are no colour".to_owned());
    }
    Err("has no Lab and no sRGB values (spectra are not read)".to_owned())
}

/// The illuminant or observer of a specification when it is not D50 with 2°.
fn condition(document: &Document, id: &str) -> Option<String> {
    let specification = document.descendants().find(|node| {
        node.tag_name().name() == "ColorSpecification" && node.attribute("Id") == Some(id) && !id.is_empty()
    })?;
    let text = |name: &str| {
        let node = specification.descendants().find(|node| node.tag_name().name() == name)?;
        Some(node.text()?.trim().to_owned())
    };
    let illuminant = text("Illuminant").filter(|found| !found.eq_ignore_ascii_case("D50"));
    let observer = text("Observer").filter(|found| !found.starts_with('2'));
    illuminant.map(|found| format!("illuminant {found}")).or(observer.map(|found| format!("observer {found}")))
}
