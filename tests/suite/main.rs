//! The one integration binary: each binary with Bevy takes long to link. A module is a subject; its first line says which.

#[cfg(feature = "assessor")]
mod agreement;
mod analytics;
mod blind;
#[cfg(feature = "assessor")]
mod broken_files;
mod brute_force;
mod calls;
mod case_numbers;
mod check;
mod chinese;
mod cli;
#[cfg(feature = "assessor")]
mod cohort;
mod crowd;
#[cfg(feature = "assessor")]
mod durability;
mod endings;
mod from_here;
mod golden;
mod golden_sessions;
mod help;
mod hostile;
mod json_words;
mod kill;
#[cfg(feature = "assessor")]
mod library;
#[cfg(feature = "assessor")]
mod marks;
mod money;
mod named;
mod own_calls;
#[cfg(feature = "panels")]
mod panels;
mod planted_faults;
mod prove;
mod reasons;
#[cfg(feature = "assessor")]
mod rehashed;
#[cfg(feature = "assessor")]
mod report;
mod step_costs;
mod store;
#[cfg(feature = "workshop")]
mod storyboard;
mod talking;
mod terminal;
mod tidy;
mod time;
#[cfg(feature = "assessor")]
mod trust;
mod unasked_hold;
mod vault;
#[cfg(feature = "workshop")]
mod voice;
#[cfg(feature = "assessor")]
mod what_if;
#[cfg(feature = "gui")]
mod window;
mod words;
mod writing;
