//! All figures of a table: each item, each pair of assessors, and each assessor.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::block::{Block, largest_block};
use super::figure::{Figure, Undefined};
use super::intraclass::{Intraclass, intraclass};
use super::kappa::{Strength, Weights, kappa};
use super::severity::{Severity, severity};
use super::table::{Item, Scale, Table};
use super::within::{Within, within};

/// Agreement of a table, as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementReport {
    /// Everybody, by key.
    pub assessors: Vec<String>,
    /// The expert, if one is named.
    pub expert: Option<String>,
    /// How many sessions have a value.
    pub sessions: u64,
    /// How many of them were judged by two assessors at least.
    pub sessions_twice: u64,
    /// Each item.
    pub items: Vec<ItemAgreement>,
}

/// Agreement about one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemAgreement {
    /// The item's name.
    pub item: String,
    /// Its unit.
    pub scale: Scale,
    /// Quadratically weighted kappa: the mean over pairs of assessors (Light, Psychological Bulletin 76, 1971), each pair weighing
    /// as much as it has sessions.
    pub quadratic: Figure,
    /// The same in a word; none for few pairs.
    pub strength: Option<Strength>,
    /// Linearly weighted kappa, likewise.
    pub linear: Figure,
    /// Plain kappa, likewise.
    pub plain: Figure,
    /// The assessors and sessions of the largest part of the table without holes.
    pub whole_part: WholePart,
    /// Intraclass correlations of that part.
    #[serde(flatten)]
    pub intraclass: IntraclassOrReason,
    /// How many pairs are close.
    pub within: Within,
    /// Each pair of assessors.
    pub pairs: Vec<PairAgreement>,
    /// Each assessor.
    pub by_assessor: Vec<AssessorAgreement>,
}

/// Intraclass correlations, or why there are none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntraclassOrReason {
    /// They are defined.
    Intraclass(Intraclass),
    /// They are not.
    IntraclassUndefined(Undefined),
}

/// What the intraclass correlations rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholePart {
    /// The assessors.
    pub assessors: Vec<String>,
    /// How many sessions all of them have judged.
    pub sessions: u64,
}

/// Two assessors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairAgreement {
    /// The first by key.
    pub first: String,
    /// The second.
    pub second: String,
    /// Quadratically weighted kappa.
    pub quadratic: Figure,
    /// Linearly weighted kappa.
    pub linear: Figure,
    /// Plain kappa.
    pub plain: Figure,
    /// How many pairs are close.
    pub within: Within,
}

/// One assessor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssessorAgreement {
    /// The key.
    pub assessor: String,
    /// How many sessions this assessor has judged.
    pub sessions: u64,
    /// Quadratically weighted kappa with each other assessor, averaged as for the item.
    pub quadratic: Figure,
    /// The difference from the mean of the others.
    pub severity: Severity,
    /// The difference from the expert; none without one, and for the expert.
    pub from_expert: Option<Severity>,
    /// How many pairs with others are close.
    pub within: Within,
}

/// Values that one session has for an item, by assessor.
type Values = BTreeMap<String, i64>;

impl AgreementReport {
    /// Computes everything. `expert` is the key of somebody whose marks are the measure.
    pub fn new(table: &Table, expert: Option<&str>) -> Self {
        let assessors: Vec<String> = table.assessors().into_iter().map(str::to_owned).collect();
        let twice: BTreeSet<&String> = table
            .items
            .values()
            .flatten()
            .filter(|(_, values)| values.len() > 1)
            .map(|(session, _)| session)
            .collect();
        Self {
            expert: expert.map(str::to_owned),
            sessions: table.sessions().len() as u64,
            sessions_twice: twice.len() as u64,
            items: table
                .items
                .iter()
                .map(|(item, sessions)| item_agreement(item, sessions, expert))
                .collect(),
            assessors,
        }
    }
}

fn item_agreement(item: &Item, sessions: &BTreeMap<String, Values>, expert: Option<&str>) -> ItemAgreement {
    let mut by_pair: BTreeMap<(&str, &str), Vec<(i64, i64)>> = BTreeMap::new();
    for values in sessions.values() {
        for (first, one) in values {
            for (second, other) in values.iter().filter(|(second, _)| *second > first) {
                by_pair.entry((first, second)).or_default().push((*one, *other));
            }
        }
    }
    let reach = item.scale.close();
    let pairs: Vec<PairAgreement> = by_pair
        .iter()
        .map(|((first, second), values)| PairAgreement {
            first: (*first).to_owned(),
            second: (*second).to_owned(),
            quadratic: kappa(values, Weights::Quadratic),
            linear: kappa(values, Weights::Linear),
            plain: kappa(values, Weights::Plain),
            within: within(values, reach),
        })
        .collect();
    let assessors: BTreeSet<&str> = sessions.values().flat_map(Values::keys).map(String::as_str).collect();
    let by_assessor = assessors
        .iter()
        .map(|assessor| assessor_agreement(assessor, sessions, &pairs, expert, reach))
        .collect();
    let mean = |of: fn(&PairAgreement) -> Figure| match assessors.len() {
        0 | 1 => Figure {
            value: Err(Undefined::TooFewAssessors),
            pairs: 0,
        },
        _ => mean_of_pairs(pairs.iter().map(of)),
    };
    let quadratic = mean(|pair| pair.quadratic);
    let (whole_part, intraclass) = intraclass_of(sessions, assessors.len());
    ItemAgreement {
        item: item.name.clone(),
        scale: item.scale,
        strength: Strength::of(&quadratic),
        quadratic,
        linear: mean(|pair| pair.linear),
        plain: mean(|pair| pair.plain),
        whole_part,
        intraclass,
        within: together(pairs.iter().map(|pair| &pair.within), &by_pair, reach),
        by_assessor,
        pairs,
    }
}

fn assessor_agreement(
    assessor: &str,
    sessions: &BTreeMap<String, Values>,
    pairs: &[PairAgreement],
    expert: Option<&str>,
    reach: i64,
) -> AssessorAgreement {
    let of_them: Vec<(i64, &Values)> = sessions
        .values()
        .filter_map(|values| Some((*values.get(assessor)?, values)))
        .collect();
    let others = |values: &Values| {
        let others = values.iter().filter(|(other, _)| *other != assessor);
        others.map(|(_, value)| *value).collect::<Vec<i64>>()
    };
    let against: Vec<(i64, Vec<i64>)> = of_them.iter().map(|(own, values)| (*own, others(values))).collect();
    let flat: Vec<(i64, i64)> = against
        .iter()
        .flat_map(|(own, others)| others.iter().map(|other| (*own, *other)))
        .collect();
    let is_theirs = |pair: &&PairAgreement| pair.first == assessor || pair.second == assessor;
    let from_expert = expert.filter(|expert| *expert != assessor).map(|expert| {
        let against: Vec<(i64, Vec<i64>)> = of_them
            .iter()
            .map(|(own, values)| (*own, values.get(expert).copied().into_iter().collect()))
            .collect();
        let mut found = severity(&against);
        found.difference.value = found.difference.value.map_err(|_| Undefined::NoExpert);
        found
    });
    AssessorAgreement {
        assessor: assessor.to_owned(),
        sessions: of_them.len() as u64,
        quadratic: mean_of_pairs(pairs.iter().filter(is_theirs).map(|pair| pair.quadratic)),
        severity: severity(&against),
        from_expert,
        within: within(&flat, reach),
    }
}

/// The mean of figures, each weighing as much as it has pairs. Those that are not defined are left out; if none is, the reason of
/// the first is given.
fn mean_of_pairs(figures: impl Iterator<Item = Figure>) -> Figure {
    let (mut sum, mut pairs, mut reason) = (0.0, 0, None);
    for figure in figures {
        match figure.value {
            Ok(value) => {
                sum += value * figure.pairs as f64;
                pairs += figure.pairs;
            }
            Err(undefined) => reason = reason.or(Some((undefined, figure.pairs))),
        }
    }
    match (pairs, reason) {
        (0, Some((undefined, pairs))) => Figure {
            value: Err(undefined),
            pairs,
        },
        (0, None) => Figure {
            value: Err(Undefined::NoPairs),
            pairs: 0,
        },
        _ => Figure {
            value: Ok(sum / pairs as f64),
            pairs,
        },
    }
}

/// Close pairs of all pairs of assessors; chance is that of each pair of assessors by itself.
fn together<'w>(
    of_pairs: impl Iterator<Item = &'w Within>,
    by_pair: &BTreeMap<(&str, &str), Vec<(i64, i64)>>,
    reach: i64,
) -> Within {
    let all: Vec<(i64, i64)> = by_pair.values().flatten().copied().collect();
    Within {
        beyond_chance: mean_of_pairs(of_pairs.map(|one| one.beyond_chance)),
        ..within(&all, reach)
    }
}

fn intraclass_of(sessions: &BTreeMap<String, Values>, assessors: usize) -> (WholePart, IntraclassOrReason) {
    let rows: Vec<(&str, BTreeSet<&str>)> = sessions
        .iter()
        .map(|(session, values)| (session.as_str(), values.keys().map(String::as_str).collect()))
        .collect();
    let block: Block<&str, &str> = largest_block(&rows);
    let row = |session: &&str| {
        let values = sessions.get(*session);
        let of = |assessor: &&str| values.and_then(|values| values.get(*assessor)).copied();
        block.columns.iter().filter_map(of).collect::<Vec<i64>>()
    };
    let rows: Vec<Vec<i64>> = block.rows.iter().map(row).collect();
    let found = match (assessors, block.columns.len()) {
        (0 | 1, _) => Err(Undefined::TooFewAssessors),
        (_, 0) => Err(Undefined::TooFewSessions),
        _ => intraclass(&rows),
    };
    let part = WholePart {
        assessors: block.columns.into_iter().map(str::to_owned).collect(),
        sessions: block.rows.len() as u64,
    };
    (
        part,
        found.map_or_else(IntraclassOrReason::IntraclassUndefined, IntraclassOrReason::Intraclass),
    )
}
