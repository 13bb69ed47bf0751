//! How sure are we? The desk played by keyboard alone, stopped with what was shown, stale after a change; what one more seat does;
//! whether the team holds the minimum; scenarios told apart on the same alerts.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

/// Waits as long as a run may take until the page holds this.
async fn found(app: &App, what: &str, script: &str) -> Result<()> {
    app.wait_for_work(what, async || Ok(app.script(script, vec![]).await? == true)).await
}

const IS_RUNNING: &str = "return document.querySelector('.run-line progress') !== null;";
const IS_DONE: &str = "return document.querySelector('.run-line progress') === null && document.querySelector('.kpis') !== null;";

#[tokio::test]
async fn the_desk_is_played_by_keyboard_alone_and_the_formulas_stand_beside() {
    walk(async |app: &App| {
        let words = WORDS.simulation_page();
        app.open_own_plan().await?;
        app.open_at("#/simulation").await?;
        app.see(words.unplayed).await?;
        app.tab_to(words.play).await?;
        app.press(Key::Enter + "").await?;
        found(app, "the run is done", IS_DONE).await?;
        app.see("Medium and Low miss their promises").await?;
        app.see(words.beside.title).await?;
        app.see(words.beside.uneven_minutes.sentence).await?;
        app.see("19 in 20 start within").await?;
        app.see(words.pictures.backlog.title).await?;
        // What is out of sight is not laid out, so that it is asked for by its text.
        let weakest = "return document.body.textContent.includes('The weakest hour of Low');";
        found(app, "the weakest hour is named", weakest).await?;
        // A change of the plan leaves the figures, marked as those of the plan before; undone, they are its own again.
        app.open_at("#/team").await?;
        app.type_into(WORDS.team_page().fields.people.0, "11").await?;
        app.open_at("#/simulation").await?;
        app.see(words.stale).await?;
        app.press(Key::Control + "z").await?;
        app.see_no(words.stale).await
    })
    .await;
}

#[tokio::test]
async fn a_run_that_is_stopped_keeps_what_was_shown() {
    walk(async |app: &App| {
        let words = WORDS.simulation_page();
        app.open_own_plan().await?;
        app.open_at("#/simulation").await?;
        // Long enough to be stopped on any machine.
        app.type_into(words.options.weeks.0, "52").await?;
        app.click(words.options.more).await?;
        app.choose(words.options.times, "400 times").await?;
        app.click(words.play).await?;
        found(app, "something is shown early", "return document.querySelector('.kpis') !== null;").await?;
        ensure!(app.script(IS_RUNNING, vec![]).await? == true, "it was done before it could be stopped");
        app.click(WORDS.components().cancel).await?;
        app.see("Stopped after").await?;
        let answer = app.text_of("h1").await?;
        ensure!(answer.starts_with("Played ") && answer.contains("over 52 weeks"), "it says {answer:?}");
        app.see(words.beside.title).await?;
        app.click(words.play_again).await?;
        found(app, "it runs again", IS_RUNNING).await?;
        // Leaving the page ends the run.
        app.open_at("#/team").await?;
        app.open_at("#/simulation").await?;
        app.see("Stopped after").await
    })
    .await;
}

#[tokio::test]
async fn the_capacity_page_shows_what_one_more_seat_does() {
    walk(async |app: &App| {
        let words = WORDS.staffing();
        app.open_own_plan().await?;
        app.open_at("#/capacity").await?;
        app.see(words.curve.title).await?;
        let is_drawn = "return document.querySelector('.curve .chart')?.innerText.includes('One seat more takes') ?? false;";
        found(app, "the curve is drawn", is_drawn).await
    })
    .await;
}

#[tokio::test]
async fn the_team_is_put_to_the_test() {
    walk(async |app: &App| {
        let words = WORDS.truth();
        app.open_own_plan().await?;
        app.open_at("#/team").await?;
        app.see("Yes: 12 people can hold the minimum of 2 seats around the clock; it takes 11.").await?;
        app.click(words.cover_breaks).await?;
        app.see("No: the minimum of 2 seats around the clock takes 16 people, and there are 12.").await?;
        app.see("Seats stand empty for").await?;
        app.click(words.cover_breaks).await?;
        app.see(words.nothing_breaks).await
    })
    .await;
}

#[tokio::test]
async fn scenarios_are_told_apart_on_the_same_alerts() {
    walk(async |app: &App| {
        let words = WORDS.compare_page();
        app.open_own_plan().await?;
        app.open_at("#/compare").await?;
        app.see("Auto-close 30 % of phishing").await?;
        let third = "return document.querySelectorAll('.month-choice option')[2].textContent;";
        let month = app.script(third, vec![]).await?.as_str().unwrap_or_default().to_owned();
        app.choose(WORDS.capacity_page().inputs.month, &month).await?;
        app.click(words.play).await?;
        let has_rows = "return document.body.innerText.includes('as played, against the plan')
            && document.querySelector('.run-line progress') === null;";
        found(app, "the differences are there", has_rows).await?;
        app.see(" points (").await?;
        app.see(words.not_told_apart).await?;
        app.see("met the same alerts").await?;
        // A change of a scenario leaves them, marked as old.
        app.type_into(words.more_people.0, "2").await?;
        app.see(words.played_stale).await
    })
    .await;
}
