//! Reads `.cube` files strictly: a table that is not understood to the last number is refused.

use super::{Lut, Table};
use crate::error::{Error, Result};

/// Largest file, bytes: a 3D table of 256 points with 12 characters a number and more.
pub(super) const MOST_BYTES: usize = 768 << 20;
/// The format's limits on the number of points.
const MOST_1D: usize = 65_536;
const MOST_3D: usize = 256;
/// More warnings than this are not kept.
const MOST_WARNINGS: usize = 20;

/// What the keywords said.
#[derive(Default)]
struct Head {
    title: String,
    size_1d: Option<usize>,
    size_3d: Option<usize>,
    low: Option<[f64; 3]>,
    high: Option<[f64; 3]>,
    range_1d: Option<[f64; 2]>,
    range_3d: Option<[f64; 2]>,
    warnings: Vec<String>,
}

/// Reads a `.cube` file.
///
/// # Errors
/// [`Error::Damaged`] names the line, what stands there and what should; [`Error::TooLarge`] for more than 768 MiB.
pub fn parse(bytes: &[u8]) -> Result<Lut> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::TooLarge {
            what: "the .cube file, bytes",
            found: bytes.len().to_string(),
            limit: MOST_BYTES.to_string(),
        });
    }
    let text = text(bytes)?;
    let mut head = Head::default();
    let mut entries: Vec<[f64; 3]> = Vec::new();
    let mut wanted = 0;
    // Windows, Unix and old Mac line ends; a line of CR LF gives an empty one after it, which is skipped but counted.
    let crlf = text.contains("\r\n");
    let lines = text.split(|end: char| end == '\n' || (end == '\r' && !crlf));
    for (index, line) in lines.enumerate() {
        let number = index + 1;
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = line.split_ascii_whitespace();
        let first = words.next().unwrap_or_default();
        if is_number(first) {
            if entries.is_empty() {
                wanted = head.entries(number)?;
                entries.reserve_exact(wanted.min(text.len() / 6 + 1));
            }
            if entries.len() == wanted {
                return Err(bad(number, format!("row {} of the table", wanted + 1), format!("{wanted} rows")));
            }
            entries.push(numbers(line, number)?);
        } else if entries.is_empty() {
            head.keyword(first, line, number)?;
        } else {
            return Err(bad(number, shown(line), "three numbers, as in the rows before".to_owned()));
        }
    }
    if entries.is_empty() {
        wanted = head.entries(text.lines().count().max(1))?;
    }
    if entries.len() < wanted {
        return Err(Error::Damaged {
            format: ".cube",
            place: "end of the file".to_owned(),
            found: format!("{} rows of numbers", entries.len()),
            expected: format!("{wanted}"),
        });
    }
    Ok(head.finish(entries))
}

fn text(bytes: &[u8]) -> Result<&str> {
    let wrong = |at: usize, found: String| Error::Damaged {
        format: ".cube",
        place: format!("byte {at}"),
        found,
        expected: "a text of keywords and numbers".to_owned(),
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = core::str::from_utf8(bytes)
        .map_err(|error| wrong(error.valid_up_to(), "bytes that are no UTF-8 text".to_owned()))?;
    match text.find(|character: char| character.is_control() && !character.is_ascii_whitespace()) {
        Some(at) => Err(wrong(at, "a control character".to_owned())),
        None => Ok(text),
    }
}

fn bad(line: usize, found: String, expected: String) -> Error {
    Error::Damaged { format: ".cube", place: format!("line {line}"), found, expected }
}

/// Foreign text in an error: its beginning.
fn shown(line: &str) -> String {
    let short: String = line.chars().take(40).collect();
    if short.len() < line.len() { format!("\"{short}…\"") } else { format!("\"{short}\"") }
}

/// Whether a word is meant as a number: also `nan` and `inf`, which are refused as such later.
fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'))
        || word.parse::<f64>().is_ok()
}

fn numbers<const N: usize>(line: &str, number: usize) -> Result<[f64; N]> {
    let expected = || format!("{N} finite numbers with decimal points");
    let mut values = [0.0; N];
    let mut words = line.split_ascii_whitespace();
    for value in &mut values {
        let word = words.next().ok_or_else(|| bad(number, shown(line), expected()))?;
        *value = word
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite())
            .ok_or_else(|| bad(number, format!("{} in {}", shown(word), shown(line)), expected()))?;
    }
    match words.next() {
        Some(more) if !more.starts_with('#') => Err(bad(number, shown(line), expected())),
        _ => Ok(values),
    }
}

impl Head {
    fn keyword(&mut self, word: &str, line: &str, number: usize) -> Result<()> {
        let rest = line.get(word.len()..).unwrap_or_default().trim();
        fn once<T>(slot: &mut Option<T>, value: T, word: &str, number: usize) -> Result<()> {
            match slot {
                Some(_) => Err(bad(number, format!("{word} a second time"), "it once".to_owned())),
                None => {
                    *slot = Some(value);
                    Ok(())
                }
            }
        }
        match word {
            "TITLE" => {
                self.title = rest.trim_matches('"').chars().take(200).collect();
                Ok(())
            }
            "LUT_1D_SIZE" => once(&mut self.size_1d, size(rest, MOST_1D, word, number)?, word, number),
            "LUT_3D_SIZE" => once(&mut self.size_3d, size(rest, MOST_3D, word, number)?, word, number),
            "DOMAIN_MIN" => once(&mut self.low, numbers(rest, number)?, word, number),
            "DOMAIN_MAX" => once(&mut self.high, numbers(rest, number)?, word, number),
            "LUT_1D_INPUT_RANGE" => once(&mut self.range_1d, range(rest, word, number)?, word, number),
            "LUT_3D_INPUT_RANGE" => once(&mut self.range_3d, range(rest, word, number)?, word, number),
            _ if word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') => {
                if self.warnings.len() < MOST_WARNINGS {
                    self.warnings
                        .push(format!("Line {number}: the keyword {} is not known and was passed over.", shown(word)));
                }
                Ok(())
            }
            _ => Err(bad(number, shown(line), "a keyword, a comment or three numbers".to_owned())),
        }
    }

    /// How many rows of numbers must follow; checks what the keywords say together.
    fn entries(&self, line: usize) -> Result<usize> {
        let (low, high) = (self.low.unwrap_or([0.0; 3]), self.high.unwrap_or([1.0; 3]));
        for (name, (low, high)) in ["red", "green", "blue"].into_iter().zip(low.into_iter().zip(high)) {
            if low >= high {
                let found = format!("a domain from {low} to {high} in {name}");
                return Err(bad(line, found, "DOMAIN_MIN below DOMAIN_MAX".to_owned()));
            }
        }
        match (self.size_1d, self.size_3d) {
            (None, None) => {
                let expected = "LUT_1D_SIZE or LUT_3D_SIZE before the numbers";
                Err(bad(line, "no size of the table".to_owned(), expected.to_owned()))
            }
            (one, three) => Ok(one.unwrap_or(0) + three.map_or(0, |size| size * size * size)),
        }
    }

    fn finish(self, mut entries: Vec<[f64; 3]>) -> Lut {
        let (low, high) = (self.low.unwrap_or([0.0; 3]), self.high.unwrap_or([1.0; 3]));
        let spread = |range: [f64; 2]| ([range[0]; 3], [range[1]; 3]);
        let cube_entries = entries.split_off(self.size_1d.unwrap_or(0).min(entries.len()));
        // The domain is that of the file's input, which a shaper takes first.
        let inner = if self.size_1d.is_some() { ([0.0; 3], [1.0; 3]) } else { (low, high) };
        let (low, high) = self.range_1d.map_or((low, high), spread);
        let curve = self.size_1d.map(|size| Table { size, low, high, entries });
        let (low, high) = self.range_3d.map_or(inner, spread);
        let cube = self.size_3d.map(|size| Table { size, low, high, entries: cube_entries });
        Lut { title: self.title, curve, cube, warnings: self.warnings }
    }
}

fn size(text: &str, most: usize, word: &str, number: usize) -> Result<usize> {
    let size = text.split_ascii_whitespace().next().unwrap_or_default().parse::<usize>().ok();
    size.filter(|size| (2..=most).contains(size))
        .ok_or_else(|| bad(number, format!("{word} {}", shown(text)), format!("a whole number from 2 to {most}")))
}

fn range(text: &str, word: &str, number: usize) -> Result<[f64; 2]> {
    let [low, high] = numbers(text, number)?;
    if low < high {
        Ok([low, high])
    } else {
        Err(bad(number, format!("{word} {low} {high}"), "the lower number first".to_owned()))
    }
}
