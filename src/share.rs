//! The review link's protocol, sans-I/O: it says which request to make and reads what came back.
//!
//! A [`link`] carries an id and a secret; [`keys`] derives what they open; [`seal`] encrypts and binds a ciphertext to its
//! object's name; [`manifest`] is what a link shows, signed and sealed; [`slots`] is where a reviewer's events go;
//! [`presign`] signs requests to an S3-compatible store; [`setup`] finds out what one enforces. Names, layout and what a store can see are in
//! `docs/sharing.md`. Randomness, the clock and the studio's keys are the caller's.

pub mod keys;
pub mod link;
pub mod manifest;
pub mod presign;
pub mod seal;
pub mod setup;
pub mod slots;
