//! A voice without words: pulses of a glottis and breath, sent through the resonances of a mouth that moves from vowel to vowel.

use super::filter::Biquad;
use super::prosody::{Onset, Syllable};
use super::samples::{count, ratio};
use crate::sim::rng::Stream;

/// The resonances of vowels, for a man: centre in hertz.
const VOWELS: [[f32; 4]; 7] = [
    [520.0, 1_450.0, 2_480.0, 3_400.0],
    [800.0, 1_250.0, 2_500.0, 3_350.0],
    [700.0, 1_650.0, 2_450.0, 3_400.0],
    [520.0, 1_820.0, 2_520.0, 3_450.0],
    [560.0, 880.0, 2_400.0, 3_300.0],
    [330.0, 2_080.0, 2_750.0, 3_500.0],
    [380.0, 950.0, 2_300.0, 3_250.0],
];
const HUM: [f32; 4] = [260.0, 1_050.0, 2_200.0, 3_200.0];
const WIDTHS: [f32; 4] = [80.0, 110.0, 170.0, 250.0];
const WEIGHTS_DECIBELS: [f32; 4] = [0.0, -3.0, -12.0, -22.0];
/// The mouth does not jump: it comes this near to its aim in so many seconds.
const MOUTH_SECS: f32 = 0.032;
/// Filters are set anew after so many samples.
const STEP: usize = 32;

/// Whose throat it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Throat {
    /// The middle of the voice, in hertz.
    pub hertz: f32,
    /// The size of the resonances against a man's.
    pub scale: f32,
    /// The share of breath, 0 to 1; 1 is a whisper.
    pub breath: f32,
    /// How unsteady the pulses are, as a share of a period.
    pub roughness: f32,
    /// A trembling of the pitch, in semitones.
    pub tremble: f32,
}

/// Where the voice is while it sounds.
struct Mouth<'c> {
    throat: Throat,
    rate: u32,
    chance: &'c mut Stream,
    filters: [Biquad; 4],
    centres: [f32; 4],
    aim: [f32; 4],
    phase: f32,
    unsteady: f32,
    pulse_before: f32,
    loudness: f32,
    time: f32,
    voiced: Vec<f32>,
}

/// Lets a throat say syllables.
pub(super) fn sing(syllables: &[Syllable], throat: Throat, rate: u32, chance: &mut Stream) -> Vec<f32> {
    let mut mouth = Mouth {
        throat,
        rate,
        chance,
        filters: [0, 1, 2, 3].map(|index| Biquad::resonance(HUM[index] * throat.scale, WIDTHS[index], rate)),
        centres: HUM,
        aim: HUM,
        phase: 0.0,
        unsteady: 1.0,
        pulse_before: 0.0,
        loudness: 0.0,
        time: 0.0,
        voiced: Vec::new(),
    };
    for syllable in syllables {
        mouth.say(syllable);
    }
    mouth.pause(0.12);
    mouth.voiced
}

impl Mouth<'_> {
    fn say(&mut self, syllable: &Syllable) {
        let onset_secs: f32 = match syllable.onset {
            Onset::Hum => 0.055,
            Onset::Stop => 0.055,
            Onset::Breath => 0.05,
            Onset::Glide => 0.0,
        };
        let onset = count(self.rate, onset_secs.min(syllable.secs * 0.4));
        let length = count(self.rate, syllable.secs).max(1);
        let vowel = VOWELS[syllable.vowel as usize % VOWELS.len()];
        for index in 0..length {
            let place = index as f32 / length as f32;
            if index % STEP == 0 {
                self.aim = if index < onset && syllable.onset == Onset::Hum {
                    HUM
                } else {
                    vowel
                };
                self.move_mouth();
            }
            let is_onset = index < onset;
            // Loud in the middle, and hardly ever silent between two syllables.
            let arch = 0.22 + 0.78 * (std::f32::consts::PI * place.powf(0.75)).sin().max(0.0);
            let (voice, breath) = match syllable.onset {
                Onset::Hum if is_onset => (0.35, 0.0),
                Onset::Stop if is_onset => (0.0, if index + STEP > onset { 0.35 } else { 0.0 }),
                Onset::Breath if is_onset => (0.05, 0.28),
                _ => (arch, 0.0),
            };
            let semitones = syllable.pitch[0] + (syllable.pitch[1] - syllable.pitch[0]) * place;
            self.sample(semitones, voice * syllable.strength, breath * syllable.strength);
        }
        self.pause(syllable.pause_secs);
    }

    fn pause(&mut self, secs: f32) {
        for index in 0..count(self.rate, secs) {
            if index % STEP == 0 {
                self.move_mouth();
            }
            self.sample(-4.0, 0.0, 0.0);
        }
    }

    fn move_mouth(&mut self) {
        let step = 1.0 - (-(STEP as f32) / (MOUTH_SECS * self.rate as f32)).exp();
        let resonances = self.filters.iter_mut().zip(&mut self.centres).zip(self.aim).zip(WIDTHS);
        for (((filter, centre), aim), width) in resonances {
            *centre += (aim - *centre) * step;
            filter.change_to(&Biquad::resonance(*centre * self.throat.scale, width, self.rate));
        }
    }

    fn sample(&mut self, semitones: f32, voice: f32, rush: f32) {
        let rate = self.rate as f32;
        self.time += 1.0 / rate;
        // Muscles take their time, too.
        let speed = if voice > self.loudness { 0.012 } else { 0.018 };
        self.loudness += (voice - self.loudness) * (1.0 - (-1.0 / (speed * rate)).exp());
        let tremble = self.throat.tremble * (std::f32::consts::TAU * 5.4 * self.time).sin();
        let hertz = self.throat.hertz * 2.0_f32.powf((semitones + tremble) / 12.0) * self.unsteady;
        self.phase += hertz / rate;
        if self.phase >= 1.0 {
            self.phase -= 1.0;
            let shake = self.noise();
            self.unsteady = 1.0 + self.throat.roughness * shake;
        }
        let flow = glottal_flow(self.phase);
        let pulse = (flow - self.pulse_before) * rate / hertz.max(20.0);
        self.pulse_before = flow;
        let breath = self.noise() * (0.25 + flow);
        let share = self.throat.breath;
        let source = self.loudness * (pulse * (1.0 - share) * 0.25 + breath * share * 0.6) + self.noise() * rush * 0.3;
        let mut sound = 0.0;
        for (index, filter) in self.filters.iter_mut().enumerate() {
            // Neighbouring resonances in a row of tubes come out with opposite signs.
            let sign = if index % 2 == 0 { 1.0 } else { -1.0 };
            sound += filter.next(source) * ratio(WEIGHTS_DECIBELS[index]) * sign;
        }
        self.voiced.push(sound);
    }

    fn noise(&mut self) -> f32 {
        (self.chance.next() >> 8) as f32 / 8_388_608.0 - 1.0
    }
}

/// What flows through the glottis in one period: it opens slowly, closes fast, and rests (Rosenberg's pulse).
fn glottal_flow(phase: f32) -> f32 {
    const OPENS_UNTIL: f32 = 0.4;
    const CLOSED_FROM: f32 = 0.57;
    if phase < OPENS_UNTIL {
        0.5 - 0.5 * (std::f32::consts::PI * phase / OPENS_UNTIL).cos()
    } else if phase < CLOSED_FROM {
        (std::f32::consts::FRAC_PI_2 * (phase - OPENS_UNTIL) / (CLOSED_FROM - OPENS_UNTIL)).cos()
    } else {
        0.0
    }
}
