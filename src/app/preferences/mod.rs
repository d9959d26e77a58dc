//! What a person has set for themselves: language, look, sound, pace, keys. Plain data; the window applies and saves it.

pub mod actions;
pub mod keys;
pub mod volumes;

use serde::{Deserialize, Serialize};

pub use actions::KeyAction;
pub use keys::{Binding, KeyBindings};
pub use volumes::Volumes;

/// The smallest and the largest text, in tenths of the designed size.
pub const ZOOM: std::ops::RangeInclusive<u8> = 7..=20;
/// The smallest and the largest lines of the conversation, in tenths of the other text.
pub const CAPTIONS: std::ops::RangeInclusive<u8> = 10..=20;

/// All settings. What a file leaves out is as designed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Code of the language; empty is the system's.
    pub locale: String,
    /// Whether the light theme is on.
    pub light: bool,
    /// Text size in tenths.
    pub zoom: u8,
    /// Size of the conversation's lines, in tenths of the other text.
    pub captions: u8,
    /// Whether anything is heard at all.
    pub sound: bool,
    /// How loud each kind of sound is.
    pub volumes: Volumes,
    /// Whether both ears hear the same.
    pub mono: bool,
    /// Whether voices sound as through a telephone; it costs intelligibility.
    pub telephone: bool,
    /// How fast a line is written while it is said.
    pub pace: Pace,
    /// Whether the face, the ribbon and the panels stand still.
    pub still: bool,
    /// Whether face and mood of the caller are hidden, as on a real telephone.
    pub hide_mood: bool,
    /// Whether each answer is commented on at once, in practice.
    pub feedback: bool,
    /// Keys that are not as designed.
    pub keys: KeyBindings,
}

/// How fast a line appears while it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Pace {
    /// As fast as people speak.
    Spoken,
    /// A little faster, so that reading keeps up.
    #[default]
    Brisk,
    /// At once.
    Instant,
}

impl Pace {
    /// All of them, the slowest first.
    pub const ALL: [Self; 3] = [Self::Spoken, Self::Brisk, Self::Instant];

    /// How many times as fast as speech; none is at once.
    pub fn factor(self) -> Option<f32> {
        match self {
            Self::Spoken => Some(1.0),
            Self::Brisk => Some(1.6),
            Self::Instant => None,
        }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            locale: String::new(),
            light: false,
            zoom: 10,
            captions: 10,
            sound: true,
            volumes: Volumes::default(),
            mono: false,
            telephone: true,
            pace: Pace::default(),
            still: false,
            hide_mood: false,
            feedback: false,
            keys: KeyBindings::default(),
        }
    }
}

impl Preferences {
    /// Reads settings; numbers out of range are moved into it.
    ///
    /// # Errors
    /// A sentence of the reader if the text is not a file of settings.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let mut read: Self = ron::from_str(text).map_err(|error| error.to_string())?;
        read.zoom = read.zoom.clamp(*ZOOM.start(), *ZOOM.end());
        read.captions = read.captions.clamp(*CAPTIONS.start(), *CAPTIONS.end());
        read.volumes = read.volumes.in_range();
        Ok(read)
    }

    /// The settings as a file.
    pub fn to_text(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Changes the text size by tenths, within its range; 0 is as designed.
    pub fn change_zoom(&mut self, by: i8) {
        self.zoom = match by {
            0 => 10,
            by => self.zoom.saturating_add_signed(by).clamp(*ZOOM.start(), *ZOOM.end()),
        };
    }

    /// The volumes in force.
    pub fn volumes_in_force(&self) -> Volumes {
        if self.sound { self.volumes } else { Volumes::SILENT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_first_version_is_read() {
        let read = Preferences::from_text("(locale: \"zh-Hans\", light: true, zoom: 14, sound: false)").unwrap();
        assert_eq!(
            (read.locale.as_str(), read.light, read.zoom, read.sound),
            ("zh-Hans", true, 14, false)
        );
        assert_eq!(read.volumes, Volumes::default());
    }

    #[test]
    fn what_is_written_is_read_back_and_numbers_stay_in_range() {
        let mut preferences = Preferences {
            zoom: 12,
            mono: true,
            pace: Pace::Instant,
            ..Preferences::default()
        };
        preferences.keys.bind(KeyAction::Hold, "Ctrl+H".parse().unwrap());
        assert_eq!(Preferences::from_text(&preferences.to_text()), Ok(preferences));
        let wild = Preferences::from_text("(zoom: 255, captions: 0, volumes: (caller: 200))").unwrap();
        assert_eq!((wild.zoom, wild.captions, wild.volumes.caller), (20, 10, 100));
        assert!(Preferences::from_text("(zoom: \"large\")").is_err());
    }
}
