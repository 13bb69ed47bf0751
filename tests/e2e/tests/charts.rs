//! Charts: values without a mouse, the table of the same numbers, paper, and names that carry markup.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::{Key, WebElement};
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

/// Short enough for the end of a line.
const MARKUP: &str = "<img src=x>";

/// The sample as a plan that can be changed, at its capacity page.
async fn open(app: &App) -> Result<()> {
    app.open_at("#/start").await?;
    app.click("Look at the sample plan").await?;
    app.click("Make it mine").await?;
    app.open_at("#/capacity").await?;
    app.see(WORDS.capacity_page().pictures.demand.title).await
}

/// The picture that can be read like a slider.
async fn picture(app: &App, title: &str) -> Result<WebElement> {
    let stage = app.named("[role=slider]", title).await?;
    stage.scroll_into_view().await?;
    Ok(stage)
}

/// Switches between the picture of this title and its table.
async fn switch(app: &App, title: &str) -> Result<()> {
    let press = "const of = [...document.querySelectorAll('.chart')].find((each) => each.innerText.includes(arguments[0]));
        const button = [...of.querySelectorAll('button')].find((each) => each.textContent === arguments[1]);
        button.click();";
    app.script(press, vec![json!(title), json!(WORDS.chart().show_table)]).await.map(drop)
}

async fn read(stage: &WebElement) -> Result<String> {
    stage.attr("aria-valuetext").await?.context("a picture says its value")
}

#[tokio::test]
async fn values_are_read_with_the_keys_of_a_slider() {
    walk(async |app: &App| {
        open(app).await?;
        let stage = picture(app, WORDS.capacity_page().pictures.demand.title).await?;
        stage.focus().await?;
        stage.send_keys(Key::Home + "").await?;
        let first = read(&stage).await?;
        ensure!(first.starts_with("Mon 00:00: ") && first.ends_with(" seats"), "{first}");
        stage.send_keys(Key::Right + "").await?;
        let second = read(&stage).await?;
        ensure!(second.starts_with("Mon 01:00: "), "{second}");
        stage.send_keys(Key::PageDown + "").await?;
        let next_day = read(&stage).await?;
        ensure!(next_day.starts_with("Tue 01:00: "), "{next_day}");
        stage.send_keys(Key::End + "").await?;
        let last = read(&stage).await?;
        ensure!(last.starts_with("Sun 23:00: "), "{last}");
        ensure!(stage.attr("aria-valuenow").await?.as_deref() == Some("167"), "the slider is at its end");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tap_reads_the_hour_that_is_under_the_finger() {
    walk(async |app: &App| {
        open(app).await?;
        let stage = picture(app, WORDS.capacity_page().pictures.demand.title).await?;
        let tap = "const box = arguments[0].getBoundingClientRect();
            const at = {clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,
                        pointerType: 'touch', pointerId: 1, bubbles: true};
            arguments[0].dispatchEvent(new PointerEvent('pointerdown', at));
            arguments[0].dispatchEvent(new PointerEvent('pointerleave', at));";
        app.driver.execute(tap, vec![stage.to_json()?]).await?;
        // The middle of the picture is the middle of the week, give or take what the axis takes.
        app.wait_until("the tapped hour is read", async || {
            let said = read(&stage).await?;
            Ok(["Wed", "Thu", "Fri"].iter().any(|day| said.starts_with(day)))
        })
        .await
    })
    .await;
}

/// Row and column of the cell that has the focus.
async fn cell(app: &App) -> Result<String> {
    let cell = app.script("return document.activeElement.dataset.cell ?? '';", vec![]).await?;
    Ok(cell.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_table_of_a_picture_has_its_numbers_and_the_keys_of_a_spreadsheet() {
    walk(async |app: &App| {
        open(app).await?;
        picture(app, WORDS.capacity_page().pictures.demand.title).await?;
        switch(app, WORDS.capacity_page().pictures.demand.title).await?;
        let first = app.element(".chart table[role=grid] [data-cell='0-0']").await?;
        ensure!(first.text().await? == "Mon 00:00", "{}", first.text().await?);
        let rows = app
            .script("return document.querySelectorAll('.chart table[role=grid] tbody tr').length;", vec![])
            .await?;
        ensure!(rows == json!(168), "{rows} rows of 168 hours");
        first.focus().await?;
        app.press(Key::Down + "").await?;
        app.press(Key::End + "").await?;
        ensure!(cell(app).await? == "1-3", "{}", cell(app).await?);
        app.press(Key::Control + Key::Home).await?;
        ensure!(cell(app).await? == "0-0", "{}", cell(app).await?);
        switch(app, WORDS.capacity_page().pictures.demand.title).await?;
        picture(app, WORDS.capacity_page().pictures.demand.title).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn the_figures_of_a_table_are_opened_from_the_keyboard() {
    walk(async |app: &App| {
        open(app).await?;
        let first = app.element(".promises [data-cell='0-0']").await?;
        ensure!(first.text().await? == "Critical", "{}", first.text().await?);
        first.focus().await?;
        app.press(Key::Right + "").await?;
        app.press(Key::Enter + "").await?;
        app.see(WORDS.components().inputs).await?;
        app.see(WORDS.components().model).await
    })
    .await;
}

/// What of a list of selectors still takes room on the page.
async fn shown(app: &App, selectors: &str) -> Result<i64> {
    let count = "return [...document.querySelectorAll(arguments[0])]
        .filter((each) => each.getClientRects().length > 0).length;";
    Ok(app.script(count, vec![json!(selectors)]).await?.as_i64().unwrap_or(-1))
}

#[tokio::test]
async fn on_paper_there_are_answer_figures_and_pictures_and_nothing_to_press() {
    walk(async |app: &App| {
        const CONTROLS: &str = ".tools, .kpi-open, .line-open, .actions, .work-line, .month-choice";
        const CONTENT: &str = "h1.answer, .kpis li, .promises tbody tr, .chart-stage svg";
        open(app).await?;
        // The last thing to come; until then figures still come and go.
        let complete =
            "return document.querySelector('.curve .chart')?.innerText.includes('One seat more') ?? false;";
        app.wait_until("the page is complete", async || Ok(app.script(complete, vec![]).await? == true))
            .await?;
        ensure!(shown(app, CONTROLS).await? > 0, "nothing to press on the screen");
        let content = shown(app, CONTENT).await?;
        app.show_printed(true).await?;
        ensure!(shown(app, CONTROLS).await? == 0, "controls are printed");
        ensure!(shown(app, CONTENT).await? >= content, "paper has less than the screen");
        app.show_printed(false).await?;
        ensure!(shown(app, CONTROLS).await? > 0, "the screen is as it was");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn names_that_carry_markup_are_text_in_pictures_and_on_pages() {
    walk(async |app: &App| {
        open(app).await?;
        app.open_at("#/targets").await?;
        // The first severity, which a picture names at the end of its line.
        app.type_into(WORDS.targets_page().name, MARKUP).await?;
        app.open_at("#/plan").await?;
        app.type_into("Plan name", MARKUP).await?;
        app.open_at("#/capacity").await?;
        picture(app, WORDS.capacity_page().pictures.within.title).await?;
        app.see(MARKUP).await?;
        let named = "return [...document.querySelectorAll('.chart-stage svg text')]
            .some((each) => each.textContent.includes(arguments[0]) && each.children.length === 0);";
        // What chance decides is drawn once the worker has it.
        let is_drawn = async || Ok(app.script(named, vec![json!(MARKUP)]).await? == true);
        app.wait_for_work("a picture has the name", is_drawn).await?;
        let images =
            app.script("return document.querySelectorAll('main img, svg img').length;", vec![]).await?;
        ensure!(images == json!(0), "markup became an image");
        Ok(())
    })
    .await;
}
