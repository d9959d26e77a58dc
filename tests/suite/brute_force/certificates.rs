//! Parts of the certificate against every play: marks by ending, the chance of passing by guessing, lengths, contradictions.

use std::collections::{BTreeMap, BTreeSet};

use rolecall::sim::program::Program;
use rolecall::sim::program::compile::compile;
use rolecall::sim::program::state::State;
use rolecall::sim::prove::chance::{WHOLE, most_turns, random_play};
use rolecall::sim::prove::contradictions::contradictions;
use rolecall::sim::prove::effort::Effort;
use rolecall::sim::prove::lengths::lengths;
use rolecall::sim::prove::ranges::ending_marks;
use rolecall::sim::rules::model::Severity;
use rolecall::sim::score::value::Valuation;

use super::checked;
use super::every_play::{End, EveryPlay, Sum, plus};
use super::plays::World;

const SCENARIOS: u64 = 120;
const WEIGHTS: [i64; 3] = [40, 30, 30];
/// As the generator writes them: pass mark, and floors of the dimensions.
const PASS: i64 = 80;
const FLOORS: [i64; 3] = [0, 0, 80];

/// What a sum of points is judged by.
struct Marks {
    best: Sum,
    credits: Sum,
}

impl Marks {
    fn new(world: &World<'_>) -> impl Fn(&str) -> Self {
        move |drawn| {
            let play = world.begin(drawn);
            let found = [0, 1, 2].map(|d| world.most(&play, &|points| i128::from(points[d])));
            let breakable = &found[0].breakable;
            let mut credits = [0; 3];
            for concern in ["x", "y", "z"] {
                let charged = world.rules.iter().filter(|rule| rule.concern.value == concern);
                let points = charged.filter_map(|rule| match &rule.severity {
                    Severity::Critical => None,
                    Severity::Major(points) | Severity::Minor(points) => {
                        breakable.contains(&rule.id.value).then_some(i64::from(points.value))
                    }
                });
                credits[2] += points.max().unwrap_or(0);
            }
            let best = [0, 1, 2].map(|d| found[d].most as i64 + credits[d]);
            Self { best, credits }
        }
    }

    /// A share in tenths of a hundred, half away from zero; what is not measured is full.
    fn tenths(part: i64, whole: i64) -> i64 {
        if whole <= 0 {
            return 1000;
        }
        let rounded = (part.abs() * 2000 + whole) / (2 * whole);
        rounded * part.signum()
    }

    fn dimension(&self, sum: Sum, d: usize) -> i64 {
        Self::tenths(sum[d] + self.credits[d], self.best[d])
    }

    fn overall(&self, sum: Sum) -> i64 {
        let measured: Vec<usize> = (0..3).filter(|d| self.best[*d] > 0).collect();
        let product: i64 = measured.iter().map(|d| self.best[*d]).product();
        let part = measured
            .iter()
            .map(|d| WEIGHTS[*d] * (sum[*d] + self.credits[*d]) * (product / self.best[*d]))
            .sum();
        let whole = measured.iter().map(|d| WEIGHTS[*d] * product).sum();
        Self::tenths(part, whole)
    }

    fn reaches_floor(&self, sum: Sum, d: usize) -> bool {
        self.best[d] <= 0 || self.dimension(sum, d) >= FLOORS[d] * 10
    }

    fn passes(&self, sum: Sum) -> bool {
        self.overall(sum) >= PASS * 10 && (0..3).all(|d| self.reaches_floor(sum, d))
    }
}

/// Marks by ending: the least and the most overall, then of each dimension.
type Ranges = BTreeMap<String, [(i64, i64); 4]>;

fn ranges(marks: &Marks, ends: &BTreeSet<(End, Sum)>) -> Ranges {
    let mut ranges = Ranges::new();
    for (end, earned) in ends {
        for form in end.forms() {
            let sum = plus(*earned, form);
            let of = [
                marks.overall(sum),
                marks.dimension(sum, 0),
                marks.dimension(sum, 1),
                marks.dimension(sum, 2),
            ];
            let known = ranges.entry(end.ending.clone()).or_insert(of.map(|mark| (mark, mark)));
            for (range, mark) in known.iter_mut().zip(of) {
                *range = (range.0.min(mark), range.1.max(mark));
            }
        }
    }
    ranges
}

fn proved_ranges(program: &Program, valuation: &Valuation) -> Ranges {
    let marks = ending_marks(program, valuation, &valuation.graph.components()).into_iter();
    marks
        .map(|marks| {
            let ranges = [
                marks.overall,
                marks.dimensions[0],
                marks.dimensions[1],
                marks.dimensions[2],
            ];
            let ranges = ranges.map(|range| (range.least.unwrap().0, range.most.0));
            (program.place_name(marks.ending).to_owned(), ranges)
        })
        .collect()
}

/// Endings that contradict marks, by name, and whether nobody passes and nobody fails.
#[derive(Debug, PartialEq, Eq, Default)]
struct Contradicted {
    endings: BTreeSet<String>,
    nobody_passes: bool,
    nobody_fails: bool,
}

fn contradicted(marks: &Marks, ends: &BTreeSet<(End, Sum)>) -> Contradicted {
    let mut found = Contradicted {
        nobody_passes: true,
        nobody_fails: true,
        ..Contradicted::default()
    };
    for (end, earned) in ends {
        let sums: Vec<Sum> = end.forms().into_iter().map(|form| plus(*earned, form)).collect();
        let passing = sums.iter().filter(|sum| !end.critical && marks.passes(**sum)).count();
        found.nobody_passes &= passing == 0;
        found.nobody_fails &= passing == sums.len();
        // With the best after-call work for each measure by itself.
        let could_pass = !end.critical
            && sums.iter().any(|sum| marks.overall(*sum) >= PASS * 10)
            && (0..3).all(|d| sums.iter().any(|sum| marks.reaches_floor(*sum, d)));
        let contradicts = match end.ending.as_str() {
            "good" => !could_pass,
            "gone" | "missed" => passing > 0,
            _ => false,
        };
        if contradicts {
            found.endings.insert(end.ending.clone());
        }
    }
    found
}

fn proved_contradictions(program: &Program, start: &State, valuation: &Valuation, place: &str) -> Contradicted {
    let components = valuation.graph.components();
    let (found, is_incomplete) = contradictions(program, start, valuation, &components, &Effort::states(1));
    assert!(!is_incomplete, "{place}");
    let is_told = |code: &str| found.iter().any(|contradiction| contradiction.code == code);
    let of_endings = found
        .iter()
        .filter(|contradiction| contradiction.code == "ending-contradicts-mark");
    Contradicted {
        nobody_passes: is_told("impossible-pass"),
        nobody_fails: is_told("certain-pass"),
        endings: of_endings
            .filter_map(|contradiction| contradiction.ending)
            .map(|ending| program.place_name(ending).to_owned())
            .collect(),
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn certificates_equal_what_every_play_comes_to() {
    let mut seen = [0; 4];
    let (mut compared, mut measured) = (0, 0);
    for seed in 0..SCENARIOS {
        let checked = checked(seed);
        let program = compile(&checked, "cn").unwrap();
        let world = World::new(&checked.scenario, &checked.rulebook);
        let marks_of = Marks::new(&world);
        for (index, (start, _)) in program.starts().into_iter().enumerate() {
            let drawn = ["no", "yes"][index];
            let place = format!("SEED={seed} drawn={drawn}");
            let valuation = Valuation::new(&program, &start, 1_000_000).unwrap();
            let marks = marks_of(drawn);
            assert_eq!(valuation.best.map(i64::from), marks.best, "{place}");
            let Some(every) = EveryPlay::walk(&world, world.begin(drawn)) else {
                continue;
            };
            let Some(ends) = every.ends(&world) else { continue };
            compared += 1;

            assert_eq!(
                proved_ranges(&program, &valuation),
                ranges(&marks, &ends),
                "{place}: marks by ending"
            );

            let proved = lengths(&program, &valuation.graph, &valuation.graph.components()).unwrap();
            if let Some((fewest, most)) = every.lengths() {
                assert_eq!(
                    (proved.shortest, proved.longest),
                    (fewest, Some(most)),
                    "{place}: lengths"
                );
                measured += 1;
            }

            let steps = most_turns(&valuation.graph, &valuation.graph.components());
            let mut passes = 0.0;
            for (end, earned, share) in every.at_random(&world) {
                let forms = end.random_forms().into_iter();
                let passing = forms.filter(|(form, _)| !end.critical && marks.passes(plus(earned, *form)));
                passes += share * passing.map(|(_, share)| share).sum::<f64>();
            }
            let proved = random_play(&program, &valuation, steps, &Effort::states(1)).unwrap();
            assert_eq!(proved.unknown, 0, "{place}");
            let proved = proved.passes as f64 / WHOLE as f64;
            assert!((proved - passes).abs() < 1e-9, "{place}: {proved} and {passes}");

            let contradicted = contradicted(&marks, &ends);
            assert_eq!(
                proved_contradictions(&program, &start, &valuation, &place),
                contradicted,
                "{place}: contradictions"
            );
            seen[0] += usize::from(passes > 0.0);
            seen[1] += usize::from(contradicted.endings.contains("good"));
            seen[2] += usize::from(contradicted.endings.contains("gone"));
            seen[3] += usize::from(contradicted.nobody_passes);
        }
    }
    assert!(
        compared > 40 && measured > 40,
        "only {compared} starts are small enough, and {measured} without circles"
    );
    assert!(
        seen.iter().all(|times| *times > 0),
        "something is never tried: {seen:?}"
    );
}
