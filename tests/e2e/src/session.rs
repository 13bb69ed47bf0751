//! One walk: the page's server, a browser with a profile of its own, and what is checked of every walk at its end.

use std::{
    fs,
    panic::{AssertUnwindSafe, resume_unwind},
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
};

use anyhow::{Context, Result, anyhow, ensure};
use futures_util::FutureExt;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use xtask::{paths, site::Site};

use crate::{
    App,
    engine::{Driver, Engine, Wish},
    proxy::Proxy,
};

/// How a walk starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// What stands behind the `#` of the first address, with it.
    pub hash: String,
    /// The width and height of the window.
    pub size: (u32, u32),
    /// Whether the browser has WebAssembly.
    pub webassembly: bool,
    /// Whether the browser runs scripts.
    pub javascript: bool,
    /// The ending of the names of files that the host does not have, if it lacks any.
    pub missing_files: Option<&'static str>,
    /// Whether it is written down what each frame takes, for [`frames`](crate::frames).
    pub traced: bool,
    /// A script that runs before the page's own, such as one that takes the page's storage away.
    pub script: &'static str,
    /// Trouble that this walk is about: what is recorded and contains one of these is expected.
    pub expected_trouble: &'static [&'static str],
}

impl Default for Start {
    fn default() -> Self {
        Self {
            hash: String::new(),
            size: (1280, 900),
            webassembly: true,
            javascript: true,
            missing_files: None,
            traced: false,
            script: "",
            expected_trouble: &[],
        }
    }
}

/// Walks through the page as it opens on a laptop for the first time.
///
/// # Panics
/// If the walk fails: that is how a test says so.
pub async fn walk(steps: impl AsyncFnOnce(&App) -> Result<()>) {
    walk_from(Start::default(), steps).await;
}

/// Walks through the page from another start.
///
/// # Panics
/// If the walk fails: that is how a test says so.
pub async fn walk_from(start: Start, steps: impl AsyncFnOnce(&App) -> Result<()>) {
    let session =
        Session::open(&start).await.unwrap_or_else(|error| panic!("the walk could not start: {error:#}"));
    let walked = AssertUnwindSafe(async {
        steps(&session.app).await?;
        session.check_manners(&start).await
    })
    .catch_unwind()
    .await;
    if !matches!(walked, Ok(Ok(()))) {
        session.leave_evidence().await;
    }
    session.close().await;
    match walked {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{error:#}"),
        Err(panicked) => resume_unwind(panicked),
    }
}

struct Session {
    engine: Engine,
    app: App,
    foreign: Arc<Mutex<Vec<String>>>,
    // Dropped in this order: the browser, the proxy, the folder of the page's files.
    browser: Browser,
    _proxy: Proxy,
    _host: TempDir,
}

/// A browser that runs, with folders of its own.
struct Browser {
    driver: WebDriver,
    // Dropped in this order: the driver's program, then what it writes to.
    _program: Driver,
    _profile: TempDir,
    downloads: TempDir,
}

/// How often a browser is started anew that does not start: on a busy machine it may miss its own time limits, which says
/// nothing about the page.
const STARTS: u32 = 3;

impl Browser {
    async fn start(engine: Engine, proxy: &str, start: &Start) -> Result<Self> {
        let mut attempt = 1;
        loop {
            match Self::start_once(engine, proxy, start).await {
                Err(error) if attempt < STARTS => eprintln!("the browser is started again: {error:#}"),
                started => return started.context("the browser did not start"),
            }
            attempt += 1;
        }
    }

    async fn start_once(engine: Engine, proxy: &str, start: &Start) -> Result<Self> {
        let (profile, downloads) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let program = engine.start_driver()?;
        let (profile_at, downloads_at) = (profile.path(), downloads.path());
        let (javascript, traced) = (start.javascript, start.traced);
        let wish = Wish { profile: profile_at, downloads: downloads_at, proxy, javascript, traced };
        let driver = engine.open(&program, &wish).await?;
        Ok(Self { driver, _program: program, _profile: profile, downloads })
    }
}

/// What runs before the page's own scripts.
const RECORDER: &str = include_str!("recorder.js");

/// What a browser does whose WebAssembly is switched off.
const WITHOUT_WEBASSEMBLY: &str = "delete globalThis.WebAssembly;";

impl Session {
    async fn open(start: &Start) -> Result<Self> {
        let engine = Engine::chosen()?;
        let dist = paths::dist();
        ensure!(dist.join("index.html").is_file(), "dist/ is not built: run `cargo xtask build` first");
        let host = tempfile::tempdir()?;
        for file in fs::read_dir(&dist)? {
            let file = file?.path();
            let is_missing =
                start.missing_files.is_some_and(|ending| file.to_string_lossy().ends_with(ending));
            if let (Some(name), false) = (file.file_name(), is_missing) {
                fs::copy(&file, host.path().join(name))?;
            }
        }
        let without = if start.webassembly { "" } else { WITHOUT_WEBASSEMBLY };
        let head_start = format!("{RECORDER}{without}{}", start.script);
        let site = Site::serve(host.path(), "/some/where/", 0, Some(head_start))?;
        let foreign = Arc::new(Mutex::new(Vec::new()));
        let proxy = Proxy::refuse_all(Arc::clone(&foreign))?;
        let browser = Browser::start(engine, &proxy.address(), start).await?;
        let app = App::new(browser.driver.clone(), engine, site, browser.downloads.path().to_path_buf());
        let session = Self { engine, app, browser, foreign, _proxy: proxy, _host: host };
        if let Err(error) = session.begin(start).await {
            session.leave_evidence().await;
            session.close().await;
            return Err(error);
        }
        Ok(session)
    }

    async fn begin(&self, start: &Start) -> Result<()> {
        self.browser.driver.set_window_rect(0, 0, start.size.0, start.size.1).await?;
        self.app.open_at(&start.hash).await
    }

    /// What holds for every walk: nothing logged as wrong, no policy broken, nothing asked of anybody else.
    async fn check_manners(&self, start: &Start) -> Result<()> {
        let foreign = self.foreign_requests()?;
        ensure!(foreign.is_empty(), "requests left the page's origin:\n{}", foreign.join("\n"));
        if start.javascript {
            let trouble: Vec<String> = self
                .app
                .trouble()
                .await?
                .into_iter()
                .filter(|said| !start.expected_trouble.iter().any(|expected| said.contains(expected)))
                .collect();
            ensure!(trouble.is_empty(), "the page logged trouble:\n{}", trouble.join("\n"));
        }
        Ok(())
    }

    /// What reached the proxy and was not the browser's own.
    fn foreign_requests(&self) -> Result<Vec<String>> {
        let asked = self.foreign.lock().map_err(|_| anyhow!("the proxy panicked"))?;
        Ok(asked.iter().filter(|asked| !self.engine.asks_itself(asked)).cloned().collect())
    }

    /// Leaves a picture and the text of the page, named after the test.
    async fn leave_evidence(&self) {
        let folder = paths::target().join("e2e");
        let name = thread::current().name().unwrap_or("walk").replace("::", "-");
        let picture: PathBuf = folder.join(format!("{name}.png"));
        let _ = fs::create_dir_all(&folder);
        if self.browser.driver.screenshot(&picture).await.is_ok() {
            eprintln!("picture of the page: {}", picture.display());
        }
        if let Ok(text) = self.app.text().await {
            let _ = fs::write(folder.join(format!("{name}.txt")), text);
        }
        if let Ok(trouble) = self.app.trouble().await {
            eprintln!("what the page logged: {trouble:#?}");
        }
    }

    async fn close(self) {
        // Its program ends in any case when this is dropped.
        let _ = self.browser.driver.quit().await;
    }
}
