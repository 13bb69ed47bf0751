//! Which line of a list is which, where entries are told apart by their date and dates are changed?
//!
//! A line keeps its place and its number while its entry moves to another date, so that who types in it is not thrown out of it.

use chrono::NaiveDate;

/// A line: a number of its own, and the date of its entry by now.
pub type Line = (u32, NaiveDate);

/// The lines of entries on these dates, after the lines before. Where one date went and one came, the entry was moved.
pub fn lines(before: &[Line], dates: &[NaiveDate]) -> Vec<Line> {
    let gone: Vec<u32> = before.iter().filter(|(_, date)| !dates.contains(date)).map(|(at, _)| *at).collect();
    let come: Vec<NaiveDate> =
        dates.iter().copied().filter(|date| !before.iter().any(|(_, known)| known == date)).collect();
    if let ([moved], [to]) = (&gone[..], &come[..]) {
        return before.iter().map(|(at, date)| (*at, if at == moved { *to } else { *date })).collect();
    }
    let free = before.iter().map(|(at, _)| at + 1).max().unwrap_or(0);
    let kept = before.iter().copied().filter(|(at, _)| !gone.contains(at));
    kept.chain((free..).zip(come)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, day).unwrap()
    }

    #[test]
    fn an_entry_that_moves_to_another_date_stays_in_its_line() {
        let first = lines(&[], &[day(1), day(2), day(3)]);
        assert_eq!(first, [(0, day(1)), (1, day(2)), (2, day(3))]);
        let moved = lines(&first, &[day(2), day(3), day(9)]);
        assert_eq!(moved, [(0, day(9)), (1, day(2)), (2, day(3))]);
        assert_eq!(lines(&moved, &[day(1), day(2), day(3)]), first, "and back");
    }

    #[test]
    fn a_new_entry_is_the_last_line_and_no_line_gets_the_number_of_another() {
        let first = lines(&[], &[day(1), day(5)]);
        let more = lines(&first, &[day(1), day(2), day(5)]);
        assert_eq!(more, [(0, day(1)), (1, day(5)), (2, day(2))]);
        let fewer = lines(&more, &[day(2), day(5)]);
        assert_eq!(fewer, [(1, day(5)), (2, day(2))]);
        assert_eq!(lines(&fewer, &[day(7), day(8)]), [(3, day(7)), (4, day(8))], "another person's");
    }
}
