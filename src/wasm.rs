//! The core, shown to JavaScript: each binding converts, calls, converts.
//!
//! Pixels cross once, into a [`Picture`](picture::Picture) handle, and come back as typed arrays that the worker
//! transfers. Plain values cross as the TypeScript types that are derived from the Rust ones. A failure becomes a
//! JavaScript `Error` whose `code` is [`Error::code`](crate::error::Error::code) and whose message stands alone. Nothing
//! is computed here, and nothing here starts a request.

pub mod channel;
pub mod colour;
pub mod dossier;
pub mod fault;
pub mod look;
pub mod matte;
pub mod outline;
pub mod pathing;
pub mod picture;
mod progress;
pub mod refine;
pub mod review;
pub mod share;

use wasm_bindgen::prelude::wasm_bindgen;

/// Names that the derived types use for plain strings and numbers.
#[wasm_bindgen(typescript_custom_section)]
const ALIASES: &str = "
/** A SHA-256, as 64 lower-case hex digits. */
export type Hash = string;
/** An Ed25519 public key, as 64 lower-case hex digits. */
export type PublicKey = string;
/** Milliseconds since 1970-01-01 UTC, by the author's clock. */
export type Millis = number;
";

/// Runs once when the module is instantiated: a panic then names its place in the console before the engine is dropped.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The release of Proofroom that measures, as it is recorded with findings.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
