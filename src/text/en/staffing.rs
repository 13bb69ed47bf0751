//! Words of the staffing curve.

use crate::text::{capacity_page::PictureWords, staffing::Staffing};

pub(in crate::text) const STAFFING: Staffing = Staffing {
    curve: PictureWords {
        title: "What one seat more or less does",
        subtitle: "Share within target by severity, and how busy the desk is, with seats added to or taken from every staffed hour",
    },
    seats: "Seats more than planned",
    kept: |severity| format!("{severity} in time"),
    busy: "Busy",
    today: "as planned",
    promised: |share| format!("Promised {share}"),
    promised_between: |least, most| format!("Promised {least} to {most}"),
    one_more: |severity, now, then| format!("One seat more takes {severity} in time from {now} to {then}."),
    one_fewer: |severity, now, then| format!("One seat fewer takes {severity} in time from {now} to {then}."),
    enough_from: |more| match more {
        0 => "The seats as planned are the fewest of these that are enough.".to_owned(),
        1 => "One seat more in every staffed hour is enough.".to_owned(),
        more if more > 1 => format!("It takes {more} seats more in every staffed hour to be enough."),
        -1 => "One seat fewer in every staffed hour would still be enough.".to_owned(),
        more => format!("Even {} seats fewer in every staffed hour would be enough.", more.unsigned_abs()),
    },
    never_enough: "None of these numbers of seats is enough.",
    people: "People for these seats",
    coming: "It follows once the full answer is there.",
    working: "Adding seats and taking them away",
    stopped: "This picture was stopped.",
    again: "Go on",
    stale: "This picture is of the plan before your last change.",
};
