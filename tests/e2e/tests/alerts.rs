//! A real alert history becomes a plan: checked, reviewed, accepted in one change, and nothing of it runs.

use anyhow::{Result, ensure};
use std::{collections::BTreeSet, fs, path::PathBuf};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

const MARKUP: &str = "<img src=x onerror=alert(1)>";

/// A file of this name in a folder of its own.
fn file(name: &str, text: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("watchfloor-alerts-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

/// Tickets of two days, two rows each, with markup wherever a file can carry it.
fn hostile_tickets() -> (String, usize) {
    let mut text = format!("number,opened_at,priority,rule,host,\"note {MARKUP}\"\n");
    let mut numbers = BTreeSet::new();
    for ticket in 0..96 {
        let (day, hour) = (13 + ticket / 48, ticket / 2 % 24);
        let severity = if ticket % 4 == 0 { format!("high {MARKUP}") } else { "low".to_owned() };
        for state in ["new", "closed"] {
            let row = format!(
                "T{ticket},{day}-05-2027 {hour:02}:10,{severity},Rule {MARKUP} {},web,{state}\n",
                ticket % 3
            );
            text.push_str(&row);
        }
        numbers.insert(ticket);
    }
    text.push_str("T999,soon,low,Rule,web,new\n");
    (text, numbers.len())
}

#[tokio::test]
async fn a_manager_starts_from_an_alert_export_and_sees_all_of_it_before_anything_is_kept() {
    walk(async |app: &App| {
        let words = WORDS.import_page();
        let (text, tickets) = hostile_tickets();
        app.open_at("#/import").await?;
        app.attach("", &file("tickets <b>.csv", &text)?).await?;
        app.see("is a log of tickets with 6 columns").await?;
        app.see(&format!("note {MARKUP}")).await?;
        app.click(words.preview.read).await?;
        // Counted by the test itself: one alert a ticket number, the row without a time rejected.
        app.see(&format!("{tickets} alerts from")).await?;
        app.see("soon").await?;
        app.see(words.review.not_yet).await?;
        app.see(&format!("Rule {MARKUP} 0")).await?;
        // No plan is open: the severities are those of the plan that will be made.
        app.see("Low is 75% of the alerts.").await?;
        app.click(words.review.accept).await?;
        app.see(WORDS.alerts_page().histories.title).await?;
        app.see(&format!("{tickets} alerts,")).await?;
        app.see("tickets <b>.csv").await?;
        let images = app.script("return document.querySelectorAll('main img').length;", vec![]).await?;
        ensure!(images == 0, "markup of the file became an image");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_import_into_an_open_plan_is_undone_by_one_key() {
    walk(async |app: &App| {
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/import").await?;
        app.attach("", &file("counts.csv", "hour,alerts\n2027-05-13 10:00,42\n2027-05-13 11:00,37\n")?)
            .await?;
        app.click(WORDS.import_page().preview.read).await?;
        app.see("79 alerts from").await?;
        app.click(WORDS.import_page().review.accept).await?;
        app.see("79 alerts,").await?;
        app.press(Key::Control + "z").await?;
        app.see(WORDS.alerts_page().histories.empty).await?;
        app.see(WORDS.alerts_page().answer.empty).await
    })
    .await;
}

#[tokio::test]
async fn dates_that_read_both_ways_are_shown_both_ways_and_the_answer_is_used() {
    walk(async |app: &App| {
        app.open_at("#/import").await?;
        app.attach("", &file("order.csv", "time,rule\n03/04/2026 10:00,a\n05/04/2026 11:00,a\n")?).await?;
        app.see("3 April 2026, 10:00").await?;
        app.see("4 March 2026, 10:00").await?;
        app.click(WORDS.import_page().preview.read).await?;
        // The whole file does not settle it either: asked again, with buttons.
        app.see("No row of the file says").await?;
        app.click("Month, day, year: 4 March 2026, 10:00").await?;
        app.see("2 alerts from").await?;
        app.see("Mar").await
    })
    .await;
}

#[tokio::test]
async fn leaving_an_import_leaves_nothing_behind() {
    walk(async |app: &App| {
        app.open_at("#/import").await?;
        app.attach("", &file("left.csv", "time,rule\n2027-05-13 10:00,a\n2027-05-13 11:30,b\n")?).await?;
        app.click(WORDS.import_page().preview.read).await?;
        app.see("2 alerts from").await?;
        app.click(WORDS.import_page().leave).await?;
        app.see(WORDS.import_page().choose.answer).await?;
        app.open_at("#/plans").await?;
        app.see("You have no plan in this browser").await?;
        app.see_no("left.csv").await
    })
    .await;
}

const COUNTS: &str = "hour,alerts\n2027-05-13 10:00,42\n2027-05-13 11:00,37\n";

#[tokio::test]
async fn a_file_that_is_dropped_and_a_text_that_is_pasted_are_read_like_one_that_is_picked() {
    walk(async |app: &App| {
        let words = WORDS.import_page();
        let drop = "const given = new DataTransfer();
            given.items.add(new File([arguments[0]], 'dropped <i>.csv', { type: 'text/csv' }));
            document.querySelector('.file-drop')
                .dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));";
        let paste = "const given = new DataTransfer();
            given.setData('text/plain', arguments[0]);
            document.querySelector('.file-drop')
                .dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }));";
        for (way, name) in [(drop, "dropped <i>.csv"), (paste, words.choose.pasted_name)] {
            app.open_at("#/import").await?;
            app.see(words.choose.answer).await?;
            app.script(way, vec![COUNTS.into()]).await?;
            app.see(&format!("{name} holds counts")).await?;
            app.click(words.preview.read).await?;
            app.see("79 alerts from").await?;
            app.click(words.leave).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_long_import_says_how_far_it_is_and_can_be_stopped_without_a_trace() {
    walk(async |app: &App| {
        let words = WORDS.import_page();
        let mut text = String::from("time,rule,host\n");
        for row in 0..1_500_000 {
            let (day, hour, minute) = (1 + row / 60_000, row / 2_500 % 24, row / 42 % 60);
            text.push_str(&format!("2027-05-{day:02} {hour:02}:{minute:02},Rule {},h{}\n", row % 40, row % 900));
        }
        app.open_at("#/import").await?;
        app.attach("", &file("long.csv", &text)?).await?;
        app.see(words.preview.columns).await?;
        // Watched from inside: a walk asks too seldom to see all of it.
        let watch = "window.progress = [];
            new MutationObserver(() => {
                const bar = document.querySelector('progress, [role=progressbar]');
                if (bar) window.progress.push(Number(bar.getAttribute('aria-valuenow') ?? bar.value));
            }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });";
        app.script(watch, vec![]).await?;
        app.click(words.preview.read).await?;
        app.click(WORDS.components().cancel).await?;
        app.see(words.run.cancelled).await?;
        let seen = app.script("return window.progress.length;", vec![]).await?;
        ensure!(seen.as_u64().is_some_and(|seen| seen > 0), "it never said how far it was");
        app.open_at("#/plans").await?;
        app.see("You have no plan in this browser").await?;
        app.see_no("long.csv").await
    })
    .await;
}
