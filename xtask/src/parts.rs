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
    let whole = paths::target().join("wasm32-unknown-unknown/page/app.wasm");
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
    let mut loads = fs::read_to_string(folder.join(link.trim_start_matches("./")))?;
    for part in parts.split_modules {
        let stem = part.file_stem().context("a part has a name")?.to_string_lossy().into_owned();
        // The name says of which build it is: no cache and no host that was updated meanwhile mixes two builds.
        let name = format!("{stem}-{build_id}.wasm");
        fs::copy(&part, dist.join(&name))?;
        loads = loads.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{name}\""));
    }
    // A host that does not know the type of WebAssembly is host enough.
    let fetched =
        "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
    loads = loads.replace("WebAssembly.instantiateStreaming(src, imports)", fetched);
    fs::write(dist.join(link.trim_start_matches("./")), loads)?;
    let worker = dist.join("worker_bg.wasm");
    let bytes = without_linking(&fs::read(&worker)?).with_context(|| worker.display().to_string())?;
    Ok(fs::write(worker, bytes)?)
}

/// A WebAssembly file without what only the linker reads: sections of its own named `linking` and `reloc.*`.
fn without_linking(file: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| -> Option<(usize, usize)> {
        let (mut value, mut shift, mut at) = (0_usize, 0, at);
        loop {
            let byte = *file.get(at)?;
            at += 1;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some((value, at));
            }
        }
    };
    let mut kept = file.get(..8)?.to_vec();
    let mut at = 8;
    while at < file.len() {
        let (size, inside) = number(at + 1)?;
        let end = inside.checked_add(size)?;
        let is_linking = file[at] == 0 && {
            let (length, from) = number(inside)?;
            let name = file.get(from..from.checked_add(length)?)?;
            name == b"linking" || name.starts_with(b"reloc.")
        };
        let section = file.get(at..end)?;
        if !is_linking {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Some(kept)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_linker_reads_is_left_out_and_all_else_stays() {
        let head = *b"\0asm\x01\0\0\0";
        let own = |name: &[u8], of: &[u8]| {
            let size = u8::try_from(name.len() + of.len() + 1).unwrap();
            [&[0, size, u8::try_from(name.len()).unwrap()], name, of].concat()
        };
        let (code, names) = ([10, 3, 1, 2, 3].to_vec(), own(b"name", b"x"));
        let file = [&head[..], &own(b"linking", b"abc"), &code, &own(b"reloc.CODE", b"d"), &names].concat();
        assert_eq!(without_linking(&file), Some([&head[..], &code, &names].concat()));
        assert_eq!(without_linking(&file[..file.len() - 1]), None);
    }
}
