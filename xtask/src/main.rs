//! The project's own commands: `cargo xtask serve`, `build`, `test`, `bench`, `tidy`, `bless`.
//!
//! Each works from a clean clone with Rust (rustup), Node 20 and npm; it says what it adds and how long each step took,
//! and where it can add nothing it says what to do.

mod bench;
mod golden;
mod log;
mod page;
mod suite;
mod tools;

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use log::Log;

const HELP: &str = "\
cargo xtask serve [OPTIONS]   build everything and serve the page with an embedded store; options go to `proofroom serve`
cargo xtask build             build the wasm, pkg/, the page in dist/ and the native program
cargo xtask test [WORD…]      install what the tests need and run everything that CI runs, or the steps whose names hold a WORD
cargo xtask bench             compare Delta-E, refine, decode and the viewer with the plain alternatives
cargo xtask tidy              check the rules of the house: who imports whom, sizes, licences, links
cargo xtask bless             accept the generated types as the public ones (pkg/proofroom.d.ts)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    match dispatch(command, rest) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            log::complain(&format!("cargo xtask {command}: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; `false` when it ran and found something wrong.
fn dispatch(command: &str, rest: &[String]) -> Result<bool> {
    let house = House::find();
    let log = Log::terminal();
    match command {
        "serve" => {
            build(&house, &log)?;
            serve(&house, rest)?;
        }
        "build" => build(&house, &log)?,
        "test" => return suite::run(&house, rest),
        "bench" => bench::run(&house, &log)?,
        "tidy" => {
            log.step("tidy", || log.run(house.cargo().args(["test", "--locked", "-p", "xtask", "--test", "tidy"])))?
        }
        "bless" => {
            tools::wasm_target(&house, &log)?;
            let module = page::wasm(&house, &log)?;
            page::bindings(&house, &log, &module, page::Types::Accept)?;
        }
        "help" | "--help" | "-h" => log.say(HELP),
        unknown => bail!("no such command: {unknown}\n{HELP}"),
    }
    Ok(true)
}

/// Everything that `serve` needs.
fn build(house: &House, log: &Log) -> Result<()> {
    tools::wasm_target(house, log)?;
    tools::node_modules(house, log)?;
    page::build(house, log, page::Types::Accept)?;
    log.step("native program", || {
        log.run(house.cargo().args(["build", "--locked", "--profile", "native", "-p", "proofroom-cli"]))
    })
}

/// Becomes the server, so that Ctrl-C reaches it and nothing is left behind.
fn serve(house: &House, rest: &[String]) -> Result<()> {
    let program = house.root.join("target/native/proofroom");
    let mut server = Command::new(&program);
    server.current_dir(&house.root).args(["serve", "--page", "dist", "--store", ".proofroom/store"]).args(rest);
    Err(server.exec()).with_context(|| format!("{} could not be started", program.display()))
}

/// Where the project is and which cargo runs us.
pub struct House {
    /// The workspace's root.
    pub root: PathBuf,
    cargo: PathBuf,
}

impl House {
    fn find() -> Self {
        // Cargo says both at run time; what was true when this was built is the fallback.
        let xtask =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        Self { root, cargo: std::env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from) }
    }

    /// A cargo command in the workspace's root.
    pub fn cargo(&self) -> Command {
        let mut cargo = self.command(&self.cargo);
        // Set by the cargo that runs us for us alone; a build script that sees them builds anew.
        for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
            cargo.env_remove(name);
        }
        cargo
    }

    /// A program in the workspace's root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// A program that npm installed.
    pub fn npm_bin(&self, name: &str) -> Command {
        self.command(self.root.join("node_modules/.bin").join(name))
    }
}
