//! The published format: sections of lines with commas, read into the engine's model and written back.

use watchfloor::engine::rota::{CoverLine, Person, Problem, Request, Rota, ShiftType, Weight, Wish};

/// An instance with the names that its file uses.
pub(crate) struct Published {
    /// What is to be solved.
    pub(crate) problem: Problem,
    /// The names of the people.
    pub(crate) people: Vec<String>,
    /// The names of the shifts.
    pub(crate) shifts: Vec<String>,
}

/// A whole number; some files write `-0`.
fn number<T: TryFrom<i64>>(text: &str) -> Result<T, String> {
    let number = text.parse::<i64>().ok().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| format!("{text} is no number"))
}

fn place(names: &[String], name: &str) -> Result<usize, String> {
    names.iter().position(|each| each == name).ok_or_else(|| format!("{name} is unknown"))
}

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<Published, String> {
    let mut section = "";
    let mut rows: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
        if line.starts_with("SECTION_") {
            section = line;
        } else if !line.is_empty() && !line.starts_with('#') {
            rows.push((section, line.split(',').map(str::trim).collect()));
        }
    }
    let of = |name: &'static str| {
        rows.iter().filter(move |(section, _)| *section == name).map(|(_, cells)| cells.as_slice())
    };
    let shifts: Vec<String> = of("SECTION_SHIFTS").map(|cells| cells[0].to_owned()).collect();
    let people: Vec<String> = of("SECTION_STAFF").map(|cells| cells[0].to_owned()).collect();
    let mut problem = Problem::default();
    for cells in of("SECTION_HORIZON") {
        problem.days = number(cells[0])?;
    }
    for cells in of("SECTION_SHIFTS") {
        let next = cells.get(2).copied().unwrap_or_default().split('|').filter(|name| !name.is_empty());
        problem.shifts.push(ShiftType {
            minutes: number(field(cells, 1)?)?,
            forbidden_next: next.map(|name| place(&shifts, name)).collect::<Result<_, _>>()?,
            ..ShiftType::default()
        });
    }
    for cells in of("SECTION_STAFF") {
        problem.people.push(person(cells, &shifts)?);
    }
    for cells in of("SECTION_DAYS_OFF") {
        let who = place(&people, cells[0])?;
        for day in cells[1..].iter().filter(|day| !day.is_empty()) {
            problem.people[who].days_off.push(number(day)?);
        }
    }
    for (name, wish) in [("SECTION_SHIFT_ON_REQUESTS", Wish::On), ("SECTION_SHIFT_OFF_REQUESTS", Wish::Off)] {
        for cells in of(name) {
            let who = place(&people, cells[0])?;
            problem.people[who].requests.push(Request {
                day: number(field(cells, 1)?)?,
                shift: place(&shifts, field(cells, 2)?)?,
                wish,
                weight: Weight::Soft(number(field(cells, 3)?)?),
            });
        }
    }
    for cells in of("SECTION_COVER") {
        problem.cover.push(CoverLine {
            day: number(cells[0])?,
            shift: place(&shifts, field(cells, 1)?)?,
            group: None,
            wanted: number(field(cells, 2)?)?,
            under: Weight::Soft(number(field(cells, 3)?)?),
            over: Weight::Soft(number(field(cells, 4)?)?),
        });
    }
    Ok(Published { problem, people, shifts })
}

fn field<'a>(cells: &[&'a str], place: usize) -> Result<&'a str, String> {
    cells.get(place).copied().ok_or_else(|| format!("{} has no field {}", cells.join(","), place + 1))
}

/// ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff,
/// MaxWeekends.
fn person(cells: &[&str], shifts: &[String]) -> Result<Person, String> {
    let mut most_of_shift = vec![u32::MAX; shifts.len()];
    for cap in field(cells, 1)?.split('|').filter(|cap| !cap.is_empty()) {
        let (name, most) = cap.split_once('=').ok_or_else(|| format!("{cap} is no cap"))?;
        most_of_shift[place(shifts, name.trim())?] = number(most.trim())?;
    }
    Ok(Person {
        most_of_shift,
        max_minutes: number(field(cells, 2)?)?,
        min_minutes: number(field(cells, 3)?)?,
        max_days_in_row: number(field(cells, 4)?)?,
        min_days_in_row: number(field(cells, 5)?)?,
        min_days_off_in_row: number(field(cells, 6)?)?,
        max_weekends: number(field(cells, 7)?)?,
        ..Person::free(shifts.len())
    })
}

/// A rota as the judges of the benchmark read it.
pub(crate) fn written(rota: &Rota, people: &[String], shifts: &[String]) -> String {
    let mut text = String::new();
    for (person, row) in people.iter().zip(rota) {
        text.push_str(person);
        for cell in row {
            text.push(',');
            text.push_str(cell.map_or("-", |shift| &shifts[shift]));
        }
        text.push('\n');
    }
    text
}
