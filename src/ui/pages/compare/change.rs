//! One change of a scenario: whether it counts, from when, and the fields of its kind.

use super::scenario::Record;
use crate::{
    app::{
        command::{Command, ScenarioChange},
        scenarios::Kind,
    },
    domain::{Change, ChangeId, Days, Promise, ScenarioId, StreamId, WhatChanges, in_order, position::moved},
    ui::{
        components::{Choice, IconButton, IconName, Limits, NumberField, Select, Switch},
        format::voice,
        plan_field::tell,
        reports::months,
        state::{AppState, use_app},
    },
};
use leptos::prelude::*;

/// One change in the plan, and how it is changed.
#[derive(Clone, Copy)]
struct Edited {
    state: AppState,
    scenario: ScenarioId,
    id: ChangeId,
    record: Record,
}

impl Edited {
    fn with<T>(self, read: impl FnOnce(&Change) -> T) -> Option<T> {
        self.record.with(|record| record.as_ref()?.changes.get(&self.id).map(read))
    }

    fn set(self, write: impl FnOnce(&mut Change)) {
        let change = self.record.with_untracked(|record| record.as_ref()?.changes.get(&self.id).cloned());
        if let Some(mut change) = change {
            write(&mut change);
            let put = ScenarioChange::Put(self.id, Box::new(change));
            tell(self.state, Command::Scenario(self.scenario, put));
        }
    }

    fn disabled(self) -> Signal<bool> {
        Signal::derive(move || !self.state.is_editable())
    }

    /// A number of its kind; none in a change of another kind.
    fn number(
        self,
        (label, hint): (&'static str, &'static str),
        unit: &'static str,
        limits: Limits,
        scale: f64,
        read: fn(&WhatChanges) -> Option<f64>,
        write: fn(&mut WhatChanges, f64),
    ) -> AnyView {
        let value = Signal::derive(move || self.with(|change| read(&change.what)).flatten());
        let changed = move |value: f64| self.set(|change| write(&mut change.what, value));
        let disabled = self.disabled();
        view! { <NumberField label value hint unit limits scale on_change=changed disabled /> }.into_any()
    }
}

/// The line.
#[component]
pub(super) fn ChangeLine(scenario: ScenarioId, id: ChangeId, record: Record) -> impl IntoView {
    let state = use_app();
    let words = voice().words.compare_page();
    let edited = Edited { state, scenario, id, record };
    let kind = Memo::new(move |before: Option<&Option<Kind>>| {
        edited.with(|change| Kind::of(&change.what)).or_else(|| before.copied().flatten())
    });
    let title = move || {
        let at = Kind::ALL.into_iter().position(|each| Some(each) == kind.get());
        at.and_then(|at| words.kinds.get(at).copied()).unwrap_or_default()
    };
    let on = Signal::derive(move || edited.with(|change| change.on).unwrap_or_default());
    let from = Signal::derive(move || edited.with(|change| change.from_month).unwrap_or_default());
    let months = months(state);
    let place = move |up: bool| {
        record.with(|record| record.as_ref().and_then(|record| moved(&record.changes, id, up)))
    };
    let go = move |up: bool| {
        if let Some(position) = untrack(move || place(up)) {
            edited.set(|change| change.position = position);
        }
    };
    let remove = move |_| {
        tell(state, Command::Scenario(scenario, ScenarioChange::Remove(id)));
    };
    let disabled = edited.disabled();
    view! {
        <li class="change" class:off=move || !on.get() on:focusout=move |_| state.end_gesture()>
            <div class="change-head">
                <b>{title}</b>
                <Switch label=words.on on on_switch=move |on| edited.set(|change| change.on = on) disabled />
                <div class="tools">
                    <IconButton name=Signal::derive(move || (words.sooner)(title())) icon=IconName::Up on_press=move |_| go(true)
                        disabled=Signal::derive(move || disabled.get() || place(true).is_none()) />
                    <IconButton name=Signal::derive(move || (words.later)(title())) icon=IconName::Down on_press=move |_| go(false)
                        disabled=Signal::derive(move || disabled.get() || place(false).is_none()) />
                    <IconButton name=words.remove_change icon=IconName::Delete on_press=remove disabled />
                </div>
            </div>
            <div class="form">
                {move || kind.get().map(|kind| fields(edited, kind))}
                <Select label=words.from_month choices=months value=from disabled
                    on_choose=move |month| edited.set(|change| change.from_month = month) />
            </div>
        </li>
    }
}

fn fields(edited: Edited, kind: Kind) -> AnyView {
    let words = voice().words.compare_page();
    let percent = Limits::between(0.0, 10_000.0);
    match kind {
        Kind::Volume => {
            let factor = edited.number(
                words.factor,
                "%",
                percent,
                100.0,
                |what| if let WhatChanges::Volume { factor, .. } = what { Some(*factor) } else { None },
                |what, value| {
                    if let WhatChanges::Volume { factor, .. } = what {
                        *factor = value
                    }
                },
            );
            let weeks = edited.number(
                words.weeks,
                words.weeks_unit,
                Limits::between(0.0, 520.0),
                1.0,
                |what| if let WhatChanges::Volume { weeks, .. } = what { weeks.map(f64::from) } else { None },
                |what, value| {
                    if let WhatChanges::Volume { weeks, .. } = what {
                        // No weeks at all are no surge: it stays.
                        *weeks = (value >= 1.0).then_some(value as u32);
                    }
                },
            );
            view! { {stream(edited)}{factor}{weeks} }.into_any()
        }
        Kind::AutoClosed => {
            let share = edited.number(
                words.share,
                "%",
                Limits::between(0.0, 100.0),
                100.0,
                |what| if let WhatChanges::AutoClosed { share, .. } = what { Some(*share) } else { None },
                |what, value| {
                    if let WhatChanges::AutoClosed { share, .. } = what {
                        *share = value
                    }
                },
            );
            view! { {stream(edited)}{share} }.into_any()
        }
        Kind::HandsOn => {
            let factor = edited.number(
                words.factor,
                "%",
                percent,
                100.0,
                |what| if let WhatChanges::HandsOn { factor, .. } = what { Some(*factor) } else { None },
                |what, value| {
                    if let WhatChanges::HandsOn { factor, .. } = what {
                        *factor = value
                    }
                },
            );
            view! { {stream(edited)}{factor} }.into_any()
        }
        Kind::Seats => seats(edited),
        Kind::MinimumSeats => edited.number(
            (words.minimum, ""),
            words.seats_unit,
            Limits::between(0.0, 5_000.0),
            1.0,
            |what| {
                if let WhatChanges::MinimumSeats { seats } = what { Some(f64::from(*seats)) } else { None }
            },
            |what, value| {
                if let WhatChanges::MinimumSeats { seats } = what {
                    *seats = value as u16
                }
            },
        ),
        Kind::People => edited.number(
            words.more_people,
            words.people_unit,
            Limits::between(-10_000.0, 10_000.0),
            1.0,
            |what| if let WhatChanges::People { more } = what { Some(*more) } else { None },
            |what, value| {
                if let WhatChanges::People { more } = what {
                    *more = value
                }
            },
        ),
        Kind::Target => promise(edited),
    }
}

fn stream(edited: Edited) -> AnyView {
    let words = voice().words.compare_page();
    let choices = Signal::derive(move || {
        let streams = edited.state.sections.streams.get();
        let each =
            in_order(&streams).into_iter().map(|(id, stream)| Choice::new(Some(id), stream.name.clone()));
        std::iter::once(Choice::new(None, words.every_stream)).chain(each).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || edited.with(|change| change.what.stream()).flatten());
    let choose = move |chosen: Option<StreamId>| {
        edited.set(|change| match &mut change.what {
            WhatChanges::Volume { stream, .. }
            | WhatChanges::AutoClosed { stream, .. }
            | WhatChanges::HandsOn { stream, .. } => *stream = chosen,
            _ => {}
        });
    };
    view! { <Select label=words.stream choices value on_choose=choose disabled=edited.disabled() /> }
        .into_any()
}

fn seats(edited: Edited) -> AnyView {
    let words = voice().words.compare_page();
    let choices: Vec<_> =
        Days::ALL.into_iter().map(|days| Choice::new(days, (words.days_are)(days))).collect();
    let now = Signal::derive(move || {
        edited.with(
            |change| if let WhatChanges::Seats { days, .. } = change.what { days } else { Days::default() },
        )
    });
    let days = Signal::derive(move || now.get().unwrap_or_default());
    let choose = move |chosen| {
        edited.set(|change| {
            if let WhatChanges::Seats { days, .. } = &mut change.what {
                *days = chosen
            }
        })
    };
    let more = edited.number(
        words.more_seats,
        words.seats_unit,
        Limits::between(-5_000.0, 5_000.0),
        1.0,
        |what| if let WhatChanges::Seats { more, .. } = what { Some(f64::from(*more)) } else { None },
        |what, value| {
            if let WhatChanges::Seats { more, .. } = what {
                *more = value as i32
            }
        },
    );
    let from = edited.number(
        (words.from_hour, ""),
        "h",
        Limits::between(0.0, 23.0),
        1.0,
        |what| {
            if let WhatChanges::Seats { from_hour, .. } = what { Some(f64::from(*from_hour)) } else { None }
        },
        |what, value| {
            if let WhatChanges::Seats { from_hour, .. } = what {
                *from_hour = value as u8
            }
        },
    );
    let to = edited.number(
        (words.to_hour, ""),
        "h",
        Limits::between(1.0, 24.0),
        1.0,
        |what| if let WhatChanges::Seats { to_hour, .. } = what { Some(f64::from(*to_hour)) } else { None },
        |what, value| {
            if let WhatChanges::Seats { to_hour, .. } = what {
                *to_hour = value as u8
            }
        },
    );
    view! {
        {more}
        <Select label=words.days choices=Signal::stored(choices) value=days on_choose=choose disabled=edited.disabled() />
        {from}{to}
    }
    .into_any()
}

fn promise(edited: Edited) -> AnyView {
    let words = voice().words.compare_page();
    let severities = Signal::derive(move || {
        let severities = edited.state.sections.severities.get();
        in_order(&severities)
            .into_iter()
            .map(|(id, s)| Choice::new(Some(id), s.name.clone()))
            .collect::<Vec<_>>()
    });
    let severity = Signal::derive(move || edited.with(|change| change.what.severity()).flatten());
    let choose = move |chosen| {
        edited.set(|change| {
            if let (WhatChanges::Target { severity, .. }, Some(chosen)) = (&mut change.what, chosen) {
                *severity = chosen;
            }
        });
    };
    let promises = [Promise::Acknowledge, Promise::TriageDone];
    let which: Vec<_> = promises.into_iter().map(|each| Choice::new(each, (words.promises)(each))).collect();
    let promise = Signal::derive(move || {
        let now = edited.with(|change| {
            if let WhatChanges::Target { promise, .. } = change.what { Some(promise) } else { None }
        });
        now.flatten().unwrap_or_default()
    });
    let choose_promise = move |chosen| {
        edited.set(|change| {
            if let WhatChanges::Target { promise, .. } = &mut change.what {
                *promise = chosen
            }
        })
    };
    let within = edited.number(
        (words.within, ""),
        words.minutes_unit,
        Limits::NOT_NEGATIVE,
        1.0,
        |what| {
            if let WhatChanges::Target { within_minutes, .. } = what { Some(*within_minutes) } else { None }
        },
        |what, value| {
            if let WhatChanges::Target { within_minutes, .. } = what {
                *within_minutes = value
            }
        },
    );
    let share = edited.number(
        (words.of_at_least, ""),
        "%",
        Limits::between(0.1, 100.0),
        100.0,
        |what| if let WhatChanges::Target { share, .. } = what { Some(*share) } else { None },
        |what, value| {
            if let WhatChanges::Target { share, .. } = what {
                *share = value
            }
        },
    );
    let disabled = edited.disabled();
    view! {
        <Select label=words.severity choices=severities value=severity on_choose=choose disabled />
        <Select label=words.which choices=Signal::stored(which) value=promise on_choose=choose_promise disabled />
        {within}{share}
    }
    .into_any()
}
