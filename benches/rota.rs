//! How long the page's search for a rota takes natively: `cargo bench --profile fast --no-default-features --bench rota`.
//! The sample's people with nobody planned, one search on each of two threads, each to its fixed effort, as the page does it.

use std::{sync::Arc, thread};
use watchfloor::{
    app::{
        job::{RotaSearch, run_find_rota},
        sample::sample,
    },
    base::Month,
};

#[path = "support/timing.rs"]
mod timing;

fn main() {
    let mut rota = (*sample(Month { year: 2027, month: 1 }).rota).clone();
    rota.rows.clear();
    let rota = Arc::new(rota);
    timing::timed("two searches at once, each to its end", 5, || {
        let searches: Vec<_> = (1..=2)
            .map(|seed| {
                let rota = Arc::clone(&rota);
                let how = RotaSearch { seed, few_changes: false, from: None };
                thread::spawn(move || run_find_rota(&rota, &[], how, || false, |_| {}).is_ok())
            })
            .collect();
        searches.into_iter().all(|search| search.join().unwrap_or(false))
    });
}
