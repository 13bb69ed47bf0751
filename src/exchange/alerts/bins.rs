//! Counts along time, in memory that follows the busy quarters and not the rows, whatever their order.

/// Alerts by bin.
#[derive(Clone, Debug, Default)]
pub(super) struct BinCounts {
    /// Runs as they came; merged whenever they doubled.
    runs: Vec<(i32, u32)>,
    merged: usize,
}

const FIRST_MERGE: usize = 64;

impl BinCounts {
    pub(super) fn add(&mut self, bin: i32, alerts: u32) {
        if let Some((last, count)) = self.runs.last_mut()
            && *last == bin
            && let Some(sum) = count.checked_add(alerts)
        {
            *count = sum;
            return;
        }
        if self.runs.len() >= FIRST_MERGE.max(2 * self.merged) {
            self.merge();
        }
        self.runs.push((bin, alerts));
    }

    /// Adds all counts of another.
    pub(super) fn add_all(&mut self, other: &Self) {
        other.runs.iter().for_each(|(bin, alerts)| self.add(*bin, *alerts));
    }

    /// All alerts.
    pub(super) fn total(&self) -> u64 {
        self.runs.iter().map(|(_, alerts)| u64::from(*alerts)).sum()
    }

    fn merge(&mut self) {
        self.runs.sort_unstable();
        self.runs.dedup_by(|later, kept| {
            let sum = (later.0 == kept.0).then(|| kept.1.checked_add(later.1)).flatten();
            if let Some(sum) = sum {
                kept.1 = sum;
            }
            sum.is_some()
        });
        self.merged = self.runs.len();
    }

    /// All counts, ascending by bin, each bin once, without zeros.
    pub(super) fn sorted(mut self) -> Vec<(i64, u64)> {
        self.merge();
        let mut bins: Vec<(i64, u64)> = Vec::with_capacity(self.runs.len());
        for (bin, count) in self.runs {
            match bins.last_mut() {
                Some((last, sum)) if *last == i64::from(bin) => *sum += u64::from(count),
                _ if count > 0 => bins.push((i64::from(bin), u64::from(count))),
                _ => {}
            }
        }
        bins
    }

    pub(super) fn bytes_held(&self) -> usize {
        self.runs.capacity() * 8 + size_of::<Self>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_do_not_depend_on_the_order_of_the_rows_and_stay_small() {
        let mut counts = BinCounts::default();
        for step in 0..100_000_u32 {
            // 7919 is prime: every bin of 500 comes 200 times, never twice in a row.
            counts.add((step.wrapping_mul(7919) % 500) as i32, 1);
        }
        assert!(counts.runs.capacity() <= 2048, "{}", counts.runs.capacity());
        assert_eq!(counts.sorted(), (0..500).map(|bin| (bin, 200)).collect::<Vec<_>>());
    }

    #[test]
    fn counts_beyond_32_bits_are_not_lost() {
        let mut counts = BinCounts::default();
        for _ in 0..3 {
            counts.add(7, u32::MAX);
        }
        assert_eq!(counts.sorted(), [(7, 3 * u64::from(u32::MAX))]);
    }
}
