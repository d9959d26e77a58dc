//! How a mood changes a voice while it plays: pace, pitch and loudness.
//!
//! A clip is made once and played in any mood, so the mood acts by a few per cent of its playback rate, which moves pitch and pace
//! together, and by its loudness. The murmur is made anew each time and follows the mood by itself.

use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Feeling;

/// The mood of whoever speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mood {
    /// 0 to 100.
    pub tension: u8,
    /// What stands behind it.
    pub feeling: Feeling,
}

impl Mood {
    /// Somebody of whom no mood is known.
    pub const EVEN: Self = Self {
        tension: 30,
        feeling: Feeling::Calm,
    };

    /// Tension as 0 to 1.
    pub(super) fn strain(self) -> f32 {
        f32::from(self.tension.min(100)) / 100.0
    }
}

/// What the player does with a clip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delivery {
    /// The playback rate: 1 is as recorded. Between 0.92 and 1.08.
    pub rate: f32,
    /// Added to the loudness, in decibels. Between -14 and 4.
    pub gain_decibels: f32,
}

impl Delivery {
    /// Nothing is changed.
    pub const AS_IT_IS: Self = Self {
        rate: 1.0,
        gain_decibels: 0.0,
    };
}

/// How a line is played in a mood. The trainee's own lines are played as they are.
pub fn delivery(mood: Mood, manner: Manner) -> Delivery {
    let by_feeling = match mood.feeling {
        Feeling::Anger => 0.01,
        Feeling::Fear => 0.02,
        Feeling::Sorrow => -0.03,
        Feeling::Shame => -0.02,
        Feeling::Calm => 0.0,
    };
    let rate = 0.975 + 0.065 * mood.strain() + by_feeling;
    let gain_decibels = match manner {
        Manner::Shouting => 3.5,
        Manner::Sharp => 1.5,
        Manner::Laughing | Manner::Hurried => 0.5,
        Manner::Plain | Manner::Warm | Manner::Cold | Manner::Hesitant => 0.0,
        Manner::Crying => -1.5,
        Manner::Sighing => -2.5,
        Manner::Quiet => -4.0,
        Manner::Whispering => -7.0,
        Manner::Background => -12.0,
    };
    Delivery {
        rate: rate.clamp(0.92, 1.08),
        gain_decibels,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tension_hastens_and_sorrow_slows() {
        let rate = |tension, feeling| delivery(Mood { tension, feeling }, Manner::Plain).rate;
        assert!(rate(100, Feeling::Anger) > rate(50, Feeling::Anger));
        assert!(rate(40, Feeling::Sorrow) < rate(40, Feeling::Calm));
        assert!((delivery(Mood::EVEN, Manner::Plain).rate - 1.0).abs() < 0.01);
        for tension in [0, 50, 100, 255] {
            for feeling in [
                Feeling::Anger,
                Feeling::Fear,
                Feeling::Sorrow,
                Feeling::Shame,
                Feeling::Calm,
            ] {
                assert!((0.92..=1.08).contains(&rate(tension, feeling)));
            }
        }
    }

    #[test]
    fn a_whisper_is_quieter_than_a_shout() {
        let gain = |manner| delivery(Mood::EVEN, manner).gain_decibels;
        assert!(gain(Manner::Whispering) < gain(Manner::Plain) && gain(Manner::Plain) < gain(Manner::Shouting));
    }
}
