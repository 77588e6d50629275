//! The rules of the house, as tests: a rule that no test keeps is a wish. Each failure names file, line and rule.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod built;
mod docs;
mod licences;
mod rust;
mod sizes;
mod source;
mod texts;
mod typescript;
mod weight;
