//! Running programs and steps, and saying meanwhile and afterwards how it went.

use std::{
    collections::VecDeque,
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use xtask::paths;

/// A command that runs in the folder of the clone, with the clone's own tools first on the search path.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    let own = [paths::tools().join("bin")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = own.into_iter().chain(std::env::split_paths(&path));
    if let Ok(joined) = std::env::join_paths(folders) {
        command.env("PATH", joined);
    }
    command.current_dir(paths::root());
    command
}

/// Cargo, with these arguments separated by blanks.
pub fn cargo(arguments: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.args(arguments.split_whitespace());
    cargo
}

/// Runs a program whose output is shown as it comes.
pub fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", name_of(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name_of(command));
    }
    Ok(())
}

/// Runs a program whose output is shown only if it fails; every 15 seconds it says how long it has taken and where it is.
pub fn quietly(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} could not be started"))?;
    let tail = Arc::new(Mutex::new(VecDeque::<String>::new()));
    let reader = child.stderr.take().map(|stderr| {
        let tail = Arc::clone(&tail);
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(std::result::Result::ok) {
                if let Ok(mut tail) = tail.lock() {
                    tail.push_back(line);
                    if tail.len() > 60 {
                        tail.pop_front();
                    }
                }
            }
        })
    });
    let mut said = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if said.elapsed() >= Duration::from_secs(15) {
            said = Instant::now();
            let last = tail.lock().ok().and_then(|tail| tail.back().map(|line| line.trim().to_owned()));
            println!("      {:>4} s  {}", started.elapsed().as_secs(), last.unwrap_or_default());
        }
        thread::sleep(Duration::from_millis(100));
    };
    if let Some(reader) = reader {
        let _ = reader.join();
    }
    if !status.success() {
        let tail =
            tail.lock().map(|tail| tail.iter().cloned().collect::<Vec<_>>().join("\n")).unwrap_or_default();
        bail!("{name} ended with {status}:\n{tail}");
    }
    Ok(())
}

/// What a program prints; an error if it fails.
pub fn output_of(command: &mut Command) -> Result<String> {
    let name = name_of(command);
    let output = command.output().with_context(|| format!("{name} could not be started"))?;
    if !output.status.success() {
        bail!("{name} ended with {}:\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn name_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let name: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    name.join(" ")
}

/// How a step ended.
enum Outcome {
    Passed(String),
    Failed(String),
    Skipped(&'static str),
}

/// Steps that are run one after another, all of them even if one fails, with a summary at the end.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration, Outcome)>,
}

impl Steps {
    /// Runs one step: it returns what is worth saying in the summary.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<String>) {
        self.run_after(name, &[], step);
    }

    /// Runs one step that has no sense if one of `needs` has not passed.
    pub fn run_after(
        &mut self,
        name: &'static str,
        needs: &[&'static str],
        step: impl FnOnce() -> Result<String>,
    ) {
        let missing = needs.iter().find(|need| !self.has_passed(need));
        println!("\n--- {name}");
        let started = Instant::now();
        let outcome = match missing {
            Some(need) => Outcome::Skipped(need),
            None => match step() {
                Ok(said) => Outcome::Passed(said),
                Err(error) => {
                    eprintln!("{error:#}");
                    let first = format!("{error:#}").lines().next().unwrap_or_default().to_owned();
                    Outcome::Failed(first)
                }
            },
        };
        self.done.push((name, started.elapsed(), outcome));
    }

    fn has_passed(&self, name: &str) -> bool {
        self.done.iter().any(|(done, _, outcome)| *done == name && matches!(outcome, Outcome::Passed(_)))
    }

    /// Prints a line a step; an error if one has failed.
    pub fn finish(self) -> Result<()> {
        println!();
        let (mut passed, mut failed) = (0, Vec::new());
        for (name, took, outcome) in &self.done {
            let (mark, said) = match outcome {
                Outcome::Passed(said) => {
                    passed += 1;
                    ("passed", said.clone())
                }
                Outcome::Failed(why) => {
                    failed.push(*name);
                    ("FAILED", why.clone())
                }
                Outcome::Skipped(need) => {
                    failed.push(*name);
                    ("NOT RUN", format!("needs: {need}"))
                }
            };
            println!(
                "{mark:>8} {:>6.1} s  {name}{}{said}",
                took.as_secs_f64(),
                if said.is_empty() { "" } else { ": " }
            );
        }
        println!("{:>8} {:>6.1} s", "in all", self.done.iter().map(|step| step.1.as_secs_f64()).sum::<f64>());
        println!("\nsteps: {passed} passed, {} failed", failed.len());
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        Ok(())
    }
}
