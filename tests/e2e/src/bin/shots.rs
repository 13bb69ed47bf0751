//! Pictures of every page, on a laptop and a phone, light and dark, with the sample plan and an empty one: `cargo xtask shots`.

fn main() {}
