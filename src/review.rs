//! The review: proofs, their versions, notes and decisions, folded from a signed, append-only log.
//!
//! An [`event`] is the only thing that is ever written. [`log`] checks and keeps a grow-only set of them; [`state`] is
//! what a deterministic fold of that set says. This module judges versions by their hashes; it never sees a pixel.

pub mod event;
pub mod log;
pub mod state;
