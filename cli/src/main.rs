//! `proofroom`, the native program: the same core as the page, for pipelines, and a local server with an embedded store.
//!
//! Exit status: 0 the checks passed, 1 a check failed, 2 an error (one sentence on the error output). `docs/cli.md`
//! describes each command and its `--json` answer.

mod check;
mod checker;
mod clock;
mod delta;
mod drift;
mod lab;
mod lut;
mod out;
mod outline;
mod paths;
mod picture;
mod refine;
mod rules;
mod serve;
mod store;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Proofs retouched product photos: clipping paths, Delta-E, crop-safety, approvals bound to bytes.
#[derive(Parser)]
#[command(name = "proofroom", version, after_help = "Exit status: 0 passed, 1 a check failed, 2 error.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the page on this machine, with a store for shared reviews.
    Serve(serve::Options),
    /// Set up a store for sharing: any S3-compatible bucket.
    Store(store::Options),
    /// Compare a picture's colours with a reference, with the brand's look on the capture, or pairs of colours.
    Delta(Box<delta::Options>),
    /// Say which pictures of a set stray from the others in light or colour, and which way.
    Drift(drift::Options),
    /// Take colours through a .cube lookup table.
    Lut(lut::Options),
    /// Write the Lab colour of every pixel as CSV.
    Lab(lab::Options),
    /// Measure the patches of a ColorChecker in a picture.
    Checker(checker::Options),
    /// Lay a rough outline on the edge of the subject.
    Refine(refine::Options),
    /// List the paths in a file, write them out, put one in, take them out.
    Path(paths::Options),
    /// Check pictures against the rules of a marketplace or feed.
    Check(Box<check::Options>),
    /// List the shipped channels, print one's rules, validate rule files.
    Rules(rules::Options),
    /// Say whether files are approved, by whom and when, from a review's log.
    Verify(verify::Options),
}

/// What a command that ran through answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Every check passed.
    Passed,
    /// A check ran and failed, or could not measure.
    Failed,
}

impl Outcome {
    /// The outcome of checks that all passed, or not.
    pub fn of(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help_or_error) => {
            // `--help` and `--version` come here too, with status 0. Where the terminal is gone there is nobody to tell.
            let _unheard = help_or_error.print();
            return ExitCode::from(u8::try_from(help_or_error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match &arguments.command {
        Command::Serve(options) => serve::run(options),
        Command::Store(options) => store::run(options),
        Command::Delta(options) => delta::run(options),
        Command::Drift(options) => drift::run(options),
        Command::Lut(options) => lut::run(options),
        Command::Lab(options) => lab::run(options),
        Command::Checker(options) => checker::run(options),
        Command::Refine(options) => refine::run(options),
        Command::Path(options) => paths::run(options),
        Command::Check(options) => check::run(options),
        Command::Rules(options) => rules::run(options),
        Command::Verify(options) => verify::run(options),
    };
    match outcome {
        Ok(Outcome::Passed) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(error) => {
            out::complain(&error);
            ExitCode::from(2)
        }
    }
}
