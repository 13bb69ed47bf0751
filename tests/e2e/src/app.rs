//! The page as a walk sees it: things have names, texts appear, files arrive. Everything waits until what it is about is there.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement, WindowHandle};
use watchfloor::text::en::WORDS;
use xtask::site::Site;

use crate::engine::{Engine, Screen};

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the work of a worker may take, such as hundreds of repetitions: a walk tells whether it ends, a benchmark how soon.
const LONG_WORK: Duration = Duration::from_secs(90);

/// What a person can click.
const CLICKABLE: &str = "a, button, summary, input, select, label, [role], [tabindex]";

/// The open page.
#[derive(Debug)]
pub struct App {
    /// The driver, for what this page of helpers does not have.
    pub driver: WebDriver,
    engine: Engine,
    address: String,
    site: Arc<Mutex<Option<Site>>>,
    downloads: PathBuf,
}

impl App {
    pub(crate) fn new(driver: WebDriver, engine: Engine, site: Site, downloads: PathBuf) -> Self {
        let address = site.address();
        Self { driver, engine, address, site: Arc::new(Mutex::new(Some(site))), downloads }
    }

    /// The host is gone from now on, as without a network.
    pub fn unplug(&self) -> Result<()> {
        self.site.lock().map_err(|_| anyhow!("the server panicked"))?.take();
        Ok(())
    }

    /// The address of the page without what stands behind the `#`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Opens the page at what stands behind the `#`, with it ("" for none).
    pub async fn open_at(&self, hash: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{hash}", self.address)).await?)
    }

    /// Reloads the page, as a person does.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Clicks the button, link, tab, option or box of this name: its label, as a screen reader would say it.
    pub async fn click(&self, name: &str) -> Result<()> {
        let element = self.named(CLICKABLE, name).await?;
        element.scroll_into_view().await?;
        element.click().await.with_context(|| format!("clicking {name:?}"))
    }

    /// Clicks what has a name that begins like this, such as a card with a title and an explanation.
    pub async fn click_what_begins_with(&self, name: &str) -> Result<()> {
        let started = Instant::now();
        loop {
            let arguments = vec![json!(CLICKABLE), json!(name)];
            if let Ok(element) = self.driver.execute(FIND_BY_BEGINNING, arguments).await?.element() {
                element.scroll_into_view().await?;
                return element.click().await.with_context(|| format!("clicking {name:?}"));
            }
            if started.elapsed() > PATIENCE {
                let names = self.script(ALL_NAMES, vec![json!(CLICKABLE)]).await?;
                bail!("nothing here has a name that begins with {name:?}; what there is: {names}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Replaces what is in the field of this name, and leaves the field.
    pub async fn type_into(&self, name: &str, text: &str) -> Result<()> {
        let field = self.field(name).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await.with_context(|| format!("typing into {name:?}"))?;
        Ok(field.send_keys(Key::Tab + "").await?)
    }

    /// Chooses the option with this text in the select of this name.
    pub async fn choose(&self, name: &str, option: &str) -> Result<()> {
        let select = self.named("select", name).await?;
        for candidate in select.find_all(By::Tag("option")).await? {
            if candidate.text().await?.trim() == option {
                return candidate.click().await.with_context(|| format!("choosing {option:?} in {name:?}"));
            }
        }
        bail!("{name:?} has no option {option:?}; it has: {}", select.text().await?.replace('\n', ", "))
    }

    /// Gives a file to the file input of this name, or to the only one if `name` is empty. The input may be invisible.
    pub async fn attach(&self, name: &str, file: &Path) -> Result<()> {
        let path = fs::canonicalize(file).with_context(|| format!("{} is not there", file.display()))?;
        let input = if name.is_empty() {
            self.element("input[type=file]").await?
        } else {
            self.named("input[type=file]", name).await?
        };
        Ok(input.send_keys(path.display().to_string()).await?)
    }

    /// Presses keys wherever the focus is, e.g. `Key::Control + "z"`.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// Presses Tab until what has the focus is called so.
    pub async fn tab_to(&self, name: &str) -> Result<()> {
        let script = "const here = document.activeElement;
            return (here.labels?.[0]?.textContent ?? here.textContent ?? '').replace(/\\s+/g, ' ').trim();";
        let mut passed = Vec::new();
        for _ in 0..150 {
            self.press(Key::Tab + "").await?;
            let here = self.script(script, vec![]).await?;
            if here == name {
                return Ok(());
            }
            passed.push(here.as_str().unwrap_or_default().chars().take(40).collect::<String>());
        }
        bail!("Tab never reaches {name:?}; it passes {}", passed.join(" | "))
    }

    /// Waits until this text is to be seen on the page.
    pub async fn see(&self, text: &str) -> Result<()> {
        self.wait_until(&format!("{text:?} is to be seen"), async || Ok(self.text().await?.contains(text)))
            .await
    }

    /// Waits until this text is nowhere to be seen on the page.
    pub async fn see_no(&self, text: &str) -> Result<()> {
        let absent = async || Ok(!self.text().await?.contains(text));
        self.wait_until(&format!("{text:?} is not to be seen any more"), absent).await
    }

    /// All text that is to be seen.
    pub async fn text(&self) -> Result<String> {
        let text = self.script("return document.body ? document.body.innerText : '';", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The text of the first element that a CSS selector finds, such as `[data-testid=seats]`.
    pub async fn text_of(&self, selector: &str) -> Result<String> {
        // In one step: the page may put another element in its place at any time.
        let script = "return document.querySelector(arguments[0])?.innerText ?? null;";
        let started = Instant::now();
        loop {
            if let Some(text) = self.script(script, vec![json!(selector)]).await?.as_str() {
                return Ok(text.to_owned());
            }
            ensure!(started.elapsed() < PATIENCE, "gave up waiting until {selector} is there");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the field of this name holds.
    pub async fn value_of(&self, name: &str) -> Result<String> {
        Ok(self.field(name).await?.prop("value").await?.unwrap_or_default())
    }

    /// The first element that a CSS selector finds.
    pub async fn element(&self, selector: &str) -> Result<WebElement> {
        let started = Instant::now();
        loop {
            if let Some(found) = self.driver.find_all(By::Css(selector)).await?.into_iter().next() {
                return Ok(found);
            }
            ensure!(started.elapsed() < PATIENCE, "gave up waiting until {selector} is there");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The text field, box, slider or choice of this name.
    pub async fn field(&self, name: &str) -> Result<WebElement> {
        self.named(
            "input, textarea, select, [contenteditable], [role=spinbutton], [role=slider], [role=textbox]",
            name,
        )
        .await
    }

    /// The first element of a CSS selector that has this name, be it by label, by `aria-label` or by its text.
    pub async fn named(&self, selector: &str, name: &str) -> Result<WebElement> {
        let started = Instant::now();
        loop {
            let found = self.driver.execute(FIND_BY_NAME, vec![json!(selector), json!(name)]).await?;
            if let Ok(element) = found.element() {
                return Ok(element);
            }
            if started.elapsed() > PATIENCE {
                let names = self.script(ALL_NAMES, vec![json!(selector)]).await?;
                bail!("nothing here is named {name:?}; what there is: {names}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a condition holds; `what` completes "gave up waiting until ...".
    pub async fn wait_until(&self, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result<()> {
        self.wait(PATIENCE, what, holds).await
    }

    /// Waits until a condition holds that a worker has to work for; `what` completes "gave up waiting until ...".
    pub async fn wait_for_work(&self, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result<()> {
        self.wait(LONG_WORK, what, holds).await
    }

    async fn wait(&self, at_most: Duration, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result<()> {
        let started = Instant::now();
        while !holds().await? {
            if started.elapsed() > at_most {
                let text = self.text().await.unwrap_or_default();
                bail!("gave up waiting until {what}. The page says:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Opens the sample and makes it a plan of its own, at the page of its facts.
    pub async fn open_own_plan(&self) -> Result<()> {
        self.open_at("#/start").await?;
        self.click(WORDS.start_page().from_sample.0).await?;
        self.click(WORDS.shell().keeping.make_mine).await?;
        self.see_no(WORDS.shell().keeping.sample).await?;
        self.open_at("#/plan").await?;
        self.is_saved().await
    }

    /// Waits until everything is saved.
    pub async fn is_saved(&self) -> Result<()> {
        let saved = async || Ok(self.text_of("#save-state").await? == WORDS.shell().keeping.saved);
        self.wait_until("everything is saved", saved).await
    }

    /// Waits until the field of this name holds this.
    pub async fn holds(&self, field: &str, value: &str) -> Result<()> {
        let holds = async || Ok(self.value_of(field).await? == value);
        self.wait_until(&format!("{field:?} holds {value:?}"), holds).await
    }

    /// Opens the page in a second tab, which is then the one that this speaks of; returns the first and the second.
    pub async fn second_tab(&self, hash: &str) -> Result<(WindowHandle, WindowHandle)> {
        let first = self.driver.window().await?;
        let second = self.driver.new_tab().await?;
        self.driver.switch_to_window(second.clone()).await?;
        self.open_at(hash).await?;
        Ok((first, second))
    }

    /// From now on this speaks of that tab.
    pub async fn turn_to(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    /// Waits for a download whose name ends like this, and returns where it lies.
    pub async fn downloaded(&self, ending: &str) -> Result<PathBuf> {
        let find = || -> Result<Option<PathBuf>> {
            let entries = fs::read_dir(&self.downloads)?.collect::<std::io::Result<Vec<_>>>()?;
            // Browsers take the name with an empty file first and put what they wrote in its place at the end.
            let is_there = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
            let named = |path: &PathBuf| path.to_string_lossy().ends_with(ending);
            Ok(entries.iter().map(fs::DirEntry::path).find(|path| named(path) && is_there(path)))
        };
        self.wait_until(&format!("a file *{ending} is downloaded"), async || Ok(find()?.is_some())).await?;
        find()?.context("the download went away again")
    }

    /// Shows the page as on another screen.
    pub async fn show_on(&self, screen: Screen) -> Result<()> {
        self.engine.show_on(&self.driver, screen).await
    }

    /// Shows the page as it is printed, or as on a screen again.
    pub async fn show_printed(&self, printed: bool) -> Result<()> {
        self.engine.show_printed(&self.driver, printed).await
    }

    /// Takes a picture of the whole page as it is on this screen, however long it is.
    pub async fn picture_on(&self, screen: Screen, file: &Path) -> Result<()> {
        self.show_on(screen).await?;
        // What is drawn for the width it gets needs a moment to know it.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let script =
            "return Math.ceil(Math.max(document.documentElement.scrollHeight, document.body.scrollHeight));";
        let height = self.script(script, vec![]).await?.as_u64().unwrap_or_default();
        let height = u32::try_from(height)?.clamp(screen.height, 10_000);
        self.show_on(Screen { height, ..screen }).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        self.picture(file).await
    }

    /// Takes a picture of what is to be seen.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        ensure!(file.extension().is_some_and(|ending| ending == "png"), "pictures are PNG files");
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(self.driver.screenshot(file).await?)
    }

    /// What the page logged as wrong since it was loaded.
    pub async fn trouble(&self) -> Result<Vec<String>> {
        let said =
            self.script("return window.recordedTrouble ?? ['the page was not recorded'];", vec![]).await?;
        Ok(serde_json::from_value(said)?)
    }
}

/// The name of an element as assistive software would compute it, near enough: label, then text, then title.
const FIND_BY_NAME: &str = concat!(
    include_str!("names.js"),
    "return [...document.querySelectorAll(arguments[0])].filter(isThere).find((each) => nameOf(each) === arguments[1]) ?? null;"
);

const FIND_BY_BEGINNING: &str = concat!(
    include_str!("names.js"),
    "return [...document.querySelectorAll(arguments[0])].filter(isThere).find((each) => nameOf(each).startsWith(arguments[1])) ?? null;"
);

const ALL_NAMES: &str = concat!(
    include_str!("names.js"),
    "return [...document.querySelectorAll(arguments[0])].filter(isThere).map(nameOf).filter(Boolean).join(' | ');"
);
