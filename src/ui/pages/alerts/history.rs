//! What one history says: facts, the usual week, days, hours, severities, rules, bursts and silences.

use super::{forecast::Forecast, table, use_for::UseFor};
use crate::{
    app::{
        command::{Command, HistoryChange},
        project::alerts::histories::{Rules, bursts, described, fill_rule, gaps, rules},
    },
    chart::alert_history,
    domain::{AlertHistory, HistoryId, Severity, SeverityId},
    ui::{
        components::{ChartView, Choice, DataTable, Section, Select, Switch, TextField},
        format::voice,
        plan_field::tell,
        state::use_app,
    },
};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

/// A history; the last one that was there, after it was removed.
type Record = Memo<Arc<AlertHistory>>;

/// What one history says.
#[component]
pub(super) fn HistoryDetail(id: HistoryId) -> impl IntoView {
    let state = use_app();
    let found = move || state.sections.histories.with(|all| all.get(&id).cloned());
    let Some(first) = untrack(found) else { return ().into_any() };
    let first = Arc::new(first);
    let record: Record = Memo::new(move |before: Option<&Arc<AlertHistory>>| {
        found().map(Arc::new).or_else(|| before.cloned()).unwrap_or_else(|| Arc::clone(&first))
    });
    let severities = state.sections.severities;
    view! {
        <div class="record-body">
            <Facts id record />
            <UseFor id />
            <HistoryCharts record severities />
            <Later turn=6><Forecast id record /></Later>
            <RuleTable id record />
            <Judged id record />
        </div>
    }
    .into_any()
}

#[component]
fn Facts(id: HistoryId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.alerts_page().histories;
    let facts = move || {
        let facts = record.with(|history| described(history, voice()));
        facts
            .into_iter()
            .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
            .collect_view()
    };
    view! {
        <div class="fields">
            <TextField label=words.name value=Signal::derive(move || record.with(|h| h.name.clone())) longest=120
                on_input=move |name| { tell(state, Command::History(id, HistoryChange::Name(name))); }
                disabled=Signal::derive(move || !state.is_editable()) />
        </div>
        <dl class="facts">{facts}</dl>
        <p class="field-hint">{move || record.with(|h| h.elapsed.is_some()).then_some(words.elapsed_is_not_work)}</p>
    }
}

/// What is drawn in a later turn, so that no single one keeps the page from answering: each picture is a piece of work of its
/// own.
#[component]
pub(crate) fn Later(
    /// Which turn, from 1.
    turn: u64,
    /// Drawn then, and from then on.
    children: ChildrenFn,
) -> impl IntoView {
    let is_due = RwSignal::new(false);
    // The page may be gone by then.
    let due = move || {
        is_due.try_set(true);
    };
    set_timeout(due, Duration::from_millis(turn * 16));
    view! { <Show when=move || is_due.get()>{children()}</Show> }
}

/// The pictures of a history; the import shows them too, before anything is kept.
#[component]
pub(crate) fn HistoryCharts(
    record: Record,
    /// Of the plan that the history is in, or will be in.
    #[prop(into)]
    severities: Signal<Arc<BTreeMap<SeverityId, Severity>>>,
) -> impl IntoView {
    let week = Memo::new(move |_| record.with(|h| alert_history::week(h, voice())));
    let days = Memo::new(move |_| record.with(|h| alert_history::days(h, voice())));
    let mix = move || {
        severities.with(|severities| record.with(|h| alert_history::severities(h, severities, voice())))
    };
    let has_hours = Memo::new(move |_| record.with(|h| h.days.values().any(|day| day.len() > 1)));
    view! {
        <Show when=move || has_hours.get()>
            <Later turn=1>
                <ChartView spec=week />
                <p class="field-hint">{move || record.with(|h| fill_rule(h, voice()))}</p>
            </Later>
        </Show>
        <Later turn=2><ChartView spec=days /></Later>
        <Show when=move || has_hours.get()><Later turn=3><Hours record /></Later></Show>
        <Later turn=4>{move || mix().map(|spec| view! { <ChartView spec=Signal::stored(spec) /> })}</Later>
    }
}

#[component]
fn Hours(record: Record) -> impl IntoView {
    let words = voice().words.alerts_page().histories;
    let weeks = Memo::new(move |_| record.with(|h| alert_history::weeks(h)));
    let fullest = Memo::new(move |_| record.with(|h| alert_history::fullest_week(h)));
    let chosen = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        let weeks = weeks.get();
        chosen.get().filter(|monday| weeks.contains(monday)).or_else(|| fullest.get()).unwrap_or_default()
    });
    let choices = Memo::new(move |_| {
        let weeks = weeks.get().into_iter().rev();
        weeks.map(|monday| Choice::new(monday, (words.week_of)(voice().format, monday))).collect::<Vec<_>>()
    });
    let spec = Memo::new(move |_| record.with(|h| alert_history::hours(h, shown.get(), voice())));
    let many = Memo::new(move |_| weeks.with(|weeks| weeks.len() > 1));
    let chart = move || spec.get().map(|spec| view! { <ChartView spec=Signal::stored(spec) /> });
    view! {
        <Show when=move || many.get()>
            <Select label=words.week_shown choices value=shown on_choose=move |monday| chosen.set(Some(monday)) />
        </Show>
        {chart}
    }
}

#[component]
fn RuleTable(id: HistoryId, record: Record) -> impl IntoView {
    let state = use_app();
    let ranked: Memo<Rules> =
        Memo::new(move |_| state.document.with(|document| record.with(|h| rules(document, id, h, voice()))));
    view! { <Later turn=5><RankedRules ranked /></Later> }
}

/// The rules by the work they make.
#[component]
pub(crate) fn RankedRules(ranked: Memo<Rules>) -> impl IntoView {
    let words = voice().words.alerts_page().histories;
    let has_rules = Memo::new(move |_| ranked.with(|r| !r.sentence.is_empty()));
    let subtitle = move || {
        if has_rules.get() { ranked.with(|r| r.subtitle.clone()) } else { words.rules_none.to_owned() }
    };
    view! {
        <Section title=words.rules_title subtitle=Signal::derive(subtitle)>
            <Show when=move || has_rules.get()>
                <p>{move || ranked.with(|r| r.sentence.clone())}</p>
                <DataTable
                    caption=words.rules_title
                    columns=Signal::derive(move || ranked.with(|r| table::columns(&r.table)))
                    rows=Signal::derive(move || ranked.with(|r| table::rows(&r.table)))
                />
            </Show>
        </Section>
    }
}

/// What is judged in a history: the first hours of the bursts set aside, and of the silences not observed.
pub(crate) type Judgements = (BTreeSet<NaiveDateTime>, BTreeSet<NaiveDateTime>);

fn judgements(history: &AlertHistory) -> Judgements {
    (
        history.bursts.iter().filter(|burst| burst.set_aside).map(|burst| burst.from).collect(),
        history.gaps.iter().filter(|gap| gap.not_observed).map(|gap| gap.from).collect(),
    )
}

#[component]
fn Judged(id: HistoryId, record: Record) -> impl IntoView {
    let state = use_app();
    let judge = move |(set_aside, not_observed): Judgements| {
        tell(state, Command::JudgeHistory { id, set_aside, not_observed });
    };
    let disabled = Signal::derive(move || !state.is_editable());
    view! { <BurstsAndSilences record judge disabled /> }
}

/// The bursts and the silences with their switches.
#[component]
pub(crate) fn BurstsAndSilences(
    record: Record,
    #[prop(into)] judge: Callback<Judgements>,
    #[prop(into)] disabled: Signal<bool>,
) -> impl IntoView {
    let words = voice().words.alerts_page().histories;
    let burst_list = Memo::new(move |_| record.with(|h| bursts(h, voice())));
    let gap_list = Memo::new(move |_| record.with(|h| gaps(h, voice())));
    let toggle = move |is_burst: bool, at: usize, on: bool| {
        let (mut set_aside, mut not_observed) = record.with_untracked(|h| judgements(h));
        let from = record.with_untracked(|h| match is_burst {
            true => h.bursts.get(at).map(|burst| burst.from),
            false => h.gaps.get(at).map(|gap| gap.from),
        });
        let judged = if is_burst { &mut set_aside } else { &mut not_observed };
        if let Some(from) = from {
            if on {
                judged.insert(from)
            } else {
                judged.remove(&from)
            };
        }
        judge.run((set_aside, not_observed));
    };
    let switches = move |is_burst: bool| {
        let list = if is_burst { burst_list } else { gap_list };
        let label = if is_burst { words.set_aside } else { words.not_observed };
        let count = Memo::new(move |_| list.with(Vec::len));
        move || {
            let one = move |at: usize| {
                let said = move || list.with(|l| l.get(at).map(|one| one.words.clone()).unwrap_or_default());
                let on = move || list.with(|l| l.get(at).is_some_and(|one| one.on));
                view! {
                    <li>
                        <p>{said}</p>
                        <Switch label on=Signal::derive(on) on_switch=move |on| toggle(is_burst, at, on) disabled />
                    </li>
                }
            };
            (0..count.get()).map(one).collect_view()
        }
    };
    let burst_hint =
        move || if burst_list.with(Vec::is_empty) { words.bursts_none } else { words.bursts_hint };
    view! {
        <Section title=words.bursts_title subtitle=Signal::derive(move || burst_hint().to_owned())>
            <ul class="judgements">{switches(true)}</ul>
        </Section>
        <Show when=move || gap_list.with(|gaps| !gaps.is_empty())>
            <Section title=words.gaps_title subtitle=words.gaps_hint>
                <ul class="judgements">{switches(false)}</ul>
            </Section>
        </Show>
    }
}
