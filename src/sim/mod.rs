//! The simulator: pure rules of a call. It knows no window, no files and no clock.

pub mod analytics;
#[cfg(feature = "assessor")]
pub mod assessment;
pub mod call;
pub mod check;
#[cfg(feature = "assessor")]
pub mod cohort;
pub mod crowd;
pub mod diagnostic;
pub mod json_words;
pub mod library;
pub mod line_index;
pub mod program;
pub mod prove;
pub mod rng;
pub mod rules;
pub mod scenario;
pub mod score;
pub mod sentence;
pub mod session;
pub mod small_table;
pub mod storyboard;
pub mod time;
pub mod voice;
pub mod writing;
