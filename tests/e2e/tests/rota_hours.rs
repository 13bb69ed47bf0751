//! "In which hours are too few people there?" The hours under the grid of the rota, by keys alone: from the sentence to the gap.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

async fn active(app: &App) -> Result<String> {
    let script = "return document.querySelector('.rota-hours').getAttribute('aria-activedescendant');";
    Ok(app.script(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn attribute(app: &App, selector: &str, name: &str) -> Result<String> {
    let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? '';";
    let found = app.script(script, vec![selector.into(), name.into()]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_short_hour_is_told_chosen_by_keys_and_opens_its_gap() {
    walk(async |app: &App| {
        let words = WORDS.rota_hours();
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        // Nothing is drawn before it is wanted.
        let cells = "return document.querySelectorAll('.rota-hours td').length;";
        ensure!(app.script(cells, vec![]).await? == 0, "the hours are drawn though they are folded away");
        app.element("#rota-hours > summary").await?.click().await?;
        app.see("as many people are there as the cover asks for, or more.").await?;
        ensure!(app.script(cells, vec![]).await? == 24 * 56, "an hour in each row, a day in each column");
        // One of two who are early on the first day is taken out: the hours follow.
        app.element("#rota-3-0").await?.click().await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press(Key::Delete + "").await?;
        app.see("In 8 of ").await?;
        app.see("at 06:00, one short.").await?;
        app.element(".rota-hours").await?.focus().await?;
        for _ in 0..6 {
            app.press(Key::Down + "").await?;
        }
        app.wait_until("the hour is reached", async || Ok(active(app).await? == "hour-6-0")).await?;
        let said = attribute(app, "#hour-6-0", "aria-label").await?;
        ensure!(said.contains("1 there of 2, 1 short"), "{said}");
        let class = attribute(app, "#hour-6-0", "class").await?;
        ensure!(class.contains("gap short-1"), "{class}");
        app.press(Key::Enter + "").await?;
        app.see("Who could take").await?;
        app.see(WORDS.rota_page().breaks_nothing).await?;
        // Escape closes it, and the cursor of the grid is on that day.
        app.press(Key::Escape + "").await?;
        app.see_no("Who could take").await?;
        app.wait_until("the grid is on the day", async || {
            Ok(attribute(app, ".rota-grid", "aria-activedescendant").await? == "rota-3-0")
        })
        .await?;
        // An hour without a gap leads to its day in the grid.
        app.element(".rota-hours").await?.focus().await?;
        app.press(Key::End + "").await?;
        app.wait_until("the last day is reached", async || Ok(active(app).await? == "hour-6-55")).await?;
        app.press(Key::Enter + "").await?;
        app.wait_until("the grid is on the last day", async || {
            Ok(attribute(app, ".rota-grid", "aria-activedescendant").await? == "rota-3-55")
        })
        .await?;
        // Against the desk something else is needed in the same hours.
        app.click(words.choices[1]).await?;
        app.see("Needed are the seats that the work of each hour would fill").await?;
        app.click(words.choices[0]).await?;
        app.click(words.to_worst).await?;
        app.see("Who could take").await
    })
    .await;
}
