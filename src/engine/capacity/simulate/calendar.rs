//! Which of the awaited events comes next? A tree in which the earlier of each two goes up: setting a time and reading the first
//! one cost a step a level, whatever the order of events, and an event that is called off is only set to never.

/// When an event that is not awaited comes.
pub(super) const NEVER: f64 = f64::INFINITY;

#[derive(Clone, Copy)]
struct Node {
    time: f64,
    place: u32,
}

/// The time of each awaited event, by its place.
pub(super) struct Calendar {
    /// The first event at 1, the two it is the earlier of at 2 and 3, and so on; the events themselves in the second half.
    nodes: Vec<Node>,
    half: usize,
}

impl Calendar {
    /// For so many places, nothing awaited.
    pub(super) fn new(places: usize) -> Self {
        let half = places.max(2).next_power_of_two();
        let node = |index: usize| Node { time: NEVER, place: index.saturating_sub(half) as u32 };
        Self { nodes: (0..2 * half).map(node).collect(), half }
    }

    /// Sets when the event of a place comes.
    #[inline]
    pub(super) fn set(&mut self, place: usize, time: f64) {
        let mut at = self.half + place;
        let mut first = Node { time, place: place as u32 };
        self.nodes[at] = first;
        while at > 1 {
            let other = self.nodes[at ^ 1];
            at /= 2;
            first = if other.time < first.time { other } else { first };
            self.nodes[at] = first;
        }
    }

    /// When the event of a place comes.
    pub(super) fn time(&self, place: usize) -> f64 {
        self.nodes[self.half + place].time
    }

    /// When the next event comes, and its place.
    #[inline]
    pub(super) fn first(&self) -> (f64, usize) {
        let first = self.nodes[1];
        (first.time, first.place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_in_the_order_of_their_times_and_may_be_called_off() {
        let mut calendar = Calendar::new(5);
        assert_eq!(calendar.first().0, NEVER);
        for (place, time) in [(0, 4.0), (1, 2.0), (2, 9.0), (3, 1.0), (4, 3.0)] {
            calendar.set(place, time);
        }
        calendar.set(1, NEVER);
        calendar.set(3, 5.0);
        let mut order = Vec::new();
        while calendar.first().0 < NEVER {
            let (_, place) = calendar.first();
            order.push(place);
            calendar.set(place, NEVER);
        }
        assert_eq!(order, [4, 0, 3, 2]);
        assert_eq!(calendar.time(2), NEVER);
    }
}
