//! The panels as a person with a keyboard, with a screen reader, or with large text meets them; drawn without a window.

mod access;
mod at_the_phone;
mod author;
mod author_limits;
mod author_pictures;
mod briefing;
mod contested;
mod debrief;
mod fault;
mod glass;
mod groups;
mod groups_material;
mod groups_roster;
mod keyboard;
mod library;
mod library_before_any_key;
mod opened;
mod preferences;
mod review;
mod screens;
mod slips;
mod small_signs;
mod what_if;
