//! Watchfloor: the planner of a security operations centre (SOC) manager.
//!
//! One document, pure functions, many views. ARCHITECTURE.md has the layers and the invariants between them; this is the
//! map. Imports point down only.

pub mod app;
pub mod base;
pub mod chart;
pub mod document;
pub mod domain;
pub mod engine;
pub mod exchange;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

// The wall: nothing above knows a browser, Leptos or plotters.

#[cfg(feature = "browser")]
pub mod platform;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(feature = "worker")]
pub mod worker;
