//! Several plans: renamed, copied, deleted and restored, exported and imported; what is worth knowing about them.

use anyhow::{Result, ensure};
use std::{fs, path::PathBuf};
use thirtyfour::Key;
use watchfloor::{document::envelope::VERSION, text::en::WORDS};
use watchfloor_e2e::{App, walk};

/// A file of this name in a folder of its own.
fn file(name: &str, text: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("watchfloor-plans-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

/// The open plan as it is downloaded.
async fn download(app: &App) -> Result<String> {
    app.press(Key::Control + "s").await?;
    Ok(fs::read_to_string(app.downloaded(".watchfloor.json").await?)?)
}

#[tokio::test]
async fn a_plan_is_renamed_in_the_list_and_undo_takes_it_back() {
    walk(async |app: &App| {
        let words = WORDS.plans();
        app.open_own_plan().await?;
        let before = app.value_of("Plan name").await?;
        app.open_at("#/plans").await?;
        app.click(words.rename).await?;
        app.type_into(words.new_name, "Next year").await?;
        app.press(Key::Enter + "").await?;
        app.see_no(words.new_name).await?;
        app.click(&(words.open_named)("Next year")).await?;
        app.press(Key::Control + "z").await?;
        app.named("button", &(words.open_named)(&before)).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_is_not_open_is_renamed_in_its_text_and_opens_under_the_new_name() {
    walk(async |app: &App| {
        let words = WORDS.plans();
        app.open_own_plan().await?;
        app.open_at("#/plans").await?;
        app.click(words.duplicate).await?;
        app.see("Copy of").await?;
        app.is_saved().await?;
        let rename = "[...document.querySelectorAll('tr[data-plan]')].find((row) => !row.querySelector('.chip'))\
                      .querySelector('.row-actions button').click();";
        app.script(rename, vec![]).await?;
        app.type_into(words.new_name, "The first one").await?;
        app.press(Key::Enter + "").await?;
        app.see(&(words.renamed)("The first one")).await?;
        app.click(&(words.open_named)("The first one")).await?;
        app.open_at("#/plan").await?;
        app.holds("Plan name", "The first one").await
    })
    .await;
}

#[tokio::test]
async fn a_copy_of_a_plan_with_the_longest_name_opens_again() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let longest = "Northgate ".repeat(12);
        app.type_into("Plan name", longest.trim()).await?;
        app.is_saved().await?;
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().duplicate).await?;
        app.see("Copy of Northgate").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.open_at("#/plan").await?;
        let name = app.value_of("Plan name").await?;
        ensure!(name.starts_with("Copy of") && name.chars().count() <= 120, "{name}");
        app.see_no("cannot be opened").await
    })
    .await;
}

#[tokio::test]
async fn a_deleted_plan_comes_back_by_undo_and_from_the_list_of_deleted_ones() {
    walk(async |app: &App| {
        let words = WORDS.plans();
        app.open_own_plan().await?;
        app.open_at("#/plans").await?;
        app.click(words.delete).await?;
        app.see("You have no plan in this browser").await?;
        // The bar has a button of this name too.
        app.element(".toast .button.link").await?.click().await?;
        app.see("You have one plan in this browser").await?;
        app.click(words.delete).await?;
        app.see(words.deleted_list).await?;
        app.click(words.restore).await?;
        app.see("You have one plan in this browser").await
    })
    .await;
}

#[tokio::test]
async fn an_exported_plan_is_looked_at_and_becomes_a_plan_of_its_own() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let text = download(app).await?;
        app.open_at("#/plans").await?;
        app.attach("", &file("plan.json", &text)?).await?;
        app.see(WORDS.plans().import.preview).await?;
        app.click(WORDS.plans().import.accept).await?;
        app.see("You have 2 plans in this browser").await
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_plan_is_refused_with_cause_and_remedy() {
    walk(async |app: &App| {
        app.open_at("#/plans").await?;
        for (name, text, cause) in [
            ("empty.json", "", "The file is empty"),
            ("other.json", "{}", "not a Watchfloor plan"),
            ("cut.json", "{\"format\": \"watchfloor-plan\", ", "ends in the middle"),
        ] {
            app.attach("", &file(name, text)?).await?;
            app.see(cause).await?;
        }
        app.see("You have no plan in this browser").await
    })
    .await;
}

#[tokio::test]
async fn a_plan_of_a_newer_version_is_shown_and_handed_out_as_it_is() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let text = download(app).await?;
        fs::remove_file(app.downloaded(".watchfloor.json").await?)?;
        let newer = text
            .replace(&format!("\"version\": {VERSION}"), "\"version\": 99")
            .replace("\"document\": {", "\"document\": {\n    \"shifts\": \"of a later version\",");
        app.open_at("#/plans").await?;
        app.attach("", &file("newer.json", &newer)?).await?;
        app.click(WORDS.plans().import.accept_reading).await?;
        app.see(WORDS.shell().keeping.newer).await?;
        app.click(WORDS.shell().keeping.download_copy).await?;
        let copy = fs::read_to_string(app.downloaded(".watchfloor.json").await?)?;
        ensure!(copy == newer, "the copy is not the file");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_worth_knowing_about_a_plan_is_listed_and_leads_to_its_field() {
    walk(async |app: &App| {
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/plan").await?;
        app.see("The plan has no alert streams").await?;
        let count = app.text_of("#issue-count").await?;
        let listed =
            app.script("return document.querySelectorAll('#plan-issues li').length;", vec![]).await?;
        let listed = listed.as_u64().map(|listed| listed.to_string());
        ensure!(listed.as_deref() == Some(&*count), "{count} beside the page, {listed:?} on it");
        app.click(&(WORDS.plans().facts.issue_open)(WORDS.shell().pages.alerts)).await?;
        app.wait_until("the page of alerts is open", async || {
            Ok(app.driver.current_url().await?.fragment() == Some("/alerts"))
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_plan_can_be_downloaded_and_it_is_said_when_it_was() {
    let start = watchfloor_e2e::Start { size: (390, 844), ..Default::default() };
    watchfloor_e2e::walk_from(start, async |app: &App| {
        app.open_own_plan().await?;
        app.click(WORDS.shell().menu).await?;
        app.see(WORDS.shell().keeping.never_exported).await?;
        app.click(WORDS.shell().export).await?;
        app.downloaded(".watchfloor.json").await?;
        app.see("Exported today").await
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_refused_leaves_the_plan_as_it_was_however_it_begins() {
    walk(async |app: &App| {
        let people = WORDS.team_page().fields.people.0;
        app.open_own_plan().await?;
        app.open_at("#/team").await?;
        app.see("12 people can hold these seats").await?;
        // Each of its first four digits is a number of people that a plan can hold.
        app.type_into(people, "99999").await?;
        app.see("This must be 0 to 10000").await?;
        app.see("12 people can hold these seats").await?;
        app.holds(people, "99999").await?;
        app.type_into(people, "13").await?;
        app.see_no("This must be").await?;
        app.see("of 13 in the team").await?;
        app.press(Key::Control + "z").await?;
        app.holds(people, "12").await
    })
    .await;
}
