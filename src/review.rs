//! The review: proofs, their versions, notes and decisions, folded from a signed, append-only log.
//!
//! An [`event`] is the only thing that is ever written; [`signed`] gives it its one sequence of bytes, its name and its
//! signatures. [`log`] checks and keeps a grow-only set of them; [`state`] is what the deterministic [`fold`] of that set
//! says, with the [`queue`] that holds each proof; [`live`] keeps it folded while events arrive, and [`verify`] asks it
//! about one file. A [`dossier`] takes all of it out of the browser, as evidence. This module judges versions by their
//! hashes; it never sees a pixel.
//! The formats are written down, with test vectors, in `docs/log.md`.

pub mod annotation;
pub mod dossier;
pub mod event;
pub mod fold;
pub mod intake;
pub mod live;
pub mod log;
pub mod queue;
pub mod shape;
pub mod signed;
pub mod state;
pub mod time;
pub mod verify;
