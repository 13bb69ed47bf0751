//! The pictures of what was played: promises with their ranges, the backlog over the weeks, the hours in which alerts wait.

use super::Run;
use crate::{
    chart::{ChartSpec, simulated},
    domain::SeverityId,
    engine::capacity::simulate::SimulationDigest,
    ui::{
        components::{ChartView, Choice, SegmentedControl},
        format::voice,
    },
};
use leptos::prelude::*;

/// A picture of what was played; until there is one, the one before.
fn picture(run: Run, of: impl Fn(&SimulationDigest) -> ChartSpec + Send + Sync + 'static) -> Memo<ChartSpec> {
    Memo::new(move |before: Option<&ChartSpec>| {
        let drawn = run.on_demand.played.with(|found| found.as_ref().map(|found| of(&found.what)));
        drawn.or_else(|| before.cloned()).unwrap_or_else(|| of(&SimulationDigest::default()))
    })
}

/// Every promise with how sure it is.
#[component]
pub(super) fn Promises(run: Run) -> impl IntoView {
    view! { <ChartView spec=picture(run, |played| simulated::promises(played, voice())) /> }
}

/// What waits, and when alerts are not started in time.
#[component]
pub(super) fn Pictures(run: Run) -> impl IntoView {
    let words = voice().words.simulation_page().pictures;
    let chosen = RwSignal::new(None::<SeverityId>);
    let choices = Memo::new(move |_| {
        run.on_demand.played.with(|found| {
            let found = found.iter().flat_map(|found| simulated::with_hours(&found.what));
            found
                .map(|(severity, _)| Choice::new(Some(severity.severity), severity.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    // The one that keeps least of its promise, until the reader chooses.
    let severity = Memo::new(move |_| {
        let is_there =
            |id: &SeverityId| choices.with(|all| all.iter().any(|choice| choice.value == Some(*id)));
        let weakest = || {
            run.on_demand.played.with(|found| {
                found
                    .as_ref()
                    .and_then(|found| simulated::weakest(&found.what))
                    .map(|(severity, _)| severity.severity)
            })
        };
        chosen.get().filter(is_there).or_else(weakest)
    });
    let hours = picture(run, move |played| {
        let wanted = severity.get();
        let of_wanted = simulated::with_hours(played).find(|(each, _)| Some(each.severity) == wanted);
        simulated::hours(of_wanted, voice())
    });
    view! {
        <div class="pictures">
            <ChartView spec=picture(run, |played| simulated::backlog(played, voice())) />
            <div>
                <Show when=move || choices.with(|all| all.len() > 1)>
                    <SegmentedControl label=words.hours_of choices
                        value=severity on_choose=move |id| chosen.set(id) />
                </Show>
                <ChartView spec=hours />
            </div>
        </div>
    }
}
