//! Two tabs with one plan: one edits, the other follows, and neither loses what was entered.

use anyhow::ensure;
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, store::change_saved_plans, walk};

const ORGANISATION: &str = "Organisation";

#[tokio::test]
async fn a_second_tab_follows_the_first_and_can_take_over() {
    walk(async |app: &App| {
        let words = WORDS.shell().keeping;
        app.open_own_plan().await?;
        let (first, second) = app.second_tab("#/plan").await?;
        app.see(words.follows).await?;
        app.turn_to(&first).await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.is_saved().await?;
        app.turn_to(&second).await?;
        app.holds(ORGANISATION, "Owls").await?;
        app.click(words.take_over).await?;
        app.see_no(words.follows).await?;
        app.type_into(ORGANISATION, "Ravens").await?;
        app.is_saved().await?;
        app.turn_to(&first).await?;
        app.see(words.follows).await?;
        app.holds(ORGANISATION, "Ravens").await
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_another_tab_edits_is_renamed_there_only() {
    walk(async |app: &App| {
        let words = WORDS.plans();
        app.open_own_plan().await?;
        app.type_into(ORGANISATION, "Owls").await?;
        let (first, _) = app.second_tab("#/plans").await?;
        // This tab opens another plan, so that the first one is edited by the first tab alone.
        app.click(words.new_plan).await?;
        app.is_saved().await?;
        app.open_at("#/plans").await?;
        let rename = "[...document.querySelectorAll('tr[data-plan]')].find((row) => !row.querySelector('.chip'))\
                      .querySelector('.row-actions button').click();";
        app.script(rename, vec![]).await?;
        app.type_into(words.new_name, "Stolen").await?;
        app.press(Key::Enter + "").await?;
        app.see(words.rename_elsewhere).await?;
        app.turn_to(&first).await?;
        // It goes on to edit, with its undo.
        app.see_no(WORDS.shell().keeping.follows).await?;
        app.type_into(ORGANISATION, "Ravens").await?;
        app.is_saved().await?;
        app.click("Undo: organisation").await?;
        app.holds(ORGANISATION, "Owls").await
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_another_tab_deletes_stays_here_and_can_be_restored() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let (first, second) = app.second_tab("#/plans").await?;
        app.see(WORDS.shell().keeping.follows).await?;
        app.click(WORDS.plans().delete).await?;
        app.see("is deleted").await?;
        app.turn_to(&first).await?;
        app.see("was deleted in another tab").await?;
        app.click(WORDS.shell().keeping.restore).await?;
        app.see_no("was deleted in another tab").await?;
        app.turn_to(&second).await?;
        app.see("You have one plan in this browser").await
    })
    .await;
}

#[tokio::test]
async fn work_on_a_plan_that_another_tab_deleted_brings_it_back() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let (first, second) = app.second_tab("#/plans").await?;
        app.click(WORDS.plans().delete).await?;
        app.see("is deleted").await?;
        app.turn_to(&first).await?;
        app.see("was deleted in another tab").await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.see("Your change brought it back").await?;
        app.turn_to(&second).await?;
        app.see("You have one plan in this browser").await
    })
    .await;
}

#[tokio::test]
async fn when_another_plan_does_not_open_the_open_one_can_still_be_edited() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let name = app.value_of("Plan name").await?;
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/plan").await?;
        app.holds("Plan name", WORDS.changes().new_plan).await?;
        app.is_saved().await?;
        let newer = r#"
            const [head, ...rest] = text.split("\n");
            const json = rest.join("\n");
            if (json.includes('"plan_name": "New plan"')) return text;
            const changed = json.replace(/"version": \d+/, '"version": 9').replace('"oldest_reader": 1', '"oldest_reader": 9');
            return seal(changed, head.split(" ")[3]);
        "#;
        change_saved_plans(app, newer).await?;
        app.holds("Plan name", WORDS.changes().new_plan).await?;
        app.open_at("#/plans").await?;
        app.click(&(WORDS.plans().open_named)(&name)).await?;
        app.see("cannot be opened").await?;
        app.open_at("#/plan").await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.is_saved().await?;
        app.second_tab("#/plan").await?;
        // The first tab still holds the plan.
        app.see(WORDS.shell().keeping.follows).await?;
        let organisation = app.value_of(ORGANISATION).await?;
        ensure!(organisation == "Owls", "{organisation}");
        Ok(())
    })
    .await;
}
