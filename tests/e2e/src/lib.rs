//! End-to-end walks: a real browser, driven over W3C WebDriver, uses the built page as a person would.
//!
//! A walk is one test in `tests/e2e/tests/*.rs`:
//!
//! ```no_run
//! use watchfloor_e2e::walk;
//!
//! #[tokio::test]
//! async fn an_edit_survives_a_reload() {
//!     walk(async |app| {
//!         app.click("Open the sample").await?;
//!         app.type_into("Alerts a month", "3000").await?;
//!         app.reload().await?;
//!         app.see("3,000").await
//!     })
//!     .await;
//! }
//! ```
//!
//! Each walk has a browser with a profile of its own, and the page at an address that is not the top of its host. Whatever
//! the walk is about, it fails as well if the page logged an error, broke its own Content-Security-Policy, or asked for
//! anything beyond its own origin. A walk that fails leaves a picture and the text of the page in `target/e2e`.
//!
//! `dist/` has to be built: `cargo xtask build`, then `cargo test --package watchfloor-e2e NAME`.

mod app;
mod engine;
pub mod figures;
pub mod frames;
pub mod keystrokes;
mod proxy;
mod session;
pub mod store;

pub use app::App;
pub use engine::{Engine, Screen};
pub use session::{Start, walk, walk_from};
