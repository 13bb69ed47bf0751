//! Splits the page's WebAssembly into the part that every page needs and the parts that one page needs, each a file that
//! is fetched when the page is first opened (docs/decisions/parts.md).

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use xtask::paths;

use crate::{
    run::{command, quietly},
    tools,
};

/// What the linker has to keep for it, and what tells the sources that it will be done.
pub const RUSTFLAGS: &str = "--cfg erase_components --cfg parts -C link-args=--emit-relocs";

/// Takes the place of the app's files in dist by those of its parts.
pub fn split(build_id: &str) -> Result<()> {
    let dist = paths::dist();
    let (script, wasm) = (one_of(&dist, "app-", ".js")?, one_of(&dist, "app-", "_bg.wasm")?);
    let whole = paths::target().join("wasm32-unknown-unknown/release/app.wasm");
    let whole = fs::read(&whole).with_context(|| format!("{} is not built", whole.display()))?;
    let folder = paths::target().join("parts");
    let _ = fs::remove_dir_all(&folder);
    let main = folder.join("app.wasm");
    let link = format!("./parts-{build_id}.js");
    let script_name = script.file_name().context("a file has a name")?.to_string_lossy().into_owned();
    let main_module = format!("./{script_name}");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &main_module;
    let parts = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    quietly(
        command(tools::own("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"])
            .args(["--remove-producers-section", "--out-name", "app", "--out-dir"])
            .arg(folder.join("bound"))
            .arg(&main),
    )?;
    fs::copy(folder.join("bound/app.js"), &script)?;
    fs::copy(folder.join("bound/app_bg.wasm"), &wasm)?;
    for part in parts.split_modules {
        let name = part.file_name().context("a part has a name")?;
        fs::copy(&part, dist.join(name))?;
    }
    // The parts' names do not follow their content: with the build in the address no cache mixes two builds.
    let loads = fs::read_to_string(folder.join(link.trim_start_matches("./")))?;
    let loads = loads.replace(".wasm\"", &format!(".wasm?build={build_id}\""));
    fs::write(dist.join(link.trim_start_matches("./")), loads)?;
    Ok(())
}

/// The one file of a folder whose name begins and ends like this.
fn one_of(folder: &Path, begin: &str, end: &str) -> Result<PathBuf> {
    fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            path.file_name().is_some_and(|name| {
                let name = name.to_string_lossy();
                name.starts_with(begin) && name.ends_with(end)
            })
        })
        .with_context(|| format!("{} has no {begin}*{end}", folder.display()))
}
