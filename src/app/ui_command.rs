//! Everything that a person can ask for in the window. Panels return it; one system carries it out.

use std::path::PathBuf;

use crate::app::panels::author_state::AuthorTab;
use crate::app::preferences::Preferences;
use crate::app::theme::ThemeName;
use crate::sim::assessment::event::{Fault, Saying};
use crate::sim::call::command::Command;
use crate::sim::call::{FromHere, Timers};
use crate::sim::cohort::assignment::WantedAssignment;
use crate::sim::library::query::LibraryQuery;
use crate::sim::scenario::model::Kind;
use crate::view::review::WhatIfBranch;
use crate::words::Locale;

/// One wish of the person in front of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UiCommand {
    /// Show only calls of this kind, or all.
    Filter(Option<Kind>),
    /// Read the briefing of a call.
    OpenBriefing(String),
    /// Go on with the call that was left open.
    ContinueCall,
    /// Look again at the debrief of the newest finished call of the briefing that is read.
    LookBack,
    /// Back to the calls.
    ToTitle,
    /// Play under this country's rules.
    SetCountry(String),
    /// Stretch the timers.
    SetTimers(Timers),
    /// Take the call under the terms of an exam, or of practice.
    SetExam(bool),
    /// Begin the call.
    TakeCall,
    /// Back to before the newest answer; a new record begins.
    Rewind,
    /// A command for the call.
    Call(Command),
    /// Choose the option that is shown at this place, from 0.
    ChooseShown(usize),
    /// Show or hide the desktop when it is a drawer.
    ToggleDesktop,
    /// Show the list of keys.
    ToggleKeys,
    /// Open or close the menu.
    ToggleMenu,
    /// Leave the call; it can be continued later.
    LeaveCall,
    /// Stop the call for good; nobody is blamed.
    StopCall,
    /// Look at this step of the debrief.
    SelectStep(usize),
    /// Show the better line of this moment.
    ShowBetter(usize),
    /// Try again from this step: a new record begins, this one stays.
    TryAgain(usize),
    /// Change the language.
    SetLocale(Locale),
    /// Change the theme.
    SetTheme(ThemeName),
    /// Larger or smaller text, in steps of a tenth.
    Zoom(ZoomStep),
    /// Sound on or off.
    ToggleSound,
    /// Open or close the list of profiles.
    ToggleProfiles,
    /// Practise as the profile at this place of the list, or as nobody in particular.
    UseProfile(Option<usize>),
    /// Make a profile of this name and practise as it.
    AddProfile(String),
    /// Open or close the settings.
    ToggleSettings,
    /// These settings hold from now on.
    SetPreferences(Box<Preferences>),
    /// The whole screen, or a window again.
    ToggleFullScreen,
    /// Show the whole line that is being written.
    SkipLine,
    /// Hear the newest line of the other side again.
    ReplayLine,
    /// Put a notice away.
    DismissNotice,
    /// Open the call with this id in the author screen.
    OpenAuthor(String),
    /// Leave the author screen, back to where it was opened.
    CloseAuthor,
    /// Look at the place with this id in the author screen.
    SelectNode(String),
    /// Show this at the bottom of the author screen.
    AuthorTab(AuthorTab),
    /// Play the author's call from this place; nothing of it is recorded or marked.
    PlayFrom(FromHere),
    /// Prove the last good version of the author's call.
    Prove,
    /// Let simulated trainees play the last good version of the author's call.
    Simulate,
    /// Stop the proof or the simulation that is going on.
    StopWork,
    /// Show the library.
    OpenLibrary,
    /// Ask the library for this list.
    AskLibrary(Box<LibraryQuery>),
    /// Bring in the records of these files and folders.
    ImportRecords(Vec<PathBuf>),
    /// Review the session of this file, named below the folder of data.
    OpenReview(String),
    /// Leave the review, back to the library.
    CloseReview,
    /// Sign and save this about the session that is reviewed.
    Say(Box<Saying>),
    /// Say whose marks a fault of the call that is reviewed would change.
    AskFault(Fault),
    /// From now on the key with this name signs.
    SignWith(String),
    /// Make a key with this name to sign with.
    MakeKey(String),
    /// Judge the session that is reviewed by the form in this file too; without one, by the example.
    UseForm(Option<PathBuf>),
    /// Write the report of the session that is reviewed.
    WriteReport,
    /// Show what would have come of this beside the session that is reviewed; nothing of it is written or marked.
    WhatIf(WhatIfBranch),
    /// Leave the program.
    Quit,
    /// Show the groups of the roster.
    OpenGroups,
    /// Look at this group.
    ChooseGroup(String),
    /// Take a table over as the roster, or only say what that would change.
    TakeRoster {
        /// The table, a CSV file.
        path: PathBuf,
        /// Whether whoever is not in it leaves the roster.
        replace: bool,
        /// The SHA-256 of the table whose changes were shown: only that one is taken. None only shows them.
        seen: Option<String>,
    },
    /// Write the roster as a table.
    WriteRoster {
        /// The file.
        path: PathBuf,
        /// Whether whoever has played here and is in no group yet is in it too, with an empty group.
        everybody: bool,
        /// Whether a file that is there already is written over.
        writes_over: bool,
    },
    /// Give calls to a group or a person.
    Assign(Box<WantedAssignment>),
    /// Take the assignment with this id back.
    TakeBack(String),
    /// Leave the groups, back to the library.
    CloseGroups,
}

/// How text size changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoomStep {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As designed.
    Reset,
}
