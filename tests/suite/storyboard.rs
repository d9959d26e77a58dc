//! Storyboards and tables for translators: out and in without loss, drafts as people write them, sheets that somebody has broken.

mod commands;
mod drafts;
mod hostile;
mod in_place;
mod round_trip;
mod translators;
