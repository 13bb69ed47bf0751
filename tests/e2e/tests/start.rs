//! The page starts anywhere, asks nobody for anything, and says so where it cannot start.

use anyhow::{Result, ensure};
use watchfloor::text::en::WORDS;
use watchfloor_e2e::{App, Start, walk, walk_from};

#[tokio::test]
async fn the_page_starts_in_any_folder_of_a_host_and_asks_nobody_else_for_anything() {
    walk(async |app: &App| {
        app.see("Watchfloor").await?;
        app.wait_until("the app has taken the place of the plain text", async || {
            Ok(app.script("return document.getElementById('before-app') === null;", vec![]).await? == true)
        })
        .await?;
        let loaded = app
            .script("return performance.getEntriesByType('resource').map((each) => each.name);", vec![])
            .await?;
        let loaded: Vec<String> = serde_json::from_value(loaded)?;
        ensure!(loaded.iter().any(|address| address.ends_with(".wasm")), "no .wasm among {loaded:?}");
        ensure!(loaded.iter().all(|address| address.starts_with(app.address())), "{loaded:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_webassembly_the_page_says_what_to_do() {
    walk_from(Start { webassembly: false, ..Start::default() }, async |app: &App| {
        app.see("WebAssembly, which it is written for, is switched off").await?;
        app.see_no("is starting").await
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_page_says_what_to_do() {
    walk_from(Start { javascript: false, ..Start::default() }, async |app: &App| {
        let text = app.text_of("body").await?;
        ensure!(text.contains("Please allow JavaScript"), "{text}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn when_a_part_of_the_page_is_missing_it_says_so() {
    let start = Start {
        missing_files: Some("_bg.wasm"),
        expected_trouble: &["_bg.wasm", "HTTP status code", "CompileError", "WebAssembly"],
        ..Start::default()
    };
    walk_from(start, async |app: &App| app.see("a part of it did not load").await).await;
}

#[tokio::test]
async fn markup_that_would_run_and_workers_of_others_are_refused() {
    walk(async |app: &App| {
        for markup in [
            "<img src=x onerror=alert(1)>",
            "<p onclick=\"alert(1)\">x</p>",
            "<script>alert(1)</script>",
            "<iframe src=\"./\"></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"JavaScript:alert(1)\">x</a>",
            "<svg><use href=\"data:image/svg+xml,x\"/></svg>",
            "<p style=\"color:red\">x</p>",
            "<p title='\"' onclick='alert(1)'>x</p>",
            "<p/onclick=\"alert(1)\">x</p>",
            "<p title=\"<\" onclick=\"alert(1)\">x</p>",
            "<style>p{}</style>",
            "<base href=\"https://example.org/\">",
        ] {
            ensure!(is_refused(app, markup).await?, "let through: {markup}");
        }
        for markup in [
            "",
            "<p class=\"note\">a<br>b</p>",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
            "<input disabled type=\"text\">",
        ] {
            ensure!(!is_refused(app, markup).await?, "refused: {markup}");
        }
        let worker = "try { new Worker('other.js'); return false } catch { return true }";
        ensure!(app.script(worker, vec![]).await? == true, "a worker of another file started");
        Ok(())
    })
    .await;
}

async fn is_refused(app: &App, markup: &str) -> Result<bool> {
    let script =
        "try { document.createElement('div').innerHTML = arguments[0]; return false } catch { return true }";
    Ok(app.script(script, vec![markup.into()]).await? == true)
}

#[tokio::test]
async fn once_opened_the_page_and_all_of_its_parts_open_without_a_network() {
    // What records the page is not one of its own files.
    let start = Start { expected_trouble: &["the page was not recorded"], ..Start::default() };
    walk_from(start, async |app: &App| {
        app.open_own_plan().await?;
        app.wait_until("the files are kept", async || {
            let kept = app.script("return navigator.serviceWorker.controller !== null;", vec![]).await?;
            Ok(kept == true)
        })
        .await?;
        app.unplug()?;
        app.reload().await?;
        app.see("Northgate").await?;
        for (hash, words) in [
            ("#/capacity", WORDS.capacity_page().pictures.demand.title),
            ("#/import", WORDS.import_page().choose.answer),
            ("#/alerts", WORDS.alerts_page().histories.title),
        ] {
            app.open_at(hash).await?;
            app.see(words).await?;
        }
        app.is_saved().await
    })
    .await;
}
