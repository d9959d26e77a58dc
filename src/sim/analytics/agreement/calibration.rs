//! Calibration: in a round everybody marks the same sessions alone, and only then compares with the expert, line by line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::table::{Judgement, Scale};
use crate::sim::session::record::LONGEST_SESSION_ID;

/// The most assessors of a round.
pub const MOST_ASSESSORS: usize = 100;
/// The most sessions of a round.
pub const MOST_SESSIONS: usize = 200;

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its id.
    pub id: String,
    /// The key of the expert, whose marks are the measure.
    pub expert: String,
    /// The keys of those who take part.
    pub assessors: Vec<String>,
    /// The sessions.
    pub sessions: Vec<String>,
}

/// What somebody gave in a round, as the comparison takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundMark {
    /// The value.
    pub judgement: Judgement,
    /// Whether the marks of this assessor of this session are complete.
    pub is_closed: bool,
    /// Whether they were given before the assessor could see those of others.
    pub is_blind: bool,
}

/// What a round has come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The round.
    pub round: String,
    /// The lines of sessions that everybody has closed, by session, item and assessor.
    pub lines: Vec<DifferenceLine>,
    /// Who still has to close which session; its lines are held back until then, so that nobody marks with an eye on others.
    pub waiting: Vec<Waiting>,
    /// The sessions of the round that were erased: nobody is waited for any more, and nothing is compared.
    pub erased: Vec<String>,
    /// Who had seen marks of others before their own were complete, as (session, assessor).
    pub not_alone: Vec<(String, String)>,
}

/// One value beside the expert's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferenceLine {
    /// The session.
    pub session: String,
    /// The item's name.
    pub item: String,
    /// Its unit.
    pub scale: Scale,
    /// Who.
    pub assessor: String,
    /// The value; none where this assessor has given none.
    pub value: Option<i64>,
    /// The expert's; none where the expert has given none.
    pub expert: Option<i64>,
    /// The value less the expert's.
    pub difference: Option<i64>,
    /// Whether the two are close: within ten points of 100, or one point of a scale.
    pub is_close: Option<bool>,
}

/// Somebody who still has to close a session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Waiting {
    /// The session.
    pub session: String,
    /// Who.
    pub assessor: String,
}

impl Round {
    /// Whether everything in it may be there: an id that can name a file, keys of 16 hexadecimal digits, each once, and sessions.
    pub fn is_sound(&self) -> bool {
        let is_id = |text: &str, longest: usize| {
            (1..=longest).contains(&text.len())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
        };
        let is_key = |text: &String| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let assessors: BTreeSet<&String> = self.assessors.iter().collect();
        let sessions: BTreeSet<&String> = self.sessions.iter().collect();
        is_id(&self.id, 64)
            && is_key(&self.expert)
            && assessors.iter().all(|key| is_key(key) && **key != self.expert)
            && (1..=MOST_ASSESSORS).contains(&assessors.len())
            && assessors.len() == self.assessors.len()
            && (1..=MOST_SESSIONS).contains(&sessions.len())
            && sessions.len() == self.sessions.len()
            && sessions.iter().all(|session| is_id(session, LONGEST_SESSION_ID))
    }
}

/// Compares what was given in a round. Marks of other sessions and of people who do not take part are passed over.
pub fn compare(round: &Round, marks: &[RoundMark]) -> Comparison {
    let mut comparison = Comparison {
        round: round.id.clone(),
        lines: Vec::new(),
        waiting: Vec::new(),
        erased: Vec::new(),
        not_alone: Vec::new(),
    };
    let sessions: BTreeSet<&String> = round.sessions.iter().collect();
    let assessors: BTreeSet<&String> = round.assessors.iter().filter(|key| **key != round.expert).collect();
    for session in sessions {
        let given: Vec<&RoundMark> = marks.iter().filter(|mark| mark.judgement.session == *session).collect();
        let is_open = |assessor: &str| {
            let own = of(&given, assessor);
            own.is_empty() || own.iter().any(|mark| !mark.is_closed)
        };
        let everybody = std::iter::once(&round.expert).chain(assessors.iter().copied());
        let waiting: Vec<&String> = everybody.filter(|assessor| is_open(assessor)).collect();
        if !waiting.is_empty() {
            comparison.waiting.extend(waiting.into_iter().map(|assessor| Waiting {
                session: session.clone(),
                assessor: assessor.clone(),
            }));
            continue;
        }
        for assessor in &assessors {
            let own = of(&given, assessor);
            if own.iter().any(|mark| !mark.is_blind) {
                comparison.not_alone.push((session.clone(), (*assessor).clone()));
            }
            let own = values(&own);
            let expert = values(&of(&given, &round.expert));
            let items: BTreeSet<_> = own.keys().chain(expert.keys()).copied().collect();
            for item in items {
                let (value, measure) = (own.get(item).copied(), expert.get(item).copied());
                let difference = value.zip(measure).map(|(value, measure)| value - measure);
                comparison.lines.push(DifferenceLine {
                    session: session.clone(),
                    item: item.name.clone(),
                    scale: item.scale,
                    assessor: (*assessor).clone(),
                    value,
                    expert: measure,
                    difference,
                    is_close: difference.map(|apart| apart.abs() <= item.scale.close()),
                });
            }
        }
    }
    comparison
        .lines
        .sort_by(|a, b| (&a.session, &a.item, &a.assessor).cmp(&(&b.session, &b.item, &b.assessor)));
    comparison
}

impl Comparison {
    /// Takes out sessions whose records were erased: whoever has not closed one cannot close it any more.
    #[must_use]
    pub fn without_erased(mut self, is_erased: impl Fn(&str) -> bool) -> Self {
        let (erased, waiting): (Vec<Waiting>, Vec<Waiting>) = self
            .waiting
            .into_iter()
            .partition(|waiting| is_erased(&waiting.session));
        self.waiting = waiting;
        self.erased = erased.into_iter().map(|waiting| waiting.session).collect();
        self.erased.dedup();
        self
    }
}

fn of<'m>(marks: &[&'m RoundMark], assessor: &str) -> Vec<&'m RoundMark> {
    let of_them = marks.iter().filter(|mark| mark.judgement.assessor == assessor);
    of_them.copied().collect()
}

fn values<'m>(marks: &[&'m RoundMark]) -> BTreeMap<&'m super::table::Item, i64> {
    let values = marks.iter().map(|mark| (&mark.judgement.item, mark.judgement.value));
    values.collect()
}
