//! Tests that run in a headless browser, as WebAssembly: what only a browser has, and that the engines give there what they
//! give natively. `cargo xtask test` runs them.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "../same_results.rs"]
mod same_results;
mod storage;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_engines_give_in_the_browser_what_they_give_natively() {
    let Some(native) = option_env!("WATCHFLOOR_SAME_RESULTS") else {
        panic!("the native results are not here: run this with `cargo xtask test`");
    };
    assert_eq!(same_results::as_line(), native);
}
