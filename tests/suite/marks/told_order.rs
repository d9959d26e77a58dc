//! The order in which words are told: of one time on the wall, nobody's answer before the question.

use rolecall::sim::assessment::event::{DimensionTenths, Head, Saying, SignedEvent};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::standing;
use rolecall::sim::assessment::told_order::told_order;
use rolecall::sim::scenario::model::Dimension;

use super::{ANN, BEN, CAT, Said, judged};

const REASON: &str = "So it was.";

#[test]
fn answers_and_moderations_are_told_behind_what_they_rest_on() {
    let mut said = Said::default();
    // The keys stand the other way round than what was said, and all of it has one time.
    let closed = [CAT, BEN].map(|by| Head {
        by: by.to_owned(),
        event: said.marks(by, [Some(600), Some(700), Some(800)]),
    });
    let dispute = said.say(
        CAT,
        Saying::Dispute {
            turn: 1,
            dimension: Dimension::Empathy,
            against: Some(BEN.to_owned()),
            tenths: 600,
            proposed: 900,
            reason: REASON.to_owned(),
        },
    );
    let answer = said.say(
        ANN,
        Saying::Answer {
            dispute: dispute.clone(),
            granted: Some(700),
            reason: REASON.to_owned(),
        },
    );
    let moderation = said.say(
        ANN,
        Saying::Moderate {
            heads: closed.to_vec(),
            marks: [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance]
                .map(|dimension| DimensionTenths { dimension, tenths: 650 })
                .to_vec(),
            fails: false,
            reason: REASON.to_owned(),
        },
    );
    let mut backwards = said.0.clone();
    backwards.reverse();
    for events in [&said.0, &backwards] {
        let told: Vec<&SignedEvent> = told_order(events);
        assert_eq!(told.len(), events.len());
        let place = |hash: &String| told.iter().position(|signed| signed.hash == *hash).unwrap();
        assert!(place(&dispute) < place(&answer));
        assert!(place(&closed[0].event) < place(&moderation) && place(&closed[1].event) < place(&moderation));
        let history = standing(&judged(), &Forms::new(), events, &[]).history;
        assert!(history.iter().eq(told), "the history is told in the same order");
    }
}
