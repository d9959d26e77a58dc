//! The system's Chinese font, behind ours. It is large, so it is read only when a call or a note has a character that ours lack.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::settings::Settings;
use super::shelf::Shelf;
use super::wake::Waker;
use crate::app::theme::fonts;
use crate::store::system_font::read_first_font;

/// The bytes of a font and its face, if the system has one.
type Found = Option<(Vec<u8>, u32)>;

/// How far the search for a font has come.
#[derive(Resource, Default)]
enum SystemFont {
    /// The calls have not been looked through.
    #[default]
    NotLooked,
    /// Nothing is lacking so far; what is typed is watched.
    NotNeeded,
    /// It is being read.
    Reading(Mutex<Receiver<Found>>),
    /// It is there, or there is none.
    Done,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SystemFont>();
    app.add_systems(EguiPrimaryContextPass, look_for_lacking_characters);
}

fn look_for_lacking_characters(
    mut contexts: EguiContexts,
    mut font: ResMut<SystemFont>,
    shelf: Res<Shelf>,
    settings: Res<Settings>,
    waker: Res<Waker>,
    mut passes: Local<u8>,
) -> Result {
    let context = contexts.ctx_mut()?;
    // The fonts of a theme are there from the second pass on.
    *passes = passes.saturating_add(1);
    if *passes < 3 {
        return Ok(());
    }
    match &mut *font {
        SystemFont::NotLooked => {
            let is_lacking = !fonts::lacking(context, characters_of_calls(&shelf)).is_empty();
            *font = if is_lacking {
                read(&waker)
            } else {
                SystemFont::NotNeeded
            };
        }
        SystemFont::NotNeeded => {
            let typed: String = context.input(|input| input.events.iter().filter_map(typed_text).collect());
            if !typed.is_ascii() && !fonts::lacking(context, typed.chars()).is_empty() {
                *font = read(&waker);
            }
        }
        SystemFont::Reading(receiver) => {
            let Ok(receiver) = receiver.get_mut() else {
                *font = SystemFont::Done;
                return Ok(());
            };
            if let Ok(found) = receiver.try_recv() {
                if let Some((bytes, face)) = found {
                    fonts::add_system_font(context, settings.words.locale(), bytes, face);
                }
                *font = SystemFont::Done;
            }
        }
        SystemFont::Done => {}
    }
    Ok(())
}

fn read(waker: &Waker) -> SystemFont {
    let (sender, receiver) = channel();
    let waker = waker.clone();
    let reading = std::thread::Builder::new()
        .name("system font".to_owned())
        .spawn(move || {
            let _ = sender.send(read_first_font(&fonts::SYSTEM_FONTS));
            waker.wake();
        });
    match reading {
        Ok(_) => SystemFont::Reading(Mutex::new(receiver)),
        Err(_) => SystemFont::Done,
    }
}

/// Every character that any file of a call has, beyond ASCII.
fn characters_of_calls(shelf: &Shelf) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for file in shelf.scenarios.iter().flat_map(|checked| checked.files.iter()) {
        // The packs and the bank's file belong to every call.
        if seen.insert(&file.name) {
            let text = String::from_utf8_lossy(&file.bytes);
            characters.extend(text.chars().filter(|character| !character.is_ascii()));
        }
    }
    characters
}

fn typed_text(event: &egui::Event) -> Option<String> {
    match event {
        egui::Event::Text(text) | egui::Event::Paste(text) | egui::Event::Ime(egui::ImeEvent::Commit(text)) => {
            Some(text.clone())
        }
        _ => None,
    }
}
