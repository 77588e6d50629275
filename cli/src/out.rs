//! The one place that prints: whole texts to a locked stream, so that two threads never mix their lines.
//! A closed pipe (`proofroom check … | head`) is not an error.

use std::io::Write;

/// Writes a text and a line end to the standard output.
pub fn say(text: impl AsRef<str>) {
    // A reader that went away wants no more.
    let _closed = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
}

/// Writes an error as one sentence, its causes after colons, to the error output.
pub fn complain(error: &anyhow::Error) {
    let _closed = writeln!(std::io::stderr().lock(), "proofroom: {error:#}");
}
