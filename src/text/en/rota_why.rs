//! What a change of the rota would cost, and why a place cannot be filled.

use super::rota_page::breach;
use crate::{
    domain::rota::Shared,
    text::{
        Format,
        rota_why::{CostSaid, RotaWhy},
    },
};

pub(in crate::text) const ROTA_WHY: RotaWhy = RotaWhy {
    cost: |what, points| {
        let what = match what {
            CostSaid::Rule(rule) => breach(rule),
            CostSaid::Wish => "wishes".to_owned(),
            CostSaid::Uneven(Shared::Nights) => "fair nights".to_owned(),
            CostSaid::Uneven(Shared::Weekends) => "fair weekends".to_owned(),
            CostSaid::Uneven(Shared::Holidays) => "fair holidays".to_owned(),
            CostSaid::Uneven(Shared::Hours) => "fair hours".to_owned(),
        };
        let sign = if points < 0 { "\u{2212}" } else { "+" };
        format!("{what} {sign}{}", points.unsigned_abs())
    },
    costs: |f, points, parts| match points {
        0 => format!("costs no points in all ({parts})"),
        points if points < 0 => format!("saves {} ({parts})", points_said(f, -points)),
        points => format!("costs {} ({parts})", points_said(f, points)),
    },
    could_at: |f, name, points| {
        if points > 0 { format!("{name} (at {})", points_said(f, points)) } else { name.to_owned() }
    },
};

fn points_said(f: &dyn Format, points: i64) -> String {
    if points == 1 { "1 point".to_owned() } else { format!("{} points", f.number(points as f64, 0)) }
}
