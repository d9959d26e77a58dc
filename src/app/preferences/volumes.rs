//! How loud each kind of sound is.

use serde::{Deserialize, Serialize};

/// Volumes from 0 (off) to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Volumes {
    /// Voices on the line.
    pub caller: u8,
    /// The telephone: ringing, tones, hold music.
    pub effects: u8,
    /// The office around you and the bed under the call.
    pub office: u8,
    /// Keys and buttons.
    pub interface: u8,
}

impl Default for Volumes {
    fn default() -> Self {
        Self {
            caller: 80,
            effects: 60,
            office: 40,
            interface: 40,
        }
    }
}

/// One of the volumes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VolumeKind {
    /// Voices on the line.
    Caller,
    /// The telephone.
    Effects,
    /// The office.
    Office,
    /// Keys and buttons.
    Interface,
}

impl VolumeKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Caller, Self::Effects, Self::Office, Self::Interface];
}

impl Volumes {
    /// No sound at all.
    pub const SILENT: Self = Self {
        caller: 0,
        effects: 0,
        office: 0,
        interface: 0,
    };

    /// One of them.
    pub fn of(&self, kind: VolumeKind) -> u8 {
        match kind {
            VolumeKind::Caller => self.caller,
            VolumeKind::Effects => self.effects,
            VolumeKind::Office => self.office,
            VolumeKind::Interface => self.interface,
        }
    }

    /// Changes one of them.
    pub fn set(&mut self, kind: VolumeKind, volume: u8) {
        let place = match kind {
            VolumeKind::Caller => &mut self.caller,
            VolumeKind::Effects => &mut self.effects,
            VolumeKind::Office => &mut self.office,
            VolumeKind::Interface => &mut self.interface,
        };
        *place = volume.min(100);
    }

    /// None above 100.
    pub fn in_range(mut self) -> Self {
        for kind in VolumeKind::ALL {
            self.set(kind, self.of(kind));
        }
        self
    }
}
