//! A manager without data: five questions, an answer, an edit that is taken back, a reload, a file, and the file taken in.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::Key;
use watchfloor_e2e::{App, walk};

/// What a careless name could do to the page.
const HOSTILE: &str = "Night <img src=x onerror=alert(1)> & <b>co</b>";

#[tokio::test]
async fn five_answers_make_a_plan_that_survives_edit_undo_reload_export_and_import() {
    walk(async |app: &App| {
        answer(app).await?;
        let plan = exported(app).await?;
        figures_are_those_of_the_plan(app, &plan).await?;
        an_edit_is_taken_back_and_done_again(app).await?;
        app.reload().await?;
        app.open_at("#/team").await?;
        app.wait_until("the edit is still there", async || {
            Ok(app.value_of("People at the desk").await? == "14")
        })
        .await?;
        the_file_becomes_a_plan_of_its_own(app).await
    })
    .await;
}

async fn answer(app: &App) -> Result<()> {
    app.see("Is your team enough for your alerts?").await?;
    app.type_into("Alerts that reach people", "70").await?;
    app.type_into("A typical alert", "10").await?;
    app.type_into("A bad one", "20").await?;
    app.type_into("Name of the plan", HOSTILE).await?;
    app.see("70 alerts a day").await?;
    app.click("Make the plan").await?;
    app.see("Is it enough").await.or(app.see("nough").await)
}

/// The plan as the file has it.
async fn exported(app: &App) -> Result<Value> {
    app.click("Download plan").await?;
    let text = std::fs::read_to_string(app.downloaded(".json").await?)?;
    let plan: Value = serde_json::from_str(&text)?;
    ensure!(plan["format"] == "watchfloor-plan", "{text:.200}");
    ensure!(plan["document"]["soc"]["plan_name"] == HOSTILE, "the name is not the one that was typed");
    Ok(plan)
}

/// The numbers of the page, worked out here from what the file says and from nothing else.
async fn figures_are_those_of_the_plan(app: &App, plan: &Value) -> Result<()> {
    let document = &plan["document"];
    let number = |value: &Value| value["value"].as_f64().with_context(|| format!("{value} is no point"));
    let stream = document["streams"].as_object().and_then(|all| all.values().next()).context("no stream")?;
    let (typical, bad) =
        (number(&stream["handling"]["typical_minutes"])?, number(&stream["handling"]["bad_case_minutes"])?);
    ensure!((typical, bad) == (10.0, 20.0), "{stream}");
    let sigma = (bad / typical).ln() / 1.281_551_565_5;
    let mut minutes = typical * (sigma * sigma / 2.0).exp();
    if document["desk"]["escalations_at_desk"] == true {
        minutes += number(&stream["escalation"]["share"])? * number(&stream["escalation"]["minutes"])?;
    }
    let human = number(&stream["volume"])? * 7.0;
    let worked = human / (1.0 - number(&stream["reopened_share"])?);
    let work_hours = worked * minutes / 60.0;
    let seats: f64 = document["desk"]["seats"]
        .as_object()
        .context("no seats")?
        .values()
        .flat_map(|day| day.as_array().cloned().unwrap_or_default())
        .filter_map(|seats| seats.as_f64())
        .sum();
    let team = &document["team"];
    let loss = &team["in_shift_loss"];
    let away = number(&loss["break_minutes"])?
        + number(&loss["handover_minutes"])?
        + number(&loss["meeting_minutes"])?;
    let shift = team["shift_hours"].as_f64().context("no shift")? * 60.0;
    let queue_hours = seats * (1.0 - away / shift) * (1.0 - number(&loss["other_work_share"])?);
    let occupancy = (100.0 * work_hours / queue_hours).round();
    app.see(&format!("{occupancy:.0}%")).await?;
    app.see(&format!("{work_hours:.0} of {queue_hours:.0}")).await
}

async fn an_edit_is_taken_back_and_done_again(app: &App) -> Result<()> {
    app.open_at("#/team").await?;
    app.type_into("People at the desk", "14").await?;
    app.see("of 14 in the team").await?;
    app.press(Key::Control + "z").await?;
    app.see("of 10 in the team").await?;
    app.see("Undone").await?;
    app.press(Key::Control + Key::Shift + "z").await?;
    app.see("of 14 in the team").await
}

async fn the_file_becomes_a_plan_of_its_own(app: &App) -> Result<()> {
    let file = app.downloaded(".json").await?;
    app.open_at("#/plans").await?;
    app.see("You have one plan in this browser.").await?;
    app.attach("", &file).await?;
    app.see("This is in the file").await?;
    app.see("Nothing is wrong with it.").await?;
    app.click("Take it in as a new plan").await?;
    app.open_at("#/plans").await?;
    app.see("You have 2 plans in this browser.").await?;
    // Markup in a name is a name.
    app.see("<img src=x onerror=alert(1)>").await?;
    let injected = app.script("return document.querySelectorAll('img, b').length;", vec![]).await?;
    ensure!(injected == 0, "a name became {injected} elements");
    Ok(())
}
