//! Building the page: `dist/`, the same for the same sources wherever and whenever it is built.

use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    io::Write,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};
use flate2::{Compression, write::GzEncoder};
use xtask::paths;

use crate::{
    parts,
    run::{command, quietly, show},
    tools,
};

/// What the app may weigh, gzipped, before any single page: it opens within two seconds on a slow line.
const APP_BUDGET_KB: usize = 350;

/// Installs what is missing and builds `dist/` in release mode.
pub fn build() -> Result<()> {
    tools::for_building()?;
    println!("    building the page (the first time takes some minutes)");
    let started = Instant::now();
    let id = build_id()?;
    show(
        command(tools::own("trunk"))
            .args(["build", "--release", "--locked", "--log", "warn"])
            .env("WATCHFLOOR_BUILD_ID", &id)
            .env("RUSTFLAGS", parts::RUSTFLAGS)
            // Cargo sets these for what it runs, which is this; they would confuse the cargo that Trunk runs.
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("NO_COLOR"),
    )?;
    parts::split(&id)?;
    shrink()?;
    write_down_files(&id)?;
    println!("    built after {} s", started.elapsed().as_secs());
    Ok(())
}

/// Tells the service worker which files belong to this build.
fn write_down_files(id: &str) -> Result<()> {
    const WORKER: &str = "service-worker.js";
    let mut files = vec!["./".to_owned()];
    for entry in fs::read_dir(paths::dist())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !matches!(&*name, "index.html" | WORKER) {
            files.push(name);
        }
    }
    files.sort();
    let quoted: Vec<String> = files.iter().map(|file| format!("{file:?}")).collect();
    let worker = paths::dist().join(WORKER);
    let text = fs::read_to_string(&worker).with_context(|| worker.display().to_string())?;
    let told = text.replacen("BUILD = \"\"", &format!("BUILD = {id:?}"), 1).replacen(
        "FILES = []",
        &format!("FILES = [{}]", quoted.join(", ")),
        1,
    );
    ensure!(told.contains(id) && told.contains("worker_loader.js"), "{WORKER} has no place for its files");
    Ok(fs::write(worker, told)?)
}

/// Runs wasm-opt over what was built, where there is one.
fn shrink() -> Result<()> {
    let (Some(script), Some(node)) = (tools::wasm_opt_script(), paths::find_program(&["node"])) else {
        return Ok(());
    };
    for (file, level) in wasm_files()?.iter().map(|file| (file, if is_worker(file) { "-O3" } else { "-Oz" }))
    {
        let smaller = file.with_extension("smaller");
        quietly(command(&node).arg(&script).arg(level).arg(file).arg("-o").arg(&smaller).args(
            // What Rust's wasm32-unknown-unknown uses by default; the file itself no longer says it.
            [
                "--enable-bulk-memory",
                "--enable-bulk-memory-opt",
                "--enable-multivalue",
                "--enable-mutable-globals",
                "--enable-nontrapping-float-to-int",
                "--enable-reference-types",
                "--enable-sign-ext",
            ],
        ))?;
        fs::rename(&smaller, file)?;
    }
    Ok(())
}

/// Weighs what was built; an error if the app is over its budget.
pub fn weigh() -> Result<String> {
    let (mut app, mut parts, mut worker) = (0, 0, 0);
    for file in wasm_files()? {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&fs::read(&file)?)?;
        let gzipped = encoder.finish()?.len();
        *(if is_app(&file) {
            &mut app
        } else if is_worker(&file) {
            &mut worker
        } else {
            &mut parts
        }) += gzipped;
    }
    let [app, parts, worker] = [app, parts, worker].map(|bytes: usize| bytes.div_ceil(1024));
    let said = format!(
        "gzipped: app {app} KB (budget {APP_BUDGET_KB} KB), parts of single pages {parts} KB, worker {worker} KB"
    );
    if app == 0 || app > APP_BUDGET_KB {
        bail!("the app is over its budget, or not there: {said}");
    }
    Ok(said)
}

fn wasm_files() -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(paths::dist()).context("dist is not there: run `cargo xtask build`")?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "wasm"));
    files.sort();
    Ok(files)
}

fn is_app(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("app-"))
}

fn is_worker(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("worker"))
}

/// A hash of everything the page is built from.
fn build_id() -> Result<String> {
    let root = paths::root();
    let mut files = Vec::new();
    for place in ["src", "public", "style", "Cargo.toml", "Cargo.lock", "Trunk.toml", "rust-toolchain.toml"] {
        collect(&root.join(place), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        hasher.write(name.as_bytes());
        hasher.write(&fs::read(&file)?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if place.is_dir() {
        for entry in fs::read_dir(place)? {
            collect(&entry?.path(), files)?;
        }
    } else {
        files.push(place.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sources_have_the_same_build_id() -> Result<()> {
        let id = build_id()?;
        assert_eq!(id, build_id()?);
        assert_eq!(id.len(), 16);
        Ok(())
    }
}
