//! Pictures of every page, on a laptop and a phone, light and dark, with the sample plan and an empty one: `cargo xtask shots`.
//!
//! A new page is in them as soon as it is in `Route::ALL`. Names of pages as arguments take only those.

use std::path::Path;

use anyhow::Result;
use watchfloor::{app::route::Route, text::en::WORDS};
use watchfloor_e2e::{App, Screen, Start, walk_from};
use xtask::paths;

const LAPTOP: Screen = Screen { width: 1280, height: 800, is_phone: false, is_dark: false };
const PHONE: Screen = Screen { width: 390, height: 844, is_phone: true, is_dark: false };

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let folder = paths::target().join("shots");
    let routes: Vec<Route> = Route::ALL
        .into_iter()
        .filter(|route| wanted.is_empty() || wanted.iter().any(|name| name == route.slug()))
        .collect();
    // Pictures are taken of trouble too; the end-to-end tests are what complains of it.
    let start = Start { expected_trouble: &[""], ..Start::default() };
    for plan in ["sample", "empty"] {
        walk_from(start.clone(), async |app: &App| {
            open_plan(app, plan).await?;
            for route in &routes {
                take(app, *route, plan, &folder).await?;
            }
            Ok(())
        })
        .await;
    }
}

async fn open_plan(app: &App, plan: &str) -> Result<()> {
    if plan == "sample" {
        app.open_at("").await?;
        app.click_what_begins_with(WORDS.start_page().from_sample.0).await
    } else {
        app.open_at("#/plans").await?;
        app.click(WORDS.plans().new_plan).await
    }
}

/// What is worked out only when it is asked for belongs into the picture too.
async fn play(app: &App, route: Route) -> Result<()> {
    let (button, done) = match route {
        Route::Simulation => (WORDS.simulation_page().play, "main .kpis"),
        Route::Compare => (WORDS.compare_page().play, "main .run-line .muted:not(:empty)"),
        Route::Capacity => ("", "main .curve-line:not(:has(progress))"),
        _ => return Ok(()),
    };
    if !button.is_empty() {
        // A plan that cannot be computed has nothing to play.
        if !app.text().await?.contains(button) {
            return Ok(());
        }
        app.click(button).await?;
        app.element(done).await?;
    }
    for _ in 0..600 {
        let is_running =
            "return document.querySelector('.run-line progress, .curve-line progress') !== null;";
        if app.script(is_running, vec![]).await? == false {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(())
}

async fn take(app: &App, route: Route, plan: &str, folder: &Path) -> Result<()> {
    app.open_at(&route.hash()).await?;
    app.element("main h1").await?;
    // What the worker has to say belongs into the picture; it is asked a moment after the page is there.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let idle = "return document.querySelector('.work-running, .stale') === null;";
    app.wait_until("the worker is done", async || Ok(app.script(idle, vec![]).await? == true)).await?;
    play(app, route).await?;
    for (name, screen) in [("1280", LAPTOP), ("390", PHONE)] {
        for is_dark in [false, true] {
            let theme = if is_dark { "dark" } else { "light" };
            let file = folder.join(format!("{}-{plan}-{name}-{theme}.png", route.slug()));
            app.picture_on(Screen { is_dark, ..screen }, &file).await?;
            println!("{}", file.display());
        }
    }
    app.show_on(LAPTOP).await
}
