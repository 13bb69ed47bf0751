//! L4: the browser: storage, files, clock, route, worker.

mod build_id;

pub use build_id::BUILD_ID;
