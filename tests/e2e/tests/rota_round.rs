//! "From the desk's seats to a rota that people work by": begun, filled, published, repaired after sickness, handed out. Once by
//! pointer, once by keys alone.

use anyhow::{Result, bail, ensure};
use std::{fs, time::Duration};
use thirtyfour::Key;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, store::change_saved_plans, walk};

/// The sample without its rota: team, desk and minimum as they are.
const WITHOUT_ROTA: &str = r#"
const at = text.indexOf("\n");
const moment = text.slice(0, at).split(" ")[3];
const plan = JSON.parse(text.slice(at + 1));
const parts = ["sites", "shifts", "skills", "cover", "people", "rules", "fairness", "rows", "pinned", "versions", "patterns"];
for (const part of parts) plan.document.rota[part] = {};
return seal(JSON.stringify(plan), moment);
"#;

async fn without_rota(app: &App) -> Result<()> {
    app.open_own_plan().await?;
    change_saved_plans(app, WITHOUT_ROTA).await?;
    app.open_at("#/rota").await?;
    app.see(WORDS.rota_page().empty).await
}

/// Waits until a search has ended by itself, which may take a minute on a machine that has much to do.
async fn search_ends(app: &App) -> Result<()> {
    for _ in 0..360 {
        let is_over = app.script("return !document.querySelector('.run-line progress');", vec![]).await?;
        if is_over == true && app.text().await?.contains("A better rota:") {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    bail!("the search did not end: {}", app.text().await?)
}

/// How many shifts the grid shows.
async fn shifts(app: &App) -> Result<u64> {
    let count =
        app.script("return document.querySelectorAll('.rota-grid tbody td[class*=shift-]').length;", vec![]);
    Ok(count.await?.as_u64().unwrap_or_default())
}

/// The files agree with the grid: an event for each shift, a line for each person.
async fn files_agree(app: &App, people: usize) -> Result<()> {
    let calendar = fs::read_to_string(app.downloaded(".ics").await?)?;
    let events = calendar.matches("BEGIN:VEVENT").count() as u64;
    ensure!(events == shifts(app).await?, "{events} events for {} shifts", shifts(app).await?);
    let hours = fs::read_to_string(app.downloaded(".csv").await?)?;
    ensure!(hours.lines().count() == people + 1, "a line for each of {people}, and the head: {hours}");
    let at_work = hours.lines().skip(1).filter(|line| line.contains("Analyst "));
    ensure!(at_work.count() == people, "everybody is named: {hours}");
    Ok(())
}

#[tokio::test]
async fn seats_become_a_published_rota_that_is_repaired_and_handed_out() {
    walk(async |app: &App| {
        let (words, why) = (WORDS.rota_page(), WORDS.rota_why());
        without_rota(app).await?;
        app.click(words.begin).await?;
        app.see("8 weeks, nobody planned yet.").await?;
        app.click(words.find).await?;
        search_ends(app).await?;
        app.see("8 weeks, no gap, no rule broken").await?;
        app.click(words.publish).await?;
        app.see("Published:").await?;
        // The fourth of the list is sick for the first week.
        let (first, last) = (app.element("#rota-3-0").await?, app.element("#rota-3-6").await?);
        first.scroll_into_view().await?;
        let drag = app.driver.action_chain().click_and_hold_element(&first);
        drag.move_to_element_center(&last).release().perform().await?;
        app.click(words.call_sick).await?;
        app.see("short").await?;
        app.element(".rota-list .button.link").await?.click().await?;
        app.see("Who could take").await?;
        // Where nobody could take it freely it can be asked why.
        if app.text().await?.contains(why.ask) {
            app.click(why.ask).await?;
            app.see("all other days stay as they are.").await?;
        }
        app.click(words.repair).await?;
        search_ends(app).await?;
        app.see("8 weeks, no gap, no rule broken").await?;
        app.see("days differ by now").await?;
        app.is_saved().await?;
        app.element("#part-files > summary").await?.click().await?;
        app.click(words.calendar).await?;
        app.click(words.payroll).await?;
        files_agree(app, 12).await
    })
    .await;
}

/// Presses a key until what has the focus fulfils this; `what` completes "the focus never comes to ...".
async fn reach(app: &App, keys: &[Key], what: &str, is_there: &str) -> Result<()> {
    let script = format!(
        "const here = document.activeElement;
        const name = (here.getAttribute('aria-label') ?? here.textContent ?? '').replace(/\\s+/g, ' ').trim();
        return {is_there};"
    );
    for _ in 0..400 {
        app.press(keys.iter().map(|key| key.value()).collect::<String>()).await?;
        if app.script(&script, vec![what.into()]).await? == true {
            return Ok(());
        }
    }
    bail!("the focus never comes to {what:?}")
}

/// Tabs to a button and presses it.
async fn press_button(app: &App, keys: &[Key], name: &str) -> Result<()> {
    reach(app, keys, name, "name === arguments[0] && !here.disabled").await?;
    app.press(Key::Enter + "").await
}

#[tokio::test]
async fn the_same_by_keys_alone() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        let (forth, back) = ([Key::Tab], [Key::Shift, Key::Tab]);
        without_rota(app).await?;
        press_button(app, &forth, words.begin).await?;
        app.see("8 weeks, nobody planned yet.").await?;
        press_button(app, &forth, words.find).await?;
        search_ends(app).await?;
        app.see("8 weeks, no gap, no rule broken").await?;
        press_button(app, &forth, words.publish).await?;
        app.see("Published:").await?;
        reach(app, &forth, "the grid", "here.classList.contains('rota-grid')").await?;
        for _ in 0..3 {
            app.press(Key::Down + "").await?;
        }
        for _ in 0..6 {
            app.press(Key::Shift + Key::Right).await?;
        }
        press_button(app, &back, words.call_sick).await?;
        app.see("short").await?;
        press_button(app, &back, words.repair).await?;
        search_ends(app).await?;
        app.see("8 weeks, no gap, no rule broken").await?;
        app.see("days differ by now").await?;
        reach(app, &forth, "the files", "here.matches('#part-files > summary')").await?;
        app.press(Key::Enter + "").await?;
        press_button(app, &forth, words.calendar).await?;
        press_button(app, &forth, words.payroll).await?;
        files_agree(app, 12).await
    })
    .await;
}

#[tokio::test]
async fn the_sample_gets_a_full_rota_that_breaks_no_rule() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        change_saved_plans(
            app,
            r#"
const at = text.indexOf("\n");
const moment = text.slice(0, at).split(" ")[3];
const plan = JSON.parse(text.slice(at + 1));
plan.document.rota.rows = {};
return seal(JSON.stringify(plan), moment);
"#,
        )
        .await?;
        app.open_at("#/rota").await?;
        app.see("8 weeks, nobody planned yet.").await?;
        app.click(WORDS.rota_page().find).await?;
        search_ends(app).await?;
        app.see("8 weeks, no gap, no rule broken").await
    })
    .await;
}

/// Hands the page a file where it asks for one: the chooser of the system cannot be worked from here.
const CHOSEN: &str = "
const [name, text] = arguments;
HTMLInputElement.prototype.click = function () {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  this.files = files.files;
  this.dispatchEvent(new Event('change'));
};
window.print = () => { window.isPrinted = true; };
const today = new Date();
return [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => `${part}`.padStart(2, '0')).join('');
";

/// Puts a text into the field for a table, in which Tab is a letter.
const PASTED: &str = "
const field = document.querySelector('#part-files textarea');
field.value = arguments[0];
field.dispatchEvent(new Event('input', { bubbles: true }));
";

#[tokio::test]
async fn a_rota_comes_in_as_a_table_and_as_a_calendar_of_people_called_otherwise() {
    walk(async |app: &App| {
        let (words, files) = (WORDS.rota_page(), WORDS.rota_files());
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        app.element("#part-files > summary").await?.click().await?;
        let letter = async |row: usize, day: usize| app.text_of(&format!("#rota-{row}-{day}")).await;
        let was = letter(0, 0).await?;
        let other = if was == "N" { "E" } else { "N" };
        let name = app.text_of(".rota-grid tbody tr:first-child th").await?;
        let table = format!("Name\t1\t2\n{name}\t{other}\nZed Testname\tN\tN\n");
        app.script(PASTED, vec![table.into()]).await?;
        app.click(words.take_table).await?;
        app.see("Nobody on the rota is called Zed Testname").await?;
        app.wait_until("the known person's day is there", async || Ok(letter(0, 0).await? == other)).await?;
        app.click(&(files.add_people)(1)).await?;
        app.wait_until("the new person's days are there", async || Ok(letter(12, 1).await? == "N")).await?;
        // A calendar of a tool that calls them otherwise.
        let today = app.script(CHOSEN, vec!["duty.ics".into(), "".into()]).await?;
        let today = today.as_str().unwrap_or_default().to_owned();
        let calendar = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:{today}\nDURATION:P1D\nSUMMARY:Early - zt\n\
             ATTENDEE;CN=zt:mailto:zt@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        app.script(CHOSEN, vec!["duty.ics".into(), calendar.into()]).await?;
        app.click(words.open_calendar).await?;
        app.choose("zt (one event)", "Zed Testname").await?;
        app.click(files.take_calendar).await?;
        let has_early = "return [...document.querySelectorAll('.rota-grid tbody tr:nth-child(13) td')]
            .some((cell) => cell.textContent.trim() === 'E');";
        app.wait_until("the day of the calendar is there", async || {
            Ok(app.script(has_early, vec![]).await? == true)
        })
        .await?;
        app.click(files.print).await?;
        ensure!(app.script("return window.isPrinted === true;", vec![]).await? == true, "nothing is printed");
        // All of it is undone step by step.
        for _ in 0..3 {
            app.press(Key::Control + "z").await?;
        }
        app.wait_until("the day is what it was", async || Ok(letter(0, 0).await? == was)).await
    })
    .await;
}
