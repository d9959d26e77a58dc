//! Which key does what: a key with what is held beside it, and the keys that a person has chosen.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use egui::{Key, Modifiers};
use serde::{Deserialize, Serialize};

use super::actions::KeyAction;

/// A key with what has to be held beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Whether Ctrl (on a Mac: Command) is held.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Binding {
    /// What was pressed, if it can be the key of an action: Tab belongs to the focus.
    pub fn of_press(key: Key, modifiers: Modifiers) -> Option<Self> {
        (key != Key::Tab).then_some(Self {
            ctrl: modifiers.command || modifiers.ctrl,
            shift: modifiers.shift,
            alt: modifiers.alt,
            key,
        })
    }

    /// Whether a press is this one. A plus needs Shift on many keyboards, and an equals sign is the same key.
    pub fn is(self, key: Key, modifiers: Modifiers) -> bool {
        let same_key = key == self.key || self.key == Key::Plus && key == Key::Equals;
        let shift = modifiers.shift == self.shift || self.key == Key::Plus;
        same_key && shift && modifiers.alt == self.alt && (modifiers.command || modifiers.ctrl) == self.ctrl
    }
}

impl fmt::Display for Binding {
    /// As on a key cap: `O`, `Ctrl+Plus`, `⏎`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                formatter.write_str(name)?;
            }
        }
        formatter.write_str(match self.key {
            Key::Enter => "⏎",
            Key::Escape => "Esc",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Plus => "+",
            Key::Minus => "−",
            key => key.name(),
        })
    }
}

impl FromStr for Binding {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut binding = Self {
            ctrl: false,
            shift: false,
            alt: false,
            key: Key::Space,
        };
        let mut rest = text;
        while let Some((held, more)) = rest.split_once('+').filter(|(_, more)| !more.is_empty()) {
            match held {
                "Ctrl" => binding.ctrl = true,
                "Shift" => binding.shift = true,
                "Alt" => binding.alt = true,
                _ => return Err(format!("“{held}” cannot be held beside a key; Ctrl, Shift and Alt can")),
            }
            rest = more;
        }
        binding.key = Key::from_name(rest).ok_or_else(|| format!("there is no key “{rest}”"))?;
        Ok(binding)
    }
}

/// Keys that an action can be given when all others are taken.
const SPARE: [Key; 9] = [
    Key::F2,
    Key::F3,
    Key::F4,
    Key::F5,
    Key::F6,
    Key::F7,
    Key::F8,
    Key::F9,
    Key::F12,
];

/// The keys that are not as designed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<KeyAction, String>", into = "BTreeMap<KeyAction, String>")]
pub struct KeyBindings(BTreeMap<KeyAction, StoredBinding>);

/// A binding in the map, comparable by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct StoredBinding(Binding);

impl KeyBindings {
    /// The key of an action.
    pub fn of(&self, action: KeyAction) -> Binding {
        self.0.get(&action).map_or_else(|| action.designed(), |stored| stored.0)
    }

    /// Gives an action a key. Whatever had it in the same place gets another one: the key that this action had, else its own as
    /// designed, else one of the function keys. So each action always has a key, and no key means two things in one place.
    pub fn bind(&mut self, action: KeyAction, binding: Binding) {
        let before = self.of(action);
        self.put(action, binding);
        let displaced = KeyAction::ALL.into_iter().filter(|other| self.clash(*other, action));
        for other in displaced.collect::<Vec<_>>() {
            let spare = SPARE.map(|key| Binding {
                ctrl: false,
                shift: false,
                alt: false,
                key,
            });
            let mut wanted = [before, other.designed()].into_iter().chain(spare);
            let free = wanted.find(|key| {
                let takes_it = |taken: KeyAction| taken != other && !other.shares_with(taken) && self.of(taken) == *key;
                !KeyAction::ALL.into_iter().any(takes_it)
            });
            if let Some(free) = free {
                self.put(other, free);
            }
        }
    }

    /// Whether two different actions have one key in one place.
    fn clash(&self, one: KeyAction, other: KeyAction) -> bool {
        one != other && !one.shares_with(other) && self.of(one) == self.of(other)
    }

    fn put(&mut self, action: KeyAction, binding: Binding) {
        if binding == action.designed() {
            self.0.remove(&action);
        } else {
            self.0.insert(action, StoredBinding(binding));
        }
    }

    /// Whether all keys are as designed.
    pub fn are_as_designed(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<BTreeMap<KeyAction, String>> for KeyBindings {
    type Error = String;

    fn try_from(read: BTreeMap<KeyAction, String>) -> Result<Self, String> {
        let mut bindings = Self::default();
        for (action, text) in read {
            bindings.put(action, text.parse()?);
        }
        // An action that is younger than the file may have been designed for a key that is taken there.
        for action in bindings.0.keys().copied().collect::<Vec<_>>() {
            bindings.bind(action, bindings.of(action));
        }
        Ok(bindings)
    }
}

impl From<KeyBindings> for BTreeMap<KeyAction, String> {
    fn from(bindings: KeyBindings) -> Self {
        let written = |binding: Binding| {
            let mut text = String::new();
            for (held, name) in [
                (binding.ctrl, "Ctrl+"),
                (binding.shift, "Shift+"),
                (binding.alt, "Alt+"),
            ] {
                text.push_str(if held { name } else { "" });
            }
            text + binding.key.name()
        };
        let stored = bindings.0.into_iter();
        stored.map(|(action, stored)| (action, written(stored.0))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_of_one_place_have_the_same_key() {
        let bindings = KeyBindings::default();
        for action in KeyAction::ALL {
            for other in KeyAction::ALL {
                let same = action != other && bindings.of(action) == bindings.of(other);
                assert!(
                    !same || action.shares_with(other),
                    "{action:?} and {other:?} have one key"
                );
            }
        }
    }

    #[test]
    fn a_key_that_is_taken_is_exchanged() {
        let mut bindings = KeyBindings::default();
        bindings.bind(KeyAction::Hold, KeyAction::Mute.designed());
        assert_eq!(bindings.of(KeyAction::Hold).key, Key::M);
        assert_eq!(bindings.of(KeyAction::Mute).key, Key::O);
        bindings.bind(KeyAction::Mute, KeyAction::Mute.designed());
        assert!(bindings.are_as_designed());
    }

    #[test]
    fn however_keys_are_changed_none_means_two_things_in_one_place() {
        let mut seed = 1_u64;
        let mut below = |limit: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % limit
        };
        let mut bindings = KeyBindings::default();
        for _ in 0..2_000 {
            let action = KeyAction::ALL[below(KeyAction::ALL.len())];
            let wanted = KeyAction::ALL[below(KeyAction::ALL.len())].designed();
            bindings.bind(action, wanted);
            assert_eq!(bindings.of(action), wanted);
            for one in KeyAction::ALL {
                for other in KeyAction::ALL {
                    assert!(!bindings.clash(one, other), "{one:?} and {other:?} have one key");
                }
            }
        }
    }

    #[test]
    fn a_file_from_before_an_action_was_there_leaves_no_key_with_two_meanings() {
        let old = BTreeMap::from([(KeyAction::Hold, KeyAction::CloseNotice.designed().key.name().to_owned())]);
        let bindings = KeyBindings::try_from(old).unwrap();
        assert_eq!(bindings.of(KeyAction::Hold), KeyAction::CloseNotice.designed());
        assert!(!bindings.clash(KeyAction::Hold, KeyAction::CloseNotice));
    }

    #[test]
    fn bindings_are_written_and_read() {
        for action in KeyAction::ALL {
            let mut bindings = KeyBindings::default();
            bindings.put(
                action,
                Binding {
                    alt: true,
                    ..action.designed()
                },
            );
            let written: BTreeMap<KeyAction, String> = bindings.clone().into();
            assert_eq!(KeyBindings::try_from(written), Ok(bindings));
        }
        assert!("Hyper+O".parse::<Binding>().is_err());
        assert!("Nothing".parse::<Binding>().is_err());
    }

    #[test]
    fn a_plus_is_a_plus_on_every_keyboard() {
        let plus = KeyAction::ZoomIn.designed();
        let held = Modifiers {
            ctrl: true,
            command: true,
            ..Modifiers::NONE
        };
        assert!(plus.is(Key::Plus, held | Modifiers::SHIFT));
        assert!(plus.is(Key::Equals, held));
        assert!(!plus.is(Key::Equals, Modifiers::NONE));
    }
}
