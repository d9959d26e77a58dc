//! Pitch and pace of a line: what age and manner do to the voice that a speech program is asked for.

use crate::sim::scenario::flow::Manner;

/// The age at which a voice is as its configuration says.
const MIDDLE_AGE: i16 = 40;

/// What a speech program is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// 0 to 99 with 50 as the program's ordinary pitch, as `espeak-ng -p` has it.
    pub pitch: u8,
    /// Words a minute.
    pub speed: u16,
    /// How much longer than ordinary it takes, in per cent; the inverse of the pace.
    pub length: u16,
    /// Without voice, under the breath.
    pub whispered: bool,
}

/// The tone of a line, for a voice with this ordinary pitch and speed.
pub fn tone(pitch: u8, speed: u16, age: u8, manner: Manner) -> Tone {
    let (higher, pace) = of_manner(manner);
    let years = i16::from(age) - MIDDLE_AGE;
    // A voice sinks a little with the years, and slows down late.
    let pitch = i16::from(pitch) + higher - (years / 6).clamp(-4, 6);
    let slowness = (years - 25).clamp(0, 30) / 2;
    let pace = u32::from(pace) * (100 - slowness.unsigned_abs()) as u32 / 100;
    Tone {
        pitch: pitch.clamp(0, 99) as u8,
        speed: (u32::from(speed) * pace / 100).clamp(80, 450) as u16,
        length: (10_000 / pace.max(1)).clamp(40, 250) as u16,
        whispered: manner == Manner::Whispering,
    }
}

/// Steps of pitch, and the pace in per cent.
fn of_manner(manner: Manner) -> (i16, u16) {
    match manner {
        Manner::Plain | Manner::Background => (0, 100),
        Manner::Shouting => (14, 106),
        Manner::Sharp => (6, 107),
        Manner::Whispering => (-2, 94),
        Manner::Crying => (7, 90),
        Manner::Cold => (-5, 96),
        Manner::Hurried => (4, 118),
        Manner::Laughing => (8, 104),
        Manner::Hesitant => (1, 90),
        Manner::Sighing => (-6, 88),
        Manner::Quiet => (-4, 91),
        Manner::Warm => (1, 97),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_and_manner_move_the_voice() {
        let plain = tone(50, 180, 40, Manner::Plain);
        assert_eq!((plain.pitch, plain.speed, plain.length), (50, 180, 100));
        let old = tone(50, 180, 80, Manner::Plain);
        assert!(old.pitch < plain.pitch && old.speed < plain.speed && old.length > plain.length);
        let shouting = tone(50, 180, 40, Manner::Shouting);
        assert!(shouting.pitch > plain.pitch && shouting.speed > plain.speed);
        assert!(tone(50, 180, 40, Manner::Whispering).whispered);
        for age in [0, 18, 120, 255] {
            let edge = tone(99, u16::MAX, age, Manner::Shouting);
            assert!(edge.pitch <= 99 && edge.speed <= 450);
        }
    }
}
