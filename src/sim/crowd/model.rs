//! What a simulated trainee is: skills, habits, and how both are spread over a crowd.
//!
//! **The model.** A trainee has a skill from 0 (guesses) to 100 (expert) in each dimension. At a decision, every option has an exact
//! loss by dimension. A trainee takes an option with a chance that falls exponentially with the sum of `skill * loss`: the
//! multinomial logit of Luce (Individual Choice Behavior, 1959), in testing the nominal response model of Bock (Psychometrika 37,
//! 1972), in games the quantal response (Games and Economic Behavior 10, 1995, pages 6 to 38). At skill 0 all options are alike;
//! at skill 100 a point lost in a dimension makes an option `exp(-2)` times, about a seventh, as likely. A critical breach counts as six
//! points of compliance more: what fails a call whatever else happens is what trainees hear of first.
//! With a small chance a trainee slips and takes any option, whatever the skill: the upper asymptote below 1 of Barton and Lord
//! (Educational Testing Service RR-81-20, 1981).
//!
//! **The spread.** A skill is the sum of what a person is good at in general, of the dimension, and of the kind of call: that a
//! person does better in one case than in another is the largest part of the error of a performance test (Elstein, Shulman and
//! Sprafka, Medical Problem Solving, 1978; van der Vleuten and Schuwirth, Medical Education 39, 2005).
//! Each part is the sum of four even draws, which is nearly normal (Irwin; Hall; both Biometrika 19, 1927) and needs whole numbers only.
//!
//! The sizes are set so that the calls that the program ships with come to what is published of people: a reliability of .80 takes
//! about fifteen calls like them, as it takes about fifteen stations of an objective structured clinical examination. The mean skill
//! is set so that about half of a crowd passes one of these calls, where differences show best.
//!
//! **What it is not.** These sizes are assumptions, and reliability follows from them more than from the calls. A crowd finds
//! decisions that separate nobody, options that hardly anybody takes, and calls that are much harder than others. How reliable a
//! set of calls is with people, only people show.

/// The whole model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Model {
    /// How skills are spread.
    pub population: Population,
    /// What everybody does now and then.
    pub habits: Habits,
}

/// How skills are spread over a crowd; in points of skill, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Population {
    /// The mean skill.
    pub mean: i32,
    /// The standard deviation of the general skill.
    pub general: i32,
    /// The standard deviation of what is particular to a dimension.
    pub dimension: i32,
    /// The standard deviation of what is particular to a call, in each dimension.
    pub call: i32,
}

/// What everybody does now and then. Shares are in 65,536ths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Habits {
    /// The share of decisions at which a trainee slips and takes any option.
    pub slip: u32,
    /// The share of timed decisions at which somebody without care lets the time run out; with full care nobody does. What it costs
    /// is not weighed: nobody decides to be slow.
    pub expire: u32,
    /// How present a hold is to a trainee, where an option is 65,536. What it costs is weighed as for an option; so for the rest.
    pub hold: u32,
    /// How present it is, on hold, to let the promised time pass.
    pub overrun: u32,
    /// How present it is to hang up, to transfer or to miss a call, each.
    pub leave: u32,
    /// How present it is to leave a list of the after-call work blank.
    pub blank: u32,
    /// Whether trainees look things up before they answer: each time with a chance in per cent that is their care.
    pub looks_up: bool,
}

/// The skill of an expert in 64ths of the exponent for each point lost: a point counts `exp(-2)`.
pub const EXPERT: u32 = 128;
/// So many points of compliance more does a critical breach weigh.
pub const CRITICAL_POINTS: u16 = 6;

impl Model {
    /// The crowd that is simulated unless somebody says otherwise.
    pub const USUAL: Self = Self {
        population: Population {
            mean: 30,
            general: 10,
            dimension: 8,
            call: 26,
        },
        habits: Habits {
            slip: 1_311,
            expire: 1_311,
            hold: 655,
            overrun: 8_192,
            leave: 131,
            blank: 3_277,
            looks_up: true,
        },
    };

    /// A crowd in which all have one skill and no habits: they take options and nothing else.
    pub const fn all_alike(skill: i32) -> Self {
        Self {
            population: Population {
                mean: skill,
                general: 0,
                dimension: 0,
                call: 0,
            },
            habits: Habits {
                slip: 0,
                expire: 0,
                hold: 0,
                overrun: 0,
                leave: 0,
                blank: 0,
                looks_up: false,
            },
        }
    }
}
