//! Nothing that was entered is lost in silence: saved by itself, put aside while the page closes, recovered from damage, and
//! said in words where the browser keeps nothing.

use anyhow::ensure;
use std::fs;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{
    App, Start,
    store::{change_saved_plans, set_entry},
    walk, walk_from,
};

const ORGANISATION: &str = "Organisation";

#[tokio::test]
async fn a_change_is_saved_by_itself_and_is_there_after_a_reload() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.holds(ORGANISATION, "Owls").await
    })
    .await;
}

#[tokio::test]
async fn a_change_made_just_before_the_page_goes_is_there_when_it_comes_back() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        app.type_into(ORGANISATION, "Owls").await?;
        // At once, before the save that follows a change.
        app.reload().await?;
        app.holds(ORGANISATION, "Owls").await
    })
    .await;
}

#[tokio::test]
async fn a_damaged_plan_opens_its_newest_copy_says_so_and_hands_out_the_damaged_text() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let before = app.value_of(ORGANISATION).await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.is_saved().await?;
        change_saved_plans(app, "return text.replace('Owls', 'Owlz');").await?;
        app.see("is damaged, so the newest copy that opens was opened").await?;
        app.holds(ORGANISATION, &before).await?;
        app.click(WORDS.shell().keeping.download_damaged).await?;
        let text = fs::read_to_string(app.downloaded(".json").await?)?;
        ensure!(text.contains("Owlz"), "{text}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_plan_whose_text_is_whole_but_cannot_be_held_opens_its_newest_copy_too() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let months = app.value_of("Months planned").await?;
        let change = r#"
            const [head, ...rest] = text.split("\n");
            const json = rest.join("\n").replace(/"horizon_months": \d+/, '"horizon_months": 9999');
            return seal(json, head.split(" ")[3]);
        "#;
        change_saved_plans(app, change).await?;
        app.see("is damaged, so the newest copy that opens was opened").await?;
        app.holds("Months planned", &months).await
    })
    .await;
}

#[tokio::test]
async fn a_list_of_plans_that_is_gone_or_damaged_is_made_anew_and_it_is_said() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        let name = app.value_of("Plan name").await?;
        for entry in [None, Some("{damaged")] {
            set_entry(app, "index", entry).await?;
            app.see(WORDS.shell().keeping.list_rebuilt).await?;
            app.open_at("#/plans").await?;
            app.see(&name).await?;
        }
        Ok(())
    })
    .await;
}

/// From `window.isFull = true` on nothing can be stored any more.
const CAN_BE_FULL: &str = r#"
    const refuse = () => { if (window.isFull) throw new DOMException("full", "QuotaExceededError"); };
    for (const [kind, name] of [[IDBObjectStore, "put"], [Storage, "setItem"]]) {
        const original = kind.prototype[name];
        kind.prototype[name] = function (...values) { refuse(); return original.apply(this, values); };
    }
"#;

#[tokio::test]
async fn a_full_store_is_said_for_as_long_as_it_is_and_nothing_is_lost_in_the_page() {
    walk_from(Start { script: CAN_BE_FULL, ..Start::default() }, async |app: &App| {
        app.open_own_plan().await?;
        app.script("window.isFull = true;", vec![]).await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.see("This browser has no room left").await?;
        app.click(WORDS.shell().keeping.download_copy).await?;
        let text = fs::read_to_string(app.downloaded(".watchfloor.json").await?)?;
        ensure!(text.contains("Owls"), "{text}");
        app.holds(ORGANISATION, "Owls").await?;
        app.script("window.isFull = false;", vec![]).await?;
        app.click(WORDS.shell().keeping.try_again).await?;
        app.see_no("This browser has no room left").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.holds(ORGANISATION, "Owls").await
    })
    .await;
}

const FORBIDDEN: &str =
    r#"IDBFactory.prototype.open = () => { throw new DOMException("not here", "SecurityError"); };"#;

#[tokio::test]
async fn where_the_browser_keeps_nothing_it_is_said_and_a_copy_can_be_downloaded() {
    walk_from(Start { script: FORBIDDEN, ..Start::default() }, async |app: &App| {
        app.open_at("#/start").await?;
        app.click(WORDS.start_page().from_sample.0).await?;
        app.click(WORDS.shell().keeping.make_mine).await?;
        app.see_no(WORDS.shell().keeping.sample).await?;
        app.open_at("#/plan").await?;
        app.see("This browser does not let the page keep anything").await?;
        app.type_into(ORGANISATION, "Owls").await?;
        app.click(WORDS.shell().keeping.download_copy).await?;
        let text = fs::read_to_string(app.downloaded(".watchfloor.json").await?)?;
        ensure!(text.contains("Owls"), "{text}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_of_the_plan_says_what_the_browser_promises_and_what_keeps_tabs_apart() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        app.type_into(ORGANISATION, "Owls").await?;
        let [unknown, kept, not_kept, not_offered] = WORDS.shell().keeping.promises;
        app.wait_until("the promise of the browser is told", async || {
            let text = app.text().await?;
            Ok([kept, not_kept, not_offered].iter().any(|promise| text.contains(promise)))
        })
        .await?;
        app.see_no(unknown).await?;
        app.see(WORDS.shell().keeping.guards[0]).await
    })
    .await;
}

#[tokio::test]
async fn when_the_program_stops_the_work_is_put_aside_can_be_downloaded_and_is_there_after_a_reload() {
    let trouble = &["panicked", "unreachable", "RuntimeError"];
    walk_from(Start { expected_trouble: trouble, ..Start::default() }, async |app: &App| {
        app.open_own_plan().await?;
        app.type_into(ORGANISATION, "Owls").await?;
        // An error of the program's own: the browser refuses it one element, which never happens otherwise.
        let refuse = "const real = document.createElement.bind(document);
            document.createElement = (...of) => {
                document.createElement = real;
                throw new Error('refused once');
            };
            location.hash = '#/plans';";
        app.script(refuse, vec![]).await?;
        let words = WORDS.shell().stopped;
        app.see(words.title).await?;
        app.see(words.put_aside).await?;
        app.click(words.download).await?;
        let text = fs::read_to_string(app.downloaded(".json").await?)?;
        ensure!(text.contains("\"Owls\""), "the download lacks the latest change");
        app.click(words.reload).await?;
        app.open_at("#/plan").await?;
        app.holds(ORGANISATION, "Owls").await
    })
    .await;
}
