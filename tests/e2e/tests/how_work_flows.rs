//! How work flows is typed where it is promised and staffed: who rises and who is closed unread, a second tier, a customer who was
//! promised something else.

use anyhow::ensure;
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, walk};

#[tokio::test]
async fn alerts_that_rise_or_are_closed_unread_are_kept_with_the_plan() {
    walk(async |app: &App| {
        let words = WORDS.targets_page();
        app.open_own_plan().await?;
        app.open_at("#/targets").await?;
        app.click(words.taken).await?;
        app.type_into(words.ages.0, "8").await?;
        app.type_into(words.expires.0, "72").await?;
        app.is_saved().await?;
        app.reload().await?;
        app.click(words.taken).await?;
        app.holds(words.ages.0, "8").await?;
        app.holds(words.expires.0, "72").await
    })
    .await;
}

#[tokio::test]
async fn a_second_tier_comes_with_its_own_week_and_goes_again() {
    walk(async |app: &App| {
        let words = WORDS.team_page();
        app.open_own_plan().await?;
        app.open_at("#/team").await?;
        app.see_no(words.fields.returned_share.0).await?;
        app.click(words.fields.second_tier.0).await?;
        app.see(words.fields.returned_share.0).await?;
        app.is_saved().await?;
        app.reload().await?;
        app.see(words.fields.returned_share.0).await?;
        app.click(words.fields.second_tier.0).await?;
        app.see_no(words.fields.returned_share.0).await
    })
    .await;
}

#[tokio::test]
async fn a_customer_is_promised_something_else() {
    walk(async |app: &App| {
        let words = WORDS.targets_page();
        app.open_own_plan().await?;
        app.open_at("#/targets").await?;
        app.see(words.customers.none).await?;
        app.click(words.customers.add).await?;
        app.click(&(words.customers.differs)("Critical")).await?;
        let own = "return document.querySelectorAll('.customer-severity .segmented').length;";
        app.wait_until("its own targets are there", async || Ok(app.script(own, vec![]).await? == 1)).await?;
        app.is_saved().await?;
        app.reload().await?;
        app.see(&(words.customers.differs)("Critical")).await?;
        ensure!(app.script(own, vec![]).await? == 1, "its own targets are kept");
        Ok(())
    })
    .await;
}
