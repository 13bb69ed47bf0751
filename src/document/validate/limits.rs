//! The limits of every number and text of a plan, in one place: the inputs of the page show them too.

use crate::domain::{Field, issue::Limits};

/// The longest name, in characters.
pub const NAME_CHARACTERS: usize = 120;
/// The longest note, in characters.
pub const NOTE_CHARACTERS: usize = 2_000;
/// The most severities.
pub const MOST_SEVERITIES: usize = 20;
/// The most alert streams.
pub const MOST_STREAMS: usize = 500;
/// The most customers.
pub const MOST_CUSTOMERS: usize = 500;
/// The most months of a forecast that are set by hand.
pub const MOST_MONTHS_BY_HAND: usize = 240;
/// The most imported histories.
pub const MOST_HISTORIES: usize = 100;
/// The most rules of a history, the sum of the others included.
pub const MOST_RULES: usize = 51;
/// The most bursts of a history.
pub const MOST_BURSTS: usize = 1_000;
/// The most days of a history: ten years.
pub const MOST_DAYS: usize = 3_660;
/// The most scenarios.
pub const MOST_SCENARIOS: usize = 100;
/// The most changes of a scenario.
pub const MOST_CHANGES: usize = 200;
/// The most new posts, known leavers, roll-outs, holidays or functions.
pub const MOST_AHEAD: usize = 500;
/// People of new posts that are opened together, or that leave together.
pub const PEOPLE_TOGETHER: Limits = Limits::within(0.0, 5_000.0);
/// Hours after which an alert rises or is closed unread.
pub const AFTER_HOURS: Limits = Limits::above(0.0, 8_766.0);
/// What a volume or a time may be multiplied with.
pub const FACTOR: Limits = Limits::within(0.0, 100.0);
/// Months after the plan's first one from which a change may count.
pub const FROM_MONTH: Limits = Limits::within(0.0, 120.0);
/// Weeks of a surge.
pub const SURGE_WEEKS: Limits = Limits::within(1.0, 520.0);
/// The first hour of a span of the day.
pub const FROM_HOUR: Limits = Limits::within(0.0, 23.0);
/// The hour at which a span of the day ends.
pub const TO_HOUR: Limits = Limits::within(1.0, 24.0);
/// More or fewer seats.
pub const MORE_SEATS: Limits = Limits::within(-5_000.0, 5_000.0);
/// More or fewer people.
pub const MORE_PEOPLE: Limits = Limits::within(-10_000.0, 10_000.0);
/// A share of alerts.
pub const CHANGED_SHARE: Limits = SHARE;
/// Seats of another minimum.
pub const CHANGED_MINIMUM: Limits = Limits::within(0.0, 5_000.0);
/// The most shifts, skills, lines of cover and published rotas together.
pub const MOST_OF_ROTA: usize = 1_000;
/// The most people on a rota.
pub const MOST_PEOPLE: usize = 500;
/// When in the day a shift begins.
pub const MINUTE_OF_DAY: Limits = Limits::within(0.0, 1_439.0);
/// Minutes of a shift.
pub const ROTA_SHIFT: Limits = Limits::within(15.0, 2_880.0);
/// What breaking a rule weighs.
pub const RULE_WEIGHT: Limits = Limits::within(1.0, 1_000.0);
/// What a published rota came to: nights from the fair share, and hours.
pub const PUBLISHED_FIGURE: Limits = Limits::within(0.0, 1e9);
/// Weeks that hours are averaged over.
pub const RULE_WEEKS: Limits = Limits::within(1.0, 104.0);
/// Crews of a pattern.
pub const CREWS: Limits = Limits::within(1.0, 26.0);
/// The level of a skill.
pub const SKILL_LEVEL: Limits = Limits::within(1.0, 3.0);
/// Minutes of the night that make a night shift.
pub const NIGHT_MINUTES: Limits = Limits::within(1.0, 1_440.0);
/// How much a wish weighs.
pub const WISH_WEIGHT: Limits = Limits::within(1.0, 3.0);
/// Characters of a shift's letter.
pub const LETTER: Limits = Limits::within(1.0, 2.0);
/// The place of a crew.
pub const CREW_PLACE: Limits = Limits::within(0.0, 25.0);
/// A day of the cycle of a pattern.
pub const CYCLE_DAY: Limits = Limits::within(0.0, 400.0);
/// Days of annual leave that somebody may take.
pub const LEAVE_DAYS: Limits = Limits::within(0.0, 400.0);
/// Hours of time in lieu that somebody has, or owes.
pub const LIEU_HOURS: Limits = Limits::within(-2_000.0, 2_000.0);
/// Minutes that somebody worked on a day.
pub const WORKED_MINUTES: Limits = Limits::within(0.0, 2_880.0);
/// The most words that are remembered.
pub const MOST_WORDS: usize = 1_000;

const SHARE: Limits = Limits::within(0.0, 1.0);
const SHARE_BELOW_ALL: Limits = Limits::below(0.0, 1.0);
const DAYS_A_YEAR: Limits = Limits::within(0.0, 260.0);
const SHIFT_MINUTES: Limits = Limits::within(0.0, 1_440.0);
/// A share of a promise.
pub const PROMISED_SHARE: Limits = Limits::above(0.0, 1.0);
/// Minutes of a promise: up to a year.
pub const PROMISED_MINUTES: Limits = Limits::within(0.0, 525_960.0);

/// The limits of a numeric field; none for fields that are no number.
pub fn of(field: Field) -> Option<Limits> {
    Some(match field {
        Field::HorizonMonths => Limits::within(1.0, 120.0),
        Field::Volume | Field::MonthsByHand => Limits::within(0.0, 1e9),
        Field::Growth => Limits { low: -1.0, low_allowed: false, high: 100.0, high_allowed: true },
        Field::SeverityMix => Limits::within(0.0, 1e9),
        Field::GroupedShare | Field::ReopenedShare => SHARE_BELOW_ALL,
        Field::AutoClosedShare | Field::WaitingShare | Field::EscalatedShare => SHARE,
        Field::TypicalMinutes | Field::BadCaseMinutes => Limits::above(0.0, 10_000.0),
        Field::WaitingHours => Limits::within(0.0, 8_766.0),
        Field::EscalationMinutes => Limits::within(0.0, 10_000.0),
        Field::Shape | Field::HistoryShape => Limits::within(0.0, 1e9),
        Field::HistoryDispersion => Limits::within(0.0, 1e12),
        Field::HistoryElapsed => Limits::within(0.0, 1e6),
        Field::Seats | Field::MinimumSeats => Limits::within(0.0, 5_000.0),
        Field::OccupancyLimit => Limits::above(0.0, 1.0),
        Field::EmptyShare => SHARE_BELOW_ALL,
        Field::SecondTierSeats => Limits::within(0.0, 5_000.0),
        Field::ReturnedShare => SHARE,
        Field::ReturnMinutes => Limits::above(0.0, 10_000.0),
        Field::PartTimers => Limits::within(0.0, 10_000.0),
        Field::PartTimeHours => Limits::above(0.0, 168.0),
        Field::AgesEvery | Field::ExpiresAfter => AFTER_HOURS,
        Field::Attrition => SHARE_BELOW_ALL,
        Field::MonthsToRefill | Field::MonthsToHire => Limits::within(0.0, 60.0),
        Field::RampMonths => Limits::within(0.0, 60.0),
        Field::FirstShare | Field::RollOutClosed | Field::RollOutSaved => SHARE,
        Field::MentorLoad => Limits::within(0.0, 10.0),
        Field::Season | Field::Holidays => Limits::within(0.0, 100.0),
        Field::IncidentsPerMonth => Limits::within(0.0, 10_000.0),
        Field::IncidentPeople => Limits::within(0.0, 1_000.0),
        Field::IncidentHours | Field::IncidentBadHours => Limits::above(0.0, 2_000.0),
        Field::FunctionHours => Limits::within(0.0, 1e6),
        Field::RotaWeeks => Limits::within(1.0, 53.0),
        Field::RotaCover => Limits::within(0.0, 500.0),
        Field::RotaRules => Limits::within(0.0, 1_000.0),
        Field::Fairness => Limits::within(0.0, 100.0),
        Field::RotaPremiums => Limits::within(0.0, 500.0),
        Field::RotaHourPay => Limits::within(0.0, 1_000_000.0),
        Field::PersonHours => Limits::above(0.0, 168.0),
        Field::People => Limits::within(0.0, 10_000.0),
        Field::ContractHours => Limits::above(0.0, 168.0),
        Field::ShiftHours => Limits::above(0.0, 24.0),
        Field::LeaveDays | Field::SicknessDays | Field::TrainingDays => DAYS_A_YEAR,
        Field::VacancyShare => SHARE,
        Field::BreakMinutes | Field::HandoverMinutes | Field::MeetingMinutes => SHIFT_MINUTES,
        Field::OtherWorkShare => SHARE_BELOW_ALL,
        _ => return None,
    })
}
