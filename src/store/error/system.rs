//! What the system refuses, in words of our own: what was tried, what came of it, and what a person can do about it.

use std::io::{Error, ErrorKind};

use crate::sim::sentence::{Sentence, sentence};

/// What is tried when a folder for data is not there yet.
pub(in crate::store) const MAKE_THE_FOLDER: &str = "make the folder";

/// Everything that is tried, in English and in Chinese; what stands behind it is a path.
const TRIED: &[(&str, &str)] = &[
    (MAKE_THE_FOLDER, "建立文件夹"),
    ("add to the ledger", "写入台账"),
    ("begin the record", "开始记录"),
    ("create", "新建"),
    ("create the file of marks", "新建评分文件"),
    ("create the folder", "新建文件夹"),
    ("create the key", "新建密钥"),
    ("create the record", "新建记录"),
    ("erase", "删除"),
    ("find", "找到"),
    ("find a free name like", "找到这样的空闲文件名："),
    ("go on in the rescued record", "在抢救出的记录里继续："),
    ("keep an index of the sessions in", "建立会话索引："),
    ("keep the old version of", "保留旧版本："),
    ("list", "列出"),
    ("list the erasures in", "列出删除记录："),
    ("list the folder", "列出文件夹"),
    ("list the keys in", "列出密钥："),
    ("list the ledger in", "列出台账："),
    ("list the marks in", "列出评分："),
    ("list the names in", "列出姓名："),
    ("list the sessions in", "列出会话："),
    ("list the tickets in", "列出凭证："),
    ("look at", "查看"),
    ("look for", "查找"),
    ("look for the folder", "查找文件夹"),
    ("make durable", "写入磁盘："),
    ("make durable the folder", "写入磁盘："),
    ("make durable the marks in", "把评分写入磁盘："),
    ("measure the free space of", "查看剩余空间："),
    ("open the ledger", "打开台账"),
    ("open the library of", "打开资料库："),
    ("open the record", "打开记录"),
    ("read", "读取"),
    ("read the archived file", "读取档案文件"),
    ("read the erasure", "读取删除记录"),
    ("read the folder", "读取文件夹"),
    ("read the form", "读取表单"),
    ("read the hand-in", "读取交卷文件"),
    ("read the key", "读取密钥"),
    ("read the ledger", "读取台账"),
    ("read the marks in", "读取评分："),
    ("read the name in", "读取姓名："),
    ("read the passphrase", "读取口令文件"),
    ("read the play", "读取走法文件"),
    ("read the public key", "读取公钥"),
    ("read the record", "读取记录"),
    ("read the script", "读取脚本"),
    ("read the ticket", "读取凭证"),
    ("remove", "删除"),
    ("remove the key", "删除密钥"),
    ("repair the record", "修复记录"),
    ("write", "写入"),
    ("write the key", "写入密钥"),
    ("write the marks to", "写入评分："),
    ("write to the folder of data", "写入数据文件夹"),
];

/// Reasons that this program finds by itself and hands on as errors of the system.
const OWN_REASONS: &[(&str, &str)] = &[
    ("it is not a regular file", "它不是普通文件"),
    (
        "it is not a regular file whose name ends in .ron",
        "它不是以 .ron 结尾的普通文件",
    ),
    ("it keeps changing while it is read", "读的时候它一直在变"),
    (
        "there are too many old versions beside it; move them away",
        "旁边的旧版本太多；请移走一些",
    ),
];

/// What was tried, as a phrase.
pub(super) fn tried(doing: &str) -> Sentence {
    let known = TRIED.iter().find(|(english, _)| *english == doing);
    Sentence {
        english: doing.to_owned(),
        chinese: known.map_or(doing, |(_, chinese)| chinese).to_owned(),
    }
}

/// What came of it. The system's own words, which are in a language of its own, stand in brackets where ours do not say everything.
pub(super) fn said(doing: &str, error: &Error) -> Sentence {
    match error.kind() {
        ErrorKind::WouldBlock => sentence!("it is in use", "它正被占用"),
        ErrorKind::NotFound if doing == MAKE_THE_FOLDER => {
            sentence!("the system allows none there", "系统不允许在那里建立文件夹")
        }
        ErrorKind::NotFound if is_writing(doing) => {
            sentence!("the folder that it is to stand in is not there", "它所在的文件夹还没有")
        }
        ErrorKind::NotFound => sentence!("there is nothing of that name", "没有这个文件或文件夹"),
        ErrorKind::PermissionDenied => sentence!("the system does not allow it", "系统不允许"),
        ErrorKind::AlreadyExists => sentence!("something of that name is there already", "那里已有同名的文件或文件夹"),
        ErrorKind::IsADirectory => sentence!("it is a folder and no file", "它是文件夹，不是文件"),
        ErrorKind::NotADirectory => sentence!("a part of its path is a file", "路径中有一段是文件"),
        ErrorKind::StorageFull => sentence!("the disk is full", "磁盘已满"),
        ErrorKind::QuotaExceeded => sentence!("your share of the disk is used up", "磁盘配额已用完"),
        ErrorKind::ReadOnlyFilesystem => sentence!("that disk can only be read", "那个磁盘只能读取"),
        _ => {
            let english = error.to_string();
            match (
                OWN_REASONS.iter().find(|(own, _)| *own == english),
                error.raw_os_error(),
            ) {
                (Some((own, chinese)), _) => Sentence {
                    english: (*own).to_owned(),
                    chinese: (*chinese).to_owned(),
                },
                (None, Some(_)) => sentence!("the system refuses ({english})", "系统拒绝了（{english}）"),
                (None, None) => Sentence::same(english),
            }
        }
    }
}

/// Whether something new was to be made, so that what is not there is the folder.
fn is_writing(doing: &str) -> bool {
    doing.starts_with("create") || doing.starts_with("write")
}

/// What a person can do about it.
pub(super) fn advice(doing: &str, kind: ErrorKind) -> Sentence {
    match kind {
        // The folder above is there: the system itself makes what stands in it, as in /proc, and lets nobody else do so.
        ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::Unsupported if doing == MAKE_THE_FOLDER => {
            sentence!(
                "No folder can be made in that place; choose another one with --data.",
                "那个位置不能建立文件夹；请用 --data 另选一个。"
            )
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => sentence!(
            "Free some space, or choose another folder with --data.",
            "请腾出空间，或用 --data 另选文件夹。"
        ),
        ErrorKind::PermissionDenied if doing.starts_with("read") || doing.starts_with("list") => sentence!(
            "Allow reading it, or ask whoever owns it for a copy.",
            "请给它读取的权限，或向它的主人要一份副本。"
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => sentence!(
            "Allow writing there, or choose another folder with --data.",
            "请给那里写入的权限，或用 --data 另选文件夹。"
        ),
        ErrorKind::NotFound if is_writing(doing) => sentence!(
            "Make the folder first, or choose another place.",
            "请先建好文件夹，或另选位置。"
        ),
        ErrorKind::NotFound => sentence!("Check how its path is written.", "请检查路径是否写对。"),
        ErrorKind::NotADirectory => sentence!(
            "Name a folder in its place; the folder of data is chosen with --data.",
            "请在那一段写文件夹；数据文件夹用 --data 指定。"
        ),
        ErrorKind::IsADirectory => sentence!("Name the file itself.", "请写出文件本身的路径。"),
        ErrorKind::AlreadyExists => sentence!(
            "It is never overwritten; choose another name, or move it away if it is not needed.",
            "它不会被覆盖；请换个名字，不需要它就先移走。"
        ),
        ErrorKind::WouldBlock => sentence!(
            "Another Rolecall has it open; close that one first.",
            "另一个 Rolecall 正打开着它；请先关闭那一个。"
        ),
        ErrorKind::InvalidInput => sentence!("Name another file.", "请换一个文件。"),
        _ => sentence!(
            "Check the disk, or choose another folder with --data.",
            "请检查磁盘，或用 --data 另选文件夹。"
        ),
    }
}
