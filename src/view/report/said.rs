//! Everything that counts of what was said about a session, as rows: who, when, about what, what it says, and why.

use crate::sim::assessment::form::{Answer, Form};
use crate::sim::assessment::standing::{Assessor, Dispute, Judgement, Standing};
use crate::sim::scenario::model::Dimension;
use crate::sim::scenario::spanned::{Entries, Text};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::Sentence;
use crate::view::standing::{Known, closed_or_open, wording};

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedWord {
    /// What kind of thing.
    pub kind: WordKind,
    /// The id of the key that signed it.
    pub key: String,
    /// Whose key it is, or its id where nobody is known by it.
    pub who: String,
    /// When, in UTC; empty where several events make it up.
    pub wall: String,
    /// What it is about.
    pub about: String,
    /// What it says.
    pub says: String,
    /// Why.
    pub reason: String,
}

/// What can be said about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// A part of the scenario is faulty, and what it took is given back.
    Fault,
    /// The marks of one assessor together.
    Marks,
    /// A computed mark that an assessor confirms, or another one for it.
    Dimension,
    /// A turn that does not count.
    Turn,
    /// An item of a form that a person judges.
    Item,
    /// A form together.
    Form,
    /// The call as a whole.
    Global,
    /// Several assessors' marks made one.
    Moderation,
    /// What follows from the record.
    Decision,
    /// A mark is disputed.
    Dispute,
    /// An answer to a dispute.
    Answer,
    /// A remark.
    Comment,
}

impl WordKind {
    /// The word that names it to programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Marks => "marks",
            Self::Dimension => "dimension",
            Self::Turn => "turn",
            Self::Item => "item",
            Self::Form => "form",
            Self::Global => "global",
            Self::Moderation => "moderation",
            Self::Decision => "decision",
            Self::Dispute => "dispute",
            Self::Answer => "answer",
            Self::Comment => "comment",
        }
    }
}

struct Teller<'t> {
    known: &'t Known<'t>,
    is_chinese: bool,
}

impl Teller<'_> {
    fn told(&self, sentence: &Sentence) -> String {
        sentence.wording(self.is_chinese).to_owned()
    }

    fn text(&self, texts: &Entries<Text>) -> String {
        let found = texts.get(if self.is_chinese { "zh-Hans" } else { "en" });
        found.map_or_else(String::new, |text| text.value.clone())
    }

    fn turn(&self, turn: u32) -> String {
        self.told(&wording::turn(turn))
    }

    /// A row that is still to be filled in.
    fn row(&self, kind: WordKind, by: &str, wall: &str) -> ReportedWord {
        ReportedWord {
            kind,
            key: by.to_owned(),
            who: self.known.names.of(by),
            wall: wall.to_owned(),
            about: String::new(),
            says: String::new(),
            reason: String::new(),
        }
    }

    fn assessor(&self, assessor: &Assessor, rows: &mut Vec<ReportedWord>) {
        let row = |kind| self.row(kind, &assessor.by, "");
        let marks = assessor.outcome.as_ref();
        let marks = marks
            .map(|outcome| wording::outcome(outcome, self.known.forms))
            .unwrap_or_default();
        rows.push(ReportedWord {
            about: self.told(&closed_or_open(assessor)),
            says: self.told(&marks),
            ..row(WordKind::Marks)
        });
        for (dimension, judgement) in DIMENSIONS.into_iter().zip(&assessor.dimensions) {
            rows.extend(self.dimension(row(WordKind::Dimension), dimension, judgement));
        }
        rows.extend(assessor.left_out.iter().map(|(turn, reason)| ReportedWord {
            about: self.turn(*turn),
            says: self.told(&wording::does_not_count()),
            reason: reason.clone(),
            ..row(WordKind::Turn)
        }));
        for ((sha256, item), answer) in &assessor.answers {
            rows.push(ReportedWord {
                about: self.item(sha256, item),
                says: self.answer(sha256, item, *answer),
                ..row(WordKind::Item)
            });
        }
        for filled in &assessor.forms {
            let mark = match filled.mark.overall {
                Some(mark) => Sentence::same(mark.to_string()),
                None => wording::form_without_mark(filled.mark.unanswered.len()),
            };
            rows.push(ReportedWord {
                about: self.form(&filled.sha256),
                says: self.told(&mark),
                ..row(WordKind::Form)
            });
        }
        rows.extend(assessor.global.map(|rating| ReportedWord {
            says: format!("{rating}/5"),
            ..row(WordKind::Global)
        }));
    }

    fn dimension(&self, row: ReportedWord, dimension: Dimension, judgement: &Judgement) -> Option<ReportedWord> {
        let name = self.told(&wording::dimension_name(dimension));
        match judgement {
            Judgement::Open => None,
            Judgement::Confirmed => Some(ReportedWord {
                about: name,
                says: self.told(&wording::confirmed()),
                ..row
            }),
            Judgement::Overridden { tenths, reason, turn } => Some(ReportedWord {
                about: match turn {
                    Some(turn) => format!("{name} · {}", self.turn(*turn)),
                    None => name,
                },
                says: Mark(i64::from(*tenths)).to_string(),
                reason: reason.clone(),
                ..row
            }),
        }
    }

    fn known_form(&self, sha256: &str) -> Option<&Form> {
        self.known.forms.get(sha256)
    }

    /// The title of a form, or the beginning of its hash where the archive does not have it.
    fn form(&self, sha256: &str) -> String {
        let form = self.known_form(sha256);
        form.map_or_else(|| wording::short(sha256).to_owned(), |form| self.text(&form.title))
    }

    fn item(&self, sha256: &str, id: &str) -> String {
        let items = self.known_form(sha256).into_iter().flat_map(Form::items);
        let found = items.into_iter().find(|(_, item)| item.id.value == id);
        found.map_or_else(
            || id.to_owned(),
            |(section, item)| format!("{} · {}", self.text(&section.title), self.text(&item.text)),
        )
    }

    fn answer(&self, sha256: &str, id: &str, answer: Answer) -> String {
        let item = self.known_form(sha256).and_then(|form| form.item(id));
        match (answer, item) {
            (Answer::Points(points), Some(item)) => format!("{points}/{}", item.scale.value),
            (Answer::Points(points), None) => points.to_string(),
            (Answer::NotApplicable, _) => self.told(&wording::does_not_apply()),
        }
    }

    fn dispute(&self, dispute: &Dispute, rows: &mut Vec<ReportedWord>) {
        let name = self.told(&wording::dimension_name(dispute.dimension));
        let (from, to) = (Mark(i64::from(dispute.tenths)), Mark(i64::from(dispute.proposed)));
        let about = format!("{} · {name}", self.turn(dispute.turn));
        rows.push(ReportedWord {
            about: about.clone(),
            says: format!("{from} → {to}"),
            reason: dispute.reason.clone(),
            ..self.row(WordKind::Dispute, &dispute.by, &dispute.wall)
        });
        rows.extend(dispute.answers.iter().map(|answer| ReportedWord {
            about: about.clone(),
            says: self.told(&wording::answer(answer.granted)),
            reason: answer.reason.clone(),
            ..self.row(WordKind::Answer, &answer.by, &answer.wall)
        }));
    }
}

/// The rows: faults first, then what each assessor says, disputes with their answers, moderations, decisions, remarks.
pub(super) fn words(stands: &Standing, known: &Known<'_>, is_chinese: bool) -> Vec<ReportedWord> {
    let teller = Teller { known, is_chinese };
    let mut rows = Vec::new();
    rows.extend(
        stands
            .faults
            .iter()
            .filter(|fault| fault.concerns)
            .map(|fault| ReportedWord {
                about: teller.told(&wording::fault(&fault.fault)),
                reason: fault.reason.clone(),
                ..teller.row(WordKind::Fault, &fault.by, &fault.wall)
            }),
    );
    for assessor in &stands.assessors {
        teller.assessor(assessor, &mut rows);
    }
    for dispute in &stands.disputes {
        teller.dispute(dispute, &mut rows);
    }
    rows.extend(stands.moderations.iter().map(|moderation| {
        let marks = moderation.marks.iter();
        let marks: Vec<(Dimension, Mark)> = marks.map(|one| (one.dimension, Mark(i64::from(one.tenths)))).collect();
        let named: Vec<String> = moderation.heads.iter().map(|head| known.names.of(&head.by)).collect();
        ReportedWord {
            about: named.join(" · "),
            says: teller.told(&wording::listed(&marks)),
            reason: moderation.reason.clone(),
            ..teller.row(WordKind::Moderation, &moderation.by, &moderation.wall)
        }
    }));
    rows.extend(stands.decisions.iter().map(|decided| ReportedWord {
        says: teller.told(&wording::decision(decided.decision)),
        reason: decided.reason.clone(),
        ..teller.row(WordKind::Decision, &decided.by, &decided.wall)
    }));
    rows.extend(stands.comments.iter().map(|comment| ReportedWord {
        about: comment.turn.map(|turn| teller.turn(turn)).unwrap_or_default(),
        says: comment.text.clone(),
        ..teller.row(WordKind::Comment, &comment.by, &comment.wall)
    }));
    rows
}
