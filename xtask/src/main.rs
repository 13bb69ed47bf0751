//! The tasks of the project: `cargo xtask TASK`.

mod checks;
mod dist;
mod parts;
mod run;
mod shots;
mod tools;
mod verify;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use xtask::{paths, site::Site};

const USAGE: &str = "\
cargo xtask serve [--port N]  install what is missing, build the page, serve it on this machine and print the address
cargo xtask build             install what is missing and build dist/ for any static host
cargo xtask test              everything that has to hold before a change is taken
cargo xtask verify [STEP...]  the slow things: benchmarks, comparisons with outside programs
cargo xtask shots             pictures of every page into target/shots";

fn main() -> ExitCode {
    match task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let mut task = None;
    let mut port = None;
    let mut steps = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse::<u16>()?),
            Short('h') | Long("help") => {
                println!("{USAGE}");
                return Ok(());
            }
            Value(value) if task.is_none() => task = Some(value.string()?),
            Value(value) => steps.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    match task.as_deref() {
        Some("serve") => serve(port),
        Some("build") => build(),
        Some("test") => checks::test(),
        Some("verify") => verify::verify(&steps),
        Some("shots") => shots::shots(),
        _ => bail!("{USAGE}"),
    }
}

fn build() -> Result<()> {
    dist::build()?;
    println!("{}\ndist/ is ready for any static host, in any folder of it", dist::weigh()?);
    Ok(())
}

/// Builds and serves the page until the program is ended.
fn serve(port: Option<u16>) -> Result<()> {
    println!("Watchfloor: building the page, then serving it on this machine only.");
    dist::build()?;
    let site = match port {
        Some(port) => Site::serve(&paths::dist(), "/", port, None)?,
        None => Site::serve(&paths::dist(), "/", 8080, None)
            .or_else(|_| Site::serve(&paths::dist(), "/", 0, None))?,
    };
    println!("\nWatchfloor is at {}  (Ctrl+C ends it)", site.address());
    loop {
        std::thread::park();
    }
}
