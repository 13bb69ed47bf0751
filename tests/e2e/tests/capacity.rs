//! The capacity page: an edit shows at once, the full answer follows, every figure says where it comes from.

use anyhow::{Result, ensure};
use std::time::{Duration, Instant};
use thirtyfour::Key;
use watchfloor_e2e::{App, keystrokes::type_digits, walk};

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

/// The headline once it is complete and begins like this.
async fn full_answer(app: &App, beginning: &str) -> Result<String> {
    // At one moment: the headline, and whether the worker is still at it.
    let look = "const head = document.querySelector('h1.answer');
        const busy = !head || head.classList.contains('stale') || document.querySelector('.work-running') !== null;
        return [head?.textContent ?? '', busy];";
    let started = Instant::now();
    loop {
        let (said, busy): (String, bool) = serde_json::from_value(app.script(look, vec![]).await?)?;
        if !busy && said.starts_with(beginning) {
            return Ok(said);
        }
        ensure!(started.elapsed() < FULL_ANSWER, "no full answer {beginning:?}; the headline is {said:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn the_sample_says_what_would_be_enough_and_trying_it_makes_it_so() {
    walk(async |app: &App| {
        open(app).await?;
        let before = full_answer(app, "Not enough: one more seat on weekdays").await?;
        app.click("Try these seats").await?;
        full_answer(app, "Enough").await?;
        app.press(Key::Control + "z").await?;
        let again = full_answer(app, "Not enough: ").await?;
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

#[tokio::test]
async fn every_keystroke_changes_the_charts_at_once() {
    walk(async |app: &App| {
        open(app).await?;
        full_answer(app, "Not enough: ").await?;
        let typed = type_digits(app, MINUTES, "14", 20).await?;
        ensure!(typed.changed == 20, "charts that changed with one of 20 keystrokes: {}", typed.changed);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_stopped_search_says_so_and_goes_on_when_it_is_asked_to() {
    walk(async |app: &App| {
        open(app).await?;
        full_answer(app, "Not enough: ").await?;
        app.click("One fewer").await?;
        // It may be done before it can be stopped; then there is nothing to stop.
        let stop = "const stop = document.querySelector('.work-running button'); stop?.click(); return stop !== null;";
        let mut stopped = false;
        for _ in 0..200 {
            stopped = app.script(stop, vec![]).await? == true;
            if stopped {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        ensure!(stopped, "the search was never seen");
        app.see(watchfloor::text::en::WORDS.capacity_page().work.stopped).await?;
        app.click("Go on").await?;
        full_answer(app, "Not enough: ").await.map(drop)
    })
    .await;
}
