//! Errors of the disk as sentences in both languages.

use std::path::Path;

use super::StoreError;
use super::system::{advice, said, tried};
use crate::sim::sentence::{Sentence, sentence};

impl StoreError {
    /// What went wrong, with the name of the file, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Io { doing, path, error } => {
                let (tried, said, advice) = (tried(doing), said(doing, error), advice(doing, error.kind()));
                sentence!(
                    "Cannot {tried} {path}: {said}. {advice}",
                    "无法{tried} {path}：{said}。{advice}",
                    path = path.display();
                    tried, said, advice
                )
            }
            Self::Unreadable { path, why } => sentence!(
                "The file {path} cannot be read: {why}. Mend it, or move it away; nothing is written over it.",
                "文件 {path} 读不了：{why}。请改好它，或把它移走；程序不会覆盖它。",
                path = path.display();
                why
            ),
            Self::NameNotKept { why } => sentence!("The name was not kept. {why}", "姓名没有保存。{why}"; why),
            Self::NoDataFolder => sentence!(
                "This system names no folder for data. Give one with --data FOLDER or in the variable ROLECALL_DATA.",
                "本系统没有存放数据的文件夹。请用 --data 或环境变量 ROLECALL_DATA 指定一个。"
            ),
            Self::BadRecord { path, error } => {
                let why = error.sentence();
                sentence!(
                    "The record {path} cannot be used. {why}",
                    "记录 {path} 不能用。{why}",
                    path = path.display();
                    why
                )
            }
            Self::Refused { path, error } => {
                let why = error.sentence();
                sentence!(
                    "Nothing was written to the record {path}. {why}",
                    "没有写入记录 {path}。{why}",
                    path = path.display();
                    why
                )
            }
            Self::NoSuchRecord { word, folder } => {
                let nowhere = no_session(folder);
                sentence!(
                    "There is no file \"{word}\" here, and {nowhere}",
                    "这里没有文件“{word}”，{nowhere}";
                    nowhere
                )
            }
            Self::SeveralRecords { word, ids } => {
                let ids = Sentence::listed(ids);
                sentence!(
                    "Several sessions have an id that begins with \"{word}\": {ids}. Write as much of the id as only one has.",
                    "有几次会话的编号以“{word}”开头：{ids}。请多写几位，直到只剩一个。";
                    ids
                )
            }
            Self::Sealed { path } => sentence!(
                "The session {path} is sealed and cannot go on. Start a new one.",
                "会话 {path} 已封存，不能继续。请开始新的一次。",
                path = path.display()
            ),
            Self::NotSaved { path, error, rescues } => {
                let mut told = Sentence::default();
                for rescue in rescues {
                    let rescue = rescue.sentence();
                    told.english.push_str(&format!("{} ", rescue.english));
                    told.chinese.push_str(&rescue.chinese);
                }
                let said = said("", error);
                sentence!(
                    "The last choice could not be saved in {path}: {said}. {told}All choices before it are safe. Free some space or repair the disk, then resume the session.",
                    "最后一个选择没能存进 {path}：{said}。{told}之前的选择都已保存。请腾出空间或修好磁盘，再续打。",
                    path = path.display();
                    said, told
                )
            }
            Self::Poisoned { path } => sentence!(
                "Nothing more is written to {path} after an error of the disk. Resume the session to go on.",
                "磁盘出错之后不再写入 {path}。请续打这次会话。",
                path = path.display()
            ),
            Self::Superseded { path, by } => sentence!(
                "Another file has the session of {path} as far or further. Resume that one: {by}",
                "{path} 的会话，另一个文件里同样完整或更靠后。请续打那一个：{by}",
                path = path.display(),
                by = by.display()
            ),
            Self::Conflict { session, files } => {
                let files = Sentence::listed(files.iter().map(|file| file.display().to_string()));
                sentence!(
                    "Several files tell of the session {session}, and not the same: {files}. Find out which is the right one and move the others away.",
                    "会话 {session} 有几个内容不同的文件：{files}。请查明哪个是对的，把其余的移走。";
                    files
                )
            }
            Self::TooLong { path, longest } => sentence!(
                "{path} is longer than {longest} bytes, the limit for such a file.",
                "{path} 超过 {longest} 字节，这是此类文件的上限。",
                path = path.display()
            ),
            Self::NotText { path } => sentence!(
                "{path} is not text in UTF-8. Repair it in an editor, or move it away to begin anew.",
                "{path} 不是 UTF-8 文字。请用编辑器修好，或移走它重新开始。",
                path = path.display()
            ),
            Self::NoSuchCall { word, help } => sentence!(
                "There is no file or folder \"{word}\" here, and no call with this id. {help}",
                "这里没有文件或文件夹“{word}”，也没有这个编号的通话。{help}";
                help
            ),
            Self::BuiltInCall { id } => sentence!(
                "The call \"{id}\" is the copy inside the program, which is no file; go to the folder above your scenarios, or name the file.",
                "通话“{id}”是程序自带的副本，不是文件；请到 scenarios 的上一级文件夹运行，或写出文件路径。"
            ),
            Self::BadVoices { path, reason } => sentence!(
                "{path} cannot be used. {reason} \"rolecall voice\" makes it anew once it is moved away.",
                "{path} 不能用：{reason}把它移走，再用“rolecall voice”重新生成。",
                path = path.display();
                reason
            ),
            Self::NotAHash { found } => sentence!(
                "{found:?} is not the name of an archived file, which has 64 lower-case hexadecimal digits.",
                "{found:?} 不是档案里文件的名字，那应是 64 位小写十六进制数字。"
            ),
            Self::ArchiveDamaged { path, found } => sentence!(
                "The archived file {path} is copied only in part, or has changed: its bytes now have the SHA-256 {found}. Copy it again, or take it from another copy.",
                "档案里的文件 {path} 没有复制完整，或被改动过：它现在的 SHA-256 是 {found}。请重新复制，或用备份恢复。",
                path = path.display()
            ),
        }
    }

    /// What went wrong, for a line that has the name of this file in front; of another file the whole sentence.
    pub fn sentence_behind(&self, place: &Path) -> Sentence {
        match self {
            Self::Io { doing, path, error } if path == place => {
                let (said, advice) = (said(doing, error), advice(doing, error.kind()));
                sentence!("{said}. {advice}", "{said}。{advice}"; said, advice)
            }
            Self::BadRecord { path, error } if path == place => error.sentence(),
            Self::NoSuchRecord { word, folder } if Path::new(word) == place => {
                let nowhere = no_session(folder);
                sentence!(
                    "there is no such file here, and {nowhere}",
                    "这里没有这个文件，{nowhere}";
                    nowhere
                )
            }
            _ => self.sentence(),
        }
    }
}

fn no_session(folder: &Path) -> Sentence {
    sentence!(
        "no session in {folder} whose id begins so. \"rolecall sessions\" lists them; name another folder of data with --data.",
        "{folder} 里也没有编号这样开头的会话。用“rolecall sessions”可查看；用 --data 可指定别的数据文件夹。",
        folder = folder.display()
    )
}
