//! Reports: pages in a real browser, tables, workbooks, statements in a real store, and what must not get out of any of them.

mod access;
mod browser;
mod changed_timers;
mod chromium;
mod command;
mod filled;
mod group;
mod injection;
mod pages;
mod payloads;
mod played;
#[cfg(feature = "assessor")]
mod ralph;
mod signed;
mod skeleton;
mod standing;
mod statements;
mod tables;
mod tools;
mod weakest_rules;
