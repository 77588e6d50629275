//! The steps of the suite, cheap ones first.

use anyhow::Result;

use super::Step;
use super::counts::{self, Counts};
use crate::House;
use crate::log::Log;
use crate::page::{self, Types};
use crate::tools::{self, WASM};

/// Everything that CI runs: groups one after the other, the lanes of a group side by side, the steps of a lane in order.
/// Compiling the page's wasm keeps one core busy for minutes and has a target folder of its own, so it goes beside the
/// native tests.
pub const STEPS: &[&[&[Step]]] = &[
    &[&[Step { name: "tools", work: tools }]],
    &[
        &[
            Step { name: "formatting", work: formatting },
            Step { name: "clippy", work: clippy },
            Step { name: "native tests", work: native_tests },
        ],
        &[
            Step { name: "clippy wasm32", work: clippy_wasm },
            Step { name: "page build", work: page_build },
            Step { name: "page unit tests", work: page_unit_tests },
            Step { name: "wasm tests in Chromium", work: wasm_tests },
        ],
    ],
    &[&[
        Step { name: "tidy", work: tidy },
        Step { name: "store conformance", work: store_conformance },
        Step { name: "journeys in Chromium", work: |house, log| journeys(house, log, "chromium") },
        Step { name: "journeys in Firefox", work: |house, log| journeys(house, log, "firefox") },
        Step { name: "WebKit smoke", work: webkit_smoke },
    ]],
];

fn tools(house: &House, log: &Log) -> Result<Counts> {
    // Try each: what is there lets its steps run.
    let mut problems = Vec::new();
    for done in [
        tools::wasm_target(house, log),
        tools::node_modules(house, log),
        tools::test_packages(house, log),
        tools::s3_engine(house, log).map(drop),
    ] {
        problems.extend(done.err().map(|error| format!("{error:#}")));
    }
    if problems.is_empty() { Ok(Counts::NONE) } else { Err(anyhow::anyhow!(problems.join("\n"))) }
}

fn formatting(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Counts::ONE)
}

fn clippy(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.cargo().args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    Ok(Counts::ONE)
}

fn clippy_wasm(house: &House, log: &Log) -> Result<Counts> {
    let place = ["-p", "proofroom", "--target", WASM, "--target-dir", "target/wasm"];
    log.run(house.cargo().args(["clippy", "--locked", "--lib"]).args(place).args(["--", "-D", "warnings"]))?;
    Ok(Counts::ONE)
}

/// The core's and the native program's tests, with the examples in the documentation.
fn native_tests(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.cargo().args(["test", "--locked", "--workspace", "--exclude", "xtask", "--no-fail-fast"]))?;
    Ok(counts::read(&log.text()))
}

fn page_build(house: &House, log: &Log) -> Result<Counts> {
    page::build(house, log, Types::Check)?;
    Ok(Counts::ONE)
}

fn tidy(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.cargo().args(["test", "--locked", "-p", "xtask", "--no-fail-fast"]))?;
    Ok(counts::read(&log.text()))
}

fn page_unit_tests(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.npm_bin("vitest").args(["run", "--passWithNoTests"]).env("CI", "1"))?;
    Ok(counts::read(&log.text()))
}

/// The bindings, in `tests/wasm*.rs`; the runner is a program of this crate, see .cargo/config.toml.
fn wasm_tests(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.cargo().args(["build", "--locked", "-p", "xtask", "--bin", "wasm-test-runner"]))?;
    let mut cargo = house.cargo();
    cargo.args([
        "test",
        "--locked",
        "-p",
        "proofroom",
        "--target",
        WASM,
        "--target-dir",
        "target/wasm",
        "--no-fail-fast",
    ]);
    for entry in std::fs::read_dir(house.root.join("tests"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(test) = name.strip_suffix(".rs").filter(|name| name.starts_with("wasm")) {
            cargo.args(["--test", test]);
        }
    }
    log.run(cargo.env("CHROMEDRIVER", "/usr/bin/chromedriver").env_remove("RUSTFLAGS"))?;
    Ok(counts::read(&log.text()))
}

/// The embedded store and SeaweedFS answer the same questions the same way.
fn store_conformance(house: &House, log: &Log) -> Result<Counts> {
    let engine = tools::s3_engine(house, log)?;
    let mut node = house.command("node");
    node.args(["--test", "--test-reporter=tap", "tests/web/store/conformance.test.mjs"]).env("S3_ENGINE", engine);
    log.run(&mut node)?;
    Ok(counts::read(&log.text()))
}

fn journeys(house: &House, log: &Log, browser: &str) -> Result<Counts> {
    let mut playwright = house.npm_bin("playwright");
    playwright.args(["test", "--config", "tests/web/playwright.config.ts", "--reporter=list", "--project", browser]);
    log.run(playwright.env("CI", "1"))?;
    Ok(counts::read(&log.text()))
}

fn webkit_smoke(house: &House, log: &Log) -> Result<Counts> {
    log.run(house.command("node").args(["--test", "--test-reporter=tap", "tests/web/webkit/smoke.test.mjs"]))?;
    Ok(counts::read(&log.text()))
}
