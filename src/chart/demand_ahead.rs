//! Will the team keep up over the months ahead, and when are hires there? Demand as a fan against effective people, new
//! posts and the month from which it is more likely short than not marked. Leavers and joiners by month stand in the table.

use super::{ChartSpec, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis};
use crate::{
    engine::months::{Fan, MonthFigures, MonthsReport},
    text::Voice,
};

/// The picture of a report.
pub fn spec(report: &MonthsReport, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.months();
    let months = &report.months;
    let of = |fan: fn(&MonthFigures) -> Fan, read: fn(Fan) -> f64| -> Values {
        months.iter().map(|month| read(fan(month))).collect()
    };
    let demand = |read| of(|month| month.demand, read);
    let effective = |read| of(|month| month.effective, read);
    // Fills hide what lies under them, so that only one of the two fans is filled.
    let line = |name: &str, role, values| Layer::Series(Shape::Line, Series::new(name, role, values));
    let layers = vec![
        Layer::Range {
            name: words.demand_range.to_owned(),
            role: Role::Demand,
            shape: Shape::Area,
            low: demand(|fan| fan.p10),
            high: demand(|fan| fan.p90),
        },
        line(words.effective_low, Role::Supply, effective(|fan| fan.p10)),
        line(words.effective_high, Role::Supply, effective(|fan| fan.p90)),
        line(words.effective, Role::Supply, effective(|fan| fan.p50)),
        line(words.demand, Role::Demand, demand(|fan| fan.p50)),
    ];
    let axis = XAxis::Months(months.iter().map(|month| month.month).collect());
    let mut plot = Plot::new(axis, Measure::of(words.people, 1), layers);
    let any = report.crossings.iter().find(|crossing| crossing.gap_above == 0.0);
    // Worth a look first: the month that is the first to be short in most paths.
    let short = any.and_then(|crossing| crossing.in_month.iter().position(|chance| *chance > 0.5));
    if let Some((position, month)) = short.and_then(|position| Some((position, months.get(position)?))) {
        let said = (words.short_from)(&voice.format.month(month.month));
        plot = plot.with_mark(Mark::Remark { position, value: month.demand.p50, words: said });
    }
    for hire in &report.hires {
        let place = months.iter().enumerate().find(|(_, month)| month.month == hire.expected);
        if let Some((position, month)) = place {
            let said = (words.hired)(hire.people, &hire.name);
            plot = plot.with_mark(Mark::Remark { position, value: month.effective.p10, words: said });
        }
    }
    let percent = |chance: f64| voice.format.percent(chance, 0);
    let likely = any.and_then(|crossing| crossing.likely_from).zip(months.last());
    let worst = months.iter().max_by(|a, b| a.short.total_cmp(&b.short).then(b.month.cmp(&a.month)));
    let sentence = match (likely, worst) {
        (Some((from, last)), _) => (words.ahead_short)(
            &voice.format.month(from),
            &voice.format.month(last.month),
            &percent(last.short),
            &voice.format.number(last.gap.p50.max(0.0), 1),
        ),
        (None, Some(worst)) => {
            (words.ahead_enough)(months.len() as u32, &percent(worst.short), &voice.format.month(worst.month))
        }
        (None, None) => String::new(),
    };
    let said = &words.ahead;
    let mut spec = ChartSpec::new("demand-ahead", said.title, said.subtitle, sentence, plot, voice);
    let people = Measure::of(words.people, 1);
    let column = |read: fn(&MonthFigures) -> f64| months.iter().map(move |month| Some(read(month)));
    let (lower, upper) = (voice.words.chart().lower, voice.words.chart().upper);
    spec.table = std::mem::take(&mut spec.table)
        .with_column(&lower(words.demand_half), &people, column(|month| month.demand.p25))
        .with_column(&upper(words.demand_half), &people, column(|month| month.demand.p75))
        .with_column(words.leavers, &people, column(|month| month.leavers))
        .with_column(words.refills, &people, column(|month| month.refills))
        .with_column(words.hires, &people, column(|month| month.hires))
        .with_column(words.short, &Measure::share(0), column(|month| month.short));
    spec
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Month, RawId},
        chart::{XAxis, table::Column, test_report::sketch},
        engine::months::{Crossing, Expected, HireMonths, Waterfall},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const FIRST: Month = Month { year: 2027, month: 1 };

    fn fan(middle: f64) -> Fan {
        Fan { p10: middle - 2.0, p25: middle - 1.0, p50: middle, p75: middle + 1.0, p90: middle + 2.0 }
    }

    /// Three months: 10, 12 and 13 people needed, 12 there and 11 at the end; two new posts in February.
    pub(crate) fn report() -> MonthsReport {
        let month = |offset: i32, demand: f64, effective: f64, short: f64| MonthFigures {
            month: FIRST.plus(offset),
            demand: fan(demand),
            effective: fan(effective),
            gap: fan(demand - effective),
            headcount: fan(effective + 1.0),
            leavers: 0.25,
            hires: if offset == 1 { 2.0 } else { 0.0 },
            refills: 0.1,
            short,
        };
        let expected = Expected {
            demand: 10.0,
            effective: 12.0,
            headcount: 12.0,
            leavers: 0.25,
            hires: 0.0,
            refills: 0.0,
            occupancy: 0.7,
        };
        MonthsReport {
            paths: 10_000,
            seed: 1,
            months: vec![month(0, 10.0, 12.0, 0.05), month(1, 12.0, 12.0, 0.49), month(2, 13.0, 11.0, 0.8)],
            expected: vec![expected; 3],
            crossings: vec![Crossing {
                gap_above: 0.0,
                in_month: vec![0.05, 0.49, 0.8],
                by_month: vec![0.05, 0.5, 0.82],
                likely_from: Some(FIRST.plus(1)),
                possible_from: Some(FIRST.plus(1)),
            }],
            hires: vec![HireMonths {
                id: RawId(1),
                name: "Tier 2".into(),
                people: 2,
                expected: FIRST.plus(1),
                early: FIRST,
                late: FIRST.plus(4),
            }],
            waterfall: Waterfall::default(),
        }
    }

    #[test]
    fn demand_and_team_are_fans_with_hires_and_the_month_that_falls_short() {
        let spec = spec(&report(), VOICE);
        assert_eq!(
            sketch(&spec),
            "demand-ahead\n\
             By 2027-02 it is as likely as not that the team has been short; in 2027-03 the chance is 80%, and the middle case lacks 2.0 people.\n\
             Area Needed, eight in ten cases from 8.00x1 10.00x1 11.00x1 of 3\n\
             Area Needed, eight in ten cases to 12.00x1 14.00x1 15.00x1 of 3\n\
             Line Team, low case 10.00x2 9.00x1 of 3\n\
             Line Team, high case 14.00x2 13.00x1 of 3\n\
             Line Team 12.00x2 11.00x1 of 3\n\
             Line Needed 10.00x1 12.00x1 13.00x1 of 3\n\
             remark 2 2027-03: likely short\n\
             remark 1 +2 Tier 2\n\
             table 3 x 13"
        );
        let heads: Vec<_> = spec.table.columns.iter().map(Column::head).collect();
        let people = |name: &str| format!("{name} (people)");
        assert_eq!(heads[0], "Month");
        let range = ["Needed, eight in ten cases, from", "Needed, eight in ten cases, to"];
        assert_eq!(heads[1..3], range.map(people));
        assert_eq!(
            heads[7..12],
            [
                "Needed, half of the cases, from",
                "Needed, half of the cases, to",
                "Leave",
                "Begin on leavers' posts",
                "Begin on new posts"
            ]
            .map(people)
        );
        assert_eq!(heads[12], "Chance to be short");
    }

    #[test]
    fn a_month_is_read_with_its_ranges_and_years_are_told_on_the_axis() {
        let spec = spec(&report(), VOICE);
        assert_eq!(
            spec.picture.readout(2, VOICE),
            "2027-03: needed, eight in ten cases 11.0 to 15.0, team, low case 9.0, team, high case 13.0, team 11.0, needed 13.0 people"
        );
        let three_years = XAxis::Months((0..36).map(|month| FIRST.plus(month)).collect());
        let plot = Plot::new(three_years, Measure::of("people", 0), Vec::new());
        let spec = ChartSpec::new("x", "", "", "", plot, VOICE);
        let layout = spec.for_width(560, None, |text, px| text.chars().count() as f64 * px / 2.0, VOICE);
        let said: Vec<_> = layout.x_ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(said, ["2027-01", "2027-07", "2028-01", "2028-07", "2029-01", "2029-07"]);
    }

    #[test]
    fn a_team_that_keeps_up_is_said_to() {
        let mut calm = report();
        calm.months.iter_mut().for_each(|month| month.short *= 0.1);
        calm.crossings[0].likely_from = None;
        calm.crossings[0].in_month = vec![0.005, 0.049, 0.08];
        assert_eq!(
            spec(&calm, VOICE).sentence,
            "Over 3 months it stays unlikely that the team is short; the chance is highest in 2027-03, 8%."
        );
    }
}
