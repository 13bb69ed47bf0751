//! Which page is shown: the address, as a signal.

pub use crate::app::route::{Address, Route, RouteGroup};
use crate::{platform::hash, text::shell::Pages};
use leptos::prelude::*;

/// The address and the way to another one.
#[derive(Clone, Copy)]
pub struct Router {
    /// What the address says; none if it names no page.
    pub address: RwSignal<Option<Address>>,
}

impl Router {
    /// Follows the address for as long as the page lives. Call it once, under the root owner. An empty address is
    /// `start`.
    pub fn new(start: Route) -> Self {
        let read = move |hash: &str| match hash {
            "" | "#" | "#/" => Some(Address::page(start)),
            hash => Address::parse(hash),
        };
        let address = RwSignal::new(read(&hash::current()));
        hash::on_change(move |hash| {
            address.try_set(read(&hash));
        });
        Self { address }
    }

    /// Goes to a page.
    pub fn go(&self, route: Route) {
        self.go_to(&Address::page(route));
    }

    /// Goes to an element of a page.
    pub fn go_to(&self, address: &Address) {
        hash::go(&address.hash());
    }
}

/// The address and the way to another one.
pub fn use_router() -> Router {
    expect_context()
}

/// What a page is called.
pub fn page_name(route: Route, words: &Pages) -> &'static str {
    match route {
        Route::Capacity => words.capacity,
        Route::Start => words.start,
        Route::Team => words.team,
        Route::Targets => words.targets,
        Route::Alerts => words.alerts,
        Route::Import => words.import,
        Route::Plan => words.plan,
        Route::Rota => words.rota,
        Route::Work => words.work,
        Route::Ahead => words.ahead,
        Route::Compare => words.compare,
        Route::Plans => words.plans,
        Route::Simulation => words.simulation,
    }
}

/// What a group of pages is called.
pub fn group_name(group: RouteGroup, words: &Pages) -> &'static str {
    match group {
        RouteGroup::Overview => words.overview,
        RouteGroup::DemandAndPeople => words.demand_and_people,
        RouteGroup::Decide => words.decide,
        RouteGroup::Plans => words.keeping,
    }
}
