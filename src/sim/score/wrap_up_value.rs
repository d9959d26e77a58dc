//! After-call work in closed form: each list by itself, so the best is the sum of the best of each.

use crate::sim::call::wrap_up::WrapUpForm;
use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, WrapUpList};
use crate::sim::program::state::State;

impl Program {
    /// The most that after-call work can earn by a weighing of the three dimensions. What is not chosen earns nothing.
    pub fn best_wrap_up(&self, state: &State, weigh: impl Fn(Earned) -> i64) -> i64 {
        if !self.has_wrap_up(state) {
            return 0;
        }
        let mut total = 0;
        let mut best_of_list = [0_i64; 4];
        for entry in &self.wrap_up {
            let worth = weigh(entry.earns(state));
            match WrapUpList::PICKED.iter().position(|list| *list == entry.list) {
                Some(list) => best_of_list[list] = best_of_list[list].max(worth),
                None => total += worth.max(0),
            }
        }
        total + best_of_list.iter().sum::<i64>()
    }

    /// What a filled-in form earns.
    pub fn wrap_up_earns(&self, state: &State, form: &WrapUpForm) -> Earned {
        let mut total = [0; 3];
        if self.has_wrap_up(state) {
            for entry in form.entries().filter_map(|index| self.wrap_up.get(index)) {
                for (sum, points) in total.iter_mut().zip(entry.earns(state)) {
                    *sum += points;
                }
            }
        }
        total
    }

    /// A best form by a weighing: the first of the best entry of each list, and every note that gains.
    pub fn best_form(&self, state: &State, weigh: impl Fn(Earned) -> i64) -> Vec<usize> {
        let mut chosen = Vec::new();
        if !self.has_wrap_up(state) {
            return chosen;
        }
        let worth = |index: &usize| weigh(self.wrap_up[*index].earns(state));
        let of_list = |list: WrapUpList| (0..self.wrap_up.len()).filter(move |index| self.wrap_up[*index].list == list);
        for list in WrapUpList::PICKED {
            let best = of_list(list).rev().max_by_key(|index| worth(index));
            chosen.extend(best.filter(|index| worth(index) > 0));
        }
        chosen.extend(of_list(WrapUpList::Notes).filter(|index| worth(index) > 0));
        chosen
    }

    /// The best form that is most like this one: where several entries of a list are worth the same, the one that was chosen.
    pub fn best_form_like(&self, state: &State, form: &WrapUpForm, weigh: impl Fn(Earned) -> i64) -> Vec<usize> {
        let worth = |index: usize| weigh(self.wrap_up[index].earns(state));
        let mut best = self.best_form(state, &weigh);
        for entry in &mut best {
            let list = self.wrap_up[*entry].list;
            let mut as_good = form
                .entries()
                .filter(|chosen| self.wrap_up.get(*chosen).is_some_and(|other| other.list == list));
            if list != WrapUpList::Notes
                && let Some(chosen) = as_good.find(|chosen| worth(*chosen) == worth(*entry))
            {
                *entry = chosen;
            }
        }
        best
    }

    /// What each entry loses by being chosen or by being left out, in the units of `weigh`; in the order of the entries. Their sum
    /// is what the form loses. Where nothing is chosen in a list, its first best entry bears the loss.
    pub fn wrap_up_losses(&self, state: &State, form: &WrapUpForm, weigh: impl Fn(Earned) -> i64) -> Vec<i64> {
        let mut losses = vec![0; self.wrap_up.len()];
        if !self.has_wrap_up(state) {
            return losses;
        }
        let worth = |index: usize| weigh(self.wrap_up[index].earns(state));
        let best_form = self.best_form(state, &weigh);
        for (index, loss) in losses.iter_mut().enumerate() {
            let list = self.wrap_up[index].list;
            let is_chosen = form.has(list, index);
            *loss = if list == WrapUpList::Notes {
                worth(index).max(0) - if is_chosen { worth(index) } else { 0 }
            } else {
                let best = best_form.iter().find(|best| self.wrap_up[**best].list == list);
                let most = best.map_or(0, |best| worth(*best));
                let nothing_chosen = !form
                    .entries()
                    .any(|entry| self.wrap_up.get(entry).is_some_and(|entry| entry.list == list));
                match (is_chosen, nothing_chosen && best == Some(&index)) {
                    (true, _) => most - worth(index),
                    (false, true) => most,
                    (false, false) => 0,
                }
            };
        }
        losses
    }
}
