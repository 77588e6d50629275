//! The native program as a pipeline sees it: arguments in, status, text and JSON out. On the sample shoot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod checks;
mod colour;
mod paths;
mod program;
mod serve;
mod verify;
