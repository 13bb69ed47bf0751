//! What a node means. Plotters carries colours, so a meaning travels through it as one: red is the kind, green the role.

use crate::chart::{Judgement, Role};
use plotters::style::RGBColor;

/// What a node means, and so its style classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A line through a tick.
    Grid,
    /// A border between days.
    DayLine,
    /// Words at an axis.
    Tick,
    /// The unit of the vertical axis.
    Unit,
    /// The course of a series.
    Line(Role),
    /// The upper edge of a part on top of others.
    Edge(Role),
    /// A filled area or column.
    Fill(Role),
    /// The hatched gap.
    Gap,
    /// A judged range.
    Band(Judgement),
    /// The name of a judged range.
    BandName(Judgement),
    /// The name of a series.
    Label(Role),
    /// A value to reach.
    Target,
    /// The same, as a tick on a bar.
    TargetTick,
    /// Its name.
    TargetName,
    /// From where to where the true value of a bar may lie.
    Whisker,
    /// The dot of a remark.
    RemarkDot,
    /// Its words.
    Remark,
    /// A cell of the week: 0 much to spare, 1 some, 2 to 4 a little to much missing, 5 not known.
    Cell(u8),
    /// The number in a cell of this level.
    CellNumber(u8),
    /// The room a bar has.
    Track,
    /// The number of a bar.
    Figure,
    /// The position being read.
    Cursor,
}

const ROLES: [Role; 12] = [
    Role::Supply,
    Role::Demand,
    Role::Gap,
    Role::Good,
    Role::Warn,
    Role::Bad,
    Role::Neutral,
    Role::Part(0),
    Role::Part(1),
    Role::Part(2),
    Role::Part(3),
    Role::Part(4),
];

fn role_index(role: Role) -> u8 {
    let role = if let Role::Part(part) = role { Role::Part(part.min(4)) } else { role };
    ROLES.iter().position(|r| *r == role).unwrap_or(0) as u8
}

fn role(index: u8) -> Role {
    ROLES.get(usize::from(index)).copied().unwrap_or(Role::Neutral)
}

fn judgement(index: u8) -> Judgement {
    match index {
        3 => Judgement::Good,
        4 => Judgement::Warn,
        _ => Judgement::Bad,
    }
}

impl Ink {
    /// The colour that carries it through plotters.
    pub(super) fn color(self) -> RGBColor {
        let (kind, argument) = match self {
            Self::Grid => (0, 0),
            Self::DayLine => (1, 0),
            Self::Tick => (2, 0),
            Self::Unit => (3, 0),
            Self::Line(role) => (4, role_index(role)),
            Self::Fill(role) => (5, role_index(role)),
            Self::Gap => (6, 0),
            Self::Band(judged) => (7, role_index(judged.role())),
            Self::BandName(judged) => (8, role_index(judged.role())),
            Self::Label(role) => (9, role_index(role)),
            Self::Target => (10, 0),
            Self::TargetName => (11, 0),
            Self::RemarkDot => (12, 0),
            Self::Remark => (13, 0),
            Self::Cell(level) => (14, level),
            Self::CellNumber(level) => (15, level),
            Self::Track => (16, 0),
            Self::Figure => (17, 0),
            Self::Cursor => (18, 0),
            Self::TargetTick => (19, 0),
            Self::Edge(role) => (20, role_index(role)),
            Self::Whisker => (21, 0),
        };
        RGBColor(kind, argument, 0)
    }

    /// The meaning that a colour carries.
    pub(super) fn of((kind, argument, _): (u8, u8, u8)) -> Self {
        match kind {
            0 => Self::Grid,
            1 => Self::DayLine,
            2 => Self::Tick,
            3 => Self::Unit,
            4 => Self::Line(role(argument)),
            5 => Self::Fill(role(argument)),
            6 => Self::Gap,
            7 => Self::Band(judgement(argument)),
            8 => Self::BandName(judgement(argument)),
            9 => Self::Label(role(argument)),
            10 => Self::Target,
            11 => Self::TargetName,
            12 => Self::RemarkDot,
            13 => Self::Remark,
            14 => Self::Cell(argument),
            15 => Self::CellNumber(argument),
            16 => Self::Track,
            17 => Self::Figure,
            18 => Self::Cursor,
            20 => Self::Edge(role(argument)),
            21 => Self::Whisker,
            _ => Self::TargetTick,
        }
    }

    /// The style classes.
    pub fn class(self) -> String {
        let with_role = |kind: &str, role: Role| format!("{kind} {}", role.class());
        match self {
            Self::Grid => "grid".to_owned(),
            Self::DayLine => "grid day".to_owned(),
            Self::Tick => "tick".to_owned(),
            Self::Unit => "tick unit-name".to_owned(),
            Self::Line(role) => with_role("line", role),
            Self::Edge(role) => with_role("edge", role),
            Self::Fill(role) => with_role("fill", role),
            Self::Gap => "gap-fill".to_owned(),
            Self::Band(judged) => with_role("band", judged.role()),
            Self::BandName(judged) => with_role("band-name", judged.role()),
            Self::Label(role) => with_role("label", role),
            Self::Target => "target".to_owned(),
            Self::TargetTick => "bar-target".to_owned(),
            Self::Whisker => "bar-whisker".to_owned(),
            Self::TargetName => "target-name".to_owned(),
            Self::RemarkDot => "remark-dot".to_owned(),
            Self::Remark => "remark".to_owned(),
            Self::Cell(level) => format!("cell level-{level}"),
            Self::CellNumber(level) => format!("cell-number on-{level}"),
            Self::Track => "bar-track".to_owned(),
            Self::Figure => "figure".to_owned(),
            Self::Cursor => "cursor".to_owned(),
        }
    }

    /// The hatching that fills it, if one does.
    pub(super) fn hatch(self) -> Option<Hatch> {
        match self {
            Self::Gap => Some(Hatch::Gap),
            Self::Cell(5) => Some(Hatch::Unknown),
            Self::Band(Judgement::Warn) => Some(Hatch::Warn),
            Self::Band(Judgement::Bad) => Some(Hatch::Bad),
            _ => None,
        }
    }
}

/// The hatchings: meaning that survives without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hatch {
    /// Work that finds nobody.
    Gap,
    /// Not observed.
    Unknown,
    /// Near the limit.
    Warn,
    /// Past the limit.
    Bad,
}

impl Hatch {
    pub(super) const ALL: [Self; 4] = [Self::Gap, Self::Unknown, Self::Warn, Self::Bad];

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Gap => "hatch-gap",
            Self::Unknown => "hatch-unknown",
            Self::Warn => "hatch-warn",
            Self::Bad => "hatch-bad",
        }
    }

    /// Distance of its lines in pixels, and their angle.
    pub(super) fn form(self) -> (u32, u32) {
        match self {
            Self::Gap => (6, 45),
            Self::Unknown => (4, 90),
            Self::Warn => (12, 135),
            Self::Bad => (6, 135),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_survives_its_way_through_plotters() {
        let judged = [Judgement::Good, Judgement::Warn, Judgement::Bad];
        let inks = ROLES
            .into_iter()
            .flat_map(|role| [Ink::Line(role), Ink::Edge(role), Ink::Fill(role), Ink::Label(role)])
            .chain(judged.into_iter().flat_map(|j| [Ink::Band(j), Ink::BandName(j)]))
            .chain((0..6).flat_map(|level| [Ink::Cell(level), Ink::CellNumber(level)]))
            .chain([Ink::Grid, Ink::DayLine, Ink::Tick, Ink::Unit, Ink::Gap, Ink::Target, Ink::TargetName])
            .chain([
                Ink::TargetTick,
                Ink::Whisker,
                Ink::RemarkDot,
                Ink::Remark,
                Ink::Track,
                Ink::Figure,
                Ink::Cursor,
            ]);
        for ink in inks {
            let RGBColor(kind, argument, rest) = ink.color();
            assert_eq!(Ink::of((kind, argument, rest)), ink);
        }
    }
}
