//! The clock of a call: time passes, deadlines come, and timers can be stretched.

use super::event::CallEvent;
use super::machine::{Call, MOST_STEPS};
use crate::sim::program::Stage;
use crate::sim::program::step::Move;
use crate::sim::time::Millis;

/// How far timers are stretched. No value and no mark depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Timers {
    /// As the author wrote them.
    #[default]
    AsWritten,
    /// One and a half times.
    OneAndHalf,
    /// Twice.
    Twice,
    /// Ten times.
    TenTimes,
    /// No timers.
    Off,
}

impl Timers {
    /// The setting's word: `x1`, `x1.5`, `x2`, `x10`, `off`.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "x1" => Self::AsWritten,
            "x1.5" => Self::OneAndHalf,
            "x2" => Self::Twice,
            "x10" => Self::TenTimes,
            "off" => Self::Off,
            _ => return None,
        })
    }

    /// The setting's word; [`Timers::from_word`] reads it.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsWritten => "x1",
            Self::OneAndHalf => "x1.5",
            Self::Twice => "x2",
            Self::TenTimes => "x10",
            Self::Off => "off",
        }
    }

    /// The next setting with more time; nothing when there are no timers any more.
    pub fn longer(self) -> Option<Self> {
        match self {
            Self::AsWritten => Some(Self::OneAndHalf),
            Self::OneAndHalf => Some(Self::Twice),
            Self::Twice => Some(Self::TenTimes),
            Self::TenTimes => Some(Self::Off),
            Self::Off => None,
        }
    }
}

impl Call {
    /// Lets time pass, deadline by deadline, so that waiting twice equals waiting once for as long.
    pub(super) fn wait(&mut self, time: Millis, events: &mut Vec<CallEvent>) {
        let mut left = time;
        while !self.finished {
            match self.until_deadline() {
                Some(until) if until <= left => {
                    left.0 -= until.0;
                    self.pass(until);
                    let made = match self.program.stage(&self.state) {
                        Stage::Ringing => Move::Miss,
                        Stage::OnHold | Stage::OnHoldTooLong => Move::Overrun,
                        _ => Move::Expire,
                    };
                    self.make(made, events);
                }
                _ => {
                    self.pass(left);
                    return;
                }
            }
        }
    }

    fn pass(&mut self, time: Millis) {
        self.elapsed.0 += time.0;
        match self.program.stage(&self.state) {
            Stage::OnHold | Stage::OnHoldTooLong => self.on_hold.0 += time.0,
            Stage::Ringing | Stage::Deciding => self.on_this.0 += time.0,
            Stage::Over => {}
        }
    }

    /// Time until the next deadline, if a timer runs; none does in a call that has had all of its steps.
    pub fn until_deadline(&self) -> Option<Millis> {
        if self.steps.len() >= MOST_STEPS {
            return None;
        }
        let (whole, passed) = match self.program.stage(&self.state) {
            Stage::Ringing => (self.stretched(self.program.ring)?, self.on_this),
            Stage::OnHold | Stage::OnHoldTooLong => (self.stretched(self.program.hold.as_ref()?.limit)?, self.on_hold),
            Stage::Deciding => {
                let (within, _) = self.decision()?.timer.as_ref()?;
                (Millis(self.speaking.0 + self.stretched(*within)?.0), self.on_this)
            }
            Stage::Over => return None,
        };
        Some(Millis(whole.0.saturating_sub(passed.0)))
    }

    /// The span of the running timer after stretching, the time to speak left out.
    pub fn timer_span(&self) -> Option<Millis> {
        match self.program.stage(&self.state) {
            Stage::Ringing => self.stretched(self.program.ring),
            Stage::OnHold | Stage::OnHoldTooLong => self.stretched(self.program.hold.as_ref()?.limit),
            Stage::Deciding => self.stretched(self.decision()?.timer.as_ref()?.0),
            Stage::Over => None,
        }
    }

    fn stretched(&self, time: Millis) -> Option<Millis> {
        match self.timers {
            Timers::AsWritten => Some(time),
            Timers::OneAndHalf => Some(Millis(time.0 * 3 / 2)),
            Timers::Twice => Some(Millis(time.0 * 2)),
            Timers::TenTimes => Some(Millis(time.0 * 10)),
            Timers::Off => None,
        }
    }
}
