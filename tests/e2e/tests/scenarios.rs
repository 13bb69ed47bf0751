//! "Hire one from January, or let a playbook close part of the phishing?" Side by side, changed, shown on the other pages, undone.

use anyhow::ensure;
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

const HIRE: &str = "Hire one for the weekdays";

#[tokio::test]
async fn two_ways_out_stand_side_by_side_and_every_page_can_show_one() {
    walk(async |app: &App| {
        let words = WORDS.compare_page();
        app.open_own_plan().await?;
        app.open_at("#/compare").await?;
        app.see("Auto-close 30 % of phishing").await?;
        // In the first month nobody has been hired yet.
        app.see("No scenario keeps").await?;
        let third = "return document.querySelectorAll('.month-choice option')[2].textContent;";
        let month = app.script(third, vec![]).await?.as_str().unwrap_or_default().to_owned();
        app.choose(WORDS.capacity_page().inputs.month, &month).await?;
        app.see(&format!("“{HIRE}” keeps every promise; as it is, 2 of 8 are missed.")).await?;
        app.see("13.0 (+1.0)").await?;
        app.click(words.show).await?;
        app.see("Shown with “Auto-close 30 % of phishing”").await?;
        app.open_at("#/capacity").await?;
        app.see("Shown with").await?;
        // 8.6 of 34.5 phishing alerts are closed now, and 30 % of the other 25.9 with the scenario.
        app.see("102 alerts a day reach people").await?;
        app.open_at("#/alerts").await?;
        app.see("; 102 reach people").await?;
        app.open_at("#/capacity").await?;
        app.click(WORDS.shell().scenario_off).await?;
        app.see("110 alerts a day reach people").await?;
        app.see_no("Shown with").await
    })
    .await;
}

#[tokio::test]
async fn a_scenario_is_made_from_nothing_and_every_step_of_it_is_undone() {
    walk(async |app: &App| {
        let words = WORDS.compare_page();
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/compare").await?;
        app.see(words.empty_detail).await?;
        app.click(words.add).await?;
        app.see(words.no_changes).await?;
        for kind in [0, 1, 2, 3, 4, 5] {
            app.choose(words.add_change, words.kinds[kind]).await?;
            app.click(words.add_this).await?;
        }
        app.wait_until("six changes are listed", async || {
            Ok(app.script("return document.querySelectorAll('.change').length;", vec![]).await? == 6)
        })
        .await?;
        app.type_into(words.more_people.0, "2.5").await?;
        app.type_into(words.name, "Two <b>and</b> a half").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.holds(words.more_people.0, "2.5").await?;
        app.holds(words.name, "Two <b>and</b> a half").await?;
        app.type_into(words.more_people.0, "3").await?;
        app.press(Key::Control + "z").await?;
        app.holds(words.more_people.0, "2.5").await?;
        app.click(&(words.remove)("Two <b>and</b> a half")).await?;
        app.see(words.empty_detail).await?;
        app.named(".toasts button", WORDS.shell().undo).await?.click().await?;
        app.holds(words.name, "Two <b>and</b> a half").await?;
        let injected = app.script("return document.querySelectorAll('main b b').length;", vec![]).await?;
        ensure!(injected == 0, "a name became an element");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_scenario_is_made_and_read_by_keyboard_alone() {
    walk(async |app: &App| {
        let words = WORDS.compare_page();
        app.open_own_plan().await?;
        app.open_at("#/compare").await?;
        app.see("Auto-close 30 % of phishing").await?;
        app.tab_to(words.add).await?;
        app.press(Key::Enter + "").await?;
        app.see(words.no_changes).await?;
        // The new one stands last.
        for _ in 0..3 {
            app.tab_to(words.add_change).await?;
        }
        for _ in 0..5 {
            app.press(Key::Down + "").await?;
        }
        app.tab_to(words.add_this).await?;
        app.press(Key::Space + "").await?;
        app.wait_until("the change is listed", async || {
            let lists = "return document.querySelectorAll('.scenario:last-child .change').length;";
            Ok(app.script(lists, vec![]).await? == 1)
        })
        .await?;
        app.see("13.0 (+1.0)").await
    })
    .await;
}
