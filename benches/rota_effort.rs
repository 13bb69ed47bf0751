//! A fixed effort of the search on published instances, natively; `cargo xtask verify rota-in-browser` puts a browser's worker beside it.
//! The instances are handed over in `WATCHFLOOR_INSTANCES` (see `support/published.rs`).

use std::time::Instant;

#[path = "../examples/curtois/format.rs"]
#[expect(dead_code, reason = "nothing is written here")]
mod format;
#[path = "support/published.rs"]
mod published;

fn main() {
    let start = Instant::now();
    let instances = std::env::var("WATCHFLOOR_INSTANCES").unwrap_or_default();
    for line in published::lines(&instances, || start.elapsed().as_secs_f64()) {
        println!("{line}");
    }
}
