//! One repetition, played event by event: alerts come, seats open and close on the hour, work is begun, interrupted and done.
//!
//! A seat is a place that somebody works at; which one does not matter, only how many are open. Work begins while fewer
//! places are busy than open, so that at the end of a shift those who work on stay until they are done, or hand over.

use super::{
    calendar::{Calendar, NEVER},
    chance::{Arrivals, Rates, Sickness, Source, Work, stream},
    desk::{Escalation, SimulatedClass, SimulatedDesk},
    ending::{Played, WorkBalance},
    line::{Alert, LineRule, Lines},
    owners::Owners,
    tally::ClassTally,
    tier::{Hand, Tier},
};
use crate::{
    base::{Shapes, Stopped, Stream},
    domain::ShiftEnd,
};
use std::ops::ControlFlow;

/// Events between two looks at whether the caller still wants the result.
const EVENTS_A_LOOK: u64 = 200_000;
/// The key of the chance of incidents.
const INCIDENTS: u64 = u64::MAX;

/// A desk with what is worked out once for all repetitions.
pub(super) struct Ready<'a> {
    pub(super) desk: &'a SimulatedDesk,
    shapes: Shapes,
    /// Of the classes, then of incidents.
    rates: Vec<Rates>,
    work: Vec<Work>,
    thins: Vec<bool>,
    /// Of the classes; none where there are no customers to tell apart.
    owners: Vec<Option<Owners>>,
}

impl<'a> Ready<'a> {
    pub(super) fn new(desk: &'a SimulatedDesk) -> Self {
        let classes = &desk.classes;
        let mut rates: Vec<_> =
            classes.iter().map(|class| Rates::new(&class.arrivals, class.dispersion)).collect();
        let mut work: Vec<_> = classes.iter().map(|class| Work::new(class.work)).collect();
        if let Some(incidents) = desk.incidents {
            rates.push(Rates::new(&vec![incidents.per_hour; desk.seats.len()], 1.0));
            work.push(Work::new(incidents.work));
        }
        let thins = |class: &SimulatedClass| class.grouped_share > 0.0 || class.auto_closed_share > 0.0;
        let thins = classes.iter().map(thins).collect();
        let owners = classes.iter().map(Owners::of).collect();
        Self { desk, shapes: Shapes::new(), rates, work, thins, owners }
    }
}

/// Which repetition, and how long.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) seed: u64,
    pub(super) repetition: u32,
    pub(super) warm_up_hours: u32,
    pub(super) hours: u32,
}

/// Where the alerts of a class come from.
pub(super) struct Class {
    arrivals: Arrivals,
    work: Stream,
    thinning: Stream,
    customers: Stream,
}

/// One repetition on its way.
pub(super) struct Play<'a> {
    pub(super) ready: &'a Ready<'a>,
    pub(super) span: Span,
    pub(super) now: f64,
    pub(super) from: f64,
    pub(super) end: f64,
    pub(super) calendar: Calendar,
    pub(super) sources: Vec<Class>,
    pub(super) tiers: Vec<Tier>,
    pub(super) hands: Vec<Option<Hand>>,
    pub(super) tallies: Vec<ClassTally>,
    pub(super) backlog: Vec<Vec<u32>>,
    pub(super) work: WorkBalance,
}

impl<'a> Play<'a> {
    pub(super) fn new(ready: &'a Ready<'a>, span: Span) -> Self {
        let desk = ready.desk;
        let end = f64::from(span.warm_up_hours + span.hours);
        let keys = desk.classes.iter().map(|class| class.key).chain(desk.incidents.map(|_| INCIDENTS));
        let named = |key, source| stream(span.seed, span.repetition, key, source);
        let mut sources: Vec<Class> = keys
            .zip(&ready.rates)
            .map(|(key, rates)| Class {
                arrivals: Arrivals::new(
                    rates,
                    &ready.shapes,
                    named(key, Source::Arrivals),
                    named(key, Source::Bursts),
                ),
                work: named(key, Source::Work),
                thinning: named(key, Source::Thinning),
                customers: named(key, Source::Customer),
            })
            .collect();
        let rules = |first: bool| {
            let rule = |class: Option<&SimulatedClass>| LineRule {
                ages_every: class.and_then(|class| class.ages_every_hours).unwrap_or(f64::INFINITY),
                expires_after: class
                    .filter(|_| first)
                    .and_then(|class| class.expires_after_hours)
                    .unwrap_or(f64::INFINITY),
            };
            std::iter::once(rule(None)).chain(desk.classes.iter().map(|class| rule(Some(class)))).collect()
        };
        let mut places = sources.len();
        let mut tiers = Vec::new();
        for (number, seats) in std::iter::once(&desk.seats).chain(desk.second_tier.as_ref()).enumerate() {
            let most = usize::from(seats.iter().copied().max().unwrap_or(0));
            tiers.push(Tier::new(
                Lines::new(rules(number == 0)),
                Sickness::new(desk, seats, span.seed, span.repetition, number as u64),
                places,
                most,
            ));
            places += most;
        }
        let mut calendar = Calendar::new(places);
        for (place, (source, rates)) in sources.iter_mut().zip(&ready.rates).enumerate() {
            calendar.set(place, source.arrivals.next(rates, &ready.shapes, end));
        }
        Self {
            ready,
            span,
            now: 0.0,
            from: f64::from(span.warm_up_hours),
            end,
            calendar,
            hands: (sources.len()..places).map(|_| None).collect(),
            sources,
            tiers,
            tallies: desk.classes.iter().map(ClassTally::new).collect(),
            backlog: desk.classes.iter().map(|_| Vec::with_capacity(span.hours as usize)).collect(),
            work: WorkBalance::default(),
        }
    }

    /// Plays it to its end; `look` is called now and then.
    pub(super) fn run(mut self, look: &mut dyn FnMut() -> ControlFlow<()>) -> Result<Played, Stopped> {
        self.fill_backlog();
        let mut events = 0;
        for hour in 0..self.span.warm_up_hours + self.span.hours {
            self.open_hour(u64::from(hour));
            let until = f64::from(hour + 1);
            loop {
                let (time, place) = self.calendar.first();
                if time >= until {
                    break;
                }
                self.now = time;
                events += 1;
                if place < self.sources.len() { self.arrives(place) } else { self.completes(place) }
            }
            self.now = until;
            self.close_hour(hour);
            if events >= EVENTS_A_LOOK {
                events = 0;
                if look().is_break() {
                    return Err(Stopped);
                }
            }
        }
        Ok(self.finish())
    }

    /// What waits at the start.
    fn fill_backlog(&mut self) {
        for (class, simulated) in self.ready.desk.classes.iter().enumerate() {
            let named = |source| stream(self.span.seed, self.span.repetition, simulated.key, source);
            let (mut own, mut customers) = (named(Source::Backlog), named(Source::CustomerOfBacklog));
            for _ in 0..simulated.backlog {
                let left = self.ready.work[class].draw(&self.ready.shapes, &mut own);
                let owner =
                    self.ready.owners[class].as_ref().and_then(|owners| owners.waiting(&mut customers));
                self.enters(class, left, owner);
            }
        }
    }

    fn open_hour(&mut self, hour: u64) {
        let desk = self.ready.desk;
        let place = (hour % desk.seats.len() as u64) as usize;
        if hour == u64::from(self.span.warm_up_hours) {
            for (class, tally) in self.tallies.iter_mut().enumerate() {
                tally.backlog_at_first(self.tiers[0].lines.length(class + 1));
            }
        }
        for number in 0..self.tiers.len() {
            self.tiers[number].settle(self.now, self.from);
            let planned = if number == 0 { Some(&desk.seats) } else { desk.second_tier.as_ref() };
            let planned = planned.map_or(0, |seats| seats[place]);
            let tier = &mut self.tiers[number];
            tier.seats = tier.sickness.present(hour, planned);
            if hour >= u64::from(self.span.warm_up_hours) {
                tier.staffed();
            }
            if desk.shift_end == ShiftEnd::HandOver {
                while self.tiers[number].busy > self.tiers[number].seats {
                    let Some(slot) = self.least_urgent(number, 0) else { break };
                    self.suspend(number, slot);
                    self.tiers[number].release(slot);
                }
            }
            while self.tiers[number].busy < self.tiers[number].seats {
                let Some((line, alert)) = self.take_next(number) else { break };
                self.seat(number, line, alert);
            }
        }
    }

    fn close_hour(&mut self, hour: u32) {
        self.give_up_late();
        if hour >= self.span.warm_up_hours {
            for (class, tally) in self.tallies.iter_mut().enumerate() {
                let waiting = self.tiers[0].lines.length(class + 1);
                tally.backlog(waiting);
                self.backlog[class].push(waiting as u32);
            }
        }
    }

    fn arrives(&mut self, source: usize) {
        let ready = self.ready;
        let own = &mut self.sources[source];
        let next = own.arrivals.next(&ready.rates[source], &ready.shapes, self.end);
        self.calendar.set(source, next);
        // Drawn for every alert, also for those that take nobody's time, so that later ones stay the same.
        let left = ready.work[source].draw(&ready.shapes, &mut own.work);
        let Some(class) = ready.desk.classes.get(source) else {
            return self.incident(left);
        };
        // Drawn for every alert too, so that two desks meet them from the same customers.
        let owner = ready.owners[source].as_ref().and_then(|owners| owners.at(self.now, &mut own.customers));
        if ready.thins[source] {
            let (grouped, closed) =
                (own.thinning.happens(class.grouped_share), own.thinning.happens(class.auto_closed_share));
            if grouped || closed {
                let balance = &mut self.tallies[source].balance;
                balance.came += 1;
                balance.grouped += u64::from(grouped);
                balance.auto_closed += u64::from(!grouped);
                return;
            }
        }
        self.enters(source, left, owner);
    }

    /// An alert comes to people.
    #[inline]
    fn enters(&mut self, class: usize, left: f64, owner: Option<u16>) {
        let tally = &mut self.tallies[class];
        let alert = Alert {
            came: self.now,
            joined: self.now,
            left,
            number: tally.balance.came,
            owner,
            returned: false,
            begun: false,
        };
        tally.balance.came += 1;
        if self.now >= self.from {
            tally.came_to_people(owner);
        }
        self.joins(0, class + 1, alert);
    }

    fn incident(&mut self, left: f64) {
        let people = self.ready.desk.incidents.map_or(0, |incidents| incidents.people);
        for _ in 0..people {
            let (came, joined) = (self.now, self.now);
            let alert = Alert { came, joined, left, number: 0, owner: None, returned: false, begun: false };
            self.joins(0, 0, alert);
        }
    }

    #[inline]
    fn joins(&mut self, number: usize, line: usize, alert: Alert) {
        self.work.came += alert.left;
        let tier = &mut self.tiers[number];
        if tier.busy < tier.seats {
            return self.seat(number, line, alert);
        }
        let interrupts = line > 0 && number == 0 && self.ready.desk.classes[line - 1].interrupts;
        if interrupts && let Some(slot) = self.least_urgent(number, line) {
            self.suspend(number, slot);
            return self.begins(number, slot, line, alert);
        }
        self.tiers[number].lines.join(line, alert);
    }

    /// Gives a free seat to a piece of work.
    #[inline]
    fn seat(&mut self, number: usize, line: usize, alert: Alert) {
        let tier = &mut self.tiers[number];
        match tier.free.pop() {
            Some(slot) => {
                tier.busy += 1;
                self.begins(number, slot, line, alert);
            }
            None => tier.lines.join(line, alert),
        }
    }

    /// Somebody at a seat that counts as busy begins a piece of work, or goes on with it.
    #[inline]
    fn begins(&mut self, number: usize, slot: usize, line: usize, mut alert: Alert) {
        let tier = &mut self.tiers[number];
        if !alert.begun {
            alert.begun = true;
            if line > 0 {
                if number > 0 {
                    if alert.joined >= self.from {
                        tier.waited(self.now - alert.joined);
                    }
                } else if !alert.returned && alert.came >= self.from {
                    self.tallies[line - 1].started(&self.ready.desk.classes[line - 1], &alert, self.now);
                }
            }
        }
        let until = self.now + alert.left;
        let measured = (until.min(self.end) - self.now.max(self.from)).max(0.0);
        tier.works(line, measured);
        let place = tier.first + slot;
        self.calendar.set(place, until);
        self.hands[place - self.sources.len()] = Some(Hand { alert, line, since: self.now });
    }

    /// Takes work out of somebody's hands, back to the head of its line. The seat stays busy.
    fn suspend(&mut self, number: usize, slot: usize) {
        let place = self.tiers[number].first + slot;
        let Some(mut hand) = self.hands[place - self.sources.len()].take() else { return };
        let until = self.calendar.time(place);
        self.calendar.set(place, NEVER);
        let tier = &mut self.tiers[number];
        let measured = (until.min(self.end) - self.now.max(self.from)).max(0.0);
        tier.works(hand.line, -measured);
        self.work.worked += hand.alert.left - (until - self.now);
        hand.alert.left = until - self.now;
        tier.lines.put_back(hand.line, hand.alert);
    }

    /// The seat whose work is the least urgent, of lines behind `line`, the one that was begun last; none if as many
    /// seats as are open work on lines up to it. Line 0 asks for any.
    fn least_urgent(&self, number: usize, line: usize) -> Option<usize> {
        let tier = &self.tiers[number];
        let mut found: Option<(usize, &Hand)> = None;
        let mut as_urgent = 0;
        for slot in 0..tier.places {
            let Some(hand) = &self.hands[tier.first + slot - self.sources.len()] else { continue };
            if line > 0 && hand.line <= line {
                as_urgent += 1;
                continue;
            }
            if found.is_none_or(|(_, best)| (hand.line, hand.since) > (best.line, best.since)) {
                found = Some((slot, hand));
            }
        }
        found.filter(|_| line == 0 || as_urgent < tier.seats).map(|(slot, _)| slot)
    }

    fn completes(&mut self, place: usize) {
        let number = usize::from(self.tiers.get(1).is_some_and(|second| place >= second.first));
        let Some(Hand { alert, line, .. }) = self.hands[place - self.sources.len()].take() else { return };
        self.work.worked += alert.left;
        let slot = place - self.tiers[number].first;
        if self.tiers[number].busy > self.tiers[number].seats {
            self.tiers[number].settle(self.now, self.from);
            self.calendar.set(place, NEVER);
            self.tiers[number].release(slot);
        } else if let Some((line, alert)) = self.take_next(number) {
            self.begins(number, slot, line, alert);
        } else {
            self.calendar.set(place, NEVER);
            self.tiers[number].release(slot);
        }
        if line > 0 {
            self.routes(number, line, alert);
        }
    }

    /// What becomes of an alert whose work at a tier is done.
    #[inline]
    fn routes(&mut self, number: usize, line: usize, alert: Alert) {
        let class = &self.ready.desk.classes[line - 1];
        if number == 0 && !alert.returned {
            let tally = &mut self.tallies[line - 1];
            tally.balance.finished += 1;
            if alert.came >= self.from {
                tally.finished(class, &alert, self.now);
            }
        }
        if let Some(escalation) = class.escalation.filter(|_| self.tiers.len() > 1 && !alert.returned) {
            self.escalates(number, line, alert, &escalation);
        }
    }

    fn escalates(&mut self, number: usize, line: usize, alert: Alert, escalation: &Escalation) {
        let key = self.ready.desk.classes[line - 1].key;
        // Named by the alert, since alerts are done in another order at every desk.
        let named = stream(self.span.seed, self.span.repetition, key, Source::Escalation).bits();
        let mut own = Stream::of(named, &[alert.number]);
        let goes_on = own.happens(escalation.share);
        let comes_back = own.happens(escalation.return_share);
        let next = Alert { joined: self.now, begun: false, ..alert };
        let draw = |work, own: &mut Stream| Work::new(work).draw(&self.ready.shapes, own);
        if number == 0 && goes_on {
            let left = draw(escalation.work, &mut Stream::of(named, &[alert.number, 1]));
            self.joins(1, line, Alert { left, ..next });
        } else if number == 1 && comes_back {
            let left = draw(escalation.return_work, &mut Stream::of(named, &[alert.number, 2]));
            self.joins(0, line, Alert { left, returned: true, ..next });
        }
    }

    #[inline]
    fn take_next(&mut self, number: usize) -> Option<(usize, Alert)> {
        let Self { tiers, tallies, work, ready, from, now, .. } = self;
        let lines = &mut tiers[number].lines;
        if lines.is_empty() {
            return None;
        }
        lines.take(*now, |line, alert| given_up(ready.desk, tallies, work, *from, line, alert))
    }

    fn give_up_late(&mut self) {
        let Self { tiers, tallies, work, ready, from, now, .. } = self;
        tiers[0].lines.give_up(*now, |line, alert| given_up(ready.desk, tallies, work, *from, line, alert));
    }
}

/// An alert that waited too long leaves.
fn given_up(
    desk: &SimulatedDesk,
    tallies: &mut [ClassTally],
    work: &mut WorkBalance,
    from: f64,
    line: usize,
    alert: Alert,
) {
    work.given_up += alert.left;
    if line == 0 || alert.returned {
        return;
    }
    let tally = &mut tallies[line - 1];
    tally.balance.expired += 1;
    if alert.came >= from {
        tally.expired(&desk.classes[line - 1], &alert);
    }
}
