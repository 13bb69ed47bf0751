//! What the capacity page shows: is it enough, what would be, and why; from the reports of the plan as it is.
//!
//! [`capacity`] takes the report of the plan as it is (the quick one while the full one is being worked out) and the last
//! full one, and answers in words that are ready to read. Figures are opened by their [`FigureKey`].

mod customers;
mod derived;
pub mod headline;
pub mod inputs;
pub mod key;
pub mod more;
pub mod need;
pub mod people;
pub mod pictures;
pub mod reading;
pub mod severities;
pub mod strip;
pub mod waits;

pub use headline::Headline;
pub use inputs::InputsShown;
pub use key::FigureKey;
pub use more::MoreShown;
pub use need::NeedShown;
pub use people::PeopleShown;
pub use pictures::PictureKeys;
pub use reading::{Computing, Line, Reading, Shown};
pub use severities::SeverityRow;
pub use strip::StripFigure;

use crate::{
    domain::Document,
    engine::capacity::{InputReason, explain::Quantity},
    text::Voice,
};

/// Everything that the page shows above its pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct CapacityPage {
    /// Is it enough?
    pub headline: Headline,
    /// Three to four figures.
    pub strip: Vec<StripFigure>,
    /// By severity.
    pub severities: Vec<SeverityRow>,
    /// What would be enough.
    pub need: NeedShown,
    /// Seats against people.
    pub people: PeopleShown,
    /// The figures behind the answer.
    pub more: MoreShown,
    /// What the sentences under the pictures open.
    pub pictures: PictureKeys,
}

/// The page of a plan in the month that the report is of.
pub fn capacity(reading: &Reading<'_>, document: &Document) -> CapacityPage {
    let ahead = reading.now.months_ahead;
    let month = document.soc.first_month.plus(i32::try_from(ahead).unwrap_or(0));
    let when = reading.when((ahead > 0).then(|| reading.voice.format.month(month)));
    CapacityPage {
        headline: headline::headline(reading, document, &when),
        strip: strip::strip(reading),
        severities: severities::rows(reading),
        need: need::need(reading, document),
        people: people::people(reading),
        more: more::more(reading),
        pictures: pictures::keys(reading),
    }
}

/// Why a plan has no answer yet, a line a reason. `quantity` names a number of a stream.
pub fn unanswerable(
    reasons: &[InputReason],
    quantity: impl Fn(Quantity) -> String,
    voice: Voice<'_>,
) -> Vec<String> {
    let words = &voice.words.capacity_page().headline;
    reasons
        .iter()
        .map(|reason| match reason {
            InputReason::NoSeverities => words.no_severities.to_owned(),
            InputReason::NoStreams => words.no_streams.to_owned(),
            InputReason::NothingArrives => words.nothing_arrives.to_owned(),
            InputReason::NoMix { stream } => (words.no_mix)(stream),
            InputReason::OutOfRange { stream, quantity: which } => {
                (words.out_of_range)(stream, &quantity(*which))
            }
            InputReason::NoTimeForAlerts => words.no_time_for_alerts.to_owned(),
            InputReason::NoRotaHours => words.no_rota_hours.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod tests;
