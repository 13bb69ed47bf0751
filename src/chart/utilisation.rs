//! How busy is the desk in each hour, and where is there no room for a bad day?
//!
//! The bands, 70 to 85, 85 to 90 and over 90 per cent, are those that operators of SOCs publish; waits grow without bound
//! as a desk comes near to 100 per cent. An hour in which nobody sits is not judged.

use super::{
    Band, ChartSpec, Judgement, Layer, Mark, Measure, Plot, Role, Series, Shape, Values, XAxis,
    desk_week::hours_over,
};
use crate::{base::HourOfWeek, engine::capacity::CapacityReport, text::Voice};

const WELL_USED: f64 = 0.70;
const NO_ROOM: f64 = 0.85;
const WAITS_GROW: f64 = 0.90;

/// The picture of a report.
pub fn spec(report: &CapacityReport, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.capacity_page().pictures;
    let band = |name: &str, from, to, judgement| Band { name: name.to_owned(), from, to, judgement };
    let bands = vec![
        band(words.band_good, WELL_USED, NO_ROOM, Judgement::Good),
        band(words.band_warn, NO_ROOM, WAITS_GROW, Judgement::Warn),
        band(words.band_bad, WAITS_GROW, f64::INFINITY, Judgement::Bad),
    ];
    let hours = &report.hours;
    let busy: Values = HourOfWeek::all()
        .map(|hour| Some(hours.utilisation[hour]).filter(|_| hours.capacity[hour] > 0.0))
        .collect();
    let layers =
        vec![Layer::Bands(bands), Layer::Series(Shape::Step, Series::new(words.busy, Role::Demand, busy))];
    let mut plot = Plot::new(XAxis::HourOfWeek, Measure::share(0), layers);
    plot.at_least = 1.0;
    let limit = report.desk.occupancy_limit;
    plot =
        plot.with_mark(Mark::Target { name: (words.limit)(&voice.format.percent(limit, 0)), value: limit });
    let over = voice.format.number(hours_over(&hours.utilisation, WAITS_GROW), 0);
    let week = report.desk.occupancy.value().unwrap_or(0.0);
    let sentence = (words.utilisation_sentence)(&voice.format.percent(week, 0), &over);
    let said = &words.utilisation;
    ChartSpec::new("utilisation", said.title, said.subtitle, sentence, plot, voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::test_report::{report, sketch},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn the_desk_is_judged_by_the_published_bands() {
        assert_eq!(
            sketch(&spec(&report(), VOICE)),
            "utilisation\n\
             Over the week the desk is busy 82% of its time for alerts; 40 hours are over 90%.\n\
             band 70 to 85%: well used Good 0.7..0.85\n\
             band 85 to 90%: no room for a bad day Warn 0.85..0.9\n\
             band over 90%: waits grow fast Bad 0.9..inf\n\
             Step Busy 0.56x9 1.00x8 0.56x7 of 168\n\
             target Limit for the week 85% at 0.85\n\
             table 168 x 2"
        );
    }
}
