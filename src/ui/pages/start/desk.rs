//! Who is at the desk, and when?

use super::{Draft, Question};
use crate::{
    app::questions::{Answers, Draft as Typed, PatternKind, SeatPattern},
    base::WeekGrid,
    domain::{Field, defaults},
    ui::{
        components::{Choice, Limits, NumberField, SegmentedControl, Select, WeekGridPainter},
        format::voice,
    },
};
use leptos::prelude::*;

/// The question.
#[component]
pub(super) fn DeskQuestion(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let kinds = vec![
        Choice::new(PatternKind::RoundTheClock, words.round_the_clock),
        Choice::new(PatternKind::Business, words.business_hours),
        Choice::new(PatternKind::Extended, words.extended_hours),
        Choice::new(PatternKind::Own, words.own_hours),
    ];
    let chosen = Memo::new(move |_| draft.with(|answers| answers.desk.seats.kind()));
    let pattern = move || match chosen.get() {
        PatternKind::RoundTheClock => round_the_clock(draft).into_any(),
        PatternKind::Business => business(draft).into_any(),
        PatternKind::Extended => extended(draft).into_any(),
        PatternKind::Own => own(draft).into_any(),
    };
    let (people_basis, people_source) =
        draft.source(Field::People, |answers| answers.desk.people == defaults::PEOPLE);
    let (contract_basis, contract_source) = draft.source(Field::ContractHours, |answers| {
        answers.desk.contract_hours_per_week == defaults::CONTRACT_HOURS
    });
    view! {
        <Question number=1 words=words.who>
            <div class="form">
                <NumberField label=words.people.0 hint=words.people.1 unit=words.unit_people limits=Limits::NOT_NEGATIVE
                    basis=people_basis source=people_source
                    value=draft.part(|answers| Some(answers.desk.people))
                    on_change=draft.set(|answers, people| answers.desk.people = people) />
                <NumberField label=words.contract.0 hint=words.contract.1 unit=words.unit_hours_a_week
                    limits=Limits::between(1.0, 168.0) basis=contract_basis source=contract_source
                    value=draft.part(|answers| Some(answers.desk.contract_hours_per_week))
                    on_change=draft.set(|answers, hours| answers.desk.contract_hours_per_week = hours) />
            </div>
            <SegmentedControl label=words.pattern choices=kinds value=chosen on_choose=draft.choose(Typed::choose_pattern) show_label=true />
            {pattern}
        </Question>
    }
}

/// A number of the pattern that is shown; 0 and no effect in another one.
fn seats(
    draft: Draft,
    label: &'static str,
    read: fn(&SeatPattern) -> Option<u16>,
    write: fn(&mut SeatPattern, u16),
) -> AnyView {
    let unit = voice().words.start_page().seats_unit;
    let set = move |seats: f64| {
        draft.update(|a| write(&mut a.desk.seats, seats.round().clamp(0.0, 5_000.0) as u16))
    };
    let (basis, source) = draft.source(Field::Seats, |answers| answers.desk.seats.is_usual());
    view! {
        <NumberField label unit limits=Limits::between(0.0, 5_000.0) basis source
            value=draft.part(move |answers| read(&answers.desk.seats).map(f64::from)) on_change=set />
    }
    .into_any()
}

/// Two hours of the day of the pattern that is shown.
fn hours(
    draft: Draft,
    read: fn(&SeatPattern) -> Option<(usize, usize)>,
    write: fn(&mut SeatPattern, (usize, usize)),
) -> AnyView {
    let words = voice().words.start_page();
    let choices = |hours: std::ops::RangeInclusive<usize>| {
        hours.map(|hour| Choice::new(hour, format!("{hour:02}:00"))).collect::<Vec<_>>()
    };
    let now = move |answers: &Answers| read(&answers.desk.seats).unwrap_or((0, 24));
    let set = move |span: (usize, usize)| draft.update(|a| write(&mut a.desk.seats, span));
    let from = draft.part(move |answers| now(answers).0);
    let to = draft.part(move |answers| now(answers).1);
    view! {
        <Select label=words.from_hour choices=choices(0..=23) value=from
            on_choose=move |hour| set((hour, to.get_untracked())) />
        <Select label=words.to_hour choices=choices(1..=24) value=to
            on_choose=move |hour| set((from.get_untracked(), hour)) />
    }
    .into_any()
}

fn round_the_clock(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    view! {
        <div class="form">
            {seats(draft, words.seats_by_day,
                |p| if let SeatPattern::RoundTheClock { by_day, .. } = p { Some(*by_day) } else { None },
                |p, n| if let SeatPattern::RoundTheClock { by_day, .. } = p { *by_day = n })}
            {seats(draft, words.seats_by_night,
                |p| if let SeatPattern::RoundTheClock { by_night, .. } = p { Some(*by_night) } else { None },
                |p, n| if let SeatPattern::RoundTheClock { by_night, .. } = p { *by_night = n })}
            {hours(draft,
                |p| if let SeatPattern::RoundTheClock { day_from, day_to, .. } = p { Some((*day_from, *day_to)) } else { None },
                |p, span| if let SeatPattern::RoundTheClock { day_from, day_to, .. } = p { (*day_from, *day_to) = span })}
        </div>
    }
}

fn business(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    view! {
        <div class="form">
            {seats(draft, words.seats,
                |p| if let SeatPattern::BusinessHours { seats, .. } = p { Some(*seats) } else { None },
                |p, n| if let SeatPattern::BusinessHours { seats, .. } = p { *seats = n })}
            {hours(draft,
                |p| if let SeatPattern::BusinessHours { from, to, .. } = p { Some((*from, *to)) } else { None },
                |p, span| if let SeatPattern::BusinessHours { from, to, .. } = p { (*from, *to) = span })}
        </div>
    }
}

fn extended(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    view! {
        <div class="form">
            {seats(draft, words.seats_weekday,
                |p| if let SeatPattern::ExtendedHours { weekday, .. } = p { Some(*weekday) } else { None },
                |p, n| if let SeatPattern::ExtendedHours { weekday, .. } = p { *weekday = n })}
            {seats(draft, words.seats_weekend,
                |p| if let SeatPattern::ExtendedHours { weekend, .. } = p { Some(*weekend) } else { None },
                |p, n| if let SeatPattern::ExtendedHours { weekend, .. } = p { *weekend = n })}
            {hours(draft,
                |p| if let SeatPattern::ExtendedHours { from, to, .. } = p { Some((*from, *to)) } else { None },
                |p, span| if let SeatPattern::ExtendedHours { from, to, .. } = p { (*from, *to) = span })}
        </div>
    }
}

fn own(draft: Draft) -> impl IntoView {
    let words = voice().words.start_page();
    let value = draft.part(|answers| {
        let seats = answers.desk.seats.seats();
        WeekGrid::from_fn(|hour| f64::from(seats[hour]))
    });
    let set = move |week: WeekGrid<f64>| {
        let seats = WeekGrid::from_fn(|hour| week[hour].round().clamp(0.0, 5_000.0) as u16);
        draft.update(|answers| answers.desk.seats = SeatPattern::Own(seats));
    };
    view! { <WeekGridPainter label=words.own_grid unit=words.seats_unit most=5_000.0 value on_change=set /> }
}
