//! What the tasks and the end-to-end tests share: where things are, a server for the built page, and the browser to drive.

pub mod browser;
pub mod paths;
pub mod site;
