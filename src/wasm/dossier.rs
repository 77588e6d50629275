//! Bindings of the dossier: lay one out, finish it with the studio's signature, hold one against itself.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use crate::error::Error;
use crate::review::dossier::container::Entry;
use crate::review::dossier::{self, DossierReport, Finished, Packed, Takes, Thumb};
use crate::review::event::{Hash, Millis};
use crate::review::log::Log;
use crate::review::signed::sha256;

/// An entry of a dossier, as its container wants it.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct DossierEntry {
    /// Its path in the container.
    pub name: String,
    /// Size, bytes.
    pub bytes: u32,
    /// CRC-32 of its contents.
    pub crc32: u32,
}

/// A dossier that waits for its signature.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct DossierDraft {
    /// Canonical JSON of what is signed.
    pub manifest: String,
    /// What the studio signs, as UTF-8.
    pub to_sign: String,
    /// `index.html`.
    pub page: String,
    /// `log.jsonl`.
    pub log: String,
    /// Report, log, thumbnails, files: in this order, the last two as they were added.
    pub entries: Vec<DossierEntry>,
}

/// What goes into a dossier, in a worker's memory.
#[wasm_bindgen]
pub struct DossierMaker {
    log: Log,
    thumbs: Vec<Thumb>,
    files: Vec<Packed>,
}

#[wasm_bindgen]
impl DossierMaker {
    /// The dossier of a log file, every signature of which is checked.
    #[wasm_bindgen(constructor)]
    pub fn new(log: &str) -> Crossing<Self> {
        let mut reading = Log::read(log)?;
        if let Some(failure) = reading.failures.first() {
            let place = format!("line {}", failure.line);
            let expected = "a good event: a log with others makes no evidence".into();
            return Err(Error::Damaged { format: "event log", place, found: failure.message.clone(), expected }.into());
        }
        let found = reading.logs.len();
        let (Some(log), 1) = (reading.logs.pop(), found) else {
            let (found, expected) = (format!("{found} reviews"), "the log of one review".into());
            return Err(Error::InvalidArgument { name: "log", found, expected }.into());
        };
        Ok(Self { log, thumbs: Vec::new(), files: Vec::new() })
    }

    /// Adds the small picture of a version.
    #[wasm_bindgen(js_name = addThumb)]
    pub fn add_thumb(&mut self, file: String, media_type: String, bytes: Vec<u8>) {
        self.thumbs.push(Thumb { file, media_type, bytes });
    }

    /// Adds a version's file, of which only sums are kept; refused when one byte is another.
    #[wasm_bindgen(js_name = addFile)]
    pub fn add_file(&mut self, file: Hash, name: &str, bytes: &[u8]) -> Crossing<()> {
        let found = sha256(bytes);
        if found != file {
            let what = format!("the file {name}");
            return Err(Error::Forged { what, found, expected: format!("SHA-256 {file}") }.into());
        }
        let Entry { bytes, crc32, .. } = Entry::of("", bytes)?;
        self.files.push(Packed { file, bytes, crc32 });
        Ok(())
    }

    /// Lays it out; `approved` refuses files that do not stand approved.
    pub fn draft(&self, approved: bool, made_at: Millis) -> Crossing<Ts<DossierDraft>> {
        let takes = if approved { Takes::Approved } else { Takes::Any };
        let dossier::Draft { manifest, to_sign, page, log, entries } =
            dossier::draft(&self.log, &self.thumbs, &self.files, takes, made_at)?;
        let entry = |Entry { name, bytes, crc32 }| DossierEntry { name, bytes, crc32 };
        let entries = entries.into_iter().map(entry).collect();
        Ok(DossierDraft { manifest, to_sign, page, log, entries }.into_ts()?)
    }
}

/// What stands around the contents of a signed dossier.
#[wasm_bindgen]
pub struct DossierFrame(Finished);

#[wasm_bindgen]
impl DossierFrame {
    /// `dossier.json`, the last entry.
    #[must_use]
    pub fn sealed(&self) -> String {
        self.0.sealed.clone()
    }

    /// What stands before entry `n`; `dossier.json` is the last one.
    #[must_use]
    pub fn head(&self, n: usize) -> Vec<u8> {
        self.0.frame.heads.get(n).cloned().unwrap_or_default()
    }

    /// What stands after the last.
    #[must_use]
    pub fn tail(&self) -> Vec<u8> {
        self.0.frame.tail.clone()
    }
}

/// Entries of a draft, on their way back.
#[derive(Serialize, Deserialize, Tsify)]
pub struct DossierEntries {
    /// As the draft gave them.
    pub entries: Vec<DossierEntry>,
}

/// Puts the studio's signature to a draft.
#[wasm_bindgen(js_name = finishDossier)]
pub fn finish_dossier(manifest: &str, signature: &str, of: Ts<DossierEntries>) -> Crossing<DossierFrame> {
    let entry = |DossierEntry { name, bytes, crc32 }| Entry { name, bytes, crc32 };
    let entries: Vec<_> = of.to_rust()?.entries.into_iter().map(entry).collect();
    Ok(DossierFrame(dossier::finish(manifest, signature, &entries)?))
}

/// Holds a dossier against itself.
#[wasm_bindgen(js_name = checkDossier)]
pub fn check_dossier(bytes: &[u8]) -> Crossing<Ts<DossierReport>> {
    Ok(dossier::check(bytes).into_ts()?)
}
