//! What is declared and never used, and what is used and can do nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::placeholders::counted_names;
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::{Part, for_each_leaf, for_each_part};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::rules::model::{Rule, RuleForm};
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, Outcome};
use crate::sim::scenario::model::{DesktopKind, Scenario};
use crate::sim::scenario::spanned::{Name, Span};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::sentence;

/// What happens and what is read somewhere in a call.
#[derive(Default)]
pub(super) struct Occurring<'s> {
    /// Acts that can happen, those of the softphone included.
    pub acts: BTreeSet<&'s str>,
    facts_read: BTreeSet<&'s str>,
    facts_changed: BTreeSet<&'s str>,
    looked: BTreeSet<&'s str>,
    speakers: BTreeSet<&'s str>,
    sources: BTreeSet<&'s str>,
}

impl<'s> Occurring<'s> {
    pub(super) fn new(subject: &Subject<'s>) -> Self {
        let scenario = subject.scenario;
        let mut occurring = Self::default();
        for_each_part(scenario, &subject.fields, &mut |_, part| occurring.note(part));
        occurring.acts.insert("agent-hangs-up");
        if scenario.hold.is_some() {
            occurring.acts.extend(["put-on-hold", "return-late"]);
        }
        if !scenario.transfers.is_empty() {
            occurring.acts.extend(["warm-transfer", "cold-transfer"]);
        }
        occurring
    }

    /// Whether a simple condition asks for a fact that keeps its first value.
    pub(super) fn asks_for_unchanged(&self, scenario: &Scenario, leaf: &When) -> bool {
        let (When::Is(name) | When::Equals(name, _) | When::AtLeast(name, _) | When::Below(name, _)) = leaf else {
            return false;
        };
        let fact = scenario.facts.iter().find(|fact| fact.id == *name);
        fact.is_some_and(|fact| fact.drawn.is_empty()) && !self.facts_changed.contains(name.value.as_str())
    }

    fn note(&mut self, part: Part<'s>) {
        match part {
            Part::Act(act) => {
                self.acts.insert(act);
            }
            Part::Change(Change::Set(fact) | Change::Clear(fact) | Change::To(fact, _) | Change::Add(fact, _)) => {
                self.facts_changed.insert(fact);
            }
            Part::Condition(when, _) => for_each_leaf(when, &mut |leaf| match leaf {
                When::Is(fact) | When::Equals(fact, _) | When::AtLeast(fact, _) | When::Below(fact, _) => {
                    self.facts_read.insert(fact);
                }
                When::Looked(item) => {
                    self.looked.insert(item);
                }
                _ => {}
            }),
            Part::Line(line) => {
                self.speakers.insert(&line.who);
            }
            Part::Source(source) => {
                self.sources.insert(source);
            }
            Part::Mood(_) | Part::Points(..) => {}
        }
    }
}

/// Checks what one scenario declares.
pub(super) fn check(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.whole {
        return;
    }
    facts(subject.scenario, occurring, found);
    people(subject.scenario, occurring, found);
    values(subject.scenario, found);
    desktop(subject.scenario, occurring, found);
    policies(subject, occurring, found);
    unkeepable(subject, occurring, found);
    transfers(subject, found);
}

fn facts(scenario: &Scenario, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    for fact in &scenario.facts {
        let id = fact.id.value.as_str();
        let is_changed = occurring.facts_changed.contains(id) || !fact.drawn.is_empty();
        if !occurring.facts_read.contains(id) {
            let message = sentence!(
                "No condition asks for the fact \"{fact}\".",
                "没有条件查事实“{fact}”。",
                fact = shown(id)
            );
            found.push(finding("unread-fact", fact.id.span, message).at(id));
        } else if !is_changed {
            let message = sentence!(
                "Nothing changes the fact \"{fact}\".",
                "没有什么会改变事实“{fact}”。",
                fact = shown(id)
            );
            found.push(finding("unchanged-fact", fact.id.span, message).at(id));
        }
        if let [only] = &fact.drawn[..] {
            let message = sentence!(
                "The fact \"{fact}\" is always drawn as \"{value}\".",
                "事实“{fact}”每次都抽到“{value}”。",
                fact = shown(id),
                value = shown(&only.value)
            );
            found.push(finding("single-draw", only.value.span, message).at(id));
        }
    }
}

fn people(scenario: &Scenario, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    for person in scenario
        .people
        .iter()
        .filter(|person| !occurring.speakers.contains(person.id.value.as_str()))
    {
        let message = sentence!(
            "\"{person}\" never says anything.",
            "“{person}”一句话也没有说。",
            person = shown(&person.id)
        );
        let place = format!("people/{}", person.id);
        found.push(finding("silent-person", person.id.span, message).at(&place));
    }
}

fn values(scenario: &Scenario, found: &mut Vec<Diagnostic>) {
    let mut used = BTreeSet::new();
    for_each_text(scenario, &mut |_, text| {
        used.extend(counted_names(text).into_keys().map(str::to_owned));
    });
    for (name, _) in scenario.values.iter().filter(|(name, _)| !used.contains(&name.value)) {
        let message = sentence!(
            "No text uses the value \"{name}\".",
            "没有文字用到值“{name}”。",
            name = shown(name)
        );
        found.push(finding("unused-value", name.span, message).at(&format!("value/{name}")));
    }
}

/// Sheets that nobody needs: no condition asks for them, and no line or option has one of their values. Policy cards are for
/// reading.
fn desktop(scenario: &Scenario, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    let mut shown_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for_each_text(scenario, &mut |key, text| {
        let names = counted_names(text).into_keys().map(str::to_owned);
        if let Some((item, _)) = key.strip_prefix("desktop/").and_then(|rest| rest.split_once('/')) {
            shown_by.entry(item.to_owned()).or_default().extend(names);
        } else if key.starts_with("node/") || key.starts_with("wrap_up/") {
            said.extend(names);
        }
    });
    for item in &scenario.desktop {
        let id = item.id.value.as_str();
        let place = format!("desktop/{id}");
        let is_needed = shown_by.get(id).is_some_and(|names| !names.is_disjoint(&said));
        if item.rows.is_empty() {
            let message = sentence!(
                "The item \"{item}\" has no rows.",
                "卡片“{item}”里什么也没有。",
                item = shown(id)
            );
            found.push(finding("empty-item", item.id.span, message).at(&place));
        } else if item.kind != DesktopKind::Policy && !occurring.looked.contains(id) && !is_needed {
            let message = sentence!(
                "Nothing in the call needs what \"{item}\" shows.",
                "通话里没有什么用得到“{item}”的内容。",
                item = shown(id)
            );
            found.push(finding("unused-item", item.id.span, message).at(&place));
        }
    }
}

fn policies(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    let rules = rules_in_force(subject);
    for policy in &subject.scenario.policies {
        let is_cited = occurring.sources.contains(policy.value.as_str());
        let rests = |rule: &&Rule| rule.sources.iter().any(|source| source == policy);
        let can_fire = |rule: &&Rule| {
            acts_of(&rule.form)
                .into_iter()
                .any(|act| occurring.acts.contains(act.value.as_str()))
        };
        if !is_cited && !rules.iter().filter(|rule| rests(rule)).any(can_fire) {
            let message = sentence!(
                "Nothing in the call cites the policy \"{policy}\", and no rule that rests on it can be broken here.",
                "通话里没有谁引用行内规定“{policy}”，依据它的规则在这里也不可能违反。",
                policy = shown(policy)
            );
            found.push(finding("idle-policy", policy.span, message).at(policy));
        }
    }
}

/// Rules that demand an act that the call does not offer, so that nobody can keep them.
fn unkeepable(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    let happens = |act: &Name| occurring.acts.contains(act.value.as_str());
    let nodes = subject.fields.first("nodes");
    let mut seen = BTreeSet::new();
    for rule in rules_in_force(subject) {
        let (act, given) = match &rule.form {
            RuleForm::ByHangUp { act, given } | RuleForm::ByEnd { act, given } => (act, given.as_ref()),
            RuleForm::Within { act, after, .. } => (act, Some(after)),
            RuleForm::Never(_) | RuleForm::Before(..) | RuleForm::AtMost(..) => continue,
        };
        if happens(act) || !given.is_none_or(happens) || !seen.insert(rule.id.value.as_str()) {
            continue;
        }
        let span = given.map_or(nodes, |given| first_place(subject, given, nodes));
        let message = sentence!(
            "The rule \"{rule}\" demands \"{act}\", and nothing in the call does that.",
            "规则“{rule}”要求“{act}”，通话里却没有什么做得到。",
            rule = shown(&rule.id),
            act = shown(act)
        );
        found.push(finding("unkeepable-rule", span, message).at(&rule.id));
    }
}

fn first_place(subject: &Subject<'_>, act: &Name, otherwise: Span) -> Span {
    let mut place = None;
    for_each_part(subject.scenario, &subject.fields, &mut |_, part| {
        if let Part::Act(happens) = part
            && happens == act
        {
            place.get_or_insert(happens.span);
        }
    });
    place.unwrap_or(otherwise)
}

fn transfers(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let listens = |rule: &&Rule| {
        acts_of(&rule.form)
            .iter()
            .any(|act| matches!(act.value.as_str(), "warm-transfer" | "cold-transfer"))
    };
    if rules_in_force(subject).iter().any(listens) {
        return;
    }
    let effect = |outcome: &Outcome| {
        let Outcome {
            to,
            mood,
            facts,
            acts,
            points,
            ..
        } = outcome.clone();
        (to, mood, facts, acts, points)
    };
    for transfer in &subject.scenario.transfers {
        if effect(&transfer.warm) == effect(&transfer.cold) {
            let message = sentence!(
                "A warm transfer to \"{desk}\" does the same as a cold one.",
                "先交代再转接到“{desk}”，效果和直接转接一样。",
                desk = shown(&transfer.id)
            );
            let place = format!("transfer/{}", transfer.id);
            found.push(finding("same-transfer", transfer.id.span, message).at(&place));
        }
    }
}

/// The bank's own rules and those of the call's countries.
pub(super) fn rules_in_force<'s>(subject: &Subject<'s>) -> Vec<&'s Rule> {
    let countries: BTreeSet<&str> = subject.countries().collect();
    let packs = subject.library.packs.iter().map(|file| &file.value);
    packs
        .filter(|pack| {
            pack.country
                .as_ref()
                .is_none_or(|country| countries.contains(country.value.as_str()))
        })
        .flat_map(|pack| &pack.rules)
        .collect()
}

/// The acts that a rule speaks of.
fn acts_of(form: &RuleForm) -> Vec<&Name> {
    match form {
        RuleForm::Never(act) | RuleForm::AtMost(act, _) => vec![act],
        RuleForm::Before(first, then) => vec![first, then],
        RuleForm::ByHangUp { act, given } | RuleForm::ByEnd { act, given } => {
            std::iter::once(act).chain(given).collect()
        }
        RuleForm::Within { act, after, .. } => vec![act, after],
    }
}

/// The act without which a rule cannot be broken; `None` if doing nothing breaks it.
pub(super) fn breaking_act(form: &RuleForm) -> Option<&Name> {
    match form {
        RuleForm::Never(act) | RuleForm::AtMost(act, _) | RuleForm::Before(_, act) => Some(act),
        RuleForm::ByHangUp { given, .. } | RuleForm::ByEnd { given, .. } => given.as_ref(),
        RuleForm::Within { after, .. } => Some(after),
    }
}
