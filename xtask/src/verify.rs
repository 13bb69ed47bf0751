//! `cargo xtask verify`: what is too slow, or needs too much from outside, to run before every change.
//!
//! To add a step: write a function that returns what is worth saying in the summary, and name it in [`STEPS`]. A step whose
//! outside program or data is not here says so in its summary and passes; what it finds wrong is an error.

use anyhow::{Result, bail};

use crate::{
    run::{Steps, cargo, output_of},
    tools,
};

/// One slow check.
struct Step {
    /// Its name in the summary and, to run it alone, after `cargo xtask verify`.
    name: &'static str,
    /// Runs it.
    run: fn() -> Result<String>,
}

const STEPS: &[Step] = &[Step { name: "advisories", run: advisories }];

/// Runs the named steps, or all.
pub fn verify(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step {unknown}; there are: {}", known.join(", "));
    }
    let mut steps = Steps::default();
    for step in STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)) {
        steps.run(step.name, step.run);
    }
    steps.finish()
}

/// Known security problems of the dependencies, where the data about them can be had.
fn advisories() -> Result<String> {
    tools::cargo_deny()?;
    match output_of(&mut cargo("deny --log-level warn check advisories")) {
        Ok(_) => Ok("none known".to_owned()),
        Err(error) if error.to_string().contains("failed to fetch advisory database") => {
            Ok("NOT CHECKED: the advisory data cannot be had from here".to_owned())
        }
        Err(error) => Err(error),
    }
}
