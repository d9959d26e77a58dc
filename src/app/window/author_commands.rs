//! Carries out what a person asks for on the author screen.

use super::Screen;
use super::commands::Desk;
use super::trying::TryOut;
use crate::app::panels::author_state::AuthorTab;
use crate::app::ui_command::UiCommand;

impl Desk<'_, '_> {
    /// Back from a play to the author screen, or from that to where it was opened.
    pub(super) fn close_author(&mut self) {
        match &mut self.authoring.0 {
            Some(authored) if authored.trying.is_some() => authored.trying = None,
            _ => {
                let mut back = Screen::Title;
                if let Some(authored) = self.authoring.0.take() {
                    back = authored.opened_on;
                    if let Some(good) = authored.good.as_ref().filter(|_| authored.view.broken.is_none()) {
                        self.shelf.take_mended(good);
                    }
                    let (id, seen) = authored.into_seen();
                    self.authoring.1.insert(id, seen);
                }
                self.next.set(back);
            }
        }
    }

    /// What is asked for on the author screen.
    pub(super) fn author(&mut self, wish: UiCommand) {
        let locale = self.locale();
        let Some(authored) = &mut self.authoring.0 else { return };
        let needs_a_good_file = matches!(wish, UiCommand::Prove | UiCommand::Simulate | UiCommand::PlayFrom(_));
        if needs_a_good_file && (authored.trapped.is_some() || authored.good.is_none()) {
            self.overlay.mention(self.settings.words.text("author-mend-first"));
            return;
        }
        match wish {
            UiCommand::Prove => {
                authored.prove(&self.waker);
                self.panels.author.tab = AuthorTab::Certificate;
                self.overlay.mention(self.settings.words.text("author-working"));
            }
            UiCommand::Simulate => {
                authored.simulate(&self.waker);
                self.panels.author.tab = AuthorTab::Statistics;
                self.overlay.mention(self.settings.words.text("author-working"));
            }
            UiCommand::StopWork => {
                authored.stop();
                self.overlay.mention(self.settings.words.text("author-stopped"));
            }
            UiCommand::PlayFrom(from) => {
                let begun = authored.good.as_ref().map(|good| TryOut::begin(good, &from, locale));
                match begun {
                    Some(Ok(trying)) => {
                        authored.trying = Some(trying);
                        self.overlay.mention(self.settings.words.text("author-play-about"));
                    }
                    Some(Err(why)) => self.overlay.warn(why),
                    None => {}
                }
            }
            _ => {}
        }
    }
}
