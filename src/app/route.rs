//! Where in the plan the reader is: one variant a page, written behind the `#` of the address.
//!
//! `#/team` opens a page, `#/team/sickness` opens it at the element with that id. An unknown address is no route: the
//! page says so instead of guessing.

/// A page. The match in `ui/pages/mod.rs` shows each; the navigation and the smoke test walk [`Route::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Is it enough, what would be, and why.
    Capacity,
    /// Where a plan begins.
    Start,
    /// The people behind the seats and their time.
    Team,
    /// Severities and their targets.
    Targets,
    /// How many alerts come, and what was imported.
    Alerts,
    /// Takes a history of alerts into a plan.
    Import,
    /// Who works when.
    Rota,
    /// Where the hours of the team go.
    Work,
    /// The months ahead: will the team keep up?
    Ahead,
    /// The plan beside its scenarios.
    Compare,
    /// The facts of the open plan and where it is kept.
    Plan,
    /// All plans in this browser.
    Plans,
    /// How sure it is: the desk played.
    Simulation,
}

/// The groups of the navigation, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RouteGroup {
    /// What the plan says.
    Overview,
    /// What comes in and who works on it.
    DemandAndPeople,
    /// What might be, side by side.
    Decide,
    /// The plan as a thing that is kept.
    Plans,
}

impl RouteGroup {
    /// All groups.
    pub const ALL: [Self; 4] = [Self::Overview, Self::DemandAndPeople, Self::Decide, Self::Plans];
}

impl Route {
    /// All pages, in the order of the navigation.
    pub const ALL: [Self; 13] = [
        Self::Capacity,
        Self::Alerts,
        Self::Import,
        Self::Team,
        Self::Rota,
        Self::Targets,
        Self::Simulation,
        Self::Work,
        Self::Ahead,
        Self::Compare,
        Self::Start,
        Self::Plan,
        Self::Plans,
    ];

    /// The word in the address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::Start => "start",
            Self::Team => "team",
            Self::Rota => "rota",
            Self::Targets => "targets",
            Self::Alerts => "alerts",
            Self::Import => "import",
            Self::Work => "work",
            Self::Ahead => "ahead",
            Self::Compare => "compare",
            Self::Plan => "plan",
            Self::Plans => "plans",
            Self::Simulation => "simulation",
        }
    }

    /// Its place in the navigation.
    pub fn group(self) -> RouteGroup {
        match self {
            Self::Capacity
            | Self::Alerts
            | Self::Import
            | Self::Team
            | Self::Rota
            | Self::Targets
            | Self::Simulation
            | Self::Work
            | Self::Ahead => RouteGroup::DemandAndPeople,
            Self::Compare => RouteGroup::Decide,
            Self::Start | Self::Plan | Self::Plans => RouteGroup::Plans,
        }
    }

    /// Whether the page shows the open plan, so that there is nothing to show without one.
    pub fn needs_plan(self) -> bool {
        match self {
            Self::Capacity
            | Self::Alerts
            | Self::Team
            | Self::Rota
            | Self::Targets
            | Self::Simulation
            | Self::Work
            | Self::Ahead
            | Self::Compare
            | Self::Plan => true,
            Self::Import | Self::Start | Self::Plans => false,
        }
    }

    /// What stands behind the `#`.
    pub fn hash(self) -> String {
        format!("#/{}", self.slug())
    }
}

/// A page, and the element on it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// The id of an element on it.
    pub anchor: Option<String>,
}

impl Address {
    /// The page as a whole.
    pub fn page(route: Route) -> Self {
        Self { route, anchor: None }
    }

    /// What stands behind the `#`.
    pub fn hash(&self) -> String {
        match &self.anchor {
            Some(anchor) => format!("{}/{anchor}", self.route.hash()),
            None => self.route.hash(),
        }
    }

    /// Reads what stands in the address from the `#` on; none if it names no page.
    pub fn parse(hash: &str) -> Option<Self> {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (slug, anchor) = match path.split_once('/') {
            Some((slug, anchor)) => (slug, Some(anchor)),
            None => (path, None),
        };
        let route = Route::ALL.into_iter().find(|route| route.slug() == slug)?;
        let anchor = match anchor {
            None => None,
            Some(id) if is_element_id(id) => Some(id.to_owned()),
            Some(_) => return None,
        };
        Some(Self { route, anchor })
    }
}

fn is_element_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_again_by_its_address() {
        for route in Route::ALL {
            assert_eq!(Address::parse(&route.hash()), Some(Address::page(route)));
            let inside = Address { route, anchor: Some("home-zone".to_owned()) };
            assert_eq!(Address::parse(&inside.hash()), Some(inside));
        }
    }

    #[test]
    fn no_two_pages_share_an_address() {
        let slugs: std::collections::BTreeSet<_> = Route::ALL.iter().map(|route| route.slug()).collect();
        assert_eq!(slugs.len(), Route::ALL.len());
    }

    #[test]
    fn an_address_that_names_no_page_is_not_guessed_at() {
        for hash in ["", "#", "#/", "#/nowhere", "#/plan/a/b", "#/plan/<script>", "#/plan/ü", "#/Plan"] {
            assert_eq!(Address::parse(hash), None, "{hash}");
        }
    }
}
