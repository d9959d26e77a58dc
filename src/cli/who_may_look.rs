//! Whose key on this machine may look at what is about to be written down, and what to say where it is not the key of whoever asks.

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::sentence::{Sentence, sentence};
use crate::store::keys::{KeyError, KeyFolder};

/// The keys of this machine, and of each session those whose owners still mark it blind and would be shown what others gave.
///
/// No key is chosen for anybody: an assessor who just asks without naming a key would be shown what is kept from them, under the name of
/// somebody else who uses the machine.
pub(super) struct WhoMayLook {
    /// The names of the keys here by their short names. One that cannot be read is nobody's.
    names: BTreeMap<String, String>,
    /// The short names of those who look now.
    looking: Vec<String>,
    /// Who may not look yet, by session.
    blind: BTreeMap<String, BTreeSet<String>>,
}

impl WhoMayLook {
    /// Looks for the keys that are here; these are looking now, by their short names.
    ///
    /// # Errors
    /// The folder of keys cannot be listed.
    pub(super) fn new(keys: &KeyFolder, looking: &[String]) -> Result<Self, KeyError> {
        let names = keys.names()?.into_iter();
        let by_id = names.filter_map(|name| Some((keys.public(&name).ok()?.id().to_string(), name)));
        Ok(Self {
            names: by_id.collect(),
            looking: looking.to_vec(),
            blind: BTreeMap::new(),
        })
    }

    /// Puts down who is blind of a session, as `is_blind` says of each short name; and says whether somebody is who looks now.
    pub(super) fn ask(&mut self, session: &str, is_blind: impl Fn(&str) -> bool) -> bool {
        let known = self.names.keys().chain(&self.looking);
        let blind: BTreeSet<String> = known.filter(|key| is_blind(key)).cloned().collect();
        let is_kept_back = self.looking.iter().any(|key| blind.contains(key));
        if !blind.is_empty() {
            self.blind.entry(session.to_owned()).or_default().extend(blind);
        }
        is_kept_back
    }

    /// Why nothing was written, whose key may look, and how to name it; nothing if everybody may look who does.
    pub(super) fn refusal(&self) -> Option<Sentence> {
        let looks = |keys: &&BTreeSet<String>| self.looking.iter().any(|key| keys.contains(key));
        let sessions = self.blind.iter().filter(|(_, keys)| looks(keys));
        let sessions: Vec<&String> = sessions.map(|(session, _)| session).collect();
        if sessions.is_empty() {
            return None;
        }
        let may_not: BTreeSet<&String> = self.blind.values().flatten().collect();
        let named = |fits: &dyn Fn(&String) -> bool| {
            let fitting = self.names.iter().filter(|(key, _)| fits(key));
            fitting.map(|(_, name)| name.as_str()).collect::<BTreeSet<&str>>()
        };
        let blind = named(&|key| may_not.contains(key) && self.looking.contains(key));
        let free = named(&|key| !may_not.contains(key));
        let (blind, sessions) = (Sentence::listed(blind), Sentence::listed(sessions));
        let refused = sentence!(
            "Nothing was written: it would show what others gave to whoever has the key {blind} here and still marks blind: {sessions}.",
            "没有写出任何文件：持有这里的密钥 {blind} 的人还要盲评，而这些文件会让其看到别人的评分：{sessions}。";
            blind, sessions
        );
        Some(refused.then(&whose_key(&free)))
    }
}

/// Who may make it, and how; the names of the keys that may look.
fn whose_key(free: &BTreeSet<&str>) -> Sentence {
    let mut names = free.iter();
    let other = sentence!(
        "Whoever has another one closes their own marks first, or signs that they look: \"rolecall mark RECORD unblind --reason … --key NAME\".",
        "持有别的密钥的人，请先提交自己的评分，或签名说明要查看：“rolecall mark 记录 unblind --reason … --key 名字”。"
    );
    match (names.next(), names.next()) {
        (None, _) => sentence!(
            "No key here may look yet. Let somebody make it who has no key on this machine; or close your own marks of these sessions, or sign that you look (\"rolecall mark RECORD unblind --reason … --key NAME\"), and then ask again with --key NAME.",
            "这里还没有一把密钥可以查看。请让在这台机器上没有密钥的人来做；或者先提交自己对这些会话的评分，或签名说明要查看（“rolecall mark 记录 unblind --reason … --key 名字”），再用 --key 名字 重做一次。"
        ),
        (Some(only), None) => sentence!(
            "Of the keys here, only {only} may look: if it is yours, ask again with --key {only}.",
            "这里的密钥中只有 {only} 可以查看：如果是您的，请加上 --key {only} 重做一次。"
        )
        .then(&other),
        (Some(first), Some(_)) => {
            let listed = Sentence::listed(free);
            sentence!(
                "Of the keys here, these may look: {listed}. If one is yours, ask again and name it, as in --key {first}.",
                "这里可以查看的密钥有：{listed}。如果其中有您的，请指明它重做一次，例如 --key {first}。";
                listed
            )
            .then(&other)
        }
    }
}
