//! What the future can still read. Whatever it cannot is set to zero before states are compared, so that plays that differ
//! only in what no longer matters meet in one state.

use std::collections::BTreeSet;

use super::Program;
use super::parts::{CompiledForm, CompiledNode, CompiledRule, Effects, Flow, Place, Reaction};
use super::state::State;
use crate::sim::scenario::flow::NodePhase;

impl Program {
    /// The one state that stands for all states with the same future.
    #[inline]
    pub fn canonical(&self, state: &State) -> State {
        let place = state.get(self.fields.place) as usize;
        let mut kept = match self.live.get(place) {
            Some(live) if self.stage(state) != super::Stage::Ringing => state.only(live),
            _ => *state,
        };
        let critical = self.is_critical(state);
        for (rule, automaton) in self.rules.iter().zip(&self.automata) {
            let concern = &self.concerns[usize::from(rule.concern)];
            let exhausted = concern
                .charged
                .is_none_or(|field| state.get(field) == u64::from(concern.most));
            if exhausted && (rule.points.is_some() || critical) {
                kept = kept.without(automaton);
            }
        }
        kept
    }

    /// The same program with more fields that are told apart, for questions about what only people perceive: which lines are
    /// heard, what can be opened. Its states are more; what they earn is the same.
    pub fn watching(&self, fields: &State) -> Self {
        let mut program = self.clone();
        let mut watched = *fields;
        self.close_over_marks(&mut watched);
        for live in &mut program.live {
            *live = live.union(&watched);
        }
        program
    }

    pub(super) fn finish_liveness(&mut self) {
        let automaton = |rule: &CompiledRule| {
            let mut bits = State::default();
            rule.form.fields().into_iter().for_each(|(_, field)| bits.mark(field));
            bits
        };
        self.automata = self.rules.iter().map(automaton).collect();
        let places = self.nodes.len() + self.endings.len();
        let successors: Vec<Vec<usize>> = (0..places).map(|place| self.successors(place)).collect();
        let late_acts = self.late_acts();
        let mut live: Vec<State> = (0..places).map(|place| self.reads_at(place, &late_acts)).collect();
        // Reads flow backwards along the arrows until nothing changes.
        loop {
            let mut changed = false;
            for place in (0..places).rev() {
                let ahead = successors[place].iter();
                let mut all = ahead.fold(live[place], |all, next| all.union(&live[*next]));
                self.close_over_marks(&mut all);
                if all != live[place] {
                    live[place] = all;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        for mask in &mut live {
            let fields = self.fields;
            for field in [
                fields.place,
                fields.stage,
                fields.depth,
                fields.critical,
                fields.on_line,
            ] {
                mask.mark(field);
            }
            for slot in fields.returns {
                mask.mark(slot);
            }
        }
        self.live = live;
    }

    /// For each place, how late it is left for the last time when the call is walked through from its start: a place usually has a
    /// lower number than those that lead to it.
    pub fn places_from_the_end(&self) -> Vec<u32> {
        let places = self.nodes.len() + self.endings.len();
        let mut rank = vec![u32::MAX; places];
        let mut is_seen = vec![false; places];
        let mut next_rank = 0;
        for first in std::iter::once(usize::from(self.start)).chain(0..places) {
            let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
            if !std::mem::replace(&mut is_seen[first], true) {
                path.push((first, self.successors(first)));
            }
            while let Some((place, ahead)) = path.last_mut() {
                match ahead.pop() {
                    Some(to) if std::mem::replace(&mut is_seen[to], true) => {}
                    Some(to) => path.push((to, self.successors(to))),
                    None => {
                        rank[*place] = next_rank;
                        next_rank += 1;
                        path.pop();
                    }
                }
            }
        }
        rank
    }

    /// Whether each place can be come to by the form of the call alone: what another country has cannot, everything else that some
    /// step leads to may.
    pub fn possible_places(&self) -> Vec<bool> {
        let mut is_possible = vec![false; self.nodes.len() + self.endings.len()];
        let mut ahead = vec![usize::from(self.start), usize::from(self.missed)];
        while let Some(place) = ahead.pop() {
            if let Some(seen) = is_possible.get_mut(place)
                && !std::mem::replace(seen, true)
            {
                ahead.extend(self.possible_successors(place));
            }
        }
        is_possible
    }

    /// Whether a call may come back to each place, by the form of the call alone. Some places between two circles count as well.
    pub fn places_in_circles(&self) -> Vec<bool> {
        let places = self.nodes.len() + self.endings.len();
        let ahead: Vec<Vec<usize>> = (0..places).map(|place| self.successors(place)).collect();
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); places];
        for (place, next) in ahead.iter().enumerate() {
            next.iter().for_each(|to| behind[*to].push(place));
        }
        // What leads nowhere is in no circle, nor is what comes from nowhere; without these, others lead nowhere.
        let mut is_left = vec![true; places];
        for (onward, backward) in [(&ahead, &behind), (&behind, &ahead)] {
            let count = |place: usize| onward[place].iter().filter(|to| is_left[**to]).count();
            let mut counts: Vec<usize> = (0..places).map(count).collect();
            let mut closed: Vec<usize> = (0..places)
                .filter(|place| is_left[*place] && counts[*place] == 0)
                .collect();
            while let Some(place) = closed.pop() {
                is_left[place] = false;
                for before in backward[place].iter().filter(|before| is_left[**before]) {
                    counts[*before] -= 1;
                    if counts[*before] == 0 {
                        closed.push(*before);
                    }
                }
            }
        }
        is_left
    }

    /// The places behind a place that some condition can open.
    fn possible_successors(&self, place: usize) -> Vec<usize> {
        let Some(node) = self.nodes.get(place) else {
            return Vec::new();
        };
        let mut next: Vec<Place> = Vec::new();
        match &node.flow {
            Flow::Ask(decision) => {
                let open = decision.choices.iter().filter(|choice| choice.when.can_hold());
                next.extend(open.filter_map(|choice| choice.reaction.to));
                next.extend(decision.timer.iter().filter_map(|(_, reaction)| reaction.to));
            }
            Flow::Branch(branches) => {
                // Behind a branch that always holds nothing is asked any more.
                let always = branches.iter().position(|(when, _)| when.constant() == Some(true));
                let asked = branches.iter().take(always.map_or(branches.len(), |index| index + 1));
                next.extend(asked.filter(|(when, _)| when.can_hold()).map(|(_, to)| *to));
            }
            _ => return self.successors(place),
        }
        next.extend(self.places_from_everywhere(node));
        next.into_iter().map(usize::from).collect()
    }

    /// Where a step from a place can lead; a detour's end leads to every place that a detour can come back to.
    fn successors(&self, place: usize) -> Vec<usize> {
        let Some(node) = self.nodes.get(place) else {
            return Vec::new();
        };
        let mut next = Vec::new();
        match &node.flow {
            Flow::Ask(decision) => {
                next.extend(decision.choices.iter().filter_map(|choice| choice.reaction.to));
                next.extend(decision.timer.iter().filter_map(|(_, reaction)| reaction.to));
            }
            Flow::Branch(branches) => next.extend(branches.iter().map(|(_, to)| *to)),
            Flow::To(to) => next.push(*to),
            Flow::Call { to, .. } => next.push(*to),
            Flow::Back => next.extend(self.nodes.iter().filter_map(|node| match node.flow {
                Flow::Call { then, .. } => Some(then),
                _ => None,
            })),
        }
        next.extend(self.places_from_everywhere(node));
        next.into_iter().map(usize::from).collect()
    }

    /// Where the mood and the softphone lead from a node on the line.
    fn places_from_everywhere(&self, node: &CompiledNode) -> Vec<Place> {
        match node.phase {
            NodePhase::OnCall => {
                let reactions = self.everywhere().filter_map(|reaction| reaction.to);
                self.thresholds.into_iter().chain(reactions).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What can be done at every decision on the line.
    fn everywhere(&self) -> impl Iterator<Item = &Reaction> {
        let transfers = self
            .transfers
            .iter()
            .flat_map(|transfer| [&transfer.warm, &transfer.cold]);
        let holds = self.hold.iter().flat_map(|hold| [&hold.in_time, &hold.overrun]);
        transfers.chain(holds).chain([&self.hang_up])
    }

    fn effects_at(&self, place: usize) -> Vec<&Effects> {
        let Some(node) = self.nodes.get(place) else {
            return Vec::new();
        };
        let mut effects = vec![&node.entry];
        if let Flow::Ask(decision) = &node.flow {
            effects.extend(decision.choices.iter().map(|choice| &choice.reaction.effects));
            effects.extend(decision.timer.iter().map(|(_, reaction)| &reaction.effects));
        }
        if node.phase == NodePhase::OnCall {
            effects.extend(self.everywhere().map(|reaction| &reaction.effects));
        }
        effects
    }

    /// Acts that can happen when the line has dropped. What was owed within so many turns is let off then, but what is asked for
    /// later is owed again.
    fn late_acts(&self) -> BTreeSet<u16> {
        let late = self
            .nodes
            .iter()
            .zip(0..)
            .filter(|(node, _)| node.phase == NodePhase::AfterCall);
        late.flat_map(|(_, place)| self.effects_at(place))
            .flat_map(|effects| effects.acts.iter().copied())
            .collect()
    }

    fn reads_at(&self, place: usize, late_acts: &BTreeSet<u16>) -> State {
        let mut reads = State::default();
        let Some(node) = self.nodes.get(place) else {
            for entry in &self.wrap_up {
                entry.when.for_each_field(&mut |field| reads.mark(field));
            }
            return reads;
        };
        match &node.flow {
            Flow::Ask(decision) => {
                for choice in &decision.choices {
                    choice.when.for_each_field(&mut |field| reads.mark(field));
                    choice.once.into_iter().for_each(|field| reads.mark(field));
                }
            }
            Flow::Branch(branches) => {
                for (when, _) in branches {
                    when.for_each_field(&mut |field| reads.mark(field));
                }
            }
            _ => {}
        }
        if node.phase == NodePhase::OnCall {
            reads.mark(self.fields.tension);
            reads.mark(self.fields.patience);
        }
        let effects = self.effects_at(place);
        let built_in = (node.phase == NodePhase::OnCall)
            .then_some(self.built_in_acts)
            .into_iter()
            .flatten()
            .flatten();
        let happening: Vec<u16> = effects
            .iter()
            .flat_map(|effects| effects.acts.iter().copied())
            .chain(built_in)
            .collect();
        for rule in &self.rules {
            let fires = match rule.form {
                CompiledForm::Never(act) | CompiledForm::AtMost { act, .. } => happening.contains(&act),
                CompiledForm::Before { then, .. } => happening.contains(&then),
                CompiledForm::By { at_end, .. } => at_end || node.phase != NodePhase::AfterCall,
                CompiledForm::Within { after, .. } => node.phase != NodePhase::AfterCall || late_acts.contains(&after),
            };
            if fires {
                rule.form.fields().into_iter().for_each(|(_, field)| reads.mark(field));
                let concern = &self.concerns[usize::from(rule.concern)];
                concern.charged.into_iter().for_each(|field| reads.mark(field));
            }
        }
        reads
    }

    /// A mark that is read makes what can set it read.
    fn close_over_marks(&self, live: &mut State) {
        loop {
            let before = *live;
            let is_live = |live: &State, field| {
                let mut only = State::default();
                only.mark(field);
                live.only(&only) != State::default()
            };
            for hidden in &self.hidden {
                if is_live(live, hidden.known) {
                    hidden.revealed_by.for_each_field(&mut |field| live.mark(field));
                }
            }
            for item in &self.items {
                if item.looked.is_some_and(|field| is_live(live, field)) {
                    item.opens.for_each_field(&mut |field| live.mark(field));
                    item.exists.for_each_field(&mut |field| live.mark(field));
                }
            }
            if *live == before {
                return;
            }
        }
    }
}
