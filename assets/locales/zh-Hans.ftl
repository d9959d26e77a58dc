### 界面文字：简体中文。
### 键名以所在画面开头；枚举各项以其名称结尾，如 `feeling-anger`、`timers-one-and-half`。
### 测试 `both_languages_say_the_same` 会与 en.ftl 比对键名和变量。

## 通用

app-name = Rolecall
app-tagline = 难接的电话，先在这里练一遍

common-back = 返回
common-cancel = 取消
common-close = 关闭
common-continue = 继续
common-done = 完成
common-hours = { $n } 小时
common-minutes = { $n } 分钟
common-labelled = { $label }：{ $text }
common-listed = { $before }，{ $next }
common-more = 更多…
common-no = 否
common-none = 无
common-of = { $n }/{ $total }
common-off = 关
common-on = 开
common-or = 或
common-per-cent = { $n }%
common-points = { $n } 分
common-question-and-answer = { $label }{ $text }
common-quit = 退出
common-ranked = { $before }；{ $next }
common-remarked = { $text }（{ $remark }）
common-search = 搜索
common-seconds = { $n } 秒
common-undo = 撤销
common-yes = 是

country-cn = 中国
country-uk = 英国
country-us = 美国

## 通话类型、呼叫方向、内容提示

kind-all = 全部
kind-collection = 催收
kind-complaint = 投诉
kind-data-leak = 信息泄露
kind-fraud = 诈骗
kind-laundering = 反洗钱
kind-sales = 产品咨询
kind-service = 业务办理

direction-inbound = 客户来电
direction-outbound = 你去电

content-abuse = 来电人会出言辱骂
content-distress = 有人情绪非常痛苦
content-fraud = 有人正在受骗
content-loss = 有人失去了亲人
content-risk-to-life = 有人提到轻生
content-stop-any-time = 你可以随时停下。如果哪通电话让你放不下，请找人聊聊。

## 首页

title-best-result = 最好成绩
title-calls = 通话
title-choose-call = 选一通电话
title-continue = 继续
title-continue-call = 继续上次没打完的电话
title-empty = 没有找到任何通话。请把通话文件放进“scenarios”文件夹，然后重新启动。
title-empty-filter = 这一类还没有通话，请查看全部。
title-language = 语言
title-level = 难度 { $n }
title-minutes = { $from }–{ $to } 分钟
title-new = 未练过
title-not-passed-yet = 尚未通过
title-practise = 练习
title-practised = 练过 { $n } 次
title-settings = 设置
title-theme = 主题

## 简报

briefing-attempts-private = 练习记录只属于你：你不出示，别人看不到。
briefing-content-notes = 开始之前
briefing-country = 国家
briefing-dial = 拨号
briefing-exam = 考核
briefing-floor = 不低于 { $n } 分
briefing-judged = 评什么
briefing-no-policies = 这通电话没有专门适用的行内规定。
briefing-pass-mark = 总分达到 { $n } 分即通过
briefing-policies = 适用的行内规定
briefing-practice = 练习
briefing-author = 作者视图
briefing-practice-about = 可以停下、回看、重来。分数只给你自己看。
briefing-take-call = 接这通电话
briefing-timers = 作答时限
briefing-timers-about = 选哪一档都不影响分数，记录里会注明所用的档位。
briefing-unreviewed = 这通电话还没有人审阅，只供练习。
briefing-weight = 占 { $n }%
briefing-what-you-know = 你已经知道的
briefing-who-calls = 谁打来
briefing-whom-you-call = 打给谁

timers-as-written = 1 倍
timers-off = 不限时
timers-one-and-half = 1.5 倍
timers-ten-times = 10 倍
timers-twice = 2 倍

## 振铃

ringing-accept = 接听
ringing-decline = 拒接
ringing-dial = 拨号
ringing-dialling = 正在呼叫{ $name }…
ringing-incoming = 有来电
ringing-number = 来电显示：{ $number }
ringing-number-proves-nothing = 来电显示可以伪造，号码什么也证明不了。
ringing-number-withheld = 未显示号码
ringing-seconds-left = 还剩 { $n } 秒

## 通话

phase-after-call = 挂机后
phase-before-call = 通话前
phase-dialling = 呼叫中
phase-ended = 已结束
phase-on-hold = 保持中
phase-ringing = 振铃中
phase-talking = 通话中
phase-transferring = 转接中
phase-wrap-up = 话后处理

call-answer-in = 请在 { $n } 秒内作答
call-answer-timer = 作答时限
call-cannot-now = 现在不能这样做
call-choose = 你怎么说？
call-choose-deed = 你怎么做？
call-clock = 通话时长 { $time }
call-extend-timer = 延长时间
call-feeling = 情绪
call-go-on = 继续
call-hang-up = 挂断
call-history = 对话记录
call-hold = 保持
call-hold-late = 保持时间已经超过你承诺的时长
call-item-locked = 尚未开放
call-locked = 不可选：{ $reason }
call-mood = 状态
call-mute = 静音
call-muted = 你的麦克风已关闭
call-no-timer = 不限时
call-on-hold-since = 已保持 { $time }
call-option-of = 第 { $n } 项，共 { $total } 项：{ $label }
call-patience = 耐心
call-pause = 暂停
call-resume = 取回通话
call-rewind = 退回一步
call-skip-line = 直接显示整句
call-stay-silent = 你保持沉默
call-telephone-voice = { $name }（电话中）
call-tension = 紧张
call-they-speak = { $name }正在说话…
call-transfer = 转接…
call-transfer-cold = 直接转接
call-transfer-cold-about = 对方得把事情从头再讲一遍。
call-transfer-to = 转接到
call-transfer-warm = 先交代再转接
call-transfer-warm-about = 你先把情况告诉同事。
call-trust = 信任
call-unmute = 取消静音
call-you-say = 你会说：{ $text }

speaker-narrator = 旁白
speaker-you = 你

# 由低（1）到高（5）。
mood-tension-1 = 放松
mood-tension-2 = 平稳
mood-tension-3 = 紧绷
mood-tension-4 = 激动
mood-tension-5 = 快要爆发
mood-trust-1 = 不信任你
mood-trust-2 = 怀疑你
mood-trust-3 = 还在观望
mood-trust-4 = 开始信任你
mood-trust-5 = 信任你
mood-patience-1 = 快没耐心了
mood-patience-2 = 不太耐烦
mood-patience-3 = 还愿意等等
mood-patience-4 = 有耐心
mood-patience-5 = 很有耐心

feeling-anger = 愤怒
feeling-calm = 平静
feeling-fear = 害怕
feeling-shame = 羞愧
feeling-sorrow = 悲伤

manner-background = （背景里）
manner-cold = （冷冷地）
manner-crying = （哭着）
manner-hesitant = （迟疑地）
manner-hurried = （匆忙地）
manner-laughing = （笑着）
manner-plain = { "" }
manner-quiet = （轻声）
manner-sharp = （尖锐地）
manner-shouting = （喊叫）
manner-sighing = （叹气）
manner-warm = （温和地）
manner-whispering = （压低声音）

# 没有人开口、但发生了的事，写进对话记录。
happened-answered-late = 作答时限已过
happened-connected = 电话接通
happened-declined = 你拒接了来电
happened-ended = 通话结束
happened-finished = 你完成了话后处理
happened-hold-back = 你回到了通话
happened-hold-began = 你请对方稍候，通话保持
happened-hold-late = 保持时间超过了承诺
happened-hung-up = 你挂断了电话
happened-learned = 你了解到：{ $fact }
happened-line-dropped = 通话中断
happened-looked-up = 你打开了“{ $item }”
happened-missed = 这通来电没有人接
happened-muted = 你关闭了麦克风
happened-noted = 你记了一条笔记
happened-snapped = 对方忍不下去了
happened-transferred-cold = 你把对方直接转给了{ $desk }
happened-transferred-warm = 你向{ $desk }说明情况后完成转接
happened-unmuted = 你重新打开了麦克风

## 坐席桌面

desktop-account = 账户
desktop-empty = 这通电话没有这项资料
desktop-label = 坐席桌面
desktop-locked = 未开放
desktop-locked-because = 未开放：{ $reason }
desktop-log = 联系记录
desktop-notes = 笔记
desktop-note-add = 记下来
desktop-note-field = 写下你要记住的事
desktop-not-opened = 尚未打开。打开会留下记录。
desktop-open = 打开
desktop-policy = 规定
desktop-product = 产品

## 话后处理

wrap-up-belongs-in-record = 哪些应写进记录？
wrap-up-belongs-in-record-about = 勾选明天接手的同事必须知道的。客户有一天也可能看到。
wrap-up-channel = 方式
wrap-up-chosen = 已选
wrap-up-date = 日期
wrap-up-disposition = 这通电话属于哪一类？
wrap-up-finish = 提交
wrap-up-follow-up = 后续跟进
wrap-up-heading = 话后处理
wrap-up-left-open = 还没有选：{ $lists }
wrap-up-not-chosen = 未选
wrap-up-notes = 记录
wrap-up-owner = 负责人
wrap-up-pick-one = 选一项
wrap-up-tick = 勾选所有应写入的

## 复盘

dimension-accuracy = 准确性
dimension-compliance = 合规性
dimension-empathy = 同理心
dimension-accuracy-about = 事实、金额和产品都说对了
dimension-compliance-about = 守住了规定
dimension-empathy-about = 接住了对面的人

mark-best = 最佳
mark-costly = 失分
mark-critical = 严重违规
mark-fine = 尚可

ending-bad-care = 辜负了对方
ending-bad-rule = 违反了规定
ending-ideal = 最好的结果
ending-partial = 还有事情没了结

failure-below-floor = { $dimension }低于底线：得 { $score } 分，须达 { $floor } 分
failure-below-pass-mark = 总分 { $score }，低于及格线 { $pass } 分
failure-critical = 出现严重违规

# 结论由前四句之一加后三句之一组成。
verdict-below-floor = 未通过：{ $dimension }得 { $mark } 分，须达 { $floor } 分。
verdict-below-pass-mark = 未通过：总分 { $overall }，{ $pass } 分才通过。
verdict-critical = 未通过：出现严重违规。
verdict-critical-at = 未通过：{ $place }“{ $label }”严重违规。
verdict-passed = 通过，总分 { $overall }。
verdict-lost-in-wrap-up = 失分出在话后处理。
verdict-lost-most = 失分最多的是{ $place }“{ $label }”：失去 { $cost } 分。
verdict-in-turn = 第 { $n } 轮
verdict-after-turn = 第 { $n } 轮之后
verdict-before-first-turn = 第 1 轮之前
verdict-nothing-lost = 一路没有失分。

debrief-all-turns = 逐步回放
debrief-attainable = 还能拿到
debrief-attainable-curve = 还能拿到的分数
debrief-attainable-start = 开始时能拿到
debrief-back-to-title = 回到通话列表
debrief-best-attainable = 最高可得 { $n } 分
debrief-better-line = 更好的说法
debrief-better-line-later = 先再试一次，然后显示更好的说法。
debrief-broken-rules = 违反的规定
debrief-cost = 当时还能拿到 { $left } 分，这一步失去 { $lost } 分
debrief-cost-critical = 没有失分，但单凭这次违规，本通电话就不能通过
debrief-cost-all = 当时还能拿到的 { $left } 分，这一步全部失去
debrief-cost-plain = 失去 { $lost } 分
debrief-cost-nothing = 没有失分
debrief-critical-breach = 严重违规
debrief-critical-breach-about = 无论得多少分，这通电话都不能通过
debrief-ending = 结局
debrief-floor = 底线 { $n } 分
debrief-floored = 按 0 分计
debrief-dimension-floored = 低于 0 分：总分按 { $mark } 计入
debrief-heading = 复盘
debrief-it-caused = 引起了什么
debrief-lost-most = 失分最多的地方：{ $choice }
debrief-moments = 失分最多的时刻
debrief-moments-none = 没有任何一刻失分。
debrief-mood-curve = 状态曲线
debrief-mood-list = 逐轮的状态与可得分数
debrief-never-learned = 你始终没有了解到的
debrief-never-learned-how = 本来可以这样了解到：{ $how }
debrief-never-learned-none = 该了解的你都了解到了。
debrief-next = 下一通
debrief-not-marked = 未评分
debrief-not-marked-about = 这通电话无法评分，但对话记录是完整的。
debrief-not-passed = 未通过
debrief-options = 当时还可以选
debrief-overall = 总分
debrief-overall-of = 总分 { $score }，{ $pass } 分通过
debrief-passed = 通过
debrief-play-model = 播放示范通话
debrief-points-of = { $best } 分中得 { $points } 分
debrief-report = 报告
debrief-report-saved = 报告已保存：{ $path }
debrief-rule = 规定
debrief-score = { $dimension }：{ $score } 分
debrief-source = 依据
debrief-sources = 依据
debrief-tempting = 为什么容易选它
debrief-they-said = 对方说的
debrief-transcript = 对话记录
debrief-try-again = 从这里再试一次
debrief-try-again-about = 会新建一份记录，这一份保持不变。
debrief-turn = 第 { $n } 轮
debrief-after-turn = 第 { $n } 轮之后
debrief-before-first-turn = 第 1 轮之前
debrief-verdict = { $result }：{ $reason }
debrief-why = 为什么
debrief-wrap-up = 话后处理
debrief-wrap-up-best = 应当写入
debrief-wrap-up-cost = 话后处理失去 { $n } 分
debrief-wrap-up-missing = 应当选，但没有选
debrief-wrap-up-wrong = 不该选，但选了
debrief-you-said = 你说的
debrief-your-choice = 你的选择

## 现在不能做的事

rejected-accept-first = 请先接起电话。
rejected-come-back-first = 对方正在等候，请先取回通话。
rejected-desktop-closed = 工作台随通话打开，随通话关闭。
rejected-item-locked = “{ $id }”现在还打不开。
rejected-item-locked-because = “{ $id }”现在还打不开：{ $reason }。
rejected-no-desk = 这通电话里没有“{ $id }”这个席位。
rejected-no-entry = 这一栏里没有“{ $id }”。
rejected-no-hold = 这通电话里不能让对方等候。
rejected-no-item = 工作台上没有“{ $id }”。
rejected-no-option = 这里没有“{ $id }”这个选项。
rejected-nobody-on-hold = 没有人在等候。
rejected-nobody-on-the-line = 线上没有人。
rejected-not-now = 现在不能这样做。
rejected-not-ringing = 电话没有在响。
rejected-nothing-to-answer = 现在没有需要回答的。
rejected-nothing-to-finish = 通话还没结束，现在没有可以提交的。
rejected-option-closed = “{ $id }”现在不能选。
rejected-option-closed-because = “{ $id }”现在不能选：{ $reason }。
rejected-too-late-to-note = 通话已经结束，不能再记笔记。
rejected-wrap-up-not-yet = 话后处理要等通话结束才开始。

## 错误与提示

notice-abandoned = 你在结束前离开了这通电话，因此没有分数。
notice-cannot-begin = 无法打开这通电话：{ $reason }
notice-cannot-load = 无法读取“{ $file }”。请对它运行“rolecall check”，它会指出哪里有什么问题。
notice-moved = 磁盘无法继续写这份记录（{ $reason }）。没有丢失任何内容：整通电话改记在 { $path }。
notice-cannot-save = 你的回答没能保存：{ $reason }。通话会等着你。请腾出空间或检查文件夹，然后重试。
notice-no-calls = 没有找到任何通话。
notice-no-display = 没有找到显示器，通话将在终端里进行。
notice-no-sound = 没有找到音频设备。说的每句话都会显示在屏幕上。
notice-record-path = 这通电话记录在 { $path }
notice-resumed = 你从上次停下的地方继续。中间隔了 { $time }，不计入时间，记录里会注明。
notice-retry = 重试
notice-saved = 已保存
notice-saving = 正在保存…
notice-tampered = 这份记录写成之后被改动过，可以阅读，但不能评分。
notice-translation-missing = 这通电话有些文字还没有翻译，会以原文显示。
notice-unknown = 出了点问题：{ $reason }。你的回答没有丢失。

## 提示的说明

explain-allowed = 可以在通话里接受它：allow: [(code: "{ $code }", at: "节点", because: "…")]。
explain-cue = { $cue }：总是选{ $meaning }。
explain-cues = 表面上看得出的特征，以及只看它的人怎么选：
explain-example = { $side }（{ $place }）：
explain-more = 运行“rolecall explain 代码”看详细说明和例子。
explain-not-allowed = 不能接受；改好之前，这通电话打不了。
explain-not-allowed-by-proof = 不能接受；改好之前，“rolecall prove”会一直提示。
explain-place-call = 通话里
explain-place-fact = 包的 facts 里
explain-place-node = 通话的 nodes 里
explain-place-nodes = 通话的 nodes 里
explain-place-option = 选择的 options 里
explain-place-rule = 包的 rules 里
explain-place-says = 节点的 says 里
explain-place-table = 译文的 texts 里
explain-place-told = 用文字说明
explain-right = 对
explain-severity-error = 错误
explain-severity-warning = 提醒
explain-told = { $side }：{ $what }。
explain-wrong = 错

## 终端

score-sealed = 这份记录已经在那里封存，不能接着打。
score-last = 最后一件事
score-unfinished = 这通电话没有打完，所以没有分数。停下的地方：{ $phase }，{ $time }，已执行 { $n } 条命令。
terminal-can = 现在可以输入：{ $keys }。
terminal-can-accept = a 接听，x 拒接
terminal-can-answer = 1 到 { $n } 选择回答
terminal-can-come-back = r 取回通话
terminal-can-fill-in = 1 到 { $n } 选择或勾选
terminal-can-finish = f 提交话后处理
terminal-can-hang-up = e 挂断电话
terminal-can-hold = o 请对方稍候
terminal-can-note = n 文字 记一条笔记
terminal-can-open-desktop = d 查看桌面
terminal-can-see-form = d 再看一遍表单
terminal-can-stop = q 停下，? 查看全部命令
terminal-can-transfer = t 席位 warm 或 t 席位 cold 转接
terminal-can-wait = w 10 等待十秒
terminal-choose-call = 选哪一通？请输入编号。
terminal-commands = 命令
terminal-cannot = 现在不能这样做：{ $reason }
terminal-customer = { $name }，{ $about }
terminal-desk = t { $id } warm 或 t { $id } cold   { $title }
terminal-done = （{ $label }）
terminal-go-on-with = 要接着打，请运行：{ $command }
terminal-help-accept = a        接听
terminal-help-decline = x        拒接
terminal-help-desktop = d        查看桌面；d 加编号打开某一项
terminal-help-finish = f        提交话后处理
terminal-help-hang-up = e        挂断电话
terminal-help-help = ?        显示本帮助
terminal-help-history = h        查看到目前为止的对话
terminal-help-hold = o        请对方稍候（保持）
terminal-help-mute = m        关闭或打开麦克风
terminal-help-note = n 文字   记一条笔记
terminal-help-number = 1–9      选择回答
terminal-help-resume = r        取回通话
terminal-help-stop = q        停下，之后可以继续
terminal-help-desks = 可以转接的席位
terminal-help-timers = 你思考时计时照常进行；用“--timers off”可以关闭。通过管道输入时，只有“wait 12s”会让时间流逝。
terminal-help-transfer = t 席位 warm|cold   转接：warm 先向同事交代情况，cold 直接转过去
terminal-help-wait = w 10     等待十秒，秒数可以自己定
terminal-mood = 状态：{ $feeling }，{ $tension }，{ $trust }，{ $patience }
terminal-no-desks = 这通电话没有可以转接的席位。
terminal-play-impossible = { $file }，第 { $line } 行，“{ $input }”：{ $reason }在那里可以用的命令：{ $commands }。
terminal-prompt-begin = 准备好了请按回车；在此之前不计时。按 q 离开。
terminal-prompt = 你的回答（1–{ $n }，? 查看帮助）：
terminal-prompt-call = 命令（? 查看帮助）：
terminal-prompt-again = 按回车回到通话列表，按 q 停下。
terminal-prompt-go-on = 按回车继续。
terminal-prompt-ringing = a 接听，x 拒接：
terminal-prompt-wrap-up = 输入编号选择或勾选，d 再看一遍表单，f 提交：
terminal-recap = 到目前为止
terminal-speaker = { $name }{ $manner }
terminal-stopped = 已停下。要继续，请运行：{ $command }
terminal-transcript-end = 对话记录到此为止
terminal-try-again-prompt = 输入轮次编号，从那里再试一次；或按回车。
terminal-unknown = “{ $input }”在这里不是编号，也不是命令。
terminal-which-desk = 请写明席位，以及 warm（先交代再转接）还是 cold（直接转接）。

## 设置

settings-captions = 字幕
settings-full-screen = 全屏
settings-heading = 设置
settings-language = 语言
settings-language-system = 跟随系统
settings-mono = 单声道
settings-reduced-motion = 减少动态效果
settings-reset = 恢复初始设置
settings-sound = 声音
settings-text-size = 文字大小
settings-text-speed = 文字速度
settings-theme = 主题
settings-theme-dark = 深色
settings-theme-light = 浅色
settings-theme-system = 跟随系统
settings-volume = 音量
settings-volume-caller = 来电人
settings-volume-effects = 话机
settings-volume-interface = 按键
settings-volume-office = 环境

## 按键

keys-choose = 选择回答
keys-desktop = 桌面
keys-full-screen = 全屏
keys-heading = 按键
keys-hold = 保持、取回
keys-list = 本列表
keys-menu = 暂停、菜单
keys-mute = 静音
keys-notes = 笔记
keys-zoom = 放大、缩小、还原文字
terminal-out-of-range = { $n ->
    [0] 现在没有可以用数字选择的内容。
   *[other] 没有“{ $input }”：请输入 1 到 { $n }。
}

# The menu of a running call
settings-sound-on = 声音：开
settings-sound-off = 声音：关
menu-heading = 暂停
menu-go-on = 继续通话
menu-leave = 先离开，稍后可以接着来
menu-stop = 彻底结束这通电话
menu-about = 随时可以停下，没有人会责怪你。菜单打开时，计时也停下。
keys-steps = 在复盘中逐步查看
keys-moments = 跳到下一个失分时刻

## 编写界面

author-broken = 文件现在不能用；这里仍是上一个没有错误的版本
author-broken-because = { $file }，第 { $line } 行：{ $message }
author-broken-never-good = 文件现在不能用
author-certificate-best = 最好的走法得 { $mark } 分
author-certificate-chance = 随机选择有 { $share } 能通过
author-certificate-found = { $errors } 个错误，{ $warnings } 个提醒
author-certificate-length = { $from } 到 { $to } 次选择
author-certificate-none = 这个版本还没有证明过。
author-certificate-states = { $starts } 种开头，{ $n } 个状态
author-detour-then = 然后
author-detour-to = 先去
author-distribution = 模拟学员的得分
author-easy = 容易
author-ending = 结局
author-error = 错误
author-file-line = { $file }，第 { $line } 行
author-findings = 发现的问题
author-findings-more = 还有 { $n } 个
author-findings-none = 没有发现问题。
author-from-proof = 由证明发现
author-go-to = 前往
author-graph-name = 通话的图：{ $places } 处，其中 { $unreachable } 处到不了，{ $traps } 处走不出。列表里有同样的内容。
author-heading = 编写
author-item = 选择
author-kind-beginning = 开始
author-kind-branch = 分支
author-kind-decision = 选择
author-kind-detour = 绕行
author-kind-passage = 经过
author-kind-return = 返回
author-kind-softphone = 电话按键
author-kind-threshold = 情绪
author-least = 最低
author-list-back = 前面
author-list-count = { $n } 处，看过 { $seen } 处
author-list-on = 后面
author-mark = 得分
author-marks-by-ending = 各结局的得分
author-most = 最高
author-no-good-version = 打开以后，这个文件还没有过没有错误的时候。改好以后，这里会出现图。
author-no-least = 没有下限
author-not-proven = 没有证明：{ $reason }
author-on-silence = 没有及时回答
author-options = 选项
author-otherwise = 其他情况
author-play = 从这里开始
author-working = 需要几秒钟，完成后图会自己出现。
author-play-over = 试演结束：{ $ending }。没有留下任何记录。
author-play-about = 这一次不记录，也不评分。
author-play-button = 从这里开始
author-problems = { $n } 个问题
author-prove = 证明
author-scatter = 选择有多难，能分出多少高低
author-search = 查找
author-seen = 看过
author-select = 请在列表或图里选一处。
author-separates = 区分
author-simulate = 模拟
author-statistics-about = 模拟：{ $n } 名学员，种子 { $seed }。{ $passed } 通过；平均得分 { $mean }。
author-statistics-none = 这个版本还没有模拟过。
author-tab-certificate = 证明
author-tab-statistics = 统计
author-trainees = 学员
author-trap = 走不出
author-unknown = 未知
author-unreachable = 到不了
author-unseen = 没看过
author-warning = 提醒
author-ways = 去向
author-when = 条件：{ $when }
author-witness = 能看到它的走法：{ $play }
author-zoom-all = 整张图
author-zoom-in = 放大
author-zoom-out = 缩小
key-accept = 接听、拨出、开始
key-decline = 响铃时拒接
key-skip-line = 立即显示整句
key-replay-line = 再听一遍上一句
key-hold = 保持、取回
key-mute = 静音、取消静音
key-notes = 笔记
key-desktop = 桌面（窗口较窄时）
key-rewind = 退回一轮（仅练习）
key-next-step = 复盘：下一步
key-previous-step = 复盘：上一步
key-first-step = 复盘：第一步
key-last-step = 复盘：最后一步
key-next-moment = 复盘：下一个失分时刻
key-previous-moment = 复盘：上一个失分时刻
key-menu = 菜单、返回
key-key-list = 按键列表
key-zoom-in = 放大文字
key-zoom-out = 缩小文字
key-zoom-reset = 还原文字
key-full-screen = 全屏
settings-look = 外观
settings-larger = 放大文字
settings-smaller = 缩小文字
settings-captions-size = 对话文字大小（百分比）
pace-spoken = 说话的速度
pace-brisk = 稍快
pace-instant = 立即显示
settings-sound-heard = 声音
settings-telephone = 人声听起来像在电话里
settings-telephone-about = 关掉后人声更容易听清。
settings-call = 练习
settings-feedback = 每次回答后立即点评
settings-hide-mood = 隐藏对方的表情和情绪，像真的电话一样
settings-keys-about = 点一行，再按想用的键。如果那个键已有用途，两者互换。
settings-press-a-key = 请按一个键，按 Esc 不改
settings-keys-reset = 恢复所有按键
settings-change-keys = 更改按键…
key-choose = 第 { $n } 个选项
call-mood-hidden = 表情和情绪已隐藏，像真的电话一样。
call-last-answer = 上一个回答
menu-about-exam = 随时可以停下，没有人会责怪你。这是考核：菜单打开时计时不停。
briefing-exam-about = 按考核来：不能退回，没有点评，计时不停。仍可随时停下。
briefing-rehearsal = 模拟考核
briefing-terms = 练习或考核
profiles-heading = 谁来练习？
profiles-about = 每人有自己的记录和设置。姓名只留在本机，记录里只有代号。
profiles-guest = 不指定
profiles-new = 新建
profiles-add = 添加并使用
profiles-bad-name = 姓名须为 1 到 40 个字。
profiles-too-many = 已有 200 个，不能再添加。
title-profile = 当前：{ $name } · 切换
title-no-profile = 谁来练习？选择姓名
call-hint = 提示
hint-about = 这一句关系到：{ $dimensions }。代价最大的回答失去 { $most } 分。
hint-nothing = 这里怎么回答都不失分。
hint-critical = 其中有一个回答会严重违规。
hint-desktop = 桌面上还有没打开的资料。
call-hear-again = 再听一遍
call-menu = 菜单
menu-heading-exam = 菜单
profiles-not-changed = 没有切换成功。{ $reason }
wrap-up-finish-anyway = 仍然提交

# 准考凭证与校验码。
trust-exam-over = 通话结束。本次凭准考凭证进行，成绩由评定者计算，此处不显示。校验码：{ $code }——请立即告知监考者并由其记下，然后交卷：rolecall hand-in { $record }
