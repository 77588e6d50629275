//! `cargo xtask bench`: each program in `benches/` compares an operation of ours with the plain alternative.

use anyhow::Result;

use crate::House;
use crate::log::Log;

/// Runs the benches natively, then the page's benches in Chromium: decoding, and looking next to OpenSeadragon;
/// then the stores.
///
/// # Errors
///
/// When one does not build or run.
pub fn run(house: &House, log: &Log) -> Result<()> {
    // The library has a bench target too, which would run its unit tests' harness: name the programs.
    let programs =
        ["--bench", "delta_e", "--bench", "decode", "--bench", "refine", "--bench", "review_fold", "--bench", "check"];
    log.step("native benches", || {
        log.run(house.cargo().args(["bench", "--locked", "-p", "proofroom", "--profile", "native"]).args(programs))
    })?;
    crate::build(house, log)?;
    log.step("decode in Chromium", || log.run(house.command("node").arg("tests/web/bench/decode.mjs")))?;
    log.step("Delta-E in Chromium", || log.run(house.command("node").arg("tests/web/bench/delta.mjs")))?;
    log.step("looking in Chromium", || log.run(house.command("node").arg("tests/web/bench/viewer.mjs")))?;
    log.step("board of 10,000 proofs in Chromium", || log.run(house.command("node").arg("tests/web/bench/board.mjs")))?;
    let engine = crate::tools::s3_engine(house, log)?;
    log.step("stores under load and faults", || {
        log.run(house.command("node").arg("tests/web/bench/store.mjs").env("S3_ENGINE", engine))
    })
}
