//! What a review takes in from others as text: a log, one event, an event under its name, annotations, a table of proofs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::review::{annotation, intake, log::Log, signed};

fuzz_target!(|text: &str| {
    if let Ok(reading) = Log::read(text) {
        for log in reading.logs {
            let _ = log.fold(proofroom::review::fold::Completeness::Whole);
        }
    }
    if let Ok(event) = signed::read(text) {
        assert_eq!(signed::read_kept(&event.hash, &event.line).ok().as_ref(), Some(&event));
    }
    let _ = annotation::read(text);
    let _ = intake::read(text, &[]);
    // Events are kept under their own hash, so that anybody's bytes may stand under a right name.
    for line in text.lines() {
        let _ = signed::read_kept(&signed::sha256(line.as_bytes()), line);
    }
});
