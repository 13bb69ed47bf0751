//! What the parts of the page share: what is selected, what was found, what is compared with.

use super::turns::{Followed, Turns};
use crate::{
    app::{
        command::{Command, RotaChange},
        job::RotaSearch,
        project::rota::{Stretch, days_shown, holidays},
    },
    domain::{CoverId, PersonId, RotaPlan, ShiftId, VersionId, in_order, rota::Shared},
    engine::rota::WhyNot,
    platform::clock,
    ui::{
        format::voice,
        on_demand::{Asked, OnDemand},
        plan_field::tell,
        reports::Work,
        state::{AppState, use_app},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// Screens narrower than this show a month at first.
const NARROW: f64 = 700.0;

/// Cells that a search found, over those of the plan.
pub(super) type FoundCells = BTreeMap<(PersonId, NaiveDate), Option<ShiftId>>;

/// A rectangle of the grid: from where it was begun to where the cursor is, as (row, day).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// Where it was begun.
    pub(super) anchor: (usize, usize),
    /// Where the cursor is.
    pub(super) cursor: (usize, usize),
}

impl Selection {
    /// The rows, first and last.
    pub(super) fn rows(self) -> (usize, usize) {
        (self.anchor.0.min(self.cursor.0), self.anchor.0.max(self.cursor.0))
    }

    /// The days, first and last.
    pub(super) fn days(self) -> (usize, usize) {
        (self.anchor.1.min(self.cursor.1), self.anchor.1.max(self.cursor.1))
    }
}

/// What dragging paints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Nothing was chosen yet.
    Nothing,
    /// A shift, or the day off.
    Shift(Option<ShiftId>),
}

/// The state of the page.
#[derive(Clone, Copy)]
pub(super) struct RotaDesk {
    /// The state of the app.
    pub(super) state: AppState,
    /// The rota of the plan, as it stands: for the grid itself and for what changes it.
    pub(super) rota: Memo<Arc<RotaPlan>>,
    /// What is counted in the grid and above it: in the frame after a change.
    pub(super) counted: Followed,
    /// What is told under it: a frame later.
    pub(super) told: Followed,
    /// What is asked and answered: another frame later, since it is the most work.
    pub(super) asked: Followed,
    /// What is compared: last.
    pub(super) compared: Followed,
    /// How much of the rota is shown at once.
    pub(super) stretch: Memo<Stretch>,
    /// The days that are shown: those around the cursor.
    pub(super) days: Memo<Range<usize>>,
    /// People in the order of the rows.
    pub(super) people: Memo<Vec<PersonId>>,
    /// What is selected.
    pub(super) selection: RwSignal<Selection>,
    /// The place of the cover that is asked about: line and day.
    pub(super) gap: RwSignal<Option<(usize, usize)>>,
    /// The days that are to be swapped with somebody, while that is asked.
    pub(super) swap: RwSignal<Option<Selection>>,
    /// What is looked at in the list of what is fair; nothing for all of it beside each other.
    pub(super) shared: RwSignal<Option<Shared>>,
    /// What a search found so far.
    pub(super) found: RwSignal<Arc<FoundCells>>,
    /// The version that the grid is compared with.
    pub(super) beside: RwSignal<Option<VersionId>>,
    /// The line of the cover that the cursor is in, when it is below the people.
    pub(super) cover_at: RwSignal<Option<usize>>,
    /// What is said under the grid in place of the day, for as long as this is selected.
    pub(super) remark: RwSignal<(Selection, String)>,
    /// What was copied: rows of days.
    pub(super) copied: RwSignal<Vec<Vec<Option<ShiftId>>>>,
    /// Dragging paints: with this shift, with the day off, or with nothing chosen yet.
    pub(super) brush: RwSignal<Option<Held>>,
    /// Why a place cannot be filled, as far as that was asked, and of which rota.
    pub(super) why: RwSignal<Option<(Arc<RotaPlan>, Arc<WhyNot>)>>,
    on_demand: OnDemand,
}

impl RotaDesk {
    pub(super) fn new() -> Self {
        let state = use_app();
        let (rota, year) = (state.sections.rota, state.sections.year);
        let [counted, told, asked, compared] = Turns::follow(rota, year).parts;
        let selection = RwSignal::new(Selection::default());
        let is_narrow = window().inner_width().ok().and_then(|width| width.as_f64()) < Some(NARROW);
        let usual = if is_narrow { Stretch::Month } else { Stretch::All };
        let stretch = Memo::new(move |_| state.preferences.with(|set| set.rota_stretch).unwrap_or(usual));
        let days = Memo::new(move |_| {
            let day = selection.with(|selection| selection.cursor.1);
            rota.with(|rota| days_shown(rota, stretch.get(), day))
        });
        let on_demand: OnDemand = expect_context();
        let desk = Self {
            state,
            rota,
            counted,
            told,
            asked,
            compared,
            stretch,
            days,
            people: Memo::new(move |_| {
                rota.with(|rota| in_order(&rota.people).into_iter().map(|(id, _)| id).collect())
            }),
            selection,
            gap: RwSignal::new(None),
            swap: RwSignal::new(None),
            shared: RwSignal::new(Some(Shared::Nights)),
            found: RwSignal::new(Arc::default()),
            beside: RwSignal::new(None),
            cover_at: RwSignal::new(None),
            remark: RwSignal::new((Selection::default(), String::new())),
            copied: RwSignal::new(Vec::new()),
            brush: RwSignal::new(None),
            why: RwSignal::new(None),
            on_demand,
        };
        on_cleanup(move || {
            on_demand.leave(Asked::Rota);
            on_demand.leave(Asked::WhyNot);
        });
        desk
    }

    /// The share of a search that is done, while one goes on.
    pub(super) fn running(self) -> Option<f64> {
        match self.on_demand.work(Asked::Rota) {
            Work::Running(share) => Some(share),
            Work::Idle | Work::Stopped | Work::Failed(_) => None,
        }
    }

    /// Why the last search came to nothing.
    pub(super) fn failed(self) -> Option<String> {
        match self.on_demand.work(Asked::Rota) {
            Work::Failed(failure) => Some(failure.to_string()),
            Work::Idle | Work::Stopped | Work::Running(_) => None,
        }
    }

    /// Whether the plan can be changed here and now.
    pub(super) fn is_editable(self) -> bool {
        self.state.is_editable() && self.running().is_none()
    }

    /// Today where the desk is, or where the reader is.
    pub(super) fn today(self) -> NaiveDate {
        let zone = self.state.document.with_untracked(|document| document.soc.home_zone.clone());
        clock::today_in(&zone).unwrap_or_else(clock::today)
    }

    /// Looks for a better rota, or for a repair, from today on.
    pub(super) fn find(self, few_changes: bool) {
        // Where nothing can be changed that is said before the search, not after it.
        if !self.state.is_editable() {
            tell(self.state, Command::Rota(RotaChange::Cells(Vec::new())));
            return;
        }
        let rota = self.rota.get_untracked();
        let dates = self.state.sections.year.with_untracked(|year| holidays(year));
        // What is past is worked: only what comes can be better.
        let how = RotaSearch { seed: 1, few_changes, from: Some(self.today()) };
        self.found.set(Arc::default());
        self.on_demand.find_rota((*rota).clone(), dates, how, move |found, is_last| {
            if is_last {
                self.take(found.cells);
            } else {
                let cells = found.cells.into_iter().map(|(person, date, shift)| ((person, date), shift));
                self.found.try_set(Arc::new(cells.collect()));
            }
        });
    }

    /// Stops the search; the best rota so far is taken over.
    pub(super) fn stop(self) {
        self.on_demand.stop(Asked::Rota);
        let cells = self.found.with_untracked(|found| {
            found.iter().map(|((person, date), shift)| (*person, *date, *shift)).collect::<Vec<_>>()
        });
        self.take(cells);
    }

    /// How the question comes along why a place cannot be filled.
    pub(super) fn asking_why(self) -> Work {
        self.on_demand.work(Asked::WhyNot)
    }

    /// Asks why a place cannot be filled; an earlier answer goes.
    pub(super) fn ask_why(self, place: (CoverId, usize)) {
        let rota = self.rota.get_untracked();
        self.why.set(None);
        self.on_demand.ask_why((*rota).clone(), place, move |found| {
            self.why.try_set(Some((rota.clone(), Arc::new(found))));
        });
    }

    /// Nobody waits for that answer any more.
    pub(super) fn stop_asking(self) {
        self.on_demand.give_up(Asked::WhyNot);
    }

    fn take(self, cells: Vec<(PersonId, NaiveDate, Option<ShiftId>)>) {
        let words = voice().words.rota_page();
        let days = cells.len();
        self.found.try_set(Arc::default());
        if days == 0 {
            let last = self.rota.with_untracked(|rota| rota.date(rota.days().saturating_sub(1)));
            let is_past = last < self.today();
            let said = if is_past { voice().words.rota_desk().all_past } else { words.no_better };
            return self.state.toaster.say(said.to_owned());
        }
        if tell(self.state, Command::Rota(RotaChange::Cells(cells))) {
            let said = (words.took_over)(voice().format, days);
            self.state.toaster.offer(said, voice().words.shell().undo, move || {
                self.state.undo();
            });
        }
    }

    /// Shows so much of the rota at once, in this browser.
    pub(super) fn show(self, stretch: Stretch) {
        self.state.prefer(|set| set.rota_stretch = Some(stretch));
    }

    /// Goes to a day in the row of the cursor; the days around it are shown.
    pub(super) fn go_to_day(self, day: usize) {
        let at = (self.selection.get_untracked().cursor.0, day);
        self.selection.set(Selection { anchor: at, cursor: at });
    }

    /// The person of a row.
    pub(super) fn person(self, row: usize) -> Option<PersonId> {
        self.people.with_untracked(|people| people.get(row).copied())
    }

    /// The selected cells: person and date.
    pub(super) fn selected(self) -> Vec<(PersonId, NaiveDate)> {
        if self.cover_at.with_untracked(Option::is_some) {
            return Vec::new();
        }
        let selection = self.selection.get_untracked();
        let ((top, bottom), (first, last)) = (selection.rows(), selection.days());
        let rota = self.rota.get_untracked();
        let people: Vec<PersonId> = (top..=bottom).filter_map(|row| self.person(row)).collect();
        let days = first..=last.min(rota.days().saturating_sub(1));
        people
            .into_iter()
            .flat_map(|person| days.clone().map(move |day| (person, day)))
            .map(|(person, day)| (person, rota.date(day)))
            .collect()
    }

    /// A brush was pressed: it is held while dragging paints, and sets what is selected otherwise.
    pub(super) fn paint(self, shift: Option<ShiftId>) {
        if self.brush.get_untracked().is_some() {
            self.hold(Held::Shift(shift));
        } else {
            self.set(shift);
        }
    }

    /// From now on dragging paints with this, and says so.
    pub(super) fn hold(self, held: Held) {
        let words = voice().words;
        let name = |shift: ShiftId| {
            self.rota.with_untracked(|rota| {
                rota.shifts.get(&shift).map(|kind| kind.name.clone()).unwrap_or_default()
            })
        };
        self.brush.set(Some(held));
        self.say(match held {
            Held::Nothing => words.rota_desk().choose_brush.to_owned(),
            Held::Shift(None) => (words.rota_desk().dragging_sets)(words.rota_page().day_off),
            Held::Shift(Some(shift)) => (words.rota_desk().dragging_sets)(&name(shift)),
        });
    }

    /// Says something under the grid, where it covers nothing; no words bring the day back.
    pub(super) fn say(self, words: String) {
        self.remark.set((self.selection.get_untracked(), words));
    }

    /// Closes what was asked, and no brush is held any more; whether there was anything.
    pub(super) fn close(self) -> bool {
        let was_open = self.gap.with_untracked(Option::is_some)
            || self.swap.with_untracked(Option::is_some)
            || self.brush.with_untracked(Option::is_some);
        if was_open {
            self.gap.set(None);
            self.swap.set(None);
            self.brush.set(None);
        }
        was_open
    }

    /// Sets what is selected.
    pub(super) fn set(self, shift: Option<ShiftId>) {
        self.say(String::new());
        if self.is_editable() {
            let cells = self.selected().into_iter().map(|(person, date)| (person, date, shift)).collect();
            tell(self.state, Command::Rota(RotaChange::Cells(cells)));
        }
    }

    /// Settles what is selected, or no longer where all of it is.
    pub(super) fn settle(self) {
        self.say(String::new());
        if self.is_editable() {
            let cells = self.selected();
            let all = self.rota.with_untracked(|rota| {
                cells
                    .iter()
                    .all(|(person, date)| rota.pinned.get(person).is_some_and(|days| days.contains(date)))
            });
            tell(self.state, Command::Rota(RotaChange::Pin(cells, !all)));
        }
    }
}
