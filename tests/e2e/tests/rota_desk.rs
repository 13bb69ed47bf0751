//! The page of the rota under hands that are in a hurry: left while it searches, dates typed digit by digit, what is undone, keys alone.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use watchfloor::{
    domain::rota::RuleKind,
    text::{en::WORDS, rota_records::Strength},
};
use watchfloor_e2e::{App, walk};

/// What has the focus: its tag, its class, its value.
async fn focus(app: &App) -> Result<String> {
    let script = "const here = document.activeElement; return here.tagName + '.' + here.className + ' ' + (here.value ?? '');";
    Ok(app.script(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn focus_is(app: &App, begins: &str) -> Result<()> {
    app.wait_until(&format!("{begins} has the focus"), async || Ok(focus(app).await?.starts_with(begins)))
        .await
}

/// The letter in a cell of the grid.
async fn letter(app: &App, row: usize, day: usize) -> Result<String> {
    app.text_of(&format!("#rota-{row}-{day}")).await
}

async fn shifts(app: &App) -> Result<u64> {
    let script = "return document.querySelectorAll('.rota-grid tbody td[class*=shift-]').length;";
    Ok(app.script(script, vec![]).await?.as_u64().unwrap_or_default())
}

async fn open(app: &App) -> Result<()> {
    app.open_own_plan().await?;
    app.open_at("#/rota").await?;
    app.see("no gap").await
}

async fn go(app: &App, hash: &str) -> Result<()> {
    app.script("location.hash = arguments[0];", vec![hash.into()]).await.map(|_| ())
}

/// Opens the part of the people and the first of them.
async fn first_person(app: &App) -> Result<()> {
    app.element("#part-people > summary").await?.click().await?;
    app.element("#people li.record summary").await?.click().await?;
    app.see(WORDS.rota_page().leave_fields[0]).await
}

#[tokio::test]
async fn the_page_is_left_while_it_searches_and_works_when_it_is_opened_again() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        open(app).await?;
        app.click(words.find).await?;
        app.element(".run-line progress").await?;
        go(app, "#/team").await?;
        app.see(WORDS.shell().pages.team).await?;
        app.see_no(words.grid).await?;
        go(app, "#/rota").await?;
        app.see("no gap").await?;
        let before = letter(app, 0, 0).await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press(if before == "E" { "l" } else { "e" }).await?;
        app.wait_until("the day is set", async || Ok(letter(app, 0, 0).await? != before)).await?;
        app.click(words.find).await?;
        app.element(".run-line progress").await?;
        app.click(WORDS.components().cancel).await?;
        app.see(words.find).await
    })
    .await;
}

#[tokio::test]
async fn a_date_that_is_typed_is_saved_once_it_is_whole_and_damages_nothing() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        open(app).await?;
        let all = shifts(app).await?;
        first_person(app).await?;
        app.click(words.leave_fields[0]).await?;
        // The new time off is where the focus is.
        focus_is(app, "INPUT. 20").await?;
        let mark = "document.activeElement.closest('li').classList.add('new-one');";
        app.script(mark, vec![]).await?;
        let first =
            "return [...document.querySelectorAll('.new-one input[type=date]')].map((input) => input.value);";
        let dates = app.script(first, vec![]).await?;
        let day = dates[0].as_str().unwrap_or_default().to_owned();
        ensure!(dates[0] == dates[1], "a day at first: {dates}");
        // A day of the next year: typed digit by digit, each of which the browser tells as a date.
        let year = day[..4].parse::<u32>()? + 1;
        let later = format!("{year}-03-15");
        for digit in format!("0315{year}").chars() {
            app.press(digit.to_string()).await?;
        }
        ensure!(app.script(first, vec![]).await? == serde_json::json!([later, day]), "nothing is saved yet");
        app.press(Key::Enter + "").await?;
        app.wait_until("the last day came along", async || {
            Ok(app.script(first, vec![]).await? == serde_json::json!([later, later]))
        })
        .await?;
        ensure!(shifts(app).await? == all, "what is asked for takes no shift away");
        // A year of two digits, and an end before the beginning, are told and not saved.
        for (typed, said) in
            [("03150002", "The year must be"), (&format!("0101{year}"), "before the first day")]
        {
            let last = app.element(".new-one .field:nth-of-type(2) input").await?;
            last.focus().await?;
            for digit in typed.chars() {
                app.press(digit.to_string()).await?;
            }
            // Past the button of the calendar, out of the field.
            app.press(Key::Tab + "").await?;
            app.press(Key::Tab + "").await?;
            app.see(said).await?;
        }
        app.press(Key::Control + "z").await?;
        app.press(Key::Control + "z").await?;
        app.see("Undone").await?;
        ensure!(shifts(app).await? == all, "nothing was lost");
        ensure!(!focus(app).await?.starts_with("BODY"), "the focus is lost");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_entry_moves_no_other_away_and_keeps_the_focus() {
    walk(async |app: &App| {
        let records = WORDS.rota_records();
        open(app).await?;
        first_person(app).await?;
        app.click(records.person_parts[3]).await?;
        for _ in 0..2 {
            app.click(records.wish_fields[0]).await?;
            focus_is(app, "INPUT. 20").await?;
        }
        let script = "return [...document.activeElement.closest('ul').querySelectorAll('input[type=date]')].map((input) => input.value);";
        let dates = app.script(script, vec![]).await?;
        let list: Vec<String> = serde_json::from_value(dates)?;
        let count = list.len();
        ensure!(count >= 2, "{list:?}");
        let digits = |date: &str| format!("{}{}{}", &date[5..7], &date[8..], &date[..4]);
        for digit in digits(&list[count - 2]).chars() {
            app.press(digit.to_string()).await?;
        }
        app.press(Key::Enter + "").await?;
        app.see("There is an entry for").await?;
        // Back to where a date begins.
        let again = "const here = document.activeElement; here.blur(); here.focus();";
        app.script(again, vec![]).await?;
        let free = format!("{}-12-24", &list[0][..4]);
        for digit in digits(&free).chars() {
            app.press(digit.to_string()).await?;
        }
        app.press(Key::Enter + "").await?;
        app.see_no("There is an entry for").await?;
        focus_is(app, &format!("INPUT. {free}")).await?;
        let now: Vec<String> = serde_json::from_value(app.script(script, vec![]).await?)?;
        ensure!(now.len() == count && now[count - 1] == free, "{now:?}");
        // Taken away, the focus is at a neighbour.
        app.element("#people .rota-leave li:last-child button.icon-only").await?.click().await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        ensure!(!focus(app).await?.starts_with("BODY"), "the focus is lost");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_offered_to_be_undone_is_gone_with_the_next_change() {
    walk(async |app: &App| {
        open(app).await?;
        app.element("#part-rules > summary").await?.click().await?;
        app.click(WORDS.rota_records().pack_fields[1]).await?;
        app.element(".toast .button.link").await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press(" ").await?;
        app.see(", settled").await?;
        let offers = "return document.querySelectorAll('.toast .button.link').length;";
        app.wait_until("nothing is offered", async || Ok(app.script(offers, vec![]).await? == 0)).await
    })
    .await;
}

#[tokio::test]
async fn an_empty_plan_begins_a_rota_and_leads_to_where_people_are_added() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/rota").await?;
        app.see("The plan has no people yet").await?;
        app.click(words.begin).await?;
        app.see(WORDS.rota_desk().no_people[0]).await?;
        focus_is(app, "SUMMARY").await?;
        app.see(words.people.add).await?;
        app.click(words.people.add).await?;
        app.see("nobody planned yet").await?;
        focus_is(app, &format!("INPUT. {}", (words.first.person)(1))).await?;
        app.click(&(words.remove)(&(words.first.person)(1))).await?;
        app.see(WORDS.rota_desk().no_people[0]).await?;
        app.see(words.grid).await?;
        ensure!(!focus(app).await?.starts_with("BODY"), "the focus is lost");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_cover_is_reached_by_keys_and_escape_comes_back_to_the_grid() {
    walk(async |app: &App| {
        let (words, desk) = (WORDS.rota_page(), WORDS.rota_desk());
        open(app).await?;
        // One of two who are early on the first day is taken out.
        app.element("#rota-3-0").await?.click().await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press(Key::Delete + "").await?;
        app.see("one person short in one shift").await?;
        app.element("#rota-0-0").await?.click().await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press("q").await?;
        app.see(&(desk.no_letter)("Q", "E, L, N, D")).await?;
        app.press(Key::Control + "a").await?;
        app.see(&(desk.selected)(56)).await?;
        let selected = "return document.querySelectorAll('.rota-grid [aria-selected=true]').length;";
        app.wait_until("all days are selected", async || Ok(app.script(selected, vec![]).await? == 56))
            .await?;
        for _ in 0..12 {
            app.press(Key::Down + "").await?;
        }
        let active = "return document.querySelector('.rota-grid').getAttribute('aria-activedescendant');";
        app.wait_until("a line of the cover is reached", async || {
            Ok(app.script(active, vec![]).await? == "cover-0-0")
        })
        .await?;
        app.see("of 2").await?;
        app.press(Key::Enter + "").await?;
        app.see("Who could take").await?;
        app.wait_until("the answer has the focus", async || Ok(!focus(app).await?.starts_with("BODY")))
            .await?;
        app.press(Key::Escape + "").await?;
        app.see_no("Who could take").await?;
        focus_is(app, "DIV.rota-grid").await?;
        app.press(Key::Up + "").await?;
        app.wait_until("the last person is reached", async || {
            Ok(app.script(active, vec![]).await? == "rota-11-0")
        })
        .await?;
        // A brush that is held paints by dragging.
        app.click(desk.drag_paints).await?;
        app.element(".button.brush").await?.click().await?;
        app.see("Dragging sets").await?;
        let (first, last) = (app.element("#rota-0-0").await?, app.element("#rota-0-2").await?);
        first.scroll_into_view().await?;
        let drag = app.driver.action_chain().click_and_hold_element(&first);
        drag.move_to_element_center(&last).release().perform().await?;
        app.wait_until("three days are painted", async || {
            let letters = [letter(app, 0, 0).await?, letter(app, 0, 1).await?, letter(app, 0, 2).await?];
            Ok(letters.iter().all(|letter| letter == "E"))
        })
        .await?;
        app.see(words.grid).await
    })
    .await;
}

#[tokio::test]
async fn nobody_new_is_alone_and_what_a_shift_asks_for_is_kept() {
    walk(async |app: &App| {
        let (words, records) = (WORDS.rota_page(), WORDS.rota_records());
        open(app).await?;
        first_person(app).await?;
        app.click(records.junior).await?;
        app.element("#part-rules > summary").await?.click().await?;
        let rule = (words.rule)(RuleKind::NoJuniorAlone).0;
        app.choose(&format!("{}: {rule}", records.strength_fields[0]), (records.strength)(Strength::Hard))
            .await?;
        // A shift that nobody else has on that Sunday.
        app.script("scrollTo(0, 0)", vec![]).await?;
        app.element("#rota-0-34").await?.click().await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press("d").await?;
        app.see("a junior alone").await?;
        // What is broken leads to the day in the grid.
        app.element("#rota-2-10").await?.click().await?;
        app.element("#rota-broken .rota-list button").await?.click().await?;
        app.wait_until("the grid has the focus", async || Ok(focus(app).await?.contains("rota-grid")))
            .await?;
        app.see("Ash, Dec").await?;
        app.press(Key::Control + "z").await?;
        // Each publication has a name of its own, and what it came to.
        app.click(words.publish).await?;
        app.see("No. 1 of").await?;
        app.click(words.publish).await?;
        app.see("No. 2 of").await?;
        app.see("When published and as it stands: 0 missing").await?;
        // Half an hour of handover, other hours of the night, and a cap that costs.
        app.element("#part-shifts > summary").await?.click().await?;
        app.element("#shifts li.record summary").await?.click().await?;
        app.type_into(records.handover[0], "30").await?;
        app.type_into(records.night[2], "22:00").await?;
        app.click(records.shift_fields[1]).await?;
        app.choose(records.shift_strengths[0], (records.strength)(Strength::Soft)).await?;
        app.see(records.strength_fields[1]).await?;
        app.is_saved().await?;
        app.reload().await?;
        app.element("#part-shifts > summary").await?.click().await?;
        app.element("#shifts li.record summary").await?.click().await?;
        app.holds(records.handover[0], "30").await?;
        app.holds(records.night[2], "22:00").await
    })
    .await;
}
