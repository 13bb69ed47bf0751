//! L4: the browser: storage, files, clock, address, other tabs, worker.

mod build_id;
pub mod clock;
pub mod files;
pub mod hash;
pub mod persistence;
pub mod storage;
pub mod tabs;
pub mod worker;
pub mod zones;

pub use build_id::BUILD_ID;
