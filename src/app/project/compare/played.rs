//! Differences as they were played: a row under each promise and each wait, with how sure the difference is.

use super::{CompareCell, CompareRow};
use crate::{
    app::job::{SimulatedDifferences, simulation::SimulatedDifference},
    base::statistics::Interval,
    domain::{Promise, SeverityId},
    text::Voice,
};

/// Which figure of a severity.
#[derive(Clone, Copy)]
pub(super) enum Figure {
    /// The share that keeps a promise.
    Kept(Promise),
    /// The wait that 19 in 20 alerts do not exceed.
    SlowWait,
}

impl Figure {
    fn of(self, difference: &SimulatedDifference) -> Option<Interval> {
        match self {
            Self::Kept(Promise::Acknowledge) => difference.acknowledged,
            Self::Kept(Promise::TriageDone) => difference.done,
            Self::SlowWait => difference.slow_wait,
        }
    }
}

/// The row of a figure; none where nothing was played.
pub(super) fn row(
    played: Option<&SimulatedDifferences>,
    columns: usize,
    severity: SeverityId,
    figure: Figure,
    voice: Voice<'_>,
) -> Option<CompareRow> {
    let words = voice.words.compare_page();
    let played = played?;
    let cell = |column: usize| {
        let found = played.scenarios.get(column)?.as_ref()?;
        let interval = figure.of(found.iter().find(|each| each.severity == severity)?)?;
        Some(CompareCell { text: written(interval, figure, voice), ..CompareCell::default() })
    };
    let missing = || CompareCell { text: words.none.to_owned(), is_missing: true, ..CompareCell::default() };
    // The plan as it is has no difference from itself.
    let first = CompareCell { is_missing: true, ..CompareCell::default() };
    let cells = std::iter::once(first).chain((0..columns).map(|column| cell(column).unwrap_or_else(missing)));
    Some(CompareRow { name: words.played.to_owned(), cells: cells.collect(), is_played: true })
}

/// "+4 points (3 to 5)", or that it cannot be told from none.
fn written(difference: Interval, figure: Figure, voice: Voice<'_>) -> String {
    let words = voice.words.compare_page();
    let Interval { mean, half_width } = difference;
    let ends = (mean - half_width, mean + half_width);
    let is_told = ends.0 > 0.0 || ends.1 < 0.0;
    if !is_told {
        return words.not_told_apart.to_owned();
    }
    match figure {
        Figure::Kept(_) => {
            // A decimal only where the ends would read as nought without it.
            let reads = |share: f64| libm::round(share.abs() * 100.0) >= 1.0;
            let decimals = usize::from(!(reads(ends.0) && reads(ends.1)));
            let points = |share: f64| voice.format.number(share * 100.0, decimals);
            let size = (words.points)(&points(mean.abs()));
            (words.played_difference)(&(words.signed)(mean > 0.0, &size), &points(ends.0), &points(ends.1))
        }
        Figure::SlowWait => {
            let wait = |hours: f64| (voice.words.common().duration)(voice.format, hours.abs() * 60.0);
            let signed = |hours: f64| (words.signed)(hours > 0.0, &wait(hours));
            (words.played_difference)(&signed(mean), &signed(ends.0), &signed(ends.1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::RawId,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const LOW: SeverityId = SeverityId(RawId(4));

    fn said(mean: f64, half_width: f64, figure: Figure) -> String {
        written(Interval { mean, half_width }, figure, VOICE)
    }

    #[test]
    fn a_difference_has_a_sign_and_a_range_or_is_none_to_be_told() {
        let kept = Figure::Kept(Promise::Acknowledge);
        assert_eq!(said(0.04, 0.01, kept), "+4 points (3 to 5)");
        assert_eq!(said(-0.004, 0.001, kept), "−0.4 points (−0.5 to −0.3)");
        assert_eq!(said(0.004, 0.01, kept), "no difference to be told");
        assert_eq!(said(0.1, f64::INFINITY, kept), "no difference to be told");
        assert_eq!(said(-2.0, 0.5, Figure::SlowWait), "−2 h (−2.5 h to −1.5 h)");
    }

    #[test]
    fn a_scenario_that_cannot_be_computed_has_no_difference() {
        let low = SimulatedDifference {
            severity: LOW,
            acknowledged: Some(Interval { mean: 0.04, half_width: 0.01 }),
            done: None,
            slow_wait: None,
        };
        let played =
            SimulatedDifferences { repetitions: 20, weeks: 4, scenarios: vec![Some(vec![low]), None] };
        let of = |figure| row(Some(&played), 2, LOW, figure, VOICE).unwrap();
        let texts = |row: CompareRow| row.cells.into_iter().map(|cell| cell.text).collect::<Vec<_>>();
        assert_eq!(texts(of(Figure::Kept(Promise::Acknowledge))), ["", "+4 points (3 to 5)", "not computed"]);
        assert_eq!(texts(of(Figure::SlowWait)), ["", "not computed", "not computed"]);
        assert_eq!(row(None, 2, LOW, Figure::SlowWait, VOICE), None);
    }
}
