//! The simulator a second time, slowly and plainly: it walks every play of the scenario file itself by recursion.
//!
//! It shares nothing with the program, the explorer or the values; it reads the model and keeps names in maps.

use std::collections::{BTreeMap, BTreeSet};

use rolecall::sim::rules::Rulebook;
use rolecall::sim::rules::model::{Rule, RuleForm, Severity};
use rolecall::sim::scenario::condition::When;
use rolecall::sim::scenario::flow::{Change, Choice, MoodChange, Node, NodePhase, Outcome};
use rolecall::sim::scenario::model::{FactType, Points, Scenario};
use rolecall::sim::scenario::spanned::Name;
use rolecall::sim::scenario::wrap_up::Entry;

/// The state of a play in plain words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Play {
    pub at: String,
    stage: Stage,
    mood: [i32; 3],
    facts: BTreeMap<String, String>,
    done: BTreeSet<String>,
    looked: BTreeSet<String>,
    known: BTreeSet<String>,
    used: BTreeSet<String>,
    memory: BTreeMap<String, Memory>,
    charged: BTreeMap<String, i64>,
    pub critical: bool,
    on_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Stage {
    #[default]
    Ringing,
    Deciding,
    Holding,
    HoldingTooLong,
    Over,
}

/// What a rule remembers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Memory {
    seen: bool,
    asked: bool,
    left: u32,
    count: u32,
}

/// Something that can be done, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    Accept,
    Miss,
    Choose(usize),
    Expire,
    Hold,
    Resume,
    Overrun,
    Look(usize),
    Transfer(usize, bool),
    HangUp,
}

/// One deed's points and the rules that it made lose points or broke critically.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub points: [i64; 3],
    pub lost_to: BTreeSet<String>,
}

pub struct World<'w> {
    pub scenario: &'w Scenario,
    pub rules: Vec<&'w Rule>,
}

impl<'w> World<'w> {
    pub fn new(scenario: &'w Scenario, rulebook: &'w Rulebook) -> Self {
        Self {
            scenario,
            rules: rulebook.active_rules("cn").collect(),
        }
    }

    pub fn begin(&self, drawn: &str) -> Play {
        let mood = &self.scenario.customer.mood;
        let facts = self.scenario.facts.iter().map(|fact| {
            let value = match &fact.is {
                _ if !fact.drawn.is_empty() => drawn.to_owned(),
                FactType::Flag => "no".to_owned(),
                FactType::Count(_) => "0".to_owned(),
                FactType::OneOf(values) => values[0].value.clone(),
            };
            (fact.id.value.clone(), value)
        });
        Play {
            mood: [mood.tension.value, mood.trust.value, mood.patience.value].map(i32::from),
            facts: facts.collect(),
            ..Play::default()
        }
    }

    fn node(&self, play: &Play) -> Option<&'w Node> {
        self.scenario.nodes.iter().find(|node| node.id.value == play.at)
    }

    pub fn deeds(&self, play: &Play) -> Vec<Deed> {
        let mut deeds = Vec::new();
        let looks = |deeds: &mut Vec<Deed>| {
            for (index, item) in self.scenario.desktop.iter().enumerate() {
                let open = item.opens.as_ref().is_none_or(|when| self.holds(play, when));
                if open && !play.looked.contains(&item.id.value) {
                    deeds.push(Deed::Look(index));
                }
            }
        };
        match play.stage {
            Stage::Ringing => deeds.extend([Deed::Accept, Deed::Miss]),
            Stage::Deciding => {
                let node = self.node(play).unwrap();
                let ask = node.ask.as_ref().unwrap();
                for (index, choice) in ask.options.iter().enumerate() {
                    if self.can_choose(play, node, choice) {
                        deeds.push(Deed::Choose(index));
                    }
                }
                if ask.within.is_some() {
                    deeds.push(Deed::Expire);
                }
                looks(&mut deeds);
                if node.phase == NodePhase::OnCall {
                    if self.scenario.hold.is_some() {
                        deeds.push(Deed::Hold);
                    }
                    for index in 0..self.scenario.transfers.len() {
                        deeds.extend([Deed::Transfer(index, true), Deed::Transfer(index, false)]);
                    }
                    deeds.push(Deed::HangUp);
                }
            }
            Stage::Holding | Stage::HoldingTooLong => {
                deeds.extend([Deed::Resume, Deed::Overrun]);
                looks(&mut deeds);
            }
            Stage::Over => {}
        }
        deeds
    }

    fn can_choose(&self, play: &Play, node: &Node, choice: &Choice) -> bool {
        let used = choice.once && play.used.contains(&format!("{}/{}", node.id, choice.id));
        !used && choice.when.as_ref().is_none_or(|when| self.holds(play, when))
    }

    pub fn make(&self, before: &Play, deed: &Deed) -> (Play, Made) {
        let mut play = before.clone();
        let mut made = Made::default();
        let mut happened = BTreeSet::new();
        match deed {
            Deed::Accept => {
                play.stage = Stage::Deciding;
                self.go(&mut play, &mut made, &mut happened, &self.scenario.start);
            }
            Deed::Miss => self.go(&mut play, &mut made, &mut happened, &self.scenario.opening.missed),
            Deed::Choose(index) => {
                let node = self.node(before).unwrap();
                let choice = &node.ask.as_ref().unwrap().options[*index];
                if choice.once {
                    play.used.insert(format!("{}/{}", node.id, choice.id));
                }
                let outcome = Outcome {
                    to: Some(choice.to.clone()),
                    mood: choice.mood.clone(),
                    facts: choice.facts.clone(),
                    acts: choice.acts.clone(),
                    points: choice.points,
                    reply: choice.reply.clone(),
                    why: choice.why.clone(),
                    sources: choice.sources.clone(),
                };
                self.follow(&mut play, &mut made, &mut happened, &outcome);
            }
            Deed::Expire => {
                let ask = self.node(before).unwrap().ask.as_ref().unwrap();
                self.follow(&mut play, &mut made, &mut happened, ask.on_expiry.as_ref().unwrap());
            }
            Deed::Hold => {
                play.stage = Stage::Holding;
                self.act(&mut play, &mut made, &mut happened, "put-on-hold");
            }
            Deed::Resume => {
                play.stage = Stage::Deciding;
                if before.stage == Stage::Holding {
                    let hold = self.scenario.hold.as_ref().unwrap();
                    self.follow(&mut play, &mut made, &mut happened, &hold.in_time);
                }
            }
            Deed::Overrun => {
                play.stage = Stage::HoldingTooLong;
                self.act(&mut play, &mut made, &mut happened, "return-late");
                let hold = self.scenario.hold.as_ref().unwrap();
                self.follow(&mut play, &mut made, &mut happened, &hold.overrun);
            }
            Deed::Look(index) => {
                play.looked.insert(self.scenario.desktop[*index].id.value.clone());
                self.learn(&mut play);
            }
            Deed::Transfer(index, warm) => {
                let transfer = &self.scenario.transfers[*index];
                let (act, outcome) = if *warm {
                    ("warm-transfer", &transfer.warm)
                } else {
                    ("cold-transfer", &transfer.cold)
                };
                self.act(&mut play, &mut made, &mut happened, act);
                self.follow(&mut play, &mut made, &mut happened, outcome);
            }
            Deed::HangUp => {
                self.act(&mut play, &mut made, &mut happened, "agent-hangs-up");
                self.follow(&mut play, &mut made, &mut happened, &self.scenario.hang_up);
            }
        }
        if matches!(deed, Deed::Choose(_) | Deed::Expire) {
            self.end_turn(before, &mut play, &mut made, &happened);
        }
        (play, made)
    }

    fn end_turn(&self, before: &Play, play: &mut Play, made: &mut Made, happened: &BTreeSet<String>) {
        for rule in &self.rules {
            let RuleForm::Within { act, .. } = &rule.form else {
                continue;
            };
            let owed = before.memory.get(&rule.id.value).map_or(0, |memory| memory.left);
            let now = play.memory.get(&rule.id.value).map_or(0, |memory| memory.left);
            if owed > 0 && now > 0 && !happened.contains(&act.value) {
                play.memory.entry(rule.id.value.clone()).or_default().left = now - 1;
                if now == 1 {
                    self.breach(play, made, rule);
                }
            }
        }
    }

    fn follow(&self, play: &mut Play, made: &mut Made, happened: &mut BTreeSet<String>, outcome: &Outcome) {
        let snapped = self.effects(
            play,
            made,
            happened,
            &outcome.mood,
            &outcome.facts.0,
            &outcome.acts.0,
            outcome.points,
        );
        self.learn(play);
        let target = outcome
            .to
            .as_ref()
            .and_then(|to| self.scenario.nodes.iter().find(|node| node.id == *to));
        let goes_on = outcome.to.is_none() || target.is_some_and(|node| node.phase == NodePhase::OnCall);
        match (snapped, &outcome.to) {
            (Some(elsewhere), _) if goes_on => {
                play.stage = Stage::Deciding;
                self.go(play, made, happened, &elsewhere);
            }
            (_, Some(to)) => self.go(play, made, happened, to),
            _ => {}
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the plain form of what a step can do")]
    fn effects(
        &self,
        play: &mut Play,
        made: &mut Made,
        happened: &mut BTreeSet<String>,
        mood: &MoodChange,
        facts: &[Change],
        acts: &[Name],
        points: Points,
    ) -> Option<Name> {
        for act in acts {
            self.act(play, made, happened, act);
        }
        for change in facts {
            match change {
                Change::Set(flag) => play.facts.insert(flag.value.clone(), "yes".to_owned()),
                Change::Clear(flag) => play.facts.insert(flag.value.clone(), "no".to_owned()),
                Change::To(name, value) => play.facts.insert(name.value.clone(), value.value.clone()),
                Change::Add(name, by) => {
                    let FactType::Count(most) = &self.scenario.facts.iter().find(|fact| fact.id == *name).unwrap().is
                    else {
                        panic!("a count")
                    };
                    let now: i64 = play.facts[&name.value].parse().unwrap();
                    let sum = (now + i64::from(by.value)).max(0).min(i64::from(most.value));
                    play.facts.insert(name.value.clone(), sum.to_string())
                }
            };
        }
        for (total, more) in made
            .points
            .iter_mut()
            .zip([points.empathy, points.accuracy, points.compliance])
        {
            *total += i64::from(more);
        }
        let old = play.mood;
        for (meter, by) in play.mood.iter_mut().zip([&mood.tension, &mood.trust, &mood.patience]) {
            *meter = (*meter + i32::from(by.value)).clamp(0, 100);
        }
        if !play.on_line {
            None
        } else if play.mood[0] == 100 && old[0] < 100 {
            Some(self.scenario.customer.at_full_tension.clone())
        } else if play.mood[2] == 0 && old[2] > 0 {
            Some(self.scenario.customer.at_no_patience.clone())
        } else {
            None
        }
    }

    fn go(&self, play: &mut Play, made: &mut Made, happened: &mut BTreeSet<String>, to: &Name) {
        let mut to = to.clone();
        loop {
            play.at = to.value.clone();
            let Some(node) = self.node(play) else {
                if let Some(ending) = self.scenario.endings.iter().find(|ending| ending.id == to) {
                    if play.on_line {
                        self.drop_line(play, made);
                    }
                    self.deadline(play, made, true);
                    play.stage = Stage::Over;
                    let points = ending.points;
                    for (total, more) in
                        made.points
                            .iter_mut()
                            .zip([points.empathy, points.accuracy, points.compliance])
                    {
                        *total += i64::from(more);
                    }
                }
                return;
            };
            match node.phase {
                NodePhase::OnCall => play.on_line = true,
                NodePhase::AfterCall if play.on_line => self.drop_line(play, made),
                _ => {}
            }
            let snapped = self.effects(
                play,
                made,
                happened,
                &node.mood,
                &node.facts.0,
                &node.acts.0,
                Points::default(),
            );
            self.learn(play);
            if let Some(elsewhere) = snapped.filter(|elsewhere| elsewhere.value != node.id.value) {
                to = elsewhere;
                continue;
            }
            if node.ask.is_some() {
                return;
            }
            let branch = node
                .branch
                .iter()
                .find(|branch| branch.when.as_ref().is_none_or(|when| self.holds(play, when)));
            to = branch
                .map(|branch| branch.to.clone())
                .or_else(|| node.to.clone())
                .unwrap();
        }
    }

    fn drop_line(&self, play: &mut Play, made: &mut Made) {
        play.on_line = false;
        for memory in play.memory.values_mut() {
            memory.left = 0;
        }
        self.deadline(play, made, false);
    }

    fn deadline(&self, play: &mut Play, made: &mut Made, end: bool) {
        for rule in &self.rules {
            let (given, at_end) = match &rule.form {
                RuleForm::ByHangUp { given, .. } => (given, false),
                RuleForm::ByEnd { given, .. } => (given, true),
                _ => continue,
            };
            let memory = play.memory.get(&rule.id.value).cloned().unwrap_or_default();
            if at_end == end && (given.is_none() || memory.asked) && !memory.seen {
                self.breach(play, made, rule);
            }
        }
    }

    fn act(&self, play: &mut Play, made: &mut Made, happened: &mut BTreeSet<String>, act: &str) {
        play.done.insert(act.to_owned());
        happened.insert(act.to_owned());
        for rule in &self.rules {
            let mut memory = play.memory.get(&rule.id.value).cloned().unwrap_or_default();
            let mut breaks = false;
            match &rule.form {
                RuleForm::Never(never) => breaks = never.value == act,
                RuleForm::Before(first, then) => {
                    breaks = then.value == act && !memory.seen && first.value != act;
                    memory.seen |= first.value == act;
                }
                RuleForm::ByHangUp { act: owed, given } | RuleForm::ByEnd { act: owed, given } => {
                    memory.seen |= owed.value == act;
                    memory.asked |= given.as_ref().is_some_and(|given| given.value == act);
                }
                RuleForm::Within {
                    act: owed,
                    after,
                    turns,
                } => {
                    if owed.value == act {
                        memory.left = 0;
                    }
                    if after.value == act && memory.left == 0 {
                        memory.left = u32::from(turns.value);
                    }
                }
                RuleForm::AtMost(limited, most) => {
                    if limited.value == act {
                        breaks = memory.count >= u32::from(most.value);
                        memory.count = (memory.count + 1).min(u32::from(most.value));
                    }
                }
            }
            play.memory.insert(rule.id.value.clone(), memory);
            if breaks {
                self.breach(play, made, rule);
            }
        }
    }

    fn breach(&self, play: &mut Play, made: &mut Made, rule: &Rule) {
        let already = play.charged.get(&rule.concern.value).copied().unwrap_or(0);
        match &rule.severity {
            Severity::Critical => {
                play.critical = true;
                play.charged.insert(rule.concern.value.clone(), 100);
            }
            Severity::Major(points) | Severity::Minor(points) => {
                let more = (i64::from(points.value) - already).max(0);
                made.points[rule.dimension as usize] -= more;
                if more > 0 {
                    play.charged.insert(rule.concern.value.clone(), already + more);
                    made.lost_to.insert(rule.id.value.clone());
                }
            }
        }
    }

    fn learn(&self, play: &mut Play) {
        for _ in 0..2 {
            for hidden in &self.scenario.customer.hidden {
                if self.holds(play, &hidden.revealed_by) {
                    play.known.insert(hidden.id.value.clone());
                }
            }
        }
    }

    fn holds(&self, play: &Play, when: &When) -> bool {
        let number = |name: &Name| play.facts[&name.value].parse::<u8>().unwrap();
        match when {
            When::Country(country) => country.value == "cn",
            When::Is(flag) => play.facts[&flag.value] == "yes",
            When::Equals(name, value) => play.facts[&name.value] == value.value,
            When::AtLeast(name, level) => number(name) >= level.value,
            When::Below(name, level) => number(name) < level.value,
            When::TensionAtLeast(level) => play.mood[0] >= i32::from(level.value),
            When::TensionBelow(level) => play.mood[0] < i32::from(level.value),
            When::TrustAtLeast(level) => play.mood[1] >= i32::from(level.value),
            When::TrustBelow(level) => play.mood[1] < i32::from(level.value),
            When::PatienceAtLeast(level) => play.mood[2] >= i32::from(level.value),
            When::PatienceBelow(level) => play.mood[2] < i32::from(level.value),
            When::Done(act) => play.done.contains(&act.value),
            When::Looked(item) => play.looked.contains(&item.value),
            When::Known(hidden) => play.known.contains(&hidden.value),
            When::Not(inner) => !self.holds(play, inner),
            When::All(parts) => parts.iter().all(|part| self.holds(play, part)),
            When::Any(parts) => parts.iter().any(|part| self.holds(play, part)),
        }
    }

    /// The most that after-call work earns by a weighing: tried entry by entry.
    fn wrap_up(&self, play: &Play, weigh: &dyn Fn([i64; 3]) -> i128) -> i128 {
        if play.at == self.scenario.opening.missed.value {
            return 0;
        }
        let worth = |entry: &Entry| {
            let right = entry.when.as_ref().is_none_or(|when| self.holds(play, when));
            let points = if right { entry.points } else { entry.otherwise };
            weigh([points.empathy, points.accuracy, points.compliance].map(i64::from))
        };
        let wrap_up = &self.scenario.wrap_up;
        let one_of = |list: &[Entry]| list.iter().map(worth).max().unwrap_or(0).max(0);
        let any_of = |list: &[Entry]| list.iter().map(|entry| worth(entry).max(0)).sum::<i128>();
        one_of(&wrap_up.disposition) + any_of(&wrap_up.notes)
    }

    /// What each entry of the after-call work earns after a play: those of which one is picked, and those that are ticked.
    pub fn entries(&self, play: &Play) -> [Vec<[i64; 3]>; 2] {
        if play.at == self.scenario.opening.missed.value {
            return [Vec::new(), Vec::new()];
        }
        let worth = |entry: &Entry| {
            let right = entry.when.as_ref().is_none_or(|when| self.holds(play, when));
            let points = if right { entry.points } else { entry.otherwise };
            [points.empathy, points.accuracy, points.compliance].map(i64::from)
        };
        let wrap_up = &self.scenario.wrap_up;
        [&wrap_up.disposition, &wrap_up.notes].map(|list| list.iter().map(worth).collect())
    }

    /// The most that can be earned from here by a weighing: over plays without a critical breach, and over all.
    pub fn most(&self, play: &Play, weigh: &dyn Fn([i64; 3]) -> i128) -> Found {
        let mut walk = Walk {
            world: self,
            weigh,
            remembered: BTreeMap::new(),
            on_the_way: BTreeMap::new(),
            breakable: BTreeSet::new(),
        };
        let ((clean, all), _) = walk.from(play);
        Found {
            most: clean.or(all).unwrap(),
            breakable: walk.breakable,
        }
    }
}

/// What a walk over all plays found.
pub struct Found {
    pub most: i128,
    pub breakable: BTreeSet<String>,
}

/// The most over clean plays, and over all.
type Best = (Option<i128>, Option<i128>);

struct Walk<'a, 'w> {
    world: &'a World<'w>,
    weigh: &'a dyn Fn([i64; 3]) -> i128,
    /// Plays that meet in the same words have the same future; without this the walk would take hours.
    remembered: BTreeMap<Play, Best>,
    /// Where the walk is: going round in a circle never helps, so a play that is on the way is not entered again.
    on_the_way: BTreeMap<Play, usize>,
    breakable: BTreeSet<String>,
}

impl Walk<'_, '_> {
    /// The best from here, and the depth of the outermost play on the way that the answer leaned on.
    fn from(&mut self, play: &Play) -> (Best, usize) {
        if let Some(known) = self.remembered.get(play) {
            return (*known, usize::MAX);
        }
        if let Some(depth) = self.on_the_way.get(play) {
            return ((None, None), *depth);
        }
        let depth = self.on_the_way.len();
        self.on_the_way.insert(play.clone(), depth);
        let deeds = self.world.deeds(play);
        let mut best = (None, None);
        let mut leaned_on = usize::MAX;
        if deeds.is_empty() {
            let earned = self.world.wrap_up(play, self.weigh);
            best = ((!play.critical).then_some(earned), Some(earned));
        }
        for deed in deeds {
            let (next, made) = self.world.make(play, &deed);
            self.breakable.extend(made.lost_to.iter().cloned());
            let ((clean, all), outermost) = self.from(&next);
            let points = (self.weigh)(made.points);
            best = (
                best.0.max(clean.map(|after| after + points)),
                best.1.max(all.map(|after| after + points)),
            );
            leaned_on = leaned_on.min(outermost);
        }
        self.on_the_way.remove(play);
        // An answer that left out a play further up the way is right only on this way.
        if leaned_on >= depth {
            self.remembered.insert(play.clone(), best);
            leaned_on = usize::MAX;
        }
        (best, leaned_on)
    }
}
