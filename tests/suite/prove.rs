//! The certificate: every finding of a proof is caused by its example and shown by a play, and allowances of findings are minded.

mod allowances;
mod causes;
mod causes_in_countries;
mod countries;
mod cues;
mod efforts;
mod examples;
mod languages;
mod long_calls;
mod many_reasons;
mod places;
mod repeats;
mod what_follows;
mod witnesses;
