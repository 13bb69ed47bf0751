//! Measures the built page in a real browser: `measure keystroke`, `measure simulation`, `measure rota`, `measure rota-search`,
//! `measure import FILE.csv`.
//!
//! A part of `cargo xtask verify`. Prints one line of what was measured; judges nothing.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{
    App, Start,
    frames::frames,
    keystrokes::{InGrid, type_digits, use_grid},
    store::change_saved_plans,
    walk, walk_from,
};

/// How often a file is imported, and the desk is played.
const ROUNDS: usize = 5;

/// What comes in later turns is there, and what is measured told.
const SETTLED: Duration = Duration::from_millis(500);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["keystroke"] => walk(keystroke).await,
        ["simulation"] => walk(simulation).await,
        ["rota"] => walk_from(Start { traced: true, ..Start::default() }, rota).await,
        ["rota-search"] => walk(rota_search).await,
        ["import", file] => walk(async |app: &App| import(app, Path::new(file)).await).await,
        _ => bail!(
            "measure keystroke, measure simulation, measure rota, measure rota-search, or measure import FILE.csv"
        ),
    }
    Ok(())
}

/// The value that this share of them does not exceed.
fn percentile(mut values: Vec<f64>, share: f64) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(((values.len() as f64 * share) as usize).min(values.len() - 1)).copied().context("no values")
}

/// From a keystroke in the minutes of the sample's first stream to new charts on the capacity page.
async fn keystroke(app: &App) -> Result<()> {
    app.click_what_begins_with(WORDS.start_page().from_sample.0).await?;
    app.click("Make it mine").await?;
    app.open_at("#/capacity").await?;
    app.see("Promises by severity").await?;
    let label = "Hands-on minutes, Endpoint detection";
    app.field(label).await?;
    let times = 200;
    let typed = type_digits(app, label, "14", times).await?;
    ensure!(typed.changed == times, "only {} of {times} keystrokes changed the charts", typed.changed);
    let (middle, late) =
        (percentile(typed.milliseconds.clone(), 0.5)?, percentile(typed.milliseconds, 0.95)?);
    println!("keystroke to new charts, script and layout: p50 {middle:.1} ms, p95 {late:.1} ms");
    Ok(())
}

/// The sample's rota with sixty people over fourteen weeks: five of each, one after the other.
const MANY: &str = r#"
const at = text.indexOf("\n");
const moment = text.slice(0, at).split(" ")[3];
const plan = JSON.parse(text.slice(at + 1));
const rota = plan.document.rota;
rota.weeks = 14;
const day = (first, days) => new Date(Date.parse(first) + days * 864e5).toISOString().slice(0, 10);
const people = Object.entries(rota.people);
for (let copy = 1; copy < 5; copy += 1) {
  people.forEach(([id, person]) => {
    const other = `${copy}${id.slice(1)}`;
    const { leave, wishes, ...rest } = person;
    rota.people[other] = { ...rest, name: `${person.name} ${copy + 1}` };
    rota.rows[other] = { ...rota.rows[id] };
  });
}
for (const row of Object.values(rota.rows)) {
  for (const [date, shift] of Object.entries(row)) row[day(date, 56)] ??= shift;
}
for (const line of Object.values(rota.cover)) line.wanted = line.wanted.map((wanted) => wanted * 5);
return seal(JSON.stringify(plan), moment);
"#;

/// How often something is done in the grid.
const TIMES: usize = 60;

/// What frames take while the grid of sixty people by fourteen weeks is used: script, style and layout, and all with painting.
async fn rota(app: &App) -> Result<()> {
    app.driver.set_script_timeout(Duration::from_secs(120)).await?;
    app.open_own_plan().await?;
    change_saved_plans(app, MANY).await?;
    app.open_at("#/rota").await?;
    app.see("14 weeks").await?;
    let rows = app.script("return document.querySelectorAll('.rota-grid tbody tr').length;", vec![]).await?;
    ensure!(rows == 60, "sixty people, not {rows}");
    tokio::time::sleep(SETTLED).await;
    for does in [InGrid::Move, InGrid::Set, InGrid::Scroll] {
        let changed = use_grid(app, does, TIMES).await?;
        ensure!(changed as usize + 1 >= TIMES, "{does:?}: only {changed} of {TIMES} changed the grid");
    }
    let marks = [("move", "move done"), ("set", "set done"), ("scroll", "scroll done")];
    let measured = frames(app, marks).await?;
    for (what, frames) in ["move the cursor", "set a day", "scroll"].into_iter().zip(measured) {
        let made: Vec<f64> = frames.iter().map(|frame| frame.made).collect();
        let all: Vec<f64> = frames.iter().map(|frame| frame.all).collect();
        println!(
            "{what}, 60 people by 98 days, {} frames: script, style and layout p50 {:.1} ms, p95 {:.1} ms, most {:.1} ms; \
             with painting p95 {:.1} ms, most {:.1} ms",
            frames.len(),
            percentile(made.clone(), 0.5)?,
            percentile(made.clone(), 0.95)?,
            percentile(made, 1.0)?,
            percentile(all.clone(), 0.95)?,
            percentile(all, 1.0)?,
        );
    }
    Ok(())
}

/// The sample's rota with nobody planned.
const NOBODY: &str = r#"
const at = text.indexOf("\n");
const moment = text.slice(0, at).split(" ")[3];
const plan = JSON.parse(text.slice(at + 1));
plan.document.rota.rows = {};
return seal(JSON.stringify(plan), moment);
"#;

/// From the button that looks for a rota to the first one in the grid, by the clock of the page; after ten seconds it is stopped.
const SEARCHED: &str = r"
const [find, cancel, done] = arguments;
const button = (name) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
const start = performance.now();
let first = null;
const look = new MutationObserver(() => {
  if (document.querySelector('.rota-grid tbody td[class*=shift-]')) first ??= (performance.now() - start) / 1000;
});
look.observe(document.body, { childList: true, subtree: true, attributes: true });
setTimeout(() => {
  look.disconnect();
  button(cancel)?.click();
  done(first);
}, 10_000);
button(find).click();
";

/// What a search of ten seconds makes of the sample's people, from nobody planned.
async fn rota_search(app: &App) -> Result<()> {
    app.driver.set_script_timeout(Duration::from_secs(120)).await?;
    app.open_own_plan().await?;
    let (mut first, mut heads) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        change_saved_plans(app, NOBODY).await?;
        app.open_at("#/rota").await?;
        app.see("nobody planned yet").await?;
        tokio::time::sleep(SETTLED).await;
        let (find, cancel) = (WORDS.rota_page().find, WORDS.components().cancel);
        let took = app.driver.execute_async(SEARCHED, vec![find.into(), cancel.into()]).await?;
        first.push(took.json().as_f64().context("no rota within ten seconds")?);
        app.see_no("nobody planned yet").await?;
        heads.push(app.text_of("h1.answer").await?);
        app.is_saved().await?;
    }
    let good = heads.iter().filter(|head| head.contains("no gap, no rule broken")).count();
    ensure!(
        good == ROUNDS,
        "full and within all rules after ten seconds: {good} of {ROUNDS}: {}",
        heads.join(" | ")
    );
    let mut ends = Vec::new();
    for _ in 0..3 {
        change_saved_plans(app, NOBODY).await?;
        app.open_at("#/rota").await?;
        app.see("nobody planned yet").await?;
        tokio::time::sleep(SETTLED).await;
        let took = app.driver.execute_async(TO_ITS_END, vec![WORDS.rota_page().find.into()]).await?;
        ends.push(took.json().as_f64().context("the search has no end")?);
        app.is_saved().await?;
    }
    println!(
        "a first rota after {:.2} s; full and within all rules after ten seconds, {ROUNDS} of {ROUNDS}: {}; two searches at once, \
         each to its end: {:.2} s",
        percentile(first, 0.5)?,
        heads.join(" | "),
        percentile(ends, 0.5)?
    );
    Ok(())
}

/// From the button that looks for a rota to the end of the search, which has a fixed effort.
const TO_ITS_END: &str = r"
const [find, done] = arguments;
const button = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === find);
const start = performance.now();
let began = false;
const look = new MutationObserver(() => {
  const goes = document.querySelector('.run-line progress') !== null;
  began ||= goes;
  if (!began || goes) return;
  look.disconnect();
  done((performance.now() - start) / 1000);
});
look.observe(document.body, { childList: true, subtree: true });
button.click();
";

/// The longest task of the page's main thread since the last call, in milliseconds; tasks of up to 50 ms count as none.
const LONGEST_TASK: &str = r"
if (!window.longTasks) {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((each) => each.duration)))
    .observe({ type: 'longtask' });
}
return Math.max(0, ...window.longTasks.splice(0));
";

/// From the button that plays the desk to the first figures and to the last, by the clock of the page.
const PLAYED: &str = r"
const [play, done] = arguments;
const button = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === play);
const start = performance.now();
let first = null;
const look = new MutationObserver(() => {
  if (!document.querySelector('.kpis')) return;
  first ??= (performance.now() - start) / 1000;
  if (document.querySelector('.run-line progress')) return;
  look.disconnect();
  done([first, (performance.now() - start) / 1000]);
});
look.observe(document.body, { childList: true, subtree: true });
button.click();
";

/// The sample's desk played for the first time on a page just loaded, and the longest task until all that it shows is there.
async fn simulation(app: &App) -> Result<()> {
    app.driver.set_script_timeout(Duration::from_secs(120)).await?;
    app.open_own_plan().await?;
    let (mut first, mut last, mut tasks) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        app.open_at("#/simulation").await?;
        app.reload().await?;
        let play = WORDS.simulation_page().play;
        app.named("button", play).await?;
        tokio::time::sleep(SETTLED).await;
        app.script(LONGEST_TASK, vec![]).await?;
        let took = app.driver.execute_async(PLAYED, vec![play.into()]).await?;
        let second = |at: usize| took.json()[at].as_f64().context("no time");
        first.push(second(0)?);
        last.push(second(1)?);
        app.see(WORDS.simulation_page().beside.title).await?;
        tokio::time::sleep(SETTLED).await;
        tasks.push(app.script(LONGEST_TASK, vec![]).await?.as_f64().unwrap_or(0.0));
    }
    let each: Vec<String> = tasks.iter().map(|task| format!("{task:.0}")).collect();
    println!(
        "the desk played: first figures after {:.2} s, the last after {:.2} s; longest task of the page by round {} ms",
        percentile(first, 0.5)?,
        percentile(last, 0.5)?,
        each.join(", ")
    );
    Ok(())
}

/// From the button that reads a file to the review of what was found, by the clock of the page.
const READ: &str = r"
const [read, accept, done] = arguments;
const button = (name) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
const start = performance.now();
const look = new MutationObserver(() => {
  if (button(accept)) {
    look.disconnect();
    done((performance.now() - start) / 1000);
  }
});
look.observe(document.body, { childList: true, subtree: true });
button(read).click();
";

async fn import(app: &App, file: &Path) -> Result<()> {
    app.driver.set_script_timeout(Duration::from_secs(120)).await?;
    app.open_at("#/import").await?;
    let mut seconds = Vec::new();
    let mut longest = 0.0_f64;
    for _ in 0..ROUNDS {
        app.attach("", file).await?;
        app.named("button", WORDS.import_page().preview.read).await?;
        app.script(LONGEST_TASK, vec![]).await?;
        let words = WORDS.import_page();
        let took = app
            .driver
            .execute_async(READ, vec![words.preview.read.into(), words.review.accept.into()])
            .await?;
        seconds.push(took.json().as_f64().context("no time")?);
        tokio::time::sleep(SETTLED).await;
        let task = app.script(LONGEST_TASK, vec![]).await?;
        longest = longest.max(task.as_f64().unwrap_or(0.0));
        app.click(WORDS.import_page().leave).await?;
    }
    println!("chromium   {:.3} s, longest task of the page {longest:.0} ms", percentile(seconds, 0.5)?);
    Ok(())
}
