//! Where does each default of the plan come from? The page words it by field, and a plan that is made or a stream that is
//! added notes it, so that the saved plan says it too.
//!
//! In: an estimate and the field that holds it. Out: the same estimate with a source. What has a note keeps it, and only
//! what nobody typed is given one.

use crate::{
    app::command::Command,
    base::{Basis, Estimate},
    domain::{AlertStream, Document, Field, Team},
    text::defaults::Defaults,
};
use std::sync::Arc;

/// The estimate as it is shown and kept: a default without a note has that of its field.
pub fn noted(mut estimate: Estimate, field: Field, words: &Defaults) -> Estimate {
    note(&mut estimate, field, words);
    estimate
}

fn note(estimate: &mut Estimate, field: Field, words: &Defaults) {
    if estimate.basis == Basis::Default && estimate.source.is_empty() {
        estimate.source = (words.source)(field).to_owned();
    }
}

fn note_stream(stream: &mut AlertStream, words: &Defaults) {
    for (field, estimate) in [
        (Field::Volume, &mut stream.volume),
        (Field::Growth, &mut stream.growth_per_year),
        (Field::GroupedShare, &mut stream.grouped_share),
        (Field::AutoClosedShare, &mut stream.auto_closed_share),
        (Field::TypicalMinutes, &mut stream.handling.typical_minutes),
        (Field::BadCaseMinutes, &mut stream.handling.bad_case_minutes),
        (Field::WaitingShare, &mut stream.waiting_on_others.share),
        (Field::WaitingHours, &mut stream.waiting_on_others.hours),
        (Field::ReopenedShare, &mut stream.reopened_share),
        (Field::EscalatedShare, &mut stream.escalation.share),
        (Field::EscalationMinutes, &mut stream.escalation.minutes),
    ] {
        note(estimate, field, words);
    }
}

fn note_ahead(plan: &mut Document, words: &Defaults) {
    let staffing = Arc::make_mut(&mut plan.staffing);
    let incidents = &mut Arc::make_mut(&mut plan.work).incidents;
    for (field, estimate) in [
        (Field::Attrition, &mut staffing.attrition_per_year),
        (Field::MonthsToRefill, &mut staffing.months_to_refill),
        (Field::RampMonths, &mut staffing.ramp_months),
        (Field::FirstShare, &mut staffing.first_share),
        (Field::MentorLoad, &mut staffing.mentor_load),
        (Field::IncidentsPerMonth, &mut incidents.per_month),
        (Field::IncidentHours, &mut incidents.typical_hours),
        (Field::IncidentBadHours, &mut incidents.bad_case_hours),
        (Field::EmptyShare, &mut Arc::make_mut(&mut plan.desk).empty_share),
    ] {
        note(estimate, field, words);
    }
}

fn note_team(team: &mut Team, words: &Defaults) {
    let (absence, loss) = (&mut team.absence, &mut team.in_shift_loss);
    for (field, estimate) in [
        (Field::LeaveDays, &mut absence.leave_days),
        (Field::SicknessDays, &mut absence.sickness_days),
        (Field::TrainingDays, &mut absence.training_days),
        (Field::VacancyShare, &mut absence.vacancy_share),
        (Field::BreakMinutes, &mut loss.break_minutes),
        (Field::HandoverMinutes, &mut loss.handover_minutes),
        (Field::MeetingMinutes, &mut loss.meeting_minutes),
        (Field::OtherWorkShare, &mut loss.other_work_share),
    ] {
        note(estimate, field, words);
    }
}

/// A plan whose defaults all say where they come from.
pub fn noted_plan(mut plan: Document, words: &Defaults) -> Document {
    note_team(Arc::make_mut(&mut plan.team), words);
    note_ahead(&mut plan, words);
    Arc::make_mut(&mut plan.streams).values_mut().for_each(|stream| note_stream(stream, words));
    plan
}

/// A command whose new stream says where its defaults come from.
pub fn noted_command(mut command: Command, words: &Defaults) -> Command {
    match &mut command {
        Command::AddStream(_, stream) => note_stream(stream, words),
        Command::AcceptImport(_, import) => {
            if let Some((_, stream)) = &mut import.new_stream {
                note_stream(stream, words);
            }
        }
        _ => {}
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{blank::blank, project::alerts::arrange::new_stream},
        base::{Month, RawId},
        domain::StreamId,
        text::en,
    };

    #[test]
    fn a_stream_that_is_added_notes_where_its_minutes_come_from() {
        let plan = blank("Ours", Month { year: 2027, month: 1 }, "UTC");
        let added = Command::AddStream(StreamId(RawId(1)), Box::new(new_stream(&plan, "Mail")));
        let Command::AddStream(_, stream) = noted_command(added, en::WORDS.defaults()) else {
            panic!("another command")
        };
        assert!(stream.handling.typical_minutes.source.contains("D3 Security"));
        assert!(stream.reopened_share.source.contains("none assumed"));
    }

    #[test]
    fn what_somebody_typed_or_noted_stays_as_it_is() {
        let words = en::WORDS.defaults();
        for own in [Estimate::point(12.0), Estimate::default_value(12.0, "our own survey")] {
            assert_eq!(noted(own.clone(), Field::TypicalMinutes, words), own);
        }
    }
}
