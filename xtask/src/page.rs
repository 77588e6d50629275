//! Builds the page: wasm, its bindings in `pkg/`, type check, and the bundle in `dist/` with the sample shoot.
//!
//! cargo, tsc and Vite know themselves what changed; the bindings and wasm-opt are skipped when the wasm is the same.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::House;
use crate::golden;
use crate::log::Log;
use crate::tools::WASM;

/// What to do when the generated types differ from the committed ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Types {
    /// Write the new ones: the author commits them.
    Accept,
    /// Refuse: a reader of the change must see it.
    Check,
}

/// Builds everything up to `dist/`.
///
/// # Errors
///
/// The first step's that fails.
pub fn build(house: &House, log: &Log, types: Types) -> Result<()> {
    let module = wasm(house, log)?;
    bindings(house, log, &module, types)?;
    log.step("type check", || log.run(house.npm_bin("tsc").args(["-p", "."])))?;
    log.step("page (dist/)", || {
        log.run(house.npm_bin("vite").args(["build", "--logLevel", "warn"]))?;
        let files = copy_tree(&house.root.join("sample"), &house.root.join("dist/sample"), "")?;
        let list = files.iter().map(|name| format!("  \"{name}\"")).collect::<Vec<_>>().join(",\n");
        Ok(std::fs::write(house.root.join("dist/sample/files.json"), format!("[\n{list}\n]\n"))?)
    })
}

/// Compiles the release wasm; answers its path.
///
/// # Errors
///
/// When it does not compile.
pub fn wasm(house: &House, log: &Log) -> Result<PathBuf> {
    log.step("wasm (release)", || {
        let mut cargo = house.cargo();
        cargo.args([
            "build",
            "--locked",
            "--lib",
            "--release",
            "-p",
            "proofroom",
            "--target",
            WASM,
            "--target-dir",
            "target/wasm",
        ]);
        // Added to the flags of .cargo/config.toml; a plain RUSTFLAGS would replace them and lose simd128.
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap(house)?).env_remove("RUSTFLAGS");
        log.run(&mut cargo)?;
        Ok(house.root.join("target/wasm").join(WASM).join("release/proofroom.wasm"))
    })
}

/// Flags that keep this machine's folders out of the file, so that two machines build the same bytes.
fn remap(house: &House) -> Result<String> {
    let sysroot = house.command("rustc").args(["--print", "sysroot"]).output().context("rustc is not there")?.stdout;
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let pairs = [
        (home.join("registry/src").display().to_string(), "/crates"),
        (house.root.display().to_string(), "/proofroom"),
        (String::from_utf8_lossy(&sysroot).trim().to_owned(), "/rust"),
    ];
    Ok(pairs.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")).collect::<Vec<_>>().join(" "))
}

/// Generates `pkg/` from a wasm file and optimises it.
///
/// # Errors
///
/// When a generator fails, or the types differ and are to be checked.
pub fn bindings(house: &House, log: &Log, module: &Path, types: Types) -> Result<()> {
    let pkg = house.root.join("pkg");
    let made = house.root.join("target/wasm/pkg");
    let stamp = house.root.join("target/wasm/pkg.stamp");
    let golden = pkg.join("proofroom.d.ts");
    let fingerprint = fingerprint(house, module)?;
    let current = ["proofroom.js", "proofroom_bg.wasm"].iter().all(|name| pkg.join(name).is_file())
        && made.join("proofroom.d.ts").is_file()
        && std::fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == fingerprint);
    if !current {
        log.step("bindings (pkg/)", || {
            Bindgen::new().input_path(module).typescript(true).web(true)?.out_name("proofroom").generate(&made)?;
            std::fs::create_dir_all(&pkg)?;
            std::fs::copy(made.join("proofroom.js"), pkg.join("proofroom.js"))?;
            Ok(())
        })?;
        log.step("wasm-opt -O2", || {
            let (raw, small) = (made.join("proofroom_bg.wasm"), pkg.join("proofroom_bg.wasm"));
            log.run(house.npm_bin("wasm-opt").arg("-O2").arg(&raw).arg("-o").arg(&small))?;
            log.say(&format!("   {} kB, was {} kB", size(&small)? / 1000, size(&raw)? / 1000));
            Ok(std::fs::write(&stamp, &fingerprint)?)
        })?;
    }
    let generated = std::fs::read_to_string(made.join("proofroom.d.ts"))?;
    let committed = std::fs::read_to_string(&golden).unwrap_or_default();
    let difference = golden::difference(&committed, &generated);
    match types {
        _ if difference.is_empty() => {}
        Types::Accept => {
            std::fs::write(&golden, &generated)?;
            log.say("   pkg/proofroom.d.ts changed with the Rust code: commit it");
        }
        Types::Check => bail!(
            "pkg/proofroom.d.ts is not what the Rust code gives; run `cargo xtask bless` and commit it:\n{}",
            difference.join("\n")
        ),
    }
    Ok(())
}

/// Changes when the wasm or one of the two generators does.
fn fingerprint(house: &House, module: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(module).with_context(|| format!("{} cannot be read", module.display()))?.hash(&mut hasher);
    std::fs::read(house.root.join("package-lock.json"))?.hash(&mut hasher);
    std::fs::read(house.root.join("xtask/Cargo.toml"))?.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn size(file: &Path) -> Result<u64> {
    Ok(std::fs::metadata(file)?.len())
}

/// Copies a folder; answers the files' names below it, sorted.
fn copy_tree(from: &Path, to: &Path, prefix: &str) -> Result<Vec<String>> {
    std::fs::create_dir_all(to)?;
    let mut names = Vec::new();
    for entry in std::fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let relative = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            names.extend(copy_tree(&entry.path(), &to.join(&name), &format!("{relative}/"))?);
        } else {
            std::fs::copy(entry.path(), to.join(&name))?;
            names.push(relative);
        }
    }
    names.sort();
    Ok(names)
}
