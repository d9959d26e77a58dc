//! A session of which every text is the same one. Each value is written out in full, so that a field which is added later cannot be
//! forgotten here: this would not compile.

use rolecall::sim::assessment::event::Decision;
use rolecall::sim::assessment::standing::{Basis, VoidedStep};
use rolecall::sim::program::parts::Speaker;
use rolecall::sim::scenario::flow::Manner;
use rolecall::sim::scenario::model::{Dimension, EndingKind};
use rolecall::sim::score::mark::Mark;
use rolecall::sim::score::scorecard::StepClass;
use rolecall::sim::sentence::Sentence;
use rolecall::sim::session::record::{Mode, Parent, SealReason, Timers};
use rolecall::sim::time::Millis;
use rolecall::view::debrief::{
    DebriefStep, DebriefView, DimensionView, MomentView, OptionOfStep, Owed, RuleView, WrapUpLineView,
};
use rolecall::view::report::circumstances::{ClockChange, Gap};
use rolecall::view::report::identity::{Identity, Wholeness};
use rolecall::view::report::standing::{ReportedStanding, ReportedWord, StandingMark, WordKind};
use rolecall::view::report::steps::{ReportedStep, StepKind};
use rolecall::view::report::timer_changes::TimerChange;
use rolecall::view::report::{Outcome, ReportedSession, Trainee, WhyNotMarked};
use rolecall::view::transcript::TranscriptLine;

/// A marked session with this text wherever a text stands.
pub fn marked(text: &str) -> ReportedSession {
    let say = || text.to_owned();
    ReportedSession {
        identity: identity(text),
        trainee: Trainee {
            pseudonym: say(),
            name: Some(say()),
        },
        title: say(),
        customer: say(),
        outcome: Outcome::Marked(Box::new(debrief(text))),
        steps: [StepKind::Choice, StepKind::TimeRanOut]
            .map(|kind| step(text, kind))
            .to_vec(),
        heard_first: lines(text),
        notes: vec![say(), say()],
        standing: Some(standing(text)),
    }
}

/// Another mark than the computed one, and a word of every kind.
fn standing(text: &str) -> ReportedStanding {
    let say = || text.to_owned();
    let kinds = [
        WordKind::Fault,
        WordKind::Marks,
        WordKind::Dimension,
        WordKind::Turn,
        WordKind::Item,
        WordKind::Form,
        WordKind::Global,
        WordKind::Moderation,
        WordKind::Decision,
        WordKind::Dispute,
        WordKind::Answer,
        WordKind::Comment,
    ];
    let word = |kind| ReportedWord {
        kind,
        key: say(),
        who: say(),
        wall: say(),
        about: say(),
        says: say(),
        reason: say(),
    };
    let mark = |overall| StandingMark {
        overall: Mark(overall),
        dimensions: [Some(Mark(overall)), None, Some(Mark(500))],
        passed: false,
    };
    ReportedStanding {
        basis: Basis::Moderated,
        is_incomplete: false,
        mark: Some(mark(700)),
        before_faults: Some(mark(600)),
        excused: [(0, say())].into(),
        voided: [(
            0,
            VoidedStep {
                reasons: [say()].into(),
                is_whole: false,
            },
        )]
        .into(),
        decision: Some(Decision::Fail),
        sentence: say(),
        words: kinds.map(word).to_vec(),
        notes: vec![say()],
        kept_back: Vec::new(),
        to_do: vec![say()],
        events: vec![say()],
    }
}

/// The same whose marks by others are kept back.
pub fn kept_back(text: &str) -> ReportedSession {
    let standing = ReportedStanding {
        kept_back: vec![text.to_owned()],
        ..standing(text)
    };
    marked(text).with_standing(standing)
}

/// The same without a mark.
pub fn not_marked(text: &str) -> ReportedSession {
    ReportedSession {
        outcome: Outcome::NotMarked(WhyNotMarked::NotFinished),
        standing: Some(ReportedStanding {
            basis: Basis::NoMark,
            mark: None,
            before_faults: None,
            decision: None,
            ..standing(text)
        }),
        ..marked(text)
    }
}

fn identity(text: &str) -> Identity {
    let say = || text.to_owned();
    Identity {
        session: say(),
        head: say(),
        trainee: say(),
        scenario: say(),
        scenario_version: say(),
        scenario_sha256: say(),
        files: 2,
        country: say(),
        locale: say(),
        mode: Mode::Practice,
        timers: Timers::Twice,
        timer_changes: vec![TimerChange {
            after_turn: 2,
            timers: Timers::TenTimes,
        }],
        seed: u64::MAX,
        build: say(),
        rules_version: 1,
        parent: Some(Parent {
            session: say(),
            head: say(),
            turn: 3,
        }),
        began: say(),
        ended: say(),
        lasted: Millis(84_000),
        commands: 12,
        sealed: Some(SealReason::Finished),
        gaps: vec![Gap {
            line: 4,
            away_ms: 5_000,
            lost_bytes: 6,
        }],
        clock_changes: vec![ClockChange { line: 7, seconds: -60 }],
        wholeness: Wholeness::AsWritten,
        anchor: Some(say()),
        vouched: vec![Sentence::same(text)],
        doubts: vec![Sentence::same(text)],
    }
}

fn pair(text: &str) -> Vec<(String, String)> {
    vec![(text.to_owned(), text.to_owned())]
}

fn lines(text: &str) -> Vec<TranscriptLine> {
    let say = || text.to_owned();
    vec![
        TranscriptLine::Said {
            speaker: Speaker::Customer,
            name: say(),
            text: say(),
            manner: Manner::Plain,
            lasts: Millis(1_000),
        },
        TranscriptLine::Chose {
            label: say(),
            speak: Some(say()),
        },
        TranscriptLine::Chose {
            label: say(),
            speak: None,
        },
        TranscriptLine::Happened(say()),
    ]
}

fn rule(text: &str, taken: Option<u8>) -> RuleView {
    RuleView {
        id: text.to_owned(),
        text: text.to_owned(),
        sources: pair(text),
        taken,
        owed: Some(Owed::AtTheEnd),
    }
}

fn debrief(text: &str) -> DebriefView {
    let say = || text.to_owned();
    let dimension = |dimension| DimensionView {
        dimension,
        mark: Mark(423),
        points: (-3, 12),
        floor: 50,
        weight: 30,
        unfloored: Some(Mark(-20)),
    };
    let moment = |step| MomentView {
        done_by: "debrief-you-said",
        step,
        they_said: say(),
        you_said: say(),
        it_caused: say(),
        cost: say(),
        why: say(),
        better: Some(say()),
        sources: pair(text),
    };
    let step = |class| DebriefStep {
        turn: 1,
        place: say(),
        commands_before: 0,
        at: Millis(1_000),
        label: format!("{text} "),
        answered: lines(text).pop(),
        lines: lines(text),
        class,
        loss: vec![(Dimension::Empathy, say())],
        cost: Mark(55),
        attainable: Mark(700),
        mood: [10, 50, 90],
        is_chosen: true,
        why: Some(say()),
        tempting: Some(say()),
        sources: pair(text),
        broke: vec![rule(text, Some(4)), rule(text, None)],
        options: [(Mark(0), StepClass::Best, false), (Mark(55), StepClass::Costly, true)]
            .map(|(cost, class, is_chosen)| OptionOfStep {
                label: say(),
                cost,
                class,
                is_chosen,
            })
            .into(),
    };
    let entry = |list, chosen, best| WrapUpLineView {
        list,
        label: say(),
        chosen,
        best,
        cost: Mark(10),
        why: say(),
        sources: pair(text),
    };
    DebriefView {
        was_answered: true,
        passed: Some(false),
        verdict: say(),
        ending: (EndingKind::BadRule, say(), say()),
        overall: (Mark(423), 80),
        overall_floored: false,
        dimensions: vec![
            dimension(Dimension::Empathy),
            dimension(Dimension::Accuracy),
            dimension(Dimension::Compliance),
        ],
        critical: vec![rule(text, None)],
        moments: vec![moment(0), moment(1)],
        steps: vec![step(StepClass::Costly), step(StepClass::Critical)],
        mood_at_start: [20, 30, 40],
        attainable_at_start: Mark(1000),
        wrap_up: vec![entry("disposition", true, false), entry("notes", false, true)],
        wrap_up_cost: Mark(20),
        can_try_again: true,
        never_learned: pair(text),
    }
}

fn step(text: &str, kind: StepKind) -> ReportedStep {
    let say = || text.to_owned();
    ReportedStep {
        kind,
        turn: 1,
        node: say(),
        option: (kind == StepKind::Choice).then(say),
        label: say(),
        said: Some(say()),
        at: Millis(1_500),
        wall: say(),
        line_hash: say(),
        earned: [1, -2, 3],
        loss: [4, 0, -6],
        cost: Mark(-55),
        attainable: Mark(700),
        class: StepClass::Costly,
        rules: vec![say(), say()],
        sources: vec![say()],
        open: pair(text),
    }
}
