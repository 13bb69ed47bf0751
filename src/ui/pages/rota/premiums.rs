//! What hours of a kind cost besides their pay, and what that comes to over the days that are paid.

use super::{desk::RotaDesk, files::hand_out};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::{MonthRow, PremiumRow, premiums, premiums_by_month},
    },
    domain::{Field, rota::PremiumKind},
    exchange::rota::{payroll::Period, premiums as by_month},
    platform::files,
    ui::{
        components::{Button, Limits, NumberField, Section},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// The table of kinds, with a field for each.
#[component]
pub(super) fn Premiums(desk: RotaDesk, period: Signal<Period>) -> impl IntoView {
    let words = voice().words.rota_files();
    let [title, about, kind, hours, pay] = words.premiums;
    // Counted with all else that is told under the grid, a frame after a change.
    let seen = Memo::new(move |_| {
        desk.told.with(|_, _| ());
        desk.state.document.with_untracked(|document| premiums(document, period.get(), voice()))
    });
    let disabled = Signal::derive(move || !desk.is_editable());
    let row = move |(at, kind): (usize, PremiumKind)| {
        let name = (words.premium)(kind);
        let value = Signal::derive(move || {
            Some(desk.rota.with(|rota| rota.premiums.get(&kind).copied().unwrap_or(0.0)))
        });
        let typed = move |percent: f64| {
            tell(desk.state, Command::Rota(RotaChange::Premium(kind, percent)));
        };
        let told = move |of: fn(&PremiumRow) -> String| move || seen.with(|seen| seen.rows.get(at).map(of));
        let (hours, pay) = (told(|row| row.hours.clone()), told(|row| row.pay.clone()));
        view! {
            <tr>
                <th scope="row">
                    <NumberField label=name unit="%" limits=Limits::NOT_NEGATIVE value on_change=typed disabled />
                </th>
                <td class="number">{hours}</td>
                <td class="number">{pay}</td>
            </tr>
        }
    };
    let rows = PremiumKind::ALL.into_iter().enumerate().map(row).collect_view();
    view! {
        <div id=Field::RotaPremiums.key() tabindex="-1">
            <Section title=title subtitle=about>
                <div class="table-scroll">
                    <table class="rota-shares rota-premiums" on:focusout=move |_| desk.state.end_gesture()>
                        <thead><tr>
                            <th scope="col">{kind}</th>
                            <th scope="col" class="number">{hours}</th>
                            <th scope="col" class="number">{pay}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                        <tfoot><tr>
                            <th scope="row" colspan="2">{words.premiums_in_all}</th>
                            <td class="number">{move || seen.with(|seen| seen.pay.clone())}</td>
                        </tr></tfoot>
                    </table>
                </div>
                <p class="sub" role="status">{move || seen.with(|seen| seen.a_year.clone())}</p>
                <ByMonth desk period />
            </Section>
        </div>
    }
}

/// What they cost month by month, as a budget takes it.
#[component]
fn ByMonth(desk: RotaDesk, period: Signal<Period>) -> impl IntoView {
    let words = voice().words.rota_files();
    let [title, about, month, hours, cost] = words.by_month;
    let [pay, about_pay] = words.hour_pay;
    let rows = Memo::new(move |_| {
        desk.told.with(|_, _| ());
        desk.state.document.with_untracked(|document| premiums_by_month(document, period.get(), voice()))
    });
    let currency = Signal::derive(move || desk.state.document.with(|document| document.soc.currency.clone()));
    let value = Signal::derive(move || Some(desk.rota.with(|rota| rota.hour_pay.unwrap_or(0.0))));
    let typed = move |pay: f64| {
        tell(desk.state, Command::Rota(RotaChange::HourPay(pay)));
    };
    let out = move |_| {
        let document = desk.state.document.get_untracked();
        let text = by_month::csv(&document, period.get_untracked(), &words.months_table, words.premium);
        let name = format!("{} premiums", document.soc.plan_name);
        hand_out(desk, files::file_name(&name, "csv"), "text/csv", text);
    };
    let disabled = Signal::derive(move || !desk.is_editable());
    let one = move |row: &MonthRow| {
        let name = if row.month.is_empty() { words.premiums_in_all.to_owned() } else { row.month.clone() };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{row.pay.clone()}</td>
                <td class="number">{row.amount.clone()}</td>
            </tr>
        }
    };
    view! {
        <div id=Field::RotaHourPay.key() tabindex="-1" on:focusout=move |_| desk.state.end_gesture()>
            <NumberField label=pay unit=currency limits=Limits::NOT_NEGATIVE hint=about_pay value on_change=typed disabled />
        </div>
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <h3>{title}</h3>
            <p class="sub">{about}</p>
            <div class="table-scroll">
                <table class="rota-shares">
                    <thead><tr>
                        <th scope="col">{month}</th>
                        <th scope="col" class="number">{hours}</th>
                        <th scope="col" class="number">{cost}</th>
                    </tr></thead>
                    <tbody>{move || rows.with(|rows| rows.iter().map(one).collect_view())}</tbody>
                </table>
            </div>
            <div class="rota-actions no-print"><Button on_press=out>{words.months_out}</Button></div>
        </Show>
    }
}
