//! A fixed effort of the search on published instances in a browser's worker. `cargo xtask verify rota-in-browser` hands the instances over
//! and puts the same beside it natively: the costs have to be the same, the time tells how quick WebAssembly is.
#![cfg(target_arch = "wasm32")]

#[path = "../../examples/curtois/format.rs"]
#[expect(dead_code, reason = "nothing is written here")]
mod format;
#[path = "../../benches/support/published.rs"]
mod published;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn published_instances_by_a_fixed_effort() {
    let Some(instances) = option_env!("WATCHFLOOR_INSTANCES") else {
        panic!("there are no instances here: run this with `cargo xtask verify rota-in-browser`");
    };
    let lines = published::lines(instances, || js_sys::Date::now() / 1e3);
    assert!(!lines.is_empty(), "no instance could be read");
    for line in lines {
        console_log!("{line}");
    }
}
