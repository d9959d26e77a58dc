//! Which commands are allowed when, and what a refusal says.

use std::fmt;

use super::command::Command;
use super::machine::Call;
use super::observe::Phase;
use crate::sim::program::Stage;
use crate::sim::program::parts::CompiledDecision;
use crate::sim::program::step::Move;

/// A command that is not allowed now. It has changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected(pub String);

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Rejected {}

impl Call {
    pub(super) fn allowed(&self, command: &Command) -> Result<Move, Rejected> {
        let stage = self.program.stage(&self.state);
        match command {
            Command::Accept | Command::Decline => match (stage, command) {
                (Stage::Ringing, Command::Accept) => Ok(Move::Accept),
                (Stage::Ringing, _) => Ok(Move::Miss),
                _ => reject("The phone is not ringing."),
            },
            Command::Say(id) => {
                let decision = self.must_decide()?;
                let found = decision.choices.iter().position(|choice| choice.id == *id);
                match found.and_then(|index| Some((index, decision.choices.get(index)?))) {
                    Some((index, choice)) if self.program.can_choose(&self.state, choice) => {
                        Ok(Move::Choose(index as u8))
                    }
                    Some(_) => reject(format!("\"{id}\" cannot be chosen now.")),
                    None => reject(format!("There is no option \"{id}\" here.")),
                }
            }
            Command::Hold => {
                self.must_talk()?;
                match self.program.hold {
                    Some(_) => Ok(Move::Hold),
                    None => reject("In this call nobody can be put on hold."),
                }
            }
            Command::Resume => match stage {
                Stage::OnHold | Stage::OnHoldTooLong => Ok(Move::Resume),
                _ => reject("Nobody is on hold."),
            },
            Command::Transfer { desk, warm } => {
                self.must_talk()?;
                let found = self.program.transfers.iter().position(|known| known.id == *desk);
                match found {
                    Some(index) => Ok(Move::Transfer {
                        desk: index as u8,
                        warm: *warm,
                    }),
                    None => reject(format!("There is no desk \"{desk}\" in this call.")),
                }
            }
            Command::HangUp => {
                self.must_talk()?;
                Ok(Move::HangUp)
            }
            _ => reject("This cannot be done now."),
        }
    }

    fn must_decide(&self) -> Result<&CompiledDecision, Rejected> {
        match self.decision() {
            Some(decision) => Ok(decision),
            None => reject(match self.phase() {
                Phase::Ringing => "Accept the call first.",
                Phase::OnHold => "The caller is on hold; come back first.",
                _ => "There is nothing to answer now.",
            }),
        }
    }

    pub(super) fn must_talk(&self) -> Result<(), Rejected> {
        match self.phase() {
            Phase::Talking => Ok(()),
            Phase::OnHold => reject("The caller is on hold; come back first."),
            _ => reject("Nobody is on the line."),
        }
    }
}

pub(super) fn reject<T>(sentence: impl Into<String>) -> Result<T, Rejected> {
    Err(Rejected(sentence.into()))
}
