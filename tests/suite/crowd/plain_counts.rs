//! What is counted about a crowd, against lists that are kept whole and computed with plainly.

use rolecall::sim::analytics::call_statistics::CallStatistics;
use rolecall::sim::analytics::call_tally::CallTally;
use rolecall::sim::analytics::run::{Outcome, Run};
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::model::Model;
use rolecall::sim::crowd::play::Player;
use rolecall::sim::crowd::trainee::Trainee;
use rolecall::sim::rng::Stream;

use super::super::analytics::{near, plain_correlation};
use super::super::terminal::shipped;
use super::board;

/// One run as a plain list.
struct Kept {
    answers: Vec<PlainAnswer>,
    loss: i64,
    whole_mark: i64,
}

struct PlainAnswer {
    item: usize,
    offered: Vec<u8>,
    taken: Option<u8>,
    loss: i64,
    worst: i64,
}

fn runs(board: &Board, trainees: u64) -> (Vec<Kept>, CallStatistics) {
    let mut tally = CallTally::new(&board.program, &board.items);
    let mut player = Player::new(&Model::USUAL);
    let mut run = Run::default();
    let mut kept = Vec::new();
    for number in 0..trainees {
        let mut stream = Stream::new("plain", number);
        let trainee = Trainee::draw(&mut stream, &Model::USUAL.population);
        let skill = trainee.in_call(&mut stream, &Model::USUAL.population);
        player.play(board, &skill, &mut stream, &mut run, &mut |_| {});
        tally.add(&run);
        let answers = run.answers.iter().map(|answer| {
            let taken = match answer.outcome {
                Outcome::Took(option) => Some(option),
                _ => None,
            };
            let offered = answer.offered.iter().map(|offered| offered.option).collect();
            let worst = answer.offered.iter().map(|offered| offered.loss).max().unwrap_or(0);
            let worst = i64::from(worst.max(answer.loss));
            PlainAnswer {
                item: answer.item as usize,
                offered,
                taken,
                loss: i64::from(answer.loss),
                worst,
            }
        });
        kept.push(Kept {
            answers: answers.collect(),
            loss: run.loss,
            whole_mark: run.overall.0 / 10,
        });
    }
    let statistics = CallStatistics::new(&board.program, &board.items, &tally);
    (kept, statistics)
}

/// The shares among the weakest and the strongest 27 %: sorted by mark, and everybody with the mark at the border goes along.
fn ends(rows: &[(i64, f64, f64)]) -> Option<f64> {
    let mut marks: Vec<i64> = rows.iter().map(|row| row.0).collect();
    marks.sort_unstable();
    let needed = (rows.len() * 27).div_ceil(100);
    let (low, high) = (*marks.get(needed - 1)?, marks[marks.len() - needed]);
    if low >= high {
        return None;
    }
    let share = |inside: &dyn Fn(i64) -> bool| {
        let those = || rows.iter().filter(|row| inside(row.0));
        those().map(|row| row.1).sum::<f64>() / those().map(|row| row.2).sum::<f64>()
    };
    Some(share(&|mark| mark >= high) - share(&|mark| mark <= low))
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn items_and_options_have_the_figures_of_plain_lists() {
    // The call with the most varied ways comes first to hand; each has decisions, lists and notes.
    let board = board(&shipped()[0]);
    let (kept, statistics) = runs(&board, 700);
    let mut compared = 0;
    for (number, item) in statistics.items.iter().enumerate() {
        let first = |run: &Kept| -> Option<(i64, i64, f64, i64)> {
            let answer = run.answers.iter().find(|answer| answer.item == number)?;
            Some((
                answer.loss,
                answer.worst,
                (answer.loss - run.loss) as f64,
                run.whole_mark,
            ))
        };
        let found: Vec<_> = kept.iter().filter_map(first).collect();
        assert_eq!(item.answered, found.len() as u64, "{}", item.id);
        let own: Vec<f64> = found.iter().map(|row| -row.0 as f64).collect();
        let rest: Vec<f64> = found.iter().map(|row| row.2).collect();
        let (lost, worst) = (found.iter().map(|row| row.0), found.iter().map(|row| row.1));
        let avoided = 1.0 - lost.sum::<i64>() as f64 / worst.sum::<i64>() as f64;
        if let Some(difficulty) = item.difficulty {
            near(difficulty, avoided, 1e-9);
        }
        if let Some(correlation) = item.discrimination.item_rest {
            near(correlation, plain_correlation(&own, &rest), 1e-9);
            compared += 1;
        }
        let rows: Vec<_> = found
            .iter()
            .map(|row| (row.3, (row.1 - row.0) as f64, row.1 as f64))
            .collect();
        if let Some(index) = item.discrimination.upper_lower {
            near(index, ends(&rows).unwrap(), 1e-9);
        }
        for (option, shown) in item.options.iter().enumerate() {
            let offered = |run: &Kept| -> Option<(f64, f64, i64)> {
                let mut answers = run.answers.iter();
                let answer =
                    answers.find(|answer| answer.item == number && answer.offered.contains(&(option as u8)))?;
                let taken = f64::from(u8::from(answer.taken == Some(option as u8)));
                Some((taken, (answer.loss - run.loss) as f64, run.whole_mark))
            };
            let found: Vec<_> = kept.iter().filter_map(offered).collect();
            assert_eq!(shown.taken.of, found.len() as u64, "{}/{}", item.id, shown.id);
            let taken: Vec<f64> = found.iter().map(|row| row.0).collect();
            let rest: Vec<f64> = found.iter().map(|row| row.1).collect();
            assert_eq!(
                shown.taken.count as f64,
                taken.iter().sum::<f64>(),
                "{}/{}",
                item.id,
                shown.id
            );
            if let Some(correlation) = shown.discrimination.item_rest {
                near(correlation, plain_correlation(&taken, &rest), 1e-9);
                compared += 1;
            }
            let rows: Vec<_> = found.iter().map(|row| (row.2, row.0, 1.0)).collect();
            if let Some(index) = shown.discrimination.upper_lower {
                near(index, ends(&rows).unwrap(), 1e-9);
            }
        }
    }
    assert!(compared > 60, "{compared} correlations were compared");
    let marks: u64 = statistics.score_distribution.iter().sum();
    assert_eq!((marks, statistics.runs), (700, 700));
    let below = kept.iter().filter(|run| run.whole_mark < 50).count() as u64;
    assert_eq!(statistics.score_distribution[..50].iter().sum::<u64>(), below);
}
