//! A manager with a real history: what a ticket system exported becomes a plan with an answer, is edited, undone, reloaded,
//! exported and taken in again. The log is read from `../shared/data`; without it the walk says so. What the page shows is
//! counted a second time here, by a few lines that hold every row.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, figures::occupancy_is_that_of, walk};

/// A ticket of the log: when it was first opened and last closed, as `DD-MM-YYYY HH:MM`, and its last priority.
struct Ticket {
    opened: String,
    closed: String,
    priority: String,
}

fn log() -> Option<PathBuf> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/tickets/incident_event_log.csv");
    if !file.is_file() {
        println!("not walked: there is no {}", file.display());
    }
    file.is_file().then_some(file)
}

fn tickets(file: &Path) -> Result<BTreeMap<String, Ticket>> {
    let text = fs::read_to_string(file)?;
    ensure!(!text.contains('"'), "the log has quotes, which this reader does not know");
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let titles = lines.next().context("an empty log")?;
    let column = |title: &str| titles.iter().position(|has| *has == title).with_context(|| title.to_owned());
    let [number, opened, closed, priority] =
        [column("number")?, column("opened_at")?, column("closed_at")?, column("priority")?];
    let mut tickets = BTreeMap::<String, Ticket>::new();
    for row in lines {
        let ticket = tickets.entry(row[number].to_owned()).or_insert_with(|| Ticket {
            opened: row[opened].to_owned(),
            closed: String::new(),
            priority: String::new(),
        });
        if minutes(row[opened])? < minutes(&ticket.opened)? {
            row[opened].clone_into(&mut ticket.opened);
        }
        row[closed].clone_into(&mut ticket.closed);
        row[priority].clone_into(&mut ticket.priority);
    }
    Ok(tickets)
}

/// Day, month, year, hour, minute of `DD-MM-YYYY HH:MM`.
fn parts(time: &str) -> Result<[i64; 5]> {
    let numbers: Vec<i64> = time
        .split(['-', ' ', ':'])
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| time.to_owned())?;
    numbers.try_into().map_err(|_| anyhow::anyhow!("{time} is no time"))
}

/// Minutes since the year 0, on a clock without summer time.
fn minutes(time: &str) -> Result<i64> {
    let [day, month, year, hour, minute] = parts(time)?;
    // Years that begin in March have their odd day at the end.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day;
    Ok((days * 24 + hour) * 60 + minute)
}

#[tokio::test]
async fn a_real_log_of_tickets_becomes_a_plan_that_survives_edit_undo_reload_export_and_import() {
    let Some(file) = log() else { return };
    walk(async |app: &App| {
        let tickets = tickets(&file)?;
        read_and_accept(app, &file, tickets.len()).await?;
        let plan = exported(app).await?;
        history_is_that_of_the_log(&plan, &tickets)?;
        app.open_at("#/capacity").await?;
        app.see(WORDS.capacity_page().severities.title).await?;
        occupancy_is_that_of(app, &plan).await?;
        edit_and_undo(app).await?;
        app.is_saved().await?;
        app.reload().await?;
        app.see(WORDS.capacity_page().severities.title).await?;
        occupancy_is_that_of(app, &plan).await?;
        the_file_brings_the_history_along(app, tickets.len()).await
    })
    .await;
}

async fn read_and_accept(app: &App, file: &Path, tickets: usize) -> Result<()> {
    let words = WORDS.import_page();
    app.open_at("#/import").await?;
    app.attach("", file).await?;
    app.see("is a log of tickets").await?;
    app.click(words.preview.read).await?;
    app.see(&format!("{} alerts from", grouped(tickets))).await?;
    app.click(words.review.accept).await?;
    app.see(WORDS.alerts_page().histories.title).await?;
    app.is_saved().await
}

async fn exported(app: &App) -> Result<Value> {
    app.click(WORDS.shell().export).await?;
    Ok(serde_json::from_str(&fs::read_to_string(app.downloaded(".json").await?)?)?)
}

/// Every hour, every priority and the elapsed times of the plan's history, counted from the log.
fn history_is_that_of_the_log(plan: &Value, tickets: &BTreeMap<String, Ticket>) -> Result<()> {
    let history = plan["document"]["histories"]
        .as_object()
        .and_then(|all| all.values().next())
        .context("no history in the file")?;
    ensure!(history["alerts"].as_u64() == Some(tickets.len() as u64), "{}", history["alerts"]);
    let mut hours = BTreeMap::<(String, usize), u64>::new();
    for ticket in tickets.values() {
        let [day, month, year, hour, _] = parts(&ticket.opened)?;
        *hours.entry((format!("{year:04}-{month:02}-{day:02}"), usize::try_from(hour)?)).or_default() += 1;
    }
    let mut kept = BTreeMap::<(String, usize), u64>::new();
    for (day, counts) in history["days"].as_object().context("no days")? {
        for (hour, count) in counts.as_array().context("no hours")?.iter().enumerate() {
            if let Some(count) = count.as_u64().filter(|count| *count > 0) {
                kept.insert((day.clone(), hour), count);
            }
        }
    }
    ensure!(kept == hours, "the plan has other counts by hour than the log");
    let mut by_priority = BTreeMap::<&str, u64>::new();
    for ticket in tickets.values() {
        *by_priority.entry(&ticket.priority).or_default() += 1;
    }
    let mut counted: Vec<u64> = by_priority.into_values().collect();
    counted.sort_unstable();
    let severities = history["by_severity"].as_object().context("no severities")?;
    let mut kept: Vec<u64> =
        severities.values().filter_map(Value::as_u64).filter(|count| *count > 0).collect();
    kept.sort_unstable();
    ensure!(kept == counted, "by priority the log has {counted:?}, the plan {kept:?}");
    let mut elapsed = Vec::new();
    for ticket in tickets.values() {
        elapsed.push((minutes(&ticket.closed)? - minutes(&ticket.opened)?) as f64 / 60.0);
    }
    elapsed.sort_by(f64::total_cmp);
    // The value at a share of the way from the first to the last, between neighbours in proportion.
    let at = |share: f64| {
        let place = share * (elapsed.len() - 1) as f64;
        let below = elapsed[place as usize];
        let above = elapsed[(place as usize + 1).min(elapsed.len() - 1)];
        below + (above - below) * place.fract()
    };
    for (key, share) in [("p50_hours", 0.5), ("p90_hours", 0.9)] {
        let kept = history["elapsed"][key].as_f64().with_context(|| format!("no {key}"))?;
        ensure!((kept - at(share)).abs() < 0.02, "{key}: the log has {}, the plan {kept}", at(share));
    }
    Ok(())
}

async fn edit_and_undo(app: &App) -> Result<()> {
    let people = WORDS.team_page().fields.people.0;
    app.open_at("#/team").await?;
    let before = app.value_of(people).await?;
    app.type_into(people, "17").await?;
    app.see("of 17 in the team").await?;
    app.press(Key::Control + "z").await?;
    app.holds(people, &before).await?;
    app.open_at("#/capacity").await
}

async fn the_file_brings_the_history_along(app: &App, tickets: usize) -> Result<()> {
    let words = WORDS.plans();
    let file = app.downloaded(".json").await?;
    app.open_at("#/plans").await?;
    app.attach("", &file).await?;
    app.see(words.import.preview).await?;
    app.click(words.import.accept).await?;
    app.see("You have 2 plans in this browser.").await?;
    app.open_at("#/alerts").await?;
    app.see(&format!("{} alerts,", grouped(tickets))).await
}

/// A number as English writes it.
fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}
