//! The capacity page: an edit shows at once, the full answer follows, every figure says where it comes from.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::time::{Duration, Instant};
use thirtyfour::Key;
use watchfloor_e2e::{App, walk};

const MINUTES: &str = "Hands-on minutes, Endpoint detection";

/// The full answer of the sample takes a while on a slow machine.
const FULL_ANSWER: Duration = Duration::from_secs(90);

/// The sample as a plan that can be changed, at its capacity page.
async fn open(app: &App) -> Result<()> {
    app.open_at("#/start").await?;
    app.click("Look at the sample plan").await?;
    app.click("Make it mine").await?;
    app.open_at("#/capacity").await?;
    app.see("Promises by severity").await
}

async fn headline(app: &App) -> Result<String> {
    app.text_of("h1.answer").await
}

async fn full_answer(app: &App) -> Result<String> {
    let started = Instant::now();
    loop {
        let said = headline(app).await?;
        let stale = app.script("return document.querySelector('h1.answer.stale') !== null;", vec![]).await?;
        let running = app.script("return document.querySelector('.work-running') !== null;", vec![]).await?;
        if stale == false && running == false && (said.starts_with("Not enough") || said.starts_with("E")) {
            return Ok(said);
        }
        ensure!(started.elapsed() < FULL_ANSWER, "no full answer; the headline is {said:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn the_sample_says_what_would_be_enough_and_trying_it_makes_it_so() {
    walk(async |app: &App| {
        open(app).await?;
        let before = full_answer(app).await?;
        ensure!(before.starts_with("Not enough: one more seat on weekdays"), "{before}");
        app.click("Try these seats").await?;
        let after = full_answer(app).await?;
        ensure!(after.starts_with("Enough"), "{after}");
        app.press(Key::Control + "z").await?;
        let again = full_answer(app).await?;
        ensure!(again == before, "undone, it says {again:?} and not {before:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn every_figure_opens_its_explanation_with_the_numbers_in_it() {
    walk(async |app: &App| {
        open(app).await?;
        app.click("How this is computed: Occupancy, week").await?;
        app.see("What goes in").await?;
        app.see("÷").await?;
        app.see("Taken for granted").await
    })
    .await;
}

/// Types a digit more and a digit less in turn, each time until effects have run and the layout is done.
const TYPE: &str = r"
const [name, times, done] = arguments;
const label = [...document.querySelectorAll('label')].find((each) => each.textContent === name);
const field = document.getElementById(label.htmlFor);
const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
const settled = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});
const paths = () => document.querySelector('.chart-stage svg').innerHTML.length
  + [...document.querySelectorAll('.chart-stage path')].map((each) => each.getAttribute('d')).join('');
(async () => {
  const took = [];
  let changed = 0;
  let before = paths();
  for (let at = 0; at < times; at += 1) {
    // Not in a frame: what the browser does there for the keystroke before is not of this one.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const start = performance.now();
    set.call(field, at % 2 ? '14' : '14' + (1 + at % 9));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    const script = performance.now() - start;
    document.body.offsetHeight;
    took.push([script, performance.now() - start]);
    const after = paths();
    changed += after !== before;
    before = after;
  }
  done({ took, changed });
})();
";

#[tokio::test]
async fn a_keystroke_redraws_the_charts_before_the_reader_could_wait() {
    walk(async |app: &App| {
        open(app).await?;
        full_answer(app).await?;
        let answer = app.driver.execute_async(TYPE, vec![json!(MINUTES), json!(100)]).await?;
        let answer = answer.json().clone();
        ensure!(answer["changed"] == 100, "charts that changed with a keystroke: {}", answer["changed"]);
        let mut took: Vec<f64> = serde_json::from_value(answer["took"].clone())?;
        took.sort_by(f64::total_cmp);
        let at = |share: f64| took.get((took.len() as f64 * share) as usize).copied().context("no times");
        let (middle, late) = (at(0.5)?, at(0.95)?);
        println!(
            "keystroke to new charts, script and layout: p50 {middle:.1} ms, p95 {late:.1} ms (aim 16 ms)"
        );
        // The aim is 16 ms on a machine of its own; what a reader feels begins at 100 ms.
        ensure!(late < 100.0, "p95 is {late:.1} ms");
        Ok(())
    })
    .await;
}
