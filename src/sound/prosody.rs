//! The melody of a murmur: as many syllables as the text has, with stress or tones, phrases that sink, and pauses at its marks.

use super::delivery::Mood;
use crate::sim::rng::Stream;
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Feeling;

/// A murmur is not longer than this, however long the text.
const MOST_SYLLABLES: usize = 150;
const LATIN_SYLLABLE_SECS: f32 = 0.165;
const CHINESE_SYLLABLE_SECS: f32 = 0.195;

/// One syllable without a word in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Syllable {
    /// How long it sounds.
    pub secs: f32,
    /// The silence behind it.
    pub pause_secs: f32,
    /// Pitch at its beginning and its end, in semitones from the voice's middle.
    pub pitch: [f32; 2],
    /// How loud, with 1 for a stressed one.
    pub strength: f32,
    /// Which vowel, by number.
    pub vowel: u32,
    /// What comes before the vowel.
    pub onset: Onset,
}

/// How a syllable begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onset {
    /// A hum with a closed mouth.
    Hum,
    /// A short stop.
    Stop,
    /// A rush of breath.
    Breath,
    /// Straight on from the vowel before.
    Glide,
}

/// A syllable of the text before it has a pitch.
struct Beat {
    is_chinese: bool,
    is_stressed: bool,
    tone: u32,
    /// The mark behind it, if there is one.
    mark: Option<char>,
}

/// The melody of a text in a mood.
pub(super) fn melody(text: &str, mood: Mood, manner: Manner, chance: &mut Stream) -> Vec<Syllable> {
    let mut beats = beats(text);
    beats.truncate(MOST_SYLLABLES);
    let mut syllables = Vec::with_capacity(beats.len());
    for phrase in beats.split_inclusive(|beat| beat.mark.is_some()) {
        let mark = phrase.last().and_then(|beat| beat.mark).unwrap_or('.');
        for (index, beat) in phrase.iter().enumerate() {
            let place = index as f32 / (phrase.len().max(2) - 1) as f32;
            let left = phrase.len() - 1 - index;
            syllables.push(syllable(beat, place, left, mark, mood, manner, chance));
        }
    }
    syllables
}

fn syllable(
    beat: &Beat,
    place: f32,
    left: usize,
    mark: char,
    mood: Mood,
    manner: Manner,
    chance: &mut Stream,
) -> Syllable {
    let mut shake = |reach: f32| (chance.below(2_001) as f32 / 1_000.0 - 1.0) * reach;
    let strain = mood.strain();
    let (pace, range) = pace_and_range(mood, manner);
    // A phrase begins high and sinks; a question rises in its last syllables.
    let mut height = 2.5 - 5.0 * place;
    if is_question(mark) && left < 2 {
        height += 5.0 - 1.5 * left as f32;
    }
    if is_call(mark) {
        height += 1.0;
    }
    let (from, to) = if beat.is_chinese {
        [(2.5, 2.5), (-1.5, 2.5), (-2.0, -4.5), (3.0, -3.0), (-1.0, -2.0)][beat.tone as usize % 5]
    } else if beat.is_stressed {
        (1.5, 2.0)
    } else {
        (0.0, -1.0)
    };
    let pitch = [from, to].map(|tone| (height + tone) * range + shake(0.4 + 0.5 * strain));
    let base = if beat.is_chinese {
        CHINESE_SYLLABLE_SECS
    } else {
        LATIN_SYLLABLE_SECS
    };
    let stress = match (beat.is_chinese, beat.is_stressed) {
        (true, _) => 1.0,
        (false, true) => 1.2,
        (false, false) => 0.78,
    };
    let last = if left == 0 { 1.35 } else { 1.0 };
    let secs = base * stress * last * (1.0 + shake(0.14)) / pace;
    let loud = if beat.is_stressed || beat.is_chinese { 1.0 } else { 0.66 };
    // The more tense, the more uneven.
    let strength = (loud * (1.0 - 0.22 * place) * (1.0 + shake(0.1 + 0.3 * strain))).max(0.2);
    let pause_secs = if left == 0 { pause_at(mark) / pace } else { 0.0 };
    Syllable {
        secs,
        pause_secs,
        pitch,
        strength,
        vowel: chance.next(),
        onset: match chance.below(10) {
            0..=2 => Onset::Hum,
            3..=6 => Onset::Stop,
            7..=8 => Onset::Breath,
            _ => Onset::Glide,
        },
    }
}

/// How fast, and how wide the melody is, each with 1 as ordinary.
fn pace_and_range(mood: Mood, manner: Manner) -> (f32, f32) {
    let strain = mood.strain();
    let (pace, range) = match mood.feeling {
        Feeling::Anger => (1.05, 1.25),
        Feeling::Fear => (1.08, 1.05),
        Feeling::Sorrow => (0.84, 0.65),
        Feeling::Shame => (0.9, 0.7),
        Feeling::Calm => (1.0, 1.0),
    };
    let (faster, wider) = match manner {
        Manner::Shouting | Manner::Sharp => (1.05, 1.25),
        Manner::Hurried => (1.2, 1.0),
        Manner::Laughing => (1.05, 1.4),
        Manner::Crying | Manner::Hesitant | Manner::Sighing => (0.88, 0.85),
        Manner::Cold | Manner::Quiet => (0.94, 0.6),
        Manner::Plain | Manner::Whispering | Manner::Warm | Manner::Background => (1.0, 1.0),
    };
    (
        pace * faster * (0.93 + 0.17 * strain),
        range * wider * (0.85 + 0.4 * strain),
    )
}

fn beats(text: &str) -> Vec<Beat> {
    let mut beats: Vec<Beat> = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() && character < '\u{2e80}' || matches!(character, '\'' | '’') {
            word.push(character);
            continue;
        }
        latin_word(&word, &mut beats);
        word.clear();
        if character >= '\u{2e80}' && character.is_alphabetic() {
            beats.push(Beat {
                is_chinese: true,
                is_stressed: true,
                tone: u32::from(character),
                mark: None,
            });
        } else if pause_at(character) > 0.0
            && let Some(last) = beats.last_mut()
        {
            last.mark = Some(character);
        }
    }
    latin_word(&word, &mut beats);
    beats
}

/// A beat for each group of vowels; the first of a longer word is stressed. Digits are a beat each.
fn latin_word(word: &str, beats: &mut Vec<Beat>) {
    let is_vowel = |letter: char| "aeiouyAEIOUY".contains(letter);
    let mut count = word.chars().filter(char::is_ascii_digit).count();
    let mut was_vowel = false;
    for letter in word.chars() {
        count += usize::from(is_vowel(letter) && !was_vowel);
        was_vowel = is_vowel(letter);
    }
    if word.len() > 3 && word.ends_with('e') && !word.ends_with("le") && count > 1 {
        count -= 1;
    }
    let letters = word.chars().filter(|letter| letter.is_alphanumeric()).count();
    for index in 0..count.max(usize::from(letters > 0)) {
        beats.push(Beat {
            is_chinese: false,
            is_stressed: index == 0 && letters > 3,
            tone: 0,
            mark: None,
        });
    }
}

fn is_question(mark: char) -> bool {
    matches!(mark, '?' | '？')
}

fn is_call(mark: char) -> bool {
    matches!(mark, '!' | '！')
}

/// How long a mark is, in seconds; 0 for what is no mark.
fn pause_at(mark: char) -> f32 {
    match mark {
        ',' | '，' | '、' | ';' | '；' | ':' | '：' | '–' | '—' => 0.14,
        '.' | '。' | '!' | '！' | '?' | '？' => 0.3,
        '…' => 0.4,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        beats(text).len()
    }

    #[test]
    fn syllables_are_counted() {
        for (text, syllables) in [
            ("I ended that plan six months ago.", 9),
            ("take the little table", 6),
            ("半年前就退了。", 6),
            ("每月72元", 5),
            ("", 0),
            ("…!?", 0),
        ] {
            assert_eq!(count(text), syllables, "{text}");
        }
    }

    #[test]
    fn a_question_rises_and_a_statement_sinks() {
        let end = |text: &str| {
            let melody = melody(text, Mood::EVEN, Manner::Plain, &mut Stream::new("test", 1));
            melody.last().unwrap().pitch[1] - melody[0].pitch[0]
        };
        assert!(end("Are you coming over?") > end("We are coming over.") + 3.0);
    }
}
