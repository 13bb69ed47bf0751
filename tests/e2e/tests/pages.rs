//! Every page opens, with the sample plan and with an empty one, and says in a heading what it is about.

use anyhow::{Result, ensure};
use watchfloor::{app::route::Route, text::en::WORDS};
use watchfloor_e2e::{App, walk};

/// That a walk fails on trouble of the page is seen to by the walk itself.
async fn every_page_has_a_heading(app: &App) -> Result<()> {
    for route in Route::ALL {
        app.open_at(&route.hash()).await?;
        let heading = app.text_of("main h1").await?;
        ensure!(!heading.trim().is_empty(), "{} has no heading", route.slug());
        let trouble = app.trouble().await?;
        ensure!(trouble.is_empty(), "{}: {trouble:?}", route.slug());
    }
    Ok(())
}

#[tokio::test]
async fn every_page_opens_with_the_sample_plan() {
    walk(async |app: &App| {
        app.open_at("").await?;
        app.click_what_begins_with(WORDS.start_page().from_sample.0).await?;
        every_page_has_a_heading(app).await
    })
    .await;
}

#[tokio::test]
async fn every_page_opens_with_an_empty_plan() {
    walk(async |app: &App| {
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await?;
        every_page_has_a_heading(app).await
    })
    .await;
}

#[tokio::test]
async fn every_page_opens_without_a_plan() {
    walk(async |app: &App| every_page_has_a_heading(app).await).await;
}
