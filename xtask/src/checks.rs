//! `cargo xtask test`: everything that has to hold before a change is taken.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};
use xtask::{browser, paths};

use crate::{
    dist,
    run::{Steps, cargo, output_of, show},
    tools,
};

/// What pure code must not depend on: the wall of ARCHITECTURE.md.
const BEHIND_THE_WALL: [&str; 8] =
    ["gloo", "js-sys", "leptos", "plotters", "tachys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"];

/// Runs all of them and ends with a line each.
pub fn test() -> Result<()> {
    let mut steps = Steps::default();
    steps.run("toolchain", || tools::wasm_target().map(|()| String::new()));
    steps.run("formatting", || passed(cargo("fmt --all --check")));
    steps.run("the wall", wall);
    steps.run("lints, native", || {
        passed(cargo(
            "clippy --quiet --locked --no-default-features --features cli --all-targets -- -D warnings",
        ))
    });
    steps.run("native tests", || {
        passed(cargo("test --quiet --locked --no-fail-fast --no-default-features --features cli"))
    });
    steps.run("tests of the tasks", || passed(cargo("test --quiet --locked --package xtask")));
    steps.run("lints, page", || {
        passed(cargo("clippy --quiet --locked --target wasm32-unknown-unknown --bin app -- -D warnings"))
    });
    steps.run("lints, worker", || {
        passed(cargo("clippy --quiet --locked --target wasm32-unknown-unknown --no-default-features --features worker --bin worker -- -D warnings"))
    });
    steps.run("lints, tasks and end-to-end tests", || {
        passed(cargo(
            "clippy --quiet --locked --no-deps --package xtask --package watchfloor-e2e --all-targets -- -D warnings",
        ))
    });
    steps.run("tools", || tools::for_building().map(|()| String::new()));
    steps.run("browser", || Ok(browser::find_or_install()?.browser.display().to_string()));
    steps.run_after("tests in WebAssembly", &["tools", "browser"], wasm_tests);
    steps.run_after("release build", &["tools"], || dist::build().map(|()| String::new()));
    steps.run_after("size", &["release build"], dist::weigh);
    steps.run_after("end-to-end tests", &["release build", "browser"], || {
        passed(cargo("test --quiet --locked --no-fail-fast --package watchfloor-e2e"))
    });
    steps.run("licences, bans and sources", || {
        tools::cargo_deny()?;
        passed(cargo("deny --log-level warn check licenses bans sources"))
    });
    steps.finish()
}

fn passed(mut command: std::process::Command) -> Result<String> {
    show(&mut command).map(|()| String::new())
}

/// Everything above the wall builds without a browser crate, natively and for the browser.
fn wall() -> Result<String> {
    let tree = output_of(&mut cargo(
        "tree --locked --no-default-features --features cli --edges normal --prefix none",
    ))?;
    let crossing: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| BEHIND_THE_WALL.contains(name))
        .collect();
    if !crossing.is_empty() {
        bail!("pure code depends on {}", crossing.join(", "));
    }
    show(&mut cargo("check --quiet --locked --no-default-features --lib"))?;
    passed(cargo("check --quiet --locked --target wasm32-unknown-unknown --no-default-features --lib"))
}

/// The tests that run in the browser: what only a browser has, and that the engines give there what they give natively.
fn wasm_tests() -> Result<String> {
    let results = paths::target().join("tmp/same_results.txt");
    let results = fs::read_to_string(results).context("the native tests have not written their results")?;
    let mut tests = in_chromium(cargo(
        "test --locked --target wasm32-unknown-unknown --no-default-features --features worker --test web",
    ))?;
    tests.env("WATCHFLOOR_SAME_RESULTS", results).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    passed(tests)
}

/// A command that runs tests in WebAssembly, so that they run in Chromium.
pub fn in_chromium(mut tests: Command) -> Result<Command> {
    let chromium = browser::find_or_install()?;
    let mut arguments = vec!["--headless=new", "--disable-gpu", "--disable-dev-shm-usage"];
    if browser::is_root() {
        arguments.push("--no-sandbox");
    }
    let quoted: Vec<String> = arguments.iter().map(|argument| format!("\"{argument}\"")).collect();
    let capabilities = format!(
        "{{\"goog:chromeOptions\": {{\"args\": [{}], \"binary\": {:?}}}}}",
        quoted.join(", "),
        chromium.browser.display().to_string()
    );
    let file = paths::target().join("webdriver.json");
    fs::write(&file, capabilities)?;
    tests
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::own("wasm-bindgen-test-runner"))
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &file)
        .env("CHROMEDRIVER", &chromium.driver);
    Ok(tests)
}
