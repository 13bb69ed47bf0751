//! L5: the page.
#![allow(unreachable_pub, reason = "the component macro makes the properties of every component public")]

pub mod components;
pub mod draw;
mod focus;
pub mod format;
pub mod on_demand;
pub mod pages;
pub mod panic;
pub mod parts;
pub mod plan_field;
mod plan_record;
mod play_fields;
pub mod reports;
pub mod route;
pub mod shell;
pub mod state;

use crate::{app::blank::blank, base::Month, platform::clock};
use leptos::prelude::*;
use route::{Route, Router};
use state::AppState;

/// Puts the user interface into the page.
pub fn mount() {
    panic::install();
    mount_to_body(|| {
        // Both live as long as the page: timers, other tabs and the store call back into them.
        let state = AppState::new(blank("", Month::of(clock::today()), &clock::reader_zone()));
        let router = Router::new(Route::Capacity);
        provide_context(state);
        provide_context(state.toaster);
        provide_context(router);
        provide_context(reports::FullReports::start());
        provide_context(on_demand::OnDemand::start());
        state.start();
        view! { <shell::Shell /> }
    });
}
