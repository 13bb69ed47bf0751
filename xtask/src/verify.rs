//! `cargo xtask verify`: what is too slow, or needs too much from outside, to run before every change.
//!
//! To add a step: write a function that returns what is worth saying in the summary, and name it in [`STEPS`]. A step whose
//! outside program or data is not here says so in its summary and passes; what it finds wrong is an error.

use anyhow::{Result, bail};

use std::{fs, path::PathBuf};

use xtask::{browser, paths};

use crate::{
    checks, dist,
    run::{Steps, cargo, command, output_of, quietly},
    tools,
};

/// One slow check.
struct Step {
    /// Its name in the summary and, to run it alone, after `cargo xtask verify`.
    name: &'static str,
    /// Runs it.
    run: fn() -> Result<String>,
}

const STEPS: &[Step] = &[
    Step { name: "advisories", run: advisories },
    Step { name: "import-compare", run: import_compare },
    Step { name: "import-speed", run: import_speed },
    Step { name: "keystroke", run: keystroke },
    Step { name: "rota", run: rota },
    Step { name: "rota-in-browser", run: rota_in_browser },
    Step { name: "rota-grid", run: rota_grid },
    Step { name: "rota-search", run: rota_search },
    Step { name: "rota-calendar", run: rota_calendar },
    Step { name: "simulation-speed", run: simulation_speed },
    Step { name: "simulation-display", run: simulation_display },
    Step { name: "simulation-agreement", run: simulation_agreement },
];

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

/// The command line program, built for speed.
fn command_line() -> Result<PathBuf> {
    quietly(&mut cargo("build --profile fast --no-default-features --features cli --bin watchfloor"))?;
    Ok(paths::target().join("fast").join(format!("watchfloor{}", std::env::consts::EXE_SUFFIX)))
}

/// A Python script of the project with these arguments: its last lines of output, or what to say where Python is not.
fn python(script: &str, arguments: &[PathBuf]) -> Result<String> {
    let Some(python) = paths::find_program(&["python3", "python"]) else {
        return Ok("NOT CHECKED: Python is not installed".to_owned());
    };
    let said = output_of(command(python).arg(paths::root().join(script)).args(arguments))?;
    Ok(said.trim().replace('\n', "; "))
}

/// The Python of an environment under `target` with the packages of a file; or what to say where it cannot be had.
fn python_with(requirements: &str) -> Result<std::result::Result<PathBuf, String>> {
    let Some(python) = paths::find_program(&["python3", "python"]) else {
        return Ok(Err("NOT CHECKED: Python is not installed".to_owned()));
    };
    let environment = paths::target().join("verify-python");
    quietly(command(python).args(["-m", "venv"]).arg(&environment))?;
    let own = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mut install = command(&own);
    install.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(paths::root().join(requirements));
    match quietly(&mut install) {
        Ok(()) => Ok(Ok(own)),
        Err(error) => {
            eprintln!("{error:#}");
            Ok(Err(format!("NOT CHECKED: the packages of {requirements} cannot be installed")))
        }
    }
}

/// Counts of real exports of alerts beside those of pandas.
fn import_compare() -> Result<String> {
    let data = paths::root().join("../shared/data");
    python("tests/compare/alert_history.py", &[command_line()?, data])
}

/// The time of a 60 MB import, native and in the browser, beside that of pandas.
fn import_speed() -> Result<String> {
    let archive = paths::root().join("../shared/data/alerts/ait_alerts.zip");
    if !archive.is_file() {
        return Ok(format!("NOT MEASURED: there is no {}", archive.display()));
    }
    let file = paths::target().join("harrison_alerts.csv");
    let native = python("benches/import_alerts.py", &[command_line()?, archive, file.clone()]);
    let browser =
        if file.is_file() { in_browser(&["import", &file.display().to_string()]) } else { Ok(String::new()) };
    fs::remove_file(file).ok();
    Ok(format!("{}; {}", native?, browser?))
}

/// From a keystroke to new charts in the browser.
fn keystroke() -> Result<String> {
    in_browser(&["keystroke"])
}

/// The published rostering instances: a minute on two threads, five seeds each, judged by a program that is not ours.
fn rota() -> Result<String> {
    let shared = paths::root().join("../shared");
    if !shared.join("rota/instances").is_dir() {
        return Ok(format!("NOT MEASURED: there is no {}", shared.join("rota/instances").display()));
    }
    quietly(&mut cargo("build --release --no-default-features --example curtois"))?;
    let program =
        paths::target().join("release/examples").join(format!("curtois{}", std::env::consts::EXE_SUFFIX));
    let python = match python_with("benches/requirements.txt")? {
        Ok(python) => python,
        Err(why) => return Ok(why),
    };
    let mut measure = command(python);
    measure.arg(paths::root().join("benches/rota_published.py"));
    measure.args([program, shared, paths::target().join("rota")]).arg("--beside-cp-sat");
    Ok(output_of(&mut measure)?.trim().to_owned())
}

/// A fixed effort on published instances, natively and in a worker of Chromium: the same costs, and the part of native speed.
fn rota_in_browser() -> Result<String> {
    let folder = paths::root().join("../shared/rota/instances");
    let mut instances = Vec::new();
    for number in [7, 9, 13, 15, 17] {
        let name = format!("Instance{number}");
        match fs::read_to_string(folder.join(format!("{name}.txt"))) {
            Ok(text) => instances.push(format!("{number}\n{text}")),
            Err(_) => return Ok(format!("NOT MEASURED: there is no {name} in {}", folder.display())),
        }
    }
    let instances = instances.join("\u{c}");
    let mut native = cargo("bench --quiet --profile fast --no-default-features --bench rota_effort");
    let native = output_of(native.env("WATCHFLOOR_INSTANCES", &instances))?;
    // Not `--quiet`: it would be handed on to the runner, which does not know it.
    let mut browser = checks::in_chromium(cargo(
        "test --locked --profile fast --target wasm32-unknown-unknown --no-default-features --features worker --test web_rota -- \
         --nocapture",
    ))?;
    browser.env("WATCHFLOOR_INSTANCES", &instances).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let browser = output_of(&mut browser)?;
    let mut said = Vec::new();
    for line in native.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let [number, cost, took] = line.split(' ').collect::<Vec<_>>()[..] else {
            bail!("not a line: {line}")
        };
        let same = format!("{number} {cost} ");
        let Some(there) = browser.lines().find_map(|line| Some(line.split_once(&same)?.1)) else {
            bail!("Chromium does not come to {cost} on {number}: {browser}");
        };
        let (native, there) = (took.parse::<f64>()?, there.trim().parse::<f64>()?);
        said.push(format!(
            "{number}: {cost} after {native:.1} s natively, {there:.1} s, {:.0} %",
            100.0 * native / there
        ));
    }
    Ok(said.join("; "))
}

/// From a key in the grid of a large rota to everything that follows, in the browser.
fn rota_grid() -> Result<String> {
    in_browser(&["rota"])
}

/// What ten seconds of the page's search make of the sample's people, in the browser.
fn rota_search() -> Result<String> {
    let said = in_browser(&["rota-search"])?;
    let native = output_of(&mut cargo("bench --quiet --profile fast --no-default-features --bench rota"))?;
    Ok(format!("{}; natively {}", said.trim(), native.trim()))
}

/// The calendar of rotas over clock changes, read by two libraries that are not ours, beside the plan and the payroll.
fn rota_calendar() -> Result<String> {
    quietly(&mut cargo(
        "build --profile fast --no-default-features --features cli --bin watchfloor --example rota_export",
    ))?;
    let python = match python_with("tests/verify/requirements.txt")? {
        Ok(python) => python,
        Err(why) => return Ok(why),
    };
    let built = paths::target().join("fast");
    let program = |name: &str| built.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let said = output_of(
        command(python)
            .arg(paths::root().join("tests/verify/rota_calendar.py"))
            .args([program("watchfloor"), program("examples/rota_export")]),
    )?;
    Ok(said.trim().to_owned())
}

/// How many alerts a second the desk is simulated at, beside Ciw on the same desk, which must find the same waits.
fn simulation_speed() -> Result<String> {
    let said = output_of(&mut cargo(
        "bench --quiet --profile fast --no-default-features --bench simulation -- --json",
    ))?;
    let file = paths::target().join("simulation.json");
    fs::write(&file, said)?;
    python("benches/simulation_ciw.py", &[file])
}

/// From the click that plays the desk to its figures in the browser, and the longest task of the page meanwhile.
fn simulation_display() -> Result<String> {
    in_browser(&["simulation"])
}

/// Formulas and simulation on two hundred desks.
fn simulation_agreement() -> Result<String> {
    quietly(&mut cargo(
        "test --quiet --profile fast --no-default-features --features cli --test native -- --ignored formulas_and_simulation_agree_on_two_hundred_desks",
    ))?;
    Ok("on 200 desks".to_owned())
}

/// Builds the page and measures it in a real browser: what `measure` of the end-to-end tests says.
fn in_browser(arguments: &[&str]) -> Result<String> {
    dist::build()?;
    browser::find_or_install()?;
    let mut measure = cargo("run --quiet --locked --package watchfloor-e2e --bin measure --");
    Ok(output_of(measure.args(arguments))?.trim().replace('\n', "; "))
}
