//! Words of the page of the rota.

/// Words of a first rota, which become part of the plan.
#[derive(Clone, Copy, Debug)]
pub struct FirstRotaWords {
    /// Name and letter of the shifts: early, late, night, day, and those of twelve hours by day and by night.
    pub shifts: [(&'static str, &'static str); 6],
    /// What a person without a name is called.
    pub person: fn(usize) -> String,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct RotaPage {
    /// Of a first rota.
    pub first: FirstRotaWords,
}
