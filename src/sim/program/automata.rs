//! The rules as small automata: acts advance them, turns and deadlines run out, and breaches are charged.

use super::parts::CompiledForm;
use super::step::Witness;
use super::stepper::Stepper;

impl<W: Witness> Stepper<'_, W> {
    /// The deadline of some rules has come.
    pub(super) fn judge(&mut self, rules: &[u16]) {
        for index in rules.iter().map(|index| usize::from(*index)) {
            if let CompiledForm::By { given, seen, asked, .. } = self.program.rules[index].form {
                let owed = given.is_none() || self.step.state.get(asked) != 0;
                if owed && self.step.state.get(seen) == 0 {
                    self.breach(index);
                }
            }
        }
    }

    pub(super) fn act_named(&mut self, act: Option<u16>) {
        if let Some(act) = act {
            self.act(act);
        }
    }

    pub(super) fn act(&mut self, act: u16) {
        let program = self.program;
        self.witness.acted(act);
        if let Some(Some(done)) = program.done.get(usize::from(act)) {
            self.step.state.set(*done, 1);
            self.may_learn = true;
        }
        let listeners = program.listeners.get(usize::from(act));
        for &index in listeners.into_iter().flatten() {
            self.advance(usize::from(index), act);
        }
    }

    fn advance(&mut self, index: usize, happened: u16) {
        match self.program.rules[index].form {
            CompiledForm::Never(_) => self.breach(index),
            CompiledForm::Before { first, then, seen } => {
                if happened == then && self.step.state.get(seen) == 0 && first != then {
                    self.breach(index);
                }
                if happened == first {
                    self.step.state.set(seen, 1);
                }
            }
            CompiledForm::By {
                act,
                given,
                seen,
                asked,
                ..
            } => {
                if happened == act {
                    self.step.state.set(seen, 1);
                }
                if given == Some(happened) {
                    self.step.state.set(asked, 1);
                }
            }
            CompiledForm::Within {
                act,
                after,
                turns,
                left,
            } => {
                if happened == act {
                    self.step.state.set(left, 0);
                    self.answered |= 1 << (index % 128);
                }
                if happened == after && self.step.state.get(left) == 0 {
                    self.step.state.set(left, u64::from(turns));
                }
            }
            CompiledForm::AtMost { most, count, .. } => {
                let times = self.step.state.get(count);
                if times == u64::from(most) {
                    self.breach(index);
                } else {
                    self.step.state.set(count, times + 1);
                }
            }
        }
    }

    /// A turn is over: what was owed before it and has not come is one turn nearer.
    pub(super) fn end_turn(&mut self) {
        let program = self.program;
        for &(index, left) in &program.counting {
            let owed_before = self.before.get(left) > 0;
            let now = self.step.state.get(left);
            if owed_before && now > 0 && self.answered & (1 << (index % 128)) == 0 {
                self.step.state.set(left, now - 1);
                if now == 1 {
                    self.breach(usize::from(index));
                }
            }
        }
    }

    fn breach(&mut self, index: usize) {
        let program = self.program;
        let rule = &program.rules[index];
        let concern = &program.concerns[usize::from(rule.concern)];
        let charged = concern.charged.map_or(0, |field| self.step.state.get(field));
        let taken = match rule.points {
            Some(points) => {
                let more = u64::from(points).saturating_sub(charged);
                if let Some(field) = concern.charged {
                    self.step.state.set(field, charged + more);
                }
                more as u8
            }
            None => {
                self.step.state.set(program.fields.critical, 1);
                if let Some(field) = concern.charged {
                    self.step.state.set(field, u64::from(concern.most));
                }
                0
            }
        };
        self.step.earned[rule.dimension as usize] -= i32::from(taken);
        self.witness.broke(index, taken);
    }
}
