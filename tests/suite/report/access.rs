//! What a person is told of remarks: in the order of time, whosever file comes first.

use rolecall::sim::assessment::event::{Saying, SignedEvent};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::view::access::AccessedSession;
use rolecall::view::standing::{Known, Names};

use super::played::played;
use super::signed::{ANN, BO, judged, said};

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn remarks_of_several_assessors_are_told_in_the_order_of_time() {
    let comment = |text: &str| Saying::Comment {
        turn: None,
        text: text.to_owned(),
    };
    let judged = judged();
    let words = ["a", "b", "c"].map(comment).to_vec();
    let both = [said(&judged, BO, words.clone()), said(&judged, ANN, words)].concat();
    let mut reversed: Vec<SignedEvent> = both.clone();
    reversed.reverse();
    for events in [both, reversed] {
        let known = Known {
            names: &Names::default(),
            forms: &Forms::new(),
        };
        let told = AccessedSession::new(&played()[0].0.record, None, None, &events, None, &known);
        let times: Vec<&str> = told.remarks.iter().map(|remark| remark.wall.as_str()).collect();
        assert!(times.is_sorted() && times.len() == 6, "{times:?}");
    }
}
