//! Who looks where nobody has a key yet, what is said there, and why everything cannot be asked for where somebody has one.

use crate::sim::assessment::blind::NO_KEY_YET;
use crate::sim::sentence::{Sentence, sentence};

/// The keys of those who look: where nobody has one, it may be somebody who is about to mark, unless they say that they want everything.
///
/// # Errors
/// Everything is asked for, and somebody has a key.
pub(super) fn looking(mut viewers: Vec<String>, everything: bool) -> Result<Vec<String>, Sentence> {
    match (viewers.is_empty(), everything) {
        (false, true) => return Err(somebody_has_a_key()),
        (true, false) => viewers.push(NO_KEY_YET.to_owned()),
        (false, false) | (true, true) => {}
    }
    Ok(viewers)
}

/// What somebody without a key can do who wants to see more.
pub(super) fn make_a_key() -> Sentence {
    sentence!(
        "Nobody has a key here yet. If you mark this session, make yours first: \"rolecall keys new NAME\". If you do not, add --everything.",
        "这里还没有人有密钥。如果您要评这一通，请先建好自己的密钥：“rolecall keys new 名字”；如果不评，请加 --everything。"
    )
}

/// The same where there are many sessions.
pub(super) fn make_a_key_for_sessions() -> Sentence {
    sentence!(
        "Nobody has a key here yet, so what others gave is kept back. If you mark any of these sessions, make your key first: \"rolecall keys new NAME\". If you do not, add --everything.",
        "这里还没有人有密钥，所以不显示别人的评分。如果您要评其中的会话，请先建好自己的密钥：“rolecall keys new 名字”；如果不评，请加 --everything。"
    )
}

fn somebody_has_a_key() -> Sentence {
    sentence!(
        "--everything is for where nobody has a key, and somebody has one here. Leave it out; with --key NAME you see what the owner of that key may see.",
        "--everything 只用于还没有人有密钥的地方，而这里已有密钥。请去掉它；加 --key 名字 可以看到那把密钥的主人可以看的。"
    )
}
