//! Help in Chinese for whoever teaches: rosters, assignments, groups, the library, import, reports.

use super::chinese::{CommandHelp, LANGUAGE};

/// What is said of each command.
pub(super) const CLASSES: &[CommandHelp] = &[
    CommandHelp {
        path: "roster",
        about: "管理名册：学员化名和小组",
        arguments: &[LANGUAGE],
        after: "例子：
  rolecall roster import class.csv
  rolecall roster import class.csv --replace     不在表里的人从名册中移除
  rolecall roster export --out class.csv
  rolecall roster show

表里要有“trainee”（记录用来称呼一个人的 32 位十六进制数字）和“group”两列，或“学员化名”和“小组”两列，
用逗号、分号或制表符分开。“name”或“姓名”列里的姓名存进保险库，“rolecall erase”能在那里找到；名册本身不保存姓名，
别的列都会略去。表里有错，就什么也不改变。

退出码：0 正常，1 表里有错，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "roster import",
        about: "导入一张表：表里的人都归入表里写的小组",
        arguments: &[
            ("file", "表，CSV 文件"),
            ("replace", "不在表里的人从名册中移除；记录仍保留"),
            ("dry_run", "只说会改变什么"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall roster import class.csv --dry-run
  rolecall roster import class.csv --replace

退出码：0 正常，1 表里有错，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "roster export",
        about: "把名册写成一张表",
        arguments: &[
            ("out", "写到这个文件，要么写完整，要么不写；不写这个选项就显示在终端里"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall roster export --out class.csv

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "roster show",
        about: "显示各个小组和其中的人",
        arguments: &[
            ("format", "给人看，或给程序看"),
            ("format=human", "给人看"),
            ("format=json", "给程序看"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall roster show
  rolecall roster show --format json

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "assign",
        about: "给小组或个人布置通话，并定下截止日期",
        arguments: &[
            ("to", "名册里的小组，或名册上的一个人：完整的化名，或保险库里的完整姓名"),
            ("calls", "通话的编号，按先后；不写就是这个课程原有的通话"),
            ("due", "截止日期，当天完成仍算按时，例如 2026-12-10"),
            ("course", "这些通话组成的课程叫什么名字"),
            ("exam", "作为考试；不写就是练习"),
            ("list", "列出布置了什么"),
            ("withdraw", "撤回一项任务"),
            ("format", "列表怎么打印"),
            ("format=human", "给人看"),
            ("format=json", "给程序看"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall assign night-shift angry-complaint --due 2026-12-10
  rolecall assign night-shift angry-complaint data-leak --course \"Week 1\" --due 2026-12-10
  rolecall assign day-shift --course \"Week 1\" --due 2026-12-17      同样的通话布置给另一个小组
  rolecall assign night-shift lost-card --exam --due 2026-12-20             自己编写、审阅过的通话
  rolecall assign --list
  rolecall assign --withdraw 20261126-3f9a2c0011223344

谁完成了，用“rolecall cohort”看。练习只显示日期，从不显示得分。日期和记录里一样，都按 UTC。

退出码：0 正常，1 有读不出来的，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "cohort",
        about: "显示一个小组：谁完成了什么，历次考试，题目统计，薄弱规则",
        arguments: &[
            ("group", "小组"),
            ("format", "给人看，或给程序看"),
            ("format=human", "最宽 100 列的表"),
            ("format=json", "一个对象，什么都有"),
            ("format=csv", "一张表，什么都有"),
            (
                "keep_pseudonyms",
                "写 JSON 或 CSV 时保留名册里的学员化名和人数少的小组，供内部使用",
            ),
            (
                "key",
                "以哪一把密钥的主人的身份看；不写就按这里每把密钥的主人都可以看的",
            ),
            ("everything", "这里没有密钥时，也显示别人怎么评的；供不参与评分的人使用"),
            ("out", "写到这个文件，要么写完整，要么不写"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall cohort night-shift
  rolecall cohort night-shift --format csv --out night-shift.csv
  rolecall cohort night-shift --format json --keep-pseudonyms

练习只显示通话在哪天开始、哪天完成。得分、题目统计和规则只取自打到了头的考试；每道题每个人只算一次，
用第一次考试。评估员给出的评分取代系统计算的得分；在这里有密钥的人还没有提交自己的评分时，仍显示系统计算的得分。
这里还没有密钥时也一样，因为看的人可能正要评；不评的人请加 --everything。

JSON 和 CSV 是给外面的人的：化名另起，每次导出都不同；只有日期，没有时间；不足五人的小组、通话和规则，
什么也不写。--keep-pseudonyms 写出供内部使用的：有名册里的学员化名，有时间，也有人数少的小组。

退出码：0 正常，1 小组人数太少不能导出，或有记录读不出来，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "library",
        about: "列出、查找和排序一个数据文件夹或共享文件夹里的全部会话",
        arguments: &[
            ("trainee", "学员化名的开头，或这台机器知道的姓名的一部分"),
            ("scenario", "通话编号或标题的一部分"),
            ("session", "会话编号的一部分"),
            ("result", "只列出以其中之一为准的"),
            ("result=passed", "通过"),
            ("result=failed", "未通过，分数不够，或决定不通过"),
            ("result=critical", "有严重违规，或表格中不容失误的项目"),
            ("result=void", "决定作废"),
            ("result=may-go-on", "决定可以继续"),
            ("result=differ", "评估员不一致，没有有效分数"),
            ("result=incomplete", "评分文件没有读到"),
            ("result=no-mark", "没有得分"),
            ("since", "在这一天或之后开始的，例如 2026-11-23"),
            ("until", "在这一天或之前开始的，例如 2026-11-23"),
            (
                "state",
                "只列出这些状态；marked 和 unmarked 是评估员写过评语或评分的和没有写过的",
            ),
            ("state=open", "可以接着打"),
            ("state=sealed", "已经结束：已完成、已停止、已回退或已放弃"),
            ("state=finished", "打到了头"),
            ("state=stopped", "本人停止的"),
            ("state=rewound", "另一个会话从先前的一轮接着打"),
            ("state=abandoned", "没有人回来"),
            ("state=superseded", "另一个文件有这个会话，而且包含它的每一行"),
            ("state=conflict", "另一个文件有这个会话，内容却不同"),
            ("state=damaged", "和写下时不一样"),
            ("state=unusable", "在这里无法使用"),
            ("state=marked", "有评估员评过"),
            ("state=unmarked", "没有评估员评过"),
            ("sort", "按什么排序"),
            ("sort=began", "开始的时间，最新的在前"),
            ("sort=mark", "为准的得分，最高的在前"),
            ("sort=scenario", "通话的编号"),
            ("sort=trainee", "学员化名"),
            ("sort=state", "状态"),
            ("reverse", "倒过来排"),
            ("limit", "最多列出多少个会话；0 是全部"),
            ("offset", "略过前面的多少个"),
            ("format", "给人看，或给程序看"),
            ("format=human", "一张表"),
            ("format=json", "一个对象，有会话和各项总数"),
            ("format=csv", "每个会话一行"),
            ("key", "谁在看：这把密钥的主人；不写就是这里有密钥的每一个人"),
            ("everything", "这里没有密钥时，也显示别人怎么评的；供不参与评分的人使用"),
            ("rebuild", "从记录重新建立索引"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言，给程序看时用英文"),
        ],
        after: "例子：
  rolecall library --data exam
  rolecall library --trainee ann --result failed,critical
  rolecall library --scenario complaint --since 2026-11-01 --until 2026-11-30 --sort mark
  rolecall library --state finished,unmarked --format csv > to-assess.csv
  rolecall library --data //server/exam --rebuild

各个使用者的会话，以及并排放在这个文件夹里的数据文件夹的会话，也一并列出。列表依靠从记录建立的索引；
只有变了的记录才重新读，每个得分都是把记录重放一遍算出来的。评估员签过字的，列表显示以什么为准，
旁边是系统算出的；--result、--sort mark 和总数都按为准的来。还要盲评这次会话的人只看到系统算出的；
这里还没有人有密钥、又没有加 --everything 时也一样。
JSON 和 CSV 里，“result”和它旁边的分数是系统算出的，以“stands”开头的字段说明以什么为准。时间用这台机器的时区；给程序看时用 UTC。

退出码：0 正常，2 用法不对或不能运行。",
    },
    CommandHelp {
        path: "import",
        about: "把别处的记录、准考凭证、回执和评分导入数据文件夹",
        arguments: &[
            ("paths", "记录、签名文件，以及放着它们的文件夹"),
            ("erased_too", "在这里删除过的也重新导入；不写进 hold，下次 retention 还会删除"),
            ("format", "给人看，或给程序一个 JSON 对象"),
            ("format=human", "句子和例子"),
            ("format=json", "每行一个对象"),
            ("locale", "语言：en 或 zh-Hans；不写就用系统的语言，给程序看时用英文"),
        ],
        after: "例子：
  rolecall import /media/stick/rolecall
  rolecall import handed-in/*/sessions/*.jsonl --data exam
  rolecall import //server/exam --data exam --format json
  rolecall import ben/marks ann-1f0c.ticket

可以写一条记录、一个放记录的文件夹、一个数据文件夹，或其中有好几个这些的文件夹。记录当时用的文件从它旁边的
存档里取。每条记录都先验证并重放一遍。再导入一次，不会多改变什么；这里已有的绝不会被覆盖，没有导入的留在原处。

准考凭证、回执和评分文件，只有全部由这里信任的密钥签名才会导入。在这里删除过的不会再回来，除非加 --erased-too。
评分所用的表单，从带来的任何东西旁边的存档里取；哪里都没有的，会连同会话一起说明，等它到来才算数。

退出码：
  0  现在全都在这里了
  1  有些没有导入：和写下时不一样、不完整、没有可信的签名、在这里删除过，或另一个会话有它的编号；或缺少表单
  2  有些读不出来或写不进去；或用法不对",
    },
    CommandHelp {
        path: "report",
        about: "写出记录的报告：供打印的页面、表格、工作簿、给学习记录库的陈述",
        arguments: &[
            ("records", "记录：路径，或数据文件夹里的会话编号，或编号的开头"),
            ("format", "写什么"),
            ("format=html", "供阅读和打印的页面"),
            ("format=csv", "用逗号分开的表"),
            ("format=xlsx", "工作簿"),
            ("format=xapi", "给学习记录库（LRS）的陈述"),
            ("out", "放文件的文件夹；没有就新建"),
            ("sheet", "写哪些页面；不写就是全部"),
            ("sheet=session", "单次通话"),
            ("sheet=debrief", "单次通话，供两个人一起复盘"),
            ("sheet=trainee", "一个人"),
            ("sheet=group", "所有人"),
            ("names", "说明每个学员化名是谁的表"),
            ("known_names", "用数据文件夹的保险库里的姓名；表里另有写明的以表为准"),
            ("with_key", "考试也显示当时还有什么选择、会失多少分，也就是答案"),
            (
                "key",
                "以哪一把密钥的主人的身份看；不写就按这里每把密钥的主人都可以看的",
            ),
            ("everything", "这里没有密钥时，也显示别人怎么评的；供不参与评分的人使用"),
            ("force", "覆盖已有的文件"),
            ("home_page", "给出学员化名的网站，写在陈述里"),
            ("lrs", "把陈述发给这个学习记录库：它的 xAPI 地址"),
            ("lrs_user", "在那里的账号名"),
            ("lrs_password_env", "密码在哪个环境变量里"),
            LANGUAGE,
        ],
        after: "例子：
  rolecall report RECORD --out reports
  rolecall report RECORD --sheet debrief --locale zh-Hans --out reports
  rolecall report sessions/*.jsonl --names names.csv --out reports
  rolecall report sessions/*.jsonl --format csv --out tables

每个数字都由记录和它的存档算出来，没有一个是从文件里读的。评分者签过名的话每次都重新汇总：
有效的分数或决定和算出来的不同时，两个分数都写明，还有谁决定的、为什么。
这里有密钥、又还没有提交自己评分的人，看不到别人说了什么。
这里还没有密钥时也一样，因为看的人可能正要评；不评的人请加 --everything。
html  每个会话一页，一张供教练和学员一起复盘的单页，每个人一页，两个人以上再加小组一页；
      每个文件单独就能看，可以打印在 A4 纸上
csv   choices.csv（每一步：轮次、选项、时间、分值、失分、规则）、sessions.csv，有人评过还有 said.csv，用 UTF-8；
      会被当成公式的文字前面加了 '，由“guarded”这一列指明
xlsx  report.xlsx，有通话和选择两张表；小组还有人员和规则两张表
xapi  statements.json：xAPI 1.0.3，每次回答一条陈述，每通结束了的电话一条陈述

没有姓名，人就以学员化名出现，依据不足五人的数字都略去。
姓名表是 CSV，有 trainee 和 name 两列；--known-names 用保险库里的姓名。带姓名的报告是个人数据，
放在数据文件夹以外的，“rolecall erase”找不到。

退出码：0 全部记录都在报告里，1 有记录不对，2 有记录读不出来，或用法不对。",
    },
];
