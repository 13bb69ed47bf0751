//! The programs a build needs beside cargo, kept in the clone's `.tools` so that they match it and nothing else changes.

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use xtask::paths;

use crate::run::{command, output_of, quietly, show};

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
const BINARYEN: &str = "132.0.0";

/// Installs what building the page needs.
pub fn for_building() -> Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    // Without its default features Trunk cannot download anything, which it need not do here.
    install("trunk", "trunk", TRUNK, &["--no-default-features"])?;
    wasm_opt()
}

/// Installs the wasm-bindgen that matches the library in Cargo.lock: another version could not read what it built.
pub fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    install("wasm-bindgen-cli", "wasm-bindgen", &version, &["--no-default-features"])
}

/// Installs cargo-deny.
pub fn cargo_deny() -> Result<()> {
    install("cargo-deny", "cargo-deny", CARGO_DENY, &["--no-default-features"])
}

/// The program of a tool of the clone.
pub fn own(program: &str) -> PathBuf {
    paths::tools().join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock")?;
    version_in(&lock, name).with_context(|| format!("{name} is not in Cargo.lock"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.next()?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Adds the WebAssembly target to the toolchain that the clone pins, if rustup manages it and it is missing.
pub fn wasm_target() -> Result<()> {
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"]))?;
    let target = PathBuf::from(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown");
    if target.exists() {
        return Ok(());
    }
    println!("    adding the wasm32-unknown-unknown target with rustup");
    show(command("rustup").args(["target", "add", "wasm32-unknown-unknown"])).context(
        "Rust cannot build WebAssembly here. Install Rust with rustup, or add the target by other means",
    )
}

/// Installs one version of a crate's programs, unless it is there.
fn install(package: &str, program: &str, version: &str, arguments: &[&str]) -> Result<()> {
    let has_version = |path: PathBuf| {
        output_of(command(path).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
    };
    if has_version(own(program)) {
        return Ok(());
    }
    println!("    installing {package} {version} into .tools (once, a few minutes)");
    let started = Instant::now();
    // These programs run for seconds: building them fast matters more than that they are fast.
    quietly(
        command("cargo")
            .args(["install", "--locked", "--root"])
            .arg(paths::tools())
            .arg(format!("{package}@{version}"))
            .args(arguments)
            .env("CARGO_TARGET_DIR", paths::tools().join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
            .env_remove("RUSTFLAGS"),
    )?;
    // What it was built from is a gigabyte that nothing needs again.
    let _ = fs::remove_dir_all(paths::tools().join("target"));
    println!("    {package} is there after {} s", started.elapsed().as_secs());
    Ok(())
}

/// Installs wasm-opt where npm is; it takes a few per cent off the size, so that a build without it is as good.
fn wasm_opt() -> Result<()> {
    if wasm_opt_script().is_some() {
        return Ok(());
    }
    let Some(npm) = paths::find_program(&["npm"]) else {
        println!("    no npm here: going on without wasm-opt, the page is a few per cent larger");
        return Ok(());
    };
    println!("    installing wasm-opt (binaryen {BINARYEN}) into .tools with npm");
    let installed = quietly(
        command(npm)
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
            .arg(paths::tools())
            .arg(format!("binaryen@{BINARYEN}")),
    );
    if let Err(error) = installed {
        println!("    going on without wasm-opt, the page is a few per cent larger: {error:#}");
    }
    Ok(())
}

/// The script that Node runs as wasm-opt, where it is installed.
pub fn wasm_opt_script() -> Option<PathBuf> {
    let script = paths::tools().join("node_modules/binaryen/bin/wasm-opt");
    script.is_file().then_some(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_crate_of_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
