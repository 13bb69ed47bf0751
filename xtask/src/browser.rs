//! The browser that tests drive: Chromium and its driver, found or, on Debian, installed.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::paths::find_program;

/// A browser and the driver that speaks W3C WebDriver for it.
#[derive(Clone, Debug)]
pub struct Chromium {
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

const REMEDY: &str = "no Chromium with its chromedriver was found. Install both (Debian and Ubuntu: apt-get install \
    chromium chromium-driver; elsewhere Chrome or Chromium with the chromedriver of the same version) so that they are on \
    the PATH, or name them in CHROMIUM and CHROMEDRIVER";

/// The Chromium of this machine, if it has one: named in `CHROMIUM` and `CHROMEDRIVER`, or found.
pub fn find() -> Option<Chromium> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let browser = named("CHROMIUM")
        .or_else(|| {
            find_program(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])
        })
        .or_else(|| {
            let usual = [
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            ];
            usual.iter().map(PathBuf::from).find(|path| path.is_file())
        })?;
    let driver = named("CHROMEDRIVER").or_else(|| find_program(&["chromedriver"]))?;
    Some(Chromium { browser, driver })
}

/// The Chromium of this machine; on Debian it is installed if there is none, elsewhere the error says what to do.
pub fn find_or_install() -> Result<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !Path::new("/etc/debian_version").exists() || find_program(&["apt-get"]).is_none() {
        bail!(REMEDY);
    }
    println!("    no Chromium yet: installing it with apt-get (once)");
    for arguments in [
        &["update", "-qq"][..],
        &["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"],
    ] {
        let mut command = if is_root() {
            Command::new("apt-get")
        } else {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        };
        let output = command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").output()?;
        if !output.status.success() {
            bail!(
                "apt-get {} failed:\n{}\n{REMEDY}",
                arguments[0],
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!(REMEDY),
    }
}

/// Whether this runs as root, for whom Chromium starts only without its sandbox (as in most containers).
pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
