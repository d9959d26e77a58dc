//! Marking: what assessors say about a session, and what it adds up to.
//!
//! # The design in one page
//!
//! A mark is computed by replaying the record; people do not write it, they judge it. Whatever a person says is an **event**
//! ([`event`]): who (a key), about what (a session and the head of its record, or a scenario and its hash), when, and what. Events
//! are signed, are never changed and never removed, and no two programs write to one file.
//!
//! *The format* is a contract with files that must be read for ever: a line `JSON TAB signature LF`, the exact bytes before the TAB
//! are signed, and nothing is ever serialised again to check it. An event's **hash** is SHA-256 of `rolecall/mark/v1`, a NUL and these
//! bytes. `prev` names the event before it in its file, and `seen` the last events in other files of the same key that its writer
//! had read. So the events of one key form a graph without circles ([`ancestry`]): a later word replaces an earlier one exactly
//! if its writer knew the earlier one, and the clock on the wall decides nothing. The same person on two machines that did not know
//! of each other says two things; if they differ, that is a conflict, and it is shown.
//!
//! *What stands* ([`standing`]) is a pure function of the set of all events of one session, of what the replay gives
//! ([`judged`]), of the forms that events name and of the faults that were found in the scenario. The order in which files are read
//! changes nothing. Each event either counts or is listed with the reason why it does not; none is dropped silently.
//!
//! - An assessor confirms or overrides each dimension, leaves a turn out, fills in a form, gives one global rating, and **closes**.
//!   Before that his marks count for nobody. After it he can only go on if he **reopens** with a reason.
//! - A second assessor is **blind** until he has closed his own marks ([`blind`]). Whoever wants to look earlier signs an event that
//!   says so, and marks that he gives afterwards are shown as not blind.
//! - Nobody has closed: the computed mark stands, provisionally. One has closed: his marks. Several agree: theirs. They differ:
//!   none, until a **moderation** names the closing events of at least two of them.
//! - A **dispute** is pinned to a turn and proposes a higher mark. Its answer comes from a key that neither raised it nor gave the
//!   mark, and grants a mark that is not below the disputed one. What was granted is a floor under the dimension's mark.
//! - A **fault** in a scenario ([`voiding`]) gives back what was lost by it, in every record of that scenario. Both marks are kept.
//!   A mark that a person has set stays, unless the computed mark without the fault is higher.
//! - A record that was stopped, or that is open, has no mark. For an exam somebody decides void, resume or fail.
//! - The mark of a dimension that a person has set is in tenths. The overall mark is the weighted mean of the dimensions, exact until
//!   it is rounded once ([`share`]).
//!
//! Neither disputes nor faults lower a mark because both only ever take a maximum or add something that is not negative; a
//! later event of theirs cannot make an earlier one of theirs invalid.
//!
//! This folder knows no keys: whoever reads a file brings the function that checks a signature.

pub mod ancestry;
pub mod blind;
pub mod event;
pub mod fault_effect;
pub mod fault_place;
pub mod form;
pub mod judged;
pub mod share;
pub mod standing;
pub mod told_order;
pub mod voiding;
