//! One simulated trainee: the skills that are drawn for a person, and for that person in one call.

use super::model::{EXPERT, Population};
use crate::sim::rng::Stream;

/// A person; skills are not yet cut to 0 and 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trainee {
    skills: [i32; 3],
    care: i32,
}

/// A person in one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallSkill {
    /// What a point lost in each dimension counts, in 64ths of the exponent, 0 to [`EXPERT`].
    pub sharpness: [u32; 3],
    /// The chance in per cent to look something up before answering.
    pub care: u32,
}

impl Trainee {
    /// Draws a person.
    pub fn draw(stream: &mut Stream, population: &Population) -> Self {
        let general = population.mean + deviate(stream, population.general);
        let skills = [0; 3].map(|_: i32| general + deviate(stream, population.dimension));
        let care = general + deviate(stream, population.dimension);
        Self { skills, care }
    }

    /// Draws what is particular to a call.
    pub fn in_call(&self, stream: &mut Stream, population: &Population) -> CallSkill {
        let sharpness = self.skills.map(|skill| {
            let skill = (skill + deviate(stream, population.call)).clamp(0, 100);
            skill.unsigned_abs() * EXPERT / 100
        });
        CallSkill {
            sharpness,
            care: self.care.clamp(0, 100).unsigned_abs(),
        }
    }
}

/// A number about 0 with this standard deviation: the four bytes of one draw, summed.
fn deviate(stream: &mut Stream, deviation: i32) -> i32 {
    // Four bytes sum to 510 on average, with a standard deviation of 147.8, which is 739 fifths.
    let sum: i32 = stream.next().to_le_bytes().into_iter().map(i32::from).sum();
    let scaled = (sum - 510) * deviation * 5;
    // Rounded to the nearest, so that the mean stays 0.
    (scaled + 739_i32 / 2 * scaled.signum()) / 739
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviates_have_mean_and_deviation() {
        let mut stream = Stream::new("test", 1);
        let drawn: Vec<i64> = (0..100_000).map(|_| i64::from(deviate(&mut stream, 20))).collect();
        let sum: i64 = drawn.iter().sum();
        let squares: i64 = drawn.iter().map(|number| number * number).sum();
        // The variance of 100,000 draws lies within 4 standard errors, 2 %, of 400.
        assert!(sum.abs() < 100_000 * 25 / 100, "{sum}");
        assert!((squares - 40_000_000).abs() < 800_000, "{squares}");
    }
}
