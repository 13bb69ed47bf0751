//! "Who works when, is it covered, and who could take it?" From cover to a published rota, sickness, repair, export: by pointer, and again
//! by keys.

use anyhow::{Result, ensure};
use std::fs;
use thirtyfour::Key;
use watchfloor::{
    domain::rota::{PremiumKind, RulePack},
    text::en::WORDS,
};
use watchfloor_e2e::{App, walk};

/// The letter in a cell of the grid.
async fn letter(app: &App, row: usize, day: usize) -> Result<String> {
    app.text_of(&format!("#rota-{row}-{day}")).await
}

#[tokio::test]
async fn a_rota_is_begun_from_the_plan_filled_and_published() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("8 weeks, no gap, no rule broken").await?;
        // Everything goes, and a search brings it back.
        app.element("#rota-0-0").await?.click().await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press(Key::Shift + Key::End).await?;
        for _ in 0..12 {
            app.press(Key::Shift + Key::Down).await?;
        }
        app.press(Key::Delete + "").await?;
        app.see("8 weeks, nobody planned yet.").await?;
        app.click(words.find).await?;
        // The first one found is shown at once; who stops keeps the best.
        let many = "return document.querySelectorAll('.rota-grid td[class*=shift-]').length > 300;";
        app.wait_until("a rota is shown", async || Ok(app.script(many, vec![]).await? == true)).await?;
        app.click(WORDS.components().cancel).await?;
        app.see("A better rota:").await?;
        app.see("no rule broken").await?;
        app.click(words.publish).await?;
        app.see("Published:").await?;
        app.see("as it stands").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.see("no rule broken").await
    })
    .await;
}

#[tokio::test]
async fn sickness_leaves_gaps_that_somebody_takes_and_the_calendar_goes_out() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        app.click(words.publish).await?;
        // Elm is one of two who are early on the first day, and one more than is needed has the night.
        app.element("#rota-3-0").await?.click().await?;
        ensure!(letter(app, 3, 0).await? == "E", "Elm is early on the first day");
        app.click(words.call_sick).await?;
        app.see("one person short in one shift").await?;
        app.element(".rota-list .button.link").await?.click().await?;
        app.see(words.breaks_nothing).await?;
        let taker = app.element(".rota-takers li.fine button").await?;
        // Where the browser would scroll it to, at the lower edge, what was said last stands over it.
        taker.scroll_into_view().await?;
        taker.click().await?;
        app.see("no gap").await?;
        app.see("2 days differ by now").await?;
        app.element("#part-files > summary").await?.click().await?;
        app.click(words.calendar).await?;
        let calendar = fs::read_to_string(app.downloaded(".ics").await?)?;
        ensure!(calendar.starts_with("BEGIN:VCALENDAR\r\n"), "{calendar}");
        ensure!(calendar.matches("BEGIN:VEVENT").count() > 350, "a shift an event");
        // A quarter more for each hour at night, for everybody together and for each in payroll.
        app.type_into((WORDS.rota_files().premium)(PremiumKind::Night), "25").await?;
        app.see("hours of pay a year").await?;
        let [nights, in_all] =
            [".rota-premiums tbody tr:first-child td:last-child", ".rota-premiums tfoot td"];
        let (nights, in_all) = (app.text_of(nights).await?, app.text_of(in_all).await?);
        ensure!(nights == in_all && nights != "0.0", "nights {nights}, in all {in_all}");
        app.click(words.payroll).await?;
        let hours = fs::read_to_string(app.downloaded(".csv").await?)?;
        ensure!(hours.lines().count() == 13, "a line for each of twelve, and the head: {hours}");
        let last = |line: &str| line.rsplit(',').next().and_then(|hours| hours.parse::<f64>().ok());
        let sum = hours.lines().skip(1).filter_map(last).sum::<f64>();
        ensure!(
            (sum - in_all.replace(',', "").parse::<f64>()?).abs() < 0.2,
            "{sum} in payroll, {in_all} in all"
        );
        // The same month by month in money, for a budget.
        app.type_into(WORDS.rota_files().hour_pay[0], "40").await?;
        app.see(WORDS.rota_files().by_month[0]).await?;
        app.click(WORDS.rota_files().months_out).await?;
        let months = fs::read_to_string(app.downloaded("premiums.csv").await?)?;
        let cost: f64 = months
            .lines()
            .skip(1)
            .filter_map(|line| line.rsplit(',').nth(1).and_then(|amount| amount.parse::<f64>().ok()))
            .sum();
        ensure!((cost - sum * 40.0).abs() < 0.5, "{cost} for {sum} hours of pay: {months}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn days_are_painted_copied_and_undone_by_keyboard_alone() {
    walk(async |app: &App| {
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        let was = letter(app, 0, 0).await?;
        app.element(".rota-grid").await?.focus().await?;
        app.press("d").await?;
        app.wait_until("the letter is set", async || Ok(letter(app, 0, 0).await? == "D")).await?;
        app.see("rule").await?;
        app.press(Key::Control + "c").await?;
        app.press(Key::Down + "").await?;
        app.press(Key::Control + "v").await?;
        app.wait_until("the letter is pasted", async || Ok(letter(app, 1, 0).await? == "D")).await?;
        app.press(" ").await?;
        app.see("settled").await?;
        for _ in 0..3 {
            app.press(Key::Control + "z").await?;
        }
        app.wait_until("all is as it was", async || Ok(letter(app, 0, 0).await? == was)).await
    })
    .await;
}

#[tokio::test]
async fn an_empty_plan_says_how_a_rota_begins() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        app.open_at("#/rota").await?;
        app.see(words.empty).await?;
        app.element("#part-people > summary").await?.click().await?;
        app.click(words.people.add).await?;
        app.see(&(words.first.person)(1)).await?;
        app.element("#part-shifts > summary").await?.click().await?;
        app.click(words.shifts.add).await?;
        app.see("nobody planned yet").await
    })
    .await;
}

#[tokio::test]
async fn a_leave_and_a_swap_are_answered_before_they_are_made() {
    walk(async |app: &App| {
        let words = WORDS.rota_page();
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("Oak: annual leave").await?;
        let (one, day) = (0, 0);
        let before = letter(app, one, day).await?;
        app.element("#rota-0-0").await?.click().await?;
        app.click(words.swap_with).await?;
        app.element(".rota-swaps li button").await?.click().await?;
        app.see("swapped.").await?;
        app.wait_until("the day is another", async || Ok(letter(app, one, day).await? != before)).await?;
        app.click(WORDS.shell().undo).await?;
        app.wait_until("the day is what it was", async || Ok(letter(app, one, day).await? == before)).await?;
        app.click(words.approve).await?;
        app.see(words.none_asked).await?;
        app.press(Key::Control + "z").await?;
        app.see("Oak: annual leave").await
    })
    .await;
}

#[tokio::test]
async fn guidance_costs_one_person_is_told_why_and_a_site_is_added() {
    walk(async |app: &App| {
        let (words, records) = (WORDS.rota_page(), WORDS.rota_records());
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap, no rule broken").await?;
        // Guidance is put in force: what it would forbid is listed at a cost, and no rule is broken.
        app.element("#part-rules > summary").await?.click().await?;
        app.choose(records.pack_fields[0], (records.pack)(RulePack::Hsg256).0).await?;
        app.click(records.pack_fields[1]).await?;
        app.see(&(records.pack_taken)((records.pack)(RulePack::Hsg256).0, &[])).await?;
        app.see(records.bent[0]).await?;
        app.see("too many nights in a row").await?;
        app.see("no gap, no rule broken").await?;
        app.choose(records.own_whose, "Ash").await?;
        app.see("the fair share is").await?;
        app.see("h by contract").await?;
        app.element("#part-sites > summary").await?.click().await?;
        app.click(records.sites.add).await?;
        app.see(records.holidays_hint).await?;
        app.element("#part-patterns > summary").await?.click().await?;
        app.click(records.patterns.add).await?;
        app.see("hours a week on average").await?;
        app.click(records.pattern_fields[3]).await?;
        app.see(words.followed).await?;
        app.is_saved().await?;
        app.reload().await?;
        app.see("one of your own").await?;
        app.element("#part-patterns > summary").await?.click().await?;
        app.see(records.cycle_hint).await
    })
    .await;
}

/// The first and the last day that the grid shows, and how many they are.
async fn days(app: &App) -> Result<(i64, i64, i64)> {
    let script = "const days = [...document.querySelectorAll('.rota-grid tbody tr:first-child td')].map((cell) => \
        Number(cell.dataset.at.split(':')[1])); return [days[0], days[days.length - 1], days.length];";
    let found = app.script(script, vec![]).await?;
    let number = |at: usize| found[at].as_i64().unwrap_or(-1);
    Ok((number(0), number(1), number(2)))
}

#[tokio::test]
async fn a_month_is_chosen_and_left_by_keyboard_and_stays_chosen() {
    walk(async |app: &App| {
        let words = WORDS.rota_views();
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        ensure!(days(app).await? == (0, 55, 56), "all eight weeks at first: {:?}", days(app).await?);
        // From the last choice to the first one, as radio buttons are gone through.
        app.tab_to(words.stretches[2]).await?;
        app.press(Key::Left + Key::Left).await?;
        app.wait_until("a month is shown", async || Ok(days(app).await?.2 <= 31)).await?;
        let (first, last, _) = days(app).await?;
        ensure!(first == 0, "the month of the cursor");
        // The end of the month is no end: the cursor goes on into the next one.
        app.element(".rota-grid").await?.focus().await?;
        for _ in 0..=last {
            app.press(Key::Right + "").await?;
        }
        app.wait_until("the next month is shown", async || Ok(days(app).await?.0 == last + 1)).await?;
        app.press(Key::Left + "").await?;
        app.wait_until("the month before is shown", async || Ok(days(app).await?.1 == last)).await?;
        // The buttons do the same.
        app.press(Key::Shift + Key::Tab).await?;
        let here = app.script("return document.activeElement.getAttribute('aria-label');", vec![]).await?;
        ensure!(here == words.steps[1], "the button stands before the grid, not {here}");
        app.press(Key::Enter + "").await?;
        app.wait_until("the next month is shown", async || Ok(days(app).await?.0 == last + 1)).await?;
        app.reload().await?;
        app.see("no gap").await?;
        app.wait_until("a month is still what is shown", async || Ok(days(app).await?.2 <= 31)).await
    })
    .await;
}

#[tokio::test]
async fn two_rotas_are_compared_and_a_link_opens_the_record_it_leads_to() {
    walk(async |app: &App| {
        let (words, views) = (WORDS.rota_page(), WORDS.rota_views());
        app.open_own_plan().await?;
        app.open_at("#/rota").await?;
        app.see("no gap").await?;
        app.click(words.publish).await?;
        app.see("as it stands").await?;
        app.click(views.compare).await?;
        app.see("Nobody works another day than before.").await?;
        ensure!(letter(app, 3, 0).await? == "E", "Elm is early on the first day");
        app.element(".rota-grid").await?.focus().await?;
        app.press(Key::Down + Key::Down).await?;
        app.press(Key::Down + "").await?;
        app.press(Key::Delete + "").await?;
        app.see("One day differs, for one person.").await?;
        let compared = app.text_of(".rota-compared").await?;
        ensure!(compared.contains("Early \u{2192} off"), "{compared}");
        let missing = app.text_of(".rota-compared tbody tr:first-child").await?;
        ensure!(missing.contains('0') && missing.contains('1'), "cover of both: {missing}");
        // A link to a person opens the part that holds them.
        let person = "return Object.values(document.querySelectorAll('#people li'))[0]?.id ?? '';";
        ensure!(app.script(person, vec![]).await? == "", "people are folded away");
        app.open_at("#/rota/people").await?;
        app.see(words.people.add).await?;
        let id = app.script(person, vec![]).await?;
        let id = id.as_str().unwrap_or_default().to_owned();
        app.open_at(&format!("#/rota/{id}")).await?;
        app.see(words.person_fields[0]).await
    })
    .await;
}
