//! What may not be worked on the day after a shift, and why? A shift's own list and the rule on forward rotation, each never broken or at a cost.

use crate::domain::{
    RotaPlan, ShiftId,
    rota::{Breach, RuleKind},
};

/// Why a shift is not to follow another: by the other's own list, by forward rotation, or by both; each none, or whether it is never broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NotNext {
    /// The shift's own list.
    pub(super) own: Option<bool>,
    /// The rule.
    pub(super) rotation: Option<bool>,
}

impl NotNext {
    /// The reasons that a plan has.
    pub(super) fn of(plan: &RotaPlan, before: ShiftId, next: ShiftId) -> Self {
        let Some((kind, after)) = plan.shifts.get(&before).zip(plan.shifts.get(&next)) else {
            return Self::default();
        };
        let rule = plan.rules.get(&RuleKind::ForwardRotation);
        let rule = rule.filter(|_| after.start_minute < kind.start_minute);
        Self {
            own: kind.never_next.contains(&next).then_some(kind.next_weight.is_none()),
            rotation: rule.map(|rule| rule.weight.is_none()),
        }
    }

    /// Whether it is never worked so: one reason that is never broken is enough.
    pub(super) fn is_hard(self) -> bool {
        [self.own, self.rotation].contains(&Some(true))
    }

    /// Whether there is any reason.
    pub(super) fn is_any(self) -> bool {
        self.own.is_some() || self.rotation.is_some()
    }

    /// What is broken where it is worked so: the reason that is never broken before one that costs, the shift's own before the rule.
    pub(super) fn breach(self) -> Breach {
        match (self.own, self.rotation) {
            (Some(true), _) | (Some(false), None | Some(false)) | (None, None) => Breach::Succession,
            (_, Some(_)) => Breach::Rule(RuleKind::ForwardRotation),
        }
    }
}
