//! A manager without data: five questions, an answer, an edit that is taken back, a reload, a file, and the file taken in;
//! a sketch by pointer and by keys; answers that are not lost; and all of it by keyboard alone.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, figures::occupancy_is_that_of, walk};

/// What a careless name could do to the page.
const HOSTILE: &str = "Night <img src=x onerror=alert(1)> & <blink>co</blink>";

#[tokio::test]
async fn five_answers_make_a_plan_that_survives_edit_undo_reload_export_and_import() {
    walk(async |app: &App| {
        answer(app).await?;
        let plan = exported(app).await?;
        occupancy_is_that_of(app, &plan).await?;
        markup_in_names_is_text(app).await?;
        an_edit_is_taken_back_and_done_again(app).await?;
        app.see(WORDS.shell().keeping.saved).await?;
        app.reload().await?;
        app.open_at("#/team").await?;
        app.wait_until("the edit is still there", async || {
            Ok(app.value_of(WORDS.team_page().fields.people.0).await? == "14")
        })
        .await?;
        the_file_becomes_a_plan_of_its_own(app).await
    })
    .await;
}

async fn answer(app: &App) -> Result<()> {
    let words = WORDS.start_page();
    app.see(words.title).await?;
    app.type_into(words.alerts.0, "70").await?;
    app.type_into(words.typical.0, "10").await?;
    app.type_into(words.bad_case.0, "20").await?;
    app.type_into(&(words.severity_name)(1), HOSTILE).await?;
    // Both promises of a severity have a share of their own.
    app.type_into(words.acknowledged_share, "99").await?;
    app.type_into(words.plan_name.0, HOSTILE).await?;
    app.see("70 alerts a day").await?;
    app.click(words.make).await?;
    app.see(WORDS.capacity_page().severities.title).await
}

/// The plan as the file has it.
async fn exported(app: &App) -> Result<Value> {
    app.click(WORDS.shell().export).await?;
    let text = std::fs::read_to_string(app.downloaded(".json").await?)?;
    let plan: Value = serde_json::from_str(&text)?;
    ensure!(plan["format"] == "watchfloor-plan", "{text:.200}");
    let document = &plan["document"];
    ensure!(document["soc"]["plan_name"] == HOSTILE, "the name is not the one that was typed");
    let first = document["severities"]
        .as_object()
        .and_then(|all| all.values().find(|severity| severity["name"] == HOSTILE))
        .context("the severity is not called as it was typed")?;
    ensure!(first["acknowledge"]["share"] == 0.99 && first["triage_done"]["share"] == 0.9, "{first}");
    let note = &document["team"]["absence"]["leave_days"]["source"];
    ensure!(note.as_str().is_some_and(|note| note.contains("25 days of leave")), "no source: {note}");
    let stream = document["streams"].as_object().and_then(|all| all.values().next()).context("no stream")?;
    let handling = &stream["handling"];
    let minutes = [&handling["typical_minutes"]["value"], &handling["bad_case_minutes"]["value"]];
    ensure!(minutes == [10.0, 20.0], "{handling}");
    Ok(plan)
}

/// On the page of the answer, with its charts, and in the list of plans.
async fn markup_in_names_is_text(app: &App) -> Result<()> {
    app.see("<blink>co</blink>").await?;
    app.open_at("#/plans").await?;
    app.see("<img src=x onerror=alert(1)>").await?;
    app.open_at("#/targets").await?;
    app.see(WORDS.targets_page().add).await?;
    let elements = "return document.querySelectorAll('img[src=x], blink').length;";
    let injected = app.script(elements, vec![]).await?;
    ensure!(injected == 0, "a name became {injected} elements");
    Ok(())
}

async fn an_edit_is_taken_back_and_done_again(app: &App) -> Result<()> {
    app.open_at("#/team").await?;
    app.type_into(WORDS.team_page().fields.people.0, "14").await?;
    app.see("of 14 in the team").await?;
    app.press(Key::Control + "z").await?;
    app.see("of 10 in the team").await?;
    app.see("Undone").await?;
    app.press(Key::Control + Key::Shift + "z").await?;
    app.see("of 14 in the team").await
}

async fn the_file_becomes_a_plan_of_its_own(app: &App) -> Result<()> {
    let words = WORDS.plans();
    let file = app.downloaded(".json").await?;
    app.open_at("#/plans").await?;
    app.see("You have one plan in this browser.").await?;
    app.attach("", &file).await?;
    app.see(words.import.preview).await?;
    app.see(words.import.no_issues).await?;
    app.click(words.import.accept).await?;
    app.see("You have 2 plans in this browser.").await
}

/// The heights of the 24 bars, in times the average hour.
async fn bars(app: &App) -> Result<Vec<f64>> {
    let script = "const stage = document.querySelector('.sketch-stage');
        const most = Number(stage.getAttribute('aria-valuemax'));
        const whole = stage.querySelector('svg').viewBox.baseVal.height;
        return [...stage.querySelectorAll('rect')].map((bar) => bar.height.baseVal.value / whole * most);";
    Ok(serde_json::from_value(app.script(script, vec![]).await?)?)
}

/// Where in the window a bar's middle is at a height, as a share of the box.
async fn place(app: &App, hour: f64, height: f64) -> Result<(i64, i64)> {
    let script = "const box = document.querySelector('.sketch-stage').getBoundingClientRect();
        return [box.left, box.top, box.width, box.height];";
    let [left, top, wide, high]: [f64; 4] = serde_json::from_value(app.script(script, vec![]).await?)?;
    Ok(((left + wide * (hour + 0.5) / 24.0).round() as i64, (top + high * (1.0 - height)).round() as i64))
}

fn near(found: f64, wanted: f64) -> bool {
    // A twentieth of rounding, and a pixel at either end.
    (found - wanted).abs() < 0.11
}

async fn open_sketch(app: &App) -> Result<()> {
    let words = WORDS.start_page();
    app.choose(words.shape, words.more_at_night).await?;
    app.choose(words.shape, words.own_sketch).await?;
    app.field(words.sketch).await?.scroll_into_view().await?;
    Ok(())
}

#[tokio::test]
async fn a_sketch_is_drawn_by_one_fast_drag_that_leaves_no_hour_out_and_may_leave_the_box() {
    walk(async |app: &App| {
        let words = WORDS.start_page();
        app.see(words.title).await?;
        open_sketch(app).await?;
        // It begins with the shape chosen before: nights have twice the alerts of days.
        let begun = bars(app).await?;
        ensure!(near(begun[2], 2.0 * begun[12]) && begun[12] > 0.5, "{begun:?}");
        let (from, to) = (place(app, 2.0, 0.2).await?, place(app, 20.0, 0.8).await?);
        let (above, beside) = (place(app, 22.0, 2.5).await?, place(app, 26.0, 0.5).await?);
        let drag = app.driver.action_chain().move_to(from.0, from.1).click_and_hold();
        drag.move_to(to.0, to.1)
            .move_to(above.0, above.1)
            .move_to(beside.0, beside.1)
            .release()
            .perform()
            .await?;
        let drawn = bars(app).await?;
        for hour in 2..=20 {
            let wanted = 4.0 * (0.2 + 0.6 * (hour as f64 - 2.0) / 18.0);
            ensure!(near(drawn[hour], wanted), "{hour}:00 is {} and not {wanted}: {drawn:?}", drawn[hour]);
        }
        ensure!(near(drawn[22], 4.0) && near(drawn[23], 2.0), "beyond the box: {drawn:?}");
        ensure!(near(drawn[0], begun[0]), "hours that were not touched stay: {drawn:?}");
        // The drag has ended, though outside.
        let back = place(app, 10.0, 0.1).await?;
        app.driver.action_chain().move_to(back.0, back.1).perform().await?;
        ensure!(bars(app).await? == drawn, "it went on after the button was let go");
        app.choose(words.shape, words.flat).await?;
        app.choose(words.shape, words.own_sketch).await?;
        ensure!(bars(app).await? == drawn, "a look at another shape lost the sketch");
        app.reload().await?;
        app.field(words.sketch).await?;
        ensure!(bars(app).await? == drawn, "the reload lost the sketch");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_sketch_is_drawn_by_keys() {
    walk(async |app: &App| {
        let words = WORDS.start_page();
        app.see(words.title).await?;
        open_sketch(app).await?;
        let stage = app.field(words.sketch).await?;
        let before = bars(app).await?;
        stage.send_keys(Key::Home + "").await?;
        stage.send_keys(Key::PageUp + "").await?;
        stage.send_keys(Key::Right + "").await?;
        stage.send_keys(Key::Down + "").await?;
        stage.send_keys(Key::Down + "").await?;
        let after = bars(app).await?;
        ensure!(near(after[0], before[0] + 0.5) && near(after[1], before[1] - 0.2), "{before:?} {after:?}");
        ensure!(after[2..] == before[2..], "{before:?} {after:?}");
        app.click(words.sketch_days[1]).await?;
        ensure!(bars(app).await? == before, "the weekend was drawn too");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_there_again_after_another_choice_another_page_and_a_reload() {
    walk(async |app: &App| {
        let words = WORDS.start_page();
        app.see(words.title).await?;
        app.type_into(words.seats_by_day, "5").await?;
        app.click(words.business_hours).await?;
        app.click(words.round_the_clock).await?;
        is_there(app, words.seats_by_day, "5").await?;
        app.type_into(words.typical.0, "8 to 14").await?;
        app.click(words.not_known).await?;
        // A month is a twelfth of 365.25 days: 40 a day are 1,217.5.
        app.type_into(words.alerts.0, "40").await?;
        is_there(app, words.closed_a_month.0, "1218").await?;
        app.see("60% busy on average").await?;
        app.type_into(words.closed_a_month.0, "900").await?;
        app.type_into(words.alerts.0, "50").await?;
        is_there(app, words.closed_a_month.0, "900").await?;
        app.click(words.known).await?;
        is_there(app, words.typical.0, "8 to 14").await?;
        app.type_into(&(words.severity_name)(1), "P1").await?;
        app.click("2").await?;
        app.click("4").await?;
        is_there(app, &(words.severity_name)(1), "P1").await?;
        app.open_at("#/plans").await?;
        app.see("You have no plan in this browser.").await?;
        app.open_at("#/start").await?;
        is_there(app, words.seats_by_day, "5").await?;
        app.reload().await?;
        app.see(words.title).await?;
        is_there(app, words.typical.0, "8 to 14").await?;
        is_there(app, &(words.severity_name)(1), "P1").await?;
        app.click(words.again).await?;
        is_there(app, words.seats_by_day, "2").await?;
        app.named(".toasts button", WORDS.shell().undo).await?.click().await?;
        is_there(app, words.seats_by_day, "5").await
    })
    .await;
}

async fn is_there(app: &App, field: &str, value: &str) -> Result<()> {
    app.wait_until(&format!("{field:?} holds {value:?}"), async || Ok(app.value_of(field).await? == value))
        .await
}

#[tokio::test]
async fn the_questions_are_answered_by_keyboard_alone() {
    walk(async |app: &App| {
        let words = WORDS.start_page();
        app.see(words.title).await?;
        for (field, answer) in [(words.people.0, "12"), (words.seats_by_day, "3"), (words.alerts.0, "90")] {
            app.tab_to(field).await?;
            app.press(Key::Control + "a").await?;
            app.press(answer).await?;
        }
        app.tab_to(words.shape).await?;
        app.press("More").await?;
        // The choice that is made holds the focus of its group; an arrow makes the next one.
        app.tab_to(words.known).await?;
        app.press(Key::Right + "").await?;
        app.tab_to(words.share_on_alerts.0).await?;
        app.press(Key::Control + "a").await?;
        app.press("50").await?;
        app.tab_to(words.plan_name.0).await?;
        app.press(Key::Control + "a").await?;
        app.press("By keys").await?;
        app.see("50% busy on average").await?;
        app.tab_to(words.make).await?;
        app.press(Key::Enter + "").await?;
        app.see(WORDS.capacity_page().severities.title).await?;
        app.open_at("#/team").await?;
        is_there(app, WORDS.team_page().fields.people.0, "12").await
    })
    .await;
}
