//! "A customer joins in March, which no history knows." A month of a forecast set by hand, and what it makes of the months ahead.

use anyhow::{Context, Result, ensure};
use std::{fs, path::PathBuf};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

/// Three alerts an hour, on 120 days up to yesterday, so that the forecast lies in the months of the plan.
const COUNTS: &str = "
    const today = new Date().setUTCHours(0, 0, 0, 0);
    const lines = ['hour,alerts'];
    for (let hour = 120 * 24; hour > 0; hour -= 1) {
      const at = new Date(today - hour * 3600000).toISOString();
      lines.push(`${at.slice(0, 10)} ${at.slice(11, 16)},${2 + hour % 3}`);
    }
    return lines.join('\\n');
";

/// Far above what the history lets expect.
const MANY: &str = "9000";

#[tokio::test]
async fn a_month_of_the_forecast_is_set_by_hand_undone_set_again_and_kept() {
    walk(async |app: &App| {
        let words = WORDS.forecast().hand;
        app.open_own_plan().await?;
        import_counts(app).await?;
        open_forecast(app).await?;
        let month = third_month(app).await?;
        let before = demand_of(app, &month).await?;

        set(app, &month).await?;
        changes(app, &month, "more", |is| is > before * 1.1).await?;
        // The number and that there is one are two steps.
        app.press(Key::Control + "z").await?;
        app.press(Key::Control + "z").await?;
        changes(app, &month, "as before", |is| is == before).await?;

        set(app, &month).await?;
        changes(app, &month, "more again", |is| is > before * 1.1).await?;
        app.is_saved().await?;
        app.reload().await?;
        changes(app, &month, "still more", |is| is > before * 1.1).await?;
        open_forecast(app).await?;
        app.holds(words.own, MANY).await
    })
    .await;
}

/// A history that a new stream of its own follows.
async fn import_counts(app: &App) -> Result<()> {
    let words = WORDS.import_page();
    let text = app.script(COUNTS, vec![]).await?;
    app.open_at("#/import").await?;
    app.attach("", &file(text.as_str().context("no text")?)?).await?;
    app.see("holds counts").await?;
    app.click(words.preview.read).await?;
    app.see(words.review.accept).await?;
    app.click(words.review.accept).await?;
    app.see(WORDS.alerts_page().histories.title).await?;
    app.is_saved().await
}

fn file(text: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("watchfloor-forecast-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join("counts.csv");
    fs::write(&path, text)?;
    Ok(path)
}

/// The months of the forecast, on the page of the alerts.
async fn open_forecast(app: &App) -> Result<()> {
    app.open_at("#/alerts").await?;
    app.element("[id^=history-] .record-open").await?.click().await?;
    app.click(WORDS.forecast().hand.title).await?;
    app.element("li[data-month]").await.map(drop)
}

/// The name of the third month that is forecast: the history does not reach into it.
async fn third_month(app: &App) -> Result<String> {
    let script = "return document.querySelectorAll('li[data-month] .month b')[2].textContent;";
    let name = app.script(script, vec![]).await?;
    name.as_str().map(str::to_owned).context("the third month has no name")
}

/// Sets a month of the forecast by hand, which can be only while it is not: it begins with the forecast, which makes room for a number of one's own.
async fn set(app: &App, month: &str) -> Result<()> {
    let words = WORDS.forecast().hand;
    open_forecast(app).await?;
    app.click(&(words.set)(month)).await?;
    app.see(words.own).await?;
    ensure!(app.value_of(words.own).await? != "0", "it begins with the forecast");
    app.type_into(words.own, MANY).await?;
    app.holds(words.own, MANY).await
}

/// Waits until the demand of a month on the page of the months ahead is as it should be.
async fn changes(app: &App, month: &str, what: &str, holds: impl Fn(f64) -> bool) -> Result<()> {
    demand_of(app, month).await?;
    let is_so = async || Ok(shown_demand(app, month).await?.is_some_and(&holds));
    app.wait_until(&format!("the demand of {month} is {what}"), is_so).await
}

/// The demand of a month on the page of the months ahead, once it is there.
async fn demand_of(app: &App, month: &str) -> Result<f64> {
    app.open_at("#/ahead").await?;
    app.see("10,000 cases were followed").await?;
    let press = "const button = [...document.querySelectorAll('.chart')]
          .find((each) => each.querySelector('h2').textContent === arguments[0])
          .querySelector('button');
        if (button.getAttribute('aria-pressed') !== 'true') button.click();";
    app.script(press, vec![WORDS.months().ahead.title.into()]).await?;
    app.wait_until("the table is there", async || Ok(shown_demand(app, month).await?.is_some())).await?;
    shown_demand(app, month).await?.context("the table went away again")
}

/// The demand of a month in the table of the months, if it is open.
async fn shown_demand(app: &App, month: &str) -> Result<Option<f64>> {
    let script = "const chart = [...document.querySelectorAll('.chart')]
          .find((each) => each.querySelector('h2').textContent === arguments[0]);
        const texts = (row) => [...row.children].map((cell) => cell.textContent.trim());
        const [head, ...rows] = [...(chart?.querySelectorAll('tr') ?? [])].map(texts);
        const column = head?.findIndex((name) => name.replace(/\\(.*/, '').trim() === arguments[1]);
        return rows.find((row) => row[0] === arguments[2])?.[column] ?? null;";
    let words = WORDS.months();
    let asked = vec![words.ahead.title.into(), words.demand.into(), month.into()];
    let said = app.script(script, asked).await?;
    said.as_str().map(|said| said.parse().with_context(|| format!("{said} is no number"))).transpose()
}
