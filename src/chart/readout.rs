//! One position read aloud: what the pointer, a tap or an arrow key says.

use super::{Bars, HeatMap, Layer, Picture, Plot, axis::hour_name};
use crate::base::{HOURS_PER_WEEK, HourOfWeek};
use crate::text::Voice;

impl Picture {
    /// How many positions can be read.
    pub fn positions(&self) -> usize {
        match self {
            Self::Plot(plot) => plot.x.positions(),
            Self::Heat(_) => HOURS_PER_WEEK,
            Self::Bars(bars) => bars.bars.len(),
        }
    }

    /// The sentence of a position: "Mon 16:00: work 3.4, at the desk 2.5, gap 0.9 analysts".
    pub fn readout(&self, position: usize, voice: Voice<'_>) -> String {
        match self {
            Self::Plot(plot) => plot_readout(plot, position, voice),
            Self::Heat(heat) => heat_readout(heat, position, voice),
            Self::Bars(bars) => bar_readout(bars, position, voice),
        }
    }
}

fn plot_readout(plot: &Plot, position: usize, voice: Voice<'_>) -> String {
    let said = |value: Option<f64>| match value {
        Some(value) => plot.measure.written(value, voice),
        None => voice.words.chart().not_known.to_owned(),
    };
    let mut parts = Vec::new();
    for layer in &plot.layers {
        match layer {
            Layer::Bands(_) => {}
            Layer::Series(_, series) => parts.push((series.name.as_str(), said(series.values.at(position)))),
            Layer::Stack(_, series) => {
                parts.extend(series.iter().map(|part| (part.name.as_str(), said(part.values.at(position)))));
            }
            Layer::Range { name, low, high, .. } => {
                if let (Some(low), Some(high)) = (low.at(position), high.at(position)) {
                    let (low, high) = (said(Some(low)), said(Some(high)));
                    parts.push((name.as_str(), (voice.words.chart().between)(&low, &high)));
                }
            }
            Layer::Gap { name, over, under } => {
                if let Some(gap) = Plot::gap_at(&over.1, &under.1, position).filter(|gap| *gap > 0.0) {
                    parts.push((name.as_str(), said(Some(gap))));
                }
            }
        }
    }
    (voice.words.chart().readout)(&plot.x.position_name(position, voice), &parts, &plot.measure.unit)
}

fn heat_readout(heat: &HeatMap, position: usize, voice: Voice<'_>) -> String {
    let hour = HourOfWeek::new(position);
    let name = hour_name(hour, voice);
    match heat.values[hour].filter(|value| value.is_finite()) {
        Some(value) => {
            let word = if value > 0.0 { &heat.above } else { &heat.below };
            let written = heat.measure.written(value.abs(), voice);
            (voice.words.chart().heat_readout)(&name, &written, &heat.measure.unit, word)
        }
        None => (voice.words.chart().readout)(&name, &[("", voice.words.chart().not_known.to_owned())], ""),
    }
}

fn bar_readout(bars: &Bars, position: usize, voice: Voice<'_>) -> String {
    let Some(bar) = bars.bars.get(position) else { return String::new() };
    let said = |value: Option<f64>| match value {
        Some(value) => bars.measure.written(value, voice),
        None => voice.words.chart().not_computed.to_owned(),
    };
    if let (Some((low, high)), Some((name, base))) = (bar.ends, &bars.base) {
        let words = voice.words.chart();
        let parts =
            [(words.at_low, said(Some(low))), (words.at_high, said(Some(high))), (name, said(Some(*base)))];
        return (words.readout)(&bar.name, &parts, &bars.measure.unit);
    }
    let value = match bar.range {
        // The written ends may be alike; then the range says nothing more.
        Some((low, high)) if said(Some(low)) != said(Some(high)) => {
            (voice.words.chart().between)(&said(Some(low)), &said(Some(high)))
        }
        _ => said(bar.value),
    };
    let mut parts = vec![(bars.value_name.as_str(), value)];
    if bar.target.is_some() {
        parts.push((bars.target_name.as_str(), said(bar.target)));
    }
    (voice.words.chart().readout)(&bar.name, &parts, &bars.measure.unit)
}

#[cfg(test)]
mod tests {
    use crate::base::WeekGrid;
    use crate::chart::{HeatMap, Layer, Measure, Plot, Role, Series, Shape, Values, XAxis};
    use crate::text::{PlainFormat, Voice, en};

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn an_hour_is_read_with_its_work_its_people_and_what_is_missing() {
        let work: Values = (0..168).map(|hour| if hour == 16 { 3.4 } else { 1.0 }).collect();
        let desk: Values = (0..168).map(|_| 2.5).collect();
        let picture: crate::chart::Picture = Plot::new(
            XAxis::HourOfWeek,
            Measure::of("analysts", 1),
            vec![
                Layer::Series(Shape::Line, Series::new("Work", Role::Demand, work.clone())),
                Layer::Series(Shape::Step, Series::new("At the desk", Role::Supply, desk.clone())),
                Layer::Gap { name: "gap".into(), over: (Shape::Line, work), under: (Shape::Step, desk) },
            ],
        )
        .into();
        assert_eq!(picture.readout(16, VOICE), "Mon 16:00: work 3.4, at the desk 2.5, gap 0.9 analysts");
        assert_eq!(picture.readout(25, VOICE), "Tue 01:00: work 1.0, at the desk 2.5 analysts");
    }

    #[test]
    fn an_hour_nobody_observed_is_not_known_and_never_zero() {
        let mut values = WeekGrid::filled(Some(-0.4));
        values[crate::base::HourOfWeek::new(3)] = None;
        let heat = HeatMap {
            values,
            measure: Measure::of("seats", 1),
            above: "short".into(),
            below: "to spare".into(),
        };
        let picture: crate::chart::Picture = heat.into();
        assert_eq!(picture.readout(2, VOICE), "Mon 02:00: 0.4 seats to spare");
        assert_eq!(picture.readout(3, VOICE), "Mon 03:00: not known");
    }
}
