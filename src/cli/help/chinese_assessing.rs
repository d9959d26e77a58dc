//! Help in Chinese for assessors: what stands of a record, faults of a scenario, agreement. Judging itself is in its own table.

use super::chinese::{CommandHelp, LANGUAGE};

/// What is said of each command.
pub(super) const ASSESSING: &[CommandHelp] = &[
    CommandHelp {
        path: "marks",
        about: "显示一条记录的评分现状：得分、谁说了什么、有没有冲突",
        arguments: &[
            ("record", "记录：路径，或它的会话编号，或编号的开头"),
            (
                "key",
                "以哪一把密钥的主人的身份看；不写就按这里每把密钥的主人都可以看的",
            ),
            ("everything", "这里没有密钥时，也显示别人怎么评的；供不参与评分的人使用"),
            ("format", "给人看，或给程序看"),
            ("format=human", "句子和例子"),
            ("format=json", "每行一个对象"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall marks RECORD
  rolecall marks RECORD --key ann --format json

在这里有密钥、又还没有提交这条记录的评分的人，只看得到别人评过了，看不到怎么评的；
“rolecall mark RECORD unblind --reason …”可以解除，并会记录下来。这里有几把密钥而没有指明哪一把时，
只显示每位主人都可以看的。这里还没有密钥时也一样，因为看的人可能正要评；不评的人请加 --everything。
文件本来就是明文，程序拦不住直接打开文件的人。退出码不反映没有显示的内容。

退出码：0 一切正常，或已由裁定解决，1 有分歧、不算数、缺少或受损的，2 不能运行。",
    },
    CommandHelp {
        path: "void",
        about: "剧本有错误时，在它的每条记录里把因此失去的分还回去",
        arguments: &[
            (
                "scenario",
                "一条记录（路径，或会话编号，或编号的开头）、通话的编号，或通话的文件",
            ),
            ("node", "有错误的节点，或有错误的选项所在的节点"),
            ("option", "有错误的选项：计分时就当没有给过它"),
            ("rule", "有错误的规则"),
            ("reason", "错在哪里"),
            ("dry_run", "只显示谁的得分会变，什么也不保存"),
            ("yes", "不询问"),
            ("key", "用哪一把密钥签名；只有一把就不用写"),
            ("passphrase_file", "第一行是密钥口令的文件"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall void RECORD --rule opening-words --reason \"The rule was not in force.\"
  rolecall void RECORD --node first-reply --option name-it --reason \"The sum was wrong in the text.\"
  rolecall void angry-complaint --node first-reply --reason \"The figures contradict each other.\" --dry-run

先显示谁的得分会变；签名后不能收回，所以在终端里还会再问一次。写记录，说的就是当时打的那个版本；写通话的编号或文件，说的是这里现在的版本。谁的得分都不会降低。
前后两个得分都保留，由“rolecall marks”显示。最后打印的一行是事件的名字。

退出码：0 一切正常，1 有记录不对或这里没有这个版本的记录（不妨碍保存），2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "agreement",
        about: "显示评估员有多一致，并逐行比较一个校准轮次",
        arguments: &[
            ("round", "把一个校准轮次和专家逐行比较"),
            ("open_round", "开启一个校准轮次"),
            ("expert", "专家：可信名单里的名字或密钥；以专家的评分为准"),
            ("assessor", "参加这个轮次的评估员：可信名单里的名字或密钥"),
            ("key", "谁在看：密钥的名字；不写就是在这里有密钥的每个人"),
            ("everything", "这里没有密钥时，别人的评分也计入；供不参与评分的人使用"),
            ("session", "只看这些会话"),
            ("include_not_blind", "看过别人的评分之后给出的评分也计入"),
            ("table", "取值来自这张表，而不是数据文件夹里的评分"),
            ("format", "给人看，或给程序看"),
            ("format=human", "最宽 100 列的表"),
            ("format=json", "一个对象，什么都有"),
            ("format=csv", "一张表，什么都有"),
            ("out", "写到这个文件，要么写完整，要么不写"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall agreement
  rolecall agreement --key ann --expert cat
  rolecall agreement --open-round spring --expert cat --assessor ann --assessor ben --session 20261124-…
  rolecall agreement --round spring
  rolecall agreement --table marks.csv --format json

每个数字都带着它所依据的对数，没有数字就写明为什么：
  kappa      两名评估员除去巧合之后的一致程度：0 是巧合，1 是完全一致。有按差的平方加权、按差加权和不加权三种；
             取所有评估员两两之间的平均值（Cohen 1960、1968；Light 1971）
  ICC        方差中来自会话本身的部分，按 Shrout 与 Fleiss（1979）：单个评分用 (1,1)、(2,1)、(3,1)，
             k 个评分的平均值用 (1,k)、(2,k)、(3,k)
  严厉程度   与其他评估员的平均差，以及与专家的平均差；小于 0 是偏严
  相差之内   百分制相差不超过十分、分级相差不超过一级的对：先是除去巧合之后的，再是单纯的占比

只有已提交的评分才计入，而且必须是评估员还看不到别人的评分时给出的。
在这里有密钥的人还没有评完的会话，别人的评分一概不计；用 --key 指明是谁在看。
这里还没有密钥时也一样，因为看的人可能正要评；不评的人请加 --everything。校准轮次里，
一个会话要等专家和所有参加的人都提交之后，才显示它的各行。

自己的表要有 session、item、assessor、value 这几列，还可以有 scale（points 或 marks）。

退出码：0 正常，1 有读不出来的，或轮次还在等人提交，2 用法不对或不能运行。",
    },
];
