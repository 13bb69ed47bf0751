//! `cargo xtask shots`: pictures of every page, on a laptop and a phone, light and dark, with the sample plan and an empty one.

use anyhow::Result;
use xtask::{browser, paths};

use crate::{
    dist,
    run::{cargo, show},
};

/// Builds the page and takes the pictures.
pub fn shots() -> Result<()> {
    dist::build()?;
    browser::find_or_install()?;
    show(&mut cargo("run --quiet --locked --package watchfloor-e2e --bin shots"))?;
    println!("the pictures are in {}", paths::target().join("shots").display());
    Ok(())
}
