//! The lines of a tier and who of them is next.
//!
//! One line for incidents, first of all, then one for each class, each in the order of arrival. Work that was interrupted or
//! handed over goes back to the head of its line. With ageing an alert counts as one priority higher for each so many hours it
//! waited in this line; of equals the one that has waited longest is next. Alerts that waited too long are given up as they are found.

use std::collections::VecDeque;

/// A piece of work on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alert {
    /// When it came to the desk.
    pub(super) came: f64,
    /// When it came into this line.
    pub(super) joined: f64,
    /// Hours of work left.
    pub(super) left: f64,
    /// Its number among the alerts of its class.
    pub(super) number: u64,
    /// The place of the customer whose it is, where customers of its class are told apart.
    pub(super) owner: Option<u16>,
    /// Whether it came back from the second tier.
    pub(super) returned: bool,
    /// Whether somebody has begun it.
    pub(super) begun: bool,
}

/// What is true of a line however the desk stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineRule {
    /// Rises by one priority each so many hours; never if infinite.
    pub(super) ages_every: f64,
    /// Given up after so many hours; never if infinite.
    pub(super) expires_after: f64,
}

/// The lines of one tier.
pub(super) struct Lines {
    lines: Vec<VecDeque<Alert>>,
    rules: Vec<LineRule>,
    /// A bit for each line that is not empty, the first line's the lowest.
    waiting: u64,
    ages: bool,
    expires: bool,
}

impl Lines {
    pub(super) fn new(rules: Vec<LineRule>) -> Self {
        Self {
            lines: rules.iter().map(|_| VecDeque::new()).collect(),
            waiting: 0,
            ages: rules.iter().any(|rule| rule.ages_every < f64::INFINITY),
            expires: rules.iter().any(|rule| rule.expires_after < f64::INFINITY),
            rules,
        }
    }

    #[inline]
    pub(super) fn join(&mut self, line: usize, alert: Alert) {
        self.lines[line].push_back(alert);
        self.waiting |= 1 << line;
    }

    pub(super) fn put_back(&mut self, line: usize, alert: Alert) {
        self.lines[line].push_front(alert);
        self.waiting |= 1 << line;
    }

    pub(super) fn length(&self, line: usize) -> usize {
        self.lines[line].len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting == 0
    }

    pub(super) fn alerts(&self, line: usize) -> impl Iterator<Item = &Alert> {
        self.lines[line].iter()
    }

    /// Takes the next one out of its line; `given_up` hears of those found that waited too long.
    #[inline]
    pub(super) fn take(&mut self, now: f64, given_up: impl FnMut(usize, Alert)) -> Option<(usize, Alert)> {
        if self.expires {
            self.give_up(now, given_up);
        }
        if self.waiting == 0 {
            return None;
        }
        let line = if self.ages { self.most_urgent(now) } else { self.waiting.trailing_zeros() as usize };
        let alert = self.lines[line].pop_front()?;
        if self.lines[line].is_empty() {
            self.waiting &= !(1 << line);
        }
        Some((line, alert))
    }

    /// Takes out all that waited too long.
    pub(super) fn give_up(&mut self, now: f64, mut given_up: impl FnMut(usize, Alert)) {
        if !self.expires {
            return;
        }
        for (line, rule) in self.rules.iter().enumerate() {
            let alerts = &mut self.lines[line];
            // Work that somebody has begun stands in front and stays.
            let begun = alerts.iter().take_while(|alert| alert.begun).count();
            while let Some(alert) =
                alerts.get(begun).filter(|alert| now - alert.joined > rule.expires_after).copied()
            {
                alerts.remove(begun);
                given_up(line, alert);
            }
            if alerts.is_empty() {
                self.waiting &= !(1 << line);
            }
        }
    }

    fn most_urgent(&self, now: f64) -> usize {
        let mut left = self.waiting;
        let mut best = (usize::MAX, f64::INFINITY, 0);
        while left != 0 {
            let line = left.trailing_zeros() as usize;
            left &= left - 1;
            let Some(alert) = self.lines[line].front() else { continue };
            let rises = ((now - alert.joined) / self.rules[line].ages_every) as usize;
            // Line 0 is the incidents', above which nothing rises.
            let level = if line == 0 { 0 } else { line.saturating_sub(rises).max(1) };
            if (level, alert.joined) < (best.0, best.1) {
                best = (level, alert.joined, line);
            }
        }
        best.2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(joined: f64, number: u64) -> Alert {
        Alert { came: joined, joined, left: 1.0, number, owner: None, returned: false, begun: false }
    }

    const NEITHER: LineRule = LineRule { ages_every: f64::INFINITY, expires_after: f64::INFINITY };

    fn order(rules: [LineRule; 3], alerts: &[(usize, f64)], now: f64) -> (Vec<usize>, Vec<usize>) {
        let mut lines = Lines::new(rules.to_vec());
        for (number, (line, joined)) in alerts.iter().enumerate() {
            lines.join(*line, alert(*joined, number as u64));
        }
        let mut given_up = Vec::new();
        let mut taken = Vec::new();
        while let Some((_, alert)) = lines.take(now, |_, alert| given_up.push(alert.number as usize)) {
            taken.push(alert.number as usize);
        }
        assert!(lines.is_empty());
        (taken, given_up)
    }

    #[test]
    fn the_first_priority_is_taken_first_and_within_one_the_oldest() {
        let alerts = [(2, 0.0), (1, 1.0), (2, 0.5), (1, 2.0), (0, 3.0)];
        assert_eq!(order([NEITHER; 3], &alerts, 4.0).0, [4, 1, 3, 0, 2]);
    }

    #[test]
    fn an_alert_that_has_waited_rises_to_the_priority_above_and_then_the_oldest_is_first() {
        let ages = LineRule { ages_every: 2.0, ..NEITHER };
        let alerts = [(1, 3.0), (2, 1.5), (2, 2.5)];
        // At 4.0 the alert of 1.5 has risen once, and is older than the one that was always first.
        assert_eq!(order([NEITHER, NEITHER, ages], &alerts, 4.0).0, [1, 0, 2]);
    }

    #[test]
    fn what_waited_too_long_is_given_up_unless_it_was_begun() {
        let expires = LineRule { expires_after: 1.0, ..NEITHER };
        assert_eq!(order([NEITHER, NEITHER, expires], &[(2, 0.0), (2, 3.5)], 4.0), (vec![1], vec![0]));
        let mut lines = Lines::new(vec![NEITHER, expires]);
        lines.join(1, alert(0.5, 8));
        lines.put_back(1, Alert { begun: true, ..alert(0.0, 7) });
        lines.give_up(9.0, |line, alert| assert_eq!((line, alert.number), (1, 8)));
        assert_eq!(lines.length(1), 1);
        assert_eq!(lines.alerts(1).map(|alert| alert.number).collect::<Vec<_>>(), [7]);
    }
}
