//! Which commands are allowed when.

use super::command::Command;
use super::machine::Call;
use super::observe::Phase;
use super::rejected::Rejected;
use crate::sim::program::Stage;
use crate::sim::program::parts::CompiledDecision;
use crate::sim::program::step::Move;

impl Call {
    pub(super) fn allowed(&self, command: &Command) -> Result<Move, Rejected> {
        let stage = self.program.stage(&self.state);
        match command {
            Command::Accept | Command::Decline => match (stage, command) {
                (Stage::Ringing, Command::Accept) => Ok(Move::Accept),
                (Stage::Ringing, _) => Ok(Move::Miss),
                _ => Err(Rejected::NotRinging),
            },
            Command::Say(id) => {
                let decision = self.must_decide()?;
                let found = decision.choices.iter().position(|choice| choice.id == *id);
                match found.and_then(|index| Some((index, decision.choices.get(index)?))) {
                    Some((index, choice)) if self.program.can_choose(&self.state, choice) => {
                        Ok(Move::Choose(index as u8))
                    }
                    Some(_) => Err(Rejected::OptionClosed(id.clone())),
                    None => Err(Rejected::NoOption(id.clone())),
                }
            }
            Command::Hold => {
                self.must_talk()?;
                match self.program.hold {
                    Some(_) => Ok(Move::Hold),
                    None => Err(Rejected::NoHold),
                }
            }
            Command::Resume => match stage {
                Stage::OnHold | Stage::OnHoldTooLong => Ok(Move::Resume),
                _ => Err(Rejected::NobodyOnHold),
            },
            Command::Transfer { desk, warm } => {
                self.must_talk()?;
                let found = self.program.transfers.iter().position(|known| known.id == *desk);
                match found {
                    Some(index) => Ok(Move::Transfer {
                        desk: index as u8,
                        warm: *warm,
                    }),
                    None => Err(Rejected::NoDesk(desk.clone())),
                }
            }
            Command::HangUp => {
                self.must_talk()?;
                Ok(Move::HangUp)
            }
            _ => Err(Rejected::NotNow),
        }
    }

    fn must_decide(&self) -> Result<&CompiledDecision, Rejected> {
        match self.decision() {
            Some(decision) => Ok(decision),
            None => Err(match self.phase() {
                Phase::Ringing => Rejected::AcceptFirst,
                Phase::OnHold => Rejected::ComeBackFirst,
                _ => Rejected::NothingToAnswer,
            }),
        }
    }

    pub(super) fn must_talk(&self) -> Result<(), Rejected> {
        match self.phase() {
            Phase::Talking => Ok(()),
            Phase::OnHold => Err(Rejected::ComeBackFirst),
            _ => Err(Rejected::NobodyOnTheLine),
        }
    }
}
