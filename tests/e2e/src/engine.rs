//! The browser engines that walks can run in. Only this module knows how one is started and which of its own options it has.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use xtask::browser;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
}

/// What a session may ask of any engine.
pub(crate) struct Wish<'a> {
    /// A folder for the profile.
    pub(crate) profile: &'a Path,
    /// A folder for what is downloaded.
    pub(crate) downloads: &'a Path,
    /// The proxy that everything beyond this machine goes to.
    pub(crate) proxy: &'a str,
    /// Whether scripts run.
    pub(crate) javascript: bool,
    /// Whether it is written down what each frame takes.
    pub(crate) traced: bool,
}

/// What a page is shown on, for pictures.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Whether it is a phone: touched, and with a small viewport.
    pub is_phone: bool,
    /// Whether the reader wants a dark page.
    pub is_dark: bool,
}

/// A driver program that runs; it ends when this is dropped.
pub(crate) struct Driver {
    child: Child,
    address: String,
}

impl Engine {
    /// The engine that walks run in: `WATCHFLOOR_ENGINE`, or Chromium.
    pub fn chosen() -> Result<Self> {
        match std::env::var("WATCHFLOOR_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Ok(Self::Chromium),
            Ok(other) => bail!("walks cannot run in {other} yet; they run in: chromium"),
        }
    }

    /// Whether the browser asked this of the network on its own account, and not the page.
    ///
    /// A request of the page to one of these is noticed all the same: its Content-Security-Policy forbids it, and that is
    /// recorded.
    pub(crate) fn asks_itself(self, request: &str) -> bool {
        let hosts: &[&str] = match self {
            Self::Chromium => &["duckduckgo.com", "google.com", "googleapis.com", "gvt1.com", "gstatic.com"],
        };
        hosts.iter().any(|host| request.contains(&format!(".{host}")))
    }

    /// Starts the engine's driver on a port that it chooses itself.
    ///
    /// A port that was found free here and then told to it could be taken by another walk before it listens.
    pub(crate) fn start_driver(self) -> Result<Driver> {
        let mut command = match self {
            Self::Chromium => {
                let chromium = browser::find().context(
                    "no Chromium with its chromedriver: run `cargo xtask test`, which installs it or says what to do",
                )?;
                let mut command = Command::new(chromium.driver);
                command.arg("--port=0");
                command
            }
        };
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let said = child.stdout.take();
        // From here on the program ends however this goes on.
        let mut driver = Driver { child, address: String::new() };
        let said = said.context("what the driver says cannot be read")?;
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            // It is read to the end, so that the driver never waits for a reader.
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if let Some(port) = port_of(&line) {
                    let _ = sender.send(port);
                }
            }
        });
        let port = receiver
            .recv_timeout(Duration::from_secs(20))
            .with_context(|| format!("the driver of {self:?} did not say which port it listens on"))?;
        driver.address = format!("http://127.0.0.1:{port}");
        Ok(driver)
    }

    /// Shows the page as on another screen, narrower than a window can be if need be.
    pub(crate) async fn show_on(self, driver: &WebDriver, screen: Screen) -> Result<()> {
        match self {
            Self::Chromium => {
                let size = json!({
                    "width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": screen.is_phone,
                });
                driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
                let scheme = if screen.is_dark { "dark" } else { "light" };
                let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
                driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
            }
        }
        Ok(())
    }

    /// Shows the page as it is printed, or as on a screen again.
    pub(crate) async fn show_printed(self, driver: &WebDriver, printed: bool) -> Result<()> {
        match self {
            Self::Chromium => {
                let media = json!({"media": if printed { "print" } else { "" }});
                driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
            }
        }
        Ok(())
    }

    /// Opens a browser.
    pub(crate) async fn open(self, driver: &Driver, wish: &Wish<'_>) -> Result<WebDriver> {
        let mut capabilities = Capabilities::new();
        let proxy = json!({"proxyType": "manual", "httpProxy": wish.proxy, "sslProxy": wish.proxy});
        capabilities.set("proxy", proxy)?;
        match self {
            Self::Chromium => {
                capabilities.set("browserName", "chrome")?;
                capabilities.set("goog:chromeOptions", chromium_options(wish)?)?;
                if wish.traced {
                    capabilities.set("goog:loggingPrefs", json!({"performance": "ALL"}))?;
                }
            }
        }
        Ok(WebDriver::new(&driver.address, capabilities).await?)
    }
}

/// The port in "ChromeDriver was started successfully on port 37171.".
fn port_of(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

fn chromium_options(wish: &Wish<'_>) -> Result<Value> {
    let chromium = browser::find().context("no Chromium")?;
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        // What Chromium asks the network for on its own account is not the page's doing.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        "--disable-features=MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PreconnectToSearch,Translate",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", wish.profile.display()));
    if browser::is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    let mut preferences = json!({
        "download.default_directory": wish.downloads,
        "download.prompt_for_download": false,
    });
    if !wish.javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let mut options = json!({"binary": chromium.browser, "args": arguments, "prefs": preferences});
    if wish.traced {
        options["perfLoggingPrefs"] = json!({
            "enableNetwork": false,
            "enablePage": false,
            "traceCategories": "devtools.timeline,blink.user_timing",
        });
    }
    Ok(options)
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
