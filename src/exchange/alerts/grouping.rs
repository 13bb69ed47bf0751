//! How many pieces of work do the alerts of one rule on one host make, if those that come close together are one?
//!
//! *Fixed*: a group holds what comes at most N minutes after its first alert. *Sliding*: a group goes on as long as the
//! next alert comes at most N minutes after the latest one. Exactly N minutes later still belongs to the group. The order
//! of rows in the file does not matter: the times of a key are held (about four bytes for each, written as differences)
//! and sorted at the end.

use crate::domain::history::GroupWindow;

/// The times of one key, in the order in which they came, each written as the difference to the one before.
#[derive(Clone, Debug, Default)]
pub(super) struct KeyTimes {
    bytes: Vec<u8>,
    last: i64,
}

impl KeyTimes {
    pub(super) fn push(&mut self, micros: i64) {
        let step = micros.wrapping_sub(self.last);
        // The same time once more changes no group.
        if step == 0 && !self.bytes.is_empty() {
            return;
        }
        self.last = micros;
        // Zigzag and seven bits a byte, as in protocol buffers.
        let mut rest = ((step << 1) ^ (step >> 63)) as u64;
        while rest >= 128 {
            self.bytes.push(rest as u8 | 128);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
    }

    fn sorted(&self) -> Vec<i64> {
        let (mut times, mut last, mut value, mut shift) = (Vec::new(), 0_i64, 0_u64, 0);
        for byte in &self.bytes {
            value |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 {
                last = last.wrapping_add((value >> 1) as i64 ^ -((value & 1) as i64));
                times.push(last);
                (value, shift) = (0, 0);
            }
        }
        times.sort_unstable();
        times
    }

    /// When each of the groups that they make began.
    pub(super) fn group_starts(&self, minutes: u32, window: GroupWindow) -> impl Iterator<Item = i64> {
        let within = i64::from(minutes) * 60_000_000;
        let mut from: Option<i64> = None;
        self.sorted().into_iter().filter(move |time| {
            let joins = from.is_some_and(|from| time - from <= within);
            if !joins || window == GroupWindow::Sliding {
                from = Some(*time);
            }
            !joins
        })
    }

    pub(super) fn bytes_held(&self) -> usize {
        self.bytes.capacity() + size_of::<Self>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(minutes_of_alerts: &[i64], window: GroupWindow) -> usize {
        let mut times = KeyTimes::default();
        for minute in minutes_of_alerts {
            times.push(1_643_932_807_000_000 + minute * 60_000_000);
        }
        times.group_starts(10, window).count()
    }

    #[test]
    fn a_restarting_window_holds_together_what_a_fixed_one_splits() {
        let alerts = [0, 8, 16, 24];
        assert_eq!(groups(&alerts, GroupWindow::Fixed), 2);
        assert_eq!(groups(&alerts, GroupWindow::Sliding), 1);
    }

    #[test]
    fn exactly_ten_minutes_later_still_belongs_to_the_group_and_eleven_does_not() {
        assert_eq!(groups(&[0, 10], GroupWindow::Fixed), 1);
        assert_eq!(groups(&[0, 11], GroupWindow::Fixed), 2);
        assert_eq!(groups(&[0, 10, 20, 31], GroupWindow::Sliding), 2);
    }

    #[test]
    fn rows_in_any_order_make_the_same_groups() {
        for window in [GroupWindow::Fixed, GroupWindow::Sliding] {
            assert_eq!(groups(&[24, 0, 16, 8, 0, 100], window), groups(&[0, 0, 8, 16, 24, 100], window));
        }
        assert_eq!(groups(&[], GroupWindow::Fixed), 0);
    }

    #[test]
    fn a_group_began_with_its_first_alert() {
        let mut times = KeyTimes::default();
        [24, 0, 8, 16].iter().for_each(|minute| times.push(minute * 60_000_000));
        let starts: Vec<i64> = times.group_starts(10, GroupWindow::Fixed).collect();
        assert_eq!(starts, [0, 16 * 60_000_000]);
    }

    #[test]
    fn a_time_costs_about_four_bytes() {
        let mut times = KeyTimes::default();
        for second in 0..10_000_i64 {
            times.push(1_643_932_807_000_000 + second * 5_000_000);
        }
        assert!(times.bytes.len() <= 40_010, "{}", times.bytes.len());
        assert_eq!(times.sorted().len(), 10_000);
    }
}
