//! The names of the plan's fields: one list that issues point with, commands are labelled by and pages link to.

/// A part of the plan that has a page or a panel of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The file as a whole.
    File,
    /// Organisation and facts.
    Soc,
    /// Severities and targets.
    Severities,
    /// Customers and their own promises.
    Customers,
    /// Alert streams.
    Streams,
    /// Imported histories.
    Histories,
    /// Seats and how the desk works.
    Desk,
    /// People and time off the queue.
    Team,
    /// Who comes and who goes.
    Staffing,
    /// Automation over the months.
    RollOuts,
    /// Seasons and holidays.
    Year,
    /// Work beside alerts.
    Work,
    /// Who works when.
    Rota,
    /// What might be.
    Scenarios,
    /// What imports remember.
    ImportMemory,
}

impl Section {
    /// Every section.
    pub const ALL: &[Self] = &[
        Self::File,
        Self::Soc,
        Self::Severities,
        Self::Customers,
        Self::Streams,
        Self::Histories,
        Self::Desk,
        Self::Team,
        Self::Staffing,
        Self::RollOuts,
        Self::Year,
        Self::Work,
        Self::Rota,
        Self::Scenarios,
        Self::ImportMemory,
    ];

    /// Its name in the saved plan.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Soc => "soc",
            Self::Severities => "severities",
            Self::Customers => "customers",
            Self::Streams => "streams",
            Self::Histories => "histories",
            Self::Desk => "desk",
            Self::Team => "team",
            Self::Staffing => "staffing",
            Self::RollOuts => "roll_outs",
            Self::Year => "year",
            Self::Work => "work",
            Self::Rota => "rota",
            Self::Scenarios => "scenarios",
            Self::ImportMemory => "import_memory",
        }
    }
}

macro_rules! fields {
    ($($section:ident { $($(#[$doc:meta])* $name:ident = $key:literal,)* })*) => {
        /// One field of the plan, without the record that holds it.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum Field { $($($(#[$doc])* $name,)*)* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// The section that holds it.
            pub fn section(self) -> Section {
                match self { $($(Self::$name => Section::$section,)*)* }
            }

            /// Its path within its record in the saved plan; unique within a section, and fit for an element's name.
            pub fn key(self) -> &'static str {
                match self { $($(Self::$name => $key,)*)* }
            }
        }
    };
}

fields! {
    Soc {
        /// What the manager calls the plan.
        PlanName = "plan_name",
        /// Whom the SOC serves.
        Organisation = "organisation",
        /// The zone of the plan's week.
        HomeZone = "home_zone",
        /// The currency.
        Currency = "currency",
        /// The first month.
        FirstMonth = "first_month",
        /// How many months.
        HorizonMonths = "horizon_months",
        /// The hours of the business clock.
        BusinessHours = "business_hours",
    }
    Severities {
        /// A severity's name.
        SeverityName = "name",
        /// A severity's place.
        SeverityOrder = "position",
        /// On which hours its targets run.
        SeverityClock = "clock",
        /// Whether it interrupts.
        Interrupts = "interrupts",
        /// After how many hours its alerts rise.
        AgesEvery = "ages_every_hours",
        /// After how many hours its alerts are closed unread.
        ExpiresAfter = "expires_after_hours",
        /// Until an analyst starts on it.
        Acknowledge = "acknowledge",
        /// Until triage is done.
        TriageDone = "triage_done",
    }
    Customers {
        /// Customers.
        Customers = "customers",
        /// What a customer was promised.
        OwnTargets = "own_targets",
    }
    Streams {
        /// A stream's name.
        StreamName = "name",
        /// A stream's place.
        StreamOrder = "position",
        /// The customer of a stream.
        Customer = "customer",
        /// Raw alerts in each period.
        Volume = "volume",
        /// What the volume counts by.
        VolumePeriod = "volume_period",
        /// Growth a year.
        Growth = "growth_per_year",
        /// When in the week alerts arrive.
        Shape = "shape",
        /// The share of each severity.
        SeverityMix = "severity_mix",
        /// The share that grouping folds away.
        GroupedShare = "grouped_share",
        /// The share that automation closes.
        AutoClosedShare = "auto_closed_share",
        /// Hands-on minutes of the typical alert.
        TypicalMinutes = "handling.typical_minutes",
        /// Hands-on minutes of the bad case.
        BadCaseMinutes = "handling.bad_case_minutes",
        /// The share that waits on others.
        WaitingShare = "waiting_on_others.share",
        /// How long those wait.
        WaitingHours = "waiting_on_others.hours",
        /// Whether the clock stops meanwhile.
        WaitingPausesClock = "waiting_on_others.pauses_clock",
        /// The share that comes back.
        ReopenedShare = "reopened_share",
        /// The share that is escalated.
        EscalatedShare = "escalation.share",
        /// Second-tier minutes for each.
        EscalationMinutes = "escalation.minutes",
    }
    Histories {
        /// A history's name.
        HistoryName = "name",
        /// A history's place.
        HistoryOrder = "position",
        /// A history's zone.
        HistoryZone = "zone",
        /// What was counted in each hour of each day.
        HistoryDays = "days",
        /// The weekly shape of a history.
        HistoryShape = "filled_by_hour",
        /// How even the counts are.
        HistoryDispersion = "dispersion",
        /// Alerts by severity.
        HistorySeverities = "by_severity",
        /// The rules that were counted.
        HistoryRules = "rules",
        /// Opened to closed.
        HistoryElapsed = "elapsed",
        /// The bursts that were named.
        Bursts = "bursts",
        /// Months of the forecast that were set by hand.
        MonthsByHand = "months_by_hand",
    }
    Desk {
        /// Staffed seats.
        Seats = "seats",
        /// The least that must be staffed.
        MinimumSeats = "minimum.seats",
        /// Why that is the least.
        MinimumReason = "minimum.reason",
        /// Whether breaks are covered.
        CoverBreaks = "minimum.cover_breaks",
        /// Whether the desk does the escalated work too.
        EscalationsAtDesk = "escalations_at_desk",
        /// The occupancy not to exceed.
        OccupancyLimit = "occupancy_limit",
        /// What happens at the end of a shift.
        ShiftEnd = "shift_end",
        /// Seats that stand empty at short notice.
        EmptyShare = "empty_share",
        /// Whether there is a second tier.
        SecondTier = "second_tier",
        /// Seats of the second tier.
        SecondTierSeats = "second_tier.seats",
        /// What comes back from there.
        ReturnedShare = "second_tier.returned_share",
        /// Minutes for what comes back.
        ReturnMinutes = "second_tier.return_minutes",
    }
    Team {
        /// People who take seats.
        People = "people",
        /// Contract hours a week.
        ContractHours = "contract_hours_per_week",
        /// People on a shorter contract.
        PartTimers = "part_timers",
        /// Hours of that contract.
        PartTimeHours = "part_time_hours_per_week",
        /// Hours of a shift.
        ShiftHours = "shift_hours",
        /// Annual leave and public holidays.
        LeaveDays = "absence.leave_days",
        /// Sickness.
        SicknessDays = "absence.sickness_days",
        /// Courses.
        TrainingDays = "absence.training_days",
        /// Posts that stand empty.
        VacancyShare = "absence.vacancy_share",
        /// Paid breaks.
        BreakMinutes = "in_shift_loss.break_minutes",
        /// Handover.
        HandoverMinutes = "in_shift_loss.handover_minutes",
        /// Meetings and administration.
        MeetingMinutes = "in_shift_loss.meeting_minutes",
        /// Other work at the desk.
        OtherWorkShare = "in_shift_loss.other_work_share",
    }
    Staffing {
        /// Who leaves within a year.
        Attrition = "attrition_per_year",
        /// Whether posts are filled again.
        Refills = "refills",
        /// How long that takes.
        MonthsToRefill = "months_to_refill",
        /// How long a newcomer needs.
        RampMonths = "ramp_months",
        /// What a newcomer does in the first month.
        FirstShare = "first_share",
        /// What a newcomer takes from others.
        MentorLoad = "mentor_load",
        /// New posts.
        Requisitions = "requisitions",
        /// Months until a new post is filled.
        MonthsToHire = "requisitions.months_to_hire",
        /// People whose leaving is known.
        KnownLeavers = "leavers",
    }
    RollOuts {
        /// A roll-out.
        RollOuts = "roll_outs",
        /// What it closes.
        RollOutClosed = "closed_share",
        /// What it saves.
        RollOutSaved = "minutes_saved",
    }
    Year {
        /// Alerts by month of the year.
        Season = "season",
        /// Public holidays.
        Holidays = "holidays",
    }
    Work {
        /// Incidents a month.
        IncidentsPerMonth = "incidents.per_month",
        /// People for each.
        IncidentPeople = "incidents.people",
        /// Hours of each of them.
        IncidentHours = "incidents.typical_hours",
        /// Hours of the bad case.
        IncidentBadHours = "incidents.bad_case_hours",
        /// Work by function.
        Functions = "functions",
        /// Hours a month of a function.
        FunctionHours = "functions.hours_per_month",
    }
    Rota {
        /// The first day that is planned.
        RotaFirstDay = "first_day",
        /// How many weeks.
        RotaWeeks = "weeks",
        /// The sites.
        RotaSites = "sites",
        /// Patterns of the user's own.
        RotaPatterns = "patterns",
        /// The kinds of shift.
        RotaShifts = "shifts",
        /// What some people can do.
        RotaSkills = "skills",
        /// Who is wanted when.
        RotaCover = "cover",
        /// The people of the rota.
        RotaPeople = "people",
        /// Hours of their contracts.
        PersonHours = "people.contract_hours_per_week",
        /// The rules for each person.
        RotaRules = "rules",
        /// What is shared evenly.
        Fairness = "fairness",
        /// What is paid besides an hour's pay.
        RotaPremiums = "premiums",
        /// What an hour of pay costs.
        RotaHourPay = "hour_pay",
        /// What everybody does.
        RotaCells = "rows",
        /// Days that a search leaves.
        RotaPins = "pinned",
        /// What was published.
        RotaVersions = "versions",
    }
    Scenarios {
        /// A scenario's name.
        ScenarioName = "name",
        /// A scenario's place.
        ScenarioOrder = "position",
        /// What a scenario changes.
        ScenarioChanges = "changes",
    }
    ImportMemory {
        /// Words that stand for a severity.
        SeverityWords = "severity_words",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_fields_of_a_section_share_a_key() {
        let keys: BTreeSet<_> = Field::ALL.iter().map(|field| (field.section(), field.key())).collect();
        assert_eq!(keys.len(), Field::ALL.len());
    }
}
