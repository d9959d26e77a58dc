//! Help in Chinese for personal data: access, erasure, retention.

use super::chinese::{CommandHelp, LANGUAGE};

/// Who is meant.
const TRAINEE: (&str, &str) = ("trainee", "谁：保险库里的完整姓名、化名，或化名开头至少六位");
/// Which of one's own keys signs.
const KEY: (&str, &str) = ("key", "用自己的哪一把密钥签名，写它的名字；只有一把就不用写");
/// What opens it.
const PASSPHRASE: (&str, &str) = (
    "passphrase_file",
    "密钥的口令在这个文件的第一行；不写就用 ROLECALL_PASSPHRASE",
);
/// No question.
const YES: (&str, &str) = ("yes", "不再询问");

/// What is said of each command.
pub(super) const PERSONAL_DATA: &[CommandHelp] = &[
    CommandHelp {
        path: "access",
        about: "把保存的某个人的全部数据写出来，交给本人",
        arguments: &[
            TRAINEE,
            ("out", "放文件的文件夹；没有就新建"),
            ("force", "覆盖已有的文件"),
            ("key", "谁在看：密钥的名字；不写就是在这里有密钥的所有人"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall access --trainee \"Wang Fang\" --out for-wang-fang
  rolecall access --trainee 8f3a12cd --out for-wang-fang --locale zh-Hans

写出供阅读的 access.html、给程序用的 access.json，以及 choices.csv 和 remarks.csv：本人做过的事、写过的备注、
得到的分数、评分者的原话、准考凭证，以及布置给本人或所在小组的任务。题目、别的选项、标准答案的理由不是本人的数据，
不写出来。这里不信任的密钥写的评分不列出，会另行说明。在这里有密钥的人如果还要盲评其中的会话、会因此看到
别人的评分，就什么也不写。这些文件是个人数据：交给本人之后请删除。

退出码：0 正常，1 有的记录不能重放或读不出来，会说明，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "erase",
        about: "删除一个人：记录、评分、名单里的条目和姓名",
        arguments: &[
            ("trainee", "谁：保险库里的完整姓名，或完整的化名；只写一部分，会回答可能指谁"),
            ("ground", "理由；会写下来保留"),
            ("despite_hold", "retention.ron 要求保留此人或其会话，仍然删除；原因和理由一起写下来"),
            ("dry_run", "只列出会做什么"),
            YES,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: "例子：
  rolecall erase --trainee \"Wang Fang\" --ground \"Asked for on 2026-11-26 (GDPR Art. 17)\" --dry-run
  rolecall erase --trainee \"Wang Fang\" --ground \"Asked for on 2026-11-26 (GDPR Art. 17)\"
  rolecall erase --trainee 8f3a12cd00112233445566778899aabb --ground \"Left the company\" --key centre

整个会话都会删除，连同备注、评分和意见、凭证、回执、任务和个人空间；然后是名单里的条目，最后是姓名和它的密钥。
留下的有台账，和一份删除记录：只有编号、末行散列、时间和理由，有密钥就签名；“rolecall verify”和“rolecall sessions”
会说明。之后会逐字节查找数据文件夹里的姓名、化名和备注，哪个文件里还有，就指出哪个文件。理由会永久保留，
里面不要写姓名。retention.ron 的“hold”写明保留的，不加 --despite-hold 就不删除。

删除无法撤销，也管不到别处：备份、别的机器上的副本、数据文件夹以外的报告、磁盘上的残留。

退出码：0 正常，1 还有残留，已指出在哪个文件，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "retention",
        about: "删除保留期已满的内容",
        arguments: &[
            ("config", "写明保留期限的文件"),
            ("dry_run", "只列出哪些到期、为什么"),
            YES,
            KEY,
            PASSPHRASE,
            LANGUAGE,
        ],
        after: "例子：
  rolecall retention --dry-run
  rolecall retention --config periods.ron --dry-run
  rolecall retention --yes --key centre

期限写在数据文件夹的 retention.ron 里，或 --config 指定的文件里；没写的就是这样：
  (format: 1, practice_days: 365, exam_days: 1095, marks_days: 1095, hold: [])

从最近的时间算起过了该用途的期限，记录就到期：各行、凭证、回执和文件本身的时间里最晚的；评过分的，还要从最后一条意见算起过了评分的期限。评分到期而记录没有到期，
只删评分。一个人没有了记录、个人空间和名册条目，姓名就到期。删除记录里有、这里却还有的，也会删除：上次没有做完，或者又带回了副本。“hold”里的化名和会话不论多久都保留。读不出来的保留不动，
并会说明。删除方式和“rolecall erase”一样。

退出码：0 正常，1 有读不出来的或残留，已指出，2 用法不对或不能运行。",
    },
];
