//! "Hire two from March, or auto-close 30 % of the phishing?" The months ahead, the hours of the team, and both ways side by side,
//! from an imported history on.

use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

const AUTOMATE: &str = "Auto-close 30 % of phishing";

#[tokio::test]
async fn posts_change_the_months_ahead_and_are_undone() {
    walk(async |app: &App| {
        let words = WORDS.ahead_page();
        app.open_own_plan().await?;
        app.open_at("#/ahead").await?;
        app.see("10,000 cases were followed").await?;
        let before = app.text_of("h1").await?;
        app.click(words.posts.add).await?;
        app.see(words.months_to_hire.1).await?;
        app.wait_until("the answer follows", async || Ok(app.text_of("h1").await? != before)).await?;
        app.press(Key::Control + "z").await?;
        app.wait_until("the answer is what it was", async || Ok(app.text_of("h1").await? == before)).await?;
        app.type_into(WORDS.common().months[0], "150").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.holds(WORDS.common().months[0], "150").await
    })
    .await;
}

#[tokio::test]
async fn a_scenario_is_told_beside_the_plan_in_months_and_hours() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        app.open_at("#/compare").await?;
        app.see("Chance to be short in").await?;
        app.click(WORDS.compare_page().show).await?;
        app.see(&format!("Shown with “{AUTOMATE}”")).await?;
        app.open_at("#/ahead").await?;
        app.see(&format!("With “{AUTOMATE}” the chance to be short")).await?;
        app.open_at("#/work").await?;
        app.see(&format!("“{AUTOMATE}” frees")).await?;
        app.click(WORDS.shell().scenario_off).await?;
        app.see("All work of the team in hours a month").await
    })
    .await;
}

#[tokio::test]
async fn work_beside_alerts_is_added_and_placed_by_keyboard_alone() {
    walk(async |app: &App| {
        let words = WORDS.work_page();
        app.open_own_plan().await?;
        app.open_at("#/work").await?;
        app.see("enough for all filler work").await?;
        app.tab_to(words.add_function).await?;
        app.press(Key::Enter + "").await?;
        app.wait_until("five pieces of work are listed", async || {
            Ok(app.script("return document.querySelectorAll('.plan-record').length;", vec![]).await? == 5)
        })
        .await?;
        // Protected at the desk, it comes off the queue: 16 hours of 272 are no longer left.
        app.see("256 that are left").await?;
        app.press(Key::Control + "z").await?;
        app.see("272 that are left").await
    })
    .await;
}

fn tickets() -> Option<PathBuf> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/tickets/incident_event_log.csv");
    if !file.is_file() {
        println!("not walked: there is no {}", file.display());
    }
    file.is_file().then_some(file)
}

#[tokio::test]
async fn from_an_imported_history_to_hire_two_or_automate_side_by_side() {
    let Some(file) = tickets() else { return };
    walk(async |app: &App| {
        app.open_own_plan().await?;
        import(app, &file).await?;
        app.open_at("#/compare").await?;
        hire_two_from_the_third_month(app).await?;
        let third = "return document.querySelectorAll('.month-choice option')[2].textContent;";
        let month = app.script(third, vec![]).await?.as_str().unwrap_or_default().to_owned();
        app.choose(WORDS.capacity_page().inputs.month, &month).await?;
        app.see("14.0 (+2.0)").await?;
        app.see("Chance to be short in").await?;
        app.click(WORDS.compare_page().play).await?;
        let is_played = async || Ok(app.text().await?.contains(WORDS.compare_page().play_again));
        app.wait_for_work("both ways are played", is_played).await
    })
    .await;
}

async fn import(app: &App, file: &Path) -> Result<()> {
    let words = WORDS.import_page();
    app.open_at("#/import").await?;
    app.attach("", file).await?;
    app.see("is a log of tickets").await?;
    app.click(words.preview.read).await?;
    app.see(words.review.accept).await?;
    app.click(words.review.accept).await?;
    app.see(WORDS.alerts_page().histories.title).await?;
    app.is_saved().await
}

/// A new scenario beside the one that automates: two people from the third month of the plan on.
async fn hire_two_from_the_third_month(app: &App) -> Result<()> {
    let words = WORDS.compare_page();
    app.see(AUTOMATE).await?;
    app.click(&(words.remove)("Hire one for the weekdays")).await?;
    app.click(words.add).await?;
    app.see(words.no_changes).await?;
    for _ in 0..2 {
        app.tab_to(words.add_change).await?;
    }
    for _ in 0..5 {
        app.press(Key::Down + "").await?;
    }
    app.tab_to(words.add_this).await?;
    app.press(Key::Space + "").await?;
    app.see("13.0 (+1.0)").await?;
    app.type_into(words.more_people.0, "2").await?;
    app.see("14.0 (+2.0)").await?;
    let from_third =
        "const from = [...document.querySelectorAll('.scenario:last-child .change select')].pop();
        from.selectedIndex = 2;
        from.dispatchEvent(new Event('change', { bubbles: true }));
        return from.options.length;";
    let months = app.script(from_third, vec![]).await?;
    ensure!(months == 12, "the months of the plan: {months}");
    app.see("12.0 (±0)").await
}
